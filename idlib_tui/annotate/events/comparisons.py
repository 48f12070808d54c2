"""Time expressions in comparisons: "its first loss since 1992", "more than in 2010"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import DO, HAVE, PREPOSITION, PRONOUN, WAS
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.events.tokens import Tokens

_BACK = 8
"""Words before an expression within which a comparison begins."""
_SUPERLATIVE = 8
"""Words from a superlative to its "since": "the highest monthly figure since"."""
_SHORTEST_SUPERLATIVE = len("best") + 1
_AMOUNT = 4
"""Tokens between "from" and the time of an earlier figure: "from $4 million a year earlier"."""


def is_compared(tokens: Tokens, opening: int, *, since: bool) -> bool:
    """Check whether a time expression is in a comparison.

    Args:
        tokens: The sentence.
        opening: The index of the time's preposition, or of its first token.
        since: The preposition is "since".
    """
    if since and _follows_superlative(tokens, opening):
        return True
    at = opening - 1
    if at > 0 and tokens.kinds[at] & PREPOSITION:
        at -= 1
    if at >= 0 and tokens.words[at] in {"than", "unlike"}:
        return True
    return _is_base(tokens, opening) or _as_before(tokens, at)


def _follows_superlative(tokens: Tokens, since: int) -> bool:
    superlatives = words("event_words", "superlatives")
    for at in range(since - 1, max(-1, since - 1 - _SUPERLATIVE), -1):
        word = tokens.words[at]
        if word in {",", ";", ":"} or tokens.kinds[at] & HAVE:
            return False
        if word in superlatives:
            return True
        if word.endswith("est") and len(word) >= _SHORTEST_SUPERLATIVE:
            return word not in words("event_words", "no superlatives")
    return False


def _is_base(tokens: Tokens, opening: int) -> bool:
    """Look for "compared with" in the phrase, or "from" with an amount right before the time."""
    for at in range(opening - 1, max(-1, opening - 1 - _BACK), -1):
        word = tokens.words[at]
        if word in {",", ";", ":", "(", ")"}:
            return False
        if word == "compared":
            return True
        if word == "from" and 1 < opening - at <= _AMOUNT + 1:
            amount = tokens.words[at + 1]
            return amount[0].isdigit() or amount in {"$", "€", "£"}
    return False


def _as_before(tokens: Tokens, at: int) -> bool:
    """Look for "as they did", "as it had", "as in", "than they were" before a time."""
    if at >= 0 and tokens.words[at] == "as":
        return at + 1 < len(tokens.words) and tokens.words[at + 1] in {"in", "on", "at"}
    return (
        at > 1
        and bool(tokens.kinds[at] & (DO | HAVE) or tokens.kinds[at] & WAS)
        and bool(tokens.kinds[at - 1] & PRONOUN)
        and tokens.words[at - 2] in {"as", "than"}
    )
