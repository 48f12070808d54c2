"""Who is meant without a name of their own: by an office, by given names, or by an acronym.

"The Syrian president" of one article is whom the others name with that title, "Saif al-Islam" is
whom they also name in full, if all of them mean the same person, and "ICC" the body that they write
it behind in brackets.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.merge.actors.reading import identity
from idlib_tui.merge.actors.settling import Settled
from idlib_tui.merge.actors.spelling import is_transliterated, parts, same_word
from idlib_tui.names import is_shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HELD_IN = 2
"""So many articles must name the holder of an office, …"""
_FOREMOST = 4
"""… and so many times as many as anybody else whom they give it."""
_TOGETHER = 2
"""So many articles must have both the given names alone and the full name, …"""
_NAMED_AT_LENGTH = 3
"""Parts of a name from another script that hardly two people share."""
_RARER = 8
"""… and one in so many of those that have the given names alone."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A name of one article by which somebody may be asked for, and who that is."""

    article: str
    name: str
    actor: str


def find_holder(
    clue: str, held: Sequence[Holder], asked: Sequence[tuple[str, str]]
) -> Mapping[tuple[str, str], Settled]:
    """Settle the names that mean one person by an office or by given names.

    Args:
        clue: As ``reading.names_of_article`` gives it.
        held: The names of all articles that have that clue, settled.
        asked: (article id, name) of those that ask for it.

    Returns:
        Who is meant by those of ``asked`` of which that can be said.
    """
    kind, _, what = clue.partition(": ")
    by_actor: dict[str, set[str]] = defaultdict(set)
    for one in held:
        by_actor[one.actor].add(one.article)
    ranked = sorted(by_actor, key=lambda actor: (-len(by_actor[actor]), actor))
    if not ranked:
        return {}
    first = ranked[0]
    articles = by_actor[first]
    if kind != "given":
        rivals = [actor for actor in ranked[1:] if not _is_part(actor, first)]
        others = max((len(by_actor[actor]) for actor in rivals), default=0)
        if len(articles) < _HELD_IN or len(articles) < _FOREMOST * others:
            return {}
        reason = f"{what}: {first} in {len(articles)} of {len(articles) + others} articles"
        return {place: Settled(first, reason) for place in asked if place[1] != first}
    if len(ranked) > 1:
        return {}
    fitting = [place for place in asked if _are_given_names(place[1], held)]
    with_given_names = {article for article, _ in fitting}
    together = articles & with_given_names
    reason = f"{first} without the surname: {len(together)} articles have both"
    if all(_is_long(name) for _, name in fitting):
        reason = f"{first} without the last of many names"
    elif len(together) < _TOGETHER or len(articles) * _RARER < len(with_given_names):
        return {}
    return {place: Settled(first, reason) for place in fitting}


def _is_long(name: str) -> bool:
    """Return whether a name from another script has so many parts that only one person has it."""
    words = parts(identity(name))
    return len(words) >= _NAMED_AT_LENGTH and is_transliterated(words)


def _is_part(one: str, other: str) -> bool:
    """Return whether a name is another with words left out, or the other it."""
    mine, others = identity(one), identity(other)
    return is_shortened(mine, others) or is_shortened(others, mine)


def _are_given_names(name: str, held: Sequence[Holder]) -> bool:
    words = parts(identity(name))
    fulls = (parts(identity(one.name)) for one in held)
    return any(
        len(full) == len(words) + 1
        and all(map(same_word, words, full))
        and (words == full[:-1] or is_transliterated(words))
        for full in fulls
    )
