"""What the controllers of an archive may ask of its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from idlib_tui.tui.controllers.host import Host

if TYPE_CHECKING:
    from idlib_tui.archive import ArchiveSettings
    from idlib_tui.archive.readable import ReadableArchive


class ArchiveHost(Host, Protocol):
    """The screen of an archive, as its controllers see it."""

    settings: ArchiveSettings
    archive: ReadableArchive | None

    def attach_archive(self, archive: ReadableArchive, pulled: frozenset[str]) -> None:
        """Take an opened archive, and which of its articles are in the story."""

    def show_pulled(self, pulled: frozenset[str]) -> None:
        """Show which articles are in the story now."""
