"""How fast the reader answers keys in a terminal, by how many articles there are.

    python benchmarks/app.py [ARTICLES ...] [--workspace DIR] [--processes N]

Makes a workspace of that many made-up articles (5, 500 and 2,000 unless told), reads it in, opens
the reader in a pseudo-terminal of 120 by 35, and presses keys one at a time. For each key it prints
the median, the 95th percentile and the slowest of two times in milliseconds: until the terminal
gets the first byte, and until the last one before it is quiet again. It also prints the time to the
first frame, and the memory that the program has at rest.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from statistics import median
from termios import TIOCSWINSZ

from corpus import write_corpus

_SIZE = (35, 120)
_QUIET = 0.15
"""Seconds without output after which all is painted."""
_SILENT = 1.0
"""Seconds after which a key has had no effect, as at the end of a list; it is left out."""
_PATIENCE = 30.0
_SEARCH_BAR = b"Search all articles"

_ROUNDS = (
    ("next row of the sources", "", ("j",), 30),
    ("open an article", "", ("1", "j", "\r"), 15),
    ("page on in an article", "2", ("g", " "), 10),
    ("next row of the chronology", "3", ("j",), 30),
    ("page on in the chronology", "", (" ",), 20),
    ("next row of the quotes", "4", ("j",), 30),
    ("next row of the figures", "5", ("j",), 20),
    ("show the sources", "", ("5", "1"), 15),
    ("show the chronology", "", ("1", "3"), 15),
    ("show the quotes", "", ("1", "4"), 15),
    ("show the figures", "", ("1", "5"), 15),
    ("type a letter of a search", "1/", tuple("talks of the minister"), 1),
)
"""What is measured: its name, keys before it, the keys of which the last is timed (all of them for
a search), and how often."""


class _Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, root: Path) -> None:
        self.started = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            os.environ["TERM"] = "xterm-256color"
            os.chdir(root)
            os.execv(sys.executable, [sys.executable, "-m", "idlib_tui"])
        ioctl(self._terminal, TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))

    def first_frame(self) -> float:
        """Wait for the first frame, and return the seconds since the start."""
        received = b""
        while _SEARCH_BAR not in received:
            if not select.select([self._terminal], [], [], _PATIENCE)[0]:
                sys.exit(f"nothing was painted: {received!r}")
            received += os.read(self._terminal, 1 << 16)
        return time.perf_counter() - self.started

    def settle(self) -> tuple[float, float] | None:
        """Read until it is quiet; return when the first and the last byte came, if any did."""
        first = last = 0.0
        started = time.perf_counter()
        while select.select([self._terminal], [], [], _QUIET if first else _SILENT)[0]:
            os.read(self._terminal, 1 << 16)
            last = time.perf_counter()
            first = first or last
            if last - started > _PATIENCE:
                break
        return (first, last) if first else None

    def press(self, key: str) -> tuple[float, float] | None:
        """Press a key; return the seconds to the first and to the last byte of the answer."""
        os.write(self._terminal, key.encode())
        pressed = time.perf_counter()
        came = self.settle()
        return came and (came[0] - pressed, came[1] - pressed)

    def memory(self) -> float:
        """Return the memory that it has, in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text("ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) / 1e3

    def end(self) -> None:
        """Kill it."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="*", default=[5, 500, 2000])
    parser.add_argument("--workspace", type=Path, help="one that is there, instead")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    if asked.workspace is not None:
        _measure(asked.workspace)
        return
    for size in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), size)
            command = [sys.executable, "-m", "idlib_tui", "index", "--workspace", folder]
            processes = ["--processes", str(asked.processes)]
            subprocess.run([*command, *processes], check=True, capture_output=True)
            print(f"{size} articles")
            _measure(Path(folder))


def _measure(root: Path) -> None:
    terminal = _Terminal(root)
    try:
        print(f"  first frame {terminal.first_frame() * 1e3:.0f} ms")
        terminal.settle()
        # Ends the tour of a first start.
        terminal.press("\x1b")
        for name, before, keys, times in _ROUNDS:
            for key in before:
                terminal.press(key)
            _print(name, _pressed(terminal, keys, times))
        terminal.press("\x1b")
        print(f"  memory at rest {terminal.memory():.0f} MB")
    finally:
        terminal.end()


def _pressed(terminal: _Terminal, keys: Sequence[str], times: int) -> list[tuple[float, float]]:
    found = []
    for _ in range(times):
        answers = [terminal.press(key) for key in keys]
        found += answers if times == 1 else answers[-1:]
    return [answer for answer in found if answer is not None]


def _print(name: str, found: Sequence[tuple[float, float]]) -> None:
    if not found:
        print(f"  {name:28} no effect")
        return
    columns = []
    for which in range(2):
        each = sorted(answer[which] * 1e3 for answer in found)
        near_end = each[min(len(each) - 1, len(each) * 95 // 100)]
        columns.append(f"{median(each):6.1f} {near_end:6.1f} {each[-1]:6.1f}")
    print(f"  {name:28} first byte {columns[0]}   painted {columns[1]}")


if __name__ == "__main__":
    main()
