"""``archive search``: find articles of an archive."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import add_hits, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import WorkspaceError

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.filters import Marks


class Search(Command):
    """Find articles of an archive, in the same query language as `idlib-tui search`.

    is: and tag: stand for the marks of the workspace. Where a part of the archive does not answer,
    the others' articles are shown, and a message says so.
    """

    name = "search"
    summary = "find its articles by words"
    examples = (
        ("archive search said:kalin reinforcements", "where Kalin speaks of them"),
        ("archive search ceasefire --facets", "how many by source, actor, month and tag"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the query, the order, and the number of hits."""
        parser.add_argument(
            "query", metavar="QUERY", nargs="+", type=words, help="what to look for"
        )
        add_archive(parser)
        add_hits(parser)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a hit."""
        from idlib_tui.cli import searches  # noqa: PLC0415 - slow to load, and only needed here

        query = " ".join(arguments.query)
        with opened(arguments) as archive:
            if arguments.facets:
                facets, notices = archive.facets(query, marks=lambda: _marks(session))
                for notice in notices:
                    session.notify_once(notice)
                return searches.print_facets(facets, session.output, arguments.json)
            result = archive.search(
                query,
                sort=arguments.sort,
                limit=arguments.limit,
                marks=lambda: _marks(session),
            )
        for notice in result.notices:
            session.notify_once(notice)
        return searches.print_hits(result, session.output, arguments.json)


def _marks(session: Session) -> Marks:
    """Read what the user did with articles; nothing where there is no workspace."""
    from idlib_tui.brief import Desk  # noqa: PLC0415 - slow to load, and seldom needed
    from idlib_tui.filters import Marks  # noqa: PLC0415 - as above

    with suppress(WorkspaceError):
        return Desk(session.workspace.briefs / "desk.yaml").marks
    return Marks()
