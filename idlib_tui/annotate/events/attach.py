"""Which time expression of its sentence dates a trigger.

Nearness is counted in clause boundaries first and in words second. A verb of saying claims the
expression it governs ("said on Monday"), a noun the one that stands before it ("Monday's attack"),
so that the other verbs of the sentence do not take them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import (
    ADVERB,
    COORDINATOR,
    DETERMINER,
    FUNCTION,
    SETTING,
    SUBORDINATOR,
    WORD,
)
from idlib_tui.annotate.events.triggers import Tokens, Trigger
from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.model import Timex

_MARKS = {";": 2.0, ":": 2.0, "–": 1.5, "—": 1.5, "(": 1.5, ")": 1.5}
_COMMA, _SUBORDINATE, _COORDINATE, _JOINED = 0.5, 1.0, 1.5, 0.3
_WORD_COST = 0.1
_CLAIMED = 3.0
"""Added where another word has a better right to the expression."""
_OVER_VERB = 2.5
"""Added for a noun that has a verb between itself and the expression."""
_NEAR = 2.0
"""The most that may lie between a trigger and its expression within a clause."""
_SIGNALS = {
    "since": "since",
    "because": "since",  # rewording programs make these of "since"
    "considering": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "from": "from",
    "between": "between",
}
_PART = frozenset({"of", "begin", "beginning", "start", "end", "middle", "the"})
"""Words of "since the beginning of December" that may stay outside the expression."""

_TO = frozenset({"to", "until", "till", "through", "-", "–"})


@dataclass(slots=True)
class Anchor:
    """A time expression of a sentence, with the days it stands for.

    Attributes:
        first: Its first token's index.
        last: Its last token's index.
        signal: The preposition before it that makes an interval of it ("since"), or "".
        head: The index of the noun it stands before ("Monday's attack"), or None.
        setting: At the start of the sentence, so that the whole of it is meant.
        claimed: The trigger of saying that it belongs to, or None.
        until: The expression that ends the interval which this one begins ("from … to …").
    """

    timex: Timex
    first: int
    last: int
    signal: str = ""
    head: int | None = None
    setting: bool = False
    claimed: Trigger | None = None
    until: Timex | None = None


def boundaries(tokens: Tokens, triggers: Sequence[Trigger], timed: frozenset[int]) -> list[float]:
    """Weigh the clause boundaries: the cost between tokens ``i < j`` is ``[j] - [i]``.

    Args:
        timed: The indices of tokens at which a time expression starts: "before" is a preposition
            in front of one.
    """
    finite = {trigger.at for trigger in triggers if trigger.tense}
    costs = []
    for at, kind in enumerate(tokens.kinds):
        word = tokens.words[at]
        if not kind & WORD:
            costs.append(_COMMA if word == "," else _MARKS.get(word, 0.0))
        elif kind & COORDINATOR:
            verb_follows = any(index in finite for index in range(at + 1, at + 4))
            costs.append(_COORDINATE if verb_follows else _JOINED)
        elif kind & SUBORDINATOR and at + 1 not in timed and at not in timed:
            costs.append(_SUBORDINATE)
        else:
            costs.append(0.0)
    return list(accumulate(costs))


def find_anchors(
    tokens: Tokens, triggers: Sequence[Trigger], timexes: Sequence[Timex]
) -> list[Anchor]:
    """Read how each time expression stands in its sentence."""
    found: list[Anchor] = []
    nouns = [trigger.at for trigger in triggers if trigger.noun]
    for timex in timexes:
        first = bisect_left(tokens.starts, timex.start)
        last = bisect_left(tokens.starts, timex.end) - 1
        if first > last or first >= len(tokens.starts):
            continue
        if found and _closes(tokens, found[-1], first):
            found[-1].until, found[-1].last = timex, last
            continue
        anchor = Anchor(timex, first, last)
        anchor.signal = _signal(tokens, first)
        anchor.head = _head(tokens, anchor, nouns)
        anchor.setting = _is_setting(tokens, anchor)
        found.append(anchor)
    return found


def _signal(tokens: Tokens, first: int) -> str:
    """Find the preposition that makes an interval of the expression at token ``first``."""
    if tokens.words[first] in _SIGNALS:
        return _SIGNALS[tokens.words[first]]
    before = first - 1
    while before >= 0 and (
        tokens.kinds[before] & (DETERMINER | ADVERB) or tokens.words[before] in _PART
    ):
        before -= 1
    return _SIGNALS.get(tokens.words[before], "") if before >= 0 else ""


def _closes(tokens: Tokens, opened: Anchor, first: int) -> bool:
    """Tell whether the expression at ``first`` ends the interval that the one before opened."""
    between = tokens.words[opened.last + 1 : first]
    if opened.signal == "between":
        return between == ["and"]
    return opened.signal == "from" and len(between) == 1 and between[0] in _TO


def _head(tokens: Tokens, anchor: Anchor, nouns: Sequence[int]) -> int | None:
    """Find the noun that a time expression stands before, as in "the 2018 deal"."""
    after = anchor.last + 1
    if after >= len(tokens.words):
        return None
    possessive = tokens.words[after] == "'s" or tokens.words[anchor.last].endswith("'s")
    if not possessive:
        before = anchor.first - 1
        led = before >= 0 and tokens.kinds[before] & DETERMINER
        if not led or not tokens.kinds[after] & WORD or tokens.kinds[after] & FUNCTION:
            return None
    end = after + 1
    while end < len(tokens.words) and tokens.kinds[end] & WORD and not tokens.kinds[end] & FUNCTION:
        end += 1
    inside = [at for at in nouns if after <= at < end]
    return inside[-1] if inside else end - 1


def _is_setting(tokens: Tokens, anchor: Anchor) -> bool:
    if anchor.first <= 2 and anchor.head is None:
        return True
    return anchor.head is not None and anchor.first <= 3 and bool(tokens.kinds[0] & SETTING)


def attach(
    tokens: Tokens, triggers: Sequence[Trigger], anchors: Sequence[Anchor], costs: Sequence[float]
) -> list[tuple[Anchor | None, str]]:
    """Give each trigger its time expression.

    Returns:
        For each trigger its anchor and ``clause`` or ``sentence``, or None and "" where the
        sentence does not date it.
    """
    if not anchors:
        return [(None, "")] * len(triggers)
    finite = [trigger for trigger in triggers if trigger.tense]
    cost_of = _Cost(tokens, triggers, costs)
    for anchor in anchors:
        if anchor.head is None and finite:
            nearest = min(finite, key=lambda trigger: cost_of(trigger, anchor))
            if nearest.saying and cost_of(nearest, anchor) < _NEAR:
                anchor.claimed = nearest
        anchor.claimed = _apposed(tokens, triggers, anchor, costs) or anchor.claimed
    found: list[tuple[Anchor | None, str]] = []
    for trigger in triggers:
        best = min(anchors, key=lambda anchor: cost_of(trigger, anchor))
        cost = cost_of(trigger, best)
        if cost <= _NEAR:
            found.append((best, "clause"))
        elif len(anchors) == 1 and _dates_all(best, trigger):
            found.append((best, "sentence"))
        else:
            found.append((None, ""))
    return found


def _apposed(
    tokens: Tokens, triggers: Sequence[Trigger], anchor: Anchor, costs: Sequence[float]
) -> Trigger | None:
    """Find the participle between commas that an expression belongs to (", begun in 2004, ")."""
    before = [trigger for trigger in triggers if trigger.at < anchor.first and not trigger.noun]
    if not before or before[-1].at == 0 or before[-1].tense:
        return None
    verb = before[-1]
    same_clause = costs[anchor.first] - costs[verb.at] < _COMMA
    return verb if same_clause and tokens.words[verb.at - 1] == "," else None


def _dates_all(anchor: Anchor, trigger: Trigger) -> bool:
    """Tell whether the only expression of a sentence dates even a trigger far from it."""
    if anchor.claimed is not None or anchor.head is not None:
        return anchor.setting and anchor.claimed is None
    return anchor.setting or not (trigger.saying or trigger.noun)


class _Cost:
    """Weighs how far a trigger of a sentence is from a time expression."""

    def __init__(self, tokens: Tokens, triggers: Sequence[Trigger], costs: Sequence[float]) -> None:
        self._speech = tokens.speech
        self._costs = costs
        self._verbs = [trigger.at for trigger in triggers if not trigger.noun]
        self._finite = [trigger.at for trigger in triggers if trigger.tense]

    def __call__(self, trigger: Trigger, anchor: Anchor) -> float:
        """Weigh one pair; below ``_NEAR`` they are of one clause."""
        costs = self._costs
        cost = 0.0
        if trigger.at < anchor.first:
            cost = costs[anchor.first] - costs[trigger.at]
            cost += _WORD_COST * (anchor.first - trigger.at)
            if trigger.saying and _between(self._finite, trigger.at, anchor.first):
                cost += _CLAIMED
            elif trigger.noun and _between(self._verbs, trigger.at, anchor.first):
                cost += _OVER_VERB
        elif trigger.at > anchor.last:
            cost = costs[trigger.at] - costs[anchor.last]
            if anchor.setting:
                cost /= 2
            else:
                cost += _WORD_COST * (trigger.at - anchor.last)
        if anchor.head is not None and anchor.head != trigger.at and not anchor.setting:
            cost += _CLAIMED
        if anchor.claimed is not None and anchor.claimed is not trigger:
            cost += _CLAIMED
        if trigger.saying and anchor.timex.type == TimexType.DURATION:
            cost += _CLAIMED
        said = self._speech[anchor.first]
        if said and said != self._speech[trigger.at]:
            cost += _CLAIMED
        return cost


def _between(positions: Sequence[int], low: int, high: int) -> bool:
    """Tell whether any of the sorted positions lies strictly between two others."""
    return bisect_left(positions, high) > bisect_left(positions, low + 1)
