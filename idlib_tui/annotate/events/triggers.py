"""Triggers: the verbs and nouns that denote events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import (
    ADVERB,
    BASE,
    BE,
    DEFINITE,
    DO,
    FUNCTION,
    HAVE,
    ING,
    MODAL,
    NOUN,
    PAST,
    PREPOSITION,
    PRESENT,
    SAYING,
    STATE,
    TO,
    WORD,
)
from idlib_tui.annotate.events.tense import Tense, verb_tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.tokens import Tokens

_CAN_HAPPEN = PAST | ING | BASE | PRESENT | NOUN | BE
_SAME_CLAUSE = 0.5
_PHRASE = 3
"""The maximum distance in words between a determiner and its noun."""


@dataclass(slots=True)
class Trigger:
    """A verb or noun that denotes an event.

    Attributes:
        at: Its token's index in the sentence.
        start: Its offset into the text.
        end: The offset of its end.
        word: The word in lower case.
        tense: Its tense.
        noun: Whether it is a noun, else a verb.
        saying: Whether it is a reporting verb.
        state: Whether it is a verb that describes a state.
        copula: Whether it is a form of "be" as a main verb: it separates clauses, and denotes no
            event.
        definite: Whether it is a noun after "the", "this", "their": something mentioned before.
    """

    at: int
    start: int
    end: int
    word: str
    tense: Tense
    noun: bool = False
    saying: bool = False
    state: bool = False
    copula: bool = False
    definite: bool = False


def find_triggers(tokens: Tokens) -> list[Trigger]:
    """Find the triggers of a sentence, in order."""
    found = []
    for at in _possible(tokens.kinds):
        kind = tokens.kinds[at]
        tense = verb_tense(tokens, at)
        if tense is None and (not kind & NOUN or tokens.kind_at(at - 1) & (MODAL | TO)):
            continue
        trigger = Trigger(
            at, tokens.starts[at], tokens.ends[at], tokens.words[at], tense or Tense.NONE
        )
        if tense is None:
            trigger.noun, trigger.definite = True, _is_definite(tokens, at)
        elif kind & SAYING:
            trigger.saying = True
        if kind & (STATE | BE):
            trigger.state, trigger.copula = True, bool(kind & BE)
        found.append(trigger)
    return found


def _possible(kinds: Sequence[int]) -> list[int]:
    """List the tokens that can be triggers by their kind, or because they follow a modal."""
    return [
        at
        for at, kind in enumerate(kinds)
        if kind & _CAN_HAPPEN or (kind == WORD and at and kinds[at - 1] & (MODAL | ADVERB))
    ]


def _is_definite(tokens: Tokens, at: int) -> bool:
    """Look for "the", "its" or "'s" before a noun."""
    for before in range(at - 1, max(-1, at - 1 - _PHRASE), -1):
        if tokens.kinds[before] & DEFINITE or tokens.words[before] in {"'s", "'"}:
            return True
        if tokens.kinds[before] & FUNCTION or not tokens.kinds[before]:
            return False
    return False


def demote_participles(tokens: Tokens, triggers: Sequence[Trigger], costs: Sequence[float]) -> None:
    """Mark the past forms that only modify a noun ("talks aimed at …", "forces backed by …").

    Args:
        tokens: The sentence.
        triggers: Its triggers in order; those demoted lose their tense.
        costs: Clause boundaries as ``clauses.boundaries`` weighs them: another finite verb in the
            same clause shows that the first of two is a participle.
    """
    later: Trigger | None = None
    for trigger in reversed(triggers):
        if trigger.tense == Tense.PAST and _is_participle(tokens, trigger, later, costs):
            trigger.tense = Tense.NONE
        elif trigger.tense:
            later = trigger


def _is_participle(
    tokens: Tokens, trigger: Trigger, later: Trigger | None, costs: Sequence[float]
) -> bool:
    at = trigger.at
    if tokens.kind_at(tokens.before(at)) & (BE | HAVE | DO):
        return False
    follows = tokens.kind_at(at + 1)
    if follows & PREPOSITION and tokens.words[at + 1] == "by" and not tokens.kind_at(at + 2) & ING:
        return True
    if later is not None and at > 0 and tokens.words[at - 1] == ",":
        return True
    if not follows & (PREPOSITION | TO):
        return False
    shared = later is not None and costs[later.at] - costs[at] < _SAME_CLAUSE
    return shared or _after_copula(tokens, at, costs)


def _after_copula(tokens: Tokens, at: int, costs: Sequence[float]) -> bool:
    """Check whether "is" or "was" is already the verb of a trigger's clause."""
    for before in range(at - 1, -1, -1):
        if costs[at] - costs[before] >= _SAME_CLAUSE:
            return False
        if tokens.kinds[before] & BE:
            return True
    return False
