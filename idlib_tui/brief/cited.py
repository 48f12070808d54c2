"""Parts of a brief with their references: entries, quotes, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from idlib_tui.brief.references import References
from idlib_tui.model import Entry, FigureGroup, Statement

Notes = Mapping[tuple[str, int], str]
"""The user's notes by article and offset of the pinned words."""


@dataclass(frozen=True, slots=True)
class CitedEntry:
    """An entry of the chronology and its references, the clearest report's first.

    Attributes:
        text: The words to show where they are not the entry's own text.
    """

    entry: Entry
    references: tuple[int, ...]
    note: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """A statement and its references, its own first, then where else it stands."""

    statement: Statement
    references: tuple[int, ...]
    repaired: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitedFigures:
    """Figures that disagree, each with its reference."""

    group: FigureGroup
    references: tuple[int, ...]


def cite_entry(entry: Entry, cited: References, notes: Notes) -> CitedEntry:
    """Number the reports of an entry."""
    numbers = [cited.cite(r.article, r.start, r.end) for r in entry.reports]
    note = next((notes[key] for r in entry.reports if (key := (r.article, r.start)) in notes), "")
    return CitedEntry(entry, tuple(dict.fromkeys(numbers)), note)


def cite_quote(statement: Statement, cited: References, notes: Notes) -> CitedQuote:
    """Number the places of a statement."""
    own = (statement.article, statement.quote.start, statement.quote.end)
    numbers = [cited.cite(*place) for place in (own, *statement.also_in)]
    note = notes.get((statement.article, statement.quote.start), "")
    return CitedQuote(statement, tuple(dict.fromkeys(numbers)), cited.is_repaired(*own), note)


def cite_figures(group: FigureGroup, cited: References) -> CitedFigures:
    """Number the reports of a group of figures."""
    return CitedFigures(
        group,
        tuple(cited.cite(r.article, r.figure.start, r.figure.end) for r in group.reports),
    )
