"""Sharing a topic among the figures of a list: "killed 7 soldiers and 2 civilians"."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.figures.said import Phrase, Said, fits
from idlib_tui.annotate.figures.tokens import Words

CHANGE = "change of "
"""The prefix of the topic of a change; the topic of the level follows."""

INCLUDING_REACH = 14
"""The distance in words between a whole and its parts: "516 deaths since May, including 37"."""

_SUMS = frozenset((("and",), (",",), (",", "and"), ("plus",), ("as", "well", "as")))
_ALONG = frozenset((("along", "with"), ("together", "with")))
_INCLUDING = ("including",)
_JOINTS = _SUMS | _ALONG | {("or",), _INCLUDING}
_FORWARD = frozenset(("before", "governor", "action"))
_BACKWARD = frozenset(("behind", "state"))


def share_topics(
    words: Words, phrases: Sequence[Phrase], said: list[Said | None]
) -> dict[int, int]:
    """Fill in the topics of the members of lists.

    Args:
        words: The sentence.
        phrases: Its quantities in order.
        said: The topic of each, as far as its own context gives it; changed in place.

    Returns:
        For each figure that adds up with its neighbours, the offset of the start of their list.
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
    """Return the words between two quantities, or only the "along with" that they end in."""
    joint = tuple(words.low[one.last : other.first])
    if joint[-2:] in _ALONG and said is not None and said.rule == "behind":
        return joint[-2:]
    if joint[-1:] == _INCLUDING and len(joint) <= INCLUDING_REACH:
        return _INCLUDING
    return joint


def _level(change: Said | None) -> Said | None:
    """Return the topic whose new level follows in "rose 12 % to $3bn"."""
    if change is None or not change.topic.startswith(CHANGE):
        return None
    return Said(change.topic.removeprefix(CHANGE), "measure", change.at, change.unit)


def _share(one: Phrase, other: Phrase, said: list[Said | None], at: int, *, along: bool) -> None:
    """Let two neighbours share a topic of one that applies to the other."""
    first, second = said[at - 1], said[at]
    if first is not None and (along or first.rule in _FORWARD) and _is_weak(second, other):
        said[at] = first if fits(first.topic, other) else second
    elif second is not None and second.rule in _BACKWARD and _is_vague(first):
        said[at - 1] = second if fits(second.topic, one) else first


def _is_vague(said: Said | None) -> bool:
    """Check whether a topic states no more than existence."""
    return said is None or said.rule == "head"


def _is_weak(said: Said | None, phrase: Phrase) -> bool:
    """Check whether a topic states no more than existence, or comes from an unlisted verb."""
    if said is None or said.rule == "head":
        return True
    return said.rule == "action" and said.at >= phrase.last
