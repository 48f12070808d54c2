"""The articles as the check needs them: folded once, with who said what, and asked by likeness."""

from __future__ import annotations

from functools import cached_property

from idlib_tui.check.folding import Folded
from idlib_tui.check.references import Addresses
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.library.rows import ArticleRow
from idlib_tui.model import ActorSummary, Annotations, Article, Statement
from idlib_tui.names import name_words

MOST_ALIKE = 6
"""Articles that are compared with words for which none is cited."""


class Source:
    """One article, and what was found in it; each part is fetched when it is first asked for."""

    def __init__(self, library: Library, article_id: str) -> None:
        self._library = library
        self.id = article_id

    @cached_property
    def article(self) -> Article:
        """The article."""
        return self._library.article(self.id)

    @cached_property
    def folded(self) -> Folded:
        """Its text as folded words."""
        return Folded(self.article.text)

    @cached_property
    def title(self) -> Folded:
        """Its title as folded words."""
        return Folded(self.article.title)

    @cached_property
    def statements(self) -> list[Statement]:
        """Who says what in it, with the names that the whole workspace knows them by."""
        return self._library.quotes(QuoteFilter(source=self.id, fold=False))

    @cached_property
    def annotations(self) -> Annotations:
        """What was found in it."""
        return self._library.annotations(self.id)

    @cached_property
    def versions(self) -> frozenset[str]:
        """The ids of the other versions of it: copies from a wire, updates."""
        return frozenset(row.id for row in self._library.copies_of(self.id))


class Sources:
    """The articles of one library, fetched as they are needed and kept.

    Attributes:
        library: The synced library.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[str, Source] = {}
        self._actors: dict[str, tuple[str, ...]] = {}

    @cached_property
    def rows(self) -> list[ArticleRow]:
        """All articles, without their texts."""
        return self.library.articles()

    @cached_property
    def addresses(self) -> Addresses:
        """What the references of a draft can name."""
        return Addresses(self.rows)

    @cached_property
    def _summaries(self) -> dict[str, ActorSummary]:
        return {actor.name: actor for actor in self.library.actors()}

    @cached_property
    def names_with_titles(self) -> tuple[str, ...]:
        """The names that end with a title, which tells unnamed speakers apart."""
        return tuple(name for name, found in self._summaries.items() if found.is_unnamed)

    def names_of(self, actor: str) -> list[frozenset[str]]:
        """Give the words of each alias and role of an actor."""
        found = self._summaries.get(actor)
        each = (*found.aliases, *found.roles) if found else ()
        return [words for name in each if (words := frozenset(name_words(name)))]

    def get(self, article_id: str) -> Source:
        """Give one article, by its whole id."""
        source = self._known.get(article_id)
        if source is None:
            source = self._known[article_id] = Source(self.library, article_id)
        return source

    def alike(self, text: str) -> list[Source]:
        """Give the articles that share most of the rarer words of a text, the likeliest first."""
        return [self.get(each) for each in self.library.alike(text, limit=MOST_ALIKE)]

    def actors_named(self, name: str) -> tuple[str, ...]:
        """Find the actors who go by a name: their canonical names.

        A source without a name of its own ("a spokesman (003)") goes by no single word of its
        description.
        """
        if name not in self._actors:
            words = frozenset(name_words(name))
            self._actors[name] = tuple(
                actor
                for actor in self.library.actors_named(name)
                if not actor.endswith(")")
                or frozenset(name_words(actor.rpartition(" (")[0])) == words
            )
        return self._actors[name]
