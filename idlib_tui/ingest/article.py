"""Making an article from a text: repair and metadata."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Draft, Edit, undone
from idlib_tui.ingest.facts.address import web_address
from idlib_tui.ingest.facts.agency import find_agency
from idlib_tui.ingest.facts.credits import read_credits
from idlib_tui.ingest.facts.dateline import Dateline, as_place, find_dateline
from idlib_tui.ingest.facts.days import Stamp, numeric_order
from idlib_tui.ingest.facts.head import take_header, take_running_head
from idlib_tui.ingest.facts.header import Header
from idlib_tui.ingest.facts.labels import take_labels_above
from idlib_tui.ingest.facts.title import heading, lead, without_site
from idlib_tui.ingest.files import article_id
from idlib_tui.ingest.formats.markdown import read_markdown
from idlib_tui.ingest.formats.plain import read_plain
from idlib_tui.ingest.furniture import remove_furniture
from idlib_tui.ingest.lines import lines
from idlib_tui.ingest.repair import mend_characters, mend_words
from idlib_tui.ingest.repair.comments import remove_comments
from idlib_tui.ingest.repair.litter import remove_litter
from idlib_tui.ingest.repair.pages import page_starts, remove_page_furniture
from idlib_tui.ingest.repair.run_on_head import split_run_on_head
from idlib_tui.ingest.repair.spaces import tidy_layout
from idlib_tui.ingest.repair.wrapping import remove_quote_marks, unwrap
from idlib_tui.model import Article, FileFacts, Published, PublishedFrom, RepairKind, Story

if TYPE_CHECKING:
    from idlib_tui.ingest.formats.raw import RawArticle

MAX_FACT_CHARS = 300
MADE_CONFIDENCE = 0.6
"""The confidence that a document was published when it was created."""

_MARKUP: Mapping[str, Callable[[Draft, Header], None]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
}


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about a file beforehand.

    Attributes:
        story: Facts and litter lines from ``story.yaml``.
        furniture: Keys of lines to remove; see ``ingest.furniture``.
        content_hash: As in ``Article.content_hash``.
        encoding: As in ``Article.encoding``.
        encoding_sure: As in ``Article.encoding_sure``.
    """

    story: Story = field(default_factory=Story)
    furniture: AbstractSet[int] = frozenset()
    content_hash: str = ""
    encoding: str | None = None
    encoding_sure: str | None = None

    def facts_of(self, file: str) -> FileFacts:
        """Return what the story states about a file."""
        return self.story.files.get(file, FileFacts())


def read_article(draft: Draft, file: str, given: Given) -> Article:
    """Repair a text and extract its metadata.

    Args:
        draft: The text as decoded; the repairs are made in it.
        file: The path under ``seeds/``; its suffix distinguishes plain text from Markdown.
        given: The story, and what else is known about the file.
    """
    header = Header(order=numeric_order(draft.text))
    suffix = "." + file.rpartition(".")[2].lower()
    _MARKUP.get(suffix, read_plain)(draft, header)
    return _made(draft, header, article_id(file), file, given)


def read_raw_article(raw: RawArticle, file: str, number: int | None, given: Given) -> Article:
    """Make an article from the result of a format's reader.

    Args:
        raw: Its text and metadata.
        file: The path under ``seeds/``.
        number: Its number in the file, from 1; None in a file with one article.
        given: The story, and what else is known about the file.
    """
    draft = Draft(raw.text)
    header = Header(order=numeric_order(raw.text))
    header.title, header.outlet = raw.title, raw.outlet
    header.byline, header.place, header.address = raw.byline, as_place(raw.place), raw.address
    if raw.published:
        header.take_date(raw.published, raw.because, Stamp.PUBLISHED)
    if number is None:
        return _made(draft, header, article_id(file), file, given, raw)
    return _made(draft, header, f"{article_id(file)}#{number}", file, given, raw)


def _made(
    draft: Draft,
    header: Header,
    identity: str,
    file: str,
    given: Given,
    raw: RawArticle | None = None,
) -> Article:
    # The story is about files, and a file of many articles has no title of its own.
    stated = given.facts_of(file) if identity == article_id(file) else FileFacts()
    _clean(draft, header, given)
    title, site = without_site(_take_title(draft, header.title or stated.title))
    tidy_layout(draft)
    dateline = find_dateline(draft.text)
    published = _or_made(_or_dateline(header.published, dateline), raw)
    byline = _fact(header.byline or stated.byline)
    return Article(
        id=identity,
        file=file,
        title=title,
        text=draft.text,
        outlet=_fact(
            header.outlet or stated.outlet or site or (dateline.agency if dateline else None)
        ),
        place=_fact(header.place or (dateline.place if dateline else None)),
        byline=byline,
        credits=read_credits(draft.text),
        published=_published(published, stated),
        repairs=draft.notable,
        content_hash=given.content_hash,
        encoding=given.encoding,
        encoding_sure=given.encoding_sure,
        address=web_address(header.address or stated.address),
        agency=find_agency(
            dateline.agency if dateline else None, byline, undone(draft.text, draft.repairs)
        ),
        pages=page_starts(draft),
    )


def _clean(draft: Draft, header: Header, given: Given) -> None:
    """Repair a text, and leave in it what belongs to the article; its header goes to ``header``."""
    running_head = remove_page_furniture(draft)
    mend_characters(draft)
    remove_quote_marks(draft)
    split_run_on_head(draft)
    take_header(draft, header)
    if running_head is not None:
        take_running_head(running_head, header)
    remove_comments(draft)
    remove_litter(draft, given.story.boilerplate)
    take_labels_above(draft, header)
    unwrap(draft)
    mend_words(draft)
    remove_furniture(draft, given.furniture)


def _take_title(draft: Draft, stated: str | None) -> str:
    """Find the title, removing an explicit headline from the text."""
    first = heading(draft.text)
    title = _fact(stated)
    if first is not None and (title is None or _bare(title) == _bare(first.text)):
        draft.apply([Edit(first.start, first.end, "", RepairKind.TITLE)])
        _drop_again(draft, first.text)
        return title or first.text
    return title or lead(draft.text)


def _drop_again(draft: Draft, title: str) -> None:
    """Remove the headline if the text begins with it again."""
    second = next(lines(draft.text), None)
    if second is not None and _bare(second.text) == _bare(title):
        draft.apply([Edit(second.start, second.end, "", RepairKind.TITLE)])


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _or_dateline(known: Published, dateline: Dateline | None) -> Published:
    if known.day is not None or dateline is None or dateline.day is None:
        return known
    because = f"The dateline says {dateline.day.isoformat()}."
    return Published(dateline.day, PublishedFrom.TEXT, because, 1.0)


def _or_made(known: Published, raw: RawArticle | None) -> Published:
    if known.day is not None or raw is None or raw.made is None:
        return known
    because = f"The document's properties say that it was made on {raw.made.isoformat()}."
    return Published(raw.made, PublishedFrom.FILE, because, MADE_CONFIDENCE)


def _published(header: Published, stated: FileFacts) -> Published:
    sure = header.known_from is PublishedFrom.FILE and header.confidence == 1
    if sure or stated.date is None:
        return replace(header, because=_fact(header.because) or "")
    if stated.source:
        because = f"The reference in {stated.source} says {stated.date.isoformat()}."
        return Published(stated.date, PublishedFrom.FILE, because, 1.0)
    because = f"The story says {stated.date.isoformat()}."
    return Published(stated.date, PublishedFrom.STORY, because, 1.0)


def _fact(value: str | None) -> str | None:
    """Clean metadata like the text, and put it on one line."""
    if value is None:
        return None
    draft = Draft(value[:MAX_FACT_CHARS])
    mend_characters(draft)
    return " ".join(draft.text.split()) or None
