"""Joining what belongs together: "early" + "June", "3:30 p.m." + "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Clock, Found, Named, Shift

_PREFIX = 5
"""The most tokens that a prefix such as "the very end of the" has."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    compile_pattern = grammar().pattern
    return (
        compile_pattern("EDGEOF$"),
        compile_pattern("CLOCKTODAY"),
        compile_pattern("DAYTOCLOCK"),
    )


def compose(found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """Join neighbours, in order; what is joined is replaced by the whole."""
    joined: list[Found] = []
    for plain in found:
        item = _with_edge(plain, tokens, joined[-1].last + 1 if joined else 0)
        merged = _merged(joined[-1], item, tokens) if joined else None
        if merged is None:
            joined.append(item)
        else:
            joined[-1] = merged
    return joined


def _with_edge(item: Found, tokens: Tokens, earliest: int) -> Found:
    """Take in "early", "late", "mid-", "the end of" before a date."""
    if item.mod or not isinstance(item.meaning, Point | Named | Shift):
        return item
    window = tokens.codes[max(earliest, item.first - _PREFIX) : item.first]
    match = _patterns()[0].search(window)
    if match is None:
        return item
    first = item.first - len(match.group())
    values = grammar().lexicon.values
    words = (word.lower() for word in tokens.words[first : item.first])
    mod = next(
        values.get(("EDGE", word)) or {"earlier": "START", "later": "END"}[word]
        for word in words
        if ("EDGE", word) in values or word in ("earlier", "later")
    )
    return replace(item, first=first, mod=mod)


def _merged(before: Found, item: Found, tokens: Tokens) -> Found | None:
    """A time of day and its day, in either order, as one expression."""
    glue = tokens.codes[before.last + 1 : item.first]
    if len(glue) > 3:
        return None
    _, to_day, to_clock = _patterns()
    if (
        isinstance(before.meaning, Clock)
        and _is_day(item)
        and not item.mod
        and to_day.fullmatch(glue)
    ):
        return replace(item, first=before.first, clock=before.meaning.value, mod=before.mod)
    if isinstance(item.meaning, Clock) and _is_day(before) and to_clock.fullmatch(glue):
        return replace(before, last=item.last, clock=item.meaning.value)
    return None


def _is_day(item: Found) -> bool:
    return (
        not item.clock
        and isinstance(item.meaning, Point | Named | Shift)
        and item.meaning.unit is Unit.DAY
    )
