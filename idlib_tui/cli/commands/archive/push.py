"""``archive push``: put the articles of a workspace into an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.commands.archive.opening import counting, opened
from idlib_tui.cli.commands.archive.sending import OnSlice, refused_records, say_refused, status_of

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.cli.status import ExitStatus


class Push(OnSlice):
    """Put the workspace's articles, with what was found in them, into an archive.

    What the archive has already is passed over, so a push that was stopped can be run again. Many
    machines can push parts of one workspace at the same time: the first of three with --slice 1/3.
    Articles that were pulled from the same archive are not pushed back.
    """

    name = "push"
    summary = "put the workspace's articles into it"
    examples = (("archive push --slice 2/4", "the second quarter of the articles"),)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Push, and say what was sent."""
        output = session.output
        with opened(arguments) as archive:
            archive.check()
            with session.library() as library, counting(session, "push") as show:
                done = archive.push(library, arguments.slice, show)
            name = archive.settings.name
        if arguments.json:
            output.record(
                {
                    "archive": name,
                    "articles": done.articles,
                    "sent": done.sent,
                    "unchanged": done.unchanged,
                    "refused": refused_records(done.refused),
                }
            )
        else:
            output.say(
                f"{done.sent} of {done.articles} articles were sent; "
                f"the archive {name} had {done.unchanged} already."
            )
            say_refused(output, done.refused)
        return status_of(done.refused)
