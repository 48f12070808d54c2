"""Part ``word-flips``: damaged word files under every command that reads them.

An item is right when the command gives the answers of the undamaged index, or tells of the damage
and the next command gives them; and when nothing is left to tell after that.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from idlib_tui.cli.main import main
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.robust.report import Report

LIMIT = 30.0
"""Seconds for one item, which takes less than one."""

_PROCESS_EVERY = 40
"""Items of which one is tried in a process of its own, which takes a second."""

_PLACES = ("harbour", "border", "market", "mountain", "river", "station")
_QUERIES = ("harbour", '"soldiers left"', "mount*", "marekt~", "quiet -border", "title:officer")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str


def run(rng: random.Random, count: int, report: Report) -> None:
    """Damage the words of ``count`` copies of a workspace, and use each."""
    with tempfile.TemporaryDirectory() as folder:
        whole = _make(Path(folder) / "whole")
        expected = _answers(whole, _in_process)
        for number in range(count):
            workspace = Workspace.at(Path(shutil.copytree(whole.root, Path(folder) / "copy")))
            damage = rng.choice(DAMAGES)
            first = rng.choice(_FIRST)
            run_ = _by_process if number % _PROCESS_EVERY == 0 else _in_process
            item = f"{number}: {damage.__name__.strip('_')}, then {first.__name__.strip('_')}"

            def use(
                workspace: Workspace = workspace,
                damage: Damage = damage,
                first: Callable[..., str] = first,
                run_: Run = run_,
            ) -> str:
                if first is _reader:
                    return _reader(workspace, damage, expected, rng)
                damage(workspace.index / "words", rng)
                return first(workspace, expected, run_)

            report.check(item, use, limit=LIMIT)
            shutil.rmtree(workspace.root)


Damage = Callable[[Path, random.Random], None]
Run = Callable[..., Ran]


def _flip(words: Path, rng: random.Random) -> None:
    """Change one bit, and in half of the cases leave no trace in the time."""
    path = _file(words, rng)
    status = path.stat()
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    if rng.random() < 0.5:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _zero(words: Path, rng: random.Random) -> None:
    """Write zeros over a page."""
    path = _file(words, rng)
    at = rng.randrange(path.stat().st_size) // 4096 * 4096
    length = min(4096, path.stat().st_size - at)
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes(length))


def _cut(words: Path, rng: random.Random) -> None:
    path = _file(words, rng)
    os.truncate(path, rng.randrange(path.stat().st_size))


def _lengthen(words: Path, rng: random.Random) -> None:
    with _file(words, rng).open("ab") as file:
        file.write(rng.randbytes(rng.randint(1, 5000)))


def _swap(words: Path, rng: random.Random) -> None:
    one, other = rng.sample(_files(words), 2)
    one.rename(words / "aside")
    other.rename(one)
    (words / "aside").rename(other)


def _remove(words: Path, rng: random.Random) -> None:
    _file(words, rng).unlink()


def _replace(words: Path, rng: random.Random) -> None:
    path = _file(words, rng)
    size = path.stat().st_size
    path.unlink()
    kind = rng.randrange(3)
    if kind == 0:
        path.mkdir()
    elif kind == 1:
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(rng.randbytes(size))


DAMAGES: Sequence[Damage] = (
    *[_flip] * 14,
    *[_zero] * 2,
    *[_cut] * 2,
    _lengthen,
    _swap,
    _remove,
    _replace,
)


def _search(workspace: Workspace, expected: list[str], run_: Run) -> str:
    return _judged(workspace, expected, _answers(workspace, run_, told := []), told)


def _doctor(workspace: Workspace, expected: list[str], run_: Run) -> str:
    told = _told(run_("doctor", workspace))
    return _judged(workspace, expected, _answers(workspace, _in_process, told), told)


def _index(workspace: Workspace, expected: list[str], run_: Run) -> str:
    told = _told(run_("index", workspace))
    return _judged(workspace, expected, _answers(workspace, _in_process, told), told)


def _reader(workspace: Workspace, damage: Damage, expected: list[str], rng: random.Random) -> str:
    """Damage the words under a library that has them open, as the reader has."""
    with Library.open(workspace) as library:
        before = [library.search(query) for query in _QUERIES]
        damage(workspace.index / "words", rng)
        after = [library.search(query) for query in _QUERIES]
        told = list(library.notices)
        assert [found.hits for found in after] == [found.hits for found in before], "wrong"
    return _judged(workspace, expected, _answers(workspace, _in_process, told), told)


_FIRST: Sequence[Callable[..., str]] = (_search, _search, _doctor, _index, _reader)


def _judged(workspace: Workspace, expected: list[str], answers: list[str], told: list[str]) -> str:
    assert answers == expected, f"wrong, {'told' if told else 'silently'}"
    # Whatever was not read yet is found now; and then nothing is left.
    late = _told(_in_process("doctor", workspace))
    assert not _told(_in_process("doctor", workspace)), "not mended"
    assert _answers(workspace, _in_process, again := []) == expected, "wrong after mending"
    assert not again, "told again after mending"
    return "told and mended" if told else "right, and mended by doctor" if late else "right"


def _answers(workspace: Workspace, run_: Run, told: list[str] | None = None) -> list[str]:
    answers = []
    for query in _QUERIES:
        ran = run_("search", workspace, "--json", query)
        if told is not None:
            told += _told(ran)
        answers.append(ran.out)
    return answers


def _told(ran: Ran) -> list[str]:
    assert ran.status == 0, f"status {ran.status}: {ran.err[:200]}"
    return [line for line in (ran.out + ran.err).splitlines() if "being rebuilt" in line]


def _in_process(command: str, workspace: Workspace, *arguments: str) -> Ran:
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as err,
    ):
        status = main([command, "--workspace", str(workspace.root), *arguments])
    return Ran(int(status), out.getvalue(), err.getvalue())


def _by_process(command: str, workspace: Workspace, *arguments: str) -> Ran:
    done = subprocess.run(
        [sys.executable, "-m", "idlib_tui", command, "--workspace", workspace.root, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _make(root: Path) -> Workspace:
    """Make a workspace whose words are in several segments, with articles deleted from them."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    for number in range(24):
        place = _PLACES[number % len(_PLACES)]
        (seeds / f"{number:02}.txt").write_text(
            f"date 2020-02-{number + 1:02} The {place} was quiet on Monday, said officer {number}."
            f" At least {number} soldiers left the {place}. " * 3,
            encoding="utf-8",
        )
        if number % 8 == 7:
            (seeds / f"{number // 2:02}.txt").write_text(f"The {place} was loud on Sunday.")
            with Library.open(Workspace.at(root)) as library:
                library.sync(processes=1)
    return Workspace.at(root)


def _files(words: Path) -> list[Path]:
    return sorted(path for path in words.iterdir() if path.stat().st_size)


def _file(words: Path, rng: random.Random) -> Path:
    """Choose one, the larger ones oftener."""
    files = _files(words)
    if rng.random() < 0.5:
        return rng.choice(files)
    return rng.choices(files, [path.stat().st_size for path in files])[0]
