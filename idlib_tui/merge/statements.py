"""The same statement in several articles: verbatim, cut, or reworded."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from snowballstemmer import stemmer

from idlib_tui.model import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.model import Statement

_WORD = re.compile(r"[^\W_]+")
_FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for from with and or but nor so as than that this these those it its"
    " he she they we i you him her them us his their our my your is are was were be been being am do"
    " does did has have had will would shall should can could may might must not no if".split()
)
_ENOUGH_WORDS = 4
"""A statement with fewer content words is linked only where it is the same word for word."""
_SAME_WORDS = 0.8
"""Share of the shorter statement's content words that the longer one must hold."""
_SAME_SENSE = 0.6
"""Share of all content words that two reworded statements must have in common."""


def link_statements(statements: Sequence[Statement]) -> list[Statement]:
    """Fill in ``also_in`` among statements of one actor, in the order given.

    Two statements of different articles are the same where they are verbatim, where one is the
    other cut short, or where most of their content words agree after stemming. Only statements that
    share a content word are compared.
    """
    words = [_content(statement) for statement in statements]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(words):
        for word in content:
            holders[word].append(index)
    linked: list[Statement] = []
    for index, statement in enumerate(statements):
        near = {other for word in words[index] for other in holders[word]} - {index}
        same = [
            statements[other]
            for other in sorted(near)
            if statements[other].article != statement.article
            and _same(statement, words[index], statements[other], words[other])
        ]
        places = tuple((one.article, one.quote.start, one.quote.end) for one in same)
        linked.append(replace(statement, also_in=places))
    return linked


def _content(statement: Statement) -> frozenset[str]:
    found = [word.lower() for word in _WORD.findall(statement.quote.text)]
    stemmed: list[str] = stemmer("english").stemWords(
        [w for w in found if w not in _FUNCTION_WORDS]
    )
    return frozenset(stemmed)


def _same(one: Statement, words: frozenset[str], other: Statement, others: frozenset[str]) -> bool:
    shared, fewer = len(words & others), min(len(words), len(others))
    if fewer < _ENOUGH_WORDS:
        return words == others and QuoteKind.INDIRECT not in (one.quote.kind, other.quote.kind)
    if shared < _SAME_WORDS * fewer:
        return shared >= _SAME_SENSE * len(words | others)
    return True
