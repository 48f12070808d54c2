"""Recognising verbs in context, and their tense.

There is no tagger: the previous word decides in most cases ("the attack", "will attack", "had
attacked"), and an undecided word counts as a noun or as nothing.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import (
    ADVERB,
    BASE,
    BE,
    COORDINATOR,
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
    TO,
    WAS,
    WORD,
)

if TYPE_CHECKING:
    from idlib_tui.annotate.events.tokens import Tokens

_GROUP = 3
"""The maximum number of words between auxiliaries."""


class Tense(IntEnum):
    """The tense of a verb form, relative to the time of writing."""

    NONE = 0
    """A noun, an infinitive or a participle: it takes the time of its governor."""
    PAST = 1
    PERFECT = 2
    PRESENT = 3
    FUTURE = 4
    """After any modal: "will", "would", "may"."""
    BEFORE = 5
    """Before another time in the past: "had signed"."""


def verb_tense(tokens: Tokens, at: int) -> Tense | None:
    """Find the tense of the word at ``at`` if it is a verb, else None."""
    kind, before = tokens.kinds[at], tokens.before(at)
    left = tokens.kinds[before] if before >= 0 else 0
    if kind & BE:
        return None if _is_auxiliary(tokens, at) else _copula(tokens, at, left)
    if left & MODAL and (kind & (DO | HAVE) or not kind & FUNCTION):
        return Tense.FUTURE
    if left & TO:
        return Tense.NONE if kind & BASE else None
    if kind & PAST:
        return _past(tokens, at, before)
    if kind & ING:
        return _ing(tokens, at, before)
    return _plain(tokens, at, before)


def _is_auxiliary(tokens: Tokens, at: int) -> bool:
    """Check whether the form of "be" at ``at`` is an auxiliary of a following verb."""
    for after in range(at + 1, at + 2 + _GROUP):
        if not tokens.kind_at(after) & (ADVERB | BE):
            return bool(tokens.kind_at(after) & (PAST | ING))
    return False


def _copula(tokens: Tokens, at: int, left: int) -> Tense:
    """Find the tense of a form of "be" that is a main verb."""
    if left & MODAL:
        return Tense.FUTURE
    if left & HAVE:
        return _perfect(left)
    if left & TO or tokens.words[at] in {"be", "being", "been"}:
        return Tense.NONE
    return Tense.PAST if tokens.kinds[at] & WAS else Tense.PRESENT


def _perfect(auxiliary: int) -> Tense:
    return Tense.BEFORE if auxiliary & WAS else Tense.PERFECT


def _past(tokens: Tokens, at: int, before: int) -> Tense | None:
    """Read "killed": after an auxiliary, by itself, or as an adjective ("the besieged town")."""
    left, right = tokens.kind_at(before), tokens.kind_at(at + 1)
    if left & HAVE:
        return _perfect(left)
    if left & BE:
        return _group(tokens, before)
    if left & (DETERMINER | PREPOSITION) or (before >= 0 and tokens.words[before] == "'s"):
        describes = right & WORD and not right & FUNCTION
        return None if describes or tokens.kinds[at] & NOUN else Tense.NONE
    return Tense.PAST


def _ing(tokens: Tokens, at: int, before: int) -> Tense | None:
    """Read "killing": with its auxiliary, as a participle, or as a noun."""
    left = tokens.kind_at(before)
    if left & BE:
        return _group(tokens, before)
    return None if left & (DETERMINER | PREPOSITION) and tokens.kinds[at] & NOUN else Tense.NONE


def _plain(tokens: Tokens, at: int, before: int) -> Tense | None:
    """Read "attack" and "attacks", which may be nouns."""
    kind, left, right = tokens.kinds[at], tokens.kind_at(before), tokens.kind_at(at + 1)
    if left & DO:
        return Tense.PAST if left & WAS else Tense.PRESENT if kind & BASE else None
    if kind & PRESENT and before >= 0 and not left & (DETERMINER | PREPOSITION):
        says = kind & SAYING and (right & FUNCTION or not right & WORD)
        if says or not kind & NOUN or right & (DETERMINER | TO):
            return Tense.PRESENT
    if kind & BASE and left & PRONOUN:
        return Tense.PRESENT
    return Tense.NONE if kind & BASE and left & COORDINATOR and not kind & NOUN else None


def _group(tokens: Tokens, auxiliary: int) -> Tense:
    """Find the tense of a verb group whose last auxiliary is at ``auxiliary``."""
    for before in range(auxiliary - 1, auxiliary - 1 - _GROUP, -1):
        kind = tokens.kind_at(before)
        if kind & MODAL:
            return Tense.FUTURE
        if kind & HAVE:
            return _perfect(kind)
        if not kind & ADVERB:
            break
    return Tense.PAST if tokens.kinds[auxiliary] & WAS else Tense.PRESENT
