"""Writing the chronology in another program's format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.tui.controllers.export_formats import Format
    from idlib_tui.tui.controllers.host import Host


class Exporting:
    """Exports what the chronology pane lists at the moment, to a new file in ``briefs/``."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "export")

    def export(self, chosen: Format | None) -> None:
        """Write the chronology in a format; None writes nothing."""
        if chosen is None:
            return
        host = self._host
        library, wanted = host.open_library, host.panes.chronology.wanted

        def write(_cancelled: IsCancelled) -> Path:
            # Imported in the thread.
            from idlib_tui.brief import free_path, write_document  # noqa: PLC0415
            from idlib_tui.brief.exports import export_chronology  # noqa: PLC0415

            content = export_chronology(
                library.chronology(wanted),
                chosen.form,
                title=library.workspace.story().title,
                titles={row.id: row.title for row in library.articles()},
            )
            path = free_path(library.workspace.briefs / f"chronology{chosen.suffix}")
            write_document(path, content, library.workspace)
            return path

        def written(path: Path) -> None:
            host.show_notice(f"Written to {path}.")
            host.reader_app.offer_download(path)

        self._latest.start(
            write,
            written,
            lambda error: host.show_notice(str(error), error=True),
        )
