"""Who claims what, in the reader: of what is under the cursor, and of a question."""

from __future__ import annotations

import pytest

from idlib_tui.tui.dialogs.claims import ClaimsScreen
from idlib_tui.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS
from tests.tui.driving import NARROW, NORMAL, Driver, opened


async def ask(driver: Driver, question: str) -> None:
    await driver.press("Q")
    await driver.type(question)
    await driver.press("enter")


async def test_the_words_under_the_cursor_are_looked_for_and_opened(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("4", "W")
        assert isinstance(driver.app.screen, ClaimsScreen)
        assert "Searched 3 articles" in driver.text()
        await driver.press("enter")
        assert not isinstance(driver.app.screen, ClaimsScreen)
        assert driver.main.reading.article is not None


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_question_is_answered(bridge: Workspace, size: tuple[int, int]) -> None:
    async with opened(bridge, size=size) as driver:
        await ask(driver, "Who says that the ferry was full?")
        assert isinstance(driver.app.screen, ClaimsScreen)
        assert "Tom Reed." in driver.text()
        assert "asserts" in driver.text()
        await driver.press("escape")
        await ask(driver, "Nobody says that the ferry sank")
        assert "So it is, as far as the articles tell." in driver.text()
        await driver.press("enter")
        assert isinstance(driver.app.screen, ClaimsScreen), "there is nothing to open"


async def test_the_questions_of_the_story_are_offered(bridge: Workspace) -> None:
    story = bridge.story_file
    text = story.read_text(encoding="utf-8")
    story.write_text(f"{text}questions:\n- Who denies that the ferry was full?\n", "utf-8")
    async with opened(bridge) as driver:
        await driver.press("Q")
        assert "Who denies that the ferry was full?" in driver.text()
        await driver.press("down", "escape")
        assert not isinstance(driver.app.screen, ClaimsScreen)


async def test_a_group_that_nobody_is_in_is_told(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await ask(driver, "No Martian says that the ferry sank")
        assert any("Martian" in each for each in driver.notices())


@pytest.mark.parametrize("text", HOSTILE_TEXTS[:6])
async def test_whatever_is_asked_ends_nothing(bridge: Workspace, text: str) -> None:
    async with opened(bridge) as driver:
        driver.main.asking.question()
        await driver.settle()
        driver.app.screen.query_one("PickerInput").value = text  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.press("escape", "escape")
        assert driver.main.is_mounted
