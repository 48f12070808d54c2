"""The quotes: actors, filters, details, copies, and two actors beside each other."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import QuoteKind, Statement
from idlib_tui.tui.widgets.actor_list import ActorList
from idlib_tui.tui.widgets.comparison import MergedQuotes
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.quotes_pane import QuotesPane
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.variants import changed_words
from tests.tui.hosts import Host, screen_text, settle
from tests.tui.pane_fakes import HOSTILE, FakeLibrary, quote


def statements() -> list[Statement]:
    """Six statements of two actors and one of nobody."""
    return [
        Statement("001_a", quote(0, "“The dam was safe.”"), "Ana Petrov", (("002_b", 4, 40),)),
        Statement(
            "002_b",
            quote(9, "the water would fall", QuoteKind.INDIRECT, said_on=date(2021, 3, 4)),
            "Ana Petrov",
        ),
        Statement(
            "001_a",
            quote(30, "“Nobody warned us.”", confidence=0.3, said_on=date(2021, 3, 5)),
            "Ana Petrov",
        ),
        Statement("003_c", quote(50, "“We were told.”", said_on=date(2021, 3, 3)), "Boris Novak"),
        Statement(
            "003_c",
            quote(70, "he did “all he could”", QuoteKind.MIXED, said_on_stated=False),
            "Boris Novak",
        ),
        Statement("003_c", quote(90, "“Who knows?”", speaker_text=None, said_on=None), None),
    ]


class PaneHost(Host):
    """Keeps the requests to open something."""

    def on_open_requested(self, event: OpenRequested) -> None:
        self.messages.append(event)


def facts(pane: QuotesPane) -> str:
    return str(pane.query_one("#quotes-facts").render())


async def press(pilot: object, *keys: str) -> None:
    """Press keys one by one, each waiting for its answer."""
    for key in keys:
        await pilot.press(key)  # type: ignore[attr-defined]
        await settle(pilot)  # type: ignore[arg-type]


async def test_everyone_first_then_one_actor_after_the_other() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        assert "Everyone  ·  6 quotes" in facts(pane)
        assert "unknown speaker" in screen_text(pane.list)
        await press(pilot, "full_stop")
        assert pane.actor == "Ana Petrov"
        assert "Ana Petrov  ·  3 quotes" in facts(pane)
        assert "Ana Petrov" not in screen_text(pane.list)
        await press(pilot, "full_stop", "full_stop")
        assert pane.actor == "Boris Novak"
        await press(pilot, "comma", "comma", "comma")
        assert pane.actor is None


async def test_quotes_are_in_order_of_date_and_told_apart() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        lines = screen_text(pane.list).split("\n")
        assert [line[2:16].strip() for line in lines[::2]][:6] == [
            *("2 Mar 2021", "≈ 2 Mar 2021", "3 Mar 2021"),
            *("4 Mar 2021", "5 Mar 2021", "undated"),
        ]
        shown = screen_text(pane.list)
        assert "001 +1" in shown
        assert "001 ?" in shown
        assert {"│", "┆", "┊"} <= set(shown)


async def test_another_actor_begins_at_the_first_quote_and_a_reload_does_not() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await press(pilot, "j", "j")
        pane.reload()
        await settle(pilot)
        assert pane.list.cursor == 2
        await press(pilot, "full_stop")
        assert pane.list.cursor == 0


async def test_enter_opens_the_quote_and_its_words_can_be_pinned() -> None:
    pane = QuotesPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await pilot.press("enter")
        opened = host.said(OpenRequested)[-1]
        assert (opened.article, opened.start) == ("001_a", 0)
        assert pane.passage is not None
        assert (pane.passage.kind, pane.passage.text) == ("quote", "“The dam was safe.”")


async def test_details_tell_how_the_speaker_is_known_and_show_the_copies() -> None:
    pane = QuotesPane()
    host = PaneHost(pane)
    async with host.run_test(size=(100, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await pilot.press("v")
        shown = screen_text(pane.list)
        assert "Ana Petrov · written “she”: a pronoun, resolved · 90% sure" in shown
        assert "“said” · 2 Mar 2021, as the text says" in shown
        assert "also in 002" in shown
        await pilot.press("greater_than_sign")
        assert "▸ also in 002" in screen_text(pane.list)
        await pilot.press("enter")
        await pilot.press("less_than_sign", "enter")
        opened = [(each.article, each.start) for each in host.said(OpenRequested)]
        assert opened == [("002_b", 4), ("001_a", 0)]


async def test_filters_by_kind_words_source_date_and_certainty() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await press(pilot, "K")
        assert (pane.list.count, "only direct" in facts(pane)) == (4, True)
        await press(pilot, "K", "K", "K")
        assert pane.list.count == 6
        await press(pilot, "w")
        assert pane.list.count == 5
        await press(pilot, "w")
        for typed, count in (
            ("dam", 1),
            ("source:003", 3),
            ("source:003 kind:mixed", 1),
            ("date:2021-03-03..2021-03-04", 2),
            ("nowhere", 0),
        ):
            pane.set_filter(typed)
            await settle(pilot)
            assert pane.list.count == count, typed
        assert "No quote fits" in screen_text(pane.list)
        pane.set_filter("source:999")
        await settle(pilot)
        assert "No article goes by '999'" in facts(pane)
        pane.clear_filters()
        await settle(pilot)
        assert pane.list.count == 6


async def test_two_actors_beside_each_other_in_order_of_date() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(130, 30)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await press(pilot, "full_stop", "C")
        assert "Ana Petrov ‖ Boris Novak  ·  5 quotes" in facts(pane)
        lines = screen_text(pane.list).split("\n")
        middle = len(lines[0]) // 2
        left = [n for n, line in enumerate(lines) if "dam was safe" in line[:middle]]
        right = [n for n, line in enumerate(lines) if "all he could" in line[middle:]]
        assert left
        assert right
        await press(pilot, "C")
        assert "Boris Novak  ·  2 quotes" in facts(pane)


async def test_in_a_narrow_window_the_two_are_interleaved_with_their_names() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(60, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        await press(pilot, "full_stop", "C")
        shown = screen_text(pane.list)
        assert shown.index("Ana Petrov") < shown.index("Boris Novak")


@pytest.mark.parametrize("size", [(30, 12), (60, 24), (130, 40)])
async def test_hostile_quotes_at_every_size(size: tuple[int, int]) -> None:
    hostile = Statement("a", quote(0, HOSTILE * 3), HOSTILE, (("b", 0, 10),))
    pane = QuotesPane(source_name=lambda _: HOSTILE)
    async with PaneHost(pane).run_test(size=size) as pilot:
        pane.show(FakeLibrary(statements=[hostile]))
        await settle(pilot)
        await press(pilot, "v", "full_stop", "v")
        assert "[/b]" in screen_text(pane.list)
        assert "\x1b" not in screen_text(pane.list)
        widths = {pane.list.render_line(y).cell_length for y in range(pane.list.size.height)}
        assert widths == {pane.list.size.width - 1}


async def test_without_quotes_it_says_so() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 24)) as pilot:
        pane.show(FakeLibrary())
        await settle(pilot)
        await press(pilot, "enter", "v", "full_stop", "C", "greater_than_sign")
        assert pane.passage is None
        assert "Nobody is quoted yet" in screen_text(pane.list)


async def test_the_idlib_story(idlib: Library) -> None:
    pane = QuotesPane()
    host = PaneHost(pane)
    async with host.run_test(size=(80, 40)) as pilot:
        pane.show(idlib)
        pane.set_actor("Ibrahim Kalin")
        await settle(pilot)
        assert pane.list.count == idlib.quote_count(QuoteFilter(actor="Ibrahim Kalin")) > 0
        await press(pilot, "v", "enter")
        opened = host.said(OpenRequested)[-1]
        row = pane.list.current_row
        assert row is not None
        assert idlib.article(opened.article).text[opened.start : opened.end] == row.quote.text


class Watched(ListSource[Statement]):
    """Remembers how far it was read."""

    furthest = 0

    def fetch(self, offset: int, limit: int) -> Sequence[Statement]:
        self.furthest = max(self.furthest, offset + limit)
        return super().fetch(offset, limit)


def test_two_actors_are_merged_only_as_far_as_the_screen_goes() -> None:
    def said(actor: str, step: int) -> Watched:
        day = date(2021, 1, step)
        return Watched(
            [
                Statement("a", quote(n, "x", said_on=day + timedelta(days=2 * n)), actor)
                for n in range(1000)
            ]
        )

    left, right = said("Ana", 1), said("Boris", 2)
    merged = MergedQuotes(left, right)
    assert merged.count() == 2000
    assert [row.actor for row in merged.fetch(0, 6)] == ["Ana", "Boris"] * 3
    assert max(left.furthest, right.furthest) <= 64
    days = [row.quote.said_on for row in merged.fetch(0, 2000)]
    assert days == sorted(days, key=lambda day: day or date.max)
    assert len(days) == 2000
    assert list(merged.fetch(1999, 5)) == [right.rows[-1]]


def test_words_that_a_copy_has_otherwise() -> None:
    shown = "“The water came within an hour,”"
    variant = "the river came within just one hour"
    assert [variant[a:b] for a, b in changed_words(shown, variant)] == ["river", "just one"]
    assert changed_words(shown, shown.upper()) == []


async def test_a_click_chooses_an_actor_and_a_choice_from_elsewhere_moves_the_list() -> None:
    pane = QuotesPane()
    async with PaneHost(pane).run_test(size=(80, 40)) as pilot:
        pane.show(FakeLibrary(statements=statements()))
        await settle(pilot)
        actors = pane.query_one(ActorList)
        await pilot.click(actors, offset=(5, 2))
        await settle(pilot)
        assert pane.actor == "Boris Novak"
        pane.set_actor("Ana Petrov")
        await settle(pilot)
        assert (pane.actor, actors.cursor) == ("Ana Petrov", 1)
        assert pane.list.has_focus
