"""Which figures stand side by side, and which never do."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date, timedelta
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.merge.figures import group_block, group_figures, group_series, placement_of
from idlib_tui.model import Figure, FigureGroup, FigureReport

DAY = date(2021, 3, 17)
NEW_YEAR = date(2021, 1, 1)


def report(
    article: str,
    value: float,
    unit: str = "person",
    topic: str = "killed",
    *,
    low: float | None = None,
    high: float | None = None,
    of: tuple[str, ...] = (),
    place: tuple[str, ...] = (),
    since: date | None = None,
    as_of: date | None = DAY,
    claimant: str | None = None,
    published: date = DAY,
    start: int = 0,
) -> FigureReport:
    figure = Figure(
        start,
        start + 5,
        f"{value:g}",
        value,
        value if low is None else low,
        value if high is None else high,
        unit,
        topic,
        (*of, *place),
        as_of,
        since,
        claimant,
        of=of,
        place=place,
    )
    return FigureReport(article, figure, published)


def articles(groups: list[FigureGroup]) -> list[list[str]]:
    return [[r.article for r in group.reports] for group in groups]


def together(*reports: FigureReport) -> bool:
    return len(group_figures(reports)) == 1


def test_differing_counts_since_one_day_stand_side_by_side() -> None:
    one = report("a", 298, "civilian", place=("Homs",), since=NEW_YEAR)
    other = report("b", 372, "civilian", place=("Homs",), since=NEW_YEAR)
    (group,) = group_figures([one, other])
    assert (group.topic, group.unit, group.since, group.scope) == (
        "killed",
        "civilian",
        NEW_YEAR,
        ("Homs",),
    )


def test_civilians_and_soldiers_never_merge() -> None:
    same = {"place": ("Homs",), "since": NEW_YEAR}
    assert not together(report("a", 300, "civilian", **same), report("b", 300, "soldier", **same))
    assert together(report("a", 300, "troop", **same), report("b", 300, "soldier", **same))


def test_other_topics_never_merge() -> None:
    same = {"place": ("Homs",), "since": NEW_YEAR}
    assert not together(report("a", 300, **same), report("b", 300, topic="wounded", **same))


def test_other_places_and_nationalities_never_merge() -> None:
    one = report("a", 300, of=("Kenya",), since=NEW_YEAR)
    assert not together(one, report("b", 300, of=("Somalia",), since=NEW_YEAR))
    one = report("a", 300, place=("Homs",), since=NEW_YEAR)
    assert not together(one, report("b", 300, place=("Hama",), since=NEW_YEAR))
    one = report("a", 300, place=("Kenya",), since=NEW_YEAR)
    assert not together(one, report("b", 300, place=("Somalia",), since=NEW_YEAR))


def test_other_times_never_merge() -> None:
    one = report("a", 300, place=("Homs",), since=NEW_YEAR)
    assert not together(one, report("b", 300, place=("Homs",), since=date(2018, 9, 1)))
    day = date(2021, 3, 3)
    one = report("a", 7, of=("Kenya",), since=day, as_of=day)
    later = day + timedelta(7)
    assert not together(one, report("b", 7, of=("Kenya",), since=later, as_of=later))
    assert together(one, report("b", 8, of=("Kenya",), since=day, as_of=day))


def test_a_past_year_is_not_the_story_of_today() -> None:
    past = report("a", 300, place=("Homs",), since=date(2004, 1, 1), as_of=date(2004, 12, 31))
    assert not together(past, report("b", 300, place=("Homs",)))


def test_a_large_count_that_states_nothing_joins_the_one_that_states_more() -> None:
    stated = report("a", 500_000, topic="displaced", high=inf, since=date(2020, 12, 1))
    update = report("b", 586_000, topic="displaced")
    assert together(stated, update)
    assert not together(stated, report("b", 9_000_000, topic="displaced"))


def test_millions_of_whom_little_is_said_stay_apart() -> None:
    millions = {"high": 999e6, "of": ("Kenya",), "topic": "person"}
    assert not together(report("a", 2e6, **millions), report("b", 2e6, **millions))


def test_a_count_of_nobody_is_compared_as_any_other() -> None:
    same = {"of": ("Kenya",), "since": DAY, "as_of": DAY}
    assert together(report("a", 0, **same), report("b", 7, **same))
    assert not together(report("a", 0, since=NEW_YEAR), report("b", 7_000, since=NEW_YEAR))


def test_the_same_telling_value_is_the_same_sum() -> None:
    one = report("a", 41.2e9, "USD", "revenue")
    assert together(one, report("b", 41.2e9, "USD", "revenue", since=date(2020, 10, 1)))
    assert not together(one, report("b", 40.9e9, "USD", "revenue"))


def test_small_counts_need_more_than_likeness() -> None:
    assert not together(report("a", 3, "soldier"), report("b", 3, "soldier"))
    assert together(
        report("a", 3, "soldier", of=("Kenya",)), report("b", 3, "soldier", of=("Kenya",))
    )


def test_one_source_told_twice_is_one_count() -> None:
    one = report("a", 298, "civilian", since=NEW_YEAR, claimant="U.N. human rights office")
    garbled = report(
        "b",
        300,
        "civilian",
        low=270,
        high=330,
        since=DAY,
        as_of=DAY,
        claimant="the United Nations",
    )
    assert together(one, garbled)
    assert not together(one, replace(garbled, figure=replace(garbled.figure, claimant="Red Cross")))


def test_lasting_states_merge_over_the_years() -> None:
    one = report("a", 3.5e6, "refugee", "refugees", of=("Syria",), place=("Turkey",))
    later = report(
        "b",
        3.7e6,
        "person",
        "refugees",
        of=("Syria",),
        place=("Turkey",),
        published=DAY + timedelta(500),
    )
    elsewhere = report("c", 3.6e6, "refugee", "refugees", of=("Syria",), place=("Jordan",))
    assert articles(group_figures([one, elsewhere, later])) == [["a", "b"], ["c"]]


def test_two_values_of_one_article_in_one_voice_count_two_things() -> None:
    stated = report("a", 2000, since=NEW_YEAR, place=("Homs",))
    assert together(stated, report("a", 2000, start=90))
    assert not together(
        report("a", 20, place=("Homs",)), report("a", 27, place=("Homs",), start=90)
    )


def test_parts_of_a_sum_stay_with_the_whole() -> None:
    day = {"since": DAY, "as_of": DAY}
    whole = report("a", 8, "personnel", of=("Kenya",), **day)
    soldiers = report("b", 7, "soldier", of=("Kenya",), **day)
    contractor = report("b", 1, "contractor", start=40, **day)
    parts = [
        replace(part, figure=replace(part.figure, sums_with=0)) for part in (soldiers, contractor)
    ]
    (group,) = group_figures([whole, *parts])
    assert (group.unit, len(group.reports)) == ("personnel", 3)


def test_what_is_feared_is_not_what_happened() -> None:
    one = report("a", 300, place=("Homs",), since=NEW_YEAR)
    feared = replace(one, article="b", figure=replace(one.figure, hedged=True))
    assert not together(one, feared)


def test_groups_that_disagree_and_have_most_sources_come_first() -> None:
    reports = [report(name, 10, "post", "post", of=("Kenya",)) for name in "abc"]
    reports += [
        report("a", 298, since=NEW_YEAR, place=("Homs",)),
        report("b", 372, since=NEW_YEAR, place=("Homs",)),
        report("d", 5, "child", "missing"),
    ]
    assert articles(group_figures(reports)) == [["a", "b"], ["a", "b", "c"], ["d"]]


REPORTS = st.lists(
    st.builds(
        report,
        st.sampled_from("abcd"),
        st.sampled_from([3.0, 7.0, 298.0, 300.0, 2000.0, 900_000.0]),
        st.sampled_from(["person", "civilian", "soldier", "personnel", "%"]),
        st.sampled_from(["killed", "displaced", "refugees", "post"]),
        of=st.sampled_from([(), ("Kenya",), ("Somalia",)]),
        place=st.sampled_from([(), ("Homs",), ("Kenya", "Garowe")]),
        since=st.sampled_from([None, NEW_YEAR, DAY]),
        published=st.sampled_from([DAY, DAY + timedelta(30)]),
        start=st.integers(0, 900),
    ),
    max_size=20,
    unique=True,
)


@given(REPORTS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_groups_and_loses_nothing(
    reports: list[FigureReport], chance: random.Random
) -> None:
    groups = group_figures(reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert group_figures(shuffled) == groups
    assert sorted(map(repr, reports)) == sorted(repr(r) for g in groups for r in g.reports)


def test_work_grows_in_proportion_to_the_reports() -> None:
    def calls(count: int) -> int:
        reports = [
            report(f"{at}", 10 + at % 7, "soldier", published=DAY + timedelta(at % 90))
            for at in range(count)
        ]
        made = 0

        def counted(*_: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(counted)
        try:
            group_figures(reports)
        finally:
            sys.setprofile(None)
        return made

    calls(10)
    assert calls(1600) < 6 * calls(400)


def test_two_counts_of_one_day_in_one_voice_are_two_events() -> None:
    day = {"of": ("Kenya",), "since": DAY, "as_of": DAY}
    seven = report("a", 7, "soldier", **day)
    assert not together(seven, report("a", 5, "soldier", start=90, **day))
    assert together(seven, report("b", 5, "soldier", **day))


def test_a_count_that_goes_on_is_one_series_over_the_months() -> None:
    months = [date(2021, month, 20) for month in (1, 3, 6)]
    reports = [
        report(
            f"{day.month}",
            900 + day.month,
            since=NEW_YEAR,
            as_of=day,
            place=("Homs",),
            published=day,
        )
        for day in months
    ]
    (group,) = group_figures(reports)
    assert [one.published for one in group.reports] == months


def test_a_count_that_states_no_start_joins_the_series_of_its_weeks() -> None:
    last, first = date(2021, 3, 31), date(2021, 4, 1)
    start = date(2020, 12, 1)
    stated = report("a", 500_000, topic="displaced", since=start, as_of=last, published=last)
    update = report("b", 586_000, topic="displaced", as_of=first, published=first)
    assert together(stated, update)
    assert not together(stated, replace(update, published=date(2022, 9, 2)))


def test_counts_of_one_past_day_meet_whenever_they_are_reported() -> None:
    day = date(2021, 1, 31)
    same = {"of": ("Kenya",), "since": day, "as_of": day}
    reports = [
        report(name, 8, "soldier", published=published, **same)
        for name, published in (("a", day), ("b", date(2021, 2, 1)), ("c", date(2021, 5, 9)))
    ]
    assert together(*reports)


def test_blocks_and_series_apart_come_out_as_all_at_once() -> None:
    host = report("a", 500_000, topic="displaced", since=date(2020, 12, 1))
    update = report("b", 586_000, topic="displaced")
    alone = report("c", 12, topic="displaced")
    long, short = placement_of(host), placement_of(update)
    assert (long.block, long.series, short.series) == (None, "displaced/person", None)
    assert short.block in long.hosts
    groups, joins = group_block([alone, update], [host])
    assert (articles(groups), joins) == ([["c"]], [(1, 0)])
    assert group_series([(host, [update])]) + groups == group_figures([alone, update, host])
