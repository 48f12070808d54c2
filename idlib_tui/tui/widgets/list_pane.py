"""What the chronology, the quotes and the figures have in common: a list over all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from textual.containers import Vertical

from idlib_tui.tui.widgets.facts_line import FactsLine
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.tui.readable import Readable
    from idlib_tui.tui.widgets.virtual_list import VirtualList

Rows = TypeVar("Rows", bound="VirtualList[Any]")

LOW = 24
"""Lines below which what stands above the list gets only a few."""

TINY = 12
"""Lines below which the list stands alone."""


class ListPane(Vertical, Generic[Rows]):
    """A pane with one list that takes the keys, and a line of facts above it."""

    list: Rows
    """The list, which takes the focus; a subclass makes it."""

    subject: str
    """What the pane shows, in a word: the name of its threads and of its line of facts."""

    def __init__(
        self,
        *,
        source_name: Callable[[str], str] = short_id,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.source_name = source_name
        """Gives the name of an article's source, where there is room for a few words."""
        self._library: Readable | None = None
        self._latest = Latest(self, self.subject)
        self._facts = FactsLine(f"{self.subject}-facts")
        self._appraising = Latest(self, f"{self.subject} appraisal")
        self.appraise: Callable[[Any], tuple[str, ...]] = lambda _: ("",)
        """Says what a row is worth, in a few words and in fewer; called in a thread."""

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the focus to the list."""
        self.list.focus(scroll_visible)
        return self

    def on_mount(self) -> None:
        """Leave the plots away where the app shows none."""
        self.set_class(getattr(self.app, "plain", False), "-plain")

    def on_resize(self) -> None:
        """Leave the list most of a low window."""
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height < TINY, "-tiny")

    def show(self, library: Readable) -> None:
        """Show what a library holds."""
        self._library = library
        self.reload()

    def reload(self) -> None:
        """Count and fetch anew, with the cursor on the same row."""
        raise NotImplementedError

    def appraise_again(self) -> None:
        """Say above the list what the row under the cursor is worth."""
        row = self.list.current_row
        if row is None:
            self._facts.show_row_fact("")
            return
        appraise = self.appraise

        def appraised(cancelled: IsCancelled) -> tuple[str, ...]:
            # While the cursor runs over many rows, only the last one is looked at.
            return ("",) if cancelled() else appraise(row)

        self._appraising.start(
            appraised, lambda forms: self._facts.show_row_fact(*forms), self._not_appraised
        )

    def _not_appraised(self, _error: IdlibError) -> None:
        """Leave the fact away: the row has gone, or the reload says what is wrong."""
        self._facts.show_row_fact("")

    def _failed(self, error: IdlibError) -> None:
        self._facts.fail(error)
