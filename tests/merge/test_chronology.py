"""Which reports are one event, and how entries are written and weighed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.chronology import DatedEvent, block_key, merge_block
from idlib_tui.merge.importance import importance_of, rank_periods
from idlib_tui.merge.likeness import traits_of
from idlib_tui.merge.precision import precision_of
from idlib_tui.model import Entry, Event, Relation, Report

DAY = date(2021, 3, 12)


def report(article: str, text: str, published: date = DAY) -> DatedEvent:
    """The first dated statement of a text."""
    document = read_document(text, published)
    events = find_events(document, find_timexes(document), (), ())
    return article, published, next(event for event in events if event.dated)


def merged(*reports: DatedEvent) -> list[Entry]:
    assert len({block_key(event) for _, _, event in reports}) == 1
    return merge_block(reports)


def test_two_reports_of_one_attack_are_one_entry() -> None:
    (entry,) = merged(
        report("a", "On 9 March 2021 gunmen killed eleven Chadian soldiers near Bol."),
        report("b", "An ambush by gunmen on Tuesday killed eleven soldiers from Chad, Bol said."),
    )
    assert [one.article for one in entry.reports] == ["b", "a"]


def test_figures_that_add_up_or_nearly_agree_are_no_contradiction() -> None:
    (entry,) = merged(
        report("a", "Shelling on 9 March 2021 killed eight Georgian guards, wounding others."),
        report("b", "Shelling killed seven Georgian guards and one driver on Tuesday."),
    )
    assert len(entry.reports) == 2


def test_different_figures_of_one_word_stay_apart() -> None:
    entries = merged(
        report("a", "A fire killed five people in Lagos on Tuesday."),
        report("b", "Floods killed 90 people in Mumbai on Tuesday."),
    )
    assert len(entries) == 2


def test_two_events_of_one_day_stay_apart() -> None:
    entries = merged(
        report("a", "Parliament in Riga passed the budget on Tuesday."),
        report("b", "A storm destroyed the harbour of Faro on Tuesday."),
    )
    assert len(entries) == 2


def test_a_country_is_the_same_by_its_people_and_its_capital() -> None:
    (entry,) = merged(
        report("a", "Latvian and Estonian envoys held talks on Tuesday."),
        report("b", "On Tuesday talks between Latvia and Estonia were held."),
    )
    assert len(entry.reports) == 2


def test_an_article_tells_one_happening_in_one_entry() -> None:
    text = (
        "A summit in Riga was held on Tuesday.\n\nSnow fell.\n\n"
        "Angry farmers blocked the streets around the summit on Tuesday."
    )
    document = read_document(text, DAY)
    events = find_events(document, find_timexes(document), (), (), undated=True)
    named = [e for e in events if text[e.trigger_start : e.trigger_end] == "summit"]
    (entry,) = merge_block([("a", DAY, replace(event, dated=True)) for event in named])
    assert len(entry.reports) == len(named) == 2


def test_the_stated_day_comes_before_the_day_of_the_report() -> None:
    text = "Rebels seized the airport of Gao, killing nine guards."
    stated = report("b", "Rebels seized the airport of Gao on Friday, killing nine guards.")
    document = read_document(text, DAY)
    reported = next(e for e in find_events(document, (), (), ()) if e.dated)
    assert reported.relation is Relation.REPORTED
    (entry,) = merged(("a", DAY, reported), stated)
    assert entry.text == stated[2].text
    assert entry.relation is Relation.ON
    assert [one.expression for one in entry.reports] == ["Friday", ""]


def test_since_a_day_and_on_that_day_are_two_blocks() -> None:
    since = report("a", "Troops have held the pass since 4 January 2021.")
    on = report("a", "Troops took the pass on 4 January 2021.")
    assert block_key(since[2]) != block_key(on[2])


def test_what_is_not_dated_is_left_out() -> None:
    article, published, event = report("a", "Rebels seized Gao on Friday.")
    assert merge_block([(article, published, replace(event, dated=False))]) == []


SENTENCES = (
    "Rebels seized the airport of Gao on Friday, killing nine guards.",
    "On Friday rebels took Gao airport and killed nine guards.",
    "Nine guards were killed on Friday when the airport of Gao fell.",
    "The president of Mali fled to Niger on Friday.",
    "France sent planes to Mali on Friday.",
    "On Friday French planes were sent to Mali.",
    "Parliament in Riga passed the budget on Friday.",
)


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(len(SENTENCES))))
def test_entries_do_not_depend_on_the_order_given(order: list[int]) -> None:
    reports = [report(f"article-{at}", text) for at, text in enumerate(SENTENCES)]
    assert merge_block([reports[at] for at in order]) == merge_block(reports)


def test_every_statement_is_in_one_entry_only() -> None:
    reports = [
        report(f"{copy}-{at}", text) for copy in range(30) for at, text in enumerate(SENTENCES)
    ]
    entries = merge_block(reports)
    found = [one.article for entry in entries for one in entry.reports]
    assert sorted(found) == sorted(article for article, _, _ in reports)
    assert len(entries) <= len(SENTENCES)


def told(
    article: str, published: date | None, relation: Relation = Relation.ON, text: str = "text"
) -> Report:
    return Report(article, 0, 4, text, "", relation, published)


@pytest.mark.parametrize(
    ("published", "weight"),
    [
        (DAY, 1.0),
        (DAY + timedelta(1), 1.0),
        (DAY + timedelta(2), 2.0),
        (DAY + timedelta(31), 2.0),
        (DAY + timedelta(500), 1.0),
        (DAY - timedelta(1), 0.5),
        (None, 1.0),
    ],
)
def test_hindsight_weighs_more(published: date | None, weight: float) -> None:
    assert importance_of(DAY, [told("a", published)]) == weight


def test_what_several_look_back_on_weighs_most() -> None:
    later = DAY + timedelta(31)
    other = told("b", later, text="in other words")
    assert importance_of(DAY, [told("a", later), other]) == 12.0


def test_a_clause_told_again_in_the_same_words_counts_once() -> None:
    reports = [told(f"article-{at}", DAY + timedelta(40)) for at in range(20)]
    assert importance_of(DAY, reports) == 6.0


def test_what_is_placed_on_a_day_comes_before_months_and_what_only_began() -> None:
    reports = [told("a", DAY)]
    since = [told("a", DAY, Relation.SINCE)]
    day, week, month = (importance_of(DAY, reports, name) for name in ("day", "week", "month"))
    assert day > week > month
    assert importance_of(DAY, since) == month


def test_an_article_counts_once_by_its_weightiest_report() -> None:
    other = told("b", DAY, text="in other words")
    reports = [told("a", DAY, Relation.REPORTED), told("a", DAY), other]
    assert importance_of(DAY, reports) == 2.0


def test_periods_are_ranked_by_their_greatest_events() -> None:
    assert rank_periods({"busy": [1.0] * 50, "great": [4.0], "also great": [4.0]}) == [
        "also great",
        "great",
        "busy",
    ]


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2020-02-03", "day"),
        ("2020-02-03TEV", "day"),
        ("2020-W07", "week"),
        ("2020-02", "month"),
        ("2019-Q4", "quarter"),
        ("2019-SU", "season"),
        ("2011", "year"),
        ("199", "decade"),
        ("2020-01-28/2020-02-18", "interval"),
    ],
)
def test_precision_is_told_from_the_value(value: str, precision: str) -> None:
    assert precision_of(value, date(2020, 2, 3), date(2020, 2, 9)) == precision


def test_an_entry_names_its_precision() -> None:
    (entry,) = merged(report("a", "Talks in Oslo failed in September 2018."))
    assert (entry.value, entry.precision) == ("2018-09", "month")


def test_events_are_found_in_a_crowded_day() -> None:
    """A day on which hundreds report different things still joins what belongs together."""
    places = [f"Town{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(150)]
    crowd = [
        report(f"c{at}", f"Soldiers searched a farm near {place} on Friday.")
        for at, place in enumerate(places)
    ]
    pair = [
        report("x", "A ferry sank off Zanzibar on Friday, drowning 31 pilgrims."),
        report("y", "On Friday 31 pilgrims drowned when their ferry sank off Zanzibar."),
    ]
    entries = merge_block([*crowd, *pair])
    (ferry,) = [entry for entry in entries if "ferry" in entry.text]
    assert {one.article for one in ferry.reports} == {"x", "y"}


def test_an_event_of_no_words_is_an_entry_of_its_own() -> None:
    event = Event(0, 2, "it", 0, 2, DAY.isoformat(), DAY, DAY, Relation.ON)
    assert len(merge_block([("a", DAY, event), ("b", DAY, event)])) == 2


def test_a_statement_that_names_nobody_is_not_the_clearest() -> None:
    text = "The envoy of Chad met Ana Ruiz.\n\nThey held talks in the palace on Tuesday."
    document = read_document(text, DAY)
    vague = next(e for e in find_events(document, find_timexes(document), (), ()) if e.dated)
    assert vague.context
    clear = report("z", "Chad and Ana Ruiz held talks in the palace on Tuesday.")
    named = (clear[0], clear[1], replace(clear[2], names=("Chad", "Ana Ruiz")))
    (entry,) = merged(("a", DAY, vague), named)
    assert entry.reports[0].article == "z"


def test_the_number_of_a_model_and_a_year_are_no_figures() -> None:
    event = report("a", "On 9 March 2021 the A380 of 2007 killed eleven gulls.")[2]
    traits = traits_of(event)
    assert traits.numbers == {11.0}
    assert "a380" in traits.names
    assert (traits.trigger, traits.around) == ("kill", {"a380", "gull"})
