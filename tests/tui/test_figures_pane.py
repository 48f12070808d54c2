"""The figures: groups with their verdict, the plot of the current one, and opening at a figure."""

from datetime import date

import pytest

from idlib_tui.library import Library
from idlib_tui.model import Figure, FigureGroup, FigureReport
from idlib_tui.tui.widgets.figures_pane import FiguresPane
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.range_plot import RangePlot
from tests.tui.hosts import Host, screen_text, settle
from tests.tui.pane_fakes import HOSTILE, FakeLibrary


def report(article: str, text: str, value: float, **more: object) -> FigureReport:
    figure = Figure(
        5,
        5 + len(text),
        text,
        value,
        value,
        value,
        "person",
        "displaced",
        **more,  # type: ignore[arg-type]
    )
    return FigureReport(article, figure, date(2021, 3, 2))


def groups() -> list[FigureGroup]:
    """Two groups, of which the first disagrees."""
    return [
        FigureGroup(
            "displaced",
            "person",
            (
                report("001_a", "400 people", 400, claimant="The council"),
                report("002_b", "some 700 people", 700, as_of=date(2021, 3, 5)),
            ),
            ("Brod",),
            date(2021, 3, 1),
        ),
        FigureGroup("closed", "bridge", (report("001_a", "two bridges", 2),)),
    ]


class PaneHost(Host):
    """Keeps the requests to open something."""

    def on_open_requested(self, event: OpenRequested) -> None:
        self.messages.append(event)


def facts(pane: FiguresPane) -> str:
    return str(pane.query_one("#figures-facts").render())


async def test_groups_stand_side_by_side_with_who_says_what_when() -> None:
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(groups=groups()))
        await settle(pilot)
        lines = [line.strip(" ▌") for line in screen_text(pane.list).split("\n")]
        assert lines[0].startswith("displaced · person · Brod · since 1 Mar 2021")
        assert lines[0].endswith("differ")
        assert lines[1].startswith("400 people")
        assert lines[2] == "2 Mar 2021 · says The council · 001"
        assert lines[4] == "5 Mar 2021 · 002"
        assert lines[6] == "closed · bridge"
        assert "2 topics  ·  reports differ on 1" in facts(pane)


async def test_the_plot_follows_the_cursor_and_enter_opens_at_the_figure() -> None:
    pane = FiguresPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(groups=groups()))
        await settle(pilot)
        plot = pane.query_one(RangePlot)
        assert screen_text(plot).count("●") == 2
        await pilot.press("j", "enter")
        await pilot.pause()
        assert plot.here == 1
        assert host.said(OpenRequested)[-1].article == "002_b"
        assert pane.passage is not None
        assert pane.passage.text == "some 700 people"
        await pilot.press("full_stop")
        await pilot.pause()
        assert screen_text(plot).count("●") == 1
        await pilot.press("comma")
        assert pane.list.cursor == 0


async def test_a_filter_leaves_whole_groups() -> None:
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(groups=groups()))
        await settle(pilot)
        pane.set_filter("council displaced")
        await settle(pilot)
        assert pane.list.count == 2
        pane.set_filter("[nothing]")
        await settle(pilot)
        assert "No figure fits" in screen_text(pane.list)
        assert pane.passage is None
        pane.clear_filters()
        await settle(pilot)
        assert pane.list.count == 3


async def test_a_filter_takes_a_topic_and_days() -> None:
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(groups=groups()))
        await settle(pilot)
        pane.set_filter("topic:closed")
        await settle(pilot)
        assert pane.list.count == 1
        pane.set_filter("date:2021-03-05")
        await settle(pilot)
        assert pane.list.count == 2
        assert pane.filter_problem("date:someday")
        pane.set_filter("date:someday")
        await settle(pilot)
        assert (pane.filter_text, pane.list.count) == ("date:2021-03-05", 2)


async def test_a_series_shows_its_first_and_last_value_and_what_is_denied() -> None:
    days = [date(2021, 3, day) for day in (3, 5, 9)]
    reports = tuple(
        report("001_a", f"{value} people", value, as_of=day, denied=value == 400)
        for day, value in zip(days, (400, 700, 12_500), strict=True)
    )
    series = FigureGroup("displaced", "person", reports, ("Brod",), series=True)
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(groups=[series]))
        await settle(pilot)
        lines = [line.strip(" ▌") for line in screen_text(pane.list).split("\n")]
        assert lines[0] == "displaced · person · Brod · 400 → 12.5k"
        assert lines[2] == "3 Mar 2021 · 001 · denied"


@pytest.mark.parametrize("size", [(30, 12), (60, 24), (130, 40)])
async def test_hostile_figures_at_every_size(size: tuple[int, int]) -> None:
    hostile = FigureGroup(
        HOSTILE, HOSTILE, (report("a", HOSTILE, 3, claimant=HOSTILE),), (HOSTILE,)
    )
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=size) as pilot:
        pane.show(FakeLibrary(groups=[hostile]))
        await settle(pilot)
        assert "[/b]" in screen_text(pane.list)
        assert "\x1b" not in screen_text(pane.list)
        widths = {pane.list.render_line(y).cell_length for y in range(pane.list.size.height)}
        assert widths == {pane.list.size.width - 1}


async def test_without_figures_it_says_so() -> None:
    pane = FiguresPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(FakeLibrary())
        await settle(pilot)
        await pilot.press("enter", "full_stop", "comma")
        assert "No figures yet" in screen_text(pane.list)


async def test_the_idlib_story(idlib: Library) -> None:
    pane = FiguresPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(idlib)
        await settle(pilot)
        await pilot.press("enter")
        opened = host.said(OpenRequested)[-1]
        row = pane.list.current_row
        assert row is not None
        words = idlib.article(opened.article).text[opened.start : opened.end]
        assert words == row.report.figure.text
