"""Detecting the furniture of an outlet's pages, by comparing all articles that have a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from idlib_tui.ingest.furniture import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 3
"""The least number of stories with a line for it to be furniture, whatever it looks like."""
MOST_ARTICLES = 200
"""The number of articles, in order of ids, that are examined for one line."""
MOST = 15
"""More stories than this make no difference."""
SAME_STORY = 0.35
"""The least share of two samples in common for one story: versions, copies, updates."""
_ONE_OUTLET = 0.8
"""The least share of a line's articles with known outlet that must have the same outlet."""
_PLAIN = 4
"""Stories for a line that is not a sentence."""
_LOOSE = 50
"""A line that is not a sentence, with more words of its articles than this, may be a crosshead."""
_SHORT = 8
"""Stories for one or two words, which may be a crosshead or a label."""
_SENTENCE = 8
"""Stories for a sentence."""
_UNBOUND = 20
"""A sentence with more words of its articles than this may be news."""
_HARDLY_BOUND = 35
"""The same if it is in as many stories as matter."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line in one article.

    Attributes:
        article: Its id; occurrences are examined in this order.
        outlet: A number that identifies it; None if unknown.
        looks: What the line looks like.
        bound: As in ``PageLine``.
        sample: A sample of the article's word sequences.
    """

    article: str
    outlet: int | None
    looks: Looks
    bound: int
    sample: frozenset[int]


def is_furniture(occurrences: Iterable[Occurrence]) -> bool:
    """Check whether a line belongs to the pages and not to the articles.

    It must be in several stories of one outlet; the more it looks like a sentence of news, the
    more of them. Versions of one article count as one story.

    Args:
        occurrences: The occurrences of one line, in any order.
    """
    ordered = sorted(occurrences, key=lambda one: one.article)
    if len(ordered) < FEWEST or not _of_one_outlet(ordered):
        return False
    stories = _distinct(ordered)
    bound = sum(one.bound for one in stories) / len(stories)
    return len(stories) >= _needed(ordered[0].looks, bound)


def _needed(looks: Looks, bound: float) -> float:
    """Return the number of stories a line must be in, by its looks and its relation to them."""
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


def _of_one_outlet(ordered: list[Occurrence]) -> bool:
    outlets = Counter(one.outlet for one in ordered if one.outlet is not None)
    return not outlets or max(outlets.values()) >= _ONE_OUTLET * outlets.total()


def _distinct(ordered: list[Occurrence]) -> list[Occurrence]:
    """Choose articles on different stories, up to as many as matter."""
    chosen: list[Occurrence] = []
    for one in ordered:
        if not any(_same_story(one, other) for other in chosen):
            chosen.append(one)
            if len(chosen) == MOST:
                break
    return chosen


def _same_story(one: Occurrence, other: Occurrence) -> bool:
    least = min(len(one.sample), len(other.sample))
    return least > 0 and len(one.sample & other.sample) >= SAME_STORY * least
