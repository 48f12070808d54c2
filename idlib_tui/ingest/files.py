"""The files of a workspace: which are articles, their ids, and what the others are."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.files import open_regular
from idlib_tui.ingest.formats.sniffing import SUFFIXES, format_of, is_text
from idlib_tui.ingest.wordlists import entries
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from idlib_tui.model import Article

SNIFFED_BYTES = 4_096
"""Bytes of a file with an unknown suffix that are examined."""
MAX_SUFFIX = 6
"""A longer ending, such as ".february 2020", is not a suffix."""
OWN_FILES = frozenset({"story.yaml", "story.yml", "desk.yaml"})
"""Files of the workspace itself, which are neither articles nor reported as omitted."""
_NUMBERED = re.compile(r"#\d+\Z")
_BY_CONTENT = frozenset({".json", ".xml", ".gz", ".log"})
"""Suffixes with various contents, some of which are read: feeds, web archives."""


def article_files(workspace: Workspace) -> Iterator[Path]:
    """List the files of a workspace that are read as articles, in order of their names.

    Subfolders of ``seeds`` are included, except hidden ones and the workspace's own index and
    briefs. A folder that cannot be listed is itself included: reading it reports the reason.

    Raises:
        OSError: ``seeds`` itself cannot be listed.
    """
    return (path for path in _all_files(workspace) if is_article(path))


def other_files(workspace: Workspace) -> Counter[str]:
    """Count the files of a workspace that are not read, by kind.

    Raises:
        OSError: ``seeds`` itself cannot be listed.
    """
    others = (path for path in _all_files(workspace) if path.name not in OWN_FILES)
    return Counter(kind_of(path) for path in others if not is_article(path))


def others_in_words(counts: Mapping[str, int]) -> str:
    """Describe the omitted files: "12 images, 1 .xlsx: not articles"; "" for none."""
    parts = [
        f"{count} {kind}" if kind.startswith(".") or count == 1 else f"{count} {_plural(kind)}"
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return f"{', '.join(parts)}: not articles" if parts else ""


def listed_below(folder: Path) -> Iterator[Path]:
    """List the files in a folder and its subfolders, except hidden ones, in order.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    return _below(_listed(folder), set())


def article_id(file: str) -> str:
    """Return the id of the article in a file: its path below ``seeds`` without ``.txt``.

    Other suffixes are kept, so that ``a.txt`` and ``a.md`` are two articles. In a file of several,
    ``#`` and a number follow; a file whose name ends like that is distinguished from it.
    """
    name = file.removesuffix(".txt") or file
    if not _NUMBERED.search(name):
        return name
    return file if file != name else f"{file}#1"


def file_and_place(article: Article) -> str:
    """Return the file of an article, with ``#`` and its number if the file has several."""
    number = number_in_file(article.id, article.file)
    return article.file if number is None else f"{article.file}#{number}"


def number_in_file(article: str, file: str) -> int | None:
    """Return the number of an article in its file; None in a file with one article."""
    number = article.removeprefix(f"{article_id(file)}#")
    return int(number) if number != article and number.isdecimal() else None


def is_article(path: Path) -> bool:
    """Check whether a file is read, by its suffix, or by its content if that is not enough.

    A folder that cannot be listed counts too, so that reading it reports the reason.
    """
    suffix = _suffix(path)
    if suffix in SUFFIXES and suffix not in _BY_CONTENT:
        return True
    if path.name in OWN_FILES or (suffix in _kinds() and suffix not in _BY_CONTENT):
        return False
    if _is_unlisted_folder(path):
        return True
    head = _head(path)
    name = format_of(head, suffix)
    if suffix in _BY_CONTENT:
        return name in {"feed", "json feed", "html"} or (
            name == "warc" and ".warc" in path.name.lower()
        )
    return name not in {"text", "markdown"} or is_text(head)


def kind_of(path: Path) -> str:
    """Return the kind of a file that is not an article: "image", or its suffix if unknown."""
    suffix = _suffix(path)
    # A suffix is more informative than a kind with many suffixes.
    kind = _kinds().get(suffix, "")
    return kind if kind in {"image", "video", "recording"} else suffix or kind or "other file"


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return suffix if len(suffix) <= MAX_SUFFIX + 1 and " " not in suffix else ""


@cache
def _kinds() -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for entry in entries("other_files"):
        kind, _, suffixes = entry.partition(" .")
        kinds.update(dict.fromkeys(f".{suffixes}".split(), kind))
    return kinds


def _plural(kind: str) -> str:
    return f"{kind}s"


def _is_unlisted_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        # Its path is longer than paths can be.
        return True


def _head(path: Path) -> bytes:
    """Return the beginning of a regular file; empty for a link, a pipe, or an unreadable file."""
    try:
        with open_regular(path) as file:
            return file.read(SNIFFED_BYTES)
    except OSError:
        return b""


def _all_files(workspace: Workspace) -> Iterator[Path]:
    own = {workspace.briefs, workspace.index}
    return _below(_listed(workspace.seeds), own)


def _below(found: list[os.DirEntry[str]], own: set[Path]) -> Iterator[Path]:
    # Not by recursion: folders can be nested deeper than Python's stack.
    waiting = found[::-1]
    while waiting:
        entry = waiting.pop()
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if not _is_folder(entry):
            yield path
        elif path not in own:
            try:
                waiting += _listed(path)[::-1]
            except OSError:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Distinguish folders from files. Links to folders are not followed: they can lead anywhere."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)
