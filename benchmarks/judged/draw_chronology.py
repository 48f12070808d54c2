"""Draws entries of a chronology to be judged; ``sheets.py`` computes the share of right ones.

    python benchmarks/judged/draw_chronology.py WORKSPACE [--kind K] [--count N] [--seed S]

What is drawn: random ``entries``; random ``groups``, the entries that several articles report; or
the ``top``, the timeline of so many days. Each is printed under the row for the sheet: article and
start of its first report, and its date.

Verdicts on entries: ``ok``, ``date`` (another day), ``useless`` (no event, or it cannot be
understood). On groups: ``ok``, or ``stranger`` if a report tells of something else. On the top:
``ok``, ``date``, ``useless``, ``again`` (the event of another row).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.model import Entry

_REPORTS = 8
"""Reports in different words that are printed of a group."""


def draw(workspace: Path, kind: str, count: int, seed: int) -> None:
    """Print what is to be judged."""
    with Library.open(Workspace.at(workspace)) as library:
        if kind == "top":
            drawn: Sequence[Entry] = library.timeline(top=count)
        else:
            entries = library.chronology()
            if kind == "groups":
                entries = [one for one in entries if len({r.article for r in one.reports}) > 1]
            drawn = random.Random(seed).sample(entries, min(count, len(entries)))
            print(f"# {len(drawn)} of {len(entries)} {kind}, seed {seed}")
    for entry in drawn:
        _print(entry, every=kind == "groups")


def _print(entry: Entry, *, every: bool) -> None:
    first = entry.reports[0]
    print(first.article, first.start, entry.value, "", sep="\t")
    texts = dict.fromkeys(" ".join(report.text.split()) for report in entry.reports)
    for text in list(texts)[: _REPORTS if every else 1]:
        print(f"#   {entry.relation.value} {entry.value}, out on {first.published}: {text}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--kind", choices=("entries", "groups", "top"), default="entries")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw(options.workspace, options.kind, options.count, options.seed)


if __name__ == "__main__":
    main()
