"""``actors``: who speaks."""

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


class Actors(Command):
    """List who speaks: the story's actors first, then the others by how often they do.

    With a name, list the other names by which articles call that actor, and why each is thought to
    be the same one.
    """

    name = "actors"
    summary = "list who speaks, and how often"
    examples = (
        ("actors", "name, quotes, mentions, articles, roles"),
        ("actors lavrov", "the names of one actor, and why they are his"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the name."""
        parser.add_argument(
            "actor", metavar="NAME", type=words, nargs="?", help="a name, an alias, or part of one"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line an actor, or an alias."""
        output = session.output
        with session.library() as library:
            found = (
                library.actors() if arguments.actor is None else [library.actor(arguments.actor)]
            )
        if not found:
            output.say("Nobody speaks.")
            return ExitStatus.NOTHING_FOUND
        if arguments.json:
            output.records(map(records.actor, found))
            return ExitStatus.OK
        if arguments.actor is not None:
            [one] = found
            output.table([(one.name, ""), *zip(one.aliases, one.reasons, strict=True)])
            return ExitStatus.OK
        rows = [
            (
                actor.name,
                wording.counted(actor.quotes, "quote").rjust(11),
                wording.counted(actor.mentions, "mention").rjust(14),
                wording.counted(actor.articles, "article").rjust(13),
                ", ".join(actor.roles),
            )
            for actor in found
        ]
        output.table(rows)
        return ExitStatus.OK
