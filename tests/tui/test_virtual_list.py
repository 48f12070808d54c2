"""The list: it fetches windows, keeps its cursor, and shows text as text."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pytest
from textual.content import Content

from idlib_tui.errors import LibraryError
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.virtual_list import VirtualList
from tests.tui.hosts import Host, screen_text, settle
from tests.tui.pane_fakes import HOSTILE


class Numbers:
    """A hundred thousand rows that count how many were asked for."""

    def __init__(self, count: int = 100_000) -> None:
        self.rows = count
        self.fetched = 0

    def count(self) -> int:
        return self.rows

    def fetch(self, offset: int, limit: int) -> Sequence[str]:
        self.fetched += limit
        return [f"row {number}" for number in range(offset, min(offset + limit, self.rows))]


class ListHost(Host):
    """Keeps the messages of the list."""

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        self.messages.append(event)

    def on_virtual_list_selected(self, event: VirtualList.Selected) -> None:
        self.messages.append(event)

    def on_virtual_list_extra_clicked(self, event: VirtualList.ExtraClicked) -> None:
        self.messages.append(event)


class Tall(VirtualList[str]):
    """Rows of two lines that open up to show three more."""

    row_height = 2

    def render_row(self, row: str, index: int, width: int) -> Sequence[Content]:
        del width
        return [Content(row), Content(f"below {index}")]

    def render_extra(self, row: str, index: int, width: int) -> Sequence[Content]:
        del row, index, width
        return [Content(f"extra {number}") for number in range(3)]


async def test_only_what_is_near_the_screen_is_fetched() -> None:
    source, rows = Numbers(), VirtualList[str]()
    async with ListHost(rows).run_test(size=(40, 10)) as pilot:
        rows.show(source)
        await settle(pilot)
        assert source.fetched <= 128
        await pilot.press("G")
        assert rows.cursor == 99_999
        assert "▌ row 99999" in screen_text(rows)
        assert source.fetched <= 384


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["j", "down", "j"], 3),
        (["j", "j", "k", "up"], 0),
        (["space"], 9),
        (["space", "b"], 0),
        (["ctrl+d"], 4),
        (["G", "ctrl+u"], 195),
        (["end", "j"], 199),
        (["end", "home", "k"], 0),
    ],
)
async def test_moving_keys(keys: list[str], expected: int) -> None:
    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(40, 10)) as pilot:
        rows.show(Numbers(200))
        await pilot.press(*keys)
        assert rows.cursor == expected
        assert f"▌ row {expected}" in screen_text(rows)


async def test_enter_and_double_click_choose_and_a_click_moves() -> None:
    rows = VirtualList[str]()
    host = ListHost(rows)
    async with host.run_test(size=(40, 10)) as pilot:
        rows.show(Numbers(200))
        await pilot.press("j", "enter")
        assert [each.row for each in host.said(VirtualList.Selected)] == ["row 1"]
        await pilot.click(rows, offset=(5, 4))
        assert rows.cursor == 4
        await pilot.click(rows, offset=(5, 6), times=2)
        await pilot.pause()
        assert [each.row for each in host.said(VirtualList.Selected)] == ["row 1", "row 6"]
        assert host.said(VirtualList.Highlighted)[-1].index == 6


async def test_wheel_scrolls_without_the_cursor() -> None:
    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(40, 10)) as pilot:
        rows.show(Numbers(200))
        await settle(pilot)
        rows.scroll_to(y=50, animate=False, immediate=True)
        assert rows.cursor == 0
        assert "row 50" in screen_text(rows)


async def test_headings_are_shown_and_never_under_the_cursor() -> None:
    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(40, 12)) as pilot:
        rows.show(Numbers(6), groups=[Group("first [b]", 2), Group("second", 4)])
        await settle(pilot)
        assert [line.rstrip() for line in screen_text(rows).split("\n")][:6] == [
            "  first [b]",
            "▌ row 0",
            "  row 1",
            "",
            "  second",
            "  row 2",
        ]
        rows.action_next_group()
        assert rows.cursor == 2
        rows.action_next_group()
        assert rows.cursor == 5
        rows.action_previous_group()
        assert rows.cursor == 2
        rows.action_previous_group()
        assert rows.cursor == 0
        await pilot.click(rows, offset=(4, 4))
        assert rows.cursor == 0


async def test_going_to_the_first_row_of_a_group_shows_its_heading() -> None:
    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(40, 6)) as pilot:
        rows.show(Numbers(40), groups=[Group("first", 20), Group("second", 20)])
        await pilot.press("G")
        rows.cursor = 20
        assert "second" in screen_text(rows)


@dataclass(frozen=True)
class Keyed:
    """A row with a key of its own."""

    key: str
    text: str


class KeyedList(VirtualList[Keyed]):
    """Shows keyed rows."""

    def row_key(self, row: Keyed) -> Hashable:
        return row.key

    def render_row(self, row: Keyed, index: int, width: int) -> Sequence[Content]:
        del index, width
        return [Content(row.text)]


async def test_a_reload_keeps_the_cursor_on_its_row_and_its_place_on_the_screen() -> None:
    before = [Keyed(f"k{n}", f"old {n}") for n in range(50)]
    after = [Keyed("new", "new"), *(Keyed(f"k{n}", f"changed {n}") for n in range(50))]
    rows = KeyedList()
    async with ListHost(rows).run_test(size=(40, 10)) as pilot:
        rows.show(ListSource(before))
        rows.cursor = 20
        place = rows.line_map.line_of(20) - rows.scroll_offset.y
        rows.show(ListSource(after), keep_cursor=True)
        await settle(pilot)
        assert rows.cursor == 21
        assert rows.current_row == Keyed("k20", "changed 20")
        assert rows.line_map.line_of(21) - rows.scroll_offset.y == place
        rows.show(ListSource(after[:5]), keep_cursor=True)
        assert rows.cursor == 4
        rows.show(ListSource(()), keep_cursor=True)
        assert rows.cursor is None
        rows.show(ListSource(after))
        assert rows.cursor == 0


async def test_a_row_opens_up_below_itself() -> None:
    rows = Tall()
    host = ListHost(rows)
    async with host.run_test(size=(40, 12)) as pilot:
        rows.show(Numbers(20))
        await pilot.press("j")
        rows.toggle_row(1)
        await settle(pilot)
        lines = [line.strip("▌ ") for line in screen_text(rows).split("\n")]
        assert lines[2:8] == ["row 1", "below 1", "extra 0", "extra 1", "extra 2", "row 2"]
        await pilot.click(rows, offset=(5, 5))
        assert host.said(VirtualList.ExtraClicked)[-1].part == 1
        rows.toggle_row(1)
        assert "extra" not in screen_text(rows)


async def test_an_empty_list_says_what_to_do() -> None:
    rows = VirtualList[str](empty="Put articles into [seeds] first.")
    async with ListHost(rows).run_test(size=(60, 10)) as pilot:
        await pilot.press("j", "G", "enter")
        assert "Put articles into [seeds] first." in screen_text(rows)
        assert rows.cursor is None


async def test_a_source_that_fails_is_told_in_the_list() -> None:
    class Broken(Numbers):
        def fetch(self, offset: int, limit: int) -> Sequence[str]:
            raise LibraryError(f"The index is [locked], {offset} to {limit}.")

    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(60, 10)) as pilot:
        rows.show(Broken(3))
        await settle(pilot)
        assert "The index is [locked], 0 to 64." in screen_text(rows)


async def test_hostile_rows_are_shown_as_text() -> None:
    rows = VirtualList[str]()
    async with ListHost(rows).run_test(size=(100, 10)) as pilot:
        rows.show(ListSource([HOSTILE, "x" * 1_000_000]), groups=[Group(HOSTILE, 2)])
        await settle(pilot)
        shown = screen_text(rows)
        assert "[/b][red]x[/blue] [UPDATE] price [$5]" in shown
        assert "\x1b" not in shown
        assert all(rows.render_line(y).cell_length == 99 for y in range(10))
