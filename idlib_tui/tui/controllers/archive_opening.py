"""Opening an archive, and asking it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.errors import WorkspaceError
from idlib_tui.tui.controllers.opening import Opening
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.archive import ArchiveSettings
    from idlib_tui.archive.readable import ReadableArchive
    from idlib_tui.errors import IdlibError
    from idlib_tui.tui.controllers.archive_host import ArchiveHost
    from idlib_tui.workspace import Workspace


class ArchiveOpening(Opening):
    """Opens the archive in a thread; nothing of it is watched."""

    def __init__(self, host: ArchiveHost) -> None:
        super().__init__(host)
        self._screen = host
        self._asking = Latest(host.node, "archive")

    def begin(self) -> None:
        """Open the archive."""
        settings, workspace = self._screen.settings, self._screen.workspace
        self._screen.status.working = f"Asking the archive {settings.name}…"

        def ask(_cancelled: IsCancelled) -> tuple[ReadableArchive, frozenset[str]]:
            # Imported here since few readers have an archive.
            from idlib_tui.archive import Archive  # noqa: PLC0415
            from idlib_tui.archive.readable import ReadableArchive  # noqa: PLC0415

            archive = ReadableArchive(Archive(settings))
            archive.look()
            return archive, pulled_from(settings, workspace)

        def opened(found: tuple[ReadableArchive, frozenset[str]]) -> None:
            self._answered()
            self._screen.attach_archive(*found)

        self._asking.start(ask, opened, self._refused)

    def reload(self, *, asked: bool = False) -> None:
        """Ask the archive anew, or open it if that failed before."""
        del asked
        archive = self._screen.archive
        if archive is None:
            self.begin()
            return

        def looked(_: None) -> None:
            self._answered()
            self._screen.refresh_library()

        self._screen.status.working = f"Asking the archive {archive.name}…"
        self._asking.start(lambda _: archive.look(), looked, self._refused)

    def look(self) -> None:
        """Look for nothing: an archive tells of its changes when it is asked."""

    def _answered(self) -> None:
        self._screen.status.working = ""
        self._screen.clear_problem()

    def _refused(self, error: IdlibError) -> None:
        self._screen.show_problem(error)


def pulled_from(settings: ArchiveSettings, workspace: Workspace) -> frozenset[str]:
    """Read which articles of an archive a story has; none where its record cannot be read."""
    from idlib_tui.archive.pulling import Record  # noqa: PLC0415 - as above

    try:
        return Record.of(workspace).keys_from(settings)
    except WorkspaceError:
        # Whoever pulls something is told.
        return frozenset()
