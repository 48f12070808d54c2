"""Copying files into a workspace, under descriptive names."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import WorkspaceError
from idlib_tui.files import RefusedFileError, read_regular, write_atomically
from idlib_tui.ingest.files import OWN_FILES, is_article, kind_of, listed_below
from idlib_tui.ingest.formats.sniffing import HEAD_BYTES, SUFFIXES, format_of, is_text
from idlib_tui.ingest.reader import MAX_ARCHIVE_BYTES, read_file
from idlib_tui.model import Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.workspace import Workspace

MAX_NAME_CHARS = 60
"""The maximum length of a name made from a title, without its suffix."""
_MOST_NAMES = 10_000
"""The maximum number of files with the same name and a number."""
_SUFFIX_OF = {name: suffix for suffix, name in reversed(list(SUFFIXES.items()))} | {
    "html": ".html",
    "json feed": ".json",
    "warc": ".warc",
}
_FRONT_MATTER = (b"---\n", b"---\r\n", b"+++\n", b"+++\r\n")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Added:
    """The result of adding one file.

    Attributes:
        source: The origin, as named by the user or found below that; "-" for standard input.
        file: Its path below ``seeds/``; None if it was not added.
        reason: Why it was not added, or need not be; "" for a new file.
    """

    source: str
    file: str | None
    reason: str = ""


def add_path(workspace: Workspace, path: Path) -> Iterator[Added]:
    """Copy a file, or the articles of a folder, into ``seeds/``.

    A file that is already there, under its name or with a number, is not copied again; a different
    file with its name is not overwritten, and the new one gets a number.

    Args:
        workspace: The destination.
        path: A file; or a folder, which keeps its name and subfolders below ``seeds/``.

    Raises:
        WorkspaceError: ``seeds/`` cannot be written.
    """
    if not path.is_dir():
        yield _add_file(workspace, path, Path(path.name))
        return
    top = path.resolve()
    if top == workspace.seeds.resolve() or workspace.seeds.resolve().is_relative_to(top):
        yield Added(str(path), None, "It contains the workspace.")
        return
    try:
        for file in listed_below(path):
            yield _add_file(workspace, file, Path(top.name, *file.relative_to(path).parts))
    except OSError as error:
        yield Added(str(path), None, f"It cannot be read: {error.strerror or error}.")


def add_bytes(workspace: Workspace, data: bytes) -> Added:
    """Store standard input in ``seeds/``.

    It is named after the title of its first article, with the suffix of its format.

    Raises:
        WorkspaceError: ``seeds/`` cannot be written.
    """
    if not data.strip():
        return Added("-", None, "Standard input is empty.")
    if len(data) > MAX_ARCHIVE_BYTES:
        return Added("-", None, f"It has more than {MAX_ARCHIVE_BYTES // 1_000_000} MB.")
    form = format_of(data, "")
    if form == "text" and not is_text(data[:HEAD_BYTES]):
        return Added("-", None, "It is neither text nor in a supported format.")
    clipped = form == "text" and data.removeprefix(BOM_UTF8).startswith(_FRONT_MATTER)
    suffix = ".md" if clipped else _SUFFIX_OF[form]
    return _write(workspace, "-", Path(f"{_name_of(data, suffix)}{suffix}"), data)


def _add_file(workspace: Workspace, path: Path, target: Path) -> Added:
    source = str(path)
    if path.name in OWN_FILES:
        return Added(source, None, "It is a file of a workspace, not an article.")
    try:
        path, seeds = path.resolve(strict=True), workspace.seeds.resolve()
        if path.is_relative_to(seeds):
            own = path.relative_to(seeds).as_posix()
            return Added(source, own, "It is already in the workspace.")
        data = read_regular(path, MAX_ARCHIVE_BYTES)
    except RefusedFileError as error:
        reason = str(error.strerror)
        return Added(source, None, f"{reason[0].upper()}{reason[1:]}.")
    except (OSError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        return Added(source, None, f"It cannot be read: {why}.")
    if not is_article(path):
        return Added(source, None, f"It is not an article ({kind_of(path)}).")
    return _write(workspace, source, target, data)


def _write(workspace: Workspace, source: str, target: Path, data: bytes) -> Added:
    """Write a file under its name, or that name with a number."""
    for number in range(1, _MOST_NAMES):
        numbered = f"{target.stem}-{number}{target.suffix}" if number > 1 else target.name
        file = target.with_name(numbered)
        path = workspace.seeds / file
        try:
            write_atomically(path, data, replace=False)
        except FileExistsError:
            if _is_same(path, data):
                return Added(source, file.as_posix(), "It is already there.")
            continue
        except OSError as error:
            why = error.strerror or error
            raise WorkspaceError(f"{workspace.seeds} cannot be written: {why}.") from error
        return Added(source, file.as_posix())
    return Added(source, None, "Too many files have this name.")


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return read_regular(path, len(data)) == data
    except OSError:
        return False


def _name_of(data: bytes, suffix: str) -> str:
    """Make a file name from the title of standard input: letters and digits, hyphens."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"piped{suffix}")
        path.write_bytes(data)
        found = read_file(path, Path(folder), Story())
    titles = (item.title for item in found if isinstance(item, Article))
    plain = unicodedata.normalize("NFC", next(titles, "")).casefold().replace("’", "")
    name = "-".join(_WORD.findall(plain.replace("'", "")))
    if len(name) > MAX_NAME_CHARS:
        name = name[: MAX_NAME_CHARS + 1].rpartition("-")[0] or name[:MAX_NAME_CHARS]
    return name or "article"
