"""Part ``files``: mutated raw files through a real sync."""

from __future__ import annotations

import os
import random
import re
import tempfile
from pathlib import Path

from idlib_tui.ingest.formats import SUFFIXES
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.robust.mutate import RAW, mutated_bytes, mutated_text
from tests.robust.report import Report
from tests.robust.sources import Pool, make_pool

BATCH = 100
"""Files a workspace."""

LIMIT = 60.0
"""Seconds for one workspace, which takes about four."""

_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "iso-8859-9",
    "utf-7",
    "koi8-r",
)
_FAILED = re.compile(r"([\w ]+ could not be [\w ]+) \((\w+)\)")
"""A step that a defect of the program stopped, as a problem tells it."""

_SUFFIXES = (
    ".txt", ".text", ".md", ".markdown", ".TXT", "", ".html", ".htm", ".json", ".jsonl", ".csv",
    ".xml", ".eml", ".rtf", ".pdf", ".docx", ".epub", ".gz", ".zip", ".txt~", ".txt.txt",
)  # fmt: skip
_STEMS = (
    "a b", "é", "e\u0301", "中文", "\u202egnp", "a\u200bb", "-rf", "--help", "$(x)", "`x`", "a;b",
    "a'b", 'a"b', "a\\b", "CON", "n" * 200, "%s%n", "[bold]x[/bold]", "a\nb", "a\tb",
    "\x1b[31mred", ".hidden", "..x", "~x", "#x", "story", "🙂", " ",
)  # fmt: skip


def run(rng: random.Random, count: int, report: Report) -> None:
    """Sync ``count`` files, a hundred at a time."""
    pool = make_pool(report.texts)
    while count > 0:
        _one_workspace(rng, min(count, BATCH), report, pool)
        count -= BATCH


def _one_workspace(rng: random.Random, count: int, report: Report, pool: Pool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(Path(folder))
        (Path(folder) / "seeds").mkdir()
        workspace = Workspace.at(Path(folder))
        contents: dict[str, bytes] = {}
        for number in range(count):
            name = _name(rng, number)
            try:
                (workspace.seeds / os.fsdecode(name)).write_bytes(data := random_file(rng, pool))
            except OSError:
                # The file system does not take such names.
                continue
            contents[os.fsdecode(name)] = data
        report.check(
            f"{len(contents)} files: {sorted(contents)[:5]}…",
            lambda: _sync(workspace, contents, report),
            limit=LIMIT,
        )


def _name(rng: random.Random, number: int) -> bytes:
    stem = rng.choice(_STEMS) if rng.random() < 0.3 else "file"
    # Most are files that are looked into at all.
    suffix = rng.choice(tuple(SUFFIXES) if rng.random() < 0.8 else _SUFFIXES)
    name = os.fsencode(f"{stem}{number}{suffix}")
    # A name may hold any byte but two.
    return b"\xff\xfe" + name if rng.random() < 0.03 else name


def random_file(rng: random.Random, pool: Pool) -> bytes:
    """Make the bytes of a file that was once an article."""
    text = mutated_text(rng, pool)
    if rng.random() < 0.05:
        # A giant line.
        text = text.replace("\n", " ") * rng.randint(2, 40)
    data = text.encode(rng.choice(_ENCODINGS) if rng.random() < 0.4 else "utf-8", "replace")
    if rng.random() < 0.1:
        data = rng.choice(RAW) + data
    if rng.random() < 0.6:
        data = mutated_bytes(rng, data)
    if rng.random() < 0.02:
        data = rng.randbytes(rng.randint(0, 3000))
    return data


def _sync(workspace: Workspace, contents: dict[str, bytes], report: Report) -> str:
    """Sync; every file that is looked at is an article or has a reason why not."""
    with Library.open(workspace) as library:
        library.sync(processes=1)
        articles = {row.file for row in library.articles()}
        for problem in library.problems():
            report.ended["files with a problem"] += 1
            for step, error in _FAILED.findall(problem.reason):
                report.fault(f"{error}: {step}", repr(contents.get(problem.file, b"")))
        report.ended["articles"] += len(articles)
        for row in library.articles():
            library.article(row.id)
            library.annotations(row.id)
        again = library.sync(processes=1)
        assert again.added == again.removed == 0, "a second sync finds other files"
    return "workspaces"
