"""The parts, by name. A part is a function ``run(rng, count, report)`` in a module of its own.

To add one, write the module and name it here. It draws everything from ``rng``, tries about
``count`` items with ``report.check``, and prints nothing but what it measures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.robust import (
    catalog,
    desks,
    files,
    growth,
    keys,
    queries,
    readers,
    texts,
    word_flips,
    yaml_files,
)
from tests.robust.report import Report
from tests.robust.shapes import UNITS

Run = Callable[[random.Random, int, Report], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the harness.

    Attributes:
        run: Tries ``count`` items, all drawn from ``rng``.
        long: Items when run by hand.
        short: Items within the tests, which take a few seconds; 0 where a test does it otherwise.
    """

    run: Run
    long: int
    short: int


PARTS: Mapping[str, Part] = {
    "texts": Part(texts.run, 20_000, 60),
    "queries": Part(queries.run, 20_000, 250),
    "files": Part(files.run, 3_000, 25),
    "story": Part(yaml_files.run_story, 3_000, 120),
    "desk": Part(yaml_files.run_desk, 3_000, 120),
    "catalog": Part(catalog.run_catalog, 200, 8),
    "kills": Part(catalog.run_kills, 300, 0),
    "desk-kills": Part(desks.run_kills, 300, 8),
    "desk-writers": Part(desks.run_writers, 3, 1),
    "reader-kills": Part(readers.run_reader_kills, 20, 0),
    "word-flips": Part(word_flips.run, 400, 12),
    "keys": Part(keys.run, 10_000, 150),
    "growth": Part(growth.run, len(UNITS), 0),
}


def run_part(
    name: str,
    seed: int,
    count: int,
    given: tuple[str, ...] = (),
    tell: Callable[[str], object] = str,
) -> Report:
    """Run one part; the same seed and count try the same items in the same order."""
    report = Report(name, given, tell)
    PARTS[name].run(random.Random(f"{name} {seed}"), count, report)
    return report
