"""Draws groups of figures to be judged by hand; ``sheets.py`` computes the share of right ones.

    python benchmarks/judged/draw_figures.py WORKSPACE [--count N] [--seed S]

Random groups of more than one report are printed, each report in its context, under the row for the
sheet: article, start and end of the first report. The verdict is ``ok``, or ``stranger`` if a
report counts something else: another happening, place, time or kind.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from idlib_tui.model import FigureGroup

_CONTEXT = 60
"""Characters that are printed on either side of a figure."""


def draw(workspace: Path, count: int, seed: int) -> None:
    """Print the groups to judge."""
    with Library.open(Workspace.at(workspace)) as library:
        groups = [group for group in library.figures() if len(group.reports) > 1]
        drawn = random.Random(seed).sample(groups, min(count, len(groups)))
        print(f"# {len(drawn)} of {len(groups)} groups, seed {seed}")
        for group in drawn:
            _print(library, group)


def _print(library: Library, group: FigureGroup) -> None:
    first = group.reports[0]
    print(first.article, first.figure.start, first.figure.end, "", sep="\t")
    since = f", since {group.since}" if group.since else ""
    series = ", series" if group.series else ""
    print(f"# {group.topic}: {group.unit} {group.scope}{since}{series}")
    for report in group.reports:
        text, figure = library.article(report.article).text, report.figure
        before = text[max(0, figure.start - _CONTEXT) : figure.start]
        after = text[figure.end : figure.end + _CONTEXT]
        context = " ".join(f"{before}«{figure.text}»{after}".split())
        print(f"#   {report.day} {report.article[-16:]} {context}")
    print()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw(options.workspace, options.count, options.seed)


if __name__ == "__main__":
    main()
