"""Translating the tree of a query into tantivy's queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import combinations

from tantivy import Occur, Query, Schema

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
from idlib_tui.library.query.visiting import Visitor
from idlib_tui.library.search.expansion import Expansions, forms_field
from idlib_tui.library.search.tantivy.documents import NUMBER
from idlib_tui.library.words import analyse, splits

_PATTERN_SCORE = 1.0
"""As with Whoosh: the score of a prefix or a fuzzy word."""


class Translation(Visitor[Query]):
    """Translates one query."""

    def __init__(
        self,
        schema: Schema,
        expansions: Expansions,
        standing: Callable[[Query, Phrase], Collection[int]],
    ) -> None:
        """Nothing is translated yet.

        Args:
            schema: The fields.
            expansions: What the prefixes and fuzzy words of the query stand for.
            standing: Looks up in which of the articles that match a query a phrase stands, by their
                words; called where tantivy has no query for the phrase.
        """
        self._schema = schema
        self._expansions = expansions
        self._standing = standing

    def leaf(self, node: Leaf) -> Query:
        """Ask for a word, a phrase, or a set of articles from the catalog."""
        match node:
            case Term():
                return self._term(node)
            case Prefix() | Fuzzy():
                forms = Query.term_set_query(
                    self._schema, forms_field(node), self._expansions[node]
                )
                return Query.const_score_query(forms, _PATTERN_SCORE)
            case Phrase():
                return self._phrase(node)
            case Among(numbers):
                return self._among(numbers, 0.0)
            case Everything():
                return _unscored(Query.all_query())
            case _:
                raise TypeError(f"not for the engine: {node!r}")

    def all_of(self, nodes: tuple[Node, ...]) -> Query:
        """Ask for all nodes."""
        parts = [
            (Occur.MustNot, self.visit(node.node))
            if isinstance(node, Not)
            else (Occur.Must, self.visit(node))
            for node in nodes
        ]
        if all(isinstance(node, Not) for node in nodes):
            parts.append((Occur.Must, _unscored(Query.all_query())))
        return Query.boolean_query(parts)

    def any_of(self, nodes: tuple[Node, ...]) -> Query:
        """Ask for any node."""
        return _any(map(self.visit, nodes))

    def none_of(self, node: Node) -> Query:
        """Ask for what does not match."""
        return self.all_of((Not(node),))

    def _term(self, term: Term) -> Query:
        in_title = self._word("title", term.stem)
        # "ceasefire" finds "cease fire" too.
        apart = [self._phrase(Phrase(both, title=term.title)) for both in splits(term.form)]
        if term.title:
            return _any([in_title, *apart])
        found = _any([self._word("text", term.stem), *apart])
        # Words of the title are in the text field too; here they add to the score.
        return Query.boolean_query([(Occur.Must, found), (Occur.Should, in_title)])

    def _word(self, field: str, word: str) -> Query:
        return Query.term_query(self._schema, field, word)

    def _among(self, numbers: Collection[int], score: float) -> Query:
        if not numbers:
            return Query.empty_query()
        among = Query.term_set_query(self._schema, NUMBER, sorted(numbers))
        return Query.const_score_query(among, score)

    def _phrase(self, phrase: Phrase) -> Query:
        field = "title" if phrase.title else "text"
        parts = list(dict.fromkeys(phrase.parts))
        if len(phrase.parts) == 1 or (phrase.slop is not None and len(parts) == 1):
            return self._part(field, parts[0])
        starts = [part for part in phrase.parts if isinstance(part, Prefix)]
        if phrase.slop is None and not starts:
            return self._words_in_order(field, phrase.parts, start_as="")
        if phrase.slop is None and len(starts) == 1:
            return self._with_start(field, phrase, starts[0])
        plain = [part for part in parts if isinstance(part, str)]
        if phrase.slop is not None and not starts and len(parts) == 2:
            return self._near(field, plain[0], plain[1], phrase.slop + 1)
        # The rest is looked up in the words of the articles that may match.
        reach = 0 if phrase.slop is None else len(parts) + phrase.slop - 1
        likely = [self._part(field, part) for part in parts]
        if phrase.slop is not None:
            likely += [self._near(field, *both, reach) for both in combinations(plain, 2)]
        found = self._standing(_all(likely), phrase)
        return self._among(found, _PATTERN_SCORE)

    def _part(self, field: str, part: str | Prefix) -> Query:
        return self._word(field, part) if isinstance(part, str) else self.leaf(part)

    def _with_start(self, field: str, phrase: Phrase, start: Prefix) -> Query:
        """Ask for a phrase with the start of a word: with any word that the article itself has."""
        forms_of: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._expansions[start]:
            forms_of[analyse(form)[1]].append(form)
        found = []
        for stem, forms in forms_of.items():
            has = Query.term_set_query(self._schema, forms_field(start), forms)
            stands = self._words_in_order(field, phrase.parts, start_as=stem)
            found.append(_all([_unscored(has), stands]))
        return _any(found)

    def _words_in_order(
        self, field: str, parts: tuple[str | Prefix, ...], *, start_as: str
    ) -> Query:
        words: list[str | tuple[int, str]] = [
            start_as if isinstance(part, Prefix) else part for part in parts
        ]
        return Query.phrase_query(self._schema, field, words)

    def _near(self, field: str, one: str, other: str, reach: int) -> Query:
        """Ask for two words at most some positions apart, in any order."""
        found = []
        for apart in range(reach + 1):
            orders = [(one, other), (other, one)] if apart else [(one, other)]
            for first, second in orders:
                placed: list[str | tuple[int, str]] = [(0, first), (apart, second)]
                found.append(Query.phrase_query(self._schema, field, placed))
        return Query.disjunction_max_query(found)


def _any(queries: Iterable[Query]) -> Query:
    parts = [(Occur.Should, query) for query in queries]
    if len(parts) == 1:
        return parts[0][1]
    return Query.boolean_query(parts) if parts else Query.empty_query()


def _all(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
