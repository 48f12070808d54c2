"""The library's records as JSON objects: the contract with other programs.

Days are ISO dates, unknown values are null, and so is an open end of a range, which JSON cannot
write as a number.
"""

from __future__ import annotations

import math
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from idlib_tui.steps import failure_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Hit, SearchResult
    from idlib_tui.model import (
        ActorSummary,
        Annotated,
        Annotations,
        Article,
        Entry,
        FigureGroup,
        FigureReport,
        Quote,
        Statement,
        Timex,
    )

Record = dict[str, object]


def whole(record: Any) -> Record:
    """Write a record of ``model`` with all its fields."""
    return {field.name: _value(getattr(record, field.name)) for field in fields(record)}


def article(found: Article, also_in: Iterable[str] = ()) -> Record:
    """Write an article as ``articles`` lists it, with the ids of its other versions."""
    return {
        "id": found.id,
        "file": found.file,
        "title": found.title,
        "outlet": found.outlet,
        "place": found.place,
        "published": _value(found.published.day),
        "published_from": found.published.known_from.value,
        "words": found.words,
        "encoding": found.encoding,
        "encoding_sure": found.encoding_sure,
        "address": found.address,
        "agency": found.agency,
        "also_in": list(also_in),
        "repairs": [whole(repair) for repair in found.repairs],
    }


def article_with_annotations(
    found: Article, annotations: Annotations, also_in: Iterable[str] = ()
) -> Record:
    """Write an article with its text and everything found in it, as ``show`` does."""
    return {
        **article(found, also_in),
        "byline": found.byline,
        "credits": list(found.credits),
        "published_because": found.published.because,
        "pages": list(found.pages),
        "text": found.text,
        **{
            field.name: [whole(item) for item in getattr(annotations, field.name)]
            for field in fields(annotations)
        },
    }


def hit(found: Hit) -> Record:
    """Write a hit as ``search`` lists it."""
    return {
        "article": found.article.id,
        "title": found.article.title,
        "published": _value(found.article.published.day),
        "score": round(found.score, 4),
        "snippet": found.snippet,
        "hits": [{"start": start, "end": end} for start, end in found.hits],
    }


def answer(query: str, found: SearchResult | None, error: IdlibError | None) -> Record:
    """Write the answer to one of many queries, as ``search --queries`` does."""
    return {
        "query": query,
        "total": None if found is None else found.total,
        "hits": [] if found is None else [hit(each) for each in found.hits],
        "notices": [] if found is None else list(found.notices),
        "suggestion": None if found is None else found.suggestion,
        "error": None if error is None else str(error),
    }


def statement(found: Statement) -> Record:
    """Write a quote as ``quotes`` lists it."""
    quote = found.quote
    return {
        "article": found.article,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "actor": found.actor,
        "speaker": quote.speaker_mention or quote.speaker_text,
        "cue": quote.cue,
        "stance": quote.stance.value,
        "resolved_by": quote.resolved_by.value,
        "said_on": _value(quote.said_on),
        "also_in": [
            {"article": name, "start": start, "end": end} for name, start, end in found.also_in
        ],
    }


def entry(found: Entry) -> Record:
    """Write an entry as ``chronology`` lists it."""
    return {
        "date": found.value,
        "precision": found.precision.value,
        "relation": found.relation.value,
        "importance": found.importance,
        "text": found.text,
        "reports": [
            {
                "article": report.article,
                "start": report.start,
                "end": report.end,
                "expression": report.expression,
                "date": report.value,
                "text": report.text,
                "corrected": report.corrected,
            }
            for report in found.reports
        ],
    }


def figures(found: FigureGroup) -> Record:
    """Write a group of figures as ``figures`` lists it."""
    return {
        "topic": found.topic,
        "unit": found.unit,
        "scope": list(found.scope),
        "since": _value(found.since),
        "series": found.series,
        "differ": found.disagrees,
        "reports": [figure_report(report) for report in found.reports],
    }


def figure_report(report: FigureReport) -> Record:
    """Write one article's figure."""
    return {
        "article": report.article,
        "value": _value(report.figure.value),
        "low": _value(report.figure.low),
        "high": _value(report.figure.high),
        "text": report.figure.text,
        "start": report.figure.start,
        "end": report.figure.end,
        "as_of": _value(report.figure.as_of),
        "counting": report.figure.counting.value,
        "claimant": report.figure.claimant,
        "hedged": report.figure.hedged,
        "denied": report.figure.denied,
    }


def actor(found: ActorSummary) -> Record:
    """Write someone as ``actors`` lists them."""
    return {
        "actor": found.name,
        "aliases": list(found.aliases),
        "reasons": dict(zip(found.aliases, found.reasons, strict=True)),
        "roles": list(found.roles),
        "quotes": found.quotes,
        "mentions": found.mentions,
        "articles": found.articles,
    }


def annotated(of_text: Annotated) -> Record:
    """Write what was found in one text, and what could not be, as ``annotate`` does."""
    found, error = of_text.found, failure_sentence(of_text.failures)
    return {
        "quotes": [_annotated_quote(quote) for quote in found.quotes],
        "timexes": [_annotated_timex(timex) for timex in found.timexes],
        "events": [whole(event) for event in found.events],
        "figures": [whole(figure) for figure in found.figures],
        **({"error": error} if error else {}),
    }


def _annotated_quote(quote: Quote) -> Record:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker_text": quote.speaker_text,
        "speaker_mention": quote.speaker_mention,
        "cue": quote.cue,
        "stance": quote.stance.value,
    }


def _annotated_timex(timex: Timex) -> Record:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
    }


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    return value
