"""The reader in a real terminal: a tmux session of its own, real keys, and what is on its screen.

Skipped only where tmux is not installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    terminal.press("n")
    terminal.wait("hit 2 of ")
    terminal.press("Escape")
    terminal.wait_until_gone("hit 2 of ")
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


def hues(shown: str) -> set[str]:
    """The colours of the palette on a screen that are no greys."""
    cube = re.findall(r"[34]8;5;(\d+)", shown)
    greys = {*range(232, 256), *(16 + 43 * level for level in range(6)), 0, 7, 8, 15}
    named = re.findall(r"\x1b\[(?:\d;)*([349]\d|10\d)m", shown)
    return {each for each in cube if int(each) not in greys} | {
        each for each in named if each not in {"30", "37", "39", "40", "47", "49", "90", "97"}
    }


@pytest.mark.parametrize(
    ("more", "absent"),
    [
        ({"LC_ALL": "C"}, lambda shown: not shown.isascii()),
        ({"NO_COLOR": "1"}, lambda shown: bool(hues(shown))),
    ],
    ids=["ascii", "no-colour"],
)
def test_a_terminal_that_knows_less(
    idlib_workspace: Workspace, tmp_path: Path, more: dict[str, str], absent: Callable[[str], bool]
) -> None:
    opened = Terminal(idlib_workspace, 120, 35, tmp_path, **more)
    try:
        opened.wait("5 articles")
        for key, shows in (("3", "by day"), ("4", "Everyone"), ("5", "topics"), ("e", "Write")):
            opened.press(key)
            opened.wait(shows)
            assert not absent(opened.screen(styles=True)), opened.screen()
    finally:
        opened.close()


def test_the_reader_without_ornaments(idlib_workspace: Workspace, tmp_path: Path) -> None:
    opened = Terminal(idlib_workspace, 120, 35, tmp_path, options="--plain")
    try:
        opened.wait("5 articles")
        for key, shows in (("2", "Reyhanli, Turkey – The"), ("3", "by day"), ("e", "Write")):
            opened.press(key)
            shown = opened.wait(shows)
            assert not set(shown) & set("╭╮╰╯─│┊┃▌▁▂▃▄▅▆▇█")
    finally:
        opened.close()
