"""Evaluating a query on one segment: the scores of the matching articles, for each node.

Whoosh steps through its matchers article by article; here whole posting lists are read and joined
at once, which is about ten times as fast in Python and yields the exact total with the scores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import log
from typing import Any

from idlib_tui.library.query.tree import (
    Among,
    Everything,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Phrase,
    Prefix,
    Term,
)
from idlib_tui.library.query.visiting import Visitor, texts
from idlib_tui.library.search.matches import contiguous, fuzzy_match, near
from idlib_tui.library.search.whoosh.files import words_of
from idlib_tui.library.search.whoosh.postings import Postings
from idlib_tui.library.words import splits

MOST_FORMS = 100
"""The maximum number of words that a prefix or fuzzy word expands to: the most frequent ones."""

_FORMS_READ = 5_000
"""The maximum number of words of the vocabulary that are considered for it."""

_PATTERN_SCORE = 1.0
"""The score of a prefix or fuzzy word: less than a plain rare word, more than a common one."""

# BM25 with its usual constants. Lengths are relative to a fixed length rather than to the average
# of the corpus, which in Whoosh includes deleted articles: so a score depends on the articles alone
# and not on the order in which they were added.
_K1 = 1.2
_B = 0.75
_USUAL_LENGTH = 600

Expansions = dict[Prefix | Fuzzy, list[bytes]]
Scores = dict[int, float]


class OpenSegment:
    """An open segment.

    Attributes:
        offset: The number of its first document.
        numbers: The article number of each document.
        deleted: The deleted documents.
        words: Its vocabulary and postings.
    """

    def __init__(self, searcher: Any, offset: int) -> None:
        self.offset = offset
        reader = searcher.reader()
        self._reader = reader
        self._total = reader.doc_count_all()
        column = reader.column_reader("number")
        self.numbers = [column[docnum] for docnum in range(self._total)]
        self.deleted = frozenset(reader.segment().deleted_docs())
        self.words = words_of(reader)
        self._norms: dict[str, list[float]] = {}

    def live(self) -> list[int]:
        """List the documents that are not deleted."""
        return [docnum for docnum in range(self._total) if docnum not in self.deleted]

    def norms(self, field: str) -> list[float]:
        """Return the factor by which the length of each document changes its scores."""
        found = self._norms.get(field)
        if found is None:
            length = self._reader.doc_field_length
            found = self._norms[field] = [
                _K1 * (1 - _B + _B * (length(docnum, field, 1) or 1) / _USUAL_LENGTH)
                for docnum in range(self._total)
            ]
        return found


class HeldSearcher:
    """A searcher and its segments; closed when the thread that made it ends.

    Attributes:
        index: The index that it searches.
        searcher: Whoosh's searcher.
        leaves: Its segments.
    """

    def __init__(self, index: Any) -> None:
        self.index = index
        self.searcher = searcher = index.searcher()
        # An index without documents has one reader without columns.
        self.leaves = [
            OpenSegment(leaf, offset)
            for leaf, offset in searcher.leaf_searchers()
            if leaf.reader().doc_count_all()
        ]

    def close(self) -> None:
        """Close its files."""
        # Missing if opening them failed.
        searcher = getattr(self, "searcher", None)
        if searcher is not None and not searcher.is_closed:
            searcher.close()

    def __del__(self) -> None:
        self.close()


def expand(tree: Node, reader: Any, notices: list[str]) -> Expansions:
    """Expand each prefix and fuzzy word to words of the vocabulary."""
    expansions: Expansions = {}
    for part in texts(tree, excluded=True):
        if not isinstance(part, Prefix | Fuzzy) or part in expansions:
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
                f"“{part.form}{sign}” matches {len(found)} words; "
                f"the {MOST_FORMS} most frequent were searched."
            )
            found.sort(key=lambda raw: (-reader.doc_frequency(field, raw), raw))
            del found[MOST_FORMS:]
        expansions[part] = found
    return expansions


class Weights:
    """The weight of each word of one query: the more articles have it, the lower."""

    def __init__(self, leaves: Sequence[OpenSegment]) -> None:
        self._leaves = leaves
        self._total = sum(len(leaf.numbers) - len(leaf.deleted) for leaf in leaves)
        self._known: dict[tuple[str, str], float] = {}

    def of(self, field: str, word: str) -> float:
        """Weigh a word (the variant of BM25's weight that is never negative)."""
        weight = self._known.get((field, word))
        if weight is None:
            having = sum(_live_count(leaf, field, word.encode()) for leaf in self._leaves)
            weight = log(1 + (self._total - having + 0.5) / (having + 0.5))
            self._known[field, word] = weight
        return weight


class Evaluation(Visitor[Scores]):
    """The evaluation of one query on one segment."""

    def __init__(self, leaf: OpenSegment, expansions: Expansions, weights: Weights) -> None:
        self._leaf = leaf
        self._expansions = expansions
        self._weights = weights
        self._read: dict[tuple[str, str], Postings | None] = {}

    def scores(self, tree: Node) -> dict[int, float]:
        """Score the matching documents that are not deleted."""
        found = self.visit(tree)
        for docnum in self._leaf.deleted:
            found.pop(docnum, None)
        return found

    def leaf(self, node: Leaf) -> Scores:
        """Score by a word, a phrase, or a set of articles from the catalog."""
        match node:
            case Term():
                return self._term(node)
            case Prefix() | Fuzzy():
                return self._pattern(node)
            case Phrase():
                return self._phrase(node)
            case Among(numbers):
                of_leaf = self._leaf.numbers
                return {n: 0.0 for n in self._leaf.live() if of_leaf[n] in numbers}
            case Everything():
                return dict.fromkeys(self._leaf.live(), 0.0)
            case _:
                raise TypeError(f"not for the engine: {node!r}")

    def all_of(self, nodes: tuple[Node, ...]) -> Scores:
        """Add up the scores of documents that match all nodes."""
        wanted: list[Scores] = []
        unwanted: list[Collection[int]] = []
        for node in nodes:
            if isinstance(node, Not):
                unwanted.append(self.visit(node.node))
            else:
                wanted.append(self.visit(node))
                if not wanted[-1]:
                    return {}
        if not wanted:
            wanted.append(dict.fromkeys(self._leaf.live(), 0.0))
        fewest = min(wanted, key=len)
        return {
            docnum: sum(each[docnum] for each in wanted)
            for docnum in fewest
            if all(docnum in each for each in wanted)
            and not any(docnum in each for each in unwanted)
        }

    def any_of(self, nodes: tuple[Node, ...]) -> Scores:
        """Add up the scores of documents that match any node."""
        return _union(map(self.visit, nodes))

    def none_of(self, node: Node) -> Scores:
        """List the documents that do not match, with a score of 0."""
        unwanted = self.visit(node)
        return {n: 0.0 for n in self._leaf.live() if n not in unwanted}

    def _term(self, term: Term) -> Scores:
        in_title = self._word("title", term.stem)
        # "ceasefire" finds "cease fire" too.
        apart = [self._phrase(Phrase(both, title=term.title)) for both in splits(term.form)]
        if term.title:
            return _union([in_title, *apart])
        found = _union([self._word("text", term.stem), *apart])
        # Words of the title are in the text field too; here they add to the score.
        for docnum, score in in_title.items():
            if docnum in found:
                found[docnum] += score
        return found

    def _word(self, field: str, word: str) -> Scores:
        postings = self._postings(field, word)
        if postings is None:
            return {}
        norms = self._leaf.norms(field)
        weight = self._weights.of(field, word) * (_K1 + 1)
        return {
            docnum: weight * count / (count + norms[docnum])
            for docnum, count in zip(postings.ids, postings.counts, strict=True)
        }

    def _postings(self, field: str, word: str) -> Postings | None:
        key = field, word
        if key not in self._read:
            self._read[key] = self._leaf.words.postings(field, word.encode())
        return self._read[key]

    def _pattern(self, part: Prefix | Fuzzy) -> Scores:
        field = "title_forms" if part.title else "forms"
        found: set[int] = set()
        for raw in self._expansions[part]:
            postings = self._leaf.words.postings(field, raw)
            if postings is not None:
                found.update(postings.ids)
        return dict.fromkeys(found, _PATTERN_SCORE)

    def _phrase(self, phrase: Phrase) -> Scores:
        field = "title" if phrase.title else "text"
        stems = list(dict.fromkeys(phrase.stems))
        lists = []
        for stem in stems:
            postings = self._postings(field, stem)
            if postings is None:
                return {}
            lists.append(postings)
        order = [stems.index(stem) for stem in phrase.stems]
        together = set.intersection(*(set(postings.ids) for postings in lists))
        places = [{docnum: at for at, docnum in enumerate(each.ids)} for each in lists]
        holding = set()
        for docnum in together:
            positions = [
                each.positions(place[docnum]) for each, place in zip(lists, places, strict=True)
            ]
            if phrase.slop is None:
                holds = bool(contiguous([positions[which] for which in order]))
            else:
                holds = bool(near(positions, phrase.slop))
            if holds:
                holding.add(docnum)
        if not holding:
            return {}
        scores = [self._word(field, stem) for stem in stems]
        return {docnum: sum(each[docnum] for each in scores) for docnum in holding}


def _union(found: Iterable[Scores]) -> Scores:
    total: Scores = {}
    for scores in found:
        if not total:
            total = scores
            continue
        for docnum, score in scores.items():
            total[docnum] = total.get(docnum, 0.0) + score
    return total


def _live_count(leaf: OpenSegment, field: str, word: bytes) -> int:
    if not leaf.deleted:
        return leaf.words.doc_frequency(field, word)
    postings = leaf.words.postings(field, word)
    return 0 if postings is None else sum(docnum not in leaf.deleted for docnum in postings.ids)


def _starting(reader: Any, field: str, prefix: str) -> list[bytes]:
    found: list[bytes] = []
    for raw in reader.expand_prefix(field, prefix.encode()):
        found.append(raw)
        if len(found) == _FORMS_READ:
            break
    return found
