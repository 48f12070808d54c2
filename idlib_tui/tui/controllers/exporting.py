"""Writing the chronology in another program's format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.tui.screens.main import MainScreen


class Format(NamedTuple):
    """A format of ``brief.exports``, and how it is called here."""

    form: str
    label: str
    suffix: str


FORMATS = (
    Format("md", "Markdown, to read", ".md"),
    Format("csv", "CSV, for a spreadsheet", ".csv"),
    Format("timelinejs", "JSON for TimelineJS, for the web", ".json"),
    Format("ics", "iCalendar, for a calendar", ".ics"),
)


class Exporting:
    """Exports what the chronology pane lists at the moment, to a new file in ``briefs/``."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._latest = Latest(screen, "export")

    def export(self, chosen: Format | None) -> None:
        """Write the chronology in a format; None writes nothing."""
        if chosen is None:
            return
        screen = self._screen
        library, pane = screen.open_library, screen.panes.chronology
        actor, text = pane.actor, pane.filter_text or None

        def write(_cancelled: IsCancelled) -> Path:
            # Imported in the thread.
            from idlib_tui.brief import free_path, write_document  # noqa: PLC0415
            from idlib_tui.brief.exports import export_chronology  # noqa: PLC0415

            content = export_chronology(
                library.chronology(actor=actor, text=text),
                chosen.form,
                title=library.workspace.story().title,
                titles={row.id: row.title for row in library.articles()},
            )
            path = free_path(library.workspace.briefs / f"chronology{chosen.suffix}")
            write_document(path, content, library.workspace)
            return path

        self._latest.start(
            write,
            lambda path: screen.tell(f"Written to {path}."),
            lambda error: screen.tell(str(error), error=True),
        )
