"""Time is written no more exactly than it is known."""

from datetime import date

import pytest

from idlib_tui import wording
from idlib_tui.model import Precision, Published, PublishedFrom, Relation


@pytest.mark.parametrize(
    ("first", "last", "precision", "value", "relation", "written"),
    [
        ("2020-02-18", "2020-02-18", "day", "2020-02-18", Relation.ON, "18 Feb 2020"),
        ("2018-09-01", "2018-09-30", "month", "2018-09", Relation.ON, "Sept 2018"),
        ("2011-01-01", "2011-12-31", "year", "2011", Relation.ON, "2011"),
        ("2019-12-01", "2020-02-18", "day", "2019-12-01", Relation.SINCE, "since 1 Dec 2019"),
        ("2019-12-01", "2020-02-18", "month", "2019-12", Relation.SINCE, "since Dec 2019"),
        ("2020-02-01", "2020-02-29", "month", "2020-02", Relation.UNTIL, "until Feb 2020"),
        ("2020-02-03", "2020-02-09", "week", "2020-W06", Relation.ON, "3–9 Feb 2020"),
        ("2019-12-30", "2020-01-05", "week", "2020-W01", Relation.ON, "30 Dec 2019 – 5 Jan 2020"),
        ("2020-01-30", "2020-02-02", "interval", "", Relation.DURING, "30 Jan – 2 Feb 2020"),
        ("2019-03-01", "2019-05-31", "interval", "", Relation.DURING, "Mar – May 2019"),
        ("2019-11-01", "2020-02-29", "interval", "", Relation.DURING, "Nov 2019 – Feb 2020"),
        ("1890-01-01", "1941-12-31", "interval", "", Relation.DURING, "1890–1941"),
        ("2019-06-01", "2019-08-31", "season", "2019-SU", Relation.ON, "summer 2019"),
        ("2019-10-01", "2019-12-31", "quarter", "2019-Q4", Relation.ON, "Q4 2019"),
        ("1990-01-01", "1999-12-31", "decade", "199", Relation.ON, "the 1990s"),
    ],
)
def test_stretch(
    first: str, last: str, precision: str, value: str, relation: Relation, written: str
) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert wording.stretch(*days, Precision(precision), value, relation) == written


def test_an_inferred_date_says_so() -> None:
    day = date(2020, 2, 10)
    assert wording.published(Published(day, PublishedFrom.INFERRED)) == "≈ 10 Feb 2020"
    assert wording.published(Published(day, PublishedFrom.FILE)) == "10 Feb 2020"
    assert wording.published(Published()) == "undated"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (3_412, "3,412"),
        (9_999, "9,999"),
        (12_345, "about 12,000"),
        (999_499, "about 999,000"),
        (999_700, "about 1 million"),
        (2_000_000, "about 2 million"),
        (2_149_000, "about 2.1 million"),
        (10_000_000_000, "about 10 billion"),
    ],
)
def test_about(number: int, written: str) -> None:
    assert wording.about(number) == written
