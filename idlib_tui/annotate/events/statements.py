"""Dated triggers -> the statements that a reader sees."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.spans import When, place
from idlib_tui.annotate.events.triggers import Tense
from idlib_tui.annotate.events.wording import statement_span
from idlib_tui.model import Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.document import Document
    from idlib_tui.annotate.events.discourse import DatedSentence, Dating
    from idlib_tui.model import Mention, Quote

_AHEAD = frozenset({Tense.FUTURE, Tense.NONE})
_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
_FEWEST_WORDS = 5


def state_events(
    document: Document,
    read: Sequence[DatedSentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> Iterator[Event]:
    """Word the statements of a document, in order of their triggers."""
    names_in = _Names(mentions)
    speech = _Speech(quotes)
    before: tuple[str, ...] = ()
    for dated in read:
        names = names_in.between(dated.sentence.start, dated.sentence.end)
        yield from _sentence_events(document, dated, names or before, speech)
        before = names


def _sentence_events(
    document: Document, dated: DatedSentence, names: tuple[str, ...], speech: _Speech
) -> Iterator[Event]:
    placed = [(dating, _when(document, dating)) for dating in dated.datings]
    main = _main_datings(placed, dated, speech)
    several = len({when.value for _, when in placed if when is not None}) > 1
    for dating, when in placed:
        if when is None:
            continue
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
            any(dating is chosen for chosen in main),
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
    placed: Sequence[tuple[Dating, When | None]], dated: DatedSentence, speech: _Speech
) -> list[Dating]:
    """Choose the trigger that stands for each time of a sentence, where that is worth an entry."""
    if dated.heading or len(dated.tokens.words) < _FEWEST_WORDS:
        return []
    best: dict[tuple[str, Relation], Dating] = {}
    for dating, when in placed:
        if when is None:
            continue
        key = (when.value, when.relation)
        if _is_worth(dating, dated, speech) and (
            key not in best or _rank(dating, dated) < _rank(best[key], dated)
        ):
            best[key] = dating
    stated = [dating for dating in best.values() if dating.by in {"clause", "sentence"}]
    return stated or list(best.values())[:1]


def _is_worth(dating: Dating, dated: DatedSentence, speech: _Speech) -> bool:
    """Tell whether a chronology should show the trigger: stated times, else plain happenings."""
    trigger = dating.trigger
    if dating.by in {"clause", "sentence"}:
        return dating.by == "clause" or bool(trigger.tense)
    if trigger.tense not in _HAPPENED or trigger.saying or trigger.state:
        return False
    return dated.costs[trigger.at] < 1 and not speech.covers(trigger.start)


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
