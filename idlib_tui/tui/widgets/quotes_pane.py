"""Who said what: the actors, and the quotes of the one chosen, or of two beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from idlib_tui.errors import FilterError, UnknownActorError
from idlib_tui.filters import QuoteFilter
from idlib_tui.model import QuoteKind, Statement
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import QUOTES
from idlib_tui.tui.widgets.actor_list import ActorList, everyone
from idlib_tui.tui.widgets.comparison import ComparedQuotes, MergedQuotes, Pair
from idlib_tui.tui.widgets.list_pane import ListPane
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.passages import passage_of
from idlib_tui.tui.widgets.quote_list import SURE
from idlib_tui.tui.widgets.quote_query import Counted, count_quotes, quote_source, words_at
from idlib_tui.tui.widgets.row_source import ListSource, RowSource
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.widgets.typed_filter import QUOTES_EXAMPLE, read_quote_filter
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.tui.passage import Passage
    from idlib_tui.tui.readable import Readable

_EMPTY = "Nobody is quoted yet. Quotes appear here once articles have been read in."
_NONE_LEFT = "No quote fits. Press Escape to see all of them."
_SIDE_BY_SIDE = 96
"""Columns from which the actors stand beside the quotes and not above them."""


class QuotesPane(ListPane[ComparedQuotes]):
    """The actors with the quotes of the chosen one, filtered and opened up on demand."""

    BINDINGS = bindings(*QUOTES)

    DEFAULT_CSS = """
    QuotesPane {
        & > ActorList { height: auto; max-height: 9; margin-bottom: 1; }
        & > #quotes-facts { margin-bottom: 1; }
        & > ComparedQuotes { height: 1fr; }
        &.-low > ActorList { max-height: 4; }
        &.-tiny > ActorList { display: none; }
        &.-tiny > #quotes-facts { margin: 0; }
        &.-beside {
            layout: grid;
            grid-size: 2 2;
            grid-columns: 32 1fr;
            grid-rows: 2 1fr;
            & > ActorList { row-span: 2; height: 100%; max-height: 100%; }
        }
    }
    """

    subject = "quotes"

    def __init__(
        self,
        *,
        source_name: Callable[[str], str] = short_id,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(source_name=source_name, id=id)
        self._actor: str | None = None
        self._other: str | None = None
        self._typed = ""
        self._wanted = QuoteFilter()
        self._kind: QuoteKind | None = None
        self._shown: list[str | None] = []
        self._actors = ActorList(empty="")
        self.list = ComparedQuotes(source_name=source_name, empty=_EMPTY)

    def compose(self) -> ComposeResult:
        """Stack the actors, the facts and the quotes."""
        yield self._actors
        yield self._facts
        yield self.list

    def on_resize(self) -> None:
        """Leave the quotes most of a low window, and put the actors beside them in a wide one."""
        super().on_resize()
        self.set_class(self.size.width >= _SIDE_BY_SIDE, "-beside")

    # What is on show.

    def show(self, library: Readable) -> None:
        """Show the quotes of a library."""
        self.list.words_at = partial(words_at, library)
        super().show(library)

    def reload(self) -> None:
        """Count and fetch anew, with the cursor on the same quote."""
        library = self._library
        if library is None:
            return
        wanted = [replace(self.wanted, actor=name) for name in self._names()]

        def shown(counted: Counted) -> None:
            self._show_actors(counted)
            self._show_quotes(
                [
                    quote_source(library, each, count)
                    for each, count in zip(wanted, counted.counts, strict=True)
                ]
            )

        self._latest.start(partial(count_quotes, library, wanted), shown, self._failed)

    def _names(self) -> list[str | None]:
        """List whose quotes are on show: one actor's, two actors', or everyone's."""
        return [self._actor] if self._other is None else [self._other, self._actor]

    def _show_actors(self, counted: Counted) -> None:
        self._actors.compared = self._other
        speaking = [actor for actor in counted.actors if actor.quotes]
        rows = [everyone(counted.total), *speaking] if speaking else []
        place = next((n for n, row in enumerate(rows) if row.name == (self._actor or "")), 0)
        # The list follows the choice here; only a click on it makes one.
        with self._actors.prevent(VirtualList.Highlighted):
            self._actors.show(ListSource(rows), keep_cursor=True)
            self._actors.cursor = place

    def _show_quotes(self, sources: Sequence[RowSource[Statement]]) -> None:
        nobody = f"No quotes of {self._actor}." if self._actor and self._actors.count else _EMPTY
        self.list.empty = _NONE_LEFT if self.filtered else nobody
        self.list.with_speaker = self._actor is None
        same = self._names() == self._shown
        self._shown = self._names()
        if len(sources) == 1:
            self.list.pair = None
            self.list.show(sources[0], keep_cursor=same)
        else:
            self.list.pair = Pair(self._other or "", self._actor or "")
            self.list.show(MergedQuotes(*sources), keep_cursor=same)
        self._show_facts()

    def _failed(self, error: IdlibError) -> None:
        if isinstance(error, UnknownActorError):
            # The articles that named the actor were removed since the choice was made.
            self._actor = self._other = None
            self.reload()
        else:
            super()._failed(error)

    def _show_facts(self) -> None:
        """Say above the quotes what is listed."""
        count = self.list.count
        who = " ‖ ".join(one_line(name or "Everyone") for name in self._names())
        quotes = f"{count:,} quote{'' if count == 1 else 's'}"
        facts = [f"only {self._kind}"] if self._kind is not None else []
        if self._wanted.minimum:
            facts.append("only the sure")
        if self._typed:
            facts.append(f"“{one_line(self._typed)}”")
        self._facts.show_facts(who, quotes, *facts)

    # Filters.

    filter_example = QUOTES_EXAMPLE

    @property
    def wanted(self) -> QuoteFilter:
        """Which quotes are listed, whoever's they are."""
        return replace(self._wanted, kind=self._wanted.kind or self._kind)

    @property
    def filtered(self) -> bool:
        """Whether anything but the choice of an actor leaves something out."""
        return self.wanted != QuoteFilter()

    @property
    def filter_text(self) -> str:
        """The filter as typed; "" for none."""
        return self._typed

    def filter_problem(self, text: str) -> str:
        """Say what is wrong with a filter as typed; "" if nothing is."""
        try:
            read_quote_filter(text)
        except FilterError as error:
            return str(error)
        return ""

    def set_filter(self, text: str) -> None:
        """List only what passes a filter as typed: words, ``source:``, ``kind:`` and ``date:``.

        What makes no sense, perhaps not yet, changes nothing but the line above the quotes.
        """
        try:
            read = read_quote_filter(text)
        except FilterError as error:
            self._facts.fail(error)
            return
        self._typed = text.strip()
        self._wanted = replace(read, minimum=self._wanted.minimum)
        self.reload()

    def clear_filters(self) -> None:
        """List all quotes of the actor again."""
        if self.filtered:
            self._typed, self._wanted, self._kind = "", QuoteFilter(), None
            self.reload()

    def action_toggle_sure(self) -> None:
        """Leave out the quotes whose speaker is not sure, or list them again."""
        self._wanted = replace(self._wanted, minimum=0.0 if self._wanted.minimum else SURE)
        self.reload()

    def action_next_kind(self) -> None:
        """List the next kind of quotes only, and after the last all of them."""
        kinds: list[QuoteKind | None] = [None, *QuoteKind]
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self.reload()

    # Actors.

    @property
    def actor(self) -> str | None:
        """The actor whose quotes are listed; None for everyone."""
        return self._actor

    def set_actor(self, name: str | None) -> None:
        """List the quotes of an actor; None lists everyone's."""
        if name == self._actor:
            return
        self._actor = name
        if name is None or name == self._other:
            self._other = None
        self.reload()

    def action_step_actor(self, step: int) -> None:
        """Go to the next (1) or previous (-1) actor."""
        cursor = self._actors.cursor
        if cursor is not None:
            self._choose(cursor + step)

    def _choose(self, index: int) -> None:
        if 0 <= index < self._actors.count:
            row = self._actors.row_at(index)
            self.set_actor(row.name or None if row is not None else None)

    def action_compare(self) -> None:
        """Keep this actor's quotes on the left while another is chosen; again to stop."""
        if self._other is not None:
            self._other = None
        else:
            self._other = self._actor
            step = 1 if (self._actors.cursor or 0) + 1 < self._actors.count else -1
            self.action_step_actor(step)
            return
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a comparison where there is an actor, and copies where there are some."""
        if action == "compare":
            return self._actor is not None
        if action == "step_copy":
            row = self.list.current_row
            return row is not None and bool(row.also_in)
        return super().check_action(action, parameters)

    # A quote in full.

    def action_toggle_details(self) -> None:
        """Show the quote under the cursor in full, or as before."""
        if self.list.cursor is not None:
            self.list.toggle_row(self.list.cursor)

    def action_step_copy(self, step: int) -> None:
        """Go to the next (1) or previous (-1) article that has the same statement."""
        row, cursor = self.list.current_row, self.list.cursor
        if row is None or cursor is None:
            return
        if not self.list.is_open(cursor):
            self.list.toggle_row(cursor)
        here = -1 if self.list.copy is None else self.list.copy
        there = min(max(here + step, -1), len(row.also_in) - 1)
        self.list.copy = None if there < 0 else there
        self.list.refresh()

    @property
    def passage(self) -> Passage | None:
        """The words of the quote under the cursor, or of the copy that Enter opens."""
        place, row = self.list.chosen_place, self.list.current_row
        if place is None or row is None:
            return None
        text = row.quote.text if self.list.copy is None else self.list.words_at(*place)
        return passage_of("quote", *place, text)

    # Messages of the parts.

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        if event.list is self._actors:
            self._choose(event.index)
        else:
            self.appraise_again()

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        place = self.list.chosen_place
        if event.list is self.list and place is not None:
            self.post_message(OpenRequested(*place))

    @on(VirtualList.ExtraClicked)
    def _copy_clicked(self, event: VirtualList.ExtraClicked) -> None:
        event.stop()
        copy = self.list.copy_at(event.row, event.part)
        if copy is not None:
            again = copy == self.list.copy
            self.list.copy = copy
            self.list.refresh()
            if again:
                self.list.action_open()
