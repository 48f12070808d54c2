"""Running counts as series over time: what continues one, what is a stranger, what is a dispute."""

from __future__ import annotations

from datetime import date, timedelta

from idlib_tui.merge.figures import group_figures
from idlib_tui.model import Counting, Figure, FigureGroup, FigureReport

DAY = date(2021, 3, 17)
_articles = iter(range(10_000))


def toll(
    value: float,
    day: int = 0,
    *,
    place: tuple[str, ...] = ("Kenya",),
    words: str = "people",
    counting: Counting = Counting.SO_FAR,
    since: date | None = None,
    claimant: str | None = None,
    denied: bool = False,
) -> FigureReport:
    """Report a number of dead, ``day`` days after the first day; each in an article of its own."""
    as_of = DAY + timedelta(day)
    figure = Figure(
        0,
        20,
        f"{value:g} {words}",
        value,
        value,
        value,
        "person",
        "killed",
        place,
        as_of,
        since,
        claimant,
        place=place,
        counting=counting,
        denied=denied,
    )
    return FigureReport(f"{next(_articles):05}", figure, as_of)


def values(groups: list[FigureGroup]) -> list[list[float]]:
    return sorted(sorted(report.figure.value for report in group.reports) for group in groups)


def test_a_toll_that_climbs_is_one_series_and_no_dispute() -> None:
    (group,) = group_figures([toll(80, 4), toll(41), toll(44, 1), toll(60, 2), toll(95, 9)])
    assert [report.figure.value for report in group.reports] == [41, 44, 60, 80, 95]
    assert (group.series, group.disagrees) == (True, False)


def test_each_value_is_a_point_once_a_day() -> None:
    (group,) = group_figures([toll(41), toll(41), toll(44, 1), toll(44, 2)])
    points = [(point.day, point.value, len(point.reports)) for point in group.points]
    later = [DAY + timedelta(days) for days in (1, 2)]
    assert points == [(DAY, 41, 2), (later[0], 44, 1), (later[1], 44, 1)]


def test_other_places_are_strangers() -> None:
    kenya, uganda = toll(300), toll(310, place=("Uganda",))
    world = toll(320, place=("worldwide",))
    assert values(group_figures([kenya, uganda, world])) == [[300], [310], [320]]


def test_a_day_s_dead_and_a_rate_are_strangers() -> None:
    month = [toll(300), toll(310, 1)]
    daily = toll(305, 1, counting=Counting.PERIOD)
    rate = toll(305, 1, counting=Counting.RATE)
    assert values(group_figures([*month, daily, rate])) == [[300, 310], [305], [305]]


def test_counts_far_apart_on_one_day_are_two_series() -> None:
    confirmed = [toll(26), toll(29, 1)]
    suspected = [toll(159), toll(168, 1)]
    assert values(group_figures([*confirmed, *suspected])) == [[26, 29], [159, 168]]


def test_confirmed_and_suspected_counts_never_meet() -> None:
    one, other = toll(150, words="confirmed deaths"), toll(152, 1, words="suspected deaths")
    assert values(group_figures([one, other])) == [[150], [152]]


def test_a_toll_that_falls_by_half_is_another_one() -> None:
    assert values(group_figures([toll(300), toll(150, 10)])) == [[150], [300]]


def test_a_count_that_states_no_place_joins_the_one_that_it_fits() -> None:
    known = [toll(1204), toll(1310, 1)]
    bare = toll(1204, 1, place=(), counting=Counting.UNSTATED)
    assert values(group_figures([*known, bare])) == [[1204, 1204, 1310]]
    late = toll(1204, 20, place=(), counting=Counting.UNSTATED)
    assert values(group_figures([*known, late])) == [[1204], [1204, 1310]]


def test_small_counts_without_a_place_stay_alone() -> None:
    assert values(group_figures([toll(2), toll(2, place=())])) == [[2], [2]]


def test_counts_from_one_day_on_meet_where_one_place_may_be_in_the_other() -> None:
    since = DAY - timedelta(90)
    wide = toll(900, since=since)
    within = toll(1000, 10, place=("Garowe",), since=since)
    elsewhere = toll(1000, 10, place=("Uganda",), since=since)
    assert values(group_figures([wide, within])) == [[900, 1000]]
    assert values(group_figures([wide, elsewhere])) == [[900], [1000]]


def test_two_sources_that_differ_on_one_day_are_in_dispute() -> None:
    ministry, rebels = toll(1200, claimant="the ministry"), toll(2400, claimant="the rebels")
    (group,) = group_figures([ministry, rebels])
    assert group.disagrees
    (later,) = group_figures([toll(1200, claimant="the ministry"), toll(1290, 1, claimant="WHO")])
    assert not later.disagrees


def test_a_report_that_is_a_day_old_is_no_dispute() -> None:
    (group,) = group_figures([toll(226), toll(226, 1), toll(286, 1)])
    assert not group.disagrees
    (group,) = group_figures([toll(226), toll(230, 1), toll(286, 1)])
    assert group.disagrees


def test_what_is_denied_is_no_dispute() -> None:
    (group,) = group_figures(
        [
            toll(1200, claimant="the ministry"),
            toll(1201, claimant="the clinic"),
            toll(2400, claimant="the rebels", denied=True),
        ]
    )
    assert not group.disagrees


def test_any_order_gives_the_same_series() -> None:
    reports = [toll(value, day) for day, value in enumerate((41, 44, 60, 80, 95, 97))]
    reports += [toll(value, day, place=()) for day, value in enumerate((500, 520, 540))]
    assert group_figures(reports[::-1]) == group_figures(reports)
