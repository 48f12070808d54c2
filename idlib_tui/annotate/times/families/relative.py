"""Relative dates: "yesterday", "two weeks ago", "a day earlier", "that month"."""

from __future__ import annotations

from dataclasses import replace

from idlib_tui.annotate.times.families.parts import UNITS, direction
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.points import Unit
from idlib_tui.annotate.times.values import From, Length, Named, Shift, Vague

_MODALS = frozenset({"will", "would", "must", "should", "ll"})

_IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
"""Units of several years, in which a shift still gives a year: "a decade ago" is 2010."""


@rule("DEICTIC")
def deictic(parts: Parts) -> Outcome:
    """As in "today", "yesterday"; "the computers of today" denotes no single day."""
    count = int(parts.value("DEICTIC"))
    if count == 0 and _is_generic(parts):
        return parts.found(Vague("PRESENT_REF"))
    return parts.found(Shift(count, From.SPEECH, Unit.DAY))


def _is_generic(parts: Parts) -> bool:
    """Whether "today" is the present time: "youth of today", "today's world", "what is today"."""
    words = parts.tokens.words
    two, one = (words[at].lower() if at >= 0 else "" for at in (parts.first - 2, parts.first - 1))
    following = parts.next_word
    if following in ("'", "’"):
        owned = words[parts.end + 2].lower() if words[parts.end + 1] else ""
        return owned in word_list("generic")
    if one == "of":
        open_end = two not in word_list("of that day") and not following[:1].isalpha()
        return open_end or two in word_list("generic")
    return two == "what" and one in ("is", "are")


@rule("LOOSE")
def loosely(parts: Parts) -> Outcome:
    """As in "former", "recent": a time in a narrative; in news, part of a title or description."""
    vague = parts.found(Vague(parts.value("LOOSE")), sure=False)
    return () if parts.next_word in ("-", "–") else vague


@rule("the day side:(before yesterday|after tomorrow)")
def two_days_away(parts: Parts) -> Outcome:
    """As in "the day before yesterday"."""
    return parts.found(Shift(-2 if "before" in parts.words("side") else 2, From.SPEECH, Unit.DAY))


@rule("NOW", "right NOW", "more NOW", "at? (the present|present) time", "these days", "at present")
def vague(parts: Parts) -> Outcome:
    """As in "now", "recently"; "will now" introduces what follows, and is not a time."""
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    if parts.words("NOW") == ["now"] and (before in _MODALS or parts.next_word in ("-", "–")):
        return ()
    return parts.found(Vague(parts.value("NOW") if "NOW" in parts else "PRESENT_REF"))


@rule("the same span:(period|quarter|month|week|day|time) (of|in)? the? LAST year")
def same_period(parts: Parts) -> Outcome:
    """As in "the same period last year", "the same quarter of the previous year"."""
    same = UNITS.get(parts.lexicon.values.get(("UNIT", parts.words("span")[0]), ""), Unit.YEAR)
    return parts.found(Shift(-1, From.LAST, Unit.YEAR, -1, same=same))


@rule(
    "the same span:(period|quarter|month) (a|one|the) year (EARLIER|BEFORE|AGO)",
    "(a|the)? year DASH (EARLIER|AGO) span:(quarter|period|month)",
)
def same_period_a_year_earlier(parts: Parts) -> Outcome:
    """As in "the same quarter a year earlier", "the year-earlier period"."""
    same = UNITS.get(parts.lexicon.values.get(("UNIT", parts.words("span")[0]), ""), Unit.YEAR)
    return parts.found(Shift(-1, From.LAST, Unit.YEAR, -1, same=same))


@rule("unit:(year|month|quarter) (DASH | APOS s) end")
def end_of_unit(parts: Parts) -> Outcome:
    """As in "by year-end", "at year's end"."""
    unit = UNITS[parts.lexicon.values["UNIT", parts.words("unit")[0]]]
    return parts.found(Shift(0, From.LAST, unit), mod="END")


@rule("COUNT (UNIT|UNITS) AGO same:(today|this (week|month))")
def years_ago_today(parts: Parts) -> Outcome:
    """As in "a year ago today", "a century ago this month"."""
    letter = parts.value("UNIT" if "UNIT" in parts else "UNITS")
    count, same = parts.count(), parts.words("same")
    if count is None or letter not in ("Y", *_IN_YEARS):
        return ()
    count *= _IN_YEARS.get(letter, 1)
    if count != int(count):
        return ()
    unit = Unit.DAY if same == ["today"] else UNITS[parts.lexicon.values["UNIT", same[-1]]]
    return parts.found(Shift(-int(count), From.SPEECH, Unit.YEAR, -1, same=unit))


@rule("this time (LAST|NEXT) year")
def this_time_of_year(parts: Parts) -> Outcome:
    """As in "this time last year": the same month."""
    count = -1 if "LAST" in parts else 1
    return parts.found(Shift(count, From.SPEECH, Unit.YEAR, count, same=Unit.MONTH))


@rule("(long|ages) AGO", "not long AGO")
def long_ago(parts: Parts) -> Outcome:
    """As in "long ago"; "as long ago as 1997" is only that year."""
    if parts.next_word == "as":
        return ()
    return parts.found(Vague("PAST_REF"))


@rule(
    "the (near|foreseeable)? future",
    "in due course",
    "term:(the (near|short|medium|long|longer|shorter) term)",
)
def the_future(parts: Parts) -> Outcome:
    """As in "the near future", "the short term" behind a preposition."""
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    if "term" in parts and before not in ("in", "over", "for"):
        return ()
    return parts.found(Vague("FUTURE_REF"))


@rule(
    "EXACTLY? COUNT (UNIT|UNITS) AGO",
    "EXACTLY? COUNT (UNIT|UNITS) from now",
    "in COUNT (UNIT|UNITS) APOS s? time",
    "UNITS AGO",
    "(a|the)? UNIT DASH AGO",
)
def units_ago(parts: Parts) -> Outcome:
    """As in "two weeks ago", "a decade ago", "three days from now"."""
    return _shift(parts, -1 if "AGO" in parts else 1, From.SPEECH)


@rule("(a|CARDINAL|NUM) (UNIT|UNITS) and a half (AGO|EARLIER)")
def and_a_half_ago(parts: Parts) -> Outcome:
    """As in "a year and a half ago"."""
    name = "UNIT" if "UNIT" in parts else "UNITS"
    written = next((number for number in ("CARDINAL", "NUM") if number in parts), None)
    whole = parts.number(written) if written else 1
    start = From.SPEECH if "AGO" in parts else From.LAST
    sign = int(parts.value("AGO" if "AGO" in parts else "EARLIER"))
    letter = parts.value(name)
    unit = UNITS.get(letter)
    if unit is None:
        return ()
    size, unit = {"Y": (12, Unit.MONTH), "DE": (10, Unit.YEAR), "CE": (100, Unit.YEAR)}.get(
        letter, (1, unit)
    )
    return parts.found(Shift(sign * (whole * size + size // 2), start, unit, sign))


@rule(
    "EXACTLY? COUNT (UNIT|UNITS) EARLIER",
    "EXACTLY? COUNT (UNIT|UNITS) BEFORE",
    "UNITS EARLIER",
    "(a|the)? UNIT DASH EARLIER",
)
def units_earlier_or_later(parts: Parts) -> Outcome:
    """As in "a day earlier", "six months later": from the date last mentioned."""
    if "BEFORE" in parts and _begins_event(parts.next_word):
        return _since_event(parts)
    return _shift(parts, int(parts.value("EARLIER" if "EARLIER" in parts else "BEFORE")), From.LAST)


def _begins_event(word: str) -> bool:
    return (
        word[:1].isupper()
        or word.isdecimal()
        or word.endswith("ing")
        or word in word_list("event openers")
    )


def _since_event(parts: Parts) -> Outcome:
    """As in "two days before the launch": the distance alone, since the event may have no date."""
    length = Length(parts.count(), parts.value("UNIT" if "UNIT" in parts else "UNITS"))
    found = parts.found(length)
    return replace(found, last=found.last - 1)


def _shift(parts: Parts, sign: int, start: From) -> Outcome:
    name = "UNIT" if "UNIT" in parts else "UNITS"
    letter = parts.value(name)
    count = parts.count() if "COUNT" in parts else None
    if name == "UNIT" and "COUNT" not in parts:
        count = 1
    if letter == "2W":
        letter, count = "W", count and count * 2
    if letter in _IN_YEARS and count is not None:
        letter, count = "Y", count * _IN_YEARS[letter]
    if letter == "Y" and count is not None and count % 1:
        letter, count = "M", count * 12
    unit = UNITS.get(letter)
    if unit is None:
        if start is From.LAST:
            return ()  # "five minutes later"
        return parts.found(Vague("PAST_REF" if sign < 0 else "FUTURE_REF"))
    whole = None if count is None else sign * int(count)
    return parts.found(Shift(whole, start, unit, sign))


@rule(
    "this? which:(LAST|NEXT|THIS) UNIT",
    "the which:(NEXT|FOLLOWING|same) UNIT",
    "which:(the same) very? UNIT",
    "which:(that) (same|very)? UNIT",
    "the which:(previous|preceding|prior) UNIT",
)
def unit_beside(parts: Parts) -> Outcome:
    """As in "last week", "this year", "the following day", "that month"."""
    unit = UNITS.get(parts.value("UNIT"))
    if unit is None:
        return ()
    words = [word.lower() for word in parts.tokens.words[parts.first : parts.end]]
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    long = unit is not Unit.DAY
    if long and words[:2] == ["the", "next"] and before in word_list("lasting"):
        # "Over the next year" is a duration, "the next year" a date.
        return parts.found(Length(1, parts.value("UNIT"), 1))
    return parts.found(Shift(*direction(parts, words), unit))


@rule("the unit:(day|week|month|quarter|year)")
def this_unit(parts: Parts) -> Outcome:
    """As in "the year" after a preposition, if nothing specifies it: "rose for the year"."""
    word = parts.words("unit")[0]
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    places = ("for", "on") if word == "day" else ("for", "over", "during", "throughout", "through")
    ends = parts.next_word in ("", ".", ",", ";", ")", "and", "but", "as", "while")
    if before not in places or not ends:
        return ()
    return parts.found(Shift(0, From.LAST, UNITS[parts.lexicon.values["UNIT", word]]))


@rule("the (very)? UNIT BEFORE", "the UNIT FOLLOWING")
def the_day_before(parts: Parts) -> Outcome:
    """As in "the day before", "the year after"; "the day before the vote" stays open."""
    unit = UNITS.get(parts.value("UNIT"))
    if unit is None:
        return ()
    if "BEFORE" in parts and _begins_event(parts.next_word):
        return parts.found(Named(unit))
    count = int(parts.value("BEFORE")) if "BEFORE" in parts else 1
    return parts.found(Shift(count, From.LAST, unit))


@rule(
    "edge:(earlier|later|early|late) (in)? which:(LAST|NEXT|THIS|that) UNIT",
    "edge:(earlier|later|early|late) in which:(the) UNIT",
    "edge:(earlier|later|early|late) the? which:(same) UNIT",
    "the? edge:(EDGE) (of|in) which:(THIS|NEXT|LAST|that|the) same? UNIT",
    "the edge:((early|earlier|latter|later|last|final) part) of which:(THIS|LAST|that|the) UNIT",
    "the edge:(rest|remainder) of which:(THIS|NEXT|LAST|that|the) same? UNIT",
)
def edge_of_unit(parts: Parts) -> Outcome:
    """As in "earlier this week", "later that year", "the end of the month"."""
    unit = UNITS.get(parts.value("UNIT"))
    if unit is None:
        return ()
    word = parts.words("edge")[0]
    values = parts.lexicon.values
    mod = values.get(("EDGE", word)) or ("START" if word in ("earlier", "first") else "END")
    which = parts.words("which")
    count, start = (0, From.LAST) if which == ["the"] else direction(parts, which)
    return parts.found(Shift(count, start, unit), mod=mod)
