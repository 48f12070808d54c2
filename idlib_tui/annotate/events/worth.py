"""Excluding statements and times from the chronology.

The stamp of a page or of a comment ("| Tue Mar 1, 2011 5:29 pm |") dates no event, and neither does
the month of a contract ("for April delivery"). Questions and the writer's remarks about himself or
to the reader are not reports, and habits are no events. What would have happened did not happen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.tense import Tense
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.tokens import Tokens

_CONDITION = 16
"""The maximum distance of a verb from the "if" of its sentence, in tokens."""
_MODAL = 3
"""The same from its "would"."""
_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
_EACH = frozenset({"each", "every"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "."})
_STAMPED = 3
"""The maximum distance of an expression from the bar of a page's stamp that it belongs to."""


def is_report(tokens: Tokens) -> bool:
    """Check whether a sentence may report something: not a question, comment, address or link.

    Text in quotation marks does not count.
    """
    if any(map(_is_labelled, pairwise(tokens.words))):
        return False  # "Battles raged on updated: Fri Apr 01 2011 21:00 …"
    personal = words("event_words", "personal")
    outside = [word for word, speech in zip(tokens.words, tokens.speech, strict=True) if not speech]
    return "?" not in outside[-2:] and personal.isdisjoint(outside)


def is_habit(tokens: Tokens, tenses: Iterable[Tense]) -> bool:
    """Check whether a sentence tells of what happens again and again, and of no past event.

    "Outbreaks typically begin in winter", "the flu kills thousands each winter".
    """
    if any(tense in _HAPPENED for tense in tenses):
        return False
    pairs = pairwise(word.lower() for word in tokens.words)
    repeated = any(
        one in _EACH and other in words("event_words", "repeated") for one, other in pairs
    )
    return repeated or not words("event_words", "habit").isdisjoint(
        word.lower() for word in tokens.words
    )


def is_stamp(tokens: Tokens, anchor: Anchor) -> bool:
    """Check whether a time is the stamp of a page: next to a bar, or behind "updated:"."""
    near = (
        *tokens.words[max(0, anchor.first - _STAMPED) : anchor.first],
        *tokens.words[anchor.last + 1 : anchor.last + 1 + _STAMPED],
    )
    return "|" in near or _is_labelled(tokens.words[max(0, anchor.first - 2) : anchor.first])


def is_contract(tokens: Tokens, anchor: Anchor) -> bool:
    """Check whether a month only says what is traded: "for April delivery", "May futures"."""
    after = tokens.words[anchor.last + 1 : anchor.last + 2]
    return bool(after) and after[0].lower() in words("event_words", "contracts")


def _is_labelled(pair: Sequence[str]) -> bool:
    """Check whether two words are the label of a stamp."""
    return len(pair) == 2 and pair[1] == ":" and pair[0].lower() in words("event_words", "stamp")


def is_unreal(tokens: Tokens, at: int) -> bool:
    """Check whether a verb tells what did not happen: "if he had resigned, she would lead"."""
    lower = [word.lower() for word in tokens.words[max(0, at - _CONDITION) : at]]
    if "if" not in lower:
        return False
    first = len(lower) - 1 - lower[::-1].index("if")
    clause = lower[first:]
    if "had" not in clause or lower[first - 1 : first] == ["as"]:
        return False
    return _CLAUSE_ENDS.isdisjoint(clause) or "would" in clause[-_MODAL:]
