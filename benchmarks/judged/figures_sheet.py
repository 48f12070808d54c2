"""Draws groups of figures to be judged by hand, and computes the share of right ones.

    python benchmarks/judged/figures_sheet.py draw WORKSPACE [--count N] [--seed S]
    python benchmarks/judged/figures_sheet.py share SHEET...

``draw`` prints random groups of more than one report, each report in its context, under the row for
the sheet: article, start and end of the first report. A sheet has these three and a verdict,
separated by tabs, and no text of an article. The verdict is ``ok``, or ``stranger`` if a report
counts something else: another happening, place, time or kind. ``share`` prints the share of right
rows with its 95 % interval (Wilson, "Probable inference", JASA 22, 1927).
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from idlib_tui.model import FigureGroup

_CONTEXT = 60
"""Characters that are printed on either side of a figure."""
_Z = 1.96
"""The normal quantile of a 95 % interval."""


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


def share(sheets: list[Path]) -> None:
    """Print the share of right rows of each sheet."""
    for sheet in sheets:
        lines = sheet.read_text("utf-8").splitlines()
        verdicts = Counter(
            line.split("\t")[3] for line in lines if line and not line.startswith("#")
        )
        judged, right = verdicts.total(), verdicts["ok"]
        low, high = _interval(right, judged)
        print(f"{sheet.name}: {right} of {judged}, {right / judged:.1%} ({low:.1%} to {high:.1%})")


def _interval(right: int, judged: int) -> tuple[float, float]:
    proportion, spread = right / judged, _Z**2 / judged
    middle = proportion + spread / 2
    reach = _Z * math.sqrt(proportion * (1 - proportion) / judged + spread / (4 * judged))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True, dest="command")
    drawing = commands.add_parser("draw", help="print groups to judge")
    drawing.add_argument("workspace", type=Path)
    drawing.add_argument("--count", type=int, default=60)
    drawing.add_argument("--seed", type=int, default=1)
    sharing = commands.add_parser("share", help="compute the share of right rows")
    sharing.add_argument("sheets", type=Path, nargs="+", metavar="SHEET")
    args = parser.parse_args()
    if args.command == "draw":
        draw(args.workspace, args.count, args.seed)
    else:
        share(args.sheets)


if __name__ == "__main__":
    main()
