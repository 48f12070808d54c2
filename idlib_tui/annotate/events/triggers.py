"""Triggers: the verbs and nouns that say that something happens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import (
    ADVERB,
    BASE,
    BE,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    DO,
    FUNCTION,
    HAVE,
    ING,
    MODAL,
    NOUN,
    PAST,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    SAYING,
    STATE,
    TO,
    WAS,
    WORD,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+(?:[.\-&][^\W_]+)*|['’](?:s|re|ve|ll|d)\b|n['’]t\b|[^\w\s]")

_QUOTATION_MARKS = frozenset('"“”')
_SAME_CLAUSE = 0.5
_CAN_HAPPEN = PAST | ING | BASE | PRESENT | NOUN | BE


class Tense(IntEnum):
    """The time that a trigger's form speaks of, seen from the speaker."""

    NONE = 0
    """A noun, an infinitive or a participle: its governor's time."""
    PAST = 1
    PERFECT = 2
    PRESENT = 3
    FUTURE = 4
    BEFORE = 5
    """Before the past that is spoken of: "had signed"."""


@dataclass(slots=True)
class Tokens:
    """One sentence in tokens, as parallel lists.

    Attributes:
        speech: 0 outside quotation marks, else the number of the quotation.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: list[int]
    speech: list[int]


@dataclass(slots=True)
class Trigger:
    """A verb or noun that says that something happens.

    Attributes:
        at: Its token's index in the sentence.
        word: The word in lower case.
        definite: A noun after "the", "this", "their": something spoken of before.
    """

    at: int
    start: int
    end: int
    word: str
    tense: Tense
    noun: bool = False
    saying: bool = False
    state: bool = False
    definite: bool = False


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Split ``text[start:end]`` into words and marks. Linear."""
    tokens = Tokens([], [], [], [], [])
    opened, quotations = False, 0
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.words.append(word.lower().replace("’", "'"))
        tokens.kinds.append(kind_of(word))
        if word in _QUOTATION_MARKS:
            opened = word == "“" or (word == '"' and not opened)
            quotations += opened
        tokens.speech.append(quotations if opened else 0)
    return tokens


def find_triggers(tokens: Tokens) -> list[Trigger]:
    """Find the triggers of a sentence, in order."""
    found = []
    kinds = tokens.kinds
    for at, kind in enumerate(kinds):
        if not kind & _CAN_HAPPEN and not (kind == WORD and at):
            continue
        before = at - 1
        while before >= 0 and kinds[before] & ADVERB:
            before -= 1
        left = kinds[before] if before >= 0 else 0
        right = kinds[at + 1] if at + 1 < len(kinds) else 0
        noun = False
        if kind & BE:
            tense = None if _has_verb(tokens, at) else _copula_tense(tokens, at, kind, left)
        else:
            tense = _verb_tense(tokens, before, kind, left, right)
        if tense is not None:
            pass
        elif kind & NOUN and not left & (MODAL | TO):
            noun, tense = True, Tense.NONE
        else:
            continue
        found.append(
            Trigger(
                at,
                tokens.starts[at],
                tokens.ends[at],
                tokens.words[at],
                tense,
                noun=noun,
                saying=bool(kind & SAYING) and not noun,
                state=bool(kind & (STATE | BE)),
                definite=noun and _is_definite(tokens, at),
            )
        )
    return found


def _has_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether the form of "be" at ``at`` is the auxiliary of a verb that follows."""
    after = at + 1
    while after < len(tokens.kinds) and tokens.kinds[after] & (ADVERB | BE):
        after += 1
    return after < len(tokens.kinds) and bool(tokens.kinds[after] & (PAST | ING))


def _copula_tense(tokens: Tokens, at: int, kind: int, left: int) -> Tense:
    if left & MODAL:
        return Tense.FUTURE
    if left & HAVE:
        return Tense.BEFORE if left & WAS else Tense.PERFECT
    if left & TO or tokens.words[at] in {"be", "being", "been"}:
        return Tense.NONE
    return Tense.PAST if kind & WAS else Tense.PRESENT


def _is_definite(tokens: Tokens, at: int) -> bool:
    """Look for "the", "its" or "'s" up to three words before a noun."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if tokens.kinds[before] & DEFINITE or tokens.words[before] in {"'s", "'"}:
            return True
        if tokens.kinds[before] & FUNCTION or not tokens.kinds[before]:
            return False
    return False


def _verb_tense(tokens: Tokens, before: int, kind: int, left: int, right: int) -> Tense | None:
    """Tell the tense of a word between two others where it is a verb, else None."""
    if left & MODAL and not kind & (ADVERB | FUNCTION) | (kind & (DO | HAVE)):
        return Tense.FUTURE if kind & WORD else None
    if left & TO:
        return Tense.NONE if kind & BASE else None
    if kind & PAST:
        return _past_tense(tokens, before, kind, left, right)
    if kind & ING:
        if left & BE:
            return _auxiliary_tense(tokens, before)
        return None if left & (DETERMINER | PREPOSITION) and kind & NOUN else Tense.NONE
    if left & DO:
        return Tense.PAST if left & WAS else Tense.PRESENT if kind & BASE else None
    if kind & PRESENT and not left & (DETERMINER | PREPOSITION) and before >= 0:
        follows = right & (FUNCTION | ADVERB) or not right & WORD
        if not kind & NOUN or (follows and kind & SAYING) or right & (DETERMINER | TO):
            return Tense.PRESENT
    if kind & BASE and left & PRONOUN:
        return Tense.PRESENT
    if kind & BASE and left & COORDINATOR and not kind & NOUN:
        return Tense.NONE
    return None


def _past_tense(tokens: Tokens, before: int, kind: int, left: int, right: int) -> Tense | None:
    if left & HAVE:
        return Tense.BEFORE if left & WAS else Tense.PERFECT
    if left & BE:
        return _auxiliary_tense(tokens, before)
    if left & (DETERMINER | PREPOSITION) or tokens.words[before : before + 1] == ["'s"]:
        return None if (right & WORD and not right & FUNCTION) or kind & NOUN else Tense.NONE
    if kind & BASE and left & PRONOUN and not left & BE:
        return Tense.PAST
    return Tense.PAST


def _auxiliary_tense(tokens: Tokens, at: int) -> Tense:
    """Tell the tense of a verb group from its auxiliaries, the last of which is at ``at``."""
    tense = Tense.PAST if tokens.kinds[at] & WAS else Tense.PRESENT
    for before in range(at - 1, max(-1, at - 4), -1):
        kind = tokens.kinds[before]
        if kind & MODAL:
            return Tense.FUTURE
        if kind & HAVE:
            return Tense.BEFORE if kind & WAS else Tense.PERFECT
        if not kind & ADVERB:
            break
    return tense


def demote_participles(tokens: Tokens, triggers: list[Trigger], costs: Sequence[float]) -> None:
    """Mark the past forms that only describe a noun ("talks aimed at …", "forces backed by …").

    Args:
        costs: Clause boundaries as ``attach.boundaries`` weighs them: another finite verb in the
            same clause shows that the first of two is a participle.
    """
    later: Trigger | None = None
    for trigger in reversed(triggers):
        if trigger.tense == Tense.NONE:
            continue
        right = trigger.at + 1
        if trigger.tense == Tense.PAST and right < len(tokens.words) and _is_bare(tokens, trigger):
            follows = tokens.kinds[right] & (PREPOSITION | TO)
            shared = later is not None and costs[later.at] - costs[trigger.at] < _SAME_CLAUSE
            apposed = trigger.at > 0 and tokens.words[trigger.at - 1] == "," and later is not None
            agent = tokens.words[right] == "by" and not _is_ing(tokens, right + 1)
            if agent or apposed or (follows and (shared or _after_copula(tokens, trigger, costs))):
                trigger.tense = Tense.NONE
                continue
        later = trigger


def _after_copula(tokens: Tokens, trigger: Trigger, costs: Sequence[float]) -> bool:
    """Tell whether "is" or "was" is already the verb of a trigger's clause."""
    for at in range(trigger.at - 1, -1, -1):
        if costs[trigger.at] - costs[at] >= _SAME_CLAUSE:
            return False
        if tokens.kinds[at] & BE:
            return True
    return False


def _is_bare(tokens: Tokens, trigger: Trigger) -> bool:
    """Tell whether a verb has no auxiliary."""
    before = trigger.at - 1
    while before >= 0 and tokens.kinds[before] & ADVERB:
        before -= 1
    return before < 0 or not tokens.kinds[before] & (BE | HAVE | DO)


def _is_ing(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.kinds) and bool(tokens.kinds[at] & ING)
