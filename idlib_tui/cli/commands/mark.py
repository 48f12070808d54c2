"""``mark``: facts that are disputed, that nobody disputes, or that still need a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.places import article_and_span
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import QueryError
from idlib_tui.model import FactStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.brief.desk_records import Fact
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library

STATUSES = ("disputed", "undisputed", "needs-source", "none")
"""What can be given, as it is written on the command line."""


class Mark(Command):
    """Mark a fact as disputed, as undisputed, or as one that needs a source; or list the marks.

    A fact is words of an article, named as `chronology --json`, `quotes --json` and
    `figures --json` give their offsets. Lists with --grades and briefs show the mark wherever the
    words stand. Marks are kept in briefs/desk.yaml; `desk --undo` takes the last one back.
    """

    name = "mark"
    summary = "mark facts as disputed, undisputed or without a source"
    examples = (
        ("mark", "every fact that is marked"),
        ("mark 000:988-1052 disputed", "mark these words"),
        ("mark 000:988-1052 none", "take the mark away"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the words and the mark."""
        parser.add_argument(
            "place", metavar="ID:START-END", nargs="?", type=words, help="words of an article"
        )
        parser.add_argument("status", nargs="?", choices=STATUSES, help="what they are marked as")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Keep the mark, or list all."""
        from idlib_tui.cli.desks import desk_of  # noqa: PLC0415 - slow to load

        desk, output = desk_of(session), session.output
        if arguments.place is not None:
            if arguments.status is None:
                raise QueryError(f"Say what to mark it as: {', '.join(STATUSES)}.")
            with session.library() as library:
                fact = _fact(library, arguments.place, arguments.status)
            if arguments.status == STATUSES[-1]:
                desk.unmark_fact(fact.key)
            else:
                desk.mark_fact(fact)
        facts = desk.content().facts
        if not facts:
            output.say("No fact is marked.")
            return ExitStatus.NOTHING_FOUND
        if arguments.json:
            output.records(map(_record, facts))
        else:
            for fact in facts:
                words_ = one_line(fact.text)
                output.line(output.cut(f"{fact.status}, {one_line(fact.article)}: {words_}"))
        return ExitStatus.OK


def _fact(library: Library, place: str, status: str) -> Fact:
    """Read the words to mark.

    Raises:
        UnknownArticleError: No article has that id.
        QueryError: It is an article as a whole, or the offsets lie outside its text.
    """
    from idlib_tui.brief.desk_records import Fact  # noqa: PLC0415 - slow to load

    article, span = article_and_span(library, place)
    if span is None:
        raise QueryError("A fact is words of an article: write ID:START-END.")
    # Where the mark is taken away, the status does not matter: a fact is known by its words.
    given = dict(zip(STATUSES, FactStatus, strict=False)).get(status, FactStatus.DISPUTED)
    text = article.text[slice(*span)]
    return Fact(given, article.content_hash, article.id, span.start, text)


def _record(fact: Fact) -> Record:
    return {
        "status": fact.status.value,
        "article": fact.article,
        "start": fact.start,
        "text": fact.text,
    }
