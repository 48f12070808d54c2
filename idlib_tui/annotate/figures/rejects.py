"""Numbers that are not quantities: years, dates, times, ages, parts of names, lists, scores."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.bounds import Bounded
from idlib_tui.annotate.figures.nouns import Counted
from idlib_tui.annotate.figures.numerals import Quantity
from idlib_tui.annotate.figures.tokens import Words

SMALL = 12
"""Up to here "the three countries" refers to known ones, and "two-way" is a manner."""

OLDEST = 115
"""The oldest age in years for a number after a name."""

_WHOSE = frozenset(("those", "anyone", "everyone", "all", "these", "adults", "patients"))
_SCHOOL = frozenset(("year", "grade", "phase", "stage", "level", "tier"))
_HYPHENS = frozenset("-–‑")


def is_not_quantity(words: Words, bounded: Bounded, counted: Counted) -> bool:
    """Check whether a number only looks like a quantity."""
    number = bounded.quantity
    if _is_glued(words, number):
        return True
    if number.unit:
        return False
    return (
        _is_duration(words, number, counted)
        or _is_pronoun(words, bounded, counted)
        or (bounded.definite and number.value <= SMALL and not bounded.modified)
        or _is_age(words, bounded, counted.last)
        or _is_composition(number, counted)
        or (not bounded.modified and words.at(number.first - 1) in _SCHOOL)
        or words.at(number.last) in ("bc", "b.c", "bce")
        or words.raw[max(0, number.first - 2) : number.first] == ["Group", "of"]
        or words.at(number.first - 1) in ("every", "per")  # "four in every 1,000 patients"
        or _is_title(words, number, counted)
        or (number.digits and not bounded.modified and _is_date_or_name(words, number, counted))
    )


def _is_duration(words: Words, number: Quantity, counted: Counted) -> bool:
    times = lexicon.words("measures", "time")
    following = words.at(number.last + number.compound)
    plural = f"{counted.head}s"
    return following in times or (bool(counted.head) and (counted.head in times or plural in times))


def _is_composition(number: Quantity, counted: Counted) -> bool:
    """Check whether the number belongs to what a body is: "the 15-nation council"."""
    nouns = (counted.head, *counted.modifiers)
    standing = lexicon.words("words", "makes up a body")
    return bool(number.compound) and not standing.isdisjoint(nouns)


def _is_glued(words: Words, number: Quantity) -> bool:
    """Check whether the number is part of a longer token: "F-16", "M5", "24/7", "10:30", "3-1"."""
    glue = lexicon.words("words", "glue")
    first = _digits_at(words, number)
    if words.joined(first):
        before = words.low[first - 1]
        if before[-1].isalnum():
            return before not in lexicon.entries("measures", "currency sign")
        if before in ("’", "'") or (before in glue and before != "~"):
            return True
        if (before in _HYPHENS or before == ".") and words.joined(first - 1):
            return first > number.first or words.low[first - 2][-1:].isalnum()
    if not words.joined(number.last):
        return False
    after, bound_on = words.low[number.last], words.joined(number.last + 1)
    if after[0].isalpha():
        return after not in lexicon.entries("measures", "physical")
    return (
        after in glue
        or after[0].isdigit()
        or (after in _HYPHENS and not number.compound and bound_on)
        or (after == "." and bound_on and words.at(number.last + 1)[:1].isalnum())
    )


def _digits_at(words: Words, number: Quantity) -> int:
    """Find the first word of a quantity that is written with digits, or its first word."""
    for at in range(number.first, number.last):
        if words.low[at][0].isdigit():
            return at
    return number.first


def _is_pronoun(words: Words, bounded: Bounded, counted: Counted) -> bool:
    """Check whether "one" counts nothing; it is assumed to count people only."""
    number = bounded.quantity
    if number.value != 1 or number.unit:
        return False
    before = words.at(bounded.governed_at - 1)
    return (
        counted.of_whole
        or counted.head not in lexicon.people()
        or before in lexicon.words("words", "not one")
    )


def _is_date_or_name(words: Words, number: Quantity, counted: Counted) -> bool:
    """Whether plain digits are a day, a year, a clock time, a list mark, or part of a name."""
    at = number.first
    raw, before, after = words.raw[at], words.at(at - 1), words.at(number.last)
    if before == ".":
        before = words.at(at - 2)
    months = lexicon.words("words", "month")
    if (
        before in months
        or after in months
        or before == "#"
        or (raw[0] == "0" and raw.isdigit() and len(raw) > 1)
    ):
        return True
    if len(raw) == 4 and "1500" <= raw <= "2099":
        dated = before in ("in", "since", "by", "until", "of", "the", "from")
        return not counted.head or bool(counted.modifiers) or dated
    if at == 0 and words.at(1) in (".", ")") and len(words) > 2:
        return True
    if before in lexicon.words("words", "numbered") and not counted.head:
        return True
    return _follows_name(words, at, has_noun=bool(counted.head))


def _follows_name(words: Words, at: int, *, has_noun: bool) -> bool:
    """Check whether digits end a name: "Boeing 787 jets", but not "in Baghdad 12 people"."""
    if at == 0:
        return False
    name = words.raw[at - 1]
    if not any(letter.isupper() for letter in name) or words.low[at - 1] in lexicon.verbs():
        return False
    if any(letter.isupper() for letter in name[1:]) and not name.isupper():
        return True
    if at == 1:
        return False
    introduced = words.at(at - 2) in lexicon.words("words", "place preposition")
    calendar = words.low[at - 1] in lexicon.words("words", "no place")
    return not has_noun or not (introduced or calendar)


def _is_title(words: Words, number: Quantity, counted: Counted) -> bool:
    """Check whether a spelled-out number opens a name: "the Battle of Seven Pines"."""
    at = number.first
    if at == 0 or number.digits or not counted.head or not words.raw[at][0].isupper():
        return False
    return words.raw[counted.last - 1][0].isupper() and words.raw[at - 1][0].islower()


def _is_age(words: Words, bounded: Bounded, counted_end: int) -> bool:
    """Check whether a number is somebody's age: "Name, 54," or "aged 54"."""
    number = bounded.quantity
    before = words.at(bounded.governed_at - 1)
    if before in lexicon.words("words", "age"):
        return True
    if bounded.modified and number.last == counted_end and number.value <= OLDEST:
        older = words.at(bounded.governed_at) in ("over", "under", "above", "below")
        whose = lexicon.singular_of(before) in lexicon.people() or before in _WHOSE
        if older and whose:
            return True  # "people over 65"
    if before != "," or not number.digits or number.value > OLDEST or bounded.governed_at < 2:
        return False
    named = words.raw[bounded.governed_at - 2][0].isupper()
    return named and words.at(number.last) in (",", ".", ";", ")", "")
