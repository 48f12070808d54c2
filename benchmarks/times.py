"""Scores and times the time expressions of a gold file: ``python benchmarks/times.py GOLD``.

GOLD holds one text a line: ``{id, dct, text, timexes: [{start, end, type, value}]}``; ``dct`` is
the publication day. With ``"partial": true`` only some expressions are in the gold, so that only
recall and the accuracy of what was found can be read.

Spans are matched one to one, identical ones first, then by overlap (as in TempEval-3). *value*
counts a match with the very same TIMEX3 value; *day* looks only at expressions that mean one day.
Also scored is how often the publication day is found in the text alone.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Timex

WORDS = 700
RUNS = 5
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")


def main(arguments: list[str]) -> None:
    """Score, then time, the file that the arguments name."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise SystemExit(__doc__)
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line) for line in lines if line.strip()]
    documents = [read_document(t["text"], date.fromisoformat(t["dct"][:10])) for t in texts]
    counts: Counter[str] = Counter()
    for text, document in zip(texts, documents, strict=True):
        _score(text["timexes"], find_timexes(document), counts)
    if any(text.get("partial") for text in texts):
        print("partial gold: read recall and accuracy only")
    for name in ("span", "value", "day"):
        _report(name, counts)
    print(f"day accuracy of what was found {100 * counts['day'] / (counts['day found'] or 1):.1f}")
    _dates(texts)

    words = sum(len(text["text"].split()) for text in texts)
    best = min(_timed(documents) for _ in range(RUNS))
    print(f"{best / words * WORDS * 1000:.2f} ms per article of {WORDS} words ({words} words)")


def _score(gold: list[dict[str, Any]], system: Sequence[Timex], counts: Counter[str]) -> None:
    stamps = [g for g in gold if g.get("functionInDocument") == "CREATION_TIME"]
    gold = [g for g in gold if g not in stamps]
    system = [s for s in system if all(_overlap(g, s) <= 0 for g in stamps)]
    counts["span gold"] += len(gold)
    counts["span system"] += len(system)
    counts["day gold"] += sum(1 for g in gold if _day(g["value"]))
    counts["day system"] += sum(1 for s in system if _day(s.value))
    for g, s in _matched(gold, system):
        day = _day(g["value"])
        counts["span"] += 1
        counts["value"] += g["value"] == s.value
        counts["day found"] += day is not None
        counts["day"] += day is not None and day == _day(s.value)


def _matched(
    gold: list[dict[str, Any]], system: Sequence[Timex]
) -> list[tuple[dict[str, Any], Timex]]:
    pairs = [
        ((g["start"], g["end"]) != (s.start, s.end), -_overlap(g, s), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(system)
        if _overlap(g, s) > 0
    ]
    taken_gold, taken_system, matched = set(), set(), []
    for _, _, i, j in sorted(pairs):
        if i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            matched.append((gold[i], system[j]))
    return matched


def _overlap(gold: dict[str, Any], system: Timex) -> int:
    return int(min(gold["end"], system.end) - max(gold["start"], system.start))


def _day(value: str) -> str | None:
    match = DAY.fullmatch(value or "")
    return match[1] if match else None


def _report(name: str, counts: Counter[str]) -> None:
    side = name if name == "day" else "span"
    precision = counts[name] / (counts[f"{side} system"] or 1)
    recall = counts[name] / (counts[f"{side} gold"] or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"{name:<6} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")


def _dates(texts: Sequence[dict[str, Any]]) -> None:
    exact = near = 0
    for text in texts:
        found, day = date_from_text(text["text"]).day, date.fromisoformat(text["dct"][:10])
        exact += found == day
        near += found is not None and abs((found - day).days) <= 1
    total = len(texts) or 1
    print(f"publication day exact {100 * exact / total:.1f}, within a day {100 * near / total:.1f}")


def _timed(documents: Sequence[Any]) -> float:
    start = time.process_time()
    for document in documents:
        find_timexes(document)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
