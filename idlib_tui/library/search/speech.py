"""Whether what somebody is quoted with, in one article, says the words of a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from idlib_tui.library.query.tree import Fuzzy, Leaf, Node, Phrase, Prefix, Term
from idlib_tui.library.query.visiting import Visitor
from idlib_tui.library.search.matches import contiguous, fuzzy_match, near
from idlib_tui.library.words import placed_words, splits

_GAP = 100
"""Positions between two quotes, so that no phrase runs across."""


def says(tree: Node, text: str, quotes: Iterable[tuple[int, int]]) -> bool:
    """Return whether some quotes, taken together, say what a query asks for.

    Args:
        tree: Words and phrases.
        text: The article.
        quotes: Where the quotes stand in it.
    """
    return _Heard(text, quotes).visit(tree)


class _Heard(Visitor[bool]):
    """The words of some quotes."""

    def __init__(self, text: str, quotes: Iterable[tuple[int, int]]) -> None:
        self._stems: defaultdict[str, set[int]] = defaultdict(set)
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        behind = 0
        for start, end in quotes:
            first = behind
            for place, word in placed_words(text[start:end]):
                self._stems[word.stem].add(first + place)
                self._forms[word.form].add(word.stem)
                behind = max(behind, first + place + _GAP)

    def leaf(self, node: Leaf) -> bool:
        match node:
            case Term():
                apart = (self._holds(Phrase(both)) for both in splits(node.form))
                return node.stem in self._stems or any(apart)
            case Prefix():
                return any(form.startswith(node.form) for form in self._forms)
            case Fuzzy():
                return any(fuzzy_match(node.form, form) for form in self._forms)
            case Phrase():
                return self._holds(node)
            case _:
                return True

    def all_of(self, nodes: tuple[Node, ...]) -> bool:
        return all(map(self.visit, nodes))

    def any_of(self, nodes: tuple[Node, ...]) -> bool:
        return any(map(self.visit, nodes))

    def none_of(self, node: Node) -> bool:
        return not self.visit(node)

    def _holds(self, phrase: Phrase) -> bool:
        if phrase.slop is None:
            return bool(contiguous([self._positions(part) for part in phrase.parts]))
        different = dict.fromkeys(phrase.parts)
        return bool(near([self._positions(part) for part in different], phrase.slop))

    def _positions(self, part: str | Prefix) -> list[int]:
        if isinstance(part, str):
            return sorted(self._stems.get(part, ()))
        stems = [s for form, of in self._forms.items() if form.startswith(part.form) for s in of]
        return sorted(set().union(*(self._stems[stem] for stem in stems)))
