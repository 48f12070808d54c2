"""What the quotes pane is asked to list, and how it is typed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from idlib_tui.model import QuoteKind


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes to list; the fields are those of ``Library.quotes``."""

    text: str | None = None
    source: str | None = None
    kind: QuoteKind | None = None
    since: date | None = None
    until: date | None = None


def parse_filter(typed: str) -> QuoteFilter:
    """Read a filter: words, and fields as in a search query.

    ``talks source:003 kind:direct date:2020-02`` or ``date:2020-02-01..2020-02-10``. A field whose
    value makes no sense counts as a word.
    """
    words: list[str] = []
    source: str | None = None
    kind: QuoteKind | None = None
    since: date | None = None
    until: date | None = None
    for word in typed.split():
        field, _, value = word.partition(":")
        if field == "source" and value:
            source = value
        elif field == "kind" and value in set(QuoteKind):
            kind = QuoteKind(value)
        elif field == "date" and (span := _span(value)) is not None:
            since, until = span
        else:
            words.append(word)
    return QuoteFilter(" ".join(words) or None, source, kind, since, until)


def _span(value: str) -> tuple[date | None, date | None] | None:
    """Read ``2020``, ``2020-02``, ``2020-02-18`` or ``a..b`` with either end left out."""
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    since, until = _day(first, at_end=False), _day(last, at_end=True)
    if (first and since is None) or (last and until is None) or not (since or until):
        return None
    return since, until


def _day(text: str, *, at_end: bool) -> date | None:
    """Give the first or the last day of a year, month or day; None where it is none."""
    try:
        year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
        month = month or (12 if at_end else 1)
        return date(year, month, day or (monthrange(year, month)[1] if at_end else 1))
    except ValueError:
        return None
