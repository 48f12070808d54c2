"""A short timeline chosen from a chronology."""

from datetime import date

from idlib_tui.merge.timeline import Ranking, choose_timeline
from idlib_tui.model import Entry, Precision, Relation, Report
from idlib_tui.wording import differing_days


def entry(day: str, importance: float, text: str, precision: str = "day") -> Entry:
    on = date.fromisoformat(day)
    return Entry(day, on, on, Precision(precision), Relation.ON, text, (), (), importance)


ENTRIES = [
    entry("2021-03-01", 3.0, "The ferry sank."),
    entry("2021-03-01", 2.0, "Divers came."),
    entry("2021-03-09", 9.0, "The inquiry opened."),
    entry("2021-04-02", 4.0, "The inquiry closed."),
    entry("2021-04-03", 4.0, "The ferry sank."),
    entry("2021-04-01", 50.0, "A year of ferries.", precision="month"),
]


def test_the_most_important_days_each_with_its_greatest_event() -> None:
    chosen = choose_timeline(Ranking(ENTRIES), 3)
    assert [one.text for one in chosen] == [
        "The ferry sank.",
        "The inquiry opened.",
        "The inquiry closed.",
    ]
    assert chosen[0].first == date(2021, 3, 1) or chosen[0].importance == 4.0


def test_a_timeline_by_month_has_one_entry_a_month() -> None:
    assert [one.text for one in choose_timeline(Ranking(ENTRIES, "month"), 5)] == [
        "The inquiry opened.",
        "The inquiry closed.",
    ]


def test_different_days_of_one_event_are_told() -> None:
    def told(article: str, value: str) -> Report:
        return Report(article, 0, 4, "text", "", Relation.ON, None, value)

    one = entry("2021-03-01", 1.0, "The ferry sank.")
    reports = (told("a", "2021-03-01"), told("b", "2021-03-02"), told("c", "2021-03"))
    differing = Entry(
        "2021-03-01", one.first, one.last, Precision.DAY, one.relation, "", (), reports, 1.0
    )
    assert differing_days(differing) == "1 Mar 2021: a; 2 Mar 2021: b"
    assert differing_days(one) == ""
