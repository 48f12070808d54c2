"""Reading a quantity: a number with its range, percent sign, currency or hyphen."""

from __future__ import annotations

import math
from dataclasses import replace

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.nouns import is_plural
from idlib_tui.annotate.figures.numerals import HYPHENS, Quantity, exact, read_number, rounded
from idlib_tui.annotate.figures.tokens import Words

MILLIONS_REACH = 4
"""The distance in words after "1.5m" of the noun that distinguishes millions from metres."""

_RANGES = frozenset(("range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"))
_JOINTS = HYPHENS | {"to", "or", "and"}


def read_quantity(words: Words, index: int) -> Quantity | None:
    """Read the quantity that starts at a word.

    Returns:
        None if there is no number, or if it is one of two with a dash between them that form no
        range: a score or a vote.
    """
    currency = _currency_sign(words, index)
    number = read_number(words, index + bool(currency))
    if number is None:
        return None
    number = _with_letter(words, number, money=bool(currency))
    joined = _with_range(words, number, money=bool(currency))
    if joined is None:
        return None
    number = _with_unit(words, joined, currency)
    return number if number.first == index else replace(number, first=index)


def _currency_sign(words: Words, index: int) -> str:
    """Read "$" and the like before a number."""
    sign = lexicon.entries("measures", "currency sign").get(words.at(index))
    following = words.at(index + 1)
    if sign is None or not (following[:1].isdigit() or following in lexicon.numbers("cardinal")):
        return ""
    return sign[0]


def _with_letter(words: Words, number: Quantity, *, money: bool) -> Quantity:
    """Read the scale attached to the digits: "$3m", "40k", "1.5m people"."""
    letter = words.at(number.last)
    if not number.digits or not words.joined(number.last):
        return number
    if not (money or letter == "k" or _counts_millions(words, number.last)):
        return number
    scale = lexicon.numbers("letter").get(letter)
    if scale is None:
        return number
    return exact(number.first, number.last + 1, number.value * scale, scaled=True)


def _counts_millions(words: Words, at: int) -> bool:
    """Check whether the letter at a word is a scale: "1.5m people", not "10m waves", "2m tall"."""
    if words.at(at) not in ("m", "b") or words.at(at - 1) == "0":
        return False
    after = at + 1
    if words.at(after) in HYPHENS and words.joined(after):
        return words.at(after + 1) == "strong"
    ends = lexicon.words("words", "phrase end") | lexicon.words("measures", "measured in metres")
    for word in words.low[after : after + MILLIONS_REACH]:
        if word in lexicon.people() or word in lexicon.demonyms():
            return True
        if not word[0].isalpha() or word in ends:
            break
        if is_plural(word):
            return True
    # "Cases rose to 1.5m."
    stopped = words.at(after) in ("", ".", ",", ";", "from")
    form = lexicon.verbs().get(words.at(at - 2))
    if stopped and form is not None and form.base in lexicon.topics().object_of:
        return True  # "displaced 2.3m"
    return stopped and words.at(at - 2) in ("to", "at", "nearly", "almost", "some", "about", "than")


def _with_range(words: Words, number: Quantity, *, money: bool) -> Quantity | None:
    """Join "40 to 50", "between 40 and 50", "2-3 million", "two or three" into one quantity.

    Returns:
        None for a dash between numbers that form no range.
    """
    joint = words.at(number.last)
    if joint not in _JOINTS or number.low < number.high:
        return number
    if joint == "and" and words.at(number.first - 1 - money) != "between":
        return number
    at = number.last + 1
    if joint == "to" and _is_range_of_estimates(words, number.first):
        at = _over_bounds(words, at, 1)
    at += bool(_currency_sign(words, at))
    other = read_number(words, at)
    if other is None or other.unit or other.low < other.high:
        return number
    other = _with_letter(words, other, money=money)
    least = number.value
    if other.scaled and not number.scaled and least < 1000:
        least *= _scale_of(other)
    if least >= other.value or (joint == "or" and other.value > 3 * least):
        return None if joint in HYPHENS else number
    if joint == "to" and _is_change(words, number.first - money, words.at(other.last)):
        return number
    least = rounded(least)
    value = rounded((least + other.value) / 2)
    return Quantity(number.first, other.last, value, least, other.value, scaled=other.scaled)


def _is_range_of_estimates(words: Words, index: int) -> bool:
    """Check whether a number opens "range from more than 300" before "to as many as 500"."""
    at = _over_bounds(words, index - 1, -1)
    return words.at(at) == "from" and words.at(at - 1) in _RANGES


def _over_bounds(words: Words, index: int, step: int) -> int:
    """Pass over the words of bounds, such as "as many as", forwards or backwards."""
    bounds = lexicon.words("bounds", "small words")
    while words.at(index) in bounds:
        index += step
    return index


def _is_change(words: Words, first: int, after: str) -> bool:
    """Check whether "six to 45" is a change and the new level: "rose by six to 45", "up six to 45".

    "Rose by 5 to 10 %" is a range.
    """
    if after in lexicon.words("measures", "percent") or after in ("per", "percentage", "basis"):
        return False
    at = first - 1
    while words.at(at) in ("by", "a", "another", "further"):
        at -= 1
    before = words.at(at)
    form = lexicon.verbs().get(before)
    moving = lexicon.words("verbs", "rise") | lexicon.words("verbs", "drop")
    return before in ("up", "down") or (form is not None and form.base in moving)


def _scale_of(number: Quantity) -> float:
    """Return the power of a thousand in which a scaled number was written."""
    return 1000.0 ** math.floor(math.log10(number.value) / 3) if number.value >= 1000 else 1.0


def _with_unit(words: Words, number: Quantity, currency: str) -> Quantity:
    """Read "%", "per cent", "dollars" and the hyphen of a compound after the number."""
    at = number.last
    hyphen = _is_hyphenated(words, at)
    if currency:
        return replace(number, unit=currency, compound=hyphen)
    if number.unit:
        return number
    at += hyphen
    unit, last = _unit_at(words, at + (number.scaled and words.at(at) == "of"))
    if unit:
        return replace(number, unit=unit, last=last)
    return replace(number, compound=True) if hyphen else number


def _unit_at(words: Words, at: int) -> tuple[str, int]:
    """Read a percent word or a currency, and its end; ``("", at)`` for none."""
    low = words.at(at)
    if not low:
        return "", at
    percents = lexicon.words("measures", "percent")
    pair = f"{low} {words.at(at + 1)}"
    if pair in percents:
        return "%" if pair == "per cent" else "points", at + 2
    if low in percents:
        return "%", at + 1
    currencies = lexicon.entries("measures", "currency")
    if low in ("us", "u.s.", "canadian", "australian") and words.at(at + 1) in currencies:
        at += 1
    named = currencies.get(words.at(at))
    return (named[0], at + 1) if named is not None else ("", at)


def _is_hyphenated(words: Words, index: int) -> bool:
    """Check whether a hyphen attaches the number before ``index`` to the next word."""
    return (
        words.at(index) in HYPHENS
        and words.joined(index)
        and words.joined(index + 1)
        and words.at(index + 1)[:1].isalpha()
    )
