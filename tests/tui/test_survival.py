"""A failure that nobody foresaw, wherever it happens, is told and costs only its own step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.text import Text
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from idlib_tui.tui.commands.collecting import Pin
from idlib_tui.tui.commands.program import Theme
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.survival import FAILED, TOO_MANY
from idlib_tui.tui.widgets.reader import Reader
from idlib_tui.tui.widgets.status_bar import StatusBar
from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened


def fail(*_: object) -> None:
    raise ZeroDivisionError("a mistake")


async def is_usable(driver: Driver) -> bool:
    """Go about in the reader as ever."""
    await driver.press("3", "4", "1", "g", "j", "enter")
    article = driver.main.reading.article
    assert article is not None
    assert article.id == "ferry"
    await driver.search("bridge")
    assert driver.main.searching.has_hits
    await driver.press("escape")
    return driver.app.is_running and driver.app.fatal is None


async def in_a_command(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Theme, "run", fail)
    await driver.press("t")


async def in_a_question_whether_it_makes_sense(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Pin, "available", fail)
    await driver.press("j", "p")


async def in_a_handler_of_a_message(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reader, "on_click", fail)
    await driver.pilot.click(driver.main.panes.reader)


async def in_a_handler_of_the_screen(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(driver.main.searching, "typed", fail)
    await driver.search("a")
    patch.undo()
    await driver.press("escape")


async def in_a_timer(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    driver.main.set_timer(0.001, fail)
    while not driver.app.failures:
        await driver.pilot.pause()


async def in_a_callback(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    driver.main.call_later(fail)
    driver.main.call_after_refresh(fail)
    driver.main.call_next(fail)


async def in_a_worker(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        fail()

    driver.main.run_worker(work)


async def in_a_repaint(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StatusBar, "render", fail)
    driver.main.status.refresh()
    await driver.settle()
    assert "Sources" in driver.text(), "everything else is painted"


async def in_a_row(driver: Driver, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(driver.main.panes.sources, "render_row", fail)
    driver.main.panes.sources.refresh()


class Broken(ModalScreen[None]):
    """A dialog that cannot be shown."""

    def compose(self) -> ComposeResult:
        """Fail."""
        fail()
        yield Static("never")


class BrokenLater(ModalScreen[None]):
    """A dialog that fails once it is composed."""

    def on_mount(self) -> None:
        """Fail."""
        fail()


class BrokenChild(Widget):
    """A widget that cannot be measured."""

    DEFAULT_CSS = "BrokenChild { width: auto; height: auto; }"

    def render(self) -> Text:
        """Fail."""
        raise ZeroDivisionError("a mistake")


async def in_a_dialog_that_is_composed(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    driver.app.push_screen(Broken())
    await driver.settle()
    assert driver.app.screen is driver.main, "it is taken away"


async def in_a_dialog_that_is_mounted(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    driver.app.push_screen(BrokenLater())
    await driver.settle()
    assert driver.app.screen is driver.main, "it is taken away"


async def in_a_layout(driver: Driver, _patch: pytest.MonkeyPatch) -> None:
    child = BrokenChild()
    await driver.main.mount(child)
    await driver.settle()
    await child.remove()


@pytest.mark.parametrize(
    "happens",
    [
        in_a_command,
        in_a_question_whether_it_makes_sense,
        in_a_handler_of_a_message,
        in_a_handler_of_the_screen,
        in_a_timer,
        in_a_callback,
        in_a_worker,
        in_a_repaint,
        in_a_row,
        in_a_dialog_that_is_composed,
        in_a_dialog_that_is_mounted,
        in_a_layout,
    ],
)
async def test_a_failure(
    bridge: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Driver, pytest.MonkeyPatch], object],
) -> None:
    async with opened(bridge, fails=True) as driver:
        with monkeypatch.context() as patch:
            await happens(driver, patch)  # type: ignore[misc]
            await driver.settle()
            told = [each for each in driver.notices() if "ZeroDivisionError: a mistake" in each]
            assert len(told) == 1, "told once, not at every repaint"
            assert "mistake in the program" in told[0]
        assert await is_usable(driver)


async def test_failures_without_end_end_the_program_with_status_3(bridge: Workspace) -> None:
    async def fail_on_and_on() -> None:
        async with opened(bridge, fails=True) as driver:
            for _ in range(TOO_MANY):
                driver.main.call_later(fail)
            await driver.pilot.pause()
            assert driver.app.return_value == FAILED
            assert "ZeroDivisionError" in str(driver.app.fatal)

    with pytest.raises(ZeroDivisionError):
        await fail_on_and_on()


async def test_the_place_is_kept_though_something_failed_before(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(bridge, fails=True) as driver:
        await driver.press("3")
        with monkeypatch.context() as patch:
            patch.setattr(MainScreen, "show_desk", fail)
            await driver.press("p")
        assert driver.app.failures
    async with opened(bridge) as driver:
        assert driver.main.pane == "chronology"
