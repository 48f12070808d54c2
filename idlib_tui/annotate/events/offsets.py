"""Happenings dated by another: "the appeal came a day after he pledged to go on"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.anchors import Anchor
from idlib_tui.annotate.events.lexicon import ADVERB
from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.model import Timex

_DAYS = re.compile(r"P(\d{1,2})([DW])$")
_SIGN = {"after": -1, "before": 1}
_CLAUSE = 0.9
"""The boundaries within which a trigger still belongs to what "after" opens: a comma at most."""
_WORDS_BETWEEN = 2


def date_by_offset(
    dated: DatedSentence, durations: Iterable[Timex], published: date | None
) -> None:
    """Date what follows "two days after" and "a week before" by the main verb of its sentence.

    Args:
        dated: A sentence whose triggers are dated as far as its expressions and the text before it
            can; those that an offset dates get an anchor on the day it leads to.
        durations: The lengths of time in the sentence.
        published: The day for a main verb without a time.
    """
    for timex in durations:
        length = _DAYS.match(timex.value)
        at = _opening(dated, timex) if length else None
        if length is None or at is None:
            continue
        inner = [d for d in dated.datings if _within(dated, at, d) and d.by != "clause"]
        main = [d for d in dated.datings if d.trigger.tense and d not in inner]
        day = _day_of(main, at, published)
        if day is None:
            continue
        steps = int(length[1]) * _SIGN[dated.tokens.words[at]]
        placed = _placed(timex, dated.tokens.ends[at], day, steps, weeks=length[2] == "W")
        anchor = Anchor(placed, bisect_left(dated.tokens.starts, timex.start), at)
        for dating in inner:
            dating.anchor, dating.by = anchor, "clause"


def _placed(timex: Timex, end: int, day: date, steps: int, *, weeks: bool) -> Timex:
    """Make the expression that a length of time before or after a day amounts to."""
    told = day + timedelta(days=steps * (7 if weeks else 1))
    if not weeks:
        value, first, last = told.isoformat(), told, told
    else:
        year, week, weekday = told.isocalendar()
        value = f"{year}-W{week:02d}"
        first = told - timedelta(days=weekday - 1)
        last = first + timedelta(days=6)
    return replace(timex, end=end, type=TimexType.DATE, value=value, first=first, last=last)


def _opening(dated: DatedSentence, timex: Timex) -> int | None:
    """Find "after" or "before" right behind a length of time."""
    tokens = dated.tokens
    at = bisect_left(tokens.starts, timex.end)
    for after in range(at, min(at + _WORDS_BETWEEN + 1, len(tokens.words))):
        if tokens.words[after] in _SIGN:
            return after
        if not tokens.kinds[after] & ADVERB:
            return None
    return None


def _within(dated: DatedSentence, at: int, dating: Dating) -> bool:
    """Tell whether a trigger belongs to the clause that the word at ``at`` opens."""
    trigger = dating.trigger.at
    return (
        trigger > at
        and dated.costs[trigger] - dated.costs[at] < _CLAUSE
        and not any(word == "," for word in dated.tokens.words[at:trigger])
    )


def _day_of(main: list[Dating], at: int, published: date | None) -> date | None:
    """Find the day of the verb that an offset is counted from: before it, else behind it."""
    before = [dating for dating in main if dating.trigger.at < at]
    governor = before[-1] if before else main[0] if main else None
    if governor is None or governor.anchor is None:
        return published
    timex = governor.anchor.timex
    return timex.first if timex.first == timex.last else None
