"""Quotes and their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people import build_table
from idlib_tui.annotate.quotes.attribution import attribute
from idlib_tui.annotate.quotes.finding import find_reports
from idlib_tui.annotate.quotes.reading import read
from idlib_tui.annotate.quotes.records import Recorder
from idlib_tui.annotate.quotes.reported import reported_clauses
from idlib_tui.annotate.quotes.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Mention, Quote, Timex


def find_quotes(
    document: Document, timexes: Sequence[Timex] = ()
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """Find the mentions and the quotes of a document, both in order."""
    reading = read(document)
    table = build_table(reading.tokens, reading.names, document.actors)
    reports = find_reports(reading)
    attributions = attribute(reading, reports)
    clauses = reported_clauses(reading, reports)
    quoted = [one.subject for one in attributions] + [one.report.subject for one in clauses]
    resolver = resolve(reading, table, [one.subject for one in reports], quoted)
    recorder = Recorder(reading, resolver, document, timexes)
    return recorder.mentions(), recorder.quotes(attributions, clauses)
