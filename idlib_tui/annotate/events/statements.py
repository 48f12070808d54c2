"""Dated triggers -> the statements that a reader sees."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.coreference import chain
from idlib_tui.annotate.events.spans import When, place
from idlib_tui.annotate.events.triggers import Tense
from idlib_tui.annotate.events.wording import statement_span
from idlib_tui.annotate.wordlists import words
from idlib_tui.model import Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.document import Document
    from idlib_tui.annotate.events.discourse import DatedSentence, Dating
    from idlib_tui.model import Mention, Quote

_AHEAD = frozenset({Tense.FUTURE, Tense.NONE})
_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
_FEWEST_WORDS = 5
_MAIN_CLAUSE = 1.0
"""The clause boundaries within which a verb is still the main one of its sentence."""


def state_events(
    document: Document,
    read: Sequence[DatedSentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> Iterator[Event]:
    """Word the statements of a document, in order of their triggers."""
    names_in = _Names(mentions)
    speech = _Speech(quotes)
    placed = [
        (dated, dating, when)
        for dated in read
        for dating in dated.datings
        if (when := _when(document, dating)) is not None
    ]
    happenings = chain(placed)
    context: tuple[str, ...] = ()
    for dated, group in groupby(placed, key=itemgetter(0)):
        names = names_in.between(dated.sentence.start, dated.sentence.end)
        timed = [(dating, when) for _, dating, when in group]
        capitals = _capitals(document.text, dated)
        for event in _sentence_events(
            document, dated, timed, names, speech, named=bool(names or capitals)
        ):
            yield replace(
                event,
                context=() if names or capitals else context,
                happening=happenings[event.trigger_start],
            )
        context = capitals or context


def _capitals(text: str, dated: DatedSentence) -> tuple[str, ...]:
    """List the words of a sentence that are written like names, each once."""
    tokens = dated.tokens
    dates = words("event_words", "dates")
    return tuple(
        dict.fromkeys(
            text[start:end]
            for start, end in zip(tokens.starts[1:], tokens.ends[1:], strict=True)
            if text[start].isupper() and text[start:end].lower() not in dates
        )
    )


def _sentence_events(
    document: Document,
    dated: DatedSentence,
    placed: Sequence[tuple[Dating, When]],
    names: tuple[str, ...],
    speech: _Speech,
    *,
    named: bool,
) -> Iterator[Event]:
    main = {id(dating) for dating in _main_datings(placed, dated, speech, named=named)}
    several = len({when.value for _, when in placed}) > 1
    for dating, when in placed:
        anchor = dating.anchor if dating.by in {"clause", "sentence"} else None
        start, end = statement_span(document.text, dated, dating, anchor, split=several)
        yield Event(
            start,
            end,
            document.text[start:end],
            dating.trigger.start,
            dating.trigger.end,
            when.value,
            when.first,
            when.last,
            when.relation,
            anchor.timex.start if anchor else None,
            (anchor.until or anchor.timex).end if anchor else None,
            dating.by,
            names,
            id(dating) in main,
        )


def _when(document: Document, dating: Dating) -> When | None:
    """Place a trigger on the calendar; without a time of its own, on the day of the news."""
    published = document.published
    if dating.anchor is None:
        if published is None:
            return None
        return When(published.isoformat(), published, published, Relation.REPORTED)
    when = place(dating.anchor, published, ahead=dating.trigger.tense in _AHEAD)
    if when is not None and dating.by == "reported":
        return When(when.value, when.first, when.last, Relation.REPORTED)
    return when


def _main_datings(
    placed: Sequence[tuple[Dating, When]],
    dated: DatedSentence,
    speech: _Speech,
    *,
    named: bool,
) -> list[Dating]:
    """Choose the trigger that stands for each time of a sentence, where that is worth an entry."""
    if dated.heading or len(dated.tokens.words) < _FEWEST_WORDS:
        return []
    best: dict[str, Dating] = {}
    for dating, when in placed:
        known = best.get(when.value)
        if _is_worth(dating, dated, speech, named=named) and (
            known is None or _rank(dating, dated) < _rank(known, dated)
        ):
            best[when.value] = dating
    stated = [dating for dating in best.values() if dating.by in {"clause", "sentence"}]
    return stated or list(best.values())[:1]


def _is_worth(dating: Dating, dated: DatedSentence, speech: _Speech, *, named: bool) -> bool:
    """Tell whether a chronology should show the trigger: stated times, else plain happenings."""
    trigger = dating.trigger
    if dating.by in {"clause", "sentence"}:
        return dating.by == "clause" or bool(trigger.tense)
    if trigger.tense not in _HAPPENED or trigger.saying or trigger.state or dating.weak:
        return False
    if dated.tokens.speech[trigger.at] or speech.covers(trigger.start):
        return False
    return named and dated.costs[trigger.at] < _MAIN_CLAUSE


def _rank(dating: Dating, dated: DatedSentence) -> tuple[bool, bool, bool, float, int]:
    """Order the triggers that share a time: what happened before who said it, verbs, nearness."""
    trigger = dating.trigger
    at = dating.anchor.first if dating.anchor is not None else 0
    far = abs(dated.costs[at] - dated.costs[trigger.at]) if at < len(dated.costs) else 0.0
    return (dating.by != "clause", trigger.saying, not trigger.tense, far, trigger.at)


class _Names:
    """The names of a document, to be asked for by span."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = [m for m in mentions if m.name and m.category != "document"]
        self._starts = [mention.start for mention in self._mentions]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """List the names in a span, each once, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(dict.fromkeys(m.name for m in self._mentions[low:high] if m.name))


class _Speech:
    """The quotes of a document, to be asked whether a place is somebody's speech."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        direct = sorted((q.start, q.end) for q in quotes if q.text[:1] in "\"“'‘")
        self._starts = [start for start, _ in direct]
        self._ends = [end for _, end in direct]

    def covers(self, at: int) -> bool:
        """Tell whether ``at`` lies within quotation marks."""
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and at < self._ends[index]
