"""Which lines are furniture of an outlet's pages, told from all articles that have them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from idlib_tui.ingest.furniture import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 3
"""Stories that a line must stand in to be furniture, whatever it looks like."""
MOST_ARTICLES = 200
"""More articles than these, the first by their ids, are not asked about one line."""
MOST = 15
"""More stories than these say nothing more."""
SAME_STORY = 0.35
"""Two samples with this share in common are of one story: versions, copies, updates."""
_ONE_OUTLET = 0.8
"""The share of a line's articles of known outlet that must be of the same one."""
_PLAIN = 4
"""Stories for a line that is no sentence."""
_LOOSE = 50
"""A line that is no sentence, more bound to its articles than this, may be a crosshead."""
_SHORT = 8
"""Stories for one or two words, which may be a crosshead or a label."""
_SENTENCE = 8
"""Stories for a sentence."""
_UNBOUND = 20
"""A sentence more bound to its articles than this may be news."""
_HARDLY_BOUND = 35
"""The same where it stands in as many stories as matter."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line in one article.

    Attributes:
        article: Its id, in whose order occurrences are looked at.
        outlet: A number that stands for it; None if it is not known.
        looks: What the line looks like.
        bound: As in ``PageLine``.
        sample: Of the article's word sequences.
    """

    article: str
    outlet: int | None
    looks: Looks
    bound: int
    sample: frozenset[int]


def is_furniture(occurrences: Iterable[Occurrence]) -> bool:
    """Return whether a line belongs to the pages and not to the articles.

    It must stand in several stories of one outlet; the more it looks like a sentence of news, the
    more of them. Versions of one article count as one story.

    Args:
        occurrences: Of one line, in any order.
    """
    told = sorted(occurrences, key=lambda one: one.article)
    if len(told) < FEWEST or not _of_one_outlet(told):
        return False
    stories = _distinct(told)
    bound = sum(one.bound for one in stories) / len(stories)
    return len(stories) >= _needed(told[0].looks, bound)


def _needed(looks: Looks, bound: float) -> float:
    """Tell in how many stories a line must stand, by its looks and how bound it is to them."""
    never = inf
    if looks & Looks.ADDRESSED:
        return FEWEST if bound < _LOOSE else _SENTENCE
    if looks & Looks.QUOTED or (looks & Looks.SENTENCE and looks & Looks.NUMBERED):
        return MOST if bound < _UNBOUND else never
    if looks & Looks.SENTENCE:
        return _SENTENCE if bound < _UNBOUND else MOST if bound < _HARDLY_BOUND else never
    if looks & Looks.SHORT:
        return _SHORT
    return _PLAIN if bound < _LOOSE else never


def _of_one_outlet(told: list[Occurrence]) -> bool:
    outlets = Counter(one.outlet for one in told if one.outlet is not None)
    return not outlets or max(outlets.values()) >= _ONE_OUTLET * outlets.total()


def _distinct(told: list[Occurrence]) -> list[Occurrence]:
    """Choose articles on different stories, up to as many as matter."""
    chosen: list[Occurrence] = []
    for one in told:
        if not any(_same_story(one, other) for other in chosen):
            chosen.append(one)
            if len(chosen) == MOST:
                break
    return chosen


def _same_story(one: Occurrence, other: Occurrence) -> bool:
    least = min(len(one.sample), len(other.sample))
    return least > 0 and len(one.sample & other.sample) >= SAME_STORY * least
