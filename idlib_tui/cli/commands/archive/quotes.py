"""``archive quotes``: who said what, in a whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_kind, filters_of, kind_of
from idlib_tui.cli.commands.archive.listing import Listing
from idlib_tui.cli.commands.quotes import print_statement
from idlib_tui.filters import QuoteFilter
from idlib_tui.model import Statement

if TYPE_CHECKING:
    import argparse

    from idlib_tui.archive import Archive
    from idlib_tui.archive.views import Listed
    from idlib_tui.cli.output import Output


class Quotes(Listing[Statement]):
    """List what was said in all articles of an archive, earliest first, or count it by month.

    What several articles quote is listed for each of them.
    """

    name = rows = "quotes"
    summary = "list who said what in it"
    examples = (
        ("archive quotes --actor kalin --text ceasefire", "Kalin on the ceasefire"),
        ("archive quotes --actor kalin --months", "how many quotes of his in each month"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the kind, too."""
        super().configure(parser)
        add_kind(parser)

    def fetch(
        self, archive: Archive, arguments: argparse.Namespace
    ) -> tuple[list[Statement], Listed]:
        """Fetch the earliest quotes."""
        wanted = QuoteFilter(kind=kind_of(arguments), **filters_of(arguments))
        return archive.quotes(wanted, limit=arguments.limit)

    def record(self, row: Statement) -> records.Record:
        """Make the object that ``quotes`` prints, too."""
        return records.statement(row)

    def show(self, output: Output, row: Statement) -> None:
        """Print a quote as ``quotes`` does."""
        print_statement(output, row)
