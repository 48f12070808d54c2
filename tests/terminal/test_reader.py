"""The reader in a real terminal: a tmux session of its own, real keys, and what is on its screen.

Skipped only where tmux is not installed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

PATIENCE = 15.0
"""Seconds to wait for something to appear; only a failing test waits so long."""


class Terminal:
    """A tmux server with one window that runs the reader."""

    def __init__(self, workspace: Workspace, width: int, height: int, home: Path) -> None:
        self._socket = f"idlib-{uuid.uuid4().hex}"
        self.status = home / "status"
        program = f"{sys.executable} -m idlib_tui --workspace {shlex.quote(str(workspace.root))}"
        shell = f"{program}; echo $? > {shlex.quote(str(self.status))}; cat"
        environment = {
            **{name: value for name, value in os.environ.items() if name != "TMUX"},
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_STATE_HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, shell, environment=environment)

    def press(self, *keys: str) -> None:
        """Send keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Send a text letter by letter."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the window shows."""
        return self._tmux("capture-pane", "-p")

    def wait(self, what: str | Callable[[str], bool]) -> str:
        """Wait until the screen contains a text, or fulfils a condition."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = self.screen()
            if what in shown if isinstance(what, str) else what(shown):
                return shown
        pytest.fail(f"{what!r} did not appear on:\n{self.screen()}")

    def wait_until_gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen.

        Needed after Escape, too: Escape with a letter right behind it is Alt and the letter.
        """
        self.wait(lambda shown: text not in shown)

    def wait_for_the_end(self) -> int:
        """Wait until the program has ended. Returns its exit status."""
        self.wait(lambda _: self.status.exists() and self.status.read_text() != "")
        return int(self.status.read_text())

    def close(self) -> None:
        """End the server and everything in it."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout


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
        terminal._tmux("resize-window", "-x", str(width), "-y", str(height))
    terminal.wait("3 Chronology")
    terminal.press("q")
    assert terminal.wait_for_the_end() == 0
