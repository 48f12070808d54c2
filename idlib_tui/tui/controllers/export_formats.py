"""The formats that the chronology can be exported in."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format of ``brief.exports``, and how it is called here."""

    form: str
    label: str
    suffix: str


FORMATS = (
    Format("md", "Markdown, to read", ".md"),
    Format("csv", "CSV, for a spreadsheet", ".csv"),
    Format("timelinejs", "JSON for TimelineJS, for the web", ".json"),
    Format("ics", "iCalendar, for a calendar", ".ics"),
)
