"""Measure the first paint of the reader against an empty Textual app, in a terminal of its own.

Both have their bytecode, as installed programs do: without it the reader would be compiled at each
start where ``PYTHONDONTWRITEBYTECODE`` is set, and Textual, which pip has compiled, would not.

Both programs are started by turns in a pseudo-terminal. The first paint is the moment when the
first frame arrives there: for the reader, the frame with the search bar in it. The ratio of the
medians should not be above 1.3.

    .venv/bin/python benchmarks/first_paint.py [--runs N] [--workspace DIR]
"""

from __future__ import annotations

import argparse
import compileall
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

EMPTY_APP = "from textual.app import App; App().run()"
FIRST_LINE = b"\x1b[1;1H"
"""Where Textual begins to draw a frame."""
SEARCH_BAR = b"Search all articles"
SIZE = (50, 200)
PATIENCE = 20.0
TARGET = 1.3
ROOT = Path(__file__).parents[1]


def first_paint(command: Sequence[str], marker: bytes, folder: Path) -> float:
    """Start a program in a pseudo-terminal and wait for a marker in its first frame.

    Args:
        command: The program and its arguments.
        marker: What its first frame contains.
        folder: The folder to start it in.

    Returns:
        Seconds from the start of the process to the marker.
    """
    started = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    received = b""
    try:
        while marker not in received:
            left = started + PATIENCE - time.perf_counter()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                sys.exit(f"{command[-1]!r} painted nothing within {PATIENCE:.0f} s:\n{received!r}")
            received += os.read(terminal, 65_536)
        return time.perf_counter() - started
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def main() -> None:
    """Measure by turns and print the medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--workspace", type=Path, help="default: a copy of the Idlib story")
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "idlib_tui", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        workspace = arguments.workspace
        if workspace is None:
            workspace = Path(folder) / "story"
            shutil.copytree(ROOT / "seeds", workspace / "seeds")
        programs = {
            "empty app": ([sys.executable, "-c", EMPTY_APP], FIRST_LINE),
            "idlib-tui": ([sys.executable, "-m", "idlib_tui"], SEARCH_BAR),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(arguments.runs + 1):
            for name, (command, marker) in programs.items():
                seconds = first_paint(command, marker, workspace)
                # The first turn fills the disk cache and counts for nothing.
                if run:
                    times[name].append(seconds)
    for name, seconds_list in times.items():
        middle, least = statistics.median(seconds_list), min(seconds_list)
        print(f"{name:<10} median {middle * 1000:6.0f} ms   best {least * 1000:6.0f} ms")
    ratio = statistics.median(times["idlib-tui"]) / statistics.median(times["empty app"])
    print(f"ratio      {ratio:.2f}   (target: at most {TARGET})")


if __name__ == "__main__":
    main()
