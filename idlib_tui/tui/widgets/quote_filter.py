"""What the quotes pane is asked to list, and how it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from idlib_tui.dates import DateError, read_range
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
        elif field == "date" and (days := _days(value)) is not None:
            since, until = days
        else:
            words.append(word)
    return QuoteFilter(" ".join(words) or None, source, kind, since, until)


def _days(value: str) -> tuple[date | None, date | None] | None:
    try:
        return read_range(value)
    except DateError:
        return None
