"""``grade``: how far the reader trusts each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import QueryError
from idlib_tui.model import Reliability
from idlib_tui.names import fold
from idlib_tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from idlib_tui.cli.session import Session
    from idlib_tui.library import ArticleRow

_NONE = "none"


class Grade(Command):
    """Grade a source by the Admiralty code, or list the sources with their grades.

    A completely reliable, B usually, C fairly, D not usually reliable, E unreliable, F cannot be
    judged. A source is an outlet or an agency; an article without either is one by its id. Only you
    can tell how reliable a source is; the credibility of an item, from 1 to 6, is proposed by how
    many independent reports there are, whatever their sources' grades: see `chronology --grades`.

    Grades are kept in briefs/desk.yaml; `desk --undo` takes the last one back.
    """

    name = "grade"
    summary = "grade sources, or list their grades"
    examples = (
        ("grade", "every source, with its grade"),
        ("grade Reuters A", "completely reliable"),
        ("grade Reuters none", "take the grade away"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the source and the grade."""
        parser.add_argument("source", metavar="SOURCE", nargs="?", type=words, help="its name")
        parser.add_argument(
            "grade",
            metavar="GRADE",
            nargs="?",
            type=words,
            help=f"{', '.join(Reliability)}, or {_NONE} to take the grade away",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Keep the grade, or list all."""
        from idlib_tui.cli.desks import desk_of  # noqa: PLC0415 - slow to load

        desk, output = desk_of(session), session.output
        with session.library() as library:
            rows = library.articles()
        if arguments.source is not None:
            name = _source(rows, arguments.source)
            if arguments.grade is not None:
                desk.grade(name, _grade(arguments.grade))
            rows = [row for row in rows if name in _names(row)]
        counts: dict[str, int] = {}
        for row in rows:
            counts[_names(row)[0]] = counts.get(_names(row)[0], 0) + 1
        if not counts:
            output.say("There are no articles yet.")
            return ExitStatus.NOTHING_FOUND
        grades = desk.content().grades
        listed = sorted(counts, key=lambda name: (-counts[name], name))
        if arguments.json:
            output.records(
                {"source": name, "grade": grades.get(name), "articles": counts[name]}
                for name in listed
            )
        else:
            output.table(
                [
                    (
                        str(grades.get(name, "–")),
                        name,
                        counted(counts[name], "article"),
                        grades[name].meaning if name in grades else "",
                    )
                    for name in listed
                ]
            )
        return ExitStatus.OK


def _names(row: ArticleRow) -> tuple[str, ...]:
    """What the source of an article goes by, the name that a grade is listed under first."""
    return tuple(filter(None, (row.outlet, row.agency, row.id)))


def _source(rows: Sequence[ArticleRow], asked: str) -> str:
    """Find the source of a name, as it is spelled.

    Raises:
        QueryError: There is none.
    """
    known = dict.fromkeys(name for row in rows for name in _names(row))
    if asked in known:
        return asked
    alike = [name for name in known if fold(name) == fold(asked)]
    if len(alike) != 1:
        raise QueryError(f"No outlet, agency or article goes by “{asked[:60]}”.")
    return alike[0]


def _grade(written: str) -> Reliability | None:
    """Read a grade.

    Raises:
        QueryError: It is none.
    """
    if written.casefold() == _NONE:
        return None
    if written.upper() not in set(Reliability):
        offered = ", ".join([*Reliability, _NONE])
        raise QueryError(f"“{written[:40]}” is no grade. Use one of: {offered}.")
    return Reliability(written.upper())
