"""Which time expression of its sentence dates a trigger.

Nearness is counted in clause boundaries first and in words second. A verb of saying claims the
expression it governs ("said on Monday"), a noun the one that stands before it ("Monday's attack"),
so that the other verbs of the sentence do not take them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.annotate.events.triggers import Trigger

_WORD_COST = 0.1
_CLAIMED = 3.0
"""Added where another word has a better right to the expression."""
_OVER_VERB = 2.5
"""Added for a noun that has a verb between itself and the expression."""
_NEAR = 2.0
"""The most that may lie between a trigger and the expression that dates its clause."""
_SAME_CLAUSE = 0.5


def attach(
    tokens: Tokens, triggers: Sequence[Trigger], anchors: Sequence[Anchor], costs: Sequence[float]
) -> list[tuple[Anchor | None, str]]:
    """Give each trigger its time expression.

    Returns:
        For each trigger its anchor and ``clause`` or ``sentence``, or None and ``reported`` where
        the sentence does not date it.
    """
    if not anchors:
        return [(None, "reported")] * len(triggers)
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
            found.append((None, "reported"))
    return found


def _apposed(
    tokens: Tokens, triggers: Sequence[Trigger], anchor: Anchor, costs: Sequence[float]
) -> Trigger | None:
    """Find the participle between commas that an expression belongs to (", begun in 2004, ")."""
    before = [trigger for trigger in triggers if trigger.at < anchor.first and not trigger.noun]
    if not before or before[-1].at == 0 or before[-1].tense:
        return None
    verb = before[-1]
    same_clause = costs[anchor.first] - costs[verb.at] < _SAME_CLAUSE
    return verb if same_clause and tokens.words[verb.at - 1] == "," else None


def _dates_all(anchor: Anchor, trigger: Trigger) -> bool:
    """Tell whether the only expression of a sentence dates even a trigger far from it."""
    if anchor.claimed is not None:
        return False
    if anchor.setting:
        return True
    return anchor.head is None and not (anchor.signal or trigger.saying or trigger.noun)


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
