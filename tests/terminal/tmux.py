"""The reader in a real terminal: a tmux server of its own, real keys, and what is on its screen."""

from __future__ import annotations

import os
import shlex
import shutil
import string
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from idlib_tui.workspace import Workspace

NEEDS_TMUX = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

PATIENCE = 15.0
"""Seconds to wait for something to appear; only a failing test waits so long."""

_NAMES = {
    "enter": "Enter",
    "escape": "Escape",
    "tab": "Tab",
    "shift+tab": "BTab",
    "backspace": "BSpace",
    "space": "Space",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "pageup": "PPage",
    "pagedown": "NPage",
    "home": "Home",
    "end": "End",
    "delete": "DC",
}
_MARKS = {_character_to_key(mark): mark for mark in string.punctuation}
# Alone it would end tmux's own command.
_MARKS["semicolon"] = "\\;"


def tmux_key(key: str) -> str:
    """Translate a key from Textual's name to tmux's."""
    if key.startswith("ctrl+"):
        bare = key.removeprefix("ctrl+")
        return "C-" + _NAMES.get(bare, bare)
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("shift+") and key.removeprefix("shift+") in _NAMES:
        return "S-" + _NAMES[key.removeprefix("shift+")]
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else _MARKS.get(key, key)


def not_the_first_start(home: Path) -> None:
    """Make a folder of settings such as the reader leaves after its tour."""
    (home / "idlib-tui").mkdir(parents=True, exist_ok=True)
    (home / "idlib-tui" / "state.json").write_text('{"theme": ""}\n', encoding="utf-8")


class Terminal:
    """A tmux server with one window that runs the reader."""

    def __init__(
        self,
        workspace: Workspace,
        width: int,
        height: int,
        home: Path,
        *,
        job_control: bool = False,
        options: str = "",
        **more: str,
    ) -> None:
        """Start the reader.

        Args:
            workspace: What it reads.
            width: Columns.
            height: Rows.
            home: Where its settings and its state are.
            job_control: Whether it is started from a shell that can stop it and bring it back.
            options: Options of the program.
            more: Further variables of its environment.
        """
        not_the_first_start(home)
        self._socket = f"idlib-{uuid.uuid4().hex}"
        self.status = home / "status"
        folder = shlex.quote(str(workspace.root))
        program = f"{sys.executable} -m idlib_tui {options} --workspace {folder}"
        command = f"{program}; echo $? > {shlex.quote(str(self.status))}"
        environment = {
            **{name: value for name, value in os.environ.items() if name != "TMUX"},
            "XDG_CONFIG_HOME": str(home),
            "XDG_STATE_HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PS1": "$ ",
            "DISPLAY": "",
            "WAYLAND_DISPLAY": "",
            **more,
        }
        size = ["-x", str(width), "-y", str(height)]
        shell = "sh -i" if job_control else f"{command}; cat"
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, shell, environment=environment)
        if job_control:
            self.type(f"clear; {command}\n")

    def press(self, *keys: str) -> None:
        """Send keys by tmux's names."""
        self._tmux("send-keys", "--", *keys)

    def type(self, text: str) -> None:
        """Send a text letter by letter."""
        self._tmux("send-keys", "-l", "--", text)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def screen(self, *, styles: bool = False) -> str:
        """What the window shows, with the sequences for its colours if they are asked for."""
        return self._tmux("capture-pane", "-p", *(["-e"] if styles else []))

    def seen(self, right: Callable[[str], bool]) -> str:
        """Wait until the screen fulfils a condition. Returns the last screen, whatever it is."""
        until = time.monotonic() + PATIENCE
        shown = self.screen()
        while not right(shown) and time.monotonic() < until:
            time.sleep(0.01)
            shown = self.screen()
        return shown

    def wait(self, what: str | Callable[[str], bool]) -> str:
        """Wait until the screen contains a text, or fulfils a condition."""

        def right(shown: str) -> bool:
            return what in shown if isinstance(what, str) else what(shown)

        shown = self.seen(right)
        if not right(shown):
            pytest.fail(f"{what!r} did not appear on:\n{shown}")
        return shown

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
