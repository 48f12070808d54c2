"""Bars over time, and reported values with their ranges."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.model import Figure, FigureReport
from idlib_tui.tui.widgets.glyphs import ASCII, BLOCKS, for_terminal
from idlib_tui.tui.widgets.range_plot import RangePlot, compact, dots
from idlib_tui.tui.widgets.time_bins import MONTHS, bar, bin_of, bins
from idlib_tui.tui.widgets.timeplot import TimePlot, axis_line
from tests.tui.hosts import Host, screen_text, settle

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.dictionaries(DAYS, st.integers(1, 50), max_size=60), st.integers(20, 80))
def test_bins_fit_stay_in_order_and_lose_nothing(counts: dict[date, int], columns: int) -> None:
    days = sorted(counts.items())
    found = bins(days, columns)
    assert len(found) <= columns
    assert sum(each.count for each in found) == sum(counts.values())
    assert all(each.first <= each.last for each in found)
    assert all(a.last < b.first for a, b in pairwise(found))
    for day, _ in days:
        number = bin_of(found, day)
        assert number is not None
        assert found[number].first <= day <= found[number].last
        assert found[number].count


def test_days_stay_days_while_they_fit_and_empty_stretches_become_a_gap() -> None:
    counts = [(date(2020, 2, 1), 2), (date(2020, 2, 3), 1), (date(2020, 6, 1), 4)]
    found = bins(counts, 20)
    assert [(each.count, each.gap) for each in found] == [
        *((2, False), (0, False), (1, False)),
        *((0, True), (4, False)),
    ]


def test_a_narrow_plot_counts_by_longer_periods() -> None:
    counts = [(date(2020, 1, 1) + timedelta(days=n), 1) for n in range(366)]
    assert [each.count for each in bins(counts, 60)][1] == 7
    assert [each.count for each in bins(counts, 12)][:2] == [31, 29]
    assert [each.count for each in bins(counts, 366, MONTHS)][:2] == [31, 29]


def test_the_first_year_of_the_calendar_and_nothing_at_all() -> None:
    assert bins([], 10) == []
    assert len(bins([(date(1, 1, 1), 1), (date(9998, 12, 31), 1)], 5)) <= 5


def test_a_bar_shows_something_for_anything() -> None:
    assert bar(0, 9, 2, BLOCKS.levels) == [" ", " "]
    assert bar(1, 900, 2, BLOCKS.levels) == [" ", "▁"]
    assert bar(9, 9, 2, BLOCKS.levels) == ["█", "█"]
    assert bar(1, 2, 2, ASCII.levels) == [" ", "#"]


class PlotHost(Host):
    """Keeps the bars that were clicked."""

    def on_time_plot_picked(self, event: TimePlot.Picked) -> None:
        self.messages.append(event)


def lines_of_axis(plot: TimePlot) -> str:
    return screen_text(plot).split("\n")[-1]


async def test_the_pointer_stands_under_its_bar_and_a_click_picks_one() -> None:
    plot = TimePlot()
    host = PlotHost(plot)
    async with host.run_test(size=(60, 6)) as pilot:
        plot.show([(date(2020, 2, 1) + timedelta(days=n), n + 1) for n in range(10)])
        plot.day, plot.label = date(2020, 2, 5), "5 Feb 2020"
        await settle(pilot)
        lines = screen_text(plot).split("\n")
        assert lines[-1].index("▲ 5 Feb 2020") == 4 * 3
        assert lines[0].rstrip().endswith("██")
        await pilot.click(plot, offset=(2 + 6 * 3, 1))
        assert host.said(TimePlot.Picked)[-1].day == date(2020, 2, 7)
        plot.day, plot.label = date(2011, 1, 1), "2011"
        assert lines_of_axis(plot).split() == ["◂", "2011", "10", "Feb", "2020"]


@pytest.mark.parametrize(
    ("label", "start", "expected"),
    [
        ("", 0, "1 Feb 2020        9 Feb 2020"),
        ("^ 2", 15, "1 Feb 2020     ^ 2          "),
        ("^ 2", 12, "1 Feb 2020  ^ 2   9 Feb 2020"),
        ("^ 2", 5, "     ^ 2          9 Feb 2020"),
        ("2 ^", 25, "1 Feb 2020               2 ^"),
    ],
)
def test_the_dates_of_an_axis_give_way_to_the_pointer(
    label: str, start: int, expected: str
) -> None:
    line = axis_line(28, "1 Feb 2020", "9 Feb 2020", label, start)
    assert line.ljust(28) == expected


def test_the_linux_console_gets_plain_characters() -> None:
    assert for_terminal({"TERM": "linux"}) is ASCII
    assert for_terminal({"TERM": "xterm-256color"}) is BLOCKS
    assert for_terminal({}) is BLOCKS


async def test_plots_have_a_plain_form() -> None:
    plot = TimePlot(glyphs=ASCII)
    async with Host(plot).run_test(size=(60, 6)) as pilot:
        plot.show([(date(2020, 2, 1), 3), (date(2020, 5, 1), 1)])
        plot.day, plot.label = date(2020, 5, 1), "1 May 2020"
        await settle(pilot)
        assert screen_text(plot).isascii()
        assert "~" in screen_text(plot)


def report(
    value: float, day: date, low: float | None = None, high: float | None = None
) -> FigureReport:
    figure = Figure(
        0,
        3,
        f"{value}",
        value,
        value if low is None else low,
        value if high is None else high,
        "person",
        "displaced",
        as_of=day,
    )
    return FigureReport("001_a", figure)


def test_reports_of_one_day_do_not_hide_each_other() -> None:
    reports = [report(n, date(2020, 2, 1)) for n in range(5)]
    placed = dots(reports, 10, 4)
    assert len({dot.column for dot in placed}) == 5
    assert placed[0].row == 3
    assert placed[4].row == 0


@given(st.lists(st.tuples(st.floats(0, 1e9), DAYS), min_size=1, max_size=12), st.integers(12, 60))
def test_every_report_is_inside_the_field(values: list[tuple[float, date]], columns: int) -> None:
    for dot in dots([report(value, day) for value, day in values], columns, 5):
        assert 0 <= dot.column < columns
        assert 0 <= dot.top <= dot.row <= dot.bottom < 5


async def test_ranges_are_rods_and_an_open_end_points_up() -> None:
    plot = RangePlot()
    async with Host(plot).run_test(size=(60, 9)) as pilot:
        plot.show(
            [
                report(500_000, date(2020, 2, 7), high=float("inf")),
                report(900_000, date(2020, 2, 18), 800_000, 1_000_000),
            ]
        )
        await settle(pilot)
        shown = screen_text(plot)
        assert "↑" in shown
        assert shown.count("●") == 2
        assert "1m" in shown
        assert "500k" in shown
        assert "7 Feb 2020" in shown


def test_numbers_in_few_characters() -> None:
    assert [compact(value) for value in (8, 1234, 586_000, 3_650_000, 2e9, 0.5)] == [
        *("8", "1,234", "586k", "3.65m", "2bn", "0.5")
    ]
