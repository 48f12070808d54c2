"""Numbers that are no figures: years, dates, times, ages, names, lists, scores."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.bounds import Bounded
from idlib_tui.annotate.figures.nouns import Counted
from idlib_tui.annotate.figures.tokens import Words

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_GLUE = frozenset("/:#@_=&\\^*~")
_NUMBERED = frozenset(
    "no number numbers page pages chapter article section paragraph resolution item step part phase volume "
    "issue room flight route highway road street line gate exit floor level grade class division group game "
    "round week day season episode version act bill law rule title schedule annex appendix table figure "
    "line lot block apartment apt suite box unit district ward zone sector platform track channel radio "
    "type mark model series stage tier category cat form lane pier terminal runway area".split()
)
_AGED = frozenset(("aged", "age", "ages", "turned", "turns", "turning"))
_GAMES = frozenset(
    "win wins won victory loss defeat draw tie lead vote margin ruling decision record".split()
)


def is_no_figure(words: Words, bounded: Bounded, counted: Counted) -> bool:
    """Tell whether a number only looks like a quantity."""
    number = bounded.quantity
    at = number.last - 1
    if number.unit and number.unit != "points" and not _glued(words, bounded):
        return False
    return (
        _glued(words, bounded)
        or counted.head in lexicon.words("measures", "time")
        or words.at(number.last + number.compound) in lexicon.words("measures", "time")
        or _is_one(words, bounded, counted)
        or (bounded.definite and number.value <= 12 and not bounded.modified)
        or (number.digits and _is_date_or_name(words, bounded, counted))
        or _is_age(words, at, bounded)
    )


def _glued(words: Words, bounded: Bounded) -> bool:
    """Tell whether the number is part of a longer sign: "F-16", "M5", "24/7", "10:30", "3-1"."""
    number = bounded.quantity
    first = number.first if not bounded.modified else _digits_at(words, number.first, number.last)
    if words.joined(first):
        before = words.low[first - 1]
        if before in _GLUE or before[-1:].isalnum() or before in ("’", "'"):
            return before not in ("~", "$", "us$")
        if before in ("-", "–", "‑", ".") and words.joined(first - 1):
            return True
    if words.joined(number.last):
        after = words.low[number.last]
        if after in _GLUE or after[-1:].isdigit():
            return True
        if after[:1].isalpha() and after not in lexicon.entries("measures", "physical"):
            return True
        if after in ("-", "–", "‑") and not number.compound:
            return words.joined(number.last + 1)
        if (
            after == "."
            and words.joined(number.last + 1)
            and words.at(number.last + 1)[:1].isalnum()
        ):
            return True
    return False


def _digits_at(words: Words, first: int, last: int) -> int:
    """Find the first word of a quantity that is written with digits."""
    for at in range(first, last):
        if words.low[at][0].isdigit():
            return at
    return first


def _is_one(words: Words, bounded: Bounded, counted: Counted) -> bool:
    """Tell whether "one" is a pronoun or means no count; only people are counted by "one"."""
    number = bounded.quantity
    if number.value != 1 or number.unit:
        return False
    return (
        not counted.head
        or counted.of_whole
        or counted.head not in lexicon.people()
        or words.at(bounded.governed_at - 1)
        in ("no", "any", "every", "each", "which", "that", "this")
    )


def _is_date_or_name(words: Words, bounded: Bounded, counted: Counted) -> bool:
    """Tell whether plain digits are a day of a month, a year, a clock time, or part of a name."""
    number = bounded.quantity
    at = _digits_at(words, number.first, number.last)
    raw = words.raw[at]
    before, after = words.at(at - 1), words.at(number.last)
    if before == "." and at > 1:
        before = words.at(at - 2)
    if before in _MONTHS or after in _MONTHS or before == "#" or raw[0] == "0" and len(raw) > 1:
        return True
    if len(raw) == 4 and "1500" <= raw <= "2099" and not bounded.modified:
        return (
            not counted.head or bool(counted.modifiers) or before in ("in", "since", "by", "until")
        )
    if bounded.modified:
        return False
    if at == 0 and words.at(1) in (".", ")") and len(words) > 2:
        return True
    if before in _NUMBERED and not counted.head:
        return True
    name = at > 0 and words.raw[at - 1][:1].isupper() and words.at(at - 1) not in lexicon.verbs()
    return name and at > 1 and not counted.head


def _is_age(words: Words, at: int, bounded: Bounded) -> bool:
    """Tell whether a number is somebody's age: "Name, 54," or "aged 54"."""
    number = bounded.quantity
    before = words.at(bounded.governed_at - 1)
    if before in _AGED:
        return True
    if before != "," or not number.digits or number.value > 115:
        return False
    named = bounded.governed_at > 1 and words.raw[bounded.governed_at - 2][:1].isupper()
    return named and words.at(at + 1) in (",", ".", ";", ")", "")
