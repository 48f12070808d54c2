"""From a query tree to Whoosh's matchers: iterators over the articles of one segment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from whoosh.matching import AndMaybeMatcher, AndNotMatcher, IntersectionMatcher, UnionMatcher
from whoosh.matching.mcore import ListMatcher, Matcher, NullMatcher
from whoosh.matching.wrappers import WrappingMatcher
from whoosh.reading import TermNotFound

from idlib_tui.library.query.tree import (
    Among,
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
)
from idlib_tui.library.search.matches import contiguous, fuzzy_match, near
from idlib_tui.library.search.whoosh.fields import Bm25
from idlib_tui.library.words import splits

MOST_FORMS = 100
"""How many words a prefix or fuzzy word may stand for; the most frequent are kept."""

_FORMS_READ = 5_000
"""How many words of the vocabulary are looked at to choose those."""

_PATTERN_SCORE = 1.0
"""What a prefix or fuzzy word is worth: less than a plain rare word, more than a common one."""

Expansions = dict[Prefix | Fuzzy, list[bytes]]


class Leaf:
    """One segment: its searcher, where its documents start, and each one's article number."""

    def __init__(self, searcher: Any, offset: int) -> None:
        self.searcher = searcher
        self.offset = offset
        reader = searcher.reader()
        column = reader.column_reader("number")
        self.numbers = [column[docnum] for docnum in range(reader.doc_count_all())]


class HeldSearcher:
    """A searcher and its segments; closed with the thread that it was made for.

    Attributes:
        index: What it searches.
        searcher: Whoosh's searcher.
        leaves: Its segments.
    """

    def __init__(self, index: Any) -> None:
        self.index = index
        self.searcher = searcher = index.searcher()
        # An index without documents has one reader without columns.
        self.leaves = [
            Leaf(leaf, offset)
            for leaf, offset in searcher.leaf_searchers()
            if leaf.reader().doc_count_all()
        ]

    def close(self) -> None:
        """Let go of its files."""
        # Not there where opening them failed.
        searcher = getattr(self, "searcher", None)
        if searcher is not None and not searcher.is_closed:
            searcher.close()

    def __del__(self) -> None:
        self.close()


def expand(tree: Node, reader: Any, notices: list[str]) -> Expansions:
    """Look up which words of the vocabulary each prefix and fuzzy word stands for."""
    expansions: Expansions = {}
    for part in _patterns(tree):
        if part in expansions:
            continue
        field = "title_forms" if part.title else "forms"
        if isinstance(part, Prefix):
            found = _starting(reader, field, part.form)
        else:
            form = part.form
            found = [
                raw for raw in _starting(reader, field, form[:2]) if fuzzy_match(form, raw.decode())
            ]
        if len(found) > MOST_FORMS:
            sign = "*" if isinstance(part, Prefix) else "~"
            notices.append(
                f"“{part.form}{sign}” stands for {len(found)} words; "
                f"the {MOST_FORMS} most frequent were searched."
            )
            found.sort(key=lambda raw: (-reader.doc_frequency(field, raw), raw))
            del found[MOST_FORMS:]
        expansions[part] = found
    return expansions


class Matchers:
    """Builds the matchers of one query for one segment."""

    def __init__(self, leaf: Leaf, expansions: Expansions, weighting: Bm25) -> None:
        self._leaf = leaf
        self._expansions = expansions
        self._weighting = weighting

    def build(self, node: Node) -> Any:  # noqa: PLR0911 - one return a kind of node
        """Make the matcher of a node."""
        match node:
            case Term():
                return self._term(node)
            case Prefix() | Fuzzy():
                return self._pattern(node)
            case Phrase():
                return self._phrase(node)
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                return _tree(UnionMatcher, [self.build(child) for child in nodes])
            case Not(child):
                return AndNotMatcher(self._every(), self.build(child))
            case Among(numbers):
                of_leaf = self._leaf.numbers
                live = self._leaf.searcher.reader().all_doc_ids()
                return _Documents([docnum for docnum in live if of_leaf[docnum] in numbers])
            case Everything():
                return self._every()
            case _:
                raise TypeError(f"not for the engine: {node!r}")

    def _term(self, term: Term) -> Any:
        in_title = self._postings("title", term.stem)
        if term.title:
            return self._or_as_two_words(in_title, term)
        matcher = self._or_as_two_words(self._postings("text", term.stem), term)
        # Words of the title are in the text field too; here they count once more.
        return AndMaybeMatcher(matcher, in_title) if in_title.is_active() else matcher

    def _or_as_two_words(self, matcher: Any, term: Term) -> Any:
        """Let "ceasefire" find "cease fire" too."""
        apart = [self._phrase(Phrase(both, title=term.title)) for both in splits(term.form)]
        found = [each for each in (matcher, *apart) if each.is_active()]
        return _tree(UnionMatcher, found) if found else NullMatcher()

    def _postings(self, field: str, word: str) -> Any:
        try:
            return self._leaf.searcher.postings(field, word.encode(), weighting=self._weighting)
        except TermNotFound:
            return NullMatcher()

    def _pattern(self, part: Prefix | Fuzzy) -> Any:
        field = "title_forms" if part.title else "forms"
        reader = self._leaf.searcher.reader()
        found: set[int] = set()
        for raw in self._expansions[part]:
            if (field, raw) in reader:
                found.update(reader.postings(field, raw).all_ids())
        return _Documents(sorted(found), _PATTERN_SCORE)

    def _phrase(self, phrase: Phrase) -> Any:
        field = "title" if phrase.title else "text"
        stems = list(dict.fromkeys(phrase.stems))
        leaves = [self._postings(field, stem) for stem in stems]
        if not all(leaf.is_active() for leaf in leaves):
            return NullMatcher()
        order = [stems.index(stem) for stem in phrase.stems]
        slop = phrase.slop

        def holds(positions: Sequence[Sequence[int]]) -> bool:
            if slop is None:
                return bool(contiguous([positions[which] for which in order]))
            return bool(near(positions, slop))

        return _Phrase(_tree(IntersectionMatcher, leaves), leaves, holds)

    def _all(self, nodes: Iterable[Node]) -> Any:
        wanted: list[Any] = []
        unwanted: list[Any] = []
        for node in nodes:
            if isinstance(node, Not):
                unwanted.append(self.build(node.node))
            else:
                wanted.append(self.build(node))
        matcher = _tree(IntersectionMatcher, wanted) if wanted else self._every()
        return AndNotMatcher(matcher, _tree(UnionMatcher, unwanted)) if unwanted else matcher

    def _every(self) -> Any:
        return _Documents(list(self._leaf.searcher.reader().all_doc_ids()))


class _Documents(ListMatcher):  # type: ignore[misc]
    """A set of documents that all have one score."""

    def __init__(self, ids: Sequence[int], score: float = 0.0) -> None:
        super().__init__(ids)
        self._i = 0
        self._score = score

    def score(self) -> float:
        return self._score

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh's name for it
        self._i = bisect_left(self._ids, id, self._i)


class _Phrase(WrappingMatcher):  # type: ignore[misc]
    """Keeps the documents in which the words stand as asked."""

    def __init__(
        self,
        child: Matcher,
        leaves: Sequence[Matcher],
        holds: Callable[[Sequence[Sequence[int]]], bool],
    ) -> None:
        super().__init__(child)
        self._leaves = leaves
        self._holds = holds
        self._settle()

    def next(self) -> None:
        self.child.next()
        self._settle()

    def skip_to(self, id: int) -> None:  # noqa: A002
        self.child.skip_to(id)
        self._settle()

    def _settle(self) -> None:
        while self.child.is_active():
            if self._holds([leaf.value_as("positions") for leaf in self._leaves]):
                return
            self.child.next()


def _tree(kind: Any, matchers: Sequence[Any]) -> Any:
    """Join matchers two by two, so that a chain of many is not deep."""
    level = list(matchers)
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [kind(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0]


def _starting(reader: Any, field: str, prefix: str) -> list[bytes]:
    found: list[bytes] = []
    for raw in reader.expand_prefix(field, prefix.encode()):
        found.append(raw)
        if len(found) == _FORMS_READ:
            break
    return found


def _patterns(tree: Node) -> Iterable[Prefix | Fuzzy]:
    match tree:
        case Prefix() | Fuzzy():
            yield tree
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _patterns(child)
        case Not(child):
            yield from _patterns(child)
