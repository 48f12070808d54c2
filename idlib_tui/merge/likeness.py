"""How alike two statements about one day are, told from their words, names and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import FUNCTION, SAYING, STATE, kind_of
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.merge.numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Event

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.]*")
_PRIOR = 50
"""Statements that a rare word is weighed against, however small the block: without it two
reports alone on their day would share nothing of weight."""
_SAME_TRIGGER = 0.2
_SAME_FIGURES = 0.2
_OTHER_FIGURES = -0.25
_NAME_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Traits:
    """What a statement is compared by.

    Attributes:
        words: Roots of its content words.
        names: Roots of its names, and of those that its surroundings give it.
        numbers: Its figures.
        trigger: The root of its trigger, or "" where that says nothing ("said", "was").
    """

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    trigger: str


def traits_of(event: Event) -> Traits:
    """Read what an event is compared by. Its time expression does not count."""
    words: set[str] = set()
    names: set[str] = set()
    numbers: set[float] = set()
    skip_from = (event.expression_start or 0) - event.start
    skip_to = (event.expression_end or 0) - event.start
    for match in _WORD.finditer(event.text):
        if skip_from <= match.start() < skip_to:
            continue
        word = match.group()
        number = number_of(word)
        if number is not None:
            numbers.add(number)
            continue
        term = _term(word.lower().replace("’", "'"))
        if term:
            (names if word[0].isupper() and match.start() else words).add(term)
    for name in event.names:
        names.update(filter(None, map(_term, name.lower().split())))
    trigger = event.text[
        event.trigger_start - event.start : event.trigger_end - event.start
    ].lower()
    kind = kind_of(trigger) if trigger else 0
    return Traits(
        frozenset(words),
        frozenset(names),
        frozenset(numbers),
        "" if kind & (SAYING | STATE) else root_of(trigger),
    )


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    """Give the root that a word is compared by, or "" for one that says nothing."""
    word = word.removesuffix("'s")
    if len(word) < 3 or kind_of(word) & (FUNCTION | SAYING):
        return ""
    return root_of(word)


def weights_of(traits: Iterable[Traits]) -> dict[str, float]:
    """Weigh each term of a block by its rarity there (smoothed inverse document frequency)."""
    counts: dict[str, int] = {}
    total = 0
    for trait in traits:
        total += 1
        for term in trait.words | trait.names:
            counts[term] = counts.get(term, 0) + 1
    return {term: log((total + _PRIOR) / count) for term, count in counts.items()}


def likeness(one: Traits, other: Traits, weights: Mapping[str, float]) -> float:
    """Tell how alike two statements of one block are; from about 0.5 they report one event."""
    score = _overlap(one.words | one.names, other.words | other.names, weights)
    score += _NAME_SHARE * _overlap(one.names, other.names, weights)
    if one.trigger and one.trigger == other.trigger:
        score += _SAME_TRIGGER
    if one.numbers and other.numbers:
        score += _SAME_FIGURES if _agree(one.numbers, other.numbers) else _OTHER_FIGURES
    return score


def _overlap(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weigh what two sets share against the lighter of them."""
    shared = sum(sorted(weights[term] for term in one & other))
    if not shared:
        return 0.0
    lighter = min(sum(sorted(weights[t] for t in one)), sum(sorted(weights[t] for t in other)))
    return shared / lighter


def _agree(one: frozenset[float], other: frozenset[float]) -> bool:
    """Tell whether any figure is in both, nearly (a tenth apart), or the sum of the other's."""
    totals = {sum(one), *one}
    others = {sum(other), *other}
    return any(abs(a - b) <= 0.1 * max(a, b) for a in totals for b in others)
