"""What goes into a brief: chosen from the library and the desk, in order, with references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.brief.changed import CitedChanges, cite_changes
from idlib_tui.brief.cited import (
    CitedEntry,
    CitedFigures,
    CitedQuote,
    Notes,
    cite_entry,
    cite_figures,
    cite_quote,
)
from idlib_tui.brief.desk import Desk, Pin, PinKind
from idlib_tui.brief.front_page import FrontPage, compose_front_page
from idlib_tui.brief.pins import Found, locate
from idlib_tui.brief.references import Reference, References
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import ArticleRow, Library
from idlib_tui.model import ActorSummary, Entry, FigureGroup, Relation, Statement

if TYPE_CHECKING:
    from idlib_tui.brief.since import Changes

_SPEAKS_OFTEN = 3
"""From how many statements on an actor gets a heading without being one of the story's."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is to hold. With no filter it holds what is pinned, or else everything.

    Raises:
        FilterError: ``since`` is after ``until``.

    Attributes:
        actor: Only what this actor said and was part of.
        since: First day of the chronology and of the quotes, inclusive.
        until: Last day, inclusive.
        query: Only articles that this query finds.
        everything: The whole story, even where something is pinned.
        appendix: Behind the first page of the whole story, every entry, statement and disputed
            figure.
        bottom_line: The user's own conclusion, which the first page begins with.
    """

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    query: str | None = None
    everything: bool = False
    appendix: bool = False
    bottom_line: str = ""

    def __post_init__(self) -> None:
        """Check what the records for the lists check."""
        _ = self.quotes, self.entries

    @property
    def quotes(self) -> QuoteFilter:
        """Which quotes that takes in, whatever article they stand in."""
        return QuoteFilter(actor=self.actor, since=self.since, until=self.until)

    @property
    def entries(self) -> EntryFilter:
        """Which entries of the chronology that takes in."""
        return EntryFilter(actor=self.actor, since=self.since, until=self.until)

    @property
    def filters(self) -> bool:
        """Whether only a part of the story was asked for."""
        return bool(self.actor or self.since or self.until or self.query)


@dataclass(frozen=True, slots=True)
class Passage:
    """A pinned paragraph or article."""

    text: str
    article: str
    reference: int
    repaired: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActorQuotes:
    """What one actor said, earliest first.

    Attributes:
        actor: None for what nobody can be named for.
        roles: The actor's roles, where the story names them.
        principal: Whether the actor is one of the story's, or speaks often.
    """

    actor: str | None
    roles: tuple[str, ...]
    principal: bool
    quotes: tuple[CitedQuote, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief before it is written out.

    Attributes:
        front: The first page; only a brief of the whole story has one.
        missing: Pins whose words are in no article now.
        changed: What has changed, where that was asked for.
    """

    title: str
    made_on: date
    selection: Selection
    sources: tuple[ArticleRow, ...]
    chronology: tuple[CitedEntry, ...]
    quotes: tuple[ActorQuotes, ...]
    figures: tuple[CitedFigures, ...]
    passages: tuple[Passage, ...]
    references: tuple[Reference, ...]
    front: FrontPage | None = None
    missing: tuple[Pin, ...] = ()
    changed: CitedChanges | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was found to put into it."""
        if self.front and not self.front.empty:
            return False
        if self.changed and self.changed.counts:
            return False
        return not (self.chronology or self.quotes or self.passages)


def compose(
    library: Library,
    desk: Desk,
    selection: Selection,
    made_on: date,
    changes: tuple[Changes, str] | None = None,
) -> Brief:
    """Choose and order what a brief holds.

    Args:
        library: The synced library.
        desk: Where the pins and notes are.
        selection: What was asked for.
        made_on: The day the brief is dated.
        changes: What a section on what changed is made of, and since when, in words; None for no
            such section.

    Raises:
        QueryError: ``selection.query`` cannot be understood.
        UnknownActorError: Nobody, or more than one, goes by ``selection.actor``.
        DeskError: The desk cannot be read.
        StoryError: ``story.yaml`` cannot be right.
    """
    pinned = bool(desk.pins) and not (selection.filters or selection.everything)
    found, missing = locate(library, desk.pins)
    cited = References(library)
    notes = {(item.article, item.start): item.pin.note for item in found if item.pin.note}
    front = None
    entries: list[Entry] = []
    statements: list[Statement] = []
    groups: list[FigureGroup] = []
    if pinned:
        entries = [e for e in library.chronology() if _holds(e, found)]
        statements = _pinned_statements(library, found)
    else:
        within = _articles_within(library, desk, selection)
        groups = [] if selection.actor else _disagreeing(library.figures(), within)
        if not selection.filters:
            front = compose_front_page(library, cited, selection.bottom_line, groups)
        if selection.filters or selection.appendix:
            entries = _entries(library, selection, within)
            statements = _statements(library, selection, within)
        else:
            groups = []
    chronology = tuple(cite_entry(entry, cited, notes) for entry in entries)
    quotes = _by_actor(statements, library.actors(), cited, notes)
    figures = tuple(cite_figures(group, cited) for group in groups)
    passages = tuple(_passage(item, cited) for item in found if pinned and item.is_passage)
    changed = cite_changes(*changes, cited) if changes else None
    references = cited.listed()
    used = {reference.article for reference in references}
    rows = [row for row in library.articles() if row.id in used]
    rows.sort(key=lambda row: (row.published.day or date.max, row.id))
    return Brief(
        title=library.workspace.story().title or library.workspace.root.resolve().name,
        made_on=made_on,
        selection=selection,
        sources=tuple(rows),
        chronology=chronology,
        quotes=quotes,
        figures=figures,
        passages=passages,
        references=references,
        front=front,
        missing=tuple(missing) if pinned else (),
        changed=changed,
    )


def _articles_within(library: Library, desk: Desk, selection: Selection) -> set[str] | None:
    """The articles a query allows; None allows all."""
    if not selection.query:
        return None
    found = library.search(
        selection.query, limit=max(1, library.article_count()), marks=lambda: desk.marks
    )
    return {hit.article.id for hit in found.hits}


def _entries(library: Library, selection: Selection, within: set[str] | None) -> list[Entry]:
    """The entries with a date of their own; what was only reported on a day is background."""
    return [
        entry
        for entry in library.chronology(selection.entries)
        if entry.relation is not Relation.REPORTED
        and (within is None or any(r.article in within for r in entry.reports))
    ]


def _statements(library: Library, selection: Selection, within: set[str] | None) -> list[Statement]:
    statements = library.quotes(selection.quotes)
    return [s for s in statements if within is None or s.article in within]


def _disagreeing(groups: Iterable[FigureGroup], within: set[str] | None) -> list[FigureGroup]:
    """The groups in which articles give different numbers."""
    return [
        group
        for group in groups
        if group.disagrees and (within is None or any(r.article in within for r in group.reports))
    ]


def _holds(entry: Entry, found: Sequence[Found]) -> bool:
    return any(
        item.pin.kind is PinKind.EVENT and item.touches(report.article, report.start, report.end)
        for item in found
        for report in entry.reports
    )


def _pinned_statements(library: Library, found: Sequence[Found]) -> list[Statement]:
    quotes = [item for item in found if item.pin.kind is PinKind.QUOTE]
    wanted = {(item.article, item.start) for item in quotes}
    sources = sorted({item.article for item in quotes})
    return [
        statement
        for source in sources
        for statement in library.quotes(QuoteFilter(source=source, fold=False))
        if (statement.article, statement.quote.start) in wanted
    ]


def _by_actor(
    statements: Iterable[Statement],
    actors: Sequence[ActorSummary],
    cited: References,
    notes: Notes,
) -> tuple[ActorQuotes, ...]:
    """Group statements by who made them: the library's order of actors, the untold last."""
    grouped: dict[str | None, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.actor, []).append(statement)
    known = {actor.name: (rank, actor) for rank, actor in enumerate(actors)}

    def order(name: str | None) -> tuple[bool, int, str]:
        return (name is None, known[name][0] if name in known else len(known), name or "")

    groups = []
    for name in sorted(grouped, key=order):
        actor = known[name][1] if name in known else None
        made = sorted(
            grouped[name], key=lambda s: (s.quote.said_on or date.max, s.article, s.quote.start)
        )
        groups.append(
            ActorQuotes(
                name,
                actor.roles if actor else (),
                bool(actor and (actor.from_story or len(made) >= _SPEAKS_OFTEN)),
                tuple(cite_quote(statement, cited, notes) for statement in made),
            )
        )
    return tuple(groups)


def _passage(item: Found, cited: References) -> Passage:
    whole = item.pin.kind is PinKind.ARTICLE
    article = cited.article(item.article)
    return Passage(
        text=article.title if whole else article.text[item.start : item.end],
        article=item.article,
        reference=cited.cite(item.article)
        if whole
        else cited.cite(item.article, item.start, item.end),
        repaired=not whole and cited.is_repaired(item.article, item.start, item.end),
        note=item.pin.note,
    )
