"""Reading the articles of one file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idlib_tui.files import RefusedFileError, open_regular, read_regular
from idlib_tui.ingest.article import Given, read_article, read_raw_article
from idlib_tui.ingest.decode import Decoded, NotTextError, decoded_file
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.formats import NAMES, FormatError, format_of, reader_of
from idlib_tui.ingest.formats.exports import split_export
from idlib_tui.ingest.formats.limits import MAX_ARTICLES
from idlib_tui.ingest.formats.sniffing import HEAD_BYTES
from idlib_tui.ingest.references import attached_files
from idlib_tui.model import Article, Problem, Story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from idlib_tui.ingest.formats import RawArticle

__all__ = ["MAX_BYTES", "UnreadableError", "ingest", "read_article", "read_file", "read_raw"]

MAX_BYTES = 20_000_000
"""A larger file is not an article; a book has two million."""
MAX_ARCHIVE_BYTES = 200_000_000
"""A larger file of many articles, or of pages with pictures, is not read."""
_ARCHIVES = frozenset({"pdf", "mailbox", "warc", "epub", "docx"})
_EXPORTED = frozenset({"text", "rtf", "docx", "html", "pdf"})
"""Formats in which archives export many articles at once."""
_EXPORT_SIGN = re.compile(
    rb"factiva|lexisnexis|proquest|end of document|load-date|of \d+ documents"
    rb"|document [a-z]{3,}[a-z0-9]{0,9}\d{8}",
    re.IGNORECASE,
)


class UnreadableError(Exception):
    """A file cannot be converted to text; ``str(error)`` is the reason, for the user."""


def read_file(
    path: Path, seeds: Path, story: Story, furniture: AbstractSet[int] = frozenset()
) -> tuple[Article | Problem, ...]:
    """Read the articles of one file.

    Args:
        path: The file.
        seeds: The folder that ids and file names are relative to.
        story: Facts and litter lines from ``story.yaml``.
        furniture: Keys of lines to remove; see ``ingest.furniture``.

    Returns:
        The article, with the id of the file; or several, with ids such as ``export#3``; or a
        Problem with the reason, for a file that cannot be read, is empty, is of no supported
        format, or is too large. If a file is truncated, the articles read come first and a Problem
        last. Never raises because of the contents of a file.
    """
    file = path.relative_to(seeds).as_posix()
    try:
        # A name that is not UTF-8 could be neither stored nor printed.
        file.encode()
        data = _read(path, seeds)
        name = format_of(data, path.suffix.lower())
    except UnicodeEncodeError:
        shown = file.encode("utf-8", "replace").decode()
        return (Problem(shown, "Its name is not valid UTF-8: rename it."),)
    except UnreadableError as error:
        return (Problem(file, str(error)),)
    content_hash = hashlib.sha256(data).hexdigest()
    given = Given(story, furniture, content_hash)
    text: Decoded | None = None
    if reader_of(name) is None:
        try:
            text = _decoded(data, given.facts_of(file).encoding)
        except UnreadableError as error:
            return (Problem(file, str(error)),)
        given = replace(given, encoding=text.encoding, encoding_sure=text.sure.value)
    raws, reason = _raw_articles(data, name, text)
    if name == "ris" and raws:
        raws, reason = _references_alone(raws, reason, path.parent, seeds)
        if not raws and not reason:
            return ()
    if raws is None and not reason and text is not None:
        return (_plain(text.text, file, given),)
    return _articles(raws or (), reason, file, given)


def _articles(
    raws: Sequence[RawArticle], reason: str, file: str, given: Given
) -> tuple[Article | Problem, ...]:
    """Make articles of what a file contains; ``reason`` says why it is not all of it."""
    found: list[Article | Problem] = []
    several = len(raws) > 1
    for number, raw in enumerate(raws, 1):
        try:
            article = read_raw_article(raw, file, number if several else None, given)
        except Exception as error:
            if not several:
                raise
            # One article must not stop the others.
            reason = (
                f"{reason} Its article {number} cannot be read ({type(error).__name__}).".strip()
            )
            continue
        if article.text.strip():
            found.append(article)
    if reason or not found:
        found.append(Problem(file, reason or _NO_WORDS))
    return tuple(found)


def ingest(path: Path, seeds: Path, story: Story) -> Article | Problem:
    """Read one file as one article; see ``read_file``.

    Returns:
        The article; or a Problem, also for a file with several.
    """
    found = read_file(path, seeds, story)
    articles = sum(isinstance(item, Article) for item in found)
    if articles > 1:
        return Problem(found[0].file, f"It contains several articles ({articles}), not one.")
    return found[0]


def read_raw(
    path: Path, seeds: Path, number: int | None = None, encoding: str | None = None
) -> str:
    """Return a file below ``seeds``, decoded but not repaired.

    Args:
        path: The file.
        seeds: The folder that links must not lead out of.
        number: The number of the article in a file of several; all of them by default.
        encoding: The encoding that the story states for it.

    Raises:
        UnreadableError: It cannot be read, is too large, or is not text.
    """
    data = _read(path, seeds)
    name = format_of(data, path.suffix.lower())
    text = _decoded(data, encoding) if reader_of(name) is None else None
    raws, reason = _raw_articles(data, name, text)
    if reason:
        raise UnreadableError(reason)
    if raws is None:
        return text.text if text is not None else ""
    wanted = raws if number is None else raws[number - 1 : number]
    return "\n\n".join(raw.text for raw in wanted)


_NO_WORDS = "No words remain after page litter is removed."


def _plain(text: str, file: str, given: Given) -> Article | Problem:
    """Read text or Markdown as one article."""
    article = read_article(Draft(text), file, given)
    return article if article.text.strip() else Problem(file, _NO_WORDS)


def _raw_articles(
    data: bytes, name: str, text: Decoded | None
) -> tuple[list[RawArticle] | None, str]:
    """Read the contents of a file of any format.

    Args:
        data: The file.
        name: Its format.
        text: The file as text, if it is of no other format.

    Returns:
        Its articles, None for a text of one article; and the reason if it could not be read, or
        not completely.
    """
    reader = reader_of(name)
    if reader is None:
        return (split_export(text.text) if name == "text" and text else None), ""
    found: list[RawArticle] = []
    reason = ""
    try:
        for raw in reader(data):
            found.append(raw)
            if len(found) >= MAX_ARTICLES:
                reason = (
                    f"It contains more than {MAX_ARTICLES:,} articles; the others were not read."
                )
                break
    except FormatError as error:
        reason = f"It is {NAMES[name]}. {error}"
    except Exception as error:  # noqa: BLE001 - a library may raise anything over a damaged file
        reason = f"It is {NAMES[name]} that cannot be read ({type(error).__name__})."
    if len(found) == 1 and not reason and name in _EXPORTED and _may_be_export(data, name):
        found = split_export(_all_words(data, found[0], name)) or found
    return found, reason


def _references_alone(
    raws: Sequence[RawArticle], reason: str, folder: Path, seeds: Path
) -> tuple[list[RawArticle], str]:
    """Leave out the references to files that are read themselves, and those without text."""
    others = [raw for raw in raws if not attached_files(raw, folder, seeds)]
    found = [raw for raw in others if raw.text]
    if others and not found:
        reason = reason or f"It is {NAMES['ris']}. None of the files that it names is beside it."
    return found, reason


def _may_be_export(data: bytes, name: str) -> bool:
    return name != "html" or _EXPORT_SIGN.search(data) is not None


def _all_words(data: bytes, raw: RawArticle, name: str) -> str:
    """Return the whole text of a file: of a page, not only the main text."""
    if name != "html":
        return raw.text
    from idlib_tui.ingest.formats.html import block_text, page_text, parse_html  # noqa: PLC0415

    return block_text(parse_html(page_text(data)))


def _read(path: Path, seeds: Path) -> bytes:
    try:
        with open_regular(path, links_within=seeds) as file:
            head = file.read(HEAD_BYTES)
        archive = format_of(head, path.suffix.lower()) in _ARCHIVES
        return read_regular(path, MAX_ARCHIVE_BYTES if archive else MAX_BYTES, links_within=seeds)
    except RefusedFileError as error:
        if path.is_dir() and not path.is_symlink():
            raise UnreadableError("It is a folder that cannot be listed.") from error
        reason = str(error.strerror)
        raise UnreadableError(f"{reason[0].upper()}{reason[1:]}.") from error
    except OSError as error:
        raise UnreadableError(f"It cannot be read: {error.strerror or error}.") from error


def _decoded(data: bytes, stated: str | None) -> Decoded:
    if not data.strip():
        raise UnreadableError("The file is empty.")
    try:
        return decoded_file(data, stated)
    except NotTextError as error:
        raise UnreadableError(f"The file is {error}.") from error
