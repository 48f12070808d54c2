"""``archive annotate``: find quotes, dates and figures anew in the articles of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.commands.archive.opening import counting, opened
from idlib_tui.cli.commands.archive.sending import OnSlice, refused_records, say_refused, status_of

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.cli.status import ExitStatus


class Annotate(OnSlice):
    """Find quotes and dated events anew in what another version of the program has annotated.

    What is done already, by whichever machine, is passed over, so it can be stopped and run again,
    and many machines can take parts of the archive at the same time: the first of three with
    --slice 1/3. An article that somebody pushes meanwhile is left as it was pushed.
    """

    name = "annotate"
    summary = "annotate its articles by this version of the program"
    examples = (("archive annotate --slice 3/8", "the third of eight parts"),)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Annotate, and say how many articles."""
        output = session.output
        with opened(arguments) as archive, counting(session, "annotate") as show:
            done = archive.annotate(arguments.slice, progress=show)
            name = archive.settings.name
        if arguments.json:
            output.record(
                {
                    "archive": name,
                    "articles": done.articles,
                    "sent": done.sent,
                    "refused": refused_records(done.refused),
                }
            )
        else:
            output.say(
                f"{done.sent} of {done.articles} articles that needed it were annotated anew in "
                f"the archive {name}."
            )
            say_refused(output, done.refused)
        return status_of(done.refused)
