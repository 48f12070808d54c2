"""``archive since``: what an archive has got anew for the queries of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Since(Command):
    """List what an archive has got anew for the queries whose articles were pulled.

    What the workspace has, or had and lost, is left out. With --pull the new articles are copied
    into it at once.
    """

    name = "since"
    summary = "list what it has got anew for pulled queries"
    examples = (("archive since --pull", "and copy it into the workspace"),)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the archive."""
        add_archive(parser)
        parser.add_argument("--pull", action="store_true", help="copy them into the workspace")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object an article."""
        # Imported here because only archives need them.
        from idlib_tui.archive.documents import document_id  # noqa: PLC0415
        from idlib_tui.archive.pulling import Record  # noqa: PLC0415

        output, workspace = session.output, session.workspace
        new = copied = 0
        with opened(arguments) as archive:
            record = Record.of(workspace)
            known = set(record.keys_from(archive.settings))
            with session.library() as library:
                known.update(map(document_id, library.articles()))
            for query, row in archive.since(record, known):
                new += 1
                if arguments.json:
                    output.record(
                        {
                            "query": query.query,
                            "article": row.id,
                            "title": row.title,
                            "outlet": row.outlet,
                            "published": row.published.day and row.published.day.isoformat(),
                        }
                    )
                else:
                    output.line(bold(one_line(row.title)))
                    facts = (wording.published(row.published), row.outlet, f"“{query.query}”")
                    output.line(dim("  " + one_line("  ".join(filter(None, facts)))))
            if not new:
                output.say("Nothing is new for the queries that were pulled.")
                return ExitStatus.NOTHING_FOUND
            if arguments.pull:
                for query in record.queries_from(archive.settings):
                    pulled = archive.pull(
                        query.query, workspace, partial=query.partial, without=known
                    )
                    copied += sum(one.new for one in pulled)
                output.say(f"{wording.counted(copied, 'article')} copied.")
        return ExitStatus.OK
