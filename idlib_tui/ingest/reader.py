"""One file, from bytes to an Article."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from idlib_tui.files import RefusedFileError, read_regular
from idlib_tui.ingest.decode import NotTextError, decode
from idlib_tui.ingest.draft import Draft, Edit
from idlib_tui.ingest.facts.credits import read_credits
from idlib_tui.ingest.facts.dateline import Dateline, read_dateline
from idlib_tui.ingest.facts.days import numeric_order
from idlib_tui.ingest.facts.head import take_header, take_running_head
from idlib_tui.ingest.facts.header import Header
from idlib_tui.ingest.facts.title import heading, lead
from idlib_tui.ingest.files import article_id
from idlib_tui.ingest.formats import FORMATS
from idlib_tui.ingest.lines import lines
from idlib_tui.ingest.repair import mend_characters, mend_words
from idlib_tui.ingest.repair.litter import remove_litter
from idlib_tui.ingest.repair.pages import remove_page_furniture
from idlib_tui.ingest.repair.spaces import tidy_layout
from idlib_tui.ingest.repair.wrapping import remove_quote_marks, unwrap
from idlib_tui.model import Article, FileFacts, Problem, Published, PublishedFrom, Story

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
"""A larger file is no article; a book has two million."""
MAX_FACT_CHARS = 300


class UnreadableError(Exception):
    """A file cannot be made into text; ``str(error)`` is the reason, fit to show."""


def ingest(path: Path, seeds: Path, story: Story) -> Article | Problem:
    """Read one file as an article.

    Args:
        path: The file.
        seeds: The folder that ids and file names are relative to.
        story: Facts and litter lines that the story's maker added.

    Returns:
        The article; or a Problem with the reason, for a file that cannot be read, is empty, is
        binary, or is too large. Never raises for what is in a file.
    """
    file = path.relative_to(seeds).as_posix()
    try:
        # A name that is not UTF-8 could be neither stored nor printed.
        file.encode()
        data = _read(path, seeds)
        draft = Draft(_text(data))
    except UnicodeEncodeError:
        return Problem(
            file.encode("utf-8", "replace").decode(), "Its name is not valid UTF-8: rename it."
        )
    except UnreadableError as error:
        return Problem(file, str(error))
    article = read_article(draft, file, story, hashlib.sha256(data).hexdigest())
    if not article.text.strip():
        return Problem(file, "There are no words left in it once page litter is taken away.")
    return article


def read_raw(path: Path, seeds: Path) -> str:
    """Read a file below ``seeds`` as it is: decoded, but not repaired.

    Raises:
        UnreadableError: It cannot be read, is too large, or is no text.
    """
    return _text(_read(path, seeds))


def read_article(draft: Draft, file: str, story: Story, content_hash: str = "") -> Article:
    """Repair a text and take it apart.

    Args:
        draft: The text as decoded; the repairs are made in it.
        file: The path under ``seeds/``, whose suffix tells the format.
        story: Facts and litter lines that the story's maker added.
        content_hash: As in ``Article.content_hash``.
    """
    stated = story.files.get(file, FileFacts())
    header = Header(order=numeric_order(draft.text))
    suffix = "." + file.rpartition(".")[2].lower()
    FORMATS.get(suffix, FORMATS[".txt"])(draft, header)
    running_head = remove_page_furniture(draft)
    mend_characters(draft)
    remove_quote_marks(draft)
    take_header(draft, header)
    if running_head is not None:
        take_running_head(running_head, header)
    remove_litter(draft, story.boilerplate)
    unwrap(draft)
    mend_words(draft)
    title = _take_title(draft, header.title or stated.title)
    tidy_layout(draft)
    dateline = read_dateline(draft.text)
    return Article(
        id=article_id(file),
        file=file,
        title=title,
        text=draft.text,
        outlet=_fact(header.outlet or stated.outlet or (dateline.agency if dateline else None)),
        place=_fact(header.place or (dateline.place if dateline else None)),
        byline=_fact(header.byline),
        credits=read_credits(draft.text),
        published=_published(_or_dateline(header.published, dateline), stated),
        repairs=draft.notable,
        content_hash=content_hash,
    )


def _read(path: Path, seeds: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES, links_within=seeds)
    except RefusedFileError as error:
        if path.is_dir() and not path.is_symlink():
            raise UnreadableError("It is a folder that cannot be listed.") from error
        reason = str(error.strerror)
        raise UnreadableError(f"{reason[0].upper()}{reason[1:]}.") from error
    except OSError as error:
        raise UnreadableError(f"It cannot be read: {error.strerror or error}.") from error


def _text(data: bytes) -> str:
    if not data.strip():
        raise UnreadableError("The file is empty.")
    try:
        return decode(data)
    except NotTextError as error:
        raise UnreadableError(f"The file is {error}.") from error


def _take_title(draft: Draft, stated: str | None) -> str:
    """Name the article, taking a headline that says so out of the text."""
    first = heading(draft.text)
    title = _fact(stated)
    if first is not None and (title is None or title.casefold() == first.text.casefold()):
        draft.apply([Edit(first.start, first.end, "", "title")])
        _drop_again(draft, first.text)
        return title or first.text
    return title or lead(draft.text)


def _drop_again(draft: Draft, title: str) -> None:
    """Take the headline away where the text begins with it once more."""
    second = next(lines(draft.text), None)
    if second is not None and _bare(second.text) == _bare(title):
        draft.apply([Edit(second.start, second.end, "", "title")])


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _or_dateline(known: Published, dateline: Dateline | None) -> Published:
    if known.day is not None or dateline is None or dateline.day is None:
        return known
    because = f"The dateline says {dateline.day.isoformat()}."
    return Published(dateline.day, PublishedFrom.TEXT, because, 1.0)


def _published(header: Published, stated: FileFacts) -> Published:
    if header.known_from is PublishedFrom.FILE or stated.date is None:
        return replace(header, because=_fact(header.because) or "")
    because = f"The story says {stated.date.isoformat()}."
    return Published(stated.date, PublishedFrom.STORY, because, 1.0)


def _fact(value: str | None) -> str | None:
    """Clean a fact as the text is cleaned, and put it on one line."""
    if value is None:
        return None
    draft = Draft(value[:MAX_FACT_CHARS])
    mend_characters(draft)
    return " ".join(draft.text.split()) or None
