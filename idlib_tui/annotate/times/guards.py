"""What looks like a time and is none: modal "may", a march, 1945 tanks, Ms April Jones."""

from __future__ import annotations

from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Clock, Found, Named

_TEMPORAL = frozenset(
    "in since by until till during from to through before after between of on last next this early late "
    "mid and or throughout around about end beginning every each that for".split()
)
"""Words after which a bare month or year is a time."""

_DETERMINERS = frozenset("the a an its their his her our my your s this that".split())

_AMBIGUOUS_MONTHS = frozenset({"march", "may", "august", "april", "june"})
"""Months that are also other words or forenames."""

_PLACES = frozenset(
    "street road avenue square lane boulevard hall bridge island fair revolution".split()
)
"""After a capitalised month, season or year they make it part of a name: "May Street"."""

_AMBIGUOUS_SEASONS = frozenset({"spring", "fall"})


def tells_time(item: Found, tokens: Tokens) -> bool:
    """Whether an expression is a time where it stands."""
    before = tokens.words[item.first - 1] if item.first else ""
    after = tokens.words[item.last + 1]
    if isinstance(item.meaning, Clock):
        return item.meaning.value[1].isdigit() or item.first < item.last
    if item.sure or item.mod:
        return True
    match item.meaning:
        case Named(unit=Unit.MONTH):
            return _month(tokens.words[item.first], before, after)
        case Named(unit=Unit.SEASON):
            return _season(tokens.words[item.last], item.first < item.last, before, after)
        case Point(unit=Unit.YEAR):
            return _year(item, tokens, before, after)
        case _:
            return True


def _month(word: str, before: str, after: str) -> bool:
    low = word.lower()
    if after[:1].isupper() and after.lower() in _PLACES:
        return False
    if before.lower() in _TEMPORAL:
        return True
    if len(word) < 5 and low not in ("june", "july"):
        return False
    if before[:1].isupper() or after[:1].isupper():
        return False
    if low not in _AMBIGUOUS_MONTHS:
        return True
    return not after[:1].isalpha() and before.lower() not in _DETERMINERS


def _season(word: str, article: bool, before: str, after: str) -> bool:
    low = word.lower()
    if after == "-" or (word[0].isupper() and (before[:1].isupper() or after[:1].isupper())):
        return False
    if low not in _AMBIGUOUS_SEASONS:
        return True
    if low == "fall":
        return (article or before.lower() in ("in", "this", "that")) and (
            after in (",", ".", ";", "") or after in ("and", "or")
        )
    return article or before.lower() in _TEMPORAL | {"a", "same"}


def _year(item: Found, tokens: Tokens, before: str, after: str) -> bool:
    year = int(tokens.words[item.first])
    low = before.lower()
    if before in ("$", "#", "£", "€", ".", "/", "-", "–", "+") or after in ("%", "$", "/"):
        return False
    beyond = tokens.words[item.last + 2] if after else ""
    if beyond[:1].isdigit() and after in (".", ":", "-", "–"):
        return False
    counted = after.islower() and after.endswith("s") and after not in ("was", "is", "as", "has")
    if low in _TEMPORAL:
        return not counted or low in ("in", "of", "since")
    if not 1800 <= year < 2100:
        return before in ("(", "") and after in (")", "")
    if low in _DETERMINERS or before in ("(", ",", "", "’", "'"):
        return True
    return not before[:1].isupper() and not after.islower()
