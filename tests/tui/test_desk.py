"""The desk in the reader: what is pinned, put in order."""

from __future__ import annotations

import pytest

from idlib_tui.brief import Desk
from idlib_tui.brief.desk_records import Entry, Heading, Judgement, Pin, PinKind
from idlib_tui.brief.document import DeskDocument
from idlib_tui.tui.dialogs.desk import DeskScreen
from idlib_tui.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS
from tests.tui.driving import NARROW, Driver, opened


def entries(workspace: Workspace) -> tuple[Entry, ...]:
    return Desk(workspace.briefs / "desk.yaml").content().entries


async def pin_three(driver: Driver) -> None:
    """Pin the first three quotes, and open the desk with the cursor on the first."""
    await driver.press("4", "p", "j", "p", "j", "p", "P")
    assert isinstance(driver.app.screen, DeskScreen)


async def test_a_desk_is_put_in_order_and_written_as_a_brief(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await pin_three(driver)
        first, second, third = entries(bridge)
        await driver.press("h")
        await driver.type("What broke")
        await driver.press("enter")
        heading = Heading("What broke")
        assert entries(bridge) == (heading, first, second, third)
        await driver.press("j", "J")
        assert entries(bridge) == (heading, second, first, third), "the cursor goes along"
        await driver.press("o")
        await driver.type("It was old")
        await driver.press("enter")
        judgement = Judgement("It was old")
        assert entries(bridge) == (heading, second, first, judgement, third)
        await driver.press("c")
        await driver.type(" and weak")
        await driver.press("enter", "K")
        judgement = Judgement("It was old and weak")
        assert entries(bridge) == (heading, second, judgement, first, third)
        assert "Judgement: It was old and weak" in driver.text()
        await driver.press("x")
        assert entries(bridge) == (heading, second, first, third)
        await driver.press("U", "U")
        assert entries(bridge) == (heading, second, first, judgement, third)
        await driver.press("q", "e", "w")
    [written] = bridge.briefs.glob("*.md")
    text = written.read_text("utf-8")
    assert text.index("## What broke") < text.index("*Judgement:* It was old and weak")


async def test_everything_is_undone(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await pin_three(driver)
        before = entries(bridge)
        await driver.press("h", *"A", "enter", "j", "o", *"B", "enter", "J", "x", "g", "x")
        await driver.press(*["U"] * 5)
        assert entries(bridge) == before


async def test_enter_opens_a_pin_at_its_words(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await pin_three(driver)
        pin = entries(bridge)[1]
        assert isinstance(pin, Pin)
        await driver.press("j", "enter")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == pin.article


async def test_a_note_of_a_pin_is_changed_here_too(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await pin_three(driver)
        await driver.press("c", *"why", "enter")
        [first, *_] = entries(bridge)
        assert isinstance(first, Pin)
        assert first.note == "why"
        assert "why" in driver.text()


async def test_what_cannot_be_is_told_and_nothing_is_lost(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await pin_three(driver)
        await driver.press("h", *"A", "enter", "h", *"A", "enter")
        assert any("is on the desk already" in each for each in driver.notices())
        Desk(bridge.briefs / "desk.yaml").toggle(
            next(e for e in entries(bridge) if isinstance(e, Pin))
        )
        await driver.press("j", "J")
        assert len(entries(bridge)) == 3


@pytest.mark.parametrize("size", [NARROW, (40, 12)])
async def test_hostile_words_on_a_small_screen(bridge: Workspace, size: tuple[int, int]) -> None:
    desk = bridge.briefs / "desk.yaml"
    document = DeskDocument(Desk(desk))
    texts = [text for text in HOSTILE_TEXTS if "\ud800" not in text]
    for number, text in enumerate(texts):
        document.add(Heading(f"{number} {text}"[:150]))
        document.add(Judgement(f"{number} {text}"[:2000]))
    async with opened(bridge, size) as driver:
        await driver.press("P", "j", "J", "G", "K")
        assert len(entries(bridge)) == 2 * len(texts)


async def test_a_pin_whose_words_are_gone_is_told_in_the_preview(bridge: Workspace) -> None:
    desk = Desk(bridge.briefs / "desk.yaml")
    for words in ("The bridge will close", "words that are gone"):
        desk.toggle(Pin(PinKind.PARAGRAPH, "", "bridge", 0, words))
    async with opened(bridge) as driver:
        await driver.press("e")
        assert "left out: 1 pin whose words are gone" in driver.text()
