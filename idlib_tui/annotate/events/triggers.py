"""Triggers: the verbs and nouns that say that something happens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from idlib_tui.annotate.events.lexicon import (
    ADVERB,
    BASE,
    BE,
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

_TOKEN = re.compile(r"[^\W_]+(?:[.\-&][^\W_]+)*|['’](?:s|re|ve|ll|d)\b|n['’]t\b|[^\w\s]")


class Tense(IntEnum):
    """The time that a trigger's form speaks of, seen from the speaker."""

    NONE = 0
    """A noun, an infinitive or a participle: its governor's time."""
    PAST = 1
    PERFECT = 2
    PRESENT = 3
    FUTURE = 4


@dataclass(slots=True)
class Tokens:
    """One sentence in tokens, as parallel lists."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: list[int]


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
    tokens = Tokens([], [], [], [])
    for match in _TOKEN.finditer(text, start, end):
        word = match.group().lower().replace("’", "'")
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.words.append(word)
        tokens.kinds.append(kind_of(word))
    return tokens


def find_triggers(tokens: Tokens) -> list[Trigger]:
    """Find the triggers of a sentence, in order."""
    found = []
    kinds = tokens.kinds
    for at, kind in enumerate(kinds):
        if not kind & (PAST | ING | BASE | PRESENT | NOUN) and not (kind == WORD and at):
            continue
        before = at - 1
        while before >= 0 and kinds[before] & ADVERB:
            before -= 1
        left = kinds[before] if before >= 0 else 0
        right = kinds[at + 1] if at + 1 < len(kinds) else 0
        tense = _verb_tense(tokens, at, before, kind, left, right)
        if tense is not None:
            noun = False
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
                state=bool(kind & STATE),
                definite=noun and _is_definite(tokens, at),
            )
        )
    return found


def _is_definite(tokens: Tokens, at: int) -> bool:
    """Look for "the", "its" or "'s" up to three words before a noun."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if tokens.kinds[before] & DEFINITE or tokens.words[before] == "'s":
            return True
        if tokens.kinds[before] & FUNCTION or not tokens.kinds[before]:
            return False
    return False


def _verb_tense(
    tokens: Tokens, at: int, before: int, kind: int, left: int, right: int
) -> Tense | None:
    """Tell the tense of the word at ``at`` where it is a verb, else None."""
    if left & MODAL and not kind & (ADVERB | FUNCTION) | (kind & (DO | HAVE)):
        return Tense.FUTURE if kind & WORD else None
    if left & TO:
        return Tense.NONE if kind & BASE and not right & TO else None
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
    return None


def _past_tense(tokens: Tokens, before: int, kind: int, left: int, right: int) -> Tense | None:
    if left & HAVE:
        return Tense.PAST if left & WAS else Tense.PERFECT
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
            return Tense.PAST if kind & WAS else Tense.PERFECT
        if not kind & ADVERB:
            break
    return tense
