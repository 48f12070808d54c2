"""Time look-alikes: modal "may", a march, 1945 tanks, Ms April Jones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.month_names import (
    is_month,
    is_organisation,
    names_among,
    word_before,
)
from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Clock, Found, Named, Vague

_PART_OF_A_NUMBER = frozenset("$#£€./-–+")
_AFTER_A_NUMBER = frozenset("%$/")


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Facts about the words of the whole text.

    Attributes:
        names: The months that are names in it, as from ``names_among``.
        written_in: The year of writing, if known: close to it, even "Euro 2012" gives the year.
        centuries: The centuries of dates with month and year: in these "1187" is a year too.
    """

    names: frozenset[str]
    written_in: int | None
    centuries: frozenset[int]


def facts_of(found: Sequence[Found], tokens: Tokens, published: date | None) -> TextFacts:
    """Collect them from all expressions of a text."""
    centuries = {
        item.meaning.year // 100
        for item in found
        if isinstance(item.meaning, Point)
        and (item.sure or item.mod)
        and item.meaning.unit <= Unit.YEAR
    }
    written_in = published.year if published else None
    return TextFacts(names_among(found, tokens), written_in, frozenset(centuries))


def is_time(item: Found, tokens: Tokens, facts: TextFacts) -> bool:
    """Check whether an expression is a time in its context."""
    if is_organisation(item, tokens) or _age(item, tokens):
        return False
    if item.mod is not None or (item.sure and not isinstance(item.meaning, Clock)):
        return True
    before = word_before(item, tokens)
    after = tokens.words[item.last + 1]
    several = item.first < item.last
    match item.meaning:
        case Clock(value):
            valid = several or not value.isalpha()
        case Named(unit=Unit.MONTH):
            valid = is_month(item, tokens, facts.names)
        case Named(unit=Unit.SEASON):
            valid = _season(tokens.words[item.last], several, before, after)
        case Point(unit=Unit.YEAR):
            year = int(tokens.words[item.first])
            if _is_far_ahead(year, before, facts):
                return False
            near = facts.written_in is not None and abs(year - facts.written_in) <= 1
            usual = 1800 <= year < 2100 or year // 100 in facts.centuries
            valid = (near and _event(before, after)) or _year(
                usual, before, after, _joined_behind(item, tokens)
            )
        case Named(unit=Unit.DAY):
            valid = before.lower() in ("on", "until", "till", "since", "by", "from")
        case Vague():
            valid = True
        case _:
            valid = False
    return valid


def _is_far_ahead(year: int, before: str, facts: TextFacts) -> bool:
    """Whether a year to come has no preposition of time: "asked 2028 Scottish adults"."""
    ahead = facts.written_in is not None and year > facts.written_in + 1
    led = before.lower() in word_list("temporal") | word_list("determiners")
    return ahead and before[:1].isalpha() and not led


def _age(item: Found, tokens: Tokens) -> bool:
    """Whether a decade of two digits is an age: "in her early 20s"."""
    return (
        isinstance(item.meaning, Point)
        and item.meaning.unit is Unit.DECADE
        and len(tokens.words[item.last]) == len("20s")
        and word_before(item, tokens).lower() in word_list("possessives")
    )


def _season(word: str, article: bool, before: str, after: str) -> bool:
    named = before[:1].isupper() or after[:1].isupper()
    if after == "-" or (word[0].isupper() and named):
        return False
    if word.lower() not in word_list("ambiguous seasons"):
        return True
    low = before.lower()
    if word.lower() == "fall":
        # The fall of a city, or from a ladder, is not a season.
        return low in word_list("surely temporal") and after in (",", ".", ";", "", "and", "or")
    return article or low in word_list("temporal") | {"a"}


def _year(usual: bool, before: str, after: str, beyond: str) -> bool:
    if _part_of_a_number(before, after, beyond):
        return False
    low = before.lower()
    possessive = after in ("'", "’") and beyond == "s"
    counted = after in word_list("counted") or (
        after.endswith("s") and after.islower() and after not in word_list("verbs in -s")
    )
    if low in word_list("temporal"):
        return not counted or low in ("in", "of", "since")
    if not usual or low in word_list("numbered"):
        return before in ("(", "") and after in (")", "")
    if possessive or before == "(" or low in word_list("determiners"):
        return True
    if before in (",", "", "’", "'"):
        return not counted
    return not before[:1].isupper() and not after.islower()


def _event(before: str, after: str) -> bool:
    """Whether a year follows the name of an annual event."""
    return before[:1].isupper() and before.isalpha() and after in ".,;:)"


def _joined_behind(item: Found, tokens: Tokens) -> str:
    """Return the second token after it, if directly attached to the first: the 5 of "2012.5"."""
    at = item.last + 1
    joined = tokens.words[at] and tokens.ends[at] == tokens.starts[at + 1]
    return tokens.words[at + 1] if joined else ""


def _part_of_a_number(before: str, after: str, beyond: str) -> bool:
    return (
        before in _PART_OF_A_NUMBER
        or after in _AFTER_A_NUMBER
        or (beyond[:1].isdecimal() and after in (".", ":", "-", "–"))
    )
