"""RIS, the format in which catalogues and Zotero export references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.decode import NotTextError, decoded
from idlib_tui.ingest.facts.bylines import given_name_first
from idlib_tui.ingest.formats.limits import MAX_ARTICLES
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 20_000_000
_ATTACHED = ("file_attachments1", "file_attachments2", "L3", "figure")
_OUTLETS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title1", "publisher")


def read_ris(data: bytes) -> Iterator[RawArticle]:
    """Read the records that have text (an abstract, notes) or name files."""
    import rispy  # noqa: PLC0415

    try:
        records = rispy.loads(decoded(data).text.replace("\r\n", "\n"))
    except (NotTextError, ValueError, KeyError, IndexError, OSError) as error:
        raise FormatError("The list of references is damaged.") from error
    found = False
    for number, record in enumerate(records[:MAX_ARTICLES], 1):
        text = _words(record.get("abstract")) or _words(record.get("notes_abstract"))
        text = text or _words(record.get("notes")) or _words(record.get("research_notes"))
        attachments = tuple(_attached(record))
        if not text and not attachments:
            continue
        found = True
        published = _words(record.get("date")) or _words(record.get("publication_year"))
        published = published.strip("/")
        yield RawArticle(
            text,
            title=_words(record.get("title")) or _words(record.get("primary_title")) or None,
            outlet=next((_words(record[key]) for key in _OUTLETS if record.get(key)), None),
            byline=", ".join(map(given_name_first, _authors(record))) or None,
            published=published or None,
            because=f"The reference says “{published}”.",
            address=next(iter(record.get("urls", ())), None),
            attachments=attachments,
            where=f"record {number}",
        )
    if not found:
        raise FormatError("It contains references without any text.")


def _authors(record: Any) -> Iterable[str]:
    return record.get("authors") or record.get("first_authors") or ()


def _attached(record: Any) -> Iterator[str]:
    for key in _ATTACHED:
        value = record.get(key)
        for written in value if isinstance(value, list) else [value]:
            # A program may write several into one field.
            yield from str(written).split(";") if written else ()


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(str(item) for item in value)
    return value if isinstance(value, str) else ""
