"""Times the reading and grouping of figures: ``python benchmarks/figures.py [TEXTS.jsonl]``.

Without a file the seeds of this workspace are read. A file holds one object a line with a ``text``.
Prints milliseconds per article of 700 words, best of several runs, and how the work grows.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.text.document import Document, read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.figures import group_figures
from idlib_tui.model import FigureReport, Timex

WORDS = 700
RUNS = 5
DAY = date(2020, 2, 18)
"""Any publication day will do: only the time taken is looked at."""


def main(arguments: list[str]) -> None:
    """Measure reading on given texts, growth on one long text, and grouping of many reports."""
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    else:
        seeds = Path(__file__).parent.parent / "seeds"
        texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    laid_out = [(document, find_timexes(document)) for document in map(_document, texts)]
    words = sum(len(text.split()) for text in texts)
    best = min(_read(laid_out) for _ in range(RUNS))
    each = best / words * WORDS * 1000
    print(f"reading   {each:.3f} ms per article of {WORDS} words ({words} words)")

    for copies in (1, 10, 100):
        long = _document("\n".join(texts[:5] * copies))
        taken = min(_read([(long, ())]) for _ in range(3))
        length = len(long.text)
        print(f"growth    {length:>9} characters {taken / length * 1e9:6.1f} ns each")

    reports = [
        FigureReport(f"{copy}-{at}", figure, DAY + timedelta(copy))
        for copy in range(max(1, 5000 // len(laid_out)))
        for at, (document, timexes) in enumerate(laid_out)
        for figure in find_figures(document, timexes, (), ())
    ]
    for count in (len(reports) // 4, len(reports)):
        started = time.process_time()
        groups = group_figures(reports[:count])
        taken = time.process_time() - started
        print(
            f"grouping  {count:>9} reports {taken / count * 1e6:6.1f} µs each, {len(groups)} groups"
        )


def _document(text: str) -> Document:
    return read_document(text, DAY)


def _read(laid_out: list[tuple[Document, tuple[Timex, ...]]]) -> float:
    started = time.process_time()
    for document, timexes in laid_out:
        find_figures(document, timexes, (), ())
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv[1:])
