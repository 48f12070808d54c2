"""What all articles say together: quotes, actors, chronology, figures; a window of rows each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from idlib_tui.library.catalog.actors import find_actors, list_actors
from idlib_tui.library.catalog.chronology import (
    Span,
    count_entries,
    histogram,
    list_entries,
    starts,
)
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.figures import count_groups, list_groups, list_sizes
from idlib_tui.library.catalog.statements import Wanted, count_statements, list_statements
from idlib_tui.model import ActorSummary, Entry, FigureGroup, QuoteKind, Statement


class Views:
    """The merged side of a library. Filters that are left out filter nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def quotes(
        self,
        *,
        actor: str | None = None,
        source: str | None = None,
        kind: QuoteKind | None = None,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        fold: bool = True,
        minimum: float = 0.0,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Statement]:
        """List statements in order of the day they were said.

        Args:
            actor: A canonical name, alias or unique part of one, in any case and with or without
                diacritics.
            source: An article id.
            kind: Direct, mixed or indirect ones only.
            text: Words, or starts of words, that must stand in the quote.
            since: First day (of ``said_on``), inclusive.
            until: Last day, inclusive.
            fold: Leave out what only repeats another statement: fragments inside a quote that is
                listed, and copies in other articles, which ``also_in`` names.
            minimum: Leave out quotes whose speaker is less sure.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.

        Returns:
            The statements; none where nobody, or more than one, goes by ``actor``.
        """
        with self._database.reading() as connection:
            wanted = self._wanted(
                connection, actor, source, kind, text, since, until, fold, minimum
            )
            if wanted is None:
                return []
            return list_statements(connection, wanted, offset, limit)

    def quote_count(
        self,
        *,
        actor: str | None = None,
        source: str | None = None,
        kind: QuoteKind | None = None,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        fold: bool = True,
        minimum: float = 0.0,
    ) -> int:
        """Count the statements that ``quotes`` would list."""
        with self._database.reading() as connection:
            wanted = self._wanted(
                connection, actor, source, kind, text, since, until, fold, minimum
            )
            return 0 if wanted is None else count_statements(connection, wanted)

    def actors(self) -> list[ActorSummary]:
        """List who speaks: the story's actors in its order, then the others by quotes."""
        with self._database.reading() as connection:
            return list_actors(connection)

    def chronology(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Entry]:
        """List a window of the chronology, earliest first.

        Args:
            since: First day: entries that ended before are left out.
            until: Last day: entries that began after are left out.
            actor: As for ``quotes``; where several go by it, entries that name any of them.
            text: Words, or starts of words, that must stand in the entry or its reports.
            minimum: Leave out entries of less importance.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.
        """
        with self._database.reading() as connection:
            span = self._span(connection, since, until, actor, text, minimum)
            return list_entries(connection, span, offset, limit)

    def chronology_count(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> int:
        """Count what ``chronology`` would list."""
        with self._database.reading() as connection:
            span = self._span(connection, since, until, actor, text, minimum)
            return count_entries(connection, span)

    def chronology_histogram(
        self,
        *,
        by: str = "day",
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> Sequence[tuple[str, int]]:
        """Count entries by ``day``, ``month`` or ``year`` (``2020-02-18``, ``2020-02``, ``2020``).

        Entries that do not lie within one such period are left out.
        """
        with self._database.reading() as connection:
            span = self._span(connection, None, None, actor, text, minimum)
            return histogram(connection, span, by)

    def chronology_starts(
        self,
        *,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> Sequence[tuple[str, int]]:
        """Count entries by the day they start on, whatever their length, for a list's headings.

        The counts add up to ``chronology_count``, in the order of ``chronology``.
        """
        with self._database.reading() as connection:
            span = self._span(connection, None, None, actor, text, minimum)
            return starts(connection, span)

    def figures(
        self,
        *,
        topic: str | None = None,
        sources: int = 1,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[FigureGroup]:
        """List groups of figures, those that disagree and have most sources first.

        Args:
            topic: Words, or starts of words, of the topic or unit.
            sources: Leave out groups that fewer articles report.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.
        """
        with self._database.reading() as connection:
            return list_groups(connection, topic, sources, offset, limit)

    def figure_sizes(self) -> list[tuple[int, bool]]:
        """Give of each group of ``figures`` how many reports it has and whether they differ."""
        with self._database.reading() as connection:
            return list_sizes(connection)

    def figure_count(self, *, topic: str | None = None, sources: int = 1) -> int:
        """Count the groups that ``figures`` would list."""
        with self._database.reading() as connection:
            return count_groups(connection, topic, sources)

    def _wanted(
        self,
        connection: sqlite3.Connection,
        actor: str | None,
        source: str | None,
        kind: QuoteKind | None,
        text: str | None,
        since: date | None,
        until: date | None,
        fold: bool,
        minimum: float,
    ) -> Wanted | None:
        names = [None] if actor is None else find_actors(connection, actor)
        if len(names) != 1:
            return None
        return Wanted(names[0], source, kind, text, since, until, fold, minimum)

    def _span(
        self,
        connection: sqlite3.Connection,
        since: date | None,
        until: date | None,
        actor: str | None,
        text: str | None,
        minimum: float,
    ) -> Span:
        names = None if actor is None else find_actors(connection, actor)
        return Span(since, until, names, text, minimum)
