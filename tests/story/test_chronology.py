"""The Idlib story as a careful reader finds it: what happened when."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from idlib_tui.filters import EntryFilter
from idlib_tui.library import Library
from idlib_tui.model import Entry, Relation

EXPECTED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "expected_dates.yaml").read_text(encoding="utf-8")
)


def is_right(entry: Entry, item: dict[str, Any]) -> bool:
    """Whether an entry is dated as expected."""
    if item.get("relation") and entry.relation is not Relation(item["relation"]):
        return False
    if "from" in item:
        # "The past four days" may or may not count today.
        return abs((entry.first - item["from"]).days) <= 1 and entry.last == item["to"]
    value = str(item["value"])
    if isinstance(item["value"], date):
        return entry.first == item["value"] and (
            entry.first == entry.last or bool(item.get("relation"))
        )
    return entry.value.startswith(value) or entry.first.isoformat().startswith(value)


def holds(entry: Entry, item: dict[str, Any]) -> bool:
    """Whether an entry has the statement among its reports."""
    return any(
        report.article.startswith(item["in"]) and item["words"] in " ".join(report.text.split())
        for report in entry.reports
    )


def test_dated_statements_stand_under_their_dates(idlib: Library) -> None:
    entries = idlib.chronology()
    wrong = []
    for item in EXPECTED:
        places = [entry for entry in entries if holds(entry, item)]
        if not any(is_right(entry, item) for entry in places):
            wrong.append((item, [(e.value, str(e.relation)) for e in places]))
    assert len(wrong) <= len(EXPECTED) // 10, "\n".join(map(str, wrong))


def entry_with(entries: list[Entry], article: str, words: str) -> Entry:
    """The first entry that has the words of an article among its reports."""
    return next(e for e in entries if holds(e, {"in": article, "words": words}))


def test_the_attack_of_3_february_is_one_entry_with_two_reports(idlib: Library) -> None:
    entries = idlib.chronology(EntryFilter(since=date(2020, 2, 3), until=date(2020, 2, 3)))
    entry = entry_with(entries, "003", "killed eight Turkish personnel")
    assert holds(entry, {"in": "004", "words": "killed seven Turkish soldiers"})
    assert {report.article[:3] for report in entry.reports} == {"003", "004"}


def test_the_talks_of_18_february_are_one_entry(idlib: Library) -> None:
    entries = idlib.chronology(EntryFilter(since=date(2020, 2, 18), until=date(2020, 2, 18)))
    entry = entry_with(entries, "001", "has ended once again without any conclusive deal")
    assert any(report.article.startswith("000") for report in entry.reports)


def test_the_saturday_talks_announced_and_looked_back_on_are_one_entry(idlib: Library) -> None:
    entries = idlib.chronology(EntryFilter(since=date(2020, 2, 8), until=date(2020, 2, 8)))
    entry = entry_with(entries, "004", "first meeting on Saturday")
    assert any(report.article.startswith("003") for report in entry.reports)


def test_the_summit_of_next_week_is_put_on_no_day(idlib: Library) -> None:
    summit = [
        e
        for e in idlib.chronology()
        if holds(e, {"in": "002", "words": "A summit could just take place"})
    ]
    assert all(
        entry.first != entry.last for entry in summit if entry.relation is not Relation.REPORTED
    )


def test_the_order_is_by_time(idlib: Library) -> None:
    entries = idlib.chronology()
    assert [e.first for e in entries] == sorted(e.first for e in entries)
    assert len(entries) == idlib.chronology_count()
