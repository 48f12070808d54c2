"""The old level of a change, which is no figure of its own: 12 in "rose from 12 to 19"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.bounds import Bounded
from idlib_tui.annotate.figures.numerals import Quantity
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Timex

OLD_REACH = 4
"""The maximum distance in words of the old level from the new: "to 101 from as many as 176"."""


def without_old_level(words: Words, bounded: Bounded) -> Bounded:
    """Read "rose from 10 to 12" as the new level 12, not as a range."""
    number = bounded.quantity
    if words.at(number.first) != "from" or number.low == number.high:
        return bounded
    form = lexicon.verbs().get(words.at(number.first - 1))
    if form is None or form.base not in lexicon.words("verbs", "rise"):
        return bounded
    return replace(bounded, quantity=replace(number, value=number.high, low=number.high))


def is_old_level(
    words: Words, bounded: Bounded, before: Quantity | None, timexes: Sequence[Timex]
) -> bool:
    """Check whether a number is the level before a change, at a time that is not stated.

    Args:
        words: The sentence.
        bounded: The number with its modifiers.
        before: The number before it in the sentence.
        timexes: The time expressions of the sentence; "from 870 the day before" is dated.
    """
    at = bounded.governed_at - 1
    if words.at(at) != "from" or _is_dated(words, bounded.quantity.last, timexes):
        return False
    if words.at(at - 1) in ("up", "down"):
        return True  # "61, up from 58"
    number = bounded.quantity
    if words.at(number.last) == "to" and _opens_number(words, number.last + 1):
        return number.low == number.high  # "from 176 to 101"
    led = before is not None and words.at(before.first - 1) in ("to", "at")
    return led and before is not None and 0 <= at - before.last <= OLD_REACH  # "to 101 from 176"


def _is_dated(words: Words, index: int, timexes: Sequence[Timex]) -> bool:
    """Check whether a time begins at a word or at the next."""
    starts = words.starts[index : index + 2]
    return any(timex.start in starts for timex in timexes)


def _opens_number(words: Words, index: int) -> bool:
    return words.at(index)[:1].isdigit() or words.at(index) in lexicon.numbers("cardinal")
