"""The chronology as an iCalendar file."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from idlib_tui.brief.exports.shared import described, identity, last_shown
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Entry


def as_icalendar(entries: Iterable[Entry], titles: Mapping[str, str], headline: str = "") -> str:
    """Write a chronology as an iCalendar file (RFC 5545) of all-day events.

    What is known to the month or the year spans it; what goes on since a day begins there.

    Args:
        entries: The events.
        titles: Article id -> title; an article that is missing goes by its id.
        headline: The calendar's name, or "".
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - slow, and only this export needs it

    calendar = Calendar()
    calendar.add("prodid", "-//idlib-tui//chronology//EN")
    calendar.add("version", "2.0")
    if headline:
        calendar.add("x-wr-calname", one_line(headline))
    for entry in entries:
        event = Event()
        event.add("uid", f"{identity(entry)}@idlib-tui")
        event.add("dtstamp", _stamp(entry))
        event.add("summary", one_line(entry.text))
        event.add("dtstart", entry.first)
        event.add("dtend", last_shown(entry) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("description", "\n".join(described(entry, titles)))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _stamp(entry: Entry) -> datetime:
    """Give the required time stamp without a clock: the last publication that reports it."""
    published = [report.published for report in entry.reports if report.published]
    return datetime.combine(max(published, default=entry.first), time(), UTC)
