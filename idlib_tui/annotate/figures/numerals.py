"""Reading one number: digits, words, scales, vague plurals and shares of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.tokens import Words

HYPHENS = frozenset("-‐‑–—")

LARGEST = 1e18
"""Anything larger is no number of news, but litter."""

WHOLES = frozenset((3, 4, 5, 10, 20, 100, 1000))
"""What "nine in 10" is a share of; "nine in 12" is not."""

_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d+)?")
_SPACES = re.compile(r"[,\u00a0\u2009\u202f]")


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


def exact(
    first: int, last: int, value: float, *, digits: bool = False, scaled: bool = False
) -> Quantity:
    """Make a quantity that allows one value only."""
    return Quantity(first, last, value, value, value, digits=digits, scaled=scaled)


def _share(first: int, last: int, part: float) -> Quantity:
    value = round(100 * part, 1)
    return Quantity(first, last, value, value, value, unit="%")


def read_number(words: Words, index: int) -> Quantity | None:
    """Read the number that starts at a word, without range, sign or currency; None if none does."""
    low = words.at(index)
    if low in ("a", "an", "half", "quarter", "third"):
        return _read_article(words, index)
    if low in lexicon.entries("numbers", "plural"):
        return _read_plural(words, index)
    if low in lexicon.entries("numbers", "quantifier"):
        return _read_quantifier(words, index)
    number = _read_plain(words, index)
    return None if number is None else _read_share(words, number) or number


def _read_plain(words: Words, index: int) -> Quantity | None:
    """Read digits or a spelled-out number."""
    low = words.at(index)
    if low[:1].isdigit():
        return _read_digits(words, index)
    return _read_cardinal(words, index) if low in lexicon.numbers("cardinal") else None


def _read_digits(words: Words, index: int) -> Quantity | None:
    raw = words.raw[index]
    if _PLAIN.fullmatch(raw):
        value = float(raw)
    elif _GROUPED.fullmatch(raw):
        value = float(_SPACES.sub("", raw))
    else:
        return None
    scale, last = _read_scale(words, index + 1)
    return exact(index, last, value * scale, digits=scale == 1, scaled=scale > 1)


def _read_scale(words: Words, index: int) -> tuple[float, int]:
    """Read "million", "hundred thousand", "-million"; ``(1, index)`` where none follows."""
    scales = lexicon.numbers("scale")
    product = 1.0
    while True:
        at = index
        if words.at(at) in HYPHENS and words.joined(at) and words.joined(at + 1):
            at += 1
        scale = scales.get(words.at(at))
        if scale is None or product * scale > LARGEST:
            return product, index
        product *= scale
        index = at + 1


def _read_cardinal(words: Words, index: int) -> Quantity | None:
    """Read "two hundred and fifty", "twenty-five thousand", "three.five million"."""
    cardinals, scales = lexicon.numbers("cardinal"), lexicon.numbers("scale")
    first, total, current, scaled = index, 0.0, 0.0, False
    while total + current <= LARGEST:
        at = index + _is_joint(words, index, first, current)
        low = words.at(at)
        if low in cardinals:
            if not _has_room(current, cardinals[low]):
                break
            current += cardinals[low]
        elif low in scales and current:
            if scales[low] <= 100:
                current *= scales[low]
            else:
                total, current = total + current * scales[low], 0.0
            scaled = True
        elif low in (".", "point") and current and _decimal_follows(words, at):
            at += 1
            current += cardinals[words.at(at)] / 10
        elif low == "and" and current and words.low[at + 1 : at + 3] == ["a", "half"]:
            at += 2
            current += 0.5
        else:
            break
        index = at + 1
    return exact(first, index, total + current, scaled=scaled)


def _is_joint(words: Words, index: int, first: int, current: float) -> bool:
    """Tell whether a word only joins two parts of a number: "twenty-five", "hundred and five"."""
    if words.at(index) == "and":
        return current >= 100 and 0 < lexicon.numbers("cardinal").get(words.at(index + 1), 0) < 100
    return index > first and words.at(index) in HYPHENS and words.joined(index)


def _has_room(current: float, value: float) -> bool:
    """Tell whether a number can go on with a cardinal: "twenty" with "five", not with "ten"."""
    tail = current % 100
    return not tail or (tail >= 20 and tail % 10 == 0 and value < 10)


def _decimal_follows(words: Words, index: int) -> bool:
    """Tell whether "three.five", read at the stop, goes on as a decimal."""
    if lexicon.numbers("cardinal").get(words.at(index + 1), 10) >= 10:
        return False
    return words.at(index) == "point" or (words.joined(index) and words.joined(index + 1))


def _read_share(words: Words, number: Quantity) -> Quantity | None:
    """Read "two-thirds of", "three quarters of" and "one in five" as percent."""
    at = number.last + (words.at(number.last) in HYPHENS)
    part = lexicon.numbers("part").get(words.at(at))
    if part is not None and words.at(at + 1) == "of" and number.value < 10:
        return _share(number.first, at + 1, part * number.value)
    whole = _read_plain(words, at + 1) if words.at(at) == "in" else None
    if whole is None or whole.value <= number.value:
        return None
    if number.value != 1 and whole.value not in WHOLES:
        return None
    return _share(number.first, whole.last, number.value / whole.value)


def _read_article(words: Words, index: int) -> Quantity | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a third of the", "half the"."""
    first = index
    if words.at(index) in ("a", "an"):
        index += 1
        if words.at(index) in ("few", "couple"):
            return _read_quantifier(words, index)
    part = lexicon.numbers("part").get(words.at(index))
    if part is None:
        scale, last = _read_scale(words, index)
        return exact(first, last, scale, scaled=True) if scale > 1 else None
    at = index + 1
    if words.at(at) == "of":
        at += 1
    if words.at(at) in ("a", "an"):
        at += 1
    scale, last = _read_scale(words, at)
    if scale > 1:
        return exact(first, last, part * scale, scaled=True)
    following = words.at(index + 1)
    whole = words.at(index) == "half" and (
        following in ("a", "an") or following in lexicon.words("words", "determiner")
    )
    return _share(index, index + 1, part) if whole or following == "of" else None


def _read_plural(words: Words, index: int) -> Quantity | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands"."""
    low, high = map(float, lexicon.entries("numbers", "plural")[words.at(index)])
    scale = 0.0
    if words.at(index + 1) == "of":
        scale = lexicon.numbers("scale").get(words.at(index + 2).removesuffix("s"), 0.0)
    if scale:
        return Quantity(index, index + 3, low * scale, low * scale, high * scale, scaled=True)
    # By themselves these are more often ranks and marks than numbers.
    if words.at(index) == "tens" or (words.at(index) == "scores" and words.at(index + 1) != "of"):
        return None
    return Quantity(index, index + 1, low, low, high, scaled=True)


def _read_quantifier(words: Words, index: int) -> Quantity | None:
    """Read "several hundred", "a few dozen", "a couple of thousand"."""
    low, high = map(float, lexicon.entries("numbers", "quantifier")[words.at(index)])
    at = index + 2 if words.at(index + 1) == "of" else index + 1
    scale, last = _read_scale(words, at)
    if scale == 1:
        return None
    return Quantity(index, last, low * scale, low * scale, high * scale, scaled=True)
