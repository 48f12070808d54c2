"""Part ``reader-kills``: the reader in a real terminal, killed while it pins and notes.

What its screen had confirmed must be on the desk afterwards.
"""

from __future__ import annotations

import os
import random
import re
import signal
import tempfile
import time
from functools import partial
from pathlib import Path

from idlib_tui.brief.desk import Desk
from idlib_tui.workspace import Workspace
from tests.robust.report import Report
from tests.terminal.tmux import Terminal

LIMIT = 60.0
LATEST_KILL = 3.0
"""Seconds after the first key."""

_PARAGRAPHS = 60
_PINNED = re.compile(r"Pinned: Paragraph number (\d+)")


def run_reader_kills(rng: random.Random, count: int, report: Report) -> None:
    """Kill the reader ``count`` times at random moments."""
    for _ in range(count):
        seed = rng.randrange(1 << 30)
        report.check(f"seed {seed}", partial(_kill, random.Random(seed)), limit=LIMIT)


def _kill(rng: random.Random) -> str:
    # What the reader had started may write on for a moment.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workspace = Workspace.at(Path(folder) / "workspace")
        seeds = workspace.root / "seeds"
        seeds.mkdir(parents=True)
        text = "\n\n".join(
            f"Paragraph number {number} tells of the bridge and of the ferry."
            for number in range(_PARAGRAPHS)
        )
        (seeds / "a.txt").write_text(f"date 2021-03-04 {text}\n", encoding="utf-8")
        workspace = Workspace.at(workspace.root)
        terminal = Terminal(workspace, 200, 50, Path(folder))
        try:
            terminal.wait("1 article")
            terminal.press("2")
            terminal.wait("% ")
            pinned, noted = _press_until(
                time.monotonic() + rng.random() * LATEST_KILL, rng, terminal
            )
            os.kill(_reader(terminal), signal.SIGKILL)
        finally:
            terminal.close()
        desk = Desk(workspace.briefs / "desk.yaml")
        kept = {int(pin.text.split()[2]) for pin in desk.pins}
        if not pinned <= kept:
            raise AssertionError("lost: a pin that the screen had confirmed")
        if noted > sum(bool(pin.note) for pin in desk.pins):
            raise AssertionError("lost: a note that the screen had confirmed")
    return "confirmed" if pinned or noted else "too early"


def _press_until(end: float, rng: random.Random, terminal: Terminal) -> tuple[set[int], int]:
    """Pin and note down the article; give the paragraphs and the number of notes confirmed."""
    pinned: set[int] = set()
    noted = 0
    while time.monotonic() < end:
        terminal.press("j")
        if rng.random() < 0.3:
            terminal.press("c")
            # Letters typed before the prompt is there would be keys of the reader.
            terminal.wait("Take it")
            terminal.type("a note")
            terminal.press("Enter")
            terminal.wait_until_gone("Take it")
        else:
            terminal.press("p")
        shown = terminal.screen()
        pinned.update(map(int, _PINNED.findall(shown)))
        noted = max(noted, shown.count("Noted, and pinned"))
    return pinned, noted


def _reader(terminal: Terminal) -> int:
    """The process in the terminal's window, a child of its shell."""
    shell = terminal._tmux("list-panes", "-F", "#{pane_pid}").strip()
    children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii")
    return int(children.split()[0])
