"""The screens that lie over the main one: what each is asked with, and what comes of the answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.tui.controllers.exporting import FORMATS
from idlib_tui.tui.palette import PaletteScreen
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.screens.article_info import ArticleInfo
from idlib_tui.tui.screens.help import HelpScreen
from idlib_tui.tui.screens.picker import Choice, Picker
from idlib_tui.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.model import ActorSummary
    from idlib_tui.tui.screens.brief import Written
    from idlib_tui.tui.screens.main import MainScreen


class Asking:
    """Opens dialogs and carries out their answers."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def help(self) -> None:
        """List the keys that work here and now."""
        screen = self._screen
        screen.app.push_screen(HelpScreen(screen.pane.title, screen.active_bindings))

    def palette(self) -> None:
        """Find anything by name."""
        self._screen.app.push_screen(PaletteScreen())

    def article_info(self) -> None:
        """Tell how the article that is meant was read."""
        meant = self._screen.collecting.article_meant()
        if meant is not None:
            library = self._screen.open_library
            info = ArticleInfo(library.article(meant.id), library.annotations(meant.id))
            self._screen.app.push_screen(info)

    def actor(self) -> None:
        """Choose whose quotes and whose events to show."""
        everyone: Choice[str] = Choice("Everyone", "", "all actors")
        choices = [everyone, *map(_actor_choice, self._screen.open_library.actors())]
        self._screen.app.push_screen(Picker("Choose an actor", choices), self._actor_chosen)

    def date(self) -> None:
        """Ask for the date to go to in the chronology."""
        chronology = self._screen.panes.chronology
        prompt = Prompt(
            "Go to",
            placeholder="2020-02-18, 18 feb, 2020-02, 2019",
            check=lambda typed: "" if chronology.understands(typed) else _NO_DATE,
        )
        self._screen.app.push_screen(prompt, self._date_given)

    def filter_words(self) -> None:
        """Ask for the words that the rows of this pane must contain."""
        pane = self._screen.filterable
        if pane is None:
            return
        before = pane.filter_text

        def done(answer: str | None) -> None:
            pane.set_filter(before if answer is None else answer)
            self._screen.refresh_bindings()

        prompt = Prompt(
            "Filter", value=before, placeholder="words to look for", live=pane.set_filter
        )
        self._screen.app.push_screen(prompt, done)

    def note(self) -> None:
        """Ask for a note on what is under the cursor."""
        collecting = self._screen.collecting
        passage = collecting.passage()
        if passage is None:
            return

        def done(answer: str | None) -> None:
            if answer is not None:
                collecting.set_note(passage, answer.strip())

        self._screen.app.push_screen(Prompt("Note", value=collecting.note()), done)

    def saved_searches(self) -> None:
        """Save the search on show, or choose a saved one."""
        desk, query = self._screen.desk, self._screen.searching.query
        if desk is None:
            return

        def choices() -> list[Choice[tuple[str, str]]]:
            return [
                Choice(name, (name, saved), saved, saved) for name, saved in desk.searches.items()
            ]

        def own(typed: str) -> Choice[tuple[str, str]] | None:
            name = typed.strip() or query
            return Choice(f"Save this search as “{name}”", (name, ""), query) if query else None

        def forget(value: tuple[str, str]) -> Sequence[Choice[tuple[str, str]]]:
            if not value[1]:
                return choices()
            self._screen.collecting.save_search(value[0], "")
            return [choice for choice in choices() if choice.value != value]

        placeholder = "Type a name" if query else "Type a part of the name"
        self._screen.app.push_screen(
            Picker("Searches", choices(), placeholder=placeholder, typed=own, forget=forget),
            self._search_chosen,
        )

    def brief(self) -> None:
        """Preview the brief."""
        from idlib_tui.tui.screens.brief import BriefScreen  # noqa: PLC0415 - brings Markdown along

        desk = self._screen.desk
        if desk is not None:
            today = date.today()  # noqa: DTZ011 - the user's own day is what a brief is dated with
            preview = BriefScreen(self._screen.open_library, desk, today)
            self._screen.app.push_screen(preview, self._brief_done)

    def export(self) -> None:
        """Choose a format and export the chronology."""
        choices = [Choice(each.label, each, each.suffix) for each in FORMATS]
        self._screen.app.push_screen(
            Picker("Export the chronology as listed", choices), self._screen.exporting.export
        )

    def _actor_chosen(self, name: str | None) -> None:
        if name is not None:
            self._screen.choose_actor(name or None)

    def _date_given(self, typed: str | None) -> None:
        if typed:
            self._screen.go_to_pane(Pane.CHRONOLOGY)
            self._screen.panes.chronology.go_to_typed(typed)

    def _search_chosen(self, chosen: tuple[str, str] | None) -> None:
        desk = self._screen.desk
        if chosen is None or desk is None:
            return
        name, query = chosen
        if query:
            self._screen.searching.run(query)
            return
        self._screen.collecting.save_search(name, self._screen.searching.query)

    def _brief_done(self, written: Written | None) -> None:
        if written is None:
            return
        if written.path is not None:
            self._screen.tell(f"Written to {written.path}.")
        if written.copied is not None:
            self._screen.collecting.copy_text(written.copied)


_NO_DATE = "That is not a date; write it like 2020-02-18, 18 feb, 2020-02 or 2019."


def _actor_choice(actor: ActorSummary) -> Choice[str]:
    quotes = f"{actor.quotes} quote{'' if actor.quotes == 1 else 's'}"
    mark = "  ·  story" if actor.from_story else ""
    return Choice(actor.name, actor.name, quotes + mark, " ".join(actor.aliases + actor.roles))
