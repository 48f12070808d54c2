"""Actors who may be one, though their names do not make it sure: for the reader to decide.

Two actors are compared where a part of their names is alike in any spelling. What speaks for one
person is added up: parts that agree, a title that both have, a surname that nobody else bears;
names that stand side by side in articles speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from idlib_tui.annotate.people.gender import first_guess
from idlib_tui.annotate.text.wordlists import words as listed
from idlib_tui.merge.actors.forms import is_common_given_name
from idlib_tui.merge.actors.reading import identity
from idlib_tui.merge.actors.spelling import (
    is_transliterated,
    letters,
    parts,
    same_word,
    shortens,
    skeleton,
)
from idlib_tui.model import MergeSuggestion
from idlib_tui.names import Words, fold, same_suffix

_ENOUGH = 3.0
"""The least evidence for a suggestion."""
_MOST_HOLDERS = 60
"""A part of a name that more actors have, such as "Mohamed", brings nobody together."""
_ALIKE = 0.82
"""The least likeness of the letters of two names that are spelled in other ways."""
_NEAR = 0.75
"""The same for what stands behind a given name that both have."""
_FEW = 3
"""A surname that no more actors have is a rare one."""
_SHORT = 3
"""Letters of a surname that is too short to mean somebody by itself."""
_MOST_WORDS = 6
"""Words that the name of a person may have."""
_TOGETHER = 3
"""In so many articles with both names they stand for two people, …"""
_SHARE = 0.25
"""… or in so large a part of those with the rarer one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an actor.

    Attributes:
        name: The canonical name.
        articles: The numbers of the articles with any of the names.
        titles: The titles beside them.
    """

    name: str
    articles: frozenset[int]
    titles: frozenset[str]


def suggest_merges(
    people: Sequence[Known], is_apart: Callable[[str, str], bool]
) -> list[MergeSuggestion]:
    """Find actors who may be one, the likeliest first.

    Args:
        people: All actors who may be persons.
        is_apart: Whether the reader said that two names are two people's.
    """
    found: list[tuple[float, int, MergeSuggestion]] = []
    people = [one for one in people if _may_be_person(one.name)]
    holders = _holders(people)
    bearers = {word: len(at) for word, at in holders.items()}
    for one, other in _pairs(holders):
        rare, usual = sorted(
            (people[one], people[other]), key=lambda who: (len(who.articles), who.name)
        )
        judged = _judge(rare, usual, bearers)
        if judged is None or is_apart(rare.name, usual.name):
            continue
        weight, reason = judged
        seen = len(rare.articles | usual.articles)
        found.append((weight, seen, MergeSuggestion(rare.name, usual.name, reason)))
    found.sort(key=lambda one: (-one[0], -one[1], one[2].actor, one[2].same_as))
    return [suggestion for _, _, suggestion in found]


def _holders(people: Sequence[Known]) -> dict[str, list[int]]:
    """List who has a part of a name, by its consonants."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(people):
        for part in dict.fromkeys(map(skeleton, parts(identity(one.name)))):
            if len(part) > 1:
                holders[part].append(at)
    return holders


def _pairs(holders: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    shared = (at for at in holders.values() if len(at) <= _MOST_HOLDERS)
    yield from sorted({pair for at in shared for pair in combinations(at, 2)})


def _judge(rare: Known, usual: Known, bearers: dict[str, int]) -> tuple[float, str] | None:
    """Weigh what speaks for one person, and say the most of it; None for too little."""
    one, other = identity(rare.name), identity(usual.name)
    if not one or not other or not same_suffix(one, other) or _are_together(rare, usual):
        return None
    if first_guess(one, rare.titles) * first_guess(other, usual.titles) < 0:
        return None
    mine, others = parts(one), parts(other)
    if min(len(mine[-1]), len(others[-1])) == 1:
        return None
    rare_surname = bearers.get(skeleton(mine[-1]), 0) <= _FEW
    names = _compare(mine, others, rare_surname=rare_surname)
    if names is None:
        return None
    weight, reason = names
    titles = {title for title in rare.titles & usual.titles if ": " in title or " " in title}
    if titles:
        weight += 1.5
        reason += f", both “{min(titles).replace(': ', ' ')}”"
    weight += 0.5 * rare_surname
    if not rare.articles & usual.articles:
        weight += 0.5
    return (weight, reason) if weight >= _ENOUGH else None


def _are_together(rare: Known, usual: Known) -> bool:
    both = len(rare.articles & usual.articles)
    return both >= _TOGETHER or (both > 1 and both > _SHARE * len(rare.articles))


def _compare(one: Words, other: Words, *, rare_surname: bool) -> tuple[float, str] | None:
    """Compare two names part by part: how alike they are, and how; None if they are not."""
    short, full = sorted((one, other), key=lambda name: (len(name), sum(map(len, name))))
    foreign = is_transliterated(one) or is_transliterated(other)
    of_persons = _has_given_name(one) or _has_given_name(other)
    if len(short) == 1:
        alone = of_persons and _is_surname_of(short[0], full)
        return (2.5, "the surname alone") if alone else None
    if of_persons and shortens(short, full):
        return 3.0, "names left out or cut to initials"
    if of_persons and sorted(map(letters, short)) == sorted(map(letters, full)):
        return 3.0, "the same names in another order"
    if same_word(one[-1], other[-1]):
        known = of_persons or foreign or rare_surname
        return _compare_given(one[:-1], other[:-1], known=known)
    near = foreign and same_word(one[0], other[0]) and _likeness(one[1:], other[1:]) >= _NEAR
    return (2.5, "a similar surname") if near else None


def _has_given_name(name: Words) -> bool:
    """Return whether a name begins as names of persons do."""
    first = name[0]
    return len(name) > 1 and (len(first) == 1 or is_common_given_name(first))


def _is_surname_of(word: str, full: Words) -> bool:
    """Return whether a word by itself can only be the surname of a name."""
    if len(full) < 2 or len(word) <= _SHORT or is_common_given_name(word):
        return False
    foreign = is_transliterated((word,)) or is_transliterated(full[-1:])
    return word == full[-1] or (foreign and same_word(word, full[-1]))


def _may_be_person(name: str) -> bool:
    """Return whether all words of a name are written as those of a person's name."""
    words = name.split()
    return len(words) <= _MOST_WORDS and all(
        word[0].isupper() or fold(word) in listed("name_words", "particle") or word[2:3] == "-"
        for word in words
    )


def _compare_given(one: Words, other: Words, *, known: bool) -> tuple[float, str] | None:
    """Compare the given names of two who share a surname; ``known`` if they are given names."""
    likeness = _likeness(one, other)
    if likeness >= _ALIKE:
        return 2.5, "the same surname, and similar given names"
    if known and one[0][0] == other[0][0] and likeness >= _ALIKE / 2:
        return 2.0, "the same surname, and given names that begin alike"
    return None


def _likeness(one: Words, other: Words) -> float:
    mine, others = ("".join(letters(_bare(word)) for word in name) for name in (one, other))
    return SequenceMatcher(None, mine, others, autojunk=False).ratio()


def _bare(word: str) -> str:
    """Take away an Arabic article that is written as one word with the name."""
    return word[2:] if word.startswith(("al", "el")) and len(word) > _SHORT + 2 else word
