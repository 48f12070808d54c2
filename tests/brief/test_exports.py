"""The chronology in other programs' formats."""

import csv
import io
import json
from datetime import date, datetime

import pytest
from icalendar import Calendar

from idlib_tui.brief.exports import export_chronology
from idlib_tui.model import Entry, Precision, Relation, Report
from tests.hostile import HOSTILE_TEXTS, forbidden_in

HOSTILE = "=1+1 <script>*bold* [x](y)\n“quoted, text”"


def entry(
    text: str,
    first: date,
    last: date,
    precision: str,
    value: str,
    *reports: Report,
    relation: Relation = Relation.ON,
) -> Entry:
    return Entry(value, first, last, Precision(precision), relation, text, ("Gao",), reports, 2.5)


def told(article: str, text: str, published: date | None = None) -> Report:
    return Report(article, 10, 10 + len(text), text, "Friday", Relation.ON, published)


DAY = date(2021, 3, 12)
ENTRIES = [
    entry(
        "Troops took the pass, and held it.",
        date(2018, 9, 1),
        date(2018, 9, 30),
        "month",
        "2018-09",
        told("a", "Troops took the pass, and held it."),
    ),
    entry(
        HOSTILE,
        DAY,
        DAY,
        "day",
        "2021-03-12",
        told("a", HOSTILE, date(2021, 3, 13)),
        told("b", "The same from another.", date(2021, 3, 14)),
    ),
    entry(
        "Rebels hold the hills.",
        date(2015, 1, 1),
        DAY,
        "year",
        "2015",
        told("b", "Rebels hold the hills."),
        relation=Relation.SINCE,
    ),
]
TITLES = {"a": "First *paper*", "b": "Second; paper"}


@pytest.mark.parametrize("form", ["md", "csv", "timelinejs", "ics"])
def test_the_same_entries_give_the_same_bytes(form: str) -> None:
    first = export_chronology(ENTRIES, form, title="Mali", titles=TITLES)
    assert first == export_chronology(iter(ENTRIES), form, title="Mali", titles=TITLES)


@pytest.mark.parametrize("form", ["md", "csv", "timelinejs", "ics"])
def test_no_entries_give_an_empty_but_whole_file(form: str) -> None:
    assert export_chronology([], form).endswith("\n")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        export_chronology(ENTRIES, "docx")


def test_markdown_shows_text_as_text() -> None:
    written = export_chronology(ENTRIES, "md", title="Mali", titles=TITLES)
    lines = written.splitlines()
    assert lines[0] == "# Mali"
    assert lines[2].startswith("- **Sept 2018** — Troops took the pass, and held it.")
    assert "\\<script\\>\\*bold\\*" in written
    assert "  - The same from another. (Second; paper, 14 Mar 2021)" in lines
    assert "- **since 2015** — Rebels hold the hills. (Second; paper)" in lines


def test_csv_has_a_row_for_each_report() -> None:
    written = export_chronology(ENTRIES, "csv", titles=TITLES)
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["article"] for row in rows] == ["a", "a", "b", "b"]
    assert [row["precision"] for row in rows] == ["month", "day", "day", "year"]
    assert rows[1]["articles"] == "2"
    assert rows[1]["title"] == "First *paper*"
    assert rows[0]["published"] == ""


def test_csv_gives_a_spreadsheet_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(export_chronology(ENTRIES, "csv"))))
    assert rows[1]["text"].startswith("'=1+1")
    assert "\n" not in rows[1]["text"]


def test_timelinejs_knows_no_more_of_a_date_than_the_text() -> None:
    timeline = json.loads(export_chronology(ENTRIES, "timelinejs", title="Mali & more"))
    month, day, since = timeline["events"]
    assert timeline["title"]["text"]["headline"] == "Mali &amp; more"
    assert month["start_date"] == {"year": 2018, "month": 9}
    assert day["start_date"] == {"year": 2021, "month": 3, "day": 12}
    assert "end_date" not in day
    assert since["display_date"] == "since 2015"
    assert len({slide["unique_id"] for slide in timeline["events"]}) == 3


def test_timelinejs_gets_no_markup_from_articles() -> None:
    written = export_chronology(ENTRIES, "timelinejs", titles=TITLES)
    assert "<script" not in written
    assert "&lt;script&gt;" in written


def test_icalendar_is_read_back_as_all_day_events() -> None:
    written = export_chronology(ENTRIES, "ics", title="Mali", titles=TITLES)
    calendar = Calendar.from_ical(written)
    month, day, since = calendar.walk("VEVENT")
    assert (month.start, month.end) == (date(2018, 9, 1), date(2018, 10, 1))
    assert (day.start, day.end) == (DAY, date(2021, 3, 13))
    assert str(day["SUMMARY"]) == "=1+1 <script>*bold* [x](y) “quoted, text”"
    assert "Second; paper, 14 Mar 2021" in str(day["DESCRIPTION"])
    assert since.start == date(2015, 1, 1)
    assert len({str(event["UID"]) for event in (month, day, since)}) == 3
    assert isinstance(day["DTSTAMP"].dt, datetime)
    assert day["DTSTAMP"].dt.date() == date(2021, 3, 14)


def test_icalendar_folds_and_ends_lines_as_the_standard_asks() -> None:
    written = export_chronology(ENTRIES, "ics", titles=TITLES)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


@pytest.mark.parametrize("form", ["md", "csv", "timelinejs", "ics"])
def test_no_export_commands_a_terminal(form: str) -> None:
    for hostile in HOSTILE_TEXTS:
        report = Report(hostile, 10, 20, hostile, hostile, Relation.ON, DAY)
        entries = [
            Entry("2021", DAY, DAY, Precision.DAY, Relation.ON, hostile, (hostile,), (report,), 1)
        ]
        for titles in ({}, {hostile: hostile}):
            written = export_chronology(entries, form, title=hostile, titles=titles)
            if form == "ics":
                written = written.replace("\r\n", "\n")
            assert not forbidden_in(written)
