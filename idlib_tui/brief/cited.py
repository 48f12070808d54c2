"""Parts of a brief with their references: entries, quotes, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from idlib_tui.brief.references import References
from idlib_tui.claims.appraisal import Appraisal
from idlib_tui.model import Entry, FigureGroup, Precision, QuoteKind, Relation, Span, Statement

Notes = Mapping[tuple[str, int], str]
"""The user's notes by article and offset of the pinned words."""

_DATELINE_ENDS = ("–", "—", "-")
_DATELINE_LENGTH = 40
"""Characters behind the place within which a dateline's dash stands: "ANKARA (Agency) – "."""


@dataclass(frozen=True, slots=True)
class CitedEntry:
    """An entry of the chronology and its references, the clearest report's first.

    Attributes:
        text: The words to show.
        also: Entries of other days in the same words.
        appraisal: How many independent reports there are, and the grades.
    """

    entry: Entry
    references: tuple[int, ...]
    text: str
    note: str = ""
    also: tuple[Entry, ...] = ()
    appraisal: Appraisal | None = None


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """A statement and its references, its own first, then where else it stands.

    Attributes:
        span: The words to show: those in quotation marks, or the whole sentence that reports it.
        words: These words.
        direct: Whether they are the speaker's own.
        appraisal: How many independent reports there are of it, and the grades.
    """

    statement: Statement
    references: tuple[int, ...]
    span: Span
    words: str
    direct: bool
    repaired: bool
    note: str = ""
    appraisal: Appraisal | None = None


@dataclass(frozen=True, slots=True)
class CitedFigures:
    """Figures that disagree, each with its reference and what it is worth."""

    group: FigureGroup
    references: tuple[int, ...]
    appraisals: tuple[Appraisal, ...] = ()


def cite_entry(entry: Entry, cited: References, notes: Notes) -> CitedEntry:
    """Number the reports of an entry."""
    numbers = [cited.cite(r.article, r.start, r.end) for r in entry.reports]
    note = next((notes[key] for r in entry.reports if (key := (r.article, r.start)) in notes), "")
    text = without_dateline(entry, cited)
    return CitedEntry(entry, tuple(dict.fromkeys(numbers)), text, note)


def cite_entries(
    entries: Iterable[Entry], cited: References, notes: Notes
) -> tuple[CitedEntry, ...]:
    """Number the reports of entries, each sentence once: on the day that it is most about."""
    same: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        same.setdefault((entry.reports[0].article, entry.text), []).append(entry)
    chosen = []
    for found in same.values():
        main = max(found, key=_aboutness)
        made = [cite_entry(each, cited, notes) for each in (main, *found) if each is not main]
        first = cite_entry(main, cited, notes)
        chosen.append(
            CitedEntry(
                main,
                tuple(dict.fromkeys(n for each in (first, *made) for n in each.references)),
                first.text,
                next((each.note for each in (first, *made) if each.note), ""),
                tuple(each.entry for each in made),
            )
        )
    return tuple(sorted(chosen, key=lambda each: (each.entry.first, each.entry.last)))


def _aboutness(entry: Entry) -> tuple[bool, bool, float]:
    """Prefer one day to a stretch: "since December" is what a sentence tells beside its news."""
    open_ended = entry.relation in {Relation.SINCE, Relation.UNTIL}
    return (not open_ended, entry.precision is Precision.DAY, entry.importance)


def cite_quote(statement: Statement, cited: References, notes: Notes) -> CitedQuote:
    """Number the places of a statement; reported speech is shown as its whole sentence."""
    quote = statement.quote
    direct = quote.kind is QuoteKind.DIRECT
    span = Span(quote.start, quote.end)
    if not direct:
        span = cited.sentence(statement.article, *span)
    own = (statement.article, span.start, span.end)
    numbers = [cited.cite(*place) for place in (own, *statement.also_in)]
    return CitedQuote(
        statement,
        tuple(dict.fromkeys(numbers)),
        span,
        quote.text if direct else _sentence(statement.article, span, cited),
        direct,
        cited.is_repaired(*own),
        notes.get((statement.article, quote.start), ""),
    )


def without_dateline(entry: Entry, cited: References) -> str:
    """Leave out the dateline of a lead: the place stands for the outlet, not for the event."""
    return entry.text[_dateline(entry.text, cited.article(entry.reports[0].article).place) :]


def _sentence(article: str, span: Span, cited: References) -> str:
    whole = cited.article(article)
    text = whole.text[span.start : span.end]
    return text[_dateline(text, whole.place) :]


def _dateline(text: str, place: str | None) -> int:
    """Return how long the dateline is that a text begins with."""
    if not place or not text.casefold().startswith(place.casefold()):
        return 0
    behind = text[len(place) : len(place) + _DATELINE_LENGTH]
    cuts = [behind.find(f" {dash} ") for dash in _DATELINE_ENDS]
    found = min((cut for cut in cuts if cut >= 0), default=None)
    return 0 if found is None else len(place) + found + 3


def overlap(one: CitedQuote, other: CitedQuote) -> bool:
    """Return whether two statements show the same words of one article."""
    return (
        one.statement.article == other.statement.article
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def cite_figures(group: FigureGroup, cited: References) -> CitedFigures:
    """Number the reports of a group of figures."""
    return CitedFigures(
        group,
        tuple(cited.cite(r.article, r.figure.start, r.figure.end) for r in group.reports),
    )
