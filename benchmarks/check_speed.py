"""How long the check of a draft takes.

Usage: python benchmarks/check_speed.py WORKSPACE [--quotations N] [--make ARTICLES]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from pathlib import Path

from corpus import write_corpus

from idlib_tui.check import check_draft
from idlib_tui.library import Library
from idlib_tui.library.sync import workers
from idlib_tui.model import Annotated, Annotations
from idlib_tui.workspace import Workspace


def main() -> int:
    """Measure and print a line for each of three runs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--make", type=int, help="make WORKSPACE of so many articles first")
    arguments = parser.parse_args()
    if arguments.make:
        _write_many(arguments.workspace, arguments.make)
    with Library.open(Workspace.at(arguments.workspace)) as library:
        if library.stale():
            library.sync()
        _speed(library, arguments.quotations, arguments.seed)
    return 0


def _speed(library: Library, quotations: int, seed: int) -> None:
    """Time a draft of quotations without references, each second one with a word changed."""
    rng = random.Random(seed)
    ids = sorted(row.id for row in library.articles())
    lines = []
    while len(lines) < quotations:
        words = library.article(rng.choice(ids)).text.split()
        length = rng.randint(6, 25)
        if len(words) <= length:
            continue
        at = rng.randrange(len(words) - length)
        part = words[at : at + length]
        if len(lines) % 2:
            part[length // 2] = "otherwise"
        lines.append("“" + re.sub(r"[“”\"„«»‘’*_`<>|\[\]]", "", " ".join(part)) + "”")
    draft = "\n\n".join(lines)
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        report = check_draft(library, draft)
        print(
            f"{library.article_count()} articles, {len(lines)} quotations:"
            f" {time.process_time() - cpu:.2f} s of CPU, {time.perf_counter() - wall:.2f} s,"
            f" {len(report.problems)} problems"
        )


def _write_many(root: Path, articles: int) -> None:
    """Make a workspace of made-up articles, read and indexed but not annotated."""
    if not (root / "seeds").exists():
        write_corpus(root, articles)
    workers.annotate = lambda *_, **__: Annotated(Annotations())  # type: ignore[assignment]
    with Library.open(Workspace.at(root)) as library:
        library.sync(processes=1)


if __name__ == "__main__":
    sys.exit(main())
