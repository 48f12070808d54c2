"""Articles that share the distinctive words of a passage or of another article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from heapq import nlargest, nsmallest
from math import log

from idlib_tui.library.query.tree import Among, And, Node, Not, Or, Phrase, Term
from idlib_tui.library.search.engine import Engine
from idlib_tui.library.words import words

_SHORT_PASSAGE = 8
"""Words up to which a passage is searched as a phrase too: it may have no rare word."""

_WORD_FOR_WORD = 1_000.0
"""The score of a match as a phrase: more than any other score."""

_MOST_OF_PASSAGE = 8
"""How many words of a passage are searched: the rarest."""

_MOST_OF_ARTICLE = 25
"""How many words of an article are searched, as Lucene's "more like this" does by default."""

_TITLE_WEIGHT = 3
"""How often a word of the title counts."""


def like_passage(engine: Engine, passage: str, limit: int) -> list[int]:
    """Rank the articles that share the rarer words of a passage, the best first.

    Those that have a short passage word for word come before all others.
    """
    stems = [word.stem for word in words(passage)]
    found: dict[int, float] = {}
    if 1 < len(stems) <= _SHORT_PASSAGE:
        found = {n: s + _WORD_FOR_WORD for n, s in _scores(engine, Phrase(tuple(stems)))}
    if len(found) < limit:
        having = engine.frequencies(stems)
        rare = nsmallest(_MOST_OF_PASSAGE, having, key=lambda stem: (having[stem], stem))
        for number, score in _scores(engine, _any_of(rare)):
            found.setdefault(number, score)
    return nsmallest(limit, found, key=lambda number: (-found[number], number))


def like_article(engine: Engine, title: str, text: str, own: Collection[int]) -> Node:
    """Make the query for the articles that share the most distinctive words of one.

    A word is more distinctive the more often it is used there and the fewer other articles have it
    (tf-idf, with the logarithm of the frequency).

    Args:
        engine: Knows how many articles have each word.
        title: The title of the article.
        text: Its text.
        own: The numbers of the article and its other versions, which are left out.
    """
    used = Counter(word.stem for word in words(text))
    for word in words(title):
        used[word.stem] += _TITLE_WEIGHT
    total = len(engine.numbers())
    having = engine.frequencies(used)
    weights = {
        stem: (1 + log(used[stem])) * log(total / articles)
        for stem, articles in having.items()
        if articles > len(own) and stem.isalpha()
    }
    distinctive = nlargest(_MOST_OF_ARTICLE, weights, key=lambda stem: (weights[stem], stem))
    return And((_any_of(distinctive), Not(Among(frozenset(own)))))


def _any_of(stems: Iterable[str]) -> Node:
    # Without its form, a word stands for nothing but itself.
    return Or(tuple(Term("", stem) for stem in stems))


def _scores(engine: Engine, tree: Node) -> Iterable[tuple[int, float]]:
    return engine.find(tree).scores.items()
