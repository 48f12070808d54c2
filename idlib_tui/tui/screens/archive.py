"""The screen of an archive: the panes and keys of the main screen, as far as they need no story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.filters import Marks
from idlib_tui.tui.commands import MainCommand, archive, collecting, panes, program
from idlib_tui.tui.commands import reading as reading_commands
from idlib_tui.tui.commands import searching as searching_commands
from idlib_tui.tui.commands.command import Command
from idlib_tui.tui.screens.contents import Contents, import_contents
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.screens.silent_keys import why_nothing
from idlib_tui.tui.widgets.later_rows import LaterRows
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.archive import ArchiveSettings
    from idlib_tui.archive.readable import ReadableArchive
    from idlib_tui.library.rows import SourceRow
    from idlib_tui.tui.controllers.pulling import Pulling
    from idlib_tui.tui.filtering import Filterable
    from idlib_tui.tui.readable import Readable
    from idlib_tui.workspace import Workspace

WITHOUT_STORY: frozenset[type[Command]] = frozenset(
    {
        searching_commands.Search,
        searching_commands.NextHit,
        searching_commands.PreviousHit,
        searching_commands.Leave,
        searching_commands.Filter,
        *searching_commands.SEARCH_BAR,
        panes.ShowSources,
        panes.ShowArticle,
        panes.ShowChronology,
        panes.ShowQuotes,
        panes.ShowFigures,
        panes.NextPane,
        panes.PreviousPane,
        panes.Zen,
        reading_commands.GoBack,
        reading_commands.GoForward,
        reading_commands.NextQuote,
        reading_commands.PreviousQuote,
        reading_commands.ChooseActor,
        reading_commands.GoToDate,
        collecting.Copy,
        collecting.CopyWords,
        program.Theme,
        program.Reload,
        program.Help,
        program.Quit,
        archive.SwitchArchive,
        archive.PullArticle,
        archive.PullFound,
    }
)
"""The commands of the main screen that need no story."""

_NO_FIGURES = "Figures are compared within a story: copy the articles there."


class ArchiveScreen(MainScreen):
    """Reads one archive. What takes long, as every answer of a cluster may, comes in threads."""

    def __init__(self, workspace: Workspace, settings: ArchiveSettings) -> None:
        """Prepare; the workspace is where articles are copied to."""
        super().__init__(workspace)
        self.settings = settings
        self.archive: ReadableArchive | None = None

    def _fetch_contents(self) -> None:
        Latest(self, "panes").start(_import_contents, self._fill, self.show_problem)

    async def _fill(self, contents: Contents) -> None:
        from idlib_tui.tui.controllers.pulling import Pulling  # noqa: PLC0415 - as the contents

        await super()._fill(contents)
        self.pulling = Pulling(self)
        for rows in (self.panes.sources, self.panes.quotes.list, self.panes.chronology.list):
            rows.later = LaterRows(rows)

    def on_unmount(self) -> None:
        """Close the connections to the cluster."""
        if self.archive is not None:
            self.archive.archive.close()

    @property
    def readable(self) -> Readable | None:
        """What the panes show."""
        return self.archive

    def attach_archive(self, archive: ReadableArchive, pulled: frozenset[str]) -> None:
        """Take an archive that was opened, and show what it holds."""
        self.archive = archive
        self.panes.names.otherwise = archive.outlet
        self.panes.figures.nothing = _NO_FIGURES
        self.panes.attach(archive, Marks)
        self.status.story = f"archive {archive.name}"
        self.show_pulled(pulled)
        self.refresh_library()
        self._give_back_keys()

    def show_pulled(self, pulled: frozenset[str]) -> None:
        """Take away the mark of what is new from the articles that the story has."""
        marks = Marks(read=pulled)
        self.panes.sources.marks = lambda: marks
        self.panes.sources.refresh()

    def refresh_library(self) -> None:
        """Show what the archive had at the last look."""
        if self.archive is None:
            return
        self.article_count = self.archive.article_count()
        self.status.corpus = f"{wording.about(self.article_count)} articles"
        self.show_again()

    def show_sources(self) -> None:
        """List the newest articles."""
        from idlib_tui.tui.widgets.source_rows import (  # noqa: PLC0415 - as the contents
            AllSources,
            Source,
        )

        archive = self.archive
        if archive is None:
            return

        def window(offset: int, limit: int) -> Sequence[SourceRow]:
            return archive.sources(offset=offset, limit=limit)

        older = self.article_count - archive.source_count()
        remark = f"{wording.about(older)} older articles are found by a search."
        last = [Source(None, remark=remark)] if older else []
        sources = self.panes.sources
        sources.empty = f"The archive {archive.name} has no articles yet."
        sources.show(AllSources(archive.source_count(), window, last), keep_cursor=True)

    @property
    def filterable(self) -> Filterable | None:
        """The focused pane, if its rows can be filtered; the articles are searched for instead."""
        pane: object = super().filterable
        return None if pane is self.panes.sources else super().filterable

    def _is_available(self, command: type[MainCommand]) -> bool:
        return command in WITHOUT_STORY and super()._is_available(command)

    def explain_key(self, key: str) -> None:
        """Say why a key does nothing here."""
        if self.pane_widgets is not None and (
            why := why_nothing(self, key, self._is_available, _reason)
        ):
            self.show_notice(why)

    def on_pulling_progressed(self, event: Pulling.Progressed) -> None:
        """Show how far the copying has come."""
        if self.pulling is not None:
            self.pulling.progressed(event.done, event.total)


def _import_contents(cancelled: IsCancelled) -> Contents:
    from idlib_tui.tui.controllers.archive_opening import ArchiveOpening  # noqa: PLC0415
    from idlib_tui.tui.controllers.archive_reading import (  # noqa: PLC0415
        ArchiveReading,
        ArchiveSearching,
    )

    return import_contents(cancelled)._replace(
        opening=ArchiveOpening, reading=ArchiveReading, searching=ArchiveSearching
    )


def _reason(command: type[Command]) -> str:
    """Say when a command applies."""
    if issubclass(command, MainCommand) and command not in WITHOUT_STORY:
        return "only in a story; copy the article there first."
    return command.when
