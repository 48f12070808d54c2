"""The reader on a pseudo-terminal: what it sends, what the terminal's modes are, how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.terminal.tmux import not_the_first_start

PATIENCE = 20.0
"""Seconds to wait for something; only a failing test waits so long."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])|\x1b\[(>\d+|<\d*)u")


def modes_left_on(sent: bytes) -> set[str]:
    """Find which modes a program has switched on and not off again."""
    on: set[str] = set()
    keyboard = 0
    for numbers, switch, kitty in _MODE.findall(sent):
        if kitty:
            keyboard += 1 if kitty.startswith(b">") else -1
        for number in numbers.decode().split(";") if numbers else ():
            # The cursor and line wrap are on at first; the others are off.
            usual = "h" if number in {"25", "7"} else "l"
            on.discard(number)
            if switch.decode() != usual:
                on.add(number)
    return on | ({"kitty"} if keyboard > 0 else set())


class OnPty:
    """A program with a pseudo-terminal of its own."""

    def __init__(
        self, command: Sequence[str], home: Path, size: tuple[int, int] = (120, 35), **more: str
    ) -> None:
        not_the_first_start(home)
        self.master, slave = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(slave)
        self.sent = b""
        environment = {
            **{name: value for name, value in os.environ.items() if name != "TMUX"},
            **{f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PAGER": "true",
            "EDITOR": "true",
            **more,
        }

        def take_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment,
            preexec_fn=take_terminal,  # noqa: PLW1509 - the test has no threads at this moment
        )  # fmt: skip
        self._slave = slave

    @classmethod
    def reader(cls, workspace: Path, home: Path, *, code: str = "", **more: str) -> Self:
        """Start the reader; ``code`` runs in its process first."""
        start = "from idlib_tui.cli.main import main; sys.exit(main())"
        program = f"import sys; sys.argv[1:] = ['--workspace', {str(workspace)!r}]\n{code}\n{start}"
        return cls([sys.executable, "-c", program], home, **more)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def read(self, patience: float = 0.05) -> None:
        """Take what has been sent meanwhile, and what is sent within some seconds."""
        while select.select([self.master], [], [], patience)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.sent += data

    def type(self, keys: bytes) -> None:
        """Type bytes, however many."""
        left = memoryview(keys)
        while left:
            self.read(0)
            if select.select([], [self.master], [], 0.01)[1]:
                left = left[os.write(self.master, left[:4096]) :]

    def wait(self, what: bytes | Callable[[bytes], bool], since: int = 0) -> None:
        """Wait until something has been sent."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.read()
            sent = self.sent[since:]
            if what in sent if isinstance(what, bytes) else what(sent):
                return
        raise AssertionError(f"{what!r} was not sent; the last was {self.sent[-3000:]!r}")

    def wait_for_the_end(self) -> int:
        """Wait until the program has ended. Returns its exit status."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            self.read()
        self.read()
        return self.process.wait(1)

    @property
    def settings(self) -> list[object]:
        """The terminal's settings now, as ``stty -a`` shows them."""
        return termios.tcgetattr(self._slave)

    def close(self) -> None:
        """End the program, if it has not ended yet."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self._slave, self.master):
            with suppress(OSError):
                os.close(descriptor)
