"""Reading single sentences: their triggers, and the times given by their own expressions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.anchors import Anchor, find_anchors
from idlib_tui.annotate.events.attach import attach
from idlib_tui.annotate.events.clauses import boundaries
from idlib_tui.annotate.events.offsets import is_offset
from idlib_tui.annotate.events.tokens import Tokens, tokenise
from idlib_tui.annotate.events.triggers import Trigger, demote_participles, find_triggers
from idlib_tui.annotate.events.worth import is_contract, is_stamp, is_unreal
from idlib_tui.annotate.text.sentences import Sentence
from idlib_tui.model import AttachedBy, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Timex

_LONGEST = 2000
"""Characters, five times the longest sentence in news."""

_NOWHERE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Dating:
    """The time of a trigger, and its source.

    Attributes:
        anchor: The expression, of this sentence or of an earlier one; None if it is the day
            of publication.
        by: What links the trigger to it.
        weak: Carried into a new paragraph that does not clearly continue the previous one.
    """

    trigger: Trigger
    anchor: Anchor | None
    by: AttachedBy
    weak: bool = False


@dataclass(slots=True)
class DatedSentence:
    """A sentence with its triggers and their times.

    Attributes:
        sentence: Its span.
        tokens: Its tokens.
        heading: Whether it is a heading, not prose.
        costs: Its clause boundaries, as ``clauses.boundaries`` weighs them; empty if it has no
            triggers.
        offsets: Its expressions that are relative to something else; also only with triggers.
        datings: Its triggers in order.
        content: Its content words, shortened, once needed.
    """

    sentence: Sentence
    tokens: Tokens
    heading: bool
    costs: tuple[float, ...]
    offsets: Sequence[Timex]
    datings: list[Dating] = field(default_factory=list)
    content: frozenset[str] | None = None


def read_sentences(document: Document, timexes: Sequence[Timex]) -> Iterator[DatedSentence]:
    """Read the sentences of a document in order."""
    counted = [is_offset(timex, document.text) for timex in timexes]
    offsets = _BySpan(list(compress(timexes, counted)))
    placed = _BySpan(
        [
            timex
            for timex, offset in zip(timexes, counted, strict=True)
            if not offset and timex.first is not None and timex.type != TimexType.SET
        ]
    )
    published = document.published
    for sentence in _bounded(document.sentences):
        tokens = tokenise(document.text, sentence.start, sentence.end)
        triggers = [one for one in find_triggers(tokens) if not is_unreal(tokens, one.at)]
        inside = placed.within(sentence)
        found = find_anchors(tokens, triggers, inside, published) if inside else []
        anchors = [
            anchor
            for anchor in found
            if not (is_stamp(tokens, anchor) or is_contract(tokens, anchor))
        ]
        timed = _NOWHERE
        if anchors:
            covered = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
            triggers = [trigger for trigger in triggers if trigger.at not in covered]
            behind = {min(anchor.opening + 1, anchor.first) for anchor in anchors}
            timed = frozenset(anchor.first for anchor in anchors) | behind
        heading = document.paragraphs[sentence.paragraph].heading
        if not triggers:
            # No need to weigh clauses, as in tables and lists of many short lines.
            yield DatedSentence(sentence, tokens, heading, (), ())
            continue
        costs = boundaries(tokens, triggers, timed)
        demote_participles(tokens, triggers, costs)
        attached = attach(tokens, triggers, anchors, costs)
        yield DatedSentence(
            sentence,
            tokens,
            heading,
            costs,
            offsets.within(sentence),
            [
                Dating(trigger, anchor, by)
                for trigger, (anchor, by) in zip(triggers, attached, strict=True)
            ],
        )


def _bounded(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Cut what is too long to be a sentence, so that the work stays linear on any text."""
    for sentence in sentences:
        if sentence.end - sentence.start <= _LONGEST:
            yield sentence
            continue
        for start in range(sentence.start, sentence.end, _LONGEST):
            yield Sentence(start, min(start + _LONGEST, sentence.end), sentence.paragraph)


class _BySpan:
    """Time expressions in order, looked up by sentence."""

    def __init__(self, timexes: Sequence[Timex]) -> None:
        self._timexes = timexes
        self._starts = [timex.start for timex in timexes]

    def within(self, sentence: Sentence) -> Sequence[Timex]:
        low = bisect_left(self._starts, sentence.start)
        return self._timexes[low : bisect_left(self._starts, sentence.end)]
