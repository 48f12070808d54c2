"""``annotate --processes``: real processes, and what becomes of them when one is killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import start

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")

PATIENCE = 120
"""Seconds until a process that should end is taken to hang."""

TEXT = "The harbour opened on Tuesday. “We waited,” Ann Lee told reporters. "

SHORT = "Nothing here."
"""Its answer is so short that a pipe holds those to all lines that a test sends."""


def ask(stream: IO[bytes], number: int, text: str = SHORT) -> None:
    stream.write(json.dumps({"id": number, "text": text}).encode() + b"\n")
    stream.flush()


def answered(stream: IO[bytes]) -> int:
    return int(json.loads(stream.readline())["id"])


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that annotate, without the one that tracks what they share."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    lines = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children}
    return [pid for pid, line in lines.items() if b"spawn_main" in line]


def running(*texts: str) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]:
    """A program with two processes that have answered, and that wait for more."""
    # Unbuffered, so that nothing is read ahead of what communicate() reads.
    process = start("annotate", "--jsonl", "--processes", "2", bufsize=0)
    assert process.stdin is not None
    assert process.stdout is not None
    # As many as may be ahead; that the first is answered shows that a process is up.
    for number in range(300):
        ask(process.stdin, number)
    assert answered(process.stdout) == 0
    for text in texts:
        ask(process.stdin, 300, text)
    return process, process.stdin, process.stdout


@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"])
def test_workers_end_with_the_program(number: str, busy: bool) -> None:
    long = [TEXT * 20_000] * 2 if busy else []
    process, _, _ = running(*long)
    children = workers_of(process)
    assert children
    process.send_signal(getattr(signal, number))
    # The end of both pipes is seen only when nobody holds them any more.
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in {-getattr(signal, number), 130}
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        *range(1, 1 + len(out.splitlines()))
    ]
    assert b"Traceback" not in err
    for child in children:
        status = Path(f"/proc/{child}/stat")
        assert not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_killed_worker_costs_nothing_that_was_finished() -> None:
    process, stdin, stdout = running()
    first = [answered(stdout) for _ in range(40)]
    os.kill(workers_of(process)[0], signal.SIGKILL)
    with contextlib.suppress(BrokenPipeError):
        for number in range(300, 400):
            ask(stdin, number)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    [sentence] = err.decode().splitlines()
    assert sentence.startswith("idlib-tui: A process that read articles ended abruptly")
    ids = [*first, *(json.loads(line)["id"] for line in out.splitlines())]
    assert ids == sorted(set(ids))


def test_all_lines_are_answered_in_order() -> None:
    process = start("annotate", "--jsonl", "--processes", "2")
    asked = [{"id": number, "text": TEXT * (number % 7 * 20)} for number in range(60)]
    given = "\n".join(map(json.dumps, asked)).encode()
    out, err = process.communicate(given, timeout=PATIENCE)
    assert process.returncode == 0
    assert err == b""
    assert [json.loads(line)["id"] for line in out.splitlines()] == list(range(60))


def test_nobody_reads_the_answers() -> None:
    process, stdin, stdout = running()
    with process:
        stdout.close()
        with contextlib.suppress(BrokenPipeError):
            for number in range(300, 1000):
                ask(stdin, number, TEXT)
        with contextlib.suppress(BrokenPipeError):
            stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=PATIENCE) == 0
