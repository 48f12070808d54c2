"""``actors``: who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.names import fold

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Actors(Command):
    """List who speaks: the story's actors first, then the others by how often they do.

    With a name, list the other names by which articles call that actor, and why each is thought to
    be the same one. With --suggest, list actors who may be one, the likeliest first: `correct same`
    joins two, `correct different` keeps them apart and out of the list.
    """

    name = "actors"
    summary = "list who speaks, and how often"
    examples = (
        ("actors", "name, quotes, mentions, articles, roles"),
        ("actors lavrov", "the names of one actor, and why they are his"),
        ("actors --suggest", "who may be the same as who"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the name."""
        parser.add_argument(
            "--suggest", action="store_true", help="list actors who may be one instead"
        )
        parser.add_argument(
            "actor", metavar="NAME", type=words, nargs="?", help="a name, an alias, or part of one"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line an actor, or an alias."""
        output = session.output
        if arguments.suggest:
            return _suggest(session, arguments)
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


def _suggest(session: Session, arguments: argparse.Namespace) -> ExitStatus:
    """Print a line a suggestion."""
    output = session.output
    with session.library() as library:
        found = library.suggested_merges()
    if arguments.actor is not None:
        asked = fold(arguments.actor)
        found = [one for one in found if asked in fold(f"{one.actor}\n{one.same_as}")]
    if not found:
        output.say("No two actors look like one.")
        return ExitStatus.NOTHING_FOUND
    if arguments.json:
        output.records(map(records.whole, found))
    else:
        output.table([(one.actor, "=", one.same_as, one.reason) for one in found])
    return ExitStatus.OK
