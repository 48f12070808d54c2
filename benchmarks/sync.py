"""How fast a workspace is read, and what one more article costs, by how many there are.

Usage: python benchmarks/sync.py [ARTICLES ...] [--processes N]

For each size it syncs a made-up corpus of that many articles (50, 1000 and 5000 unless told), then
adds articles one at a time. The last column compares the middle cost of one with that at the first
size. The first addition is left out: it pays for loading the annotators.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from corpus import write_corpus

from idlib_tui.library import Library, SyncProgress
from idlib_tui.workspace import Workspace

_ADDED = 12
"""Articles added one at a time."""

_WINDOW = 50
"""Rows that a pane asks for."""


def main() -> None:
    """Measure each size and print its table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("articles", type=int, nargs="*", default=[50, 1000, 5000])
    arguments.add_argument("--processes", type=int, default=2)
    asked = arguments.parse_args()
    costs: list[float] = []
    for size in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            costs.append(_measure(Path(folder), size, asked.processes))
        print(f"  compared with {asked.articles[0]} articles: {costs[-1] / costs[0]:.1f} times\n")


def _measure(root: Path, size: int, processes: int) -> float:
    """Print what a corpus of one size costs, and return the seconds for one more article."""
    write_corpus(root, size + _ADDED + 1)
    files = sorted((root / "seeds").iterdir())
    kept = {file: file.read_text() for file in files[size:]}
    for file in kept:
        file.unlink()
    with Library.open(Workspace.at(root)) as library:
        stages: dict[str, float] = {}
        started = time.perf_counter()

        def note(progress: SyncProgress) -> None:
            stages[progress.stage] = time.perf_counter() - started

        whole = _seconds(lambda: library.sync(progress=note, processes=processes))
        ends = ", ".join(f"{stage} at {ended:.1f} s" for stage, ended in stages.items())
        print(f"{size} articles: {whole:.1f} s, {size / whole:.0f} articles/s ({ends})")
        print(f"  nothing new  {_seconds(library.sync) * 1e3:8.0f} ms")
        each = []
        for file, text in kept.items():
            file.write_text(text)
            each.append(_seconds(library.sync))
        print(
            f"  one more     {median(each[1:]) * 1e3:8.0f} ms"
            f" (first {each[0] * 1e3:.0f}, slowest other {max(each[1:]) * 1e3:.0f})"
        )
        for name, ask in _windows(library).items():
            print(f"  {name:20}{_seconds(ask) * 1e3:8.1f} ms")
    size_on_disk = sum(p.stat().st_size for p in (root / "index").rglob("*") if p.is_file())
    print(f"  index        {size_on_disk / 1e6:8.1f} MB")
    return median(each[1:])


def _windows(library: Library) -> dict[str, Callable[[], object]]:
    """What the panes ask for."""
    middle = library.chronology_count() // 2
    return {
        "articles": lambda: library.articles(limit=_WINDOW),
        "chronology": lambda: library.chronology(limit=_WINDOW),
        "chronology, middle": lambda: library.chronology(offset=middle, limit=_WINDOW),
        "chronology headings": library.chronology_starts,
        "quotes": lambda: library.quotes(limit=_WINDOW),
        "quotes counted": library.quote_count,
        "figures": lambda: library.figures(limit=_WINDOW),
        "figures, all": library.figures,
        "actors": library.actors,
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
