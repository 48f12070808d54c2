"""Joining neighbouring expressions: "early" + "June", "3:30 p.m." + "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.families.parts import UNITS
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Away, Clock, Found, Length, Named, Part, Shift

_PREFIX = 5
"""The maximum length in tokens of a prefix such as "the very end of the"."""


_EDGES = {"earlier": "START", "later": "END", "rest": "END", "remainder": "END"}

_JOINING = frozenset({"of", "in", "the"})
_LEADING = frozenset(
    {"of", "the", "last", "next", "this", "beginning", "starting", "ending", "commencing"}
)
"""Words right before a date that exclude a part of it or its eve."""

_NEAR = 3
"""The maximum distance in tokens from the end of "two days" to the date that it is relative to."""

_PART = 8
"""The maximum length in tokens of "the first twenty-one days of the" and the like."""

_DAYS = {"D": 1, "W": 7}
_LONGER = {"M": Unit.MONTH, "Y": Unit.YEAR}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    compile_pattern = grammar().pattern
    return (
        compile_pattern("EDGEOF$"),
        compile_pattern("CLOCKTODAY"),
        compile_pattern("DAYTOCLOCK"),
        compile_pattern("EVEOF$"),
        compile_pattern("PARTOF$"),
    )


def compose(found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """Join neighbours, in order; the parts are replaced by the whole."""
    joined: list[Found] = []
    for plain in found:
        item = _with_eve(_with_edge(plain, tokens, joined[-1].last + 1 if joined else 0), tokens)
        item = _as_part(item, tokens)
        while joined and joined[-1].last >= item.first:
            joined.pop()
        merged = None
        if joined:
            merged = _counted(joined[-1], item, tokens) or _merged(joined[-1], item, tokens)
        if merged is None:
            joined.append(item)
        else:
            joined[-1] = merged
    return joined


def _with_edge(item: Found, tokens: Tokens, earliest: int) -> Found:
    """Include "early", "late", "mid-", "the end of" before a date."""
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
        values.get(("EDGE", word)) or _EDGES[word]
        for word in words
        if ("EDGE", word) in values or word in _EDGES
    )
    return replace(item, first=first, mod=mod)


def _with_eve(item: Found, tokens: Tokens) -> Found:
    """Include "the eve of" before a day, the day before it, and "the week of", its week."""
    if item.clock or not isinstance(item.meaning, Point | Named | Shift):
        return item
    if item.meaning.unit is not Unit.DAY or tokens.words[item.first - 1] not in _LEADING:
        return item
    match = _patterns()[3].search(tokens.codes, max(0, item.first - _PREFIX), item.first)
    if match is None:
        return item
    words = [word.lower() for word in tokens.words[match.start() : item.first]]
    of_week = Unit.WEEKEND if "weekend" in words else Unit.WEEK
    away = Away(-1, Unit.DAY, item.meaning) if "eve" in words else Away(0, of_week, item.meaning)
    return replace(item, first=match.start(), meaning=away, mod=None, sure=True)


def _as_part(item: Found, tokens: Tokens) -> Found:
    """Include "the last week of", "the first Monday in" before a longer period."""
    base = item.meaning
    if item.mod or item.clock or not isinstance(base, Point | Named | Shift):
        return item
    if base.unit < Unit.MONTH or tokens.words[item.first - 1] not in _JOINING:
        return item
    window = tokens.codes[max(0, item.first - _PART) : item.first]
    match = _patterns()[4].search(window)
    if match is None:
        return item
    first = item.first - len(match.group())
    words = [word.lower() for word in tokens.words[first : item.first]]
    part = _part(words, base)
    if isinstance(part, Part):
        return replace(item, first=first, meaning=part, sure=True)
    return replace(item, first=first, mod=part, sure=True) if part else item


def _part(words: list[str], base: Point | Named | Shift) -> Part | str | None:
    """Return the meaning of "the first two weeks of"; "START" or "END" for a vague part."""
    values = grammar().lexicon.values
    side = next((word for word in words if word != "the"), "")
    nth = -1 if side in word_list("last ones") else int(values.get(("ORDINAL", side), "1"))
    unit_word = next(word for word in reversed(words) if word not in ("the", "of", "in"))
    mod = "END" if nth == -1 or side in ("latter", "later", "late") else "START"
    if unit_word == "half":
        latter = nth in {-1, 2} or side in {"latter", "later"}
        return Part(2 if latter else 1, Unit.HALF, base)
    weekday = values.get(("WEEKDAY", unit_word))
    if weekday is not None:
        return Part(nth, Unit.DAY, base, weekday=int(weekday))
    if ("UNITS", unit_word) in values:
        counts = [values.get(("CARDINAL", word)) or word for word in words]
        count = next((int(word) for word in counts if word.isdecimal() and len(word) < 4), None)
        unit = UNITS.get(values["UNITS", unit_word])
        return Part(nth, unit, base, count=count) if count and unit else mod
    unit = UNITS.get(values.get(("UNIT", unit_word), ""))
    if unit is None:
        return mod if unit_word in ("part", "stages") else None
    return Part(nth, unit, base) if unit < base.unit else None


def _counted(before: Found, item: Found, tokens: Tokens) -> Found | None:
    """Join a distance and the date it is relative to: "two days after" + "3 March"."""
    base = item.meaning
    if item.first - before.last > _NEAR or item.mod or item.clock:
        return None
    if not isinstance(base, Point | Named | Shift):
        return None
    sign = _side(before, item, tokens)
    match before.meaning:
        case Length(count=float() | int() as count, unit=letter, side=0) if count == int(count):
            days = _DAYS.get(letter)
            unit = Unit.DAY if days else _LONGER.get(letter)
            steps = int(count) * (days or 1)
        case Named(unit=Unit.DAY, number=None, day=None, weekday=None, holiday=None):
            unit, steps = Unit.DAY, 1
        case _:
            return None
    placeable = unit is not None and (base.unit is Unit.DAY or base.unit is unit)
    if unit is None or not sign or not placeable or _lasts(before, tokens):
        return None
    away = Away(sign * steps, unit, base)
    return replace(item, first=before.first, meaning=away, mod=before.mod, sure=True)


def _side(before: Found, item: Found, tokens: Tokens) -> int:
    """Return -1 if "before" is between the two, 1 for "after", 0 for neither."""
    between = [word.lower() for word in tokens.words[before.last : item.first]]
    while between and between[-1] in ("the", "last"):
        between.pop()
    values = grammar().lexicon.values
    if 1 <= len(between) <= 2 and between[-1] != "":
        return int(values.get(("BEFORE", between[-1]), "0"))
    return 0


def _lasts(item: Found, tokens: Tokens) -> bool:
    """Check whether it is a duration: "for two days after Christmas"."""
    before = tokens.words[item.first - 1].lower() if item.first else ""
    if before in ("the", "up") and item.first > 1:
        before = tokens.words[item.first - 2].lower()
    return before in word_list("lasting")


def _merged(before: Found, item: Found, tokens: Tokens) -> Found | None:
    """Join a time of day and its day, in either order."""
    glue = tokens.codes[before.last + 1 : item.first]
    if len(glue) > 4:
        return None
    _, to_day, to_clock, *_ = _patterns()
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
        and isinstance(item.meaning, Point | Named | Shift | Away)
        and item.meaning.unit is Unit.DAY
    )
