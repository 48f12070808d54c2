"""Parts ``catalog`` and ``kills``: damage to the file of the catalog, and syncs that are killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from idlib_tui.errors import LibraryError
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents, searched
from tests.robust.commands import COMMANDS, Answer, ask, make_workspace
from tests.robust.report import Report

_LIMIT = 60.0
"""Seconds for all commands on one damaged catalog, which take about two."""

_PAGE = 4096

Damage = Callable[[random.Random, bytes], bytes]


def run_catalog(rng: random.Random, count: int, report: Report) -> None:
    """Damage the catalog ``count`` times; every command answers rightly, or tells and mends."""
    with tempfile.TemporaryDirectory() as folder:
        whole = make_workspace(Path(folder) / "whole")
        expected = {command: ask(whole, command) for command in COMMANDS}
        for number in range(count):
            # In turn, so that a short run meets every kind, and every command first.
            kind = list(_DAMAGES)[number % len(_DAMAGES)]
            first = list(COMMANDS)[rng.randrange(len(COMMANDS))]
            seed = rng.random()
            copy = Path(folder) / f"copy{number}"
            work = partial(_one, whole, copy, kind, seed, first, expected)
            report.check(f"{kind} {seed}, {first} first", work, limit=_LIMIT)
            shutil.rmtree(copy, ignore_errors=True)


def _one(
    whole: Workspace,
    root: Path,
    kind: str,
    seed: float,
    first: str,
    expected: Mapping[str, Answer],
) -> str:
    shutil.copytree(whole.root, root)
    workspace = Workspace.at(root)
    # A file that was only copied is known by its contents from here on.
    assert ask(workspace, "articles") == expected["articles"], "a copy is not the same"
    rng = random.Random(seed)
    if kind == "flip under a reader":
        return _under_a_reader(rng, workspace, expected)
    _damage(workspace, partial(_DAMAGES[kind], rng))
    told = False
    for command in (first, *COMMANDS):
        answer = ask(workspace, command)
        told = told or "damaged" in answer.err or "damaged" in answer.out
        right = (answer.status, answer.out) == (0, expected[command].out)
        if not right and not (command == first == "doctor" and told):
            raise AssertionError(f"{command}: {answer.status} {answer.err} {answer.out[:200]}")
    return "told and mended" if told else "answered rightly, untold"


def _under_a_reader(
    rng: random.Random, workspace: Workspace, expected: Mapping[str, Answer]
) -> str:
    with Library.open(workspace) as library:
        before = library.quotes()
        _damage(workspace, partial(_flip, rng))
        told = ""
        try:
            assert library.quotes() == before, "other quotes than before"
        except LibraryError as error:
            told = str(error)
        assert not told or ("damaged" in told and library.stale()), told
        library.sync(processes=1)
        assert library.quotes() == before, "other quotes after a sync"
    for command in COMMANDS:
        assert ask(workspace, command).out == expected[command].out, command
    return "told and mended" if told else "answered rightly, untold"


def _damage(workspace: Workspace, change: Callable[[bytes], bytes]) -> None:
    """Change the bytes of the catalog in place."""
    file = workspace.index / "catalog.sqlite"
    data = change(file.read_bytes())
    with file.open("r+b") as out:
        out.write(data)
        out.truncate()


def _flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _flip_many(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randint(2, 40)):
        data = _flip(rng, data)
    return data


def _flip_in_header(rng: random.Random, data: bytes) -> bytes:
    return _flip(rng, data[:100]) + data[100:]


def _blank_page(rng: random.Random, data: bytes) -> bytes:
    at = _PAGE * rng.randrange(len(data) // _PAGE)
    return data[:at] + bytes([rng.choice((0, 0xFF))]) * _PAGE + data[at + _PAGE :]


def _swap_pages(rng: random.Random, data: bytes) -> bytes:
    pages = [data[at : at + _PAGE] for at in range(0, len(data), _PAGE)]
    one, other = rng.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _truncate(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _grow(rng: random.Random, data: bytes) -> bytes:
    return data + rng.randbytes(rng.choice((1, 100, _PAGE)))


_DAMAGES: Mapping[str, Damage] = {
    "flip": _flip,
    "flip under a reader": _flip,
    "page blanked": _blank_page,
    "flips": _flip_many,
    "pages swapped": _swap_pages,
    "truncated": _truncate,
    "flip in the header": _flip_in_header,
    "grown": _grow,
}


def run_kills(rng: random.Random, count: int, report: Report) -> None:
    """Kill a sync ``count`` times; the next completes it, and it equals one that was not killed.

    After every fourth a bit is flipped besides, in the catalog, its log or its seal.
    """
    with tempfile.TemporaryDirectory() as folder:
        # What is loaded once in this process is not loaded again in those that are killed.
        make_workspace(Path(folder) / "rehearsal")
        began = time.monotonic()
        whole = make_workspace(Path(folder) / "whole")
        took = time.monotonic() - began
        expected = contents(whole)
        with Library.open(whole) as library:
            ranked = searched(library)
        for number in range(count):
            root = Path(folder) / f"killed{number}"
            shutil.copytree(whole.seeds, root / "seeds")
            after = rng.uniform(0, 1.1 * took)
            flip = random.Random(rng.random()) if number % 4 == 3 else None
            work = partial(_kill, Workspace.at(root), after, flip, expected, ranked)
            report.check(f"after {after:.4f} s", work, limit=_LIMIT)
            shutil.rmtree(root)


def _kill(
    workspace: Workspace,
    after: float,
    flip: random.Random | None,
    expected: object,
    ranked: object,
) -> str:
    child = os.fork()
    if not child:
        try:
            with Library.open(workspace) as library:
                library.sync(processes=1)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if flip is not None:
        _flip_any(flip, workspace)
    with Library.open(workspace) as library:
        told = library.notices
        library.articles()
        searched(library)
        report = library.sync(processes=1)
        assert report.complete
        assert not library.stale()
        assert searched(library) == ranked, "other hits"
        assert library.health()["words"] == "ok"
    assert contents(workspace) == expected, "other contents"
    if not os.WIFSIGNALED(status):
        return "ended before it was killed"
    then = " after a flip, too" if flip is not None else ""
    if told:
        return f"being rebuilt{then}"
    return f"{'completed' if report.unchanged else 'begun'}{then}"


def _flip_any(rng: random.Random, workspace: Workspace) -> None:
    """Flip a bit in one of the files of a catalog, if there are any yet."""
    files = [file for file in workspace.index.glob("catalog.*") if file.stat().st_size]
    if files:
        file = rng.choice(sorted(files))
        file.write_bytes(_flip(rng, file.read_bytes()))
