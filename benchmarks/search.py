"""How fast queries and windows are answered on a made-up corpus.

Usage: python benchmarks/search.py [ARTICLES] [REPEATS]

The unit is the time of fetching one article by its id, so that machines can be compared.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from corpus import write_corpus
from queries import usual

from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace


def main() -> None:
    """Measure and print a table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, size)
        with Library.open(Workspace.at(root)) as library:
            library.sync()
            _measure(library, repeats)


def _measure(library: Library, repeats: int) -> None:
    rows = library.articles()
    queries = usual(library)
    unit = _time(lambda: library.article(rows[0].id), 50)
    print(f"{len(rows)} articles; one article by id: {unit * 1e3:.3f} ms = 1.0")
    for name, (query, partial) in queries.items():

        def ask(query: str = query, partial: bool = partial) -> object:
            return library.search(query, limit=50, partial=partial)

        _report(name, _time(ask, repeats), unit, library.search(query, partial=partial).total)
    panes: dict[str, Callable[[], object]] = {
        "sources, 100 rows": lambda: library.articles(limit=100),
        "chronology, 100 rows": lambda: library.chronology(limit=100),
        "chronology, from the middle": lambda: library.chronology(
            offset=library.chronology_count() // 2, limit=100
        ),
        "histogram by month": lambda: library.chronology_histogram(by="month"),
        "quotes of one": lambda: library.quotes(QuoteFilter(actor="Anna Halden"), limit=100),
        "quotes, 100 rows": lambda: library.quotes(limit=100),
        "actors": library.actors,
        "figures": library.figures,
        "facets": lambda: library.facets("killed"),
        "stale": library.stale,
    }
    for name, ask in panes.items():
        _report(name, _time(ask, repeats), unit, None)


def _time(ask: Callable[[], object], repeats: int) -> float:
    ask()
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        ask()
        times.append(time.perf_counter() - started)
    return median(times)


def _report(name: str, seconds: float, unit: float, total: int | None) -> None:
    found = "" if total is None else f"{total:7} found"
    print(f"{name:28}{seconds * 1e3:9.2f} ms {seconds / unit:9.1f} {found}")


if __name__ == "__main__":
    main()
