"""Turns attributions and reported clauses into the records that the other rooms read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.attribution import How
from idlib_tui.model import Mention, Quote, QuoteKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.document import Document
    from idlib_tui.annotate.quotes.attribution import Attribution
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading
    from idlib_tui.annotate.quotes.reported import Clause
    from idlib_tui.annotate.quotes.reports import Report
    from idlib_tui.annotate.quotes.resolve import Resolver
    from idlib_tui.model import Timex


def quotes_of(
    reading: Reading,
    resolver: Resolver,
    attributions: Sequence[Attribution],
    clauses: Sequence[Clause],
    document: Document,
    timexes: Sequence[Timex],
) -> tuple[Quote, ...]:
    """Make the quotes, in order."""
    found = []
    for a in attributions:
        q = reading.quotations[a.quotation]
        found.append(
            _quote(reading, resolver, q.start, q.end, QuoteKind.DIRECT, a.subject, a.report)
        )
    for clause in clauses:
        kind = QuoteKind.MIXED if clause.mixed else QuoteKind.INDIRECT
        start, end = reading.starts[clause.first], reading.ends[clause.last - 1]
        found.append(
            _quote(reading, resolver, start, end, kind, clause.report.subject, clause.report)
        )
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _quote(
    reading: Reading,
    resolver: Resolver,
    start: int,
    end: int,
    kind: QuoteKind,
    subject: Phrase | None,
    report: Report | None,
) -> Quote:
    mention = None if subject is None else reading.text[reading.starts[subject.first]:reading.ends[subject.last - 1]]
    person = resolver.person_of(subject)
    name = resolver.table.people[person].name if person is not None else mention
    cue = None if report is None else reading.text[reading.starts[report.first]:reading.ends[report.last - 1]]
    return Quote(start, end, reading.text[start:end], kind, name, mention, cue=cue)


def mentions_of(reading: Reading, resolver: Resolver) -> tuple[Mention, ...]:
    return ()
