"""Draws quotes to be judged by hand, and computes the share of right ones from judged sheets.

    python benchmarks/judged/quotes_sheet.py draw CORPUS... [--count N] [--seed S] [--tokenised]
        [--without SHEET...] [--articles even|odd]
    python benchmarks/judged/quotes_sheet.py share SHEET...

CORPUS is a workspace, whose index is read, or a file of JSON Lines ``{id, text}``, annotated now.
``draw`` prints each quote in its context, under the row for the sheet: article, start and end of
the quote. A sheet has these three and a verdict, separated by tabs, and no text of an article. The
verdict is ``ok``, or what is wrong in one word: ``speaker``, ``actor`` (broken or another's name),
``extent``, ``stance``, ``none`` (nobody's words); ``-`` leaves out a row whose text is damaged.
``share`` prints the share of right rows with its 95 % interval (Wilson, "Probable inference", JASA
22, 1927), and the errors by weight.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.annotate.pipeline import annotate
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.model import Quote

_BEFORE, _AFTER = 260, 160
"""Characters of context that are printed on either side."""
_Z = 1.96
"""The normal quantile of a 95 % interval."""


@dataclass(frozen=True)
class Row:
    """A quote to be judged: its place, what is said about it, and the text around it."""

    place: tuple[str, int, int]
    said: str
    context: str


def rows_of(corpus: Path, *, tokenised: bool) -> Iterator[Row]:
    """Yield the quotes of a corpus, in order."""
    if corpus.is_dir():
        with Library.open(Workspace.at(corpus)) as library:
            for statement in library.quotes(QuoteFilter(fold=True)):
                text = library.article(statement.article).text
                yield _row(statement.article, text, statement.quote, statement.actor)
        return
    for line in corpus.read_text("utf-8").splitlines():
        article = json.loads(line)
        text = without_blanks(article["text"]) if tokenised else article["text"]
        for quote in annotate(text).found.quotes:
            yield _row(article["id"], text, quote, quote.speaker_text)


def _row(article: str, text: str, quote: Quote, actor: str | None) -> Row:
    start, end = quote.start, quote.end
    said = " | ".join(
        [
            quote.kind.value,
            f"{actor} <- {quote.speaker_mention}",
            f"{quote.cue}",
            quote.stance.value,
            quote.resolved_by.value,
        ]
    )
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    context = f"{before}«{text[start:end]}»{after}".replace("\n", " / ")
    return Row((article, start, end), said, context)


def without_blanks(text: str) -> str:
    """Remove the blanks that a tokeniser has put around marks."""
    marks = iter(range(text.count('"')))
    text = re.sub(r' ?" ?', lambda _: '" ' if next(marks) % 2 else ' "', text)
    text = re.sub(r" ('(?:s|ll|re|ve|d|m|t)\b|[.,;:?!%)\]])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    return re.sub(r"(?<=\w) - (?=\w)", "-", text)


def read_sheet(path: Path) -> dict[tuple[str, int, int], str]:
    """Read the verdicts of a sheet by their places; lines that begin with "#" are remarks."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line[:1] not in {"", "#"})
    fields = (line.split("\t") for line in lines)
    return {(article, int(start), int(end)): verdict for article, start, end, verdict in fields}


def interval(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, after Wilson."""
    share, spread = right / judged, _Z**2 / judged
    middle = share + spread / 2
    reach = _Z * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def draw(args: argparse.Namespace) -> None:
    """Print the rows to judge."""
    judged = {place for sheet in args.without for place in read_sheet(sheet)}
    rows = [
        row
        for corpus in args.corpora
        for row in rows_of(corpus, tokenised=args.tokenised)
        if row.place not in judged
        and args.articles in {"all", "odd" if zlib.crc32(row.place[0].encode()) % 2 else "even"}
    ]
    drawn = random.Random(args.seed).sample(rows, min(args.count, len(rows)))
    print(f"# {len(drawn)} of {len(rows)} quotes, seed {args.seed}")
    for row in drawn:
        print(*row.place, "", sep="\t")
        print(f"# {row.said}\n# {row.context}\n")


def share(sheets: list[Path]) -> None:
    """Print the share of right rows of each sheet, and its errors."""
    for sheet in sheets:
        verdicts = Counter(verdict for verdict in read_sheet(sheet).values() if verdict != "-")
        judged = verdicts.total()
        right = verdicts.pop("ok", 0)
        low, high = interval(right, judged)
        errors = ", ".join(f"{error} {count}" for error, count in verdicts.most_common())
        print(f"{sheet.name}: {right} of {judged}, {right / judged:.1%} ", end="")
        print(f"({low:.1%} to {high:.1%}): {errors}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True, dest="command")
    drawing = commands.add_parser("draw", help="print quotes to judge")
    drawing.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    drawing.add_argument("--count", type=int, default=60)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--without", type=Path, nargs="*", default=[], metavar="SHEET")
    drawing.add_argument("--articles", choices=["all", "even", "odd"], default="all")
    drawing.add_argument("--tokenised", action="store_true", help="blanks surround all marks")
    sharing = commands.add_parser("share", help="compute the share of right rows")
    sharing.add_argument("sheets", type=Path, nargs="+", metavar="SHEET")
    args = parser.parse_args()
    if args.command == "draw":
        draw(args)
    else:
        share(args.sheets)


if __name__ == "__main__":
    main()
