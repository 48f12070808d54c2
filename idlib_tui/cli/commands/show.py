"""``show``: one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.model import Article


class Show(Command):
    """Print one article as the program reads it: repaired, and without page litter."""

    name = "show"
    summary = "print one article"
    examples = (
        ("show 003", "an id may be cut short where only one begins so"),
        ("show 003 --json", "with everything that was found in it"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the article's id."""
        parser.add_argument(
            "id", metavar="ID", type=words, help="an id or file name, or how one begins"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print it."""
        output = session.output
        with session.library() as library:
            article = library.article(arguments.id)
            if arguments.json:
                annotations = library.annotations(article.id)
                others = [row.id for row in library.copies_of(article.id)]
                record = records.article_with_annotations(article, annotations, others)
                output.record({**record, "origin": library.origin(article.id)})
                return ExitStatus.OK
        output.paragraphs(article.title)
        output.paragraphs(_facts(article))
        output.line()
        output.paragraphs(article.text)
        return ExitStatus.OK


def _facts(article: Article) -> str:
    facts = (
        wording.published(article.published),
        article.outlet,
        article.place,
        f"by {article.byline}" if article.byline else None,
        article.file,
        article.address,
    )
    return " · ".join(fact for fact in facts if fact)
