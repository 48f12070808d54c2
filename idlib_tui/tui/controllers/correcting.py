"""Corrections: what can be corrected under the cursor, asked for and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.dates import DateError, read_period
from idlib_tui.filters import QuoteFilter
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.dialogs.prompt import Prompt
from idlib_tui.tui.panes import Pane
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.library import Library
    from idlib_tui.model import Entry, Statement
    from idlib_tui.model.corrections import Correction
    from idlib_tui.tui.controllers.host import Host

_Step = Callable[[], None]
_Make = Callable[["Library"], "Correction"]

_NOBODY: Choice[str] = Choice("Nobody", "", "or nobody who can be named")


class Correcting:
    """Asks what is wrong with the row under the cursor, and what is right."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self) -> None:
        """List what can be corrected here."""
        panes = self._host.panes
        choices: list[Choice[_Step]] = []
        if self._host.pane is Pane.QUOTES and panes.quotes.list.current_row is not None:
            choices = list(self._of_quote(panes.quotes.list.current_row))
        elif self._host.pane is Pane.ARTICLE and (statement := self._in_article()) is not None:
            choices = list(self._of_quote(statement))
        elif self._host.pane is Pane.CHRONOLOGY and panes.chronology.list.current_row is not None:
            choices = list(self._of_entry(panes.chronology.list.current_row))
        if choices:
            picker = Picker("Correct", choices, placeholder="What is wrong?")
            self._host.reader_app.push_screen(picker, lambda step: step() if step else None)

    def _in_article(self) -> Statement | None:
        """Find the statement of the quote under the cursor of the article."""
        article, quote = self._host.reading.article, self._host.panes.reader.quote
        if article is None or quote is None:
            return None
        wanted = QuoteFilter(source=article.id, fold=False)
        found = self._host.open_library.quotes(wanted)
        return next((one for one in found if one.quote == quote), None)

    def _of_quote(self, statement: Statement) -> Iterator[Choice[_Step]]:
        actor, name = statement.actor, statement.quote.speaker_text
        yield Choice(
            "Somebody else said it…", partial(self._ask_speaker, statement), actor or "nobody named"
        )
        if actor is None:
            return
        yield Choice(
            "It is the same actor as…", partial(self._ask_same, actor), actor, "rename merge"
        )
        if name is not None:
            ask = partial(self._ask_other, actor, name)
            yield Choice(
                "Here the name is somebody else's…", partial(ask, statement.article), name, "split"
            )
            yield Choice("The name is always somebody else's…", partial(ask, ""), name, "split")

    def _of_entry(self, entry: Entry) -> Iterator[Choice[_Step]]:
        yield Choice("It happened on another day…", partial(self._ask_date, entry), entry.value)
        yield Choice("It is no event", partial(self._keep, _dated(entry, "")), "remove")

    def _ask_speaker(self, statement: Statement) -> None:
        def make(actor: str, library: Library) -> Correction:
            # Imported in the thread.
            from idlib_tui.brief.correcting import speaker_of  # noqa: PLC0415

            return speaker_of(library, statement, actor)

        self._ask_actor("Who said it", statement.actor, make, _NOBODY)

    def _ask_same(self, actor: str) -> None:
        def make(other: str, _library: Library) -> Correction:
            from idlib_tui.model import SameActor  # noqa: PLC0415

            return SameActor(actor, other)

        self._ask_actor(f"{actor} is the same as", actor, make)

    def _ask_other(self, actor: str, name: str, source: str) -> None:
        def make(other: str, library: Library) -> Correction:
            from idlib_tui.model import OtherActor  # noqa: PLC0415

            article = library.article(source) if source else None
            of_article = (article.id, article.content_hash) if article else ("", "")
            return OtherActor(name, actor, other, *of_article)

        self._ask_actor(f"Who “{name}” is", actor, make)

    def _ask_date(self, entry: Entry) -> None:
        def problem(typed: str) -> str:
            try:
                read_period(typed)
            except DateError as error:
                return str(error)
            return ""

        def done(typed: str | None) -> None:
            if typed is not None:
                self._keep(_dated(entry, dates.value_of(read_period(typed))))

        prompt = Prompt(
            "It happened on",
            value=entry.value,
            placeholder="2020-02-18, 18 feb 2020, 2020-02, 2020",
            check=problem,
        )
        self._host.reader_app.push_screen(prompt, done)

    def _ask_actor(
        self,
        title: str,
        but: str | None,
        make: Callable[[str, Library], Correction],
        *first: Choice[str],
    ) -> None:
        """Choose an actor, or type a new name, and keep what that makes.

        Args:
            title: What is asked.
            but: Who is not offered.
            make: Makes the correction from the answer.
            first: What is offered above the actors.
        """
        choices = list(first)
        for one in self._host.open_library.actors():
            if one.name != but:
                detail, more = counted(one.quotes, "quote"), " ".join(one.aliases + one.roles)
                choices.append(Choice(one.name, one.name, detail, more))

        def typed(written: str) -> Choice[str] | None:
            name = " ".join(written.split())
            return Choice(name, name, "a new name") if name and name != but else None

        def done(name: str | None) -> None:
            if name is not None:
                self._keep(partial(make, name))

        picker = Picker(title, choices, typed=typed, typed_last=True)
        self._host.reader_app.push_screen(picker, done)

    def _keep(self, make: _Make) -> None:
        self._host.collecting.correct(make)


def _dated(entry: Entry, value: str) -> _Make:
    def make(library: Library) -> Correction:
        # Imported in the thread.
        from idlib_tui.brief.correcting import date_of  # noqa: PLC0415

        return date_of(library, entry, value)

    return make
