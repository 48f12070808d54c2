"""Finding the same statement in several articles: verbatim, shortened or reworded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.quotes.adjuncts import is_adjunct
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import Place, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from idlib_tui.model import Quote, Statement

_WORD = re.compile(r"[^\W_]+")
ENOUGH_WORDS = 4
"""A statement with fewer content words is linked only if it is verbatim the same."""
_CUT = 0.8
"""The least share of the shorter statement's words that the longer one has if it is shortened."""
REWORDED = 0.6
"""The least share of the shorter one's words that two reworded statements have in common, …"""
_REWORDED_OF_LONGER = 0.4
"""… and of the longer one's."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement is compared by.

    Attributes:
        plain: Its words, without punctuation and capitals.
        words: Roots of its content words; the whole of it if there are none.
        numbers: Its figures.
        spoken: Whether it is in quotation marks.
    """

    plain: str
    words: frozenset[str]
    numbers: frozenset[str]
    spoken: bool


def lead_ins(quotes: Sequence[Quote]) -> Mapping[int, int]:
    """Find the "In May" of "In May, X said, it rained", which says nothing by itself.

    Args:
        quotes: The quotes of one article, in order.

    Returns:
        The index of each lead-in, and of the quote that goes on behind the speaker.
    """
    found: dict[int, int] = {}
    reported = [at for at, quote in enumerate(quotes) if quote.kind is not QuoteKind.DIRECT]
    for one, other in pairwise(reported):
        first, second = quotes[one], quotes[other]
        if first.cue_start is None or first.cue_start != second.cue_start:
            continue
        if is_adjunct(first.text):
            found[one] = other
    return found


def link_statements(statements: Sequence[Statement]) -> list[Statement]:
    """Fill in ``also_in`` among statements of one actor, in the order given.

    Two statements of different articles are the same if they are verbatim the same, if one is a
    shortened form of the other, or if most of their content words agree after stemming; not if both
    contain figures and share none. ``also_in`` lists the most complete first, then the better
    typeset.

    Only statements that share one of their rarest words are compared, which loses no pair (prefix
    filtering: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins", 2006).
    """
    contents = [content_of(statement.quote) for statement in statements]
    near = _candidates(contents)
    linked: list[Statement] = []
    for index, statement in enumerate(statements):
        same = [
            other
            for other in near[index]
            if statements[other].article != statement.article
            and same_content(contents[index], contents[other])
        ]
        same.sort(key=lambda other: _rank(statements[other], contents[other]))
        places = (statements[other] for other in same)
        also = tuple(Place(one.article, one.quote.start, one.quote.end) for one in places)
        linked.append(replace(statement, also_in=also))
    return linked


def _candidates(contents: Sequence[Content]) -> list[set[int]]:
    """Find, for each statement, those that may be the same: symmetric, and without itself."""
    counts = Counter(word for content in contents for word in content.words)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(contents):
        for word in content.words:
            holders[word].append(index)
    near: list[set[int]] = [set() for _ in contents]
    for index, content in enumerate(contents):
        rare = sorted(content.words, key=lambda word: (counts[word], word))
        prefix = len(rare) - ceil(REWORDED * len(rare)) + 1
        for word in rare[:prefix]:
            for other in holders[word]:
                if other != index and len(contents[other].words) >= len(rare):
                    near[index].add(other)
                    near[other].add(index)
    return near


def content_of(quote: Quote) -> Content:
    """Extract what a statement is compared by."""
    found = [word.lower() for word in _WORD.findall(quote.text)]
    numbers = frozenset(word for word in found if word[0].isdigit())
    plain = " ".join(found)
    return Content(
        plain,
        frozenset(filter(None, map(content_root, found))) or frozenset({plain}),
        numbers,
        quote.kind is not QuoteKind.INDIRECT,
    )


def content_root(word: str) -> str:
    """Return what a word in lower case is compared by; "" for a function word."""
    return "" if word in _function_words() else _root(word)


@lru_cache(maxsize=65_536)
def _root(word: str) -> str:
    return root_of(word)


@cache
def _function_words() -> frozenset[str]:
    return words("function_words") - words("function_words", "not adverb")


def same_content(one: Content, other: Content) -> bool:
    """Check whether two statements are the same."""
    sizes = len(one.words), len(other.words)
    if min(sizes) < ENOUGH_WORDS:
        return one.plain == other.plain and one.spoken and other.spoken
    return are_same(sizes, len(one.words & other.words), (one.numbers, other.numbers))


def are_same(
    sizes: tuple[int, int], shared: int, numbers: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Check whether two statements of enough words are the same.

    Args:
        sizes: The number of content words of each, ``ENOUGH_WORDS`` or more.
        shared: The number of words in common.
        numbers: The figures of each.
    """
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    fewer, more = sorted(sizes)
    return shared >= _CUT * fewer or (
        shared >= REWORDED * fewer and shared >= _REWORDED_OF_LONGER * more
    )


def _rank(statement: Statement, content: Content) -> tuple[int, int, str, int]:
    """Sort key: the most complete first, then the one with fewer straight quotation marks."""
    straight = straight_marks(statement.quote.text)
    return (-len(content.words), straight, statement.article, statement.quote.start)


def straight_marks(text: str) -> int:
    """Count straight quotation marks and apostrophes: the more, the worse the typesetting."""
    return text.count('"') + text.count("'")
