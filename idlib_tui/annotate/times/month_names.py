"""Months and days as parts of names: Ms April Jones, Theresa May, the March 14 alliance."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.times.lexicon import lexicon, word_list
from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Found, Named

_NAME = 4
"""The maximum number of words of a name with a day."""


def names_among(found: Sequence[Found], tokens: Tokens) -> frozenset[str]:
    """Find the month words that are somebody's name somewhere in the text, in lower case.

    "April Smith" at the start of a sentence and "Theresa May" are names; the single word "may" is
    returned for a surname, the two words "april smith" for a whole name.
    """
    names: set[str] = set()
    forenames = word_list("ambiguous months")
    for item in found:
        word = tokens.words[item.first]
        if item.first < item.last or not _is_month(item) or word.lower() not in forenames:
            continue
        before, after = word_before(item, tokens), tokens.words[item.last + 1]
        if _is_title(item, tokens) or (_is_capitalised(before) and not _dates(before)):
            names.add(word.lower())
        elif _is_capitalised(after) and before.lower() not in word_list("temporal") - {"and"}:
            names.add(f"{word} {after}".lower())
    return frozenset(names)


def _is_month(item: Found) -> bool:
    return isinstance(item.meaning, Named) and item.meaning.unit is Unit.MONTH and not item.mod


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _dates(word: str) -> bool:
    """Whether a capitalised word is a day or a month itself, or opens sentences."""
    classes = lexicon().classes.get(word, frozenset())
    low = word.lower()
    return bool(classes & {"MONTH", "MON", "WEEKDAY"}) or any(
        low in word_list(name) for name in ("temporal", "determiners", "surely temporal")
    )


def _is_title(item: Found, tokens: Tokens) -> bool:
    """Whether "Mr", with or without a full stop, is before it."""
    at = item.first - 1
    stopped = at > 0 and tokens.words[at] == "."
    title = tokens.words[at - stopped].lower() if at >= 0 else ""
    return title in word_list("titles") and not (stopped and len(title) > len("prof"))


def is_month(item: Found, tokens: Tokens, names: frozenset[str]) -> bool:
    """Check whether a month without a day and a year is a time.

    Args:
        item: The expression.
        tokens: The text.
        names: As from ``names_among``.
    """
    before, after = word_before(item, tokens), tokens.words[item.last + 1]
    low, next_word, ambiguous = (
        tokens.words[item.first].lower(),
        after.lower(),
        word_list("ambiguous months"),
    )
    capitalised = after[:1].isupper()
    abbreviated = ("MONTH", low) not in lexicon().values
    named = capitalised and (abbreviated or low in ambiguous)
    is_name = (
        _is_title(item, tokens)
        or (capitalised and next_word in word_list("places"))
        or f"{low} {next_word}" in names
        # "A song by June Carter", but "By June Berlin had fallen".
        or (before == "by" and (named or low in names))
    )
    if is_name:
        return False
    surely = named or (low in names and after[:1].isalpha())
    if before.lower() in word_list("surely temporal" if surely else "temporal"):
        return True
    if next_word in ("since", "on") and (before.endswith("est") or before in ("worst", "best")):
        return True  # "the driest April since 1984", "the coldest March on record"
    if abbreviated or before[:1].isupper() or capitalised or low not in ambiguous:
        return not (abbreviated or before[:1].isupper() or capitalised)
    if before.lower() in word_list("determiners") and after.isalpha():
        return after not in word_list("temporal")
    return not after[:1].isalpha() and before.lower() not in word_list("determiners")


def is_organisation(item: Found, tokens: Tokens) -> bool:
    """Whether a day is part of a name: "the March 14 alliance", "the April 6 Youth Movement"."""
    match item.meaning:
        case Named(unit=Unit.DAY, number=int()) | Point(unit=Unit.DAY):
            pass
        case _:
            return False
    if word_before(item, tokens).lower() not in word_list("before a noun") | {"", "and", "of"}:
        # "On March 14 forces landed" does not name forces.
        return tokens.words[item.first].lower() == "the" and _names(item, tokens)
    return _names(item, tokens)


def _names(item: Found, tokens: Tokens) -> bool:
    """Whether a word for an organisation or a place follows, after other words of its name."""
    at, organisations = item.last + 1, word_list("organisations")
    while at < item.last + _NAME and _is_capitalised(tokens.words[at]):
        if tokens.words[at].lower() in organisations:
            return True
        at += 1
    return tokens.words[at] in organisations


def word_before(item: Found, tokens: Tokens) -> str:
    """Return the token before it; "" at the start of a paragraph or sentence."""
    before = tokens.words[item.first - 1] if item.first else ""
    apart = item.first and tokens.ends[item.first - 1] < tokens.starts[item.first]
    return "" if before == "." and apart else before
