"""How much attention a day gets, and which days of a story matter."""

from collections import Counter
from datetime import date, timedelta

import pytest

from idlib_tui.merge.attention import Attention
from idlib_tui.merge.clarity import opens_clearly
from idlib_tui.merge.importance import importance_of
from idlib_tui.merge.timeline import Ranking, choose_timeline
from idlib_tui.model import Entry, Precision, Relation, Report

BEGIN = date(2021, 3, 1)


def day(number: int) -> date:
    return BEGIN + timedelta(number)


def entry(on: int, text: str, *published: int) -> Entry:
    """An event told by articles of some days, each in words of its own."""
    reports = tuple(
        Report(f"{text[:9]}-{on}-{at}", 0, 9, f"{text} {at} {'x' * at}", "", Relation.ON, day(when),
               day(on).isoformat())
        for at, when in enumerate(published)
    )  # fmt: skip
    importance = importance_of(day(on), reports)
    value = day(on).isoformat()
    return Entry(value, day(on), day(on), Precision.DAY, Relation.ON, text, (), reports, importance)


def volume(*entries: Entry) -> Counter[date]:
    """The articles of some entries and no others, by day."""
    articles = {one.article: one.published for each in entries for one in each.reports}
    return Counter(when for when in articles.values() if when)


STORY = [
    entry(0, "Rebels took the port of Pemba.", *range(20), *range(40, 60)),
    entry(2, "Rebels shelled the town of Kidal.", *range(2, 22), *range(40, 60)),
    entry(30, "The ferry to Pemba sailed again.", 30, 31, 40, 41, 42),
    entry(59, "The leader of the rebels of Pemba was killed.", 59, 59, 59, 60),
]


def test_the_last_day_of_a_story_is_expected_to_be_mentioned_less() -> None:
    attention = Attention(volume(*STORY), STORY)
    expected = [attention.expected(day(number)) for number in (0, 30, 59)]
    assert expected == sorted(expected, reverse=True)
    assert expected[0] > 2 * expected[-1] > 0


def test_what_ends_a_story_matters_though_nothing_looks_back_on_it() -> None:
    last = day(59).isoformat()
    assert Ranking(STORY).periods()[-1] == last
    assert Ranking(STORY, published=volume(*STORY)).periods()[-2] == last


def test_days_of_which_one_article_tells_come_last() -> None:
    alone = entry(-900, "A captain of Pemba took power in the town of Kidal.", 40)
    ranking = Ranking([*STORY, alone], published=volume(*STORY))
    assert ranking.periods()[-1] == day(-900).isoformat()
    copies = {one.article: "one" for each in STORY for one in each.reports}
    versions = Ranking([*STORY[:1], alone], versions=copies).periods()
    assert versions == Ranking([*STORY[:1], alone]).periods()


def test_no_story_without_dates_has_expectations() -> None:
    attention = Attention({}, STORY)
    assert attention.expected(day(0)) == 0.0


def test_one_event_on_two_days_is_chosen_once() -> None:
    again = entry(1, "Rebels took the port of Pemba by night.", 5, 6)
    chosen = choose_timeline(Ranking([*STORY, again]), 9)
    assert again not in chosen
    assert len(chosen) == len(STORY)


def test_a_statement_that_needs_what_stood_before_it_represents_no_day() -> None:
    clear = entry(0, "Rebels took the port of Pemba.", 0, 1)
    vague = entry(0, "They took the port of Pemba, too.", 0, 0, 1)
    (chosen,) = choose_timeline(Ranking([vague, clear]), 1)
    assert chosen is clear


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("The ferry sank.", True),
        ("June 1 - The ferry sank.", True),
        ("They sank it.", False),
        ("Those ferries sank.", False),
        ("which sank.", False),
        ("“It sank,” she said.", False),
        ("Photograph: Ana Ruiz The ferry sank.", False),
        ("", False),
    ],
)
def test_how_a_statement_opens(text: str, clear: bool) -> None:
    assert opens_clearly(text) is clear
