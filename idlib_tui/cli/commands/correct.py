"""``correct``: what the reader knows better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


KINDS = ("same", "other", "different", "speaker", "date", "no-event", "list", "undo")
"""What can be done."""


class Correct(Command):
    """Correct what the program found, everywhere at once: quotes, chronology, actors, briefs.

    same NAME ACTOR         one actor is another, or gets a new name
    other NAME [ACTOR]      a name is somebody else's (in one article: --in ID)
    different NAME ACTOR    two actors are not one, whatever is suggested
    speaker WORDS ACTOR     who said the quote with these words (nobody: --nobody)
    date WORDS DAY          when the event with these words happened
    no-event WORDS          that the chronology should not list it
    list                    all corrections, numbered
    undo [NUMBER]           take one back, or the last one

    Corrections are kept in briefs/desk.yaml, by the words that they are about, so that they outlive
    the index and small changes of an article.
    """

    name = "correct"
    summary = "correct speakers, dates and who is who"
    examples = (
        ('correct same "Qaddafi" "Muammar Gaddafi"', "two actors are one"),
        ('correct other "Brandt" "Lotte Brandt" --in 003', "in one article somebody else is meant"),
        ('correct speaker "not leave" "Karin Mebius"', "she said it"),
        ('correct date "bridge fell" 2020-03-03', "it happened on that day"),
        ("correct undo 2", "the second of the list is taken back"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take what to correct, and how."""
        parser.add_argument(
            "what",
            choices=KINDS,
            help="what to correct; see above",
        )
        parser.add_argument(
            "words", metavar="WORDS", nargs="*", type=words, help="names, words, a day, a number"
        )
        parser.add_argument(
            "--in", dest="source", metavar="ID", type=words, help="the article that is meant"
        )
        parser.add_argument(
            "--nobody", action="store_true", help="nobody said it, or nobody can be named"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Keep a correction, apply it, and say what it is."""
        # Slow to load, and only needed here.
        from idlib_tui.brief import Desk  # noqa: PLC0415
        from idlib_tui.brief.desk_corrections import in_words  # noqa: PLC0415
        from idlib_tui.cli import corrections  # noqa: PLC0415

        desk = Desk(session.workspace.briefs / "desk.yaml")
        output = session.output
        if arguments.what == "list":
            return corrections.print_all(desk, output, json=arguments.json)
        with session.library() as library:
            if arguments.what == "undo":
                done = corrections.numbered(desk, arguments.words)
                desk.withdraw(done)
                said = f"Taken back: you had {in_words(done)}."
            else:
                asked = corrections.Asked(
                    arguments.words, arguments.source or None, nobody=arguments.nobody
                )
                done = corrections.MAKERS[arguments.what](library, asked)
                desk.correct(done)
                said = f"Kept: you {in_words(done)}."
            for notice in library.correct() or ():
                session.notify_once(notice)
        if arguments.json:
            known = [*desk.content().corrections, done]
            output.record(corrections.record(known.index(done) + 1, done))
        else:
            output.say(said)
        return ExitStatus.OK
