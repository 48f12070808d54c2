"""Draws quotes to be judged by hand; ``sheets.py`` computes the share of right ones.

    python benchmarks/judged/draw_quotes.py CORPUS... [--count N] [--seed S] [--tokenised]
        [--without SHEET...] [--articles even|odd]

CORPUS is a workspace, whose index is read, or a file of JSON Lines ``{id, text}``, annotated now.
Each quote is printed in its context, under the row for the sheet: article, start and end of the
quote. The verdict is ``ok``, or what is wrong: ``speaker``, ``actor`` (broken or another's name),
``extent``, ``stance``, ``none`` (nobody's words).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.annotate.pipeline import annotate
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

sys.path.insert(0, str(Path(__file__).parent))
from sheets import Place, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.model import Quote

_BEFORE, _AFTER = 260, 160
"""Characters of context that are printed on either side."""


@dataclass(frozen=True)
class Row:
    """A quote to be judged: its place, what is said about it, and the text around it."""

    place: Place
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
    return Row((article, str(start), str(end)), said, context)


def without_blanks(text: str) -> str:
    """Remove the blanks that a tokeniser has put around marks."""
    marks = iter(range(text.count('"')))
    text = re.sub(r' ?" ?', lambda _: '" ' if next(marks) % 2 else ' "', text)
    text = re.sub(r" ('(?:s|ll|re|ve|d|m|t)\b|[.,;:?!%)\]])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    return re.sub(r"(?<=\w) - (?=\w)", "-", text)


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


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", type=Path, nargs="*", default=[], metavar="SHEET")
    parser.add_argument("--articles", choices=["all", "even", "odd"], default="all")
    parser.add_argument("--tokenised", action="store_true", help="blanks surround all marks")
    draw(parser.parse_args())


if __name__ == "__main__":
    main()
