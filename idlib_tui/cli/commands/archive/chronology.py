"""``archive chronology``: what happened when, in a whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import filters_of
from idlib_tui.cli.commands.archive.listing import Listing
from idlib_tui.cli.output import bold, dim
from idlib_tui.filters import EntryFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.archive import Archive
    from idlib_tui.archive.views import Happening, Listed
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record


class Chronology(Listing["Happening"]):
    """List what all articles of an archive report, earliest first, or count it by month.

    What several articles report is listed for each of them.
    """

    name = "chronology"
    rows = "events"
    summary = "list what happened when by its articles"
    examples = (("archive chronology --text ceasefire --from 2020-02 --to 2020-03", "two months"),)

    def fetch(
        self, archive: Archive, arguments: argparse.Namespace
    ) -> tuple[list[Happening], Listed]:
        """Fetch the earliest events."""
        return archive.chronology(EntryFilter(**filters_of(arguments)), limit=arguments.limit)

    def record(self, row: Happening) -> Record:
        """Make the object of an event."""
        event = row.event
        return {
            "date": event.value,
            "first": event.first.isoformat(),
            "last": event.last.isoformat(),
            "relation": event.relation.value,
            "article": row.article,
            "start": event.start,
            "end": event.end,
            "text": event.text,
        }

    def show(self, output: Output, row: Happening) -> None:
        """Print its date, and below it the words."""
        event = row.event
        output.line(bold(event.value), " ", dim(f"{event.relation.value}, in {row.article}"))
        output.paragraphs(one_line(event.text), indent="  ")
