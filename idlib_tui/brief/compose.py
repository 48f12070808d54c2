"""What goes into a brief: chosen from the library and the desk, in order, with references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.brief.appraising import Appraising
from idlib_tui.brief.changed import CitedChanges, cite_changes
from idlib_tui.brief.cited import (
    CitedEntry,
    CitedFigures,
    CitedQuote,
    Notes,
    cite_entries,
    cite_entry,
    cite_figures,
    cite_quote,
    overlap,
)
from idlib_tui.brief.desk import Desk, Pin, PinKind
from idlib_tui.brief.desk_records import Judgement
from idlib_tui.brief.document import sections
from idlib_tui.brief.front_page import FrontPage, compose_front_page
from idlib_tui.brief.layouts import FRONT, Layout, usual_layout
from idlib_tui.brief.material import Material, Selection
from idlib_tui.brief.pins import Found
from idlib_tui.brief.references import Reference, References
from idlib_tui.claims.appraisal import Appraiser
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import ArticleRow, Library
from idlib_tui.model import ActorSummary, Entry, Reliability, Statement

if TYPE_CHECKING:
    from idlib_tui.brief.since import Changes

_SPEAKS_OFTEN = 3
"""From how many statements on an actor gets a heading without being one of the story's."""


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
class Section:
    """A heading of the desk and what stands below it.

    Attributes:
        heading: The user's own words; "" above the first heading.
        items: Judgements, as text, and what the pins are found to be.
    """

    heading: str
    items: tuple[str | CitedEntry | CitedQuote | Passage, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief before it is written out.

    Attributes:
        layout: How it is written out, which decides what it holds.
        front: What its first page shows, if it has one.
        missing: Pins whose words are in no article now.
        changed: What has changed, where that was asked for.
        grades: The grade of the source of each article that has one, by the article's id.
    """

    title: str
    made_on: date
    selection: Selection
    layout: Layout
    sources: tuple[ArticleRow, ...]
    chronology: tuple[CitedEntry, ...]
    quotes: tuple[ActorQuotes, ...]
    figures: tuple[CitedFigures, ...]
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    front: FrontPage | None = None
    missing: tuple[Pin, ...] = ()
    changed: CitedChanges | None = None
    grades: Mapping[str, Reliability] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing was found to put into it."""
        if self.front and not self.front.empty:
            return False
        if self.changed and self.changed.counts:
            return False
        return not any((self.chronology, self.quotes, self.figures, self.passages, self.sections))


def compose(
    library: Library,
    desk: Desk,
    selection: Selection,
    made_on: date,
    changes: tuple[Changes, str] | None = None,
    layout: Layout | None = None,
) -> Brief:
    """Choose and order what a brief holds.

    Args:
        library: The synced library.
        desk: Where the pins and notes are.
        selection: What was asked for.
        made_on: The day the brief is dated.
        changes: What a section on what changed is made of, and since when, in words; None for no
            such section.
        layout: How it will be written out, which decides what it must hold; None for the usual.

    Raises:
        QueryError: ``selection.query`` cannot be understood.
        UnknownActorError: Nobody, or more than one, goes by ``selection.actor``.
        DeskError: The desk cannot be read.
        StoryError: ``story.yaml`` cannot be right.
        TemplateError: The layout cannot be understood.
    """
    material = Material(library, desk, selection)
    layout = layout or usual_layout(desk, selection)
    wanted = layout.names(appendix=selection.appendix)
    cited = References(library)
    notes = {(item.article, item.start): item.pin.note for item in material.found if item.pin.note}
    front = compose_front_page(library, cited, material) if wanted & FRONT else None
    entries = material.entries() if "chronology" in wanted else []
    statements = material.statements() if "speakers" in wanted else []
    groups = material.disputed() if "figures" in wanted else []
    pinned = material.found if material.pinned and "passages" in wanted else ()
    chronology = cite_entries(entries, cited, notes)
    quotes = _by_actor(statements, library.actors(), cited, notes)
    figures = [cite_figures(group, cited) for group in groups]
    passages = tuple(_passage(item, cited) for item in pinned if item.is_passage)
    document = _document(library, desk, material, cited) if "sections" in wanted else ()
    changed = cite_changes(*changes, cited) if changes else None
    appraiser = Appraiser(library, desk.content)
    worth = Appraising(appraiser)
    references = cited.listed()
    used = {reference.article for reference in references}
    rows = [row for row in library.articles() if row.id in used]
    rows.sort(key=lambda row: (row.published.day or date.max, row.id))
    return Brief(
        title=library.workspace.story().title or library.workspace.root.resolve().name,
        made_on=made_on,
        selection=selection,
        layout=layout,
        sources=tuple(rows),
        chronology=tuple(map(worth.entry, chronology)),
        quotes=tuple(replace(each, quotes=tuple(map(worth.quote, each.quotes))) for each in quotes),
        figures=tuple(map(worth.figures, figures)),
        passages=passages,
        sections=tuple(
            replace(each, items=tuple(_appraised(item, worth) for item in each.items))
            for each in document
        ),
        references=references,
        front=worth.front(front) if front else None,
        missing=tuple(material.missing) if material.pinned else (),
        changed=changed,
        grades={row.id: grade for row in rows if (grade := appraiser.grade_of(row.id))},
    )


def _appraised(
    item: str | CitedEntry | CitedQuote | Passage, worth: Appraising
) -> str | CitedEntry | CitedQuote | Passage:
    match item:
        case CitedEntry():
            return worth.entry(item)
        case CitedQuote():
            return worth.quote(item)
    return item


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
                _shown_once([cite_quote(statement, cited, notes) for statement in made]),
            )
        )
    return tuple(groups)


def _document(
    library: Library, desk: Desk, material: Material, cited: References
) -> tuple[Section, ...]:
    """Put what stands on the desk in its order; pins whose words are gone are left out."""
    found = {item.pin: item for item in material.found}
    entries = (
        library.chronology() if any(i.pin.kind is PinKind.EVENT for i in found.values()) else []
    )
    made = []
    for section in sections(desk.content().entries):
        items: list[str | CitedEntry | CitedQuote | Passage] = []
        for entry in section.entries:
            if isinstance(entry, Judgement):
                items.append(entry.text)
            elif isinstance(entry, Pin) and entry in found:
                items.append(_pinned(library, entries, found[entry], cited))
        made.append(Section(section.heading.text if section.heading else "", tuple(items)))
    return tuple(made)


def _pinned(
    library: Library, entries: Sequence[Entry], item: Found, cited: References
) -> CitedEntry | CitedQuote | Passage:
    """Cite a pin as what it was pinned as, or as a passage where it is found to be that no more."""
    notes = {(item.article, item.start): item.pin.note}
    if item.pin.kind is PinKind.QUOTE:
        for statement in library.quotes(QuoteFilter(source=item.article, fold=False)):
            if statement.quote.start == item.start:
                return cite_quote(statement, cited, notes)
    if item.pin.kind is PinKind.EVENT:
        for entry in entries:
            if any(item.touches(r.article, r.start, r.end) for r in entry.reports):
                return replace(cite_entry(entry, cited, notes), note=item.pin.note)
    return _passage(item, cited)


def _shown_once(quotes: Sequence[CitedQuote]) -> tuple[CitedQuote, ...]:
    """Leave out what a sentence shows that is shown anyhow, unless there is a note on it."""
    sentences: list[CitedQuote] = []
    for quote in quotes:
        if not quote.direct and not any(_within(quote, other) for other in sentences):
            sentences.append(quote)
    return tuple(
        quote
        for quote in quotes
        if quote.note
        or any(quote is each for each in sentences)
        or not any(_within(quote, each) for each in sentences)
    )


def _within(one: CitedQuote, other: CitedQuote) -> bool:
    return (
        overlap(one, other)
        and other.span.start <= one.span.start
        and one.span.end <= other.span.end
    )


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
