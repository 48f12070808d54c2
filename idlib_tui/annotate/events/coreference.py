"""Coreference of events: which triggers of one article refer to the same event.

A definite noun ("the deal", "their visit") refers to an earlier event of that name; a heading
announces an event of the text; a repeated verb must share most of its context; and reporting verbs
are never coreferent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import FUNCTION, SAYING, WORD
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.annotate.events.spans import When
    from idlib_tui.annotate.events.triggers import Trigger

_NAMED_AGAIN = 0.2
"""The least share of content words in common if the same verb, or noun, is repeated."""
_OTHER_WORD_CLASS = 0.45
"""The same if a verb refers to a noun or a noun to a verb."""
_ANNOUNCED = 0.2
"""The same for a heading, which is short and takes its words from the text."""
_TELLING = WORD | FUNCTION | SAYING
"""A content word is of the first of these kinds and of none of the others."""
_OBJECT = 4
_PREFIX = 6
"""Letters by which content words are compared: a stemmer would cost more than it helps."""
_MOST = 8
"""The number of mentions of one event that are kept: the first ones, which introduce it."""

Placed = tuple["DatedSentence", list[tuple["Dating", "When"]]]
"""A sentence, and its triggers with their times."""


def chain(placed: Sequence[Placed]) -> dict[int, int]:
    """Number the events of an article.

    Args:
        placed: The sentences of the article, in order.

    Returns:
        By the offset of each trigger, the number of its event; the numbers start at 1.
    """
    numbers: dict[int, int] = {}
    mentions: dict[tuple[str, str], list[tuple[int, DatedSentence, Dating]]] = {}
    for dated, timed in sorted(placed, key=lambda item: item[0].heading):
        for dating, when in timed:
            trigger = dating.trigger
            earlier = mentions.setdefault((root_of(trigger.word), when.value), [])
            number = _known(dated, dating, earlier) if earlier else None
            if number is None:
                number = len(numbers) + 1
            numbers[trigger.start] = number
            if len(earlier) < _MOST:
                earlier.append((number, dated, dating))
    return numbers


def _known(
    dated: DatedSentence, dating: Dating, earlier: Sequence[tuple[int, DatedSentence, Dating]]
) -> int | None:
    """Find the event that a trigger refers to again: the first with most words in common."""
    if dating.trigger.state or (dating.trigger.saying and not dated.heading):
        return None
    best, most = None, -1.0
    for number, sentence, other in earlier:
        if sentence is dated:
            continue
        share = _share(dated, sentence)
        if share > most and _is_same(dated, dating, sentence, other, share):
            best, most = number, share
    return best


def _is_same(
    dated: DatedSentence,
    dating: Dating,
    earlier: DatedSentence,
    other: Dating,
    share: float,
) -> bool:
    """Check whether two triggers with one name and one time are coreferent."""
    trigger = dating.trigger
    if trigger.definite and not dated.heading:
        return True
    least = _NAMED_AGAIN if trigger.noun == other.trigger.noun else _OTHER_WORD_CLASS
    if dated.heading:
        least = _ANNOUNCED
    if share < least:
        return False
    ours, theirs = _figure(dated, trigger), _figure(earlier, other.trigger)
    return not ours or not theirs or ours == theirs


def _share(one: DatedSentence, other: DatedSentence) -> float:
    """Return the share of content words in common, relative to the shorter sentence."""
    first, second = _content(one), _content(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _content(dated: DatedSentence) -> frozenset[str]:
    if dated.content is None:
        tokens = dated.tokens
        dated.content = frozenset(
            [
                word[:_PREFIX]
                for word, kind in zip(tokens.words, tokens.kinds, strict=True)
                if kind & _TELLING == WORD
            ]
        )
    return dated.content


def _figure(dated: DatedSentence, trigger: Trigger) -> str:
    """Find the number that is the object of a verb: five killed are not the hundred killed."""
    tokens = dated.tokens
    if trigger.noun:
        return ""
    for at in range(trigger.at + 1, min(trigger.at + _OBJECT, len(tokens.words))):
        word = tokens.words[at]
        if word[0].isdigit() or word in words("event_words", "figures"):
            return word
    return ""
