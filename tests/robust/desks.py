"""Parts ``desk-kills`` and ``desk-writers``: programs that write one desk, and are killed at it.

A writer confirms a change once the desk has returned from it. Afterwards the desk must be readable
and hold everything that was confirmed, beside a comment and a key that are the user's own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from idlib_tui.brief.desk import Desk, Pin, PinKind
from idlib_tui.brief.desk_records import Judgement
from idlib_tui.brief.document import DeskDocument
from tests.robust.report import Report

LIMIT = 60.0
WRITERS = 4
MARKS = 720
LATEST_KILL = 0.12
"""Seconds after the first confirmation."""

_BY_HAND = "# My own words\nversion: 1\nmine: {a: 1}  # and more\npins: []\n"


def run_kills(rng: random.Random, count: int, report: Report) -> None:
    """Kill a writer ``count`` times at random moments; two others write at the same time."""
    for _ in range(count):
        seed, delay = rng.randrange(1 << 30), rng.random() * LATEST_KILL
        report.check(f"seed {seed}, {delay:.3f} s", partial(_kill, seed, delay), limit=LIMIT)


def run_writers(rng: random.Random, count: int, report: Report) -> None:
    """Let several processes set 720 marks between them, ``count`` times."""
    for _ in range(count):
        seed = rng.randrange(1 << 30)
        report.check(f"seed {seed}", partial(_write_together, seed), limit=LIMIT)


def _kill(seed: int, delay: float) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "desk.yaml"
        file.write_text(_BY_HAND, encoding="utf-8")
        victims = [_Writer(file, f"{seed}-{number}") for number in range(2)]
        for victim in victims:
            victim.wait()
        time.sleep(delay)
        _compare(file, [line for victim in victims for line in victim.kill()])
        Desk(file).mark_read("afterwards")
        left = sorted(path.name for path in Path(folder).iterdir())
        if left != [".desk.lock", "desk.yaml"]:
            raise AssertionError(f"left behind: {left}")
    return "whole"


def _write_together(seed: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "desk.yaml"
        file.write_text(_BY_HAND, encoding="utf-8")

        def marks(number: int) -> Callable[[], Iterator[list[str]]]:
            def work() -> Iterator[list[str]]:
                desk = Desk(file, patience=LIMIT)
                for mark in range(number, MARKS, WRITERS):
                    desk.mark_read(f"{seed}-{mark}")
                    yield ["read", f"{seed}-{mark}"]

            return work

        writers = [_Child(marks(number)) for number in range(WRITERS)]
        lines = [line for writer in writers for line in writer.rest()]
        if len(lines) != MARKS:
            raise AssertionError(f"only {len(lines)} of {MARKS} marks were confirmed")
        _compare(file, lines)
    return "complete"


def _compare(file: Path, confirmed: list[list[str]]) -> None:
    """Compare a desk with what was confirmed, each line by a record of its own."""
    desk = Desk(file)
    notes = {pin.text: pin.note for pin in desk.pins}
    wanted: dict[tuple[str, str], str] = {}
    for kind, key, *value in confirmed:
        wanted[kind, key] = value[0] if value else ""
    for (kind, key), value in wanted.items():
        match kind:
            case "read":
                kept = desk.is_read(key)
            case "pin":
                kept = key in notes
            case "judgement":
                kept = Judgement(key) in desk.content().entries
            case "move":
                kept = True
            case "note":
                # A later note may have been written and not confirmed.
                kept = int(notes.get(key, "-1")) >= int(value)
            case _:
                kept = desk.searches.get(key) == value
        if not kept:
            raise AssertionError(f"lost: {kind}")
    text = file.read_text(encoding="utf-8")
    if "# My own words\n" not in text or "mine: {a: 1}  # and more\n" not in text:
        raise AssertionError("the user's own words are gone")


class _Child:
    """A process that does some work, and whose confirmations come through a pipe."""

    def __init__(self, work: Callable[[], Iterator[list[str]]]) -> None:
        self._reading, writing = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            status = 1
            try:
                os.close(self._reading)
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.setitimer(signal.ITIMER_REAL, 0)
                for line in work():
                    os.write(writing, json.dumps(line).encode() + b"\n")
                status = 0
            finally:
                os._exit(status)
        os.close(writing)
        self._data = b""

    def wait(self) -> None:
        """Wait for the first confirmation."""
        while b"\n" not in self._data:
            data = os.read(self._reading, 65536)
            if not data:
                raise AssertionError("the writer ended")
            self._data += data

    def rest(self) -> list[list[str]]:
        """Wait for the end and give all confirmations."""
        while data := os.read(self._reading, 65536):
            self._data += data
        os.close(self._reading)
        os.waitpid(self.process, 0)
        return [json.loads(line) for line in self._data.split(b"\n")[:-1]]


class _Writer(_Child):
    """Pins, notes, marks, saves, writes and moves until it is killed."""

    def __init__(self, file: Path, name: str) -> None:
        def work() -> Iterator[list[str]]:
            desk = Desk(file, patience=LIMIT)
            document = DeskDocument(desk)
            rng = random.Random(name)
            pins: list[Pin] = []
            for number in range(10_000):
                kind = rng.choice(("pin", "note", "read", "search", "judgement", "move"))
                key = f"{name} {number}"
                if kind == "read":
                    desk.mark_read(key)
                    yield [kind, key]
                elif kind == "judgement":
                    document.add(Judgement(key))
                    yield [kind, key]
                elif kind == "move" and pins:
                    document.move(rng.choice(pins), rng.choice((-2, -1, 1, 2)))
                    yield [kind, key]
                elif kind == "search":
                    desk.save_search(key, f"query {number}")
                    yield [kind, key, f"query {number}"]
                elif kind == "note" and pins:
                    pin = rng.choice(pins)
                    desk.set_note(pin, str(number))
                    yield [kind, pin.text, str(number)]
                else:
                    pins.append(Pin(PinKind.QUOTE, name, "a", number, key, "0"))
                    desk.toggle(pins[-1])
                    yield ["pin", key]

        super().__init__(work)

    def kill(self) -> list[list[str]]:
        """Kill it, and give what it had confirmed."""
        os.kill(self.process, signal.SIGKILL)
        return self.rest()
