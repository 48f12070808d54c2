"""What ``archive quotes`` and ``archive chronology`` have in common: one list, or its months."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from idlib_tui.cli.arguments import add_filters, positive
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from idlib_tui.archive import Archive
    from idlib_tui.archive.views import Listed
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session

Row = TypeVar("Row")


class Listing(Command, Generic[Row]):
    """Lists what all articles of an archive have of one kind, earliest first."""

    rows: ClassVar[str]
    """What is listed, in the plural: "quotes"."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters, and how much of what passes them."""
        add_archive(parser)
        add_filters(parser, self.rows)
        parser.add_argument("--limit", metavar="N", type=positive, default=100, help="at most N")
        parser.add_argument("--months", action="store_true", help="count them by month instead")

    @abstractmethod
    def fetch(self, archive: Archive, arguments: argparse.Namespace) -> tuple[list[Row], Listed]:
        """Fetch what the filters let through."""

    @abstractmethod
    def record(self, row: Row) -> Record:
        """Make the object of a row."""

    @abstractmethod
    def show(self, output: Output, row: Row) -> None:
        """Print a row for reading."""

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a row, or a month."""
        output = session.output
        with opened(arguments) as archive:
            found, listed = self.fetch(archive, arguments)
        for notice in listed.notices:
            session.notify_once(notice)
        if not found:
            output.say(f"No such {self.rows}.")
            return ExitStatus.NOTHING_FOUND
        if arguments.months:
            self._print_months(output, listed.months, json=arguments.json)
            return ExitStatus.OK
        if len(found) < listed.total:
            output.say(f"{len(found)} of {listed.total} {self.rows} are shown; --limit is more.")
        for row in found:
            if arguments.json:
                output.record(self.record(row))
            else:
                self.show(output, row)
        return ExitStatus.OK

    def _print_months(self, output: Output, months: Mapping[str, int], *, json: bool) -> None:
        if json:
            output.records({"month": month, self.rows: count} for month, count in months.items())
        elif months:
            output.table([(month, f"{count:6,}") for month, count in months.items()])
