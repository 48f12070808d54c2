"""Events dated relative to another: "two days after the vote", "a week before she left"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.anchors import Anchor
from idlib_tui.annotate.events.lexicon import ADVERB
from idlib_tui.annotate.times.points import Unit, containing
from idlib_tui.day_arithmetic import days_later
from idlib_tui.model import AttachedBy, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.model import Timex

_LENGTH = re.compile(r"P(\d{1,2})([DW])$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_SIGN = {"after": -1, "before": 1}
_GOES_ON = re.compile(r"[ \n]\w")
_LASTING = re.compile(
    r"\b(?:for|over|during|within|in|throughout|lasted|lasting|spent)"
    r"\s+(?:(?:the|up\s+to|at\s+least|about|around|nearly|almost|more\s+than|only|first|last|next)\s+)*\Z",
    re.IGNORECASE,
)
"""Words that make the following length of time a duration."""
_WINDOW = 40
_CLAUSE = 0.9
"""The boundaries within which a trigger still belongs to the clause that "after" opens."""
_WORDS_BETWEEN = 2


def is_offset(timex: Timex, text: str) -> bool:
    """Check whether an expression is relative to what follows it.

    "Two days" may be ("two days after the vote"); "two days after" is if the sentence continues.
    "For two days after the vote" is a duration.
    """
    if _LASTING.search(text, max(0, timex.start - _WINDOW), timex.start):
        return False
    if timex.first is None:
        return timex.type == TimexType.DURATION and bool(_LENGTH.match(timex.value))
    return (
        timex.text.lower().endswith((" after", " before"))
        and timex.anchor is not None
        and bool(_DAY.match(timex.anchor) and _GOES_ON.match(text, timex.end))
    )


def date_by_offset(dated: DatedSentence, offsets: Iterable[Timex], published: date | None) -> None:
    """Date what follows "two days after" and "a week before" by the main verb of its sentence.

    Args:
        dated: A sentence whose triggers are dated as far as its expressions and the previous text
            allow; those that an offset dates get an anchor on the resulting day.
        offsets: Its expressions for which ``is_offset`` holds.
        published: The day for a main verb without a time.
    """
    for timex in offsets:
        at = _opening(dated, timex)
        if at is None:
            continue
        inner = [dating for dating in dated.datings if _within(dated, at, dating)]
        main = [d for d in dated.datings if d.trigger.tense and d not in inner]
        day = _day_of(main, at, published)
        if day is None:
            continue
        placed = _placed(timex, dated.tokens.ends[at], day, _SIGN[dated.tokens.words[at]])
        if placed is None:
            continue
        anchor = Anchor(placed, bisect_left(dated.tokens.starts, timex.start), at)
        for dating in inner:
            dating.anchor, dating.by = anchor, AttachedBy.CLAUSE


def _opening(dated: DatedSentence, timex: Timex) -> int | None:
    """Find "after" or "before" at the end of an expression or right after it."""
    tokens = dated.tokens
    at = bisect_left(tokens.starts, timex.end)
    if at and tokens.words[at - 1] in _SIGN:
        return at - 1
    for after in range(at, min(at + _WORDS_BETWEEN + 1, len(tokens.words))):
        if tokens.words[after] in _SIGN:
            return after
        if not tokens.kinds[after] & ADVERB:
            return None
    return None


def _within(dated: DatedSentence, at: int, dating: Dating) -> bool:
    """Whether a trigger belongs to the clause that the word at ``at`` opens, undated there."""
    trigger = dating.trigger.at
    if trigger <= at or dated.costs[trigger] - dated.costs[at] >= _CLAUSE:
        return False
    own = dating.anchor is not None and dating.by is AttachedBy.CLAUSE and dating.anchor.first > at
    return not own and "," not in dated.tokens.words[at:trigger]


def _day_of(main: Sequence[Dating], at: int, published: date | None) -> date | None:
    """Find the day of the verb that an offset is relative to: before it, else after it."""
    before = [dating for dating in main if dating.trigger.at < at]
    governor = before[-1] if before else main[0] if main else None
    if governor is None or governor.anchor is None:
        return published
    timex = governor.anchor.timex
    return timex.first if timex.first == timex.last else None


def _placed(timex: Timex, end: int, day: date, sign: int) -> Timex | None:
    """Make the expression for a length of time before or after a day.

    Returns:
        None if that is beyond the calendar.
    """
    length = _LENGTH.match(timex.value)
    if length is not None:
        steps, weeks = int(length[1]), length[2] == "W"
    elif timex.first is not None and timex.anchor is not None:
        steps, weeks = abs((timex.first - date.fromisoformat(timex.anchor)).days), False
    else:
        steps, weeks = 0, False
    placed = days_later(day, sign * steps * (7 if weeks else 1))
    if placed is None:
        return None
    value, first, last = placed.isoformat(), placed, placed
    if weeks:
        point = containing(placed, Unit.WEEK)
        interval = point.interval()
        if interval is None:
            return None
        value, (first, last) = point.value, interval
    return replace(timex, end=end, type=TimexType.DATE, value=value, first=first, last=last)
