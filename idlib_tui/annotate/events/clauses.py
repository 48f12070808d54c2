"""The clause boundaries of a sentence, and their weights."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import COORDINATOR, SUBORDINATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.annotate.events.triggers import Trigger

_MARKS = {",": 0.5, ";": 2.0, ":": 2.0, "–": 1.5, "—": 1.5, "(": 1.5, ")": 1.5}
_JOINING = COORDINATOR | SUBORDINATOR
_SUBORDINATE = 1.0
_COORDINATE = 1.5
"""For "and" and the like before a clause with its own subject …"""
_JOINED = 0.3
"""… and before one more word or phrase."""


def boundaries(
    tokens: Tokens, triggers: Sequence[Trigger], timed: frozenset[int]
) -> tuple[float, ...]:
    """Weigh the clause boundaries: the cost between tokens ``i < j`` is ``[j] - [i]``.

    Args:
        tokens: The sentence.
        triggers: Its triggers: a conjunction with a finite verb after it joins clauses.
        timed: The indices of tokens after which, or at which, a time expression with its
            preposition starts: "before" opens no clause there.
    """
    finite = {trigger.at for trigger in triggers if trigger.tense}
    words = tokens.words
    costs = [0.0] * len(words)
    parting = [at for at, kind in enumerate(tokens.kinds) if not kind or kind & _JOINING]
    for at in parting:
        kind = tokens.kinds[at]
        if not kind:
            costs[at] = _MARKS.get(words[at], 0.0)
        elif kind & COORDINATOR:
            verb_follows = not finite.isdisjoint(range(at + 1, at + 4))
            costs[at] = _COORDINATE if verb_follows else _JOINED
        elif at + 1 not in timed and at not in timed:
            costs[at] = _SUBORDINATE
    return tuple(accumulate(costs))
