"""Keys that come faster than what they are meant for: none is lost, none goes elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from textual.events import Key

from idlib_tui.errors import LibraryError
from idlib_tui.library import Library
from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.dialogs.brief import BriefScreen
from idlib_tui.tui.dialogs.help import HelpScreen
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened

CHARACTERS = {"slash": "/", "space": " ", "question_mark": "?"}


async def at_once(driver: Driver, *keys: str) -> None:
    """Press keys without waiting for what they do."""
    for key in keys:
        letter = CHARACTERS.get(key, key if len(key) == 1 else None)
        driver.app.post_message(Key(key, letter))
    await driver.settle()


async def test_letters_behind_enter_are_commands(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "slash", *"ferry", "enter", "n")
        assert driver.main.search_bar.query_input.value == "ferry"
        assert driver.main.panes.reader.hit[0] == 2


async def test_steps_before_the_answer_are_taken_after_it(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "slash", *"ferry", "enter", "n", "n", "N")
        assert driver.main.panes.reader.hit[0] == 2


async def test_letters_behind_tab_and_escape_are_commands(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "slash", *"ferry", "tab", "4")
        assert driver.main.search_bar.query_input.value == "ferry"
        assert driver.main.pane is Pane.QUOTES
        await at_once(driver, "slash", "escape", "5")
        assert driver.main.search_bar.query_input.value == ""
        assert driver.main.pane is Pane.FIGURES


async def test_who_has_gone_on_is_not_called_back_to_the_article(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "slash", *"ferry", "enter", "3")
        assert driver.main.reading.article is not None
        assert driver.main.panes.reader.hit[0] == 1
        assert driver.main.pane is Pane.CHRONOLOGY


async def test_a_query_begun_anew_replaces_the_last_one(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "slash", *"ferry", "enter", "slash", *"mayor")
        assert driver.main.search_bar.query_input.value == "mayor"
        await at_once(driver, "enter", "slash", "end", *"al", "enter")
        assert driver.main.searching.query == "mayoral"


async def test_letters_for_a_dialog_that_is_not_there_yet(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "f", *"ferry", "enter", "j")
        assert driver.main.panes.sources.filter_text == "ferry"
        await at_once(driver, "escape", "a", *"reed", "enter", "5")
        assert driver.main.panes.quotes.actor == "Tom Reed"
        assert driver.main.pane is Pane.FIGURES


async def test_a_brief_is_written_as_soon_as_it_is_composed(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "e", "enter")
        assert not isinstance(driver.app.screen, BriefScreen)
        assert list(bridge.briefs.glob("*.md"))


async def test_a_brief_is_copied_as_soon_as_it_is_composed(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await at_once(driver, "e", "y")
        assert any("Copied" in notice for notice in driver.notices())


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets the library be opened once it is set."""
    door, left = threading.Event(), threading.Event()
    open_library = Library.open

    def open_behind_it(*given: Any) -> Library:
        door.wait()
        if left.is_set():
            raise LibraryError("The reader was left before.")
        return open_library(*given)

    monkeypatch.setattr(Library, "open", open_behind_it)
    yield door
    left.set()
    door.set()


async def test_keys_before_the_articles_are_open_are_carried_out_then(
    bridge: Workspace, door: threading.Event
) -> None:
    app = IdlibApp(bridge, None, Settings(bridge.root.parent / "settings"))
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        for key in ("slash", *"ferry", "enter", "question_mark"):
            app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
            await pilot.pause()
        assert app.screen is driver.main
        door.set()
        await driver.settle()
        assert driver.main.searching.query == "ferry"
        assert isinstance(app.screen, HelpScreen)


async def test_what_needs_no_articles_waits_for_none(
    bridge: Workspace, door: threading.Event
) -> None:
    app = IdlibApp(bridge, None, Settings(bridge.root.parent / "settings"))
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        while driver.main.pane_widgets is None:
            await pilot.pause()
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "P", "q")
        assert not door.is_set()
        assert app.return_code == 0


async def test_a_key_that_waited_in_vain_says_why(bridge: Workspace, door: threading.Event) -> None:
    app = IdlibApp(bridge, None, Settings(bridge.root.parent / "settings"))
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await pilot.press("P")
        door.set()
        await driver.settle()
        assert driver.notices() == ["Pins: nothing is pinned yet."]
