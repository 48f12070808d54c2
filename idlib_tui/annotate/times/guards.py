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

_ALSO_WORDS = frozenset({"march", "may", "august", "april", "june"})
"""Months that are also other words or forenames."""


def tells_time(item: Found, tokens: Tokens) -> bool:
    """Whether an expression is a time where it stands."""
    before = tokens.words[item.first - 1] if item.first else ""
    after = tokens.words[item.last + 1]
    match item.meaning:
        case Named(unit=Unit.MONTH, within=None, turn=None):
            return _month(item, tokens, before, after)
        case Named(unit=Unit.SEASON, within=None, turn=None):
            return _season(item, tokens, before, after)
        case Point(unit=Unit.YEAR) if item.first == item.last:
            return _year(before, after, tokens, item)
        case Clock():
            return _clock(item, before, after)
        case _:
            return True


def _month(item: Found, tokens: Tokens, before: str, after: str) -> bool:
    if item.mod:
        return True
    if before.lower() in _TEMPORAL:
        return True
    word = tokens.words[item.first]
    if len(word) < 5 and word.lower() not in ("june", "july"):
        return False
    if before[:1].isupper() or after[:1].isupper():
        return False
    return word.lower() not in _ALSO_WORDS or not after[:1].isalpha()


def _season(item: Found, tokens: Tokens, before: str, after: str) -> bool:
    word = tokens.words[item.last].lower()
    if item.mod or item.first < item.last and word not in ("fall", "spring"):
        return True
    if before.lower() in ("in", "by", "since", "until", "during", "that"):
        return not after[:1].isalpha() or word not in ("fall", "spring") or after in ("and", "of")
    return False


def _year(before: str, after: str, tokens: Tokens, item: Found) -> bool:
    year = int(tokens.words[item.first])
    low = before.lower()
    if before in ("$", "#", "£", "€", ".", "/", "-", "–") or after in ("%", "$"):
        return False
    if (
        after in (",", ".", ":")
        and tokens.words[item.last + 2 : item.last + 3] != [""]
        and (tokens.words[item.last + 2][:1].isdigit())
    ):
        return after == "," and 1800 <= year < 2100
    if low in _TEMPORAL:
        return not (after.islower() and after.endswith("s") and low not in ("in", "of", "since"))
    if not 1800 <= year < 2100:
        return before in ("(", "") and after in (")", "")
    if low in ("the", "a", "its", "their", "his", "her", "s", "our", "(", ",", ""):
        return True
    return not before[:1].isupper() and not after.islower()


def _clock(item: Found, before: str, after: str) -> bool:
    assert isinstance(item.meaning, Clock)
    return item.meaning.value[1].isdigit() or item.first < item.last
