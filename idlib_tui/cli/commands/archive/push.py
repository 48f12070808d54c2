"""``archive push``: put the articles of a workspace into an archive."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    from idlib_tui.archive.pushing import Slice
    from idlib_tui.cli.session import Session

_SLICE = re.compile(r"(\d{1,4})/(\d{1,4})")


class Push(Command):
    """Put the workspace's articles, with what was found in them, into an archive.

    What the archive has already is passed over, so a push that was stopped can be run again. Many
    machines can push parts of one workspace at the same time: the first of three with --slice 1/3.
    Articles that were pulled from the same archive are not pushed back.
    """

    name = "push"
    summary = "put the workspace's articles into it"
    examples = (("archive push --slice 2/4", "the second quarter of the articles"),)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the archive and the slice."""
        add_archive(parser)
        parser.add_argument(
            "--slice", metavar="K/N", type=_slice, default=None, help="only the Kth of N parts"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Push, and say what was sent."""
        from idlib_tui.archive.pushing import Slice  # noqa: PLC0415 - only archives need it
        from idlib_tui.library import SyncProgress  # noqa: PLC0415 - slow to load

        part = arguments.slice or Slice()
        output = session.output
        with opened(arguments) as archive:
            archive.check()
            with session.library() as library, session.progress() as show:
                done = archive.push(
                    library, part, lambda at, total: show(SyncProgress("push", at, total))
                )
            name = archive.settings.name
        if arguments.json:
            output.record(
                {
                    "archive": name,
                    "articles": done.articles,
                    "sent": done.sent,
                    "unchanged": done.unchanged,
                    "refused": [{"id": id_, "reason": reason} for id_, reason in done.refused],
                }
            )
        else:
            output.say(
                f"{done.sent} of {done.articles} articles were sent; "
                f"the archive {name} had {done.unchanged} already."
            )
            for id_, reason in done.refused:
                output.say(f"{id_} was refused: {reason}")
        return ExitStatus.WORKSPACE if done.refused else ExitStatus.OK


def _slice(written: str) -> Slice:
    """Read a slice.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    from idlib_tui.archive.pushing import Slice  # noqa: PLC0415 - only archives need it

    found = _SLICE.fullmatch(written.strip())
    which, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= which <= of:
        raise argparse.ArgumentTypeError(f"“{written[:20]}” is no part such as 1/3")
    return Slice(which, of)
