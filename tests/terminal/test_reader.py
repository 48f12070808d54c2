"""The reader in a real terminal: a tmux session of its own, real keys, and what is on its screen.

Skipped only where tmux is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.terminal.tmux import NEEDS_TMUX, Terminal

pytestmark = [pytest.mark.terminal, NEEDS_TMUX]


@pytest.fixture(params=[(200, 50), (120, 35), (80, 24)], ids=["wide", "normal", "narrow"])
def terminal(
    request: pytest.FixtureRequest, idlib_workspace: Workspace, tmp_path: Path
) -> Iterator[Terminal]:
    """The reader on the Idlib story at three sizes, once it has read everything."""
    opened = Terminal(idlib_workspace, *request.param, tmp_path)
    try:
        opened.wait("5 articles")
        yield opened
    finally:
        opened.close()


def test_a_session(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.wait("% ")
    terminal.press("/")
    terminal.type("patrol")
    terminal.wait("hits")
    terminal.press("Enter")
    terminal.wait("1 of ")
    terminal.press("n")
    terminal.wait("2 of ")
    terminal.press("Escape")
    terminal.wait_until_gone("2 of ")
    terminal.press("3")
    terminal.wait("entries")
    terminal.press("4")
    terminal.wait("Everyone")
    terminal.press("a")
    terminal.wait("Choose an actor")
    terminal.type("stolt")
    terminal.press("Enter")
    terminal.wait_until_gone("Choose an actor")
    terminal.wait("Jens Stoltenberg")
    terminal.press("5")
    terminal.wait("topics")
    terminal.press("?")
    terminal.wait("Keys in Figures")
    terminal.press("Escape")
    terminal.wait_until_gone("Keys in Figures")
    terminal.press("e")
    terminal.wait("w Write")
    terminal.press("Escape")
    terminal.wait_until_gone("w Write")
    terminal.press("q")
    assert terminal.wait_for_the_end() == 0


def test_a_size_that_changes_while_reading(terminal: Terminal) -> None:
    terminal.press("2", "j", "j")
    for width, height in ((40, 10), (20, 5), (200, 50), (100, 30)):
        terminal.resize(width, height)
    terminal.wait("3 Chronology")
    terminal.press("q")
    assert terminal.wait_for_the_end() == 0
