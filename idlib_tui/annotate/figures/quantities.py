"""Reading a number: digits, words, scales, vague plurals, fractions, ranges, percent and money."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.tokens import Words

_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d+)?")
_SPACES = re.compile(r"[,\u00a0\u2009\u202f]")
_HYPHENS = frozenset("-‐‑–—")
_JOINTS = _HYPHENS | {"to", "or", "and"}
_FRACTION_TAIL = frozenset(("of", "the", "its", "their", "his", "her", "our", "all", "a", "an"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read from words ``first`` up to (not including) ``last`` of a sentence."""

    first: int
    last: int
    value: float
    low: float
    high: float
    unit: str = ""
    """``%``, a currency, or "" for a count of what follows."""
    digits: bool = False
    """Written with digits only, so that it may be a year or part of a name."""
    compound: bool = False
    """Bound to the next word by a hyphen: "a 150-vehicle convoy"."""
    scaled: bool = False
    """Has a scale word of its own: "3.6 million"."""


def read_quantity(words: Words, index: int) -> Quantity | None:
    """Read the quantity that starts at a word, with its range partner, percent sign or currency.

    Returns:
        None where the word starts no number.
    """
    first = index
    currency = _currency_sign(words, index)
    if currency:
        index += 1
    number = _read_number(words, index)
    if number is None:
        return None
    if not number.scaled or number.digits:
        number = _letter_scale(words, number, money=bool(currency))
    number = _read_range(words, number, money=bool(currency))
    if number is None:
        return None
    number = _read_unit(words, number, currency)
    return number if number.first == first else replace(number, first=first)


def _currency_sign(words: Words, index: int) -> str:
    sign = lexicon.entries("measures", "currency sign").get(words.at(index))
    following = words.at(index + 1)
    if sign is None or not (following[:1].isdigit() or following in lexicon.numbers("cardinal")):
        return ""
    return sign[0]


def _read_number(words: Words, index: int) -> Quantity | None:
    """Read one number, without range and unit."""
    low = words.at(index)
    if not low:
        return None
    if low[0].isdigit():
        return _read_digits(words, index)
    if low in lexicon.numbers("cardinal"):
        return _read_cardinal(words, index)
    if low in ("a", "an", "half", "quarter"):
        return _read_article(words, index)
    if low in lexicon.entries("numbers", "plural"):
        return _read_plural(words, index)
    if low in lexicon.entries("numbers", "quantifier"):
        return _read_quantifier(words, index)
    return None


def _exact(
    first: int, last: int, value: float, *, digits: bool = False, scaled: bool = False
) -> Quantity:
    return Quantity(first, last, value, value, value, digits=digits, scaled=scaled)


def _read_digits(words: Words, index: int) -> Quantity | None:
    raw = words.raw[index]
    if _PLAIN.fullmatch(raw):
        value = float(raw)
    elif _GROUPED.fullmatch(raw):
        value = float(_SPACES.sub("", raw))
    else:
        return None
    scale, last = _read_scale(words, index + 1)
    number = _exact(index, last, value * scale, digits=scale == 1, scaled=scale > 1)
    return _read_parts(words, number) or number


def _read_scale(words: Words, index: int) -> tuple[float, int]:
    """Read "million", "hundred thousand", "-million"; ``(1, index)`` where none follows."""
    scales = lexicon.numbers("scale")
    product = 1.0
    while True:
        at = index
        if words.at(at) in _HYPHENS and words.joined(at) and words.joined(at + 1):
            at += 1
        scale = scales.get(words.at(at))
        if scale is None or product * scale > 1e18:
            return product, index
        product *= scale
        index = at + 1


def _letter_scale(words: Words, number: Quantity, *, money: bool) -> Quantity:
    """Read the scale written close to the digits: "$3m", "40k"."""
    if not number.digits or not words.joined(number.last):
        return number
    letter = words.at(number.last)
    scale = lexicon.numbers("letter").get(letter)
    if scale is None or (letter != "k" and not money):
        return number
    value = number.value * scale
    return _exact(number.first, number.last + 1, value, scaled=True)


def _read_cardinal(words: Words, index: int) -> Quantity | None:
    """Read a spelled-out number: "two hundred and fifty", "twenty-five thousand", "three.five million"."""
    cardinals, scales = lexicon.numbers("cardinal"), lexicon.numbers("scale")
    first, total, current, scaled = index, 0.0, 0.0, False
    while True:
        low = words.at(index)
        at = index
        if low in _HYPHENS and words.joined(index) and index > first:
            at += 1
        elif low == "and" and current >= 100 and 0 < cardinals.get(words.at(index + 1), 0) < 100:
            at += 1
        low = words.at(at)
        if low in cardinals:
            value = cardinals[low]
            room = current % 100
            if current and not (room == 0 or (20 <= room < 100 and room % 10 == 0 and value < 10)):
                break
            current += value
        elif low in scales and current:
            scale = scales[low]
            if scale <= 100:
                current *= scale
            else:
                total, current = total + current * scale, 0.0
            scaled = True
        elif low in (".", "point") and current and _decimal_follows(words, at):
            current += cardinals[words.at(at + 1)] / 10
            at += 1
        elif low == "and" and current and words.low[at + 1 : at + 3] == ["a", "half"]:
            current += 0.5
            at += 2
        else:
            break
        index = at + 1
        if total > 1e18:
            return None
    number = _exact(first, index, total + current, scaled=scaled)
    return _read_parts(words, number) or number


def _read_parts(words: Words, number: Quantity) -> Quantity | None:
    """Read "two-thirds of", "three quarters of" and "one in five" as percent."""
    at = number.last
    if words.at(at) in _HYPHENS:
        at += 1
    share = lexicon.numbers("part").get(words.at(at))
    if share is not None and words.at(at + 1) == "of" and number.value < 10:
        value = round(share * number.value * 100, 1)
        return Quantity(number.first, at + 1, value, value, value, unit="%")
    if words.at(at) == "in":
        whole = _read_number(words, at + 1)
        if whole is not None and _is_share(number.value, whole):
            value = round(100 * number.value / whole.value, 1)
            return Quantity(number.first, whole.last, value, value, value, unit="%")
    return None


def _is_share(part: float, whole: Quantity) -> bool:
    """Tell whether "nine in 10" is a share: of ten, five …, or "one in" any number."""
    if whole.unit or whole.low != whole.high or whole.value <= part:
        return False
    return part == 1 or whole.value in (3, 4, 5, 10, 20, 100, 1000)


def _decimal_follows(words: Words, index: int) -> bool:
    """Tell whether "three.five", read at the stop, goes on as a decimal."""
    digit = lexicon.numbers("cardinal").get(words.at(index + 1), 10)
    if digit >= 10:
        return False
    return words.at(index) == "point" or (words.joined(index) and words.joined(index + 1))


def _read_article(words: Words, index: int) -> Quantity | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a third of the", "about half the"."""
    scales, parts = lexicon.numbers("scale"), lexicon.numbers("part")
    first, value = index, 1.0
    if words.at(index) in ("a", "an"):
        index += 1
        if words.at(index) in ("few", "couple"):
            return _read_quantifier(words, index)
    low = words.at(index)
    if low in parts:
        value = parts[low]
        at = index + 1
        if words.at(at) == "of":
            at += 1
        if words.at(at) in ("a", "an"):
            at += 1
        if words.at(at) not in scales:
            return _read_part(words, index, parts[low])
        index = at
    scale, last = _read_scale(words, index)
    return _exact(first, last, value * scale, scaled=True) if scale > 1 else None


def _read_part(words: Words, index: int, share: float) -> Quantity | None:
    """Read a part of a whole as percent: "half of", "a third of the"."""
    following = words.at(index + 1)
    if following != "of" and not (words.at(index) == "half" and following in _FRACTION_TAIL):
        return None
    value = round(share * 100, 1)
    return Quantity(index, index + 1, value, value, value, unit="%")


def _read_plural(words: Words, index: int) -> Quantity | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands"."""
    values = lexicon.entries("numbers", "plural")[words.at(index)]
    if words.at(index) in ("scores", "tens") and words.at(index + 1) != "of":
        return None
    low, high = (float(value) for value in values)
    last = index + 1
    if words.at(last) == "of" and words.at(last + 1) in ("thousands", "millions", "billions"):
        scale = lexicon.numbers("scale")[words.at(last + 1).removesuffix("s")]
        low, high = low * scale, high * scale
        last += 2
    elif words.at(index) == "tens":
        return None
    return Quantity(index, last, low, low, high, scaled=True)


def _read_quantifier(words: Words, index: int) -> Quantity | None:
    """Read "several hundred", "a few dozen", "a couple of thousand"."""
    low, high = (
        float(value) for value in lexicon.entries("numbers", "quantifier")[words.at(index)]
    )
    at = index + 2 if words.at(index + 1) == "of" else index + 1
    scale, last = _read_scale(words, at)
    if scale == 1:
        return None
    return Quantity(index, last, low * scale, low * scale, high * scale, scaled=True)


def _read_range(words: Words, number: Quantity, *, money: bool) -> Quantity | None:
    """Join "40 to 50", "between 40 and 50", "2-3 million", "two or three" into one quantity.

    Returns:
        None where two numbers with a dash between them are a score or a vote.
    """
    joint = words.at(number.last)
    if joint not in _JOINTS:
        return number
    dash = joint in _HYPHENS
    between = joint == "and" and words.at(number.first - 1 - money) == "between"
    if (joint == "and" and not between) or number.low < number.high:
        return number
    at = number.last + 1
    if _currency_sign(words, at):
        at += 1
    other = _read_number(words, at) if words.at(at)[:1].isdigit() or not dash else None
    if other is None and dash and words.at(at) in lexicon.numbers("cardinal"):
        other = _read_number(words, at)
    if other is None or other.unit or other.low < other.high:
        return number
    if other.digits:
        other = _letter_scale(words, other, money=money)
    least = number.value
    if other.scaled and not number.scaled and least < 1000:
        least *= _scale_of(other)
    if least >= other.value or (joint == "or" and other.value > 3 * least):
        return None if dash else number
    value = (least + other.value) / 2
    return Quantity(
        number.first, other.last, value, least, other.value, scaled=other.scaled, digits=False
    )


def _scale_of(number: Quantity) -> float:
    """Give the power of a thousand that a scaled number was written with."""
    return 1000.0 ** math.floor(math.log10(number.value) / 3) if number.value >= 1000 else 1.0


def _read_unit(words: Words, number: Quantity, currency: str) -> Quantity:
    """Read "%", "per cent", "dollars" and the hyphen of a compound behind the number."""
    if currency:
        return replace(number, unit=currency, compound=_hyphenated(words, number.last))
    if number.unit:
        return number
    at = number.last
    hyphen = _hyphenated(words, at)
    if hyphen:
        at += 1
    percents = lexicon.words("measures", "percent")
    pair = f"{words.at(at)} {words.at(at + 1)}"
    if pair in percents:
        return replace(number, last=at + 2, unit="%" if pair == "per cent" else "points")
    if words.at(at) in percents:
        return replace(number, last=at + 1, unit="%")
    if words.at(at) == "of" and number.scaled:
        at += 1
    named = lexicon.entries("measures", "currency").get(words.at(at))
    if named is None and words.at(at) in ("us", "u.s.", "canadian", "australian"):
        named = lexicon.entries("measures", "currency").get(words.at(at + 1))
        at += 1
    if named is not None:
        return replace(number, last=at + 1, unit=named[0])
    return replace(number, compound=True) if hyphen else number


def _hyphenated(words: Words, index: int) -> bool:
    """Tell whether a hyphen binds the number before ``index`` to a word behind it."""
    return (
        words.at(index) in _HYPHENS
        and words.joined(index)
        and words.joined(index + 1)
        and words.at(index + 1)[:1].isalpha()
    )
