"""The chronology for other programs: Markdown, CSV, TimelineJS and iCalendar.

Every export is a function of the entries and the titles of the articles alone: the same chronology
gives the same bytes, whenever and wherever it is written. What a terminal may not be sent (see
``safe_text``) is in none of them, but for the CR LF that ends the lines of iCalendar.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from idlib_tui.brief.exports.icalendar import as_icalendar
from idlib_tui.brief.exports.markdown import as_markdown
from idlib_tui.brief.exports.spreadsheet import as_csv
from idlib_tui.brief.exports.timelinejs import as_timelinejs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Entry

__all__ = ["as_csv", "as_icalendar", "as_markdown", "as_timelinejs", "export_chronology"]

_NO_TITLES: Mapping[str, str] = MappingProxyType({})


def export_chronology(
    entries: Iterable[Entry],
    form: str,
    *,
    title: str = "",
    titles: Mapping[str, str] = _NO_TITLES,
) -> str:
    """Write a chronology in one of the formats.

    Args:
        entries: In the order to be written.
        form: ``md``, ``csv``, ``timelinejs`` or ``ics``.
        title: The story's title, where the format has a place for it.
        titles: Article id -> title; an article that is missing goes by its id.

    Raises:
        ValueError: There is no such format.
    """
    match form:
        case "md":
            return as_markdown(entries, titles, title)
        case "csv":
            return as_csv(entries, titles)
        case "timelinejs":
            return as_timelinejs(entries, titles, title)
        case "ics":
            return as_icalendar(entries, titles, title)
    raise ValueError(f"no chronology is written as {form!r}")
