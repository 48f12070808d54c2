"""Copying that works in tmux and over SSH, and says what it did.

Textual alone writes OSC 52, which tmux drops by default and some terminals do not know, and nothing
answers. So the tools that can confirm are tried first, and OSC 52 is always sent besides.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

PATIENCE = 2.0
"""Seconds that a clipboard tool may take; a hung X server must not hang the reader."""

LONGEST_OSC52 = 74_994
"""Characters that xterm takes in one OSC 52 after base64; longer texts are dropped by it."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that takes text on its standard input and keeps it.

    Attributes:
        name: How the user knows it: "the tmux buffer".
    """

    name: str
    command: tuple[str, ...]


def tools(environment: Mapping[str, str], platform: str = sys.platform) -> Iterator[Tool]:
    """List the tools that reach the user's clipboard here, best first.

    Over SSH the local tools would fill the clipboard of the wrong machine, so only tmux is left.
    """
    if environment.get("TMUX"):
        yield Tool("the tmux buffer", ("tmux", "load-buffer", "-w", "-"))
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    if platform == "darwin":
        yield Tool("the clipboard", ("pbcopy",))
    if environment.get("WAYLAND_DISPLAY"):
        yield Tool("the clipboard", ("wl-copy",))
    if environment.get("DISPLAY"):
        yield Tool("the clipboard", ("xclip", "-selection", "clipboard"))
        yield Tool("the clipboard", ("xsel", "--clipboard", "--input"))
    if environment.get("WSL_DISTRO_NAME") or platform == "win32":
        yield Tool("the clipboard", ("clip.exe",))


def copy(text: str, environment: Mapping[str, str], osc52: Callable[[str], None]) -> str:
    """Copy a text by every way there is.

    Args:
        text: What to copy.
        environment: The process's environment variables.
        osc52: Sends the text to the terminal.

    Returns:
        Where it went, to complete the sentence "Copied to …".
    """
    reached = next((tool.name for tool in tools(environment) if _feed(tool, text)), None)
    fits = len(text.encode("utf-8")) * 4 // 3 <= LONGEST_OSC52
    if fits:
        osc52(text)
    if reached is not None:
        return reached
    return "the terminal (OSC 52)" if fits else "nowhere: it is too long for this terminal"


def _feed(tool: Tool, text: str) -> bool:
    """Hand the text to a tool. Returns whether it took it."""
    if shutil.which(tool.command[0]) is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the text goes to standard input
            tool.command,
            input=text.encode("utf-8"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
