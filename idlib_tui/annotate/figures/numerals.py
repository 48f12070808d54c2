"""Reading one number: digits, words, scales, vague plurals and shares of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.tokens import Words

HYPHENS = frozenset("-‐‑–—")

LARGEST = 1e18
"""Anything larger is not a number in news, but litter."""

WHOLES = frozenset((3, 4, 5, 10, 20, 100, 1000))
"""The wholes of "nine in 10"; "nine in 12" is not a share."""

_GROUPED = re.compile(
    r"\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}"  # 5,00,000
)
_PLAIN = re.compile(r"\d{1,15}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_STOPS_WRITTEN = re.compile(
    r"\d\.\d{3}\.\d{3}(?!\d)"  # 1.200.000
    r"|(?<![\d.,])\d{1,3},\d{1,2}(?:\s?%|\s(?:m|b)illion)"  # 3,5 million
)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_SPACES = re.compile(r"[,'’\u00a0\u2009\u202f]")
_OPENS_GROUPS = re.compile(r"[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from word ``first`` up to (not including) ``last`` of a sentence."""

    first: int
    last: int
    value: float
    low: float
    high: float
    unit: str = ""
    """``%``, a currency, or "" for a count of the following noun."""
    digits: bool = False
    """Whether it has digits only, so that it may be a year or part of a name."""
    compound: bool = False
    """Whether a hyphen attaches it to the next word: "a 150-vehicle convoy"."""
    scaled: bool = False
    """Whether it has a scale word of its own: "3.6 million"."""


def rounded(value: float) -> float:
    """Remove binary rounding errors: 4.1 times a million is 4,100,000."""
    return float(f"{value:.12g}")


def exact(
    first: int, last: int, value: float, *, digits: bool = False, scaled: bool = False
) -> Quantity:
    """Make a quantity with a single possible value."""
    value = rounded(value)
    return Quantity(first, last, value, value, value, digits=digits, scaled=scaled)


def _share(first: int, last: int, part: float) -> Quantity:
    value = round(100 * part, 1)
    return Quantity(first, last, value, value, value, unit="%")


def read_number(words: Words, index: int) -> Quantity | None:
    """Read the number that starts at a word, without range, sign or currency, if any."""
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
    raw, last = words.raw[index], _spaced_end(words, index)
    if last > index + 1:
        value = float("".join(words.raw[index:last]))
    elif _DOTTED.fullmatch(raw) and _stops_group(words, index):
        value = float(raw.replace(".", ""))
    elif _PLAIN.fullmatch(raw):
        value = float(raw)
    elif _GROUPED.fullmatch(raw):
        value = float(_SPACES.sub("", raw))
    elif _DECIMAL_COMMA.fullmatch(raw) and _takes_fraction(words, last):
        value = float(raw.replace(",", "."))
    else:
        return None
    scale, last = _read_scale(words, last)
    return exact(index, last, value * scale, digits=scale == 1, scaled=scale > 1)


def _spaced_end(words: Words, index: int) -> int:
    """Find the end of a number with plain spaces between its thousands: "3 500", "1 200 000"."""
    last = index + 1
    if not _OPENS_GROUPS.fullmatch(words.raw[index]) or not _may_be_spaced(words, index):
        return last
    while last < len(words) and _GROUP.fullmatch(words.raw[last]):
        if words.starts[last] - words.ends[last - 1] != 1 or "." in words.raw[last - 1]:
            return index + 1
        last += 1
    # More digits, or a sign shortly after, make it a table or a list of numbers.
    return index + 1 if words.at(last)[:1].isdigit() else last


def _may_be_spaced(words: Words, index: int) -> bool:
    """Check that digits are neither a day, nor the end of a name: "May 3", "Boeing 737"."""
    before = words.at(index - 1)
    if before[:1].isdigit() or before in lexicon.words("words", "month"):
        return False
    if before in lexicon.words("words", "numbered") or before == "#":
        return False
    if words.at(index + 1).startswith("0") or index < 2:
        return True
    introduced = words.at(index - 2) in lexicon.words("words", "place preposition")
    return introduced or not words.raw[index - 1][0].isupper()


def _takes_fraction(words: Words, index: int) -> bool:
    """Check whether a scale, a percent sign or a unit is at a word: "3,5 million"."""
    after = words.at(index)
    return (
        after in lexicon.numbers("scale")
        or after in lexicon.words("measures", "percent")
        or f"{after} {words.at(index + 1)}" in lexicon.words("measures", "percent")
        or after in lexicon.entries("measures", "physical")
    )


def _stops_group(words: Words, index: int) -> bool:
    """Check whether full stops separate thousands, as in "12.000 people", not "3.125 million"."""
    raw = words.raw[index]
    if raw.count(".") > 1:
        return True
    if raw.startswith("0") or _takes_fraction(words, index + 1):
        return False
    if _writes_stops(words.text):
        return True
    following = words.low[index + 1 : index + 4]
    people = lexicon.people()
    return any(word in people or lexicon.singular_of(word) in people for word in following)


@lru_cache(maxsize=8)
def _writes_stops(text: str) -> bool:
    """Check whether a text uses full stops for thousands and commas for decimals."""
    if re.search(r"\d,\d{3}(?!\d)", text):
        return False
    return _STOPS_WRITTEN.search(text) is not None


def _read_scale(words: Words, index: int) -> tuple[float, int]:
    """Read "million", "hundred thousand", "-million"; ``(1, index)`` if there is none."""
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


def _read_cardinal(
    words: Words, index: int, first: int | None = None, current: float = 0.0
) -> Quantity:
    """Read "two hundred and fifty", "twenty-five thousand", "three.five million".

    Args:
        words: The sentence.
        index: Where to read on.
        first: The first word of the number, if not the one at ``index``.
        current: The part already read: 1 for the article of "a hundred and twenty".
    """
    cardinals, scales = lexicon.numbers("cardinal"), lexicon.numbers("scale")
    first = index if first is None else first
    total, last_scale, scaled = 0.0, 1.0, False
    while total + current <= LARGEST:
        at = index + _is_joint(words, index, first, max(current, total))
        low = words.at(at)
        if low in cardinals:
            if not _has_room(current, cardinals[low]):
                break
            current += cardinals[low]
        elif low in scales and current:
            last_scale = scales[low]
            if last_scale <= 100:
                current *= last_scale
            else:
                total, current = total + current * last_scale, 0.0
            scaled = True
        elif low in (".", "point") and current and _decimal_follows(words, at):
            at += 1
            current += cardinals[words.at(at)] / 10
        elif low == "and" and words.low[at + 1 : at + 3] == ["a", "half"]:
            at += 2
            total += 0.5 * last_scale if total else 0.0
            current += 0.0 if total else 0.5
        else:
            break
        index = at + 1
    return exact(first, index, total + current, scaled=scaled)


def _is_joint(words: Words, index: int, first: int, read: float) -> bool:
    """Check whether a word only joins parts of a number: "twenty-five", "hundred and five"."""
    if words.at(index) == "and":
        return read >= 100 and 0 < lexicon.numbers("cardinal").get(words.at(index + 1), 0) < 100
    return index > first and words.at(index) in HYPHENS and words.joined(index)


def _has_room(current: float, value: float) -> bool:
    """Check whether a number can continue with a cardinal: "twenty" with "five", not "ten"."""
    tail = current % 100
    return not tail or (tail >= 20 and tail % 10 == 0 and value < 10)


def _decimal_follows(words: Words, index: int) -> bool:
    """Check whether "three.five", read up to the full stop, continues as a decimal."""
    if lexicon.numbers("cardinal").get(words.at(index + 1), 10) >= 10:
        return False
    return words.at(index) == "point" or (words.joined(index) and words.joined(index + 1))


def _read_share(words: Words, number: Quantity) -> Quantity | None:
    """Read "two-thirds of", "three quarters of" and "one in five" as percent."""
    at = number.last + (words.at(number.last) in HYPHENS)
    part = lexicon.numbers("part").get(words.at(at))
    if part is not None and words.at(at + 1) == "of" and number.value < 10:
        return _share(number.first, at + 1, part * number.value)
    joint = _share_joint(words, at)
    whole = _read_plain(words, at + joint) if joint else None
    if whole is None or whole.value <= number.value or whole.scaled or number.scaled:
        return None
    if number.value != 1 and whole.value not in WHOLES:
        return None
    return _share(number.first, whole.last, number.value / whole.value)


def _share_joint(words: Words, at: int) -> int:
    """Count the words of "in", "in every", "out of", "out of every"; 0 if there are none."""
    length = 1 if words.at(at) == "in" else 2 * (words.low[at : at + 2] == ["out", "of"])
    return length + (words.at(at + length) == "every") if length else 0


def _read_article(words: Words, index: int) -> Quantity | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a third of the", "half the"."""
    first = index
    if words.at(index) in ("a", "an"):
        index += 1
        if words.at(index) in ("few", "couple"):
            return _read_quantifier(words, index)
    part = lexicon.numbers("part").get(words.at(index))
    if part is None:
        if words.at(index) not in lexicon.numbers("scale"):
            return None
        return _read_cardinal(words, index, first, 1.0)
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
