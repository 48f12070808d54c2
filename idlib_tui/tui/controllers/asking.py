"""The dialogs: what each is opened with, and what its answer does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from idlib_tui.errors import IdlibError
from idlib_tui.names import fold
from idlib_tui.tui.controllers.explaining import excerpt
from idlib_tui.tui.controllers.export_formats import FORMATS
from idlib_tui.tui.controllers.palette import PaletteScreen
from idlib_tui.tui.dialogs.article_info import ArticleInfo
from idlib_tui.tui.dialogs.help import HelpScreen
from idlib_tui.tui.dialogs.peek import Peek
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.dialogs.prompt import Prompt
from idlib_tui.tui.filtering import ChecksFilters
from idlib_tui.tui.panes import Pane
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Key

    from idlib_tui.brief import Pin
    from idlib_tui.model import ActorSummary
    from idlib_tui.tui.controllers.checking import Checking
    from idlib_tui.tui.controllers.host import Host
    from idlib_tui.tui.dialogs.brief import Written


class Asking:
    """Opens dialogs and carries out their answers."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def help(self) -> None:
        """List the keys that work here and now."""
        host = self._host
        host.reader_app.push_screen(HelpScreen(host.pane.title, host.active_bindings))

    def tour(self) -> None:
        """Show the keys to begin with, once for all; the key that ends it does its work, too."""
        from idlib_tui.tui.dialogs.tour import Tour  # noqa: PLC0415 - once in a lifetime

        app = self._host.reader_app

        def begin(key: Key | None) -> None:
            app.end_tour()
            if key is not None:
                app.post_message(key)

        app.push_screen(Tour(), begin)

    def palette(self) -> None:
        """Find anything by name."""
        self._host.reader_app.push_screen(PaletteScreen())

    def article_info(self) -> None:
        """Show how the current article was read."""
        meant = self._host.collecting.article_meant()
        if meant is not None:
            library = self._host.open_library
            article, found = library.article(meant.id), library.annotations(meant.id)
            grade = self._host.panes.grade_of(meant.id)
            info = ArticleInfo(article, found, library.origin(meant.id), grade)
            self._host.reader_app.push_screen(info)

    def peek(self) -> None:
        """Show the words under the cursor in their paragraph."""
        host = self._host
        if (passage := host.collecting.passage()) is None:
            return
        article = host.open_library.article(passage.article)
        found = host.open_library.annotations(passage.article)
        shown = excerpt(article, found, passage, host.panes.names.name(article.id))
        shown = replace(shown, facts=(*shown.facts, *host.panes.appraisal_of_row(host.pane)))
        host.reader_app.push_screen(Peek(shown))

    def actor(self) -> None:
        """Choose whose quotes and whose events to show."""
        everyone: Choice[str] = Choice("Everyone", "", "all actors")
        choices = [everyone, *map(_actor_choice, self._host.open_readable.actors())]
        self._host.reader_app.push_screen(Picker("Choose an actor", choices), self._actor_chosen)

    def date(self) -> None:
        """Ask for the date to go to in the chronology."""
        chronology = self._host.panes.chronology
        prompt = Prompt(
            "Go to",
            placeholder="2020-02-18, 18 feb, 2020-02, 2019",
            check=lambda typed: "" if chronology.understands(typed) else _NO_DATE,
        )
        self._host.reader_app.push_screen(prompt, self._date_given)

    def filter_words(self) -> None:
        """Ask for the words that the rows of this pane must contain."""
        pane = self._host.filterable
        if pane is None:
            return
        before = pane.filter_text

        def done(answer: str | None) -> None:
            pane.set_filter(before if answer is None else answer)
            self._host.refresh_bindings()

        checking: object = pane
        example, check = "words to look for", None
        if isinstance(checking, ChecksFilters):
            example, check = checking.filter_example, checking.filter_problem
        prompt = Prompt(
            "Filter", value=before, placeholder=example, live=pane.set_filter, check=check
        )
        self._host.reader_app.push_screen(prompt, done)

    def find_words(self) -> None:
        """Ask for the words to find in the article on show; they are marked while typed."""
        reading = self._host.reading
        before = reading.finding

        def done(answer: str | None) -> None:
            if answer is None:
                reading.find(before)
            self._host.refresh_bindings()

        prompt = Prompt("Find", value=before, placeholder="in this article", live=reading.find)
        self._host.reader_app.push_screen(prompt, done)

    def pins(self) -> None:
        """Show the desk; the pin that is chosen is opened at its words."""
        from idlib_tui.tui.dialogs.desk import DeskScreen  # noqa: PLC0415 - loads after first paint

        host = self._host
        if host.desk is not None:
            screen = DeskScreen(host.desk, host.collecting.keep, host.panes.names.name)
            host.reader_app.push_screen(screen, self._pin_chosen)

    def _pin_chosen(self, pin: Pin | None) -> None:
        if pin is None:
            return
        library = self._host.open_library
        rows = (row.id for row in library.articles() if row.content_hash == pin.content_hash)
        article = next(rows, pin.article)
        try:
            text = library.article(article).text
        except IdlibError as error:
            self._host.show_notice(str(error), error=True)
            return
        # A small edit of the file moves the words.
        moved = text[pin.start : pin.start + len(pin.text)] != pin.text
        start = text.find(pin.text) if moved else pin.start
        end = start + len(pin.text) if start >= 0 else 0
        self._host.reading.open(article, max(start, 0), end)

    def tags(self) -> None:
        """Choose a tag for the article under the cursor; one that it has is taken away."""
        host = self._host
        desk, meant = host.desk, host.collecting.article_meant()
        if desk is None or meant is None:
            return
        of_tag, mark = desk.marks.tags, meant.content_hash
        choices = [
            Choice(name, name, "has it" if mark in of_tag[name] else _articles(len(of_tag[name])))
            for name in sorted(of_tag, key=lambda name: (mark not in of_tag[name], fold(name)))
        ]

        def own(typed: str) -> Choice[str] | None:
            name = " ".join(typed.split())
            return None if not name or name in of_tag else Choice(f"New tag “{name}”", name)

        def chosen(name: str | None) -> None:
            if name is not None:
                host.collecting.toggle_tag(mark, name)

        picker = Picker("Tags", choices, placeholder="Type a name", typed=own)
        host.reader_app.push_screen(picker, chosen)

    def note(self) -> None:
        """Ask for a note on what is under the cursor."""
        collecting = self._host.collecting
        passage = collecting.passage()
        if passage is None:
            return

        def done(answer: str | None) -> None:
            if answer is not None:
                collecting.set_note(passage, answer.strip())

        self._host.reader_app.push_screen(Prompt("Note", value=collecting.note()), done)

    def saved_searches(self) -> None:
        """Save the search on show, or choose a saved one."""
        desk, query = self._host.desk, self._host.searching.query
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
            self._host.collecting.save_search(value[0], "")
            return [choice for choice in choices() if choice.value != value]

        placeholder = "Type a name" if query else "Type a part of the name"
        self._host.reader_app.push_screen(
            Picker("Searches", choices(), placeholder=placeholder, typed=own, forget=forget),
            self._search_chosen,
        )

    def brief(self) -> None:
        """Preview the brief."""
        from idlib_tui.tui.dialogs.brief import BriefScreen  # noqa: PLC0415 - brings Markdown along

        desk = self._host.desk
        if desk is not None:
            today = date.today()  # noqa: DTZ011 - the user's own day is what a brief is dated with
            preview = BriefScreen(self._host.open_library, desk, today)
            self._host.reader_app.push_screen(preview, self._brief_done)

    @cached_property
    def _checking(self) -> Checking:
        from idlib_tui.tui.controllers.checking import Checking  # noqa: PLC0415 - seldom asked for

        return Checking(self._host)

    def check(self) -> None:
        """Choose a draft, and show what the check finds in it."""
        self._checking.ask()

    def since(self) -> None:
        """Choose since when, and list what is new."""
        from idlib_tui.tui.controllers.news import News  # noqa: PLC0415 - seldom asked for

        News(self._host).ask()

    def claims(self) -> None:
        """Show who claims what stands under the cursor."""
        from idlib_tui.tui.controllers.claiming import Claiming  # noqa: PLC0415 - as above

        Claiming(self._host).of_passage()

    def question(self) -> None:
        """Ask for a question on who says something."""
        from idlib_tui.tui.controllers.claiming import Claiming  # noqa: PLC0415 - as above

        Claiming(self._host).ask()

    def correct(self) -> None:
        """Choose what to correct under the cursor."""
        from idlib_tui.tui.controllers.correcting import Correcting  # noqa: PLC0415 - as above

        Correcting(self._host).ask()

    def merges(self) -> None:
        """List actors who may be one."""
        from idlib_tui.tui.controllers.merging import Merging  # noqa: PLC0415 - as above

        Merging(self._host).ask()

    def export(self) -> None:
        """Choose a format and export the chronology."""
        choices = [Choice(each.label, each, each.suffix) for each in FORMATS]
        self._host.reader_app.push_screen(
            Picker("Export the chronology as listed", choices), self._host.exporting.export
        )

    def _actor_chosen(self, name: str | None) -> None:
        if name is not None:
            self._host.choose_actor(name or None)

    def _date_given(self, typed: str | None) -> None:
        if typed:
            self._host.go_to_pane(Pane.CHRONOLOGY)
            self._host.panes.chronology.go_to_typed(typed)

    def _search_chosen(self, chosen: tuple[str, str] | None) -> None:
        desk = self._host.desk
        if chosen is None or desk is None:
            return
        name, query = chosen
        if query:
            self._host.searching.run(query)
            return
        self._host.collecting.save_search(name, self._host.searching.query)

    def _brief_done(self, written: Written | None) -> None:
        if written is not None:
            notice = f"Written to {written.path}."
            if written.conflicts is not None:
                notice = f"Brought up to date: {written.path}."
            if written.conflicts:
                notice += (
                    f" It marks {counted(written.conflicts, 'conflict')} for you to decide on."
                )
            if written.problem:
                notice += f" It has no manifest: {written.problem}"
            self._host.show_notice(notice, error=bool(written.problem))
            self._host.reader_app.offer_download(written.path)


_NO_DATE = "That is not a date; write it like 2020-02-18, 18 feb, 2020-02 or 2019."


def _articles(count: int) -> str:
    return counted(count, "article")


def _actor_choice(actor: ActorSummary) -> Choice[str]:
    quotes = counted(actor.quotes, "quote")
    mark = "  ·  story" if actor.from_story else ""
    return Choice(actor.name, actor.name, quotes + mark, " ".join(actor.aliases + actor.roles))
