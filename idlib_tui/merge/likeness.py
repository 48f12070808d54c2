"""The likeness of two statements about one day, by their words, names and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from math import fsum, log
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import FUNCTION, NOUN, SAYING, STATE, kind_of
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.figures.lexicon import countries
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.merge.numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Event

_WORD = re.compile(r"[^\W\d_]+\d\w*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\d[\d,.]*")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PRIOR = 50
"""Statements against which a rare word is weighed, however small the block: without it two
reports alone on their day would share nothing of weight."""
_SHORTEST = 3
_NEXT = 4
"""The maximum distance, in words, of a trigger's subject and objects from it."""
_FEW = 6
_TELLING = 3
"""The least figure that distinguishes events: "two sides" and "one of" are everywhere."""
_NAMES = 0.3
"""The bonus for sharing all names."""
_HAPPENING = 0.3
"""The bonus for the same kind of event ("attack", "killed"), if few statements have it."""
_SAME_FIGURES = 0.2
_OTHER_FIGURES = -0.25
_NEARLY = 0.1
"""The greatest difference between reports of one figure, as a share of the larger."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a statement is compared by.

    Attributes:
        terms: Roots of its content words and names.
        names: Roots of its names, or of those mentioned just before; countries by their name,
            whether they, their capital or their people are named.
        happenings: Roots of its trigger and of its other words for events.
        numbers: Its figures.
        trigger: Root of its trigger; "" for a verb of saying or for a state.
        around: Roots of the words next to its trigger: mostly who did it, and what to whom.
    """

    terms: frozenset[str]
    names: frozenset[str]
    happenings: frozenset[str]
    numbers: frozenset[float]
    trigger: str
    around: frozenset[str]


def traits_of(event: Event) -> Traits:
    """Extract what an event is compared by. Its time expression does not count."""
    plain: set[str] = set()
    names: set[str] = set()
    happenings: set[str] = set()
    numbers: set[float] = set()
    trigger, trigger_at = "", 0
    places: list[tuple[int, str]] = []
    skip_from = (event.expression_start or 0) - event.start
    skip_to = (event.expression_end or 0) - event.start
    for index, match in enumerate(_WORD.finditer(event.text)):
        word = match.group()
        at = event.start + match.start()
        if at <= event.trigger_start < at + len(word):
            trigger_at = index
            trigger = "" if kind_of(word) & (SAYING | STATE) else root_of(word.lower())
        if skip_from <= match.start() < skip_to:
            continue
        number = number_of(word)
        if number is not None:
            if not _YEAR.fullmatch(word):
                numbers.add(number)
            continue
        term = _term(word.lower())
        if not term:
            continue
        places.append((index, term))
        happens = kind_of(word) & NOUN
        if word[0].isupper() and not happens and (match.start() or word.lower() in countries()):
            names.add(term)
            continue
        plain.add(term)
        if happens or at == event.trigger_start:
            happenings.add(term)
    if not names:
        names.update(*map(_name_terms, (*event.names, *event.context)))
    around = {term for index, term in places if abs(index - trigger_at) <= _NEXT} - {trigger}
    return Traits(
        terms=frozenset(plain | names),
        names=frozenset(names),
        happenings=frozenset(happenings),
        numbers=frozenset(numbers),
        trigger=trigger,
        around=frozenset(around if trigger else ()),
    )


def content_of(text: str) -> frozenset[str]:
    """Return the roots of the content words and names in a text."""
    return frozenset(filter(None, (_term(word.lower()) for word in _WORD.findall(text))))


@lru_cache(maxsize=1 << 16)
def _name_terms(name: str) -> frozenset[str]:
    """Return the roots of the capitalised words of a name, except those for an event."""
    written = [word for word in _WORD.findall(name) if word[0].isupper()]
    plain = (word for word in written if not kind_of(word) & NOUN)
    return frozenset(filter(None, (_term(word.lower()) for word in plain)))


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    """Return what a word in lower case is compared by; "" for a function word."""
    word = word.removesuffix("'s").removesuffix("’s")
    country = countries().get(word)
    if country is not None:
        return country.lower()
    if len(word) < _SHORTEST or kind_of(word) & (FUNCTION | SAYING | STATE) or word in _dates():
        return ""
    return root_of(word)


@cache
def _dates() -> frozenset[str]:
    """List words that belong to a date or an order, not to an event."""
    return words("event_words", "dates")


def weights_of(traits: Iterable[Traits]) -> dict[str, float]:
    """Weigh each term of a block by its rarity there (smoothed inverse document frequency)."""
    counts: dict[str, int] = {}
    total = 0
    for trait in traits:
        total += 1
        for term in trait.terms:
            counts[term] = counts.get(term, 0) + 1
    most = log(total + _PRIOR)
    return {term: log((total + _PRIOR) / count) / most for term, count in counts.items()}


def likeness(one: Traits, other: Traits, weights: Mapping[str, float]) -> float:
    """Compute the likeness of two statements of one block; from about 0.5 they report one event.

    Names add to it only if one of them tells of an act: what somebody says on one day is always by
    the same person, and mostly of the same.
    """
    score = _overlap(one.terms, other.terms, weights)
    named = one.names & other.names
    if named and (one.trigger or other.trigger):
        few = min(len(one.names), len(other.names))
        score += _NAMES * fsum(weights[name] for name in named) / few
    happening = one.happenings & other.happenings
    if happening:
        score += _HAPPENING * max(weights[term] for term in happening)
    score += _figures(one.numbers, other.numbers)
    return score


def _overlap(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weigh what two sets share, relative to the lighter of them."""
    shared = fsum(weights[term] for term in one & other)
    if not shared:
        return 0.0
    lighter = min(fsum(weights[term] for term in one), fsum(weights[term] for term in other))
    return shared / lighter


def _figures(one: frozenset[float], other: frozenset[float]) -> float:
    """Compare the figures of two statements: the same, nearly the same, or different."""
    ours, theirs = _with_sums(one), _with_sums(other)
    apart = [
        abs(a - b) / max(a, b)
        for a in ours
        for b in theirs
        if max(a, b) >= _TELLING and (a in one or b in other)
    ]
    if not apart or max(one) < _TELLING or max(other) < _TELLING:
        return 0.0
    if min(apart) == 0:
        return _SAME_FIGURES
    return 0.0 if min(apart) <= _NEARLY else _OTHER_FIGURES


def figures_agree(one: frozenset[float], other: frozenset[float]) -> bool:
    """Check that the figures of two statements do not contradict one another."""
    return _figures(one, other) >= 0


def _with_sums(numbers: frozenset[float]) -> set[float]:
    few = sorted(numbers)[:_FEW]
    return {*numbers, *(a + b for a, b in combinations(few, 2))}
