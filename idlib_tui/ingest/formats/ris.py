"""RIS, the format in which catalogues and Zotero export references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.decode import NotTextError, decoded
from idlib_tui.ingest.formats.limits import MAX_ARTICLES
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

_OUTLETS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title1", "publisher")


def read_ris(data: bytes) -> Iterator[RawArticle]:
    """Read the records that have text: an abstract or notes."""
    import rispy  # noqa: PLC0415

    try:
        records = rispy.loads(decoded(data).text.replace("\r\n", "\n"))
    except (NotTextError, ValueError, KeyError, IndexError, OSError) as error:
        raise FormatError("The list of references is damaged.") from error
    found = False
    for number, record in enumerate(records[:MAX_ARTICLES], 1):
        text = _words(record.get("abstract")) or _words(record.get("notes_abstract"))
        text = text or _words(record.get("notes")) or _words(record.get("research_notes"))
        if not text:
            continue
        found = True
        published = _words(record.get("date")) or _words(record.get("access_date"))
        yield RawArticle(
            text,
            title=_words(record.get("title")) or _words(record.get("primary_title")) or None,
            outlet=next((_words(record[key]) for key in _OUTLETS if record.get(key)), None),
            byline=", ".join(record.get("authors") or record.get("first_authors") or ()) or None,
            published=(_words(record.get("date")) or "").strip("/") or None,
            because=f"The reference says “{published}”.",
            address=next(iter(record.get("urls", ())), None),
            where=f"record {number}",
        )
    if not found:
        raise FormatError("It contains references without any text.")


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(str(item) for item in value)
    return value if isinstance(value, str) else ""
