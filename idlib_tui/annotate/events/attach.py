"""Choosing the time expression of a sentence that dates a trigger.

Distance is measured in clause boundaries first and in words second. A reporting verb claims the
expression it governs ("said on Monday"), and a noun the one before it ("Monday's attack"), so that
the other verbs of the sentence do not take them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from idlib_tui.annotate.events.tense import Tense
from idlib_tui.model import AttachedBy, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.annotate.events.triggers import Trigger

_WORD_COST = 0.1
_CLAIMED = 3.0
"""Added if another word has a stronger claim to the expression."""
_OVER_VERB = 2.5
"""Added for a noun that is separated from the expression by a verb."""
_NEAR = 2.0
"""The maximum distance between a trigger and the expression that dates its clause."""
_SAME_CLAUSE = 0.5
_AROUND = 4
"""The number of expressions, or verbs, on each side that are examined."""

_Item = TypeVar("_Item")


def attach(
    tokens: Tokens, triggers: Sequence[Trigger], anchors: Sequence[Anchor], costs: Sequence[float]
) -> list[tuple[Anchor | None, AttachedBy]]:
    """Attach each trigger to its time expression.

    Returns:
        For each trigger its anchor and ``clause`` or ``sentence``, or None and ``reported`` if
        the sentence does not date it.
    """
    if not anchors:
        return [(None, AttachedBy.REPORTED)] * len(triggers)
    cost_of = _Cost(tokens, triggers, costs)
    _claim(tokens, triggers, anchors, costs, cost_of)
    places = [anchor.first for anchor in anchors]
    found: list[tuple[Anchor | None, AttachedBy]] = []
    for trigger in triggers:
        near = _around(anchors, bisect_left(places, trigger.at))
        best = min(near, key=lambda anchor: cost_of(trigger, anchor))
        cost = cost_of(trigger, best)
        if cost <= _NEAR:
            found.append((best, AttachedBy.CLAUSE))
        elif len(anchors) == 1 and _dates_all(best, trigger):
            found.append((best, AttachedBy.SENTENCE))
        else:
            found.append((None, AttachedBy.REPORTED))
    return found


def _claim(
    tokens: Tokens,
    triggers: Sequence[Trigger],
    anchors: Sequence[Anchor],
    costs: Sequence[float],
    cost_of: _Cost,
) -> None:
    """Mark the expressions that belong to a reporting verb, or to a participle between commas."""
    verbs = [trigger for trigger in triggers if not trigger.noun]
    finite = [trigger for trigger in triggers if trigger.tense]
    verb_places = [trigger.at for trigger in verbs]
    finite_places = [trigger.at for trigger in finite]
    for anchor in anchors:
        near = _around(finite, bisect_left(finite_places, anchor.first))
        if anchor.head is None and near:
            nearest = min(near, key=lambda trigger: cost_of(trigger, anchor))
            if nearest.saying and cost_of(nearest, anchor) < _NEAR:
                anchor.claimed = nearest
        before = bisect_left(verb_places, anchor.first) - 1
        if before >= 0 and _is_apposed(tokens, verbs[before], anchor, costs):
            anchor.claimed = verbs[before]


def _around(items: Sequence[_Item], at: int) -> Sequence[_Item]:
    """Return the items next to a position: those further away are never nearest."""
    return items if len(items) <= 2 * _AROUND else items[max(0, at - _AROUND) : at + _AROUND]


def _is_apposed(tokens: Tokens, verb: Trigger, anchor: Anchor, costs: Sequence[float]) -> bool:
    """Check whether a participle between commas has the expression (", begun in 2004, ")."""
    between_commas = not verb.tense and verb.at > 0 and tokens.words[verb.at - 1] == ","
    return between_commas and costs[anchor.first] - costs[verb.at] < _SAME_CLAUSE


def _dates_all(anchor: Anchor, trigger: Trigger) -> bool:
    """Check whether the only expression of a sentence dates even a trigger far from it."""
    narrow = anchor.head is not None or anchor.signal or trigger.saying or trigger.noun
    return anchor.claimed is None and (anchor.setting or not narrow)


class _Cost:
    """Measures the distance of a trigger from a time expression."""

    def __init__(self, tokens: Tokens, triggers: Sequence[Trigger], costs: Sequence[float]) -> None:
        self._speech = tokens.speech
        self._words = tokens.words
        self._costs = costs
        self._verbs = [trigger.at for trigger in triggers if not trigger.noun]
        self._finite = [trigger.at for trigger in triggers if trigger.tense]

    def __call__(self, trigger: Trigger, anchor: Anchor) -> float:
        """Measure one pair; below ``_NEAR`` they are in one clause."""
        costs = self._costs
        if trigger.at < anchor.first:
            cost = costs[anchor.first] - costs[trigger.at]
            cost += _WORD_COST * (anchor.first - trigger.at)
            if trigger.saying and _between(self._finite, trigger.at, anchor.first):
                cost += _CLAIMED
            elif trigger.noun and _between(self._verbs, trigger.at, anchor.first):
                cost += _OVER_VERB
        else:
            cost = costs[trigger.at] - costs[anchor.last]
            if anchor.setting:
                cost /= 2
            else:
                cost += _WORD_COST * (trigger.at - anchor.last)
        if anchor.head is not None and anchor.head != trigger.at and not anchor.setting:
            cost += _CLAIMED
        if anchor.claimed is not None and anchor.claimed is not trigger:
            cost += _CLAIMED
        if trigger.saying and (
            anchor.timex.type == TimexType.DURATION or _is_period(self._words, anchor)
        ):
            cost += _CLAIMED
        if trigger.state and trigger.tense == Tense.PRESENT and anchor.past and not anchor.signal:
            cost += _CLAIMED
        said = self._speech[anchor.first]
        if said and said != self._speech[trigger.at]:
            cost += _CLAIMED
        return cost


def _is_period(words: Sequence[str], anchor: Anchor) -> bool:
    """Check whether figures are reported for a period: "a loss for the third quarter"."""
    return words[anchor.first - 1 : anchor.first] == ("for",)


def _between(positions: Sequence[int], low: int, high: int) -> bool:
    """Check whether any of the sorted positions is strictly between two others."""
    return bisect_left(positions, high) > bisect_left(positions, low + 1)
