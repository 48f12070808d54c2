"""The article reader, driven by keys and mouse."""

import re
from dataclasses import replace

import pytest

from idlib_tui.model import (
    Annotations,
    Category,
    Mention,
    MentionKind,
    QuoteKind,
    Repair,
    Timex,
    TimexType,
)
from idlib_tui.tui.widgets.reader import Reader
from tests.tui.hosts import Host, screen_text, settle
from tests.tui.pane_fakes import HOSTILE, article, quote

TEXT = "\n\n".join(
    [
        "BROD – The river rose on Monday, and hundreds of people left their homes in the night.",
        "“The water came within an hour,” Ana Petrov said. “We had no warning at all,” she added.",
        "She said that the old dam had been leaking since September.",
        *(
            f"Paragraph {number} tells of the valley and of its people at length."
            for number in range(40)
        ),
        "The river fell again on Thursday.",
    ]
)


def spans_of(pattern: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, TEXT)]


def annotations() -> Annotations:
    direct = [quote(start, TEXT[start:end]) for start, end in spans_of("“[^”]*”")]
    [(start, end)] = spans_of("the old dam[^.]*")
    indirect = quote(start, TEXT[start:end], QuoteKind.INDIRECT)
    times = [
        Timex(start, end, TEXT[start:end], TimexType.DATE, "2021-03-01")
        for start, end in spans_of("Monday|September|Thursday")
    ]
    [(start, end)] = spans_of("Ana Petrov")
    name = Mention(start, end, "Ana Petrov", MentionKind.NAME, Category.PERSON, "Ana Petrov")
    return Annotations(tuple(times), (name,), (*direct, indirect))


class ReaderHost(Host):
    """Keeps the messages of the reader."""

    def on_reader_cursor_moved(self, event: Reader.CursorMoved) -> None:
        self.messages.append(event)

    def on_reader_hit_changed(self, event: Reader.HitChanged) -> None:
        self.messages.append(event)

    def on_reader_scrolled(self, event: Reader.Scrolled) -> None:
        self.messages.append(event)


def styles_at(reader: Reader, words: str) -> str:
    """Describe the style of some words on the screen."""
    for y in range(reader.size.height):
        for segment in reader.render_line(y):
            if words in segment.text:
                return str(segment.style)
    raise AssertionError(f"{words!r} is not on the screen")


async def test_title_facts_and_text() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        shown = screen_text(reader)
        assert "The river rises" in shown
        assert "Valley Post  ·  Brod  ·  ≈ 2 Mar 2021" in shown
        assert "min" in shown
        assert "▌   1   BROD – The river rose on Monday" in shown
        assert all(reader.render_line(y).cell_length == 99 for y in range(24))


async def test_before_an_article_is_open_it_says_what_to_do() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(60, 12)) as pilot:
        await pilot.press("j", "G", "space")
        assert not reader.next_quote()
        assert not reader.next_hit()
        assert reader.passage is None
        assert "Open an article from the list" in screen_text(reader)


async def test_quotes_times_and_actors_differ_by_more_than_colour() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        assert "italic" in styles_at(reader, "The water came")
        assert "italic" not in styles_at(reader, "the old dam")
        assert "underline" in styles_at(reader, "Monday")
        assert "bold" in styles_at(reader, "Ana Petrov")
        shown = screen_text(reader)
        assert "│ “The water came" in shown
        assert "┊ She said that the old dam" in shown


@pytest.mark.parametrize("size", [(40, 12), (100, 24), (200, 50)])
async def test_stepping_through_paragraphs_shows_each_one(size: tuple[int, int]) -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=size) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        for _ in range(40):
            reader.action_cursor_down()
            if reader.cursor >= 3:
                assert "▌" in screen_text(reader)
                assert f"Paragraph {reader.cursor - 3}" in screen_text(reader)
        for _ in range(60):
            reader.action_cursor_up()
        assert reader.cursor == 0
        assert reader.scroll_offset.y == 0


async def test_pages_and_ends() -> None:
    reader = Reader()
    host = ReaderHost(reader)
    async with host.run_test(size=(100, 20)) as pilot:
        reader.show(article(TEXT), annotations())
        await pilot.press("space")
        assert reader.scroll_offset.y == 18
        assert reader.cursor > 0
        await pilot.press("b")
        assert reader.scroll_offset.y == 0
        await pilot.press("G")
        assert "fell again on" in screen_text(reader)
        assert reader.progress == 100
        assert reader.cursor == 43
        await pilot.press("g")
        assert "The river rises" in screen_text(reader)
        assert reader.cursor == 0
        assert host.said(Reader.Scrolled)[-1].progress < 100


async def test_the_cursor_follows_the_scrollbar_into_view() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 20)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        reader.scroll_to(y=40, animate=False, immediate=True)
        assert "▌" in screen_text(reader)


async def test_quote_to_quote_and_back() -> None:
    reader = Reader()
    host = ReaderHost(reader)
    async with host.run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        seen = []
        while reader.next_quote():
            seen.append(reader.mark)
        assert seen == [(each.start, each.end) for each in annotations().quotes]
        await pilot.pause()
        moved = host.said(Reader.CursorMoved)[-1]
        assert moved.quote is not None
        assert moved.quote.kind is QuoteKind.INDIRECT
        assert "┃ She said that" in screen_text(reader)
        assert reader.previous_quote()
        assert reader.mark == seen[1]
        passage = reader.passage
        assert passage is not None
        assert (passage.kind, passage.text) == ("quote", "“We had no warning at all,”")
        await pilot.press("j")
        assert reader.mark is None
        assert reader.passage is not None
        assert reader.passage.kind == "paragraph"


async def test_time_to_time() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await pilot.press("right_parenthesis", "right_parenthesis")
        assert reader.timex == annotations().timexes[1]
        await pilot.press("left_parenthesis")
        assert reader.timex == annotations().timexes[0]


async def test_opening_at_a_span_shows_and_marks_it() -> None:
    reader = Reader()
    host = ReaderHost(reader)
    async with host.run_test(size=(60, 12)) as pilot:
        reader.show(article(TEXT), annotations())
        [span] = spans_of("fell again on Thursday")
        reader.open_at(*span)
        await settle(pilot)
        assert "fell again" in screen_text(reader)
        assert reader.cursor == 43
        assert reader.mark == span
        assert host.said(Reader.CursorMoved)[-1].timex == annotations().timexes[-1]


async def test_hits_are_counted_and_stepped_through_in_a_circle() -> None:
    reader = Reader()
    host = ReaderHost(reader)
    async with host.run_test(size=(60, 12)) as pilot:
        reader.show(article(TEXT), annotations())
        reader.set_hits(spans_of("river|homes|Thursday"))
        await settle(pilot)
        assert reader.hit == (0, 4)
        numbers = []
        for _ in range(5):
            assert reader.next_hit()
            numbers.append(reader.hit[0])
            await pilot.pause()
        assert numbers == [1, 2, 3, 4, 1]
        assert reader.previous_hit()
        assert reader.hit == (4, 4)
        await pilot.pause()
        assert "› The river fell again on Thursday." in screen_text(reader)
        last = host.said(Reader.HitChanged)[-1]
        assert (last.number, last.total) == (4, 4)
        reader.set_hits([])
        assert not reader.next_hit()


async def test_a_resize_keeps_the_words_at_the_top() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(120, 20)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        reader.scroll_to(y=45, animate=False, immediate=True)
        before = reader.offset_of(45)
        await pilot.resize_terminal(50, 20)
        await settle(pilot)
        top = reader.offset_of(reader.scroll_offset.y)
        assert abs(top - before) < 50


async def test_the_raw_file_and_back() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(80, 20)) as pilot:
        reader.show(article(TEXT), annotations())
        reader.show_raw("date 2021-03-02\n\n\n  as it is \x1b[2J")
        await settle(pilot)
        assert reader.raw
        assert "001_a.txt" in screen_text(reader)
        assert "  as it is ␛[2J" in screen_text(reader)
        assert reader.passage is None
        reader.show(article(TEXT), annotations())
        assert not reader.raw
        assert "The river rises" in screen_text(reader)


async def test_repairs_are_shown_on_demand() -> None:
    start = TEXT.index("“The water")
    repaired = article(TEXT, repairs=(Repair("quotation mark", start, start + 1, ",quot", "“"),))
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(repaired, annotations())
        await settle(pilot)
        assert "quotation mark" not in screen_text(reader)
        await pilot.press("R")
        await settle(pilot)
        assert "± quotation mark: ‹,quot› became ‹“›" in screen_text(reader)


async def test_pins_are_marked_in_the_margin() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        reader.set_pins(spans_of("“The water[^”]*”"))
        await settle(pilot)
        assert "◆  2 │ “The water came" in screen_text(reader)


async def test_clicking_puts_the_cursor_on_the_quote_or_the_time() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(100, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        lines = screen_text(reader).split("\n")

        async def click(words: str) -> None:
            y = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(reader, offset=(lines[y].index(words) + 1, y))
            await pilot.pause()

        await click("no warning")
        assert reader.quote == annotations().quotes[1]
        await click("Monday")
        assert reader.timex == annotations().timexes[0]
        assert reader.cursor == 0


async def test_a_selection_is_the_text_of_the_article_without_its_line_breaks() -> None:
    reader = Reader()
    host = ReaderHost(reader)
    async with host.run_test(size=(60, 24)) as pilot:
        reader.show(article(TEXT), annotations())
        await settle(pilot)
        lines = screen_text(reader).split("\n")
        y = next(number for number, line in enumerate(lines) if "The river rose" in line)
        x = lines[y].index("The river rose")
        await pilot.mouse_down(reader, offset=(x, y))
        await pilot.hover(reader, offset=(x + 5, y + 1))
        await pilot.mouse_up(reader, offset=(x + 5, y + 1))
        await pilot.pause()
        selected = host.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith("The river rose on Monday, and")
        assert "\n" not in selected.strip("\n")
        assert reader.passage is not None
        assert reader.passage.text == selected.strip("\n")


async def test_hostile_text_is_shown_as_text_and_lines_fill_the_page() -> None:
    hostile = article(f"{HOSTILE}\n\n{'“' * 10_000}\n\n{'x' * 1_000_000}", title=HOSTILE)
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(90, 24)) as pilot:
        reader.show(hostile, Annotations())
        await settle(pilot)
        shown = screen_text(reader)
        assert "[/b][red]x[/blue] [UPDATE] price [$5]" in shown
        assert "\x1b" not in shown
        await pilot.press("j", "j", "G", "g")
        for y in range(24):
            assert reader.render_line(y).cell_length == 89


async def test_the_same_article_again_keeps_its_place() -> None:
    reader = Reader()
    async with ReaderHost(reader).run_test(size=(80, 20)) as pilot:
        reader.show(article(TEXT), annotations())
        await pilot.press("space", "space")
        place = reader.cursor, reader.scroll_offset.y
        reader.show(replace(article(TEXT), title="Another title"), annotations())
        assert (reader.cursor, reader.scroll_offset.y) == place
        reader.show(article(TEXT, id="002_b"), annotations())
        assert (reader.cursor, reader.scroll_offset.y) == (0, 0)
