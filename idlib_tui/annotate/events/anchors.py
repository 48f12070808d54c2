"""The relation of a time expression to its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.comparisons import is_compared
from idlib_tui.annotate.events.lexicon import ADVERB, DETERMINER, FUNCTION, SETTING, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.annotate.events.triggers import Trigger
    from idlib_tui.model import Timex

_SIGNALS = {
    "since": "since",
    "because": "since",  # rewording programs make these of "since"
    "considering": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "from": "from",
    "between": "between",
}
_PART = frozenset({"of", "begin", "beginning", "start", "end", "middle", "the"})
"""Words of "since the beginning of December" that may stay outside the expression."""

_YEAR = re.compile(r"\d{4}")
_DASHES = frozenset("-–—")
_TO = frozenset({"to", "until", "till", "through", "-", "–"})


@dataclass(slots=True)
class Anchor:
    """A time expression of a sentence, with the days it denotes.

    Attributes:
        first: Its first token's index.
        last: Its last token's index.
        opening: The index of the preposition that belongs to it, else its first token's.
        signal: The preposition before it that makes it an interval ("since"), or "".
        head: The index of the noun that it modifies ("Monday's attack"), or None.
        setting: Whether it opens the sentence, and so applies to all of it.
        claimed: The reporting verb that it belongs to, or None.
        past: Whether it is wholly before the day before publication.
        until: The expression that ends the interval that this one begins ("from … to …").
    """

    timex: Timex
    first: int
    last: int
    opening: int = 0
    signal: str = ""
    head: int | None = None
    setting: bool = False
    claimed: Trigger | None = None
    until: Timex | None = None
    past: bool = False


def find_anchors(
    tokens: Tokens,
    triggers: Sequence[Trigger],
    timexes: Sequence[Timex],
    published: date | None = None,
) -> list[Anchor]:
    """Find how each time expression relates to its sentence.

    An expression in a comparison ("the first loss since 1992", "from 4 million a year earlier")
    dates nothing and is left out.
    """
    found: list[Anchor] = []
    nouns = [trigger.at for trigger in triggers if trigger.noun]
    for timex in timexes:
        first = bisect_left(tokens.starts, timex.start)
        last = bisect_left(tokens.starts, timex.end) - 1
        if first > last or first >= len(tokens.starts):
            continue
        if found and _closes(tokens, found[-1], first):
            found[-1].until, found[-1].last = timex, last
            continue
        anchor = Anchor(timex, first, last)
        anchor.opening = _opening(tokens, first)
        anchor.signal = _SIGNALS.get(tokens.words[anchor.opening], "")
        compared = is_compared(tokens, anchor.opening, since=anchor.signal == "since")
        if compared or _belongs_to_name(tokens, anchor):
            continue
        if published is not None and timex.last is not None:
            anchor.past = (published - timex.last).days > 1
        anchor.head = _head(tokens, anchor, nouns)
        anchor.setting = _is_setting(tokens, anchor)
        found.append(anchor)
    return found


def _belongs_to_name(tokens: Tokens, anchor: Anchor) -> bool:
    """Check whether a year is part of a name or a lifespan: "Ann Reed (1911-1986)", "Euro 2012"."""
    if not _YEAR.fullmatch(anchor.timex.text) or anchor.signal:
        return False
    before = anchor.first - 1
    ranged = not tokens.words[anchor.first].isdecimal()
    if before > 0 and tokens.words[before] in _DASHES:
        before, ranged = before - 2, True
    elif anchor.last + 1 < len(tokens.words) and tokens.words[anchor.last + 1] in _DASHES:
        ranged = True
    if before > 0 and ranged and tokens.words[before] == "(":
        before -= 1
    return before > 0 and tokens.written[before][0].isupper() and tokens.written[before].isalpha()


def _opening(tokens: Tokens, first: int) -> int:
    """Find the preposition that makes an expression an interval, else its own first token."""
    if tokens.words[first] in _SIGNALS:
        return first
    before = first - 1
    while before >= 0 and (
        tokens.kinds[before] & (DETERMINER | ADVERB) or tokens.words[before] in _PART
    ):
        before -= 1
    return before if before >= 0 and tokens.words[before] in _SIGNALS else first


def _closes(tokens: Tokens, opened: Anchor, first: int) -> bool:
    """Check whether the expression at ``first`` ends the interval that the previous one opened."""
    between = tokens.words[opened.last + 1 : first]
    if opened.signal == "between":
        return between == ("and",)
    return opened.signal == "from" and len(between) == 1 and between[0] in _TO


def _head(tokens: Tokens, anchor: Anchor, nouns: Sequence[int]) -> int | None:
    """Find the noun that a time expression modifies, as in "the 2018 deal"."""
    after = anchor.last + 1
    if after >= len(tokens.words):
        return None
    possessive = tokens.words[after] == "'s" or tokens.words[anchor.last].endswith("'s")
    if not possessive:
        before = anchor.first - 1
        led = before >= 0 and tokens.kinds[before] & DETERMINER
        if not led or not tokens.kinds[after] & WORD or tokens.kinds[after] & FUNCTION:
            return None
    end = after + 1
    while end < len(tokens.words) and tokens.kinds[end] & WORD and not tokens.kinds[end] & FUNCTION:
        end += 1
    inside = [at for at in nouns if after <= at < end]
    return inside[-1] if inside else end - 1


def _is_setting(tokens: Tokens, anchor: Anchor) -> bool:
    if anchor.first <= 2 and anchor.head is None:
        return True
    return anchor.head is not None and anchor.first <= 3 and bool(tokens.kinds[0] & SETTING)
