"""What the palette finds: commands, articles, actors, saved searches and themes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from idlib_tui import wording
from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands import MAIN_COMMANDS, program

if TYPE_CHECKING:
    from textual.fuzzy import Matcher

    from idlib_tui.tui.controllers.host import Host

BEST = 50
"""Hits offered at most: the palette takes seconds to draw thousands, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the palette can find by its name.

    Attributes:
        name: One safe line.
        detail: A dim line below it, in the program's own words.
        run: What choosing it does.
    """

    name: str
    detail: str
    run: Callable[[], object]


class NamedProvider(Provider):
    """Finds things by name; a subclass lists them."""

    @property
    def main(self) -> Host:
        """The screen that the palette was opened on."""
        return cast("Host", self.screen)

    @abstractmethod
    def named(self) -> Iterable[Named]:
        """List what can be found."""

    offered_first: ClassVar[bool] = True
    """Whether to offer the first of the list before anything is typed."""

    async def discover(self) -> Hits:
        """Offer the first of the list, or nothing."""
        for each in islice(self.named() if self.offered_first else (), BEST):
            yield DiscoveryHit(Content(each.name), each.run, text=each.name, help=each.detail)

    async def search(self, query: str) -> Hits:
        """Offer the best matches."""
        matcher = self.matcher(query)
        scored = ((matcher.match(each.name), each) for each in self.named())
        matching = ((score, each) for score, each in scored if score > 0)
        for score, each in nlargest(BEST, matching, key=lambda pair: pair[0]):
            shown = highlighted(matcher, each.name)
            yield Hit(score, shown, each.run, text=each.name, help=each.detail)


def highlighted(matcher: Matcher, name: str) -> Content:
    """Mark the matching letters. ``Matcher.highlight`` would read the name as markup."""
    content = Content(name)
    _, offsets = matcher.fuzzy_search.match(matcher.query, name)
    for offset in offsets:
        if not name[offset].isspace():
            content = content.stylize(matcher.match_style, offset, offset + 1)
    return content


class CommandProvider(NamedProvider):
    """The commands that make sense now, with their keys."""

    def named(self) -> Iterable[Named]:
        """Every command but those that the palette itself is."""
        keys = {
            active.binding.id: self.app.get_key_display(active.binding)
            for active in reversed(self.main.active_bindings.values())
        }
        for command in MAIN_COMMANDS:
            if command is not program.Palette and command.available(self.main):
                key = f"  ({keys[command.id()]})" if command.id() in keys else ""
                run = partial(self.main.action_command, command.id())
                yield Named(command.title() + key, command.description(), run)


class LibraryProvider(NamedProvider):
    """Things that the library or the desk holds; nothing while they cannot be read."""

    offered_first = False

    def named(self) -> Iterable[Named]:
        """List what can be found, once there is a library."""
        if self.main.has_articles:
            try:
                yield from self.listed()
            except IdlibError as error:
                self.main.show_notice(str(error), error=True)

    @abstractmethod
    def listed(self) -> Iterable[Named]:
        """List what can be found in an open library."""


class ArticleProvider(LibraryProvider):
    """The articles, by title."""

    def listed(self) -> Iterable[Named]:
        """Every article, newest first."""
        for row in self.main.open_library.articles():
            run = partial(self.main.reading.open, row.id)
            yield Named(one_line(row.title), f"Article, {wording.published(row.published)}", run)


class ActorProvider(LibraryProvider):
    """The actors, by name."""

    def listed(self) -> Iterable[Named]:
        """Everyone who speaks."""
        for actor in self.main.open_library.actors():
            run = partial(self.main.choose_actor, actor.name)
            quotes = wording.counted(actor.quotes, "quote")
            yield Named(one_line(actor.name), f"Actor, {quotes}", run)


class SearchProvider(LibraryProvider):
    """The saved searches, by name."""

    def listed(self) -> Iterable[Named]:
        """Every saved search."""
        if self.main.desk is not None:
            for name, query in self.main.desk.searches.items():
                yield Named(one_line(name), "Saved search", partial(self.main.searching.run, query))


class ThemeProvider(NamedProvider):
    """All themes, by name."""

    offered_first = False

    def named(self) -> Iterable[Named]:
        """Every theme there is."""
        for name in sorted(self.app.available_themes):
            yield Named(f"Theme: {name}", "Use and remember it", partial(self._use, name))

    def _use(self, name: str) -> None:
        self.app.theme = name


PROVIDERS: tuple[type[Provider], ...] = (
    CommandProvider,
    ArticleProvider,
    ActorProvider,
    SearchProvider,
    ThemeProvider,
)
"""Everything that the palette searches."""


class PaletteScreen(CommandPalette):
    """Textual's palette in this program's dress."""

    CSS_PATH = "../dialogs/dialogs.tcss"

    def __init__(self) -> None:
        placeholder = "A command, an article, an actor, a saved search, a theme"
        super().__init__(PROVIDERS, placeholder=placeholder)
