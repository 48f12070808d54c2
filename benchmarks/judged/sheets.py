"""Sheets of what was judged by hand, and the share of it that is right.

    python benchmarks/judged/sheets.py SHEET...

A sheet has a line for each row that was drawn: where it is, in three fields, and a verdict; no text
of an article. Lines that begin with "#" are remarks. The verdict is ``ok``, or what is wrong in one
word; ``-`` leaves out a row whose text is damaged. The other scripts of this folder draw the rows,
and say which verdicts there are.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from pathlib import Path

Place = tuple[str, str, str]
"""The article of a row, and two fields that tell where in it."""

RIGHT, LEFT_OUT = "ok", "-"

_Z = 1.96
"""The normal quantile of a 95 % interval."""


def read_sheet(path: Path) -> dict[Place, str]:
    """Read the verdicts of a sheet by their places."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line[:1] not in {"", "#"})
    return {
        (article, first, second): verdict
        for article, first, second, verdict in (line.split("\t") for line in lines)
    }


def interval(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, "Probable inference", JASA 22, 1927)."""
    share, spread = right / judged, _Z**2 / judged
    middle = share + spread / 2
    reach = _Z * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def summary(path: Path) -> str:
    """Write the share of right rows of a sheet, and its errors by weight, on one line."""
    verdicts = Counter(verdict for verdict in read_sheet(path).values() if verdict != LEFT_OUT)
    judged = verdicts.total()
    right = verdicts.pop(RIGHT, 0)
    low, high = interval(right, judged)
    errors = ", ".join(f"{error} {count}" for error, count in verdicts.most_common())
    return (
        f"{path.name}: {right} of {judged}, {right / judged:.1%} ({low:.1%} to {high:.1%})"
        f"{': ' if errors else ''}{errors}"
    )


def main() -> None:
    """Print a line a sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sheets", type=Path, nargs="+", metavar="SHEET")
    for sheet in parser.parse_args().sheets:
        print(summary(sheet))


if __name__ == "__main__":
    main()
