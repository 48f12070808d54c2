"""Figures of one list share what is said of one of them: "killed 7 soldiers and 2 civilians"."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.figures.said import Phrase, Said, fits
from idlib_tui.annotate.figures.tokens import Words

CHANGE = "change of "
"""How the topic of a change starts; what follows is the topic of the level."""

INCLUDING_REACH = 14
"""How many words behind the whole its parts may follow: "516 deaths since May, including 37"."""

_SUMS = frozenset((("and",), (",",), (",", "and"), ("plus",), ("as", "well", "as")))
_ALONG = frozenset((("along", "with"), ("together", "with")))
_INCLUDING = ("including",)
_JOINTS = _SUMS | _ALONG | {("or",), _INCLUDING}
_FORWARD = frozenset(("before", "governor", "action"))
_BACKWARD = frozenset(("behind", "state"))


def share_topics(
    words: Words, phrases: Sequence[Phrase], said: list[Said | None]
) -> dict[int, int]:
    """Fill in what is said of the members of lists.

    Args:
        words: The sentence.
        phrases: Its quantities in order.
        said: What is said of each, as far as its own words state it; changed in place.

    Returns:
        For each figure that adds up with its neighbours, where in the text their list starts.
    """
    sums: dict[int, int] = {}
    for at in range(1, len(phrases)):
        one, other = phrases[at - 1], phrases[at]
        joint = _joint(words, one, other, said[at - 1])
        if joint == ("to",):
            said[at] = _level(said[at - 1]) or said[at]
        if joint not in _JOINTS:
            continue
        _share(one, other, said, at, along=joint not in _SUMS and joint != ("or",))
        first, second = said[at - 1], said[at]
        same = first is not None and second is not None and first.topic == second.topic
        if same and joint in _SUMS:
            sums[at] = sums.setdefault(at - 1, words.starts[one.number])
    return sums


def _joint(words: Words, one: Phrase, other: Phrase, said: Said | None) -> tuple[str, ...]:
    """Give the words between two quantities, or only the "along with" that they end in."""
    joint = tuple(words.low[one.last : other.first])
    if joint[-2:] in _ALONG and said is not None and said.rule == "behind":
        return joint[-2:]
    if joint[-1:] == _INCLUDING and len(joint) <= INCLUDING_REACH:
        return _INCLUDING
    return joint


def _level(change: Said | None) -> Said | None:
    """Give what "rose 12 % to $3bn" is the new level of."""
    if change is None or not change.topic.startswith(CHANGE):
        return None
    return Said(change.topic.removeprefix(CHANGE), "measure", change.at, change.unit)


def _share(one: Phrase, other: Phrase, said: list[Said | None], at: int, *, along: bool) -> None:
    """Let two neighbours share a topic, if it is of the one and can be said of the other."""
    first, second = said[at - 1], said[at]
    if first is not None and (along or first.rule in _FORWARD) and _is_weak(second, other):
        said[at] = first if fits(first.topic, other) else second
    elif second is not None and second.rule in _BACKWARD and _is_vague(first):
        said[at - 1] = second if fits(second.topic, one) else first


def _is_vague(said: Said | None) -> bool:
    """Return whether nothing is said of a quantity but that it is there."""
    return said is None or said.rule == "head"


def _is_weak(said: Said | None, phrase: Phrase) -> bool:
    """Check whether nothing is said but that it is there, or what an unlisted verb behind tells."""
    if said is None or said.rule == "head":
        return True
    return said.rule == "action" and said.at >= phrase.last
