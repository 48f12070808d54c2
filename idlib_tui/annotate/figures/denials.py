"""Whether a text denies a figure: "denied that 12 had died", "reports of 300 dead were false"."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.said import Phrase
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Quote, Stance

REACH = 12
"""The maximum distance in words of "denied" before a figure, or of "false" after it."""

_BE = frozenset(("is", "are", "was", "were", "be", "been", "as"))


def is_denied(words: Words, phrase: Phrase, quotes: Sequence[Quote]) -> bool:
    """Check whether somebody is reported to deny a figure.

    Args:
        words: Its sentence.
        phrase: The quantity and what it counts.
        quotes: Quotes that may be around it.
    """
    start = words.starts[phrase.number]
    if any(q.stance == Stance.DENIES and q.start <= start < q.end for q in quotes):
        return True
    return _denied_before(words, phrase.first) or _untrue_after(words, phrase.last)


def _denied_before(words: Words, index: int) -> bool:
    """Read "denied killing 12", "rejected reports of 12 deaths", "no evidence that 12 died"."""
    denying, ends = lexicon.phrases("denials", "denying"), lexicon.words("denials", "clause end")
    for at in range(index - 1, max(-1, index - REACH), -1):
        low = words.low[at]
        if words.opens(at, denying):
            return words.at(at - 1) not in lexicon.words("denials", "not denying")
        if low in ends:
            return False
    return False


def _untrue_after(words: Words, index: int) -> bool:
    """Read "claims that 12 people died were false", "the figure of 12 was an exaggeration"."""
    untrue, ends = lexicon.words("denials", "untrue"), lexicon.words("denials", "clause end")
    for at in range(index, min(len(words), index + REACH)):
        low = words.low[at]
        if low in untrue:
            before = words.low[max(index, at - 3) : at]
            return not _BE.isdisjoint(before) and "not" not in before
        if low in ends:
            return False
    return False
