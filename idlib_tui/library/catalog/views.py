"""Views over all articles: quotes, actors, chronology and figures, a window of rows at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from idlib_tui.filters import (
    EVERY_ENTRY,
    EVERY_FIGURE,
    EVERY_QUOTE,
    EntryFilter,
    FigureFilter,
    QuoteFilter,
)
from idlib_tui.library.catalog import chronology, figures, statements
from idlib_tui.library.catalog.actors import (
    actor_called,
    find_actors,
    list_actors,
    the_actor,
)
from idlib_tui.library.catalog.articles import leaders, publication_days, resolve_id
from idlib_tui.library.catalog.corrections import read_corrections
from idlib_tui.library.catalog.database import Database
from idlib_tui.model import (
    ActorSummary,
    DifferentActors,
    Entry,
    FigureGroup,
    MergeSuggestion,
    Position,
    Report,
    Statement,
)

if TYPE_CHECKING:
    from idlib_tui.merge.timeline import Ranking

_OfActor = TypeVar("_OfActor", QuoteFilter, EntryFilter)


class Views:
    """The merged data of a library.

    Methods with a ``QuoteFilter`` or an ``EntryFilter`` raise ``UnknownActorError`` if no actor, or
    more than one, matches its ``actor``, and ``UnknownArticleError`` likewise for its ``source``.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def quotes(
        self, wanted: QuoteFilter = EVERY_QUOTE, *, offset: int = 0, limit: int | None = None
    ) -> list[Statement]:
        """List statements in order of the day they were said.

        Args:
            wanted: Which to list.
            offset: How many to skip.
            limit: The maximum number; None for all.
        """
        with self._database.reading() as connection:
            known = _with_source(connection, _with_actor(connection, wanted))
            return statements.list_statements(connection, known, offset, limit)

    def quote_count(self, wanted: QuoteFilter = EVERY_QUOTE) -> int:
        """Count the statements that ``quotes`` would list."""
        with self._database.reading() as connection:
            known = _with_source(connection, _with_actor(connection, wanted))
            return statements.count_statements(connection, known)

    def position(
        self,
        actor: str,
        wanted: QuoteFilter = EVERY_QUOTE,
        suits: Callable[[Statement], bool] = lambda _: True,
    ) -> Position:
        """Choose the two statements that stand for all of an actor's.

        Args:
            actor: A name that one actor goes by.
            wanted: Which statements to choose from, whatever actor it names.
            suits: Tells which of them may be chosen.
        """
        with self._database.reading() as connection:
            known = _with_source(connection, _with_actor(connection, replace(wanted, actor=actor)))
            said = [*filter(suits, statements.list_statements(connection, known, 0, None))]
            named = {one.article for one in said}
            named.update(place.article for one in said for place in one.also_in)
            versions = leaders(connection, named)
        # Imported here since opening a library needs none of it.
        from idlib_tui.merge.positions import choose_position  # noqa: PLC0415

        return choose_position(known.actor or actor, said, versions)

    def oppositions(
        self, new: Sequence[Statement], earlier: Sequence[Statement]
    ) -> list[Statement | None]:
        """Find, for each new statement, an earlier one that denies what it asserts, or reversely.

        Both must be in like words; None where there is no such statement.
        """
        # Imported here since opening a library needs none of it.
        from idlib_tui.merge.oppositions import oppositions  # noqa: PLC0415

        return oppositions(new, earlier)

    def actors(self, *, silent: bool = False) -> list[ActorSummary]:
        """List the speakers: the story's actors in its order, then others by number of quotes.

        Args:
            silent: Whether those who are only named are listed, too.
        """
        with self._database.reading() as connection:
            return list_actors(connection, silent=silent)

    def suggested_merges(self) -> list[MergeSuggestion]:
        """List speakers who may be one though that is not sure, the likeliest first.

        What the reader has rejected is left out.
        """
        # Imported here since opening a library needs none of it.
        from idlib_tui.library.catalog.names import known_people  # noqa: PLC0415
        from idlib_tui.merge.actors import suggest_merges  # noqa: PLC0415

        with self._database.reading() as connection:
            people = known_people(connection)
            speaking = {one.name for one in list_actors(connection) if one.quotes}
            rejected = {
                frozenset((the, other))
                for one in read_corrections(connection)
                if isinstance(one, DifferentActors)
                for the in find_actors(connection, one.actor)
                for other in find_actors(connection, one.other)
            }
        found = suggest_merges(people, lambda one, other: frozenset((one, other)) in rejected)
        return [one for one in found if one.actor in speaking or one.same_as in speaking]

    def actor(self, name: str) -> ActorSummary:
        """Fetch the one actor who goes by a name, alias, role, or words of one.

        Raises:
            UnknownActorError: Nobody does, or more than one.
        """
        with self._database.reading() as connection:
            return actor_called(connection, name)

    def actors_named(self, name: str) -> list[str]:
        """Find the actors who go by a name, alias or role, or words of one: canonical names.

        More than one where the words are in the names of several.
        """
        with self._database.reading() as connection:
            return find_actors(connection, name)

    def actors_in(self, article_id: str) -> dict[str, str]:
        """Map the names in one article to the actors who are meant.

        Raises:
            UnknownArticleError: No article matches, or several do.
        """
        # Imported here since opening a library needs none of it.
        from idlib_tui.library.catalog.names import actors_in  # noqa: PLC0415

        with self._database.reading() as connection:
            return actors_in(connection, resolve_id(connection, article_id))

    def chronology(
        self, wanted: EntryFilter = EVERY_ENTRY, *, offset: int = 0, limit: int | None = None
    ) -> list[Entry]:
        """List a window of the chronology, earliest first.

        Args:
            wanted: Which entries to list.
            offset: How many to skip.
            limit: The maximum number; None for all.
        """
        with self._database.reading() as connection:
            known = _with_actor(connection, wanted)
            return chronology.list_entries(connection, known, offset, limit)

    def timeline(
        self, wanted: EntryFilter = EVERY_ENTRY, *, top: int, by: str = "day", about: str = ""
    ) -> list[Entry]:
        """Choose a short timeline from the chronology, earliest first.

        Args:
            wanted: Which entries to choose from.
            top: The maximum number of entries.
            by: ``day`` or ``month``: at most one entry for each.
            about: An actor, or words if no actor has that name; "" for all.
        """
        # A late import: opening a library needs none of it.
        from idlib_tui.merge.timeline import choose_timeline  # noqa: PLC0415

        return choose_timeline(self.ranking(wanted, by=by, about=about), top)

    def ranking(
        self, wanted: EntryFilter = EVERY_ENTRY, *, by: str = "day", about: str = ""
    ) -> Ranking:
        """Rank the days or months of the chronology, and the entries of each.

        The arguments are those of ``timeline``.
        """
        with self._database.reading() as connection:
            entries = chronology.list_entries(connection, _with_actor(connection, wanted))
            if about:
                actors = find_actors(connection, about)
                kept: set[tuple[str, Report]] = set()
                for one in [EntryFilter(actor=n) for n in actors] or [EntryFilter(text=about)]:
                    found = chronology.list_entries(connection, one)
                    kept.update((entry.value, entry.reports[0]) for entry in found)
                entries = [one for one in entries if (one.value, one.reports[0]) in kept]
            articles = {report.article for entry in entries for report in entry.reports}
            versions = leaders(connection, articles)
            published = publication_days(connection)
        # A late import: opening a library needs none of it.
        from idlib_tui.merge.timeline import Ranking  # noqa: PLC0415

        return Ranking(entries, by, published=published, versions=versions)

    def chronology_count(self, wanted: EntryFilter = EVERY_ENTRY) -> int:
        """Count what ``chronology`` would list."""
        with self._database.reading() as connection:
            return chronology.count_entries(connection, _with_actor(connection, wanted))

    def chronology_histogram(
        self, wanted: EntryFilter = EVERY_ENTRY, *, by: str = "day"
    ) -> Sequence[tuple[str, int]]:
        """Count entries by ``day``, ``month`` or ``year`` (``2020-02-18``, ``2020-02``, ``2020``).

        Entries that do not lie within one such period are left out.
        """
        with self._database.reading() as connection:
            return chronology.histogram(connection, _with_actor(connection, wanted), by)

    def chronology_starts(self, wanted: EntryFilter = EVERY_ENTRY) -> Sequence[tuple[str, int]]:
        """Count entries by their first day, whatever their length, for the headings of a list.

        The counts add up to ``chronology_count``, in the order of ``chronology``.
        """
        with self._database.reading() as connection:
            return chronology.starts(connection, _with_actor(connection, wanted))

    def figures(
        self, wanted: FigureFilter = EVERY_FIGURE, *, offset: int = 0, limit: int | None = None
    ) -> list[FigureGroup]:
        """List groups of figures, those that disagree and have most sources first.

        Args:
            wanted: Which groups to list.
            offset: How many to skip.
            limit: The maximum number; None for all.
        """
        with self._database.reading() as connection:
            return figures.list_groups(connection, wanted, offset, limit)

    def figure_sizes(self, wanted: FigureFilter = EVERY_FIGURE) -> list[tuple[int, bool]]:
        """Return the number of reports of each group of ``figures`` and whether they differ."""
        with self._database.reading() as connection:
            return figures.list_sizes(connection, wanted)

    def figure_count(self, wanted: FigureFilter = EVERY_FIGURE) -> int:
        """Count the groups that ``figures`` would list."""
        with self._database.reading() as connection:
            return figures.count_groups(connection, wanted)


def _with_actor(connection: sqlite3.Connection, wanted: _OfActor) -> _OfActor:
    """Replace the requested actor with the canonical name."""
    if wanted.actor is None:
        return wanted
    return replace(wanted, actor=the_actor(connection, wanted.actor))


def _with_source(connection: sqlite3.Connection, wanted: QuoteFilter) -> QuoteFilter:
    """Replace the requested article with its full id."""
    if wanted.source is None:
        return wanted
    return replace(wanted, source=resolve_id(connection, wanted.source))
