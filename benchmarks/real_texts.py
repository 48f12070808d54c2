"""Runs real texts through reading, dating and annotating: ``real_texts.py [--ends] PATH ...``.

PATH is a file of JSON Lines, or a folder of them. A line is an object with a ``text`` and perhaps
an ``id`` and a day (``published``, ``dct`` or ``date``); other lines are counted and passed over.
With ``--ends`` each text is annotated once more for the first and the last day of the calendar,
and for none.

Prints what was found, and each step that failed, with the id of the text. The exit status is 1
after any failure.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from idlib_tui.annotate import annotate
from idlib_tui.annotate.dating import date_from_text
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.reader import read_article
from idlib_tui.library.catalog.likeness import sketch
from idlib_tui.model import Annotations, Published, Step, Story
from idlib_tui.steps import Steps

ENDS = (None, date.min, date.max)


def main() -> int:
    """Run the texts of all files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ends", action="store_true", help="also undated, and at the ends of time")
    parser.add_argument("paths", metavar="PATH", type=Path, nargs="+")
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    failed = 0
    started = time.perf_counter()
    for file in _files(asked.paths):
        for name, text, day in _texts(file, counts):
            counts["texts"] += 1
            counts["characters"] += len(text)
            days = (day, *ENDS) if asked.ends else (day,)
            for failure in _run(text, days, counts):
                failed += 1
                print(f"{file.name} {name}: {failure}")
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()))
    print(f"{failed} failures, {time.perf_counter() - started:.0f} s")
    return 1 if failed or not counts["texts"] else 0


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]


def _texts(file: Path, counts: Counter[str]) -> Iterator[tuple[str, str, date | None]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            given: dict[str, Any] = json.loads(line)
            if not isinstance(given.get("text"), str):
                counts["other lines"] += 1
                continue
            written = given.get("published") or given.get("dct") or given.get("date")
            day = date.fromisoformat(written[:10]) if written else None
            yield str(given.get("id", number)), given["text"], day


def _run(text: str, days: tuple[date | None, ...], counts: Counter[str]) -> Iterator[str]:
    """Do all steps, and tell which failed, of what, and where in the program."""
    steps = Steps()
    decoded = text.encode("utf-8", "replace").decode()
    article = steps.run(Step.READING, None, read_article, Draft(decoded), "a.txt", Story())
    if article is not None:
        own = steps.run(Step.DATE, Published(), date_from_text, article.text)
        steps.run(Step.LIKENESS, [], sketch, article.text)
        counts["dated by themselves"] += own.day is not None
    failures = list(steps.failures)
    for each in (text, article.text if article else ""):
        for day in days:
            annotated = annotate(each, day, undated=True)
            failures += annotated.failures
            for field in fields(Annotations):
                counts[field.name] += len(getattr(annotated.found, field.name))
    for failure in failures:
        yield f"{failure.step} failed: {failure.error} at {failure.where}"


if __name__ == "__main__":
    sys.exit(main())
