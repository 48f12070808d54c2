"""``search``: where something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from idlib_tui.cli.output import Output, Styled
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Hit


class Search(Command):
    """Find articles by their words, with the places where the words stand.

    Words are all searched for; "a phrase" stands together; OR, NOT and brackets combine; war* is a
    beginning, erdoğan~ a near spelling. Fields narrow: source:, place:, said: an actor, date: a
    day, a month or a..b.
    """

    name = "search"
    summary = "find articles by words"
    examples = (
        ("search 'truce OR ceasefire'", "either word"),
        ("search '\"observation posts\" date:2020-02'", "a phrase, within one month"),
        ("search 'troops said:akar' --sort newest", "where Akar speaks, latest first"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the query, the order and the number of hits."""
        parser.add_argument(
            "query", metavar="QUERY", nargs="+", type=words, help="what to look for"
        )
        parser.add_argument(
            "--sort",
            choices=("relevance", "newest", "oldest"),
            default="relevance",
            help="default: relevance",
        )
        parser.add_argument("--limit", metavar="N", type=positive, default=100, help="at most N")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a hit."""
        output = session.output
        with session.library() as library:
            result = library.search(
                " ".join(arguments.query), sort=arguments.sort, limit=arguments.limit
            )
        for notice in result.notices:
            session.tell(notice)
        if not result.hits:
            hint = f" Did you mean: {result.suggestion}" if result.suggestion else ""
            output.say(f"Nothing matches.{hint}")
            return ExitStatus.NOTHING_FOUND
        if len(result.hits) < result.total:
            output.say(f"{len(result.hits)} of {result.total} articles are shown; --limit is more.")
        for hit in result.hits:
            if arguments.json:
                output.record(records.hit(hit))
            else:
                _print(output, hit)
        return ExitStatus.OK


def _print(output: Output, hit: Hit) -> None:
    row = hit.article
    output.line(bold(one_line(row.title)))
    hits = wording.counted(len(hit.hits), "hit")
    output.line(dim(f"  {row.id}  {wording.published(row.published)}  {hits}"))
    output.line("  ", *_marked(hit, styled=output.styled))


def _marked(hit: Hit, *, styled: bool) -> Iterator[str | Styled]:
    """The snippet with its hits set off: in bold, or in brackets where there is no bold."""
    reached = 0
    for start, end in hit.marks:
        words = hit.snippet[start:end]
        yield hit.snippet[reached:start]
        yield bold(words) if styled else f"[{words}]"
        reached = end
    yield hit.snippet[reached:]
