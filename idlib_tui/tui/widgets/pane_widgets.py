"""The panes themselves, made after the frame has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher

from idlib_tui.tui.panes import Pane
from idlib_tui.tui.widgets.appraisals import Appraisals, in_full
from idlib_tui.tui.widgets.chronology_pane import ChronologyPane
from idlib_tui.tui.widgets.figures_pane import FiguresPane
from idlib_tui.tui.widgets.list_pane import ListPane
from idlib_tui.tui.widgets.quotes_pane import QuotesPane
from idlib_tui.tui.widgets.reader import Reader
from idlib_tui.tui.widgets.source_list import SourceList
from idlib_tui.tui.widgets.source_names import SourceNames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen
    from textual.widget import Widget

    from idlib_tui.brief import Desk
    from idlib_tui.filters import Marks
    from idlib_tui.library import ArticleRow, Library
    from idlib_tui.model import Article, Reliability
    from idlib_tui.tui.readable import Readable


class PaneWidgets:
    """Every pane of the main screen, by its own type."""

    def __init__(self) -> None:
        self.names = SourceNames()
        self.sources = SourceList()
        self.reader = Reader(id=Pane.ARTICLE.value)
        self.chronology = ChronologyPane(source_name=self.names.name, id=Pane.CHRONOLOGY.value)
        self.quotes = QuotesPane(source_name=self.names.name, id=Pane.QUOTES.value)
        self.figures = FiguresPane(source_name=self.names.name, id=Pane.FIGURES.value)
        self._lists = (self.chronology, self.quotes, self.figures)
        self._appraisals: Appraisals | None = None
        self.side = ContentSwitcher(
            self.chronology, self.quotes, self.figures, initial=Pane.CHRONOLOGY.value, id="side"
        )
        """Shows one of the three in the right-hand column."""

    async def move_into(self, screen: Screen[None]) -> None:
        """Mount the panes into the columns of the frame."""
        await screen.query_one("#sources-column").mount(self.sources)
        await screen.query_one("#article-column").mount(self.reader)
        await screen.query_one("#side-column").mount(self.side)

    def appraise(self, library: Library, desk: Desk) -> None:
        """Let the panes show what their rows are worth, by the grades and marks on the desk."""
        appraisals = Appraisals(library, desk)
        self._appraisals = appraisals
        for pane in self._lists:
            pane.appraise = appraisals.in_short

    def attach(self, library: Readable, marks: Callable[[], Marks]) -> None:
        """Let the panes ask the library for their rows, and the list for what the user did."""
        self.chronology.show(library)
        self.quotes.show(library)
        self.figures.show(library)
        self.sources.marks = marks

    def reload(self) -> None:
        """Show what the library holds now, each cursor staying on its row."""
        if self._appraisals is not None:
            self._appraisals.renew()
        self.chronology.reload()
        self.quotes.reload()
        self.figures.reload()

    def show_names(self, articles: Sequence[ArticleRow]) -> None:
        """Call the articles by the names of their outlets."""
        self.names.take(articles)
        for pane in self._lists:
            pane.list.refresh()

    def grade_of(self, article: str) -> Reliability | None:
        """The grade of an article's source, if it has one."""
        return self._appraisals.grade_of(article) if self._appraisals is not None else None

    def appraisal_of_row(self, pane: Pane) -> list[str]:
        """Say what the row under the cursor of a list is worth: nothing, or its grade and why."""
        shown = self.widget(pane)
        if self._appraisals is None or not isinstance(shown, ListPane):
            return []
        row = shown.list.current_row
        return [] if row is None else [in_full(self._appraisals.of(row))]

    def show_desk(self, article: Article | None, desk: Desk) -> None:
        """Mark what is pinned and read, and show grades and marks on facts where they changed."""
        self.sources.refresh()
        if self._appraisals is not None and self._appraisals.changed():
            for pane in self._lists:
                pane.appraise_again()
        if article is not None:
            pins = [pin for pin in desk.pins if pin.content_hash == article.content_hash]
            self.reader.set_pins(
                [(pin.start, pin.start + len(pin.text)) for pin in pins if pin.text]
            )

    def widget(self, pane: Pane) -> Widget:
        """The widget of a pane."""
        widgets: dict[Pane, Widget] = {
            Pane.SOURCES: self.sources,
            Pane.ARTICLE: self.reader,
            Pane.CHRONOLOGY: self.chronology,
            Pane.QUOTES: self.quotes,
            Pane.FIGURES: self.figures,
        }
        return widgets[pane]

    def keyboard(self, pane: Pane) -> Widget:
        """The widget of a pane that takes the keys."""
        lists: dict[Pane, Widget] = {
            Pane.CHRONOLOGY: self.chronology.list,
            Pane.QUOTES: self.quotes.list,
            Pane.FIGURES: self.figures.list,
        }
        return lists.get(pane) or self.widget(pane)
