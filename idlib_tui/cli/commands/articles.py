"""``articles``: what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.library import ArticleRow, Library


class Articles(Command):
    """List the articles, newest first, with their dates and how each date is known.

    Versions of one article, such as copies from a wire, say in how many others it stands. A date
    that only other dates point to is marked with ≈. Files that could not be read are named
    on standard error, and those of other kinds are counted there.
    """

    name = "articles"
    summary = "list the articles"
    examples = (
        ("articles", "one line an article"),
        ("articles --json", "with every repair that was made to the text"),
    )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line an article."""
        from idlib_tui.ingest.files import other_files, others_in_words  # noqa: PLC0415 - see main

        output = session.output
        with session.library() as library:
            rows = library.articles()
            for problem in library.problems():
                output.say(f"{problem.file}: {problem.reason}")
            if others := others_in_words(other_files(library.workspace)):
                output.say(f"{others}.")
            if not rows:
                output.say(f"There are no articles in {library.workspace.seeds}.")
                return ExitStatus.NOTHING_FOUND
            if arguments.json:
                output.records(
                    records.article(library.article(row.id), _others(library, row)) for row in rows
                )
                return ExitStatus.OK
            output.table(
                [
                    (
                        row.id,
                        wording.published(row.published),
                        row.published.known_from.value,
                        row.outlet or row.place or "",
                        f"{row.title} (also in {row.versions - 1})" if row.group else row.title,
                    )
                    for row in rows
                ]
            )
        return ExitStatus.OK


def _others(library: Library, row: ArticleRow) -> list[str]:
    return [other.id for other in library.copies_of(row.id)] if row.group else []
