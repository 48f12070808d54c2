"""The chronology: windows, headings, reports, filters, and going about in time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from idlib_tui.library import Library
from idlib_tui.model import Relation
from idlib_tui.tui.widgets.chronology_pane import ChronologyPane
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.timeplot import TimePlot
from tests.tui.hosts import Host, screen_text, settle
from tests.tui.pane_fakes import HOSTILE, FakeLibrary, entry, story


class PaneHost(Host):
    """Keeps the requests to open something."""

    def on_open_requested(self, event: OpenRequested) -> None:
        self.messages.append(event)


def facts(pane: ChronologyPane) -> str:
    return str(pane.query_one("#chronology-facts").render())


async def test_entries_stand_under_headings_at_their_own_precision() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 50)) as pilot:
        pane.show(FakeLibrary(story()))
        await settle(pilot)
        shown = screen_text(pane.list)
        headings = [
            line.strip() for line in shown.split("\n") if line.rstrip()[-2:] in {" 1", " 9"}
        ]
        assert [heading.rsplit(None, 1)[0].strip() for heading in headings] == [
            *("2011", "September 2019", "December 2020", "March 2021")
        ]
        assert "1 Dec 2020" in shown, "no date is torn apart"
        assert "≈ Tue 9" in shown
        assert "Mon 1" in shown
        assert "12 entries" in facts(pane)


async def test_a_narrow_row_cuts_the_name_of_its_source_before_their_count() -> None:
    pane = ChronologyPane(source_name=lambda _: "The Gazette of Ørby and Environs")
    async with PaneHost(pane).run_test(size=(58, 40)) as pilot:
        pane.show(FakeLibrary([entry("2021-03-01", "It rained.", ("001_a", "002_b", "003_c"))]))
        await settle(pilot)
        shown = screen_text(pane.list)
        assert "… +2" in shown
        assert "……" not in shown


async def test_enter_opens_the_best_report_and_keys_go_through_the_others() -> None:
    pane = ChronologyPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary([entry("2021-03-01", "It rained.", ("001_a", "002_b", "003_c"))]))
        await settle(pilot)
        assert "+2" in screen_text(pane.list)
        await pilot.press("enter")
        await pilot.press("v")
        assert "▸ 001 · 1 Mar 2021 · “on Monday”" in screen_text(pane.list)
        await pilot.press("full_stop", "full_stop", "full_stop", "enter")
        assert "▸ 003" in screen_text(pane.list)
        await pilot.press("comma", "enter")
        assert [each.article for each in host.said(OpenRequested)] == ["001_a", "003_c", "002_b"]
        assert pane.passage is not None
        assert (pane.passage.kind, pane.passage.article) == ("event", "002_b")
        await pilot.press("v")
        assert "▸" not in screen_text(pane.list)


async def test_the_words_in_which_another_report_differs_are_marked() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        told = entry("2021-03-01", "The flood closed two bridges.", ("001_a", "002_b"))
        first, other = (replace(each, text=told.text) for each in told.reports)
        other = replace(other, text="The flood closed at least four bridges.")
        pane.show(FakeLibrary([replace(told, reports=(first, other))]))
        await settle(pilot)
        lines = pane.list.render_extra(replace(told, reports=(first, other)), 0, 70)
        style = pane.list.part_style("chronology--changed")
        marked = [
            line.plain[span.start : span.end]
            for line in lines
            for span in line.spans
            if span.style == style
        ]
        assert marked == ["at least four"]


async def test_a_click_on_a_report_chooses_it_and_another_opens_it() -> None:
    pane = ChronologyPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary([entry("2021-03-01", "It rained.", ("001_a", "002_b"))]))
        await settle(pilot)
        await pilot.press("v")
        y = next(n for n, line in enumerate(screen_text(pane.list).split("\n")) if " 002 " in line)
        await pilot.click(pane.list, offset=(20, y))
        assert "▸ 002" in screen_text(pane.list)
        await pilot.click(pane.list, offset=(20, y))
        await pilot.pause()
        assert host.said(OpenRequested)[-1].article == "002_b"


async def test_zoom_by_year_month_and_day() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 60)) as pilot:
        pane.show(FakeLibrary(story()))
        await settle(pilot)
        await pilot.press("plus")
        await settle(pilot)
        assert "Monday 1 March 2021" in screen_text(pane.list)
        assert "Sept 2019" in screen_text(pane.list)
        await pilot.press("minus", "minus", "minus")
        await settle(pilot)
        assert "by year" in facts(pane)
        assert "1 Mar 2021" in screen_text(pane.list)
        assert "March 2021" not in screen_text(pane.list)


async def test_the_days_of_a_crowded_month_get_headings_of_their_own_at_first() -> None:
    library = FakeLibrary(
        [entry("2021-03-01", f"Event {n}.", ("001_a",)) for n in range(18)]
        + [entry("2021-03-02", "It was told.", relation=Relation.REPORTED)] * 3
    )
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(library)
        await settle(pilot)
        shown = screen_text(pane.list)
        assert "Monday 1 March 2021" in shown
        assert "Mon 1" not in shown
        await pilot.press("G")
        assert "≈ reported" in screen_text(pane.list)
        await pilot.press("minus", "G")
        await settle(pilot)
        assert "Mon 1" in screen_text(pane.list)
        assert "≈ Tue 2" in screen_text(pane.list)


async def test_filters_by_text_actor_and_importance() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(story()))
        await settle(pilot)
        pane.set_filter("valley")
        await settle(pilot)
        assert pane.list.count == 8
        pane.set_actor("Ana Petrov")
        await settle(pilot)
        assert pane.list.count == 4
        assert "Ana Petrov  ·  “valley”" in facts(pane)
        await pilot.press("w")
        await settle(pilot)
        assert pane.list.count == 3
        pane.set_filter("[nothing]")
        await settle(pilot)
        assert "Nothing in the chronology fits" in screen_text(pane.list)
        pane.clear_filters()
        await settle(pilot)
        assert pane.list.count == 12
        assert not pane.filtered


async def test_going_to_a_date_and_to_a_bar() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(FakeLibrary(story()))
        await settle(pilot)
        assert pane.understands("march 2021")
        assert not pane.understands("soon")
        pane.go_to_typed("march 2021")
        assert pane.list.current_row == story()[3]
        pane.go_to_typed("2021-03-05")
        assert pane.list.current_row == story()[7]
        pane.go_to(date(2030, 1, 1))
        assert pane.list.cursor == 11
        await settle(pilot)
        plot = pane.query_one(TimePlot)
        assert plot.day == date(2021, 3, 9)
        plot.post_message(TimePlot.Picked(plot, date(2021, 3, 2)))
        await settle(pilot)
        assert pane.list.current_row == story()[4]


async def test_a_reload_keeps_the_cursor_on_its_entry() -> None:
    library = FakeLibrary(story())
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(library)
        await settle(pilot)
        pane.go_to(date(2021, 3, 4))
        entry_before = pane.list.current_row
        library.entries.insert(0, entry("2001", "Long ago.", last=date(2001, 12, 31)))
        pane.reload()
        await settle(pilot)
        assert pane.list.current_row == entry_before


async def test_a_filter_keeps_the_cursor_at_its_time() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(FakeLibrary(story()))
        await settle(pilot)
        pane.go_to(date(2021, 3, 5))
        pane.set_actor("Ana Petrov")
        await settle(pilot)
        assert pane.list.current_row is not None
        assert pane.list.current_row.first == date(2021, 3, 6)


async def test_a_long_chronology_is_read_in_windows() -> None:
    day = date(1990, 1, 1)
    library = FakeLibrary(
        [entry((day + timedelta(days=n)).isoformat(), f"Day {n}.") for n in range(5000)]
    )
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(library)
        await settle(pilot)
        await pilot.press("G")
        assert "Day 4999." in screen_text(pane.list)
        assert sum(limit or 5000 for _, limit in library.windows) < 1000


@pytest.mark.parametrize("size", [(30, 10), (40, 22), (80, 24), (120, 35)])
async def test_hostile_entries_at_every_size(size: tuple[int, int]) -> None:
    pane = ChronologyPane(source_name=lambda _: HOSTILE)
    async with PaneHost(pane).run_test(size=size) as pilot:
        pane.show(FakeLibrary([entry("2021-03-01", HOSTILE * 3, ("a", "b"))]))
        pane.set_filter("")
        await settle(pilot)
        await pilot.press("v")
        assert "[/b]" in screen_text(pane.list)
        assert "\x1b" not in screen_text(pane.list)
        widths = {pane.list.render_line(y).cell_length for y in range(pane.list.size.height)}
        assert widths == {size[0] - 1}


async def test_without_events_it_says_so() -> None:
    pane = ChronologyPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(FakeLibrary())
        await settle(pilot)
        await pilot.press("enter", "v", "full_stop", "plus", "w")
        assert pane.passage is None


async def test_the_idlib_story(idlib: Library) -> None:
    pane = ChronologyPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(idlib)
        await settle(pilot)
        assert pane.list.line_map.groups
        pane.go_to_typed("3 feb 2020")
        await pilot.press("enter")
        opened = host.said(OpenRequested)[-1]
        row = pane.list.current_row
        assert row is not None
        assert idlib.article(opened.article).text[opened.start : opened.end] == row.reports[0].text
