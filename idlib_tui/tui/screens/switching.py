"""Going from the story to an archive and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.errors import ArchiveError
from idlib_tui.settings_file import config_dir

if TYPE_CHECKING:
    from idlib_tui.archive import ArchiveSettings
    from idlib_tui.tui.reader_app import ReaderApp
    from idlib_tui.tui.screens.main import MainScreen


class Switching:
    """Shows archives over the story, each on a screen that is kept as it was left."""

    def __init__(self, app: ReaderApp, story: MainScreen) -> None:
        self._app = app
        self._story = story

    def switch(self, name: str | None = None) -> None:
        """Show an archive in place of the story, or the story again.

        Args:
            name: The archive; None for the only one, or to ask which.
        """
        # Imported here since few readers have an archive.
        from idlib_tui.archive.settings import choose, read_archives  # noqa: PLC0415

        if self._app.screen is not self._story:
            self._app.pop_screen()
            return
        folder = config_dir()
        try:
            archives = read_archives(folder)
            if name is None and len(archives) > 1:
                self._ask(list(archives.values()))
            else:
                self._show(choose(archives, name, folder))
        except ArchiveError as error:
            self._story.show_notice(str(error), error=True)

    def _ask(self, archives: list[ArchiveSettings]) -> None:
        from idlib_tui.tui.dialogs.picker import Choice, Picker  # noqa: PLC0415 - as the dialogs

        choices = [Choice(each.name, each, ", ".join(each.urls)) for each in archives]

        def chosen(settings: ArchiveSettings | None) -> None:
            if settings is not None:
                self._show(settings)

        self._app.push_screen(Picker("Choose an archive", choices), chosen)

    def _show(self, settings: ArchiveSettings) -> None:
        from idlib_tui.tui.screens.archive import ArchiveScreen  # noqa: PLC0415 - as above

        kept = f"archive {settings.name}"
        if not self._app.is_screen_installed(kept):
            self._app.install_screen(ArchiveScreen(self._story.workspace, settings), kept)
        self._app.push_screen(kept)
