"""Translating the tree of a query into the query language of a cluster.

Only what OpenSearch 2 and 3 and Elasticsearch 8 and 9 have in common is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from idlib_tui.filters import Marks
from idlib_tui.library.catalog.articles import label_key
from idlib_tui.library.query.tree import (
    Dated,
    Everything,
    Field,
    Fuzzy,
    Has,
    Leaf,
    Mark,
    Marked,
    Node,
    Not,
    Phrase,
    Prefix,
    Said,
    Tagged,
    Term,
    Text,
    Where,
)
from idlib_tui.library.query.visiting import Visitor, texts
from idlib_tui.library.words import analyse, forms, splits

Query = dict[str, Any]

Words = list[tuple[str, Query]]
"""Stems, each with what asks for a word of it that an article must have."""

ARTICLES: Query = {"term": {"kind": "article"}}
NOTHING: Query = {"match_none": {}}
EVERYTHING: Query = {"match_all": {"boost": 0.0}}

MOST_READINGS = 256
"""Readings of a phrase with several starts of words that are asked for one by one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the names and starts of words in a query stand for, looked up before.

    Attributes:
        actors: For each filter on somebody, the canonical names.
        starts: For each start in a phrase, the forms of the archive that start so.
        id_starts: The filters on a source of which only the start of an id was given.
        marks: What the user did with articles.
    """

    actors: Mapping[Said | Where, Sequence[str]] = field(default_factory=dict)
    starts: Mapping[Prefix, Sequence[str]] = field(default_factory=dict)
    id_starts: frozenset[Where] = frozenset()
    marks: Marks = field(default_factory=Marks)


def whole_query(tree: Node, meaning: Meaning) -> Query:
    """Translate a query into one that finds articles only."""
    return {"bool": {"must": [Translation(meaning).visit(tree)], "filter": [ARTICLES]}}


class Translation(Visitor[Query]):
    """Translates one query."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._words = WordQueries(meaning.starts)

    def leaf(self, node: Leaf) -> Query:  # noqa: PLR0911 - one return a kind of leaf
        """Ask for a word, a phrase, or a filter."""
        match node:
            case Term() | Prefix() | Fuzzy() | Phrase():
                return self._words.ask(node)
            case Said():
                return self._said(node)
            case Where(field=Field.ABOUT):
                return _unscored({"terms": {"named": list(self._meaning.actors[node])}})
            case Where():
                return _unscored(self._labelled(node))
            case Dated():
                return _unscored(_dated(node))
            case Marked() | Tagged():
                return _unscored(self._marked(node))
            case Has(finding):
                return _unscored({"term": {"has": finding.value}})
            case Everything():
                return EVERYTHING
            case _:
                raise TypeError(f"not for an archive: {node!r}")

    def all_of(self, nodes: tuple[Node, ...]) -> Query:
        """Ask for all nodes."""
        return _all_of(self, nodes)

    def any_of(self, nodes: tuple[Node, ...]) -> Query:
        """Ask for any node."""
        return any_query(map(self.visit, nodes))

    def none_of(self, node: Node) -> Query:
        """Ask for what does not match."""
        return _all_of(self, (Not(node),))

    def _said(self, said: Said) -> Query:
        names = list(self._meaning.actors[said])
        if not names:
            return NOTHING
        speaker = {"terms": {"quotes.actor": names}}
        quoted: Query = {"nested": {"path": "quotes", "query": speaker, "score_mode": "none"}}
        if said.words is None:
            return _unscored(quoted)
        spoken = _Spoken(speaker, self._meaning.starts).visit(said.words)
        filters = [quoted, spoken]
        # As with the local engines: what must not be said decides by itself, and nothing is scored.
        negated = len([*texts(said.words)]) < len([*texts(said.words, excluded=True)])
        must = [] if negated else [self.visit(said.words)]
        return {"bool": {"must": must, "filter": filters}}

    def _labelled(self, asked: Where) -> Query:
        exact = label_key(asked.value)
        if asked in self._meaning.id_starts:
            return {"prefix": {"id_key": exact}}
        if asked.field is Field.PLACE:
            return any_query([{"term": {"place_key": exact}}, _with_words("place", asked)])
        named = [_with_words(label, asked) for label in ("id", "file", "outlet")]
        return any_query([{"term": {"source_keys": exact}}, *named])

    def _marked(self, asked: Marked | Tagged) -> Query:
        marks = self._meaning.marks
        if isinstance(asked, Tagged):
            key = label_key(asked.tag)
            found = [
                hashes
                for tag, hashes in marks.tags.items()
                if (label_key(tag).startswith(key) if asked.prefix else label_key(tag) == key)
            ]
            return _with_hashes(frozenset().union(*found))
        match asked.mark:
            case Mark.READ:
                return _with_hashes(marks.read)
            case Mark.UNREAD:
                return {"bool": {"must_not": [_with_hashes(marks.read)]}}
            case Mark.STARRED:
                return _with_hashes(marks.starred)
            case Mark.PINNED:
                return _with_hashes(marks.pinned)


class WordQueries:
    """Asks for words and phrases in the texts of articles, or in their quotes."""

    def __init__(self, starts: Mapping[Prefix, Sequence[str]], within: str = "") -> None:
        """Prepare.

        Args:
            starts: What each start of a word in a phrase stands for.
            within: The path of nested documents, with a dot at the end; "" for whole articles.
        """
        self._starts = starts
        self._within = within

    def ask(self, text: Text) -> Query:
        """Translate a word or a phrase."""
        match text:
            case Term():
                return self._term(text)
            case Prefix(form):
                return _even({"prefix": {self._forms(text): form}})
            case Fuzzy(form):
                close = {
                    "value": form,
                    "fuzziness": 1,
                    "prefix_length": 2,
                    "transpositions": True,
                    "rewrite": "constant_score",
                }
                return _even({"fuzzy": {self._forms(text): close}})
            case Phrase():
                return self._phrase(text)

    def _forms(self, text: Prefix | Fuzzy | Phrase) -> str:
        return self._within + ("title_forms" if text.title and not self._within else "forms")

    def _stems(self, text: Term | Phrase) -> str:
        return self._within + ("title_stems" if text.title and not self._within else "stems")

    def _term(self, term: Term) -> Query:
        # "ceasefire" finds "cease fire" too.
        apart = [self._phrase(Phrase(both, title=term.title)) for both in splits(term.form)]
        found = any_query([{"term": {self._stems(term): term.stem}}, *apart])
        if term.title or self._within:
            return found
        # Words of the title are among the text's too; here they add to the score.
        in_title = {"term": {"title_stems": term.stem}}
        return {"bool": {"must": [found], "should": [in_title]}}

    def _phrase(self, phrase: Phrase) -> Query:
        parts = list(dict.fromkeys(phrase.parts))
        if len(phrase.parts) == 1 or (phrase.slop is not None and len(parts) == 1):
            part = parts[0]
            if isinstance(part, Prefix):
                return self.ask(Prefix(part.form, phrase.title))
            return {"term": {self._stems(phrase): part}}
        starts = list(dict.fromkeys(part for part in phrase.parts if isinstance(part, Prefix)))
        choices = [self._words_of(start, phrase) for start in starts]
        if prod(map(len, choices)) > MOST_READINGS and len(starts) > 1:
            return self._loosely(phrase, dict(zip(starts, choices, strict=True)))
        return any_query(self._readings(phrase, starts, choices))

    def _readings(
        self, phrase: Phrase, starts: Sequence[Prefix], choices: Sequence[Words]
    ) -> Iterator[Query]:
        """Ask for a phrase with each word that a start may stand for, if the article has it."""
        for chosen in product(*choices):
            meant = {start: stem for start, (stem, _) in zip(starts, chosen, strict=True)}
            words = [meant[p] if isinstance(p, Prefix) else p for p in phrase.parts]
            stands = (
                self._in_order(phrase, words) if phrase.slop is None else self._near(phrase, words)
            )
            has = [has for _, has in chosen]
            yield {"bool": {"must": [stands], "filter": has}} if has else stands

    def _loosely(self, phrase: Phrase, choices: Mapping[Prefix, Words]) -> Query:
        """Ask for a phrase with any of the words that its starts stand for, all at once.

        Where an article has several words that start so, an inflection of one may be taken for one
        of another.
        """
        field = self._stems(phrase)
        words = [
            [stem for stem, _ in choices[part]] if isinstance(part, Prefix) else [part]
            for part in (phrase.parts if phrase.slop is None else dict.fromkeys(phrase.parts))
        ]
        has = [any_query(has for _, has in some) for some in choices.values()]
        if phrase.slop is None:
            spans = [[{"span_term": {field: word}} for word in some] for some in words]
            clauses = [{"span_or": {"clauses": some}} for some in spans]
            stands: Query = {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}
        else:
            rules = [[{"match": {"query": word}} for word in some] for some in words]
            places = [{"any_of": {"intervals": some}} for some in rules]
            near = {"max_gaps": phrase.slop, "intervals": places}
            stands = {"intervals": {field: {"all_of": near}}}
        return {"bool": {"must": [stands], "filter": has}}

    def _words_of(self, start: Prefix, phrase: Phrase) -> Words:
        """List the stems of words that start so, each with what asks for such a word."""
        forms_of: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._starts[start]:
            forms_of[analyse(form)[1]].append(form)
        field = self._forms(phrase)
        return [(stem, {"terms": {field: some}}) for stem, some in forms_of.items()]

    def _in_order(self, phrase: Phrase, words: Sequence[str]) -> Query:
        return {"match_phrase": {self._stems(phrase): {"query": " ".join(words)}}}

    def _near(self, phrase: Phrase, words: Sequence[str]) -> Query:
        different = list(dict.fromkeys(words))
        # Two parts of the phrase may have turned out to be one word.
        slop = (phrase.slop or 0) + len(dict.fromkeys(phrase.parts)) - len(different)
        if len(different) == 1:
            return {"term": {self._stems(phrase): different[0]}}
        # In any order: the default of all clusters, which name the choice differently.
        rule = {
            "max_gaps": slop,
            "intervals": [{"match": {"query": word}} for word in different],
        }
        return {"intervals": {self._stems(phrase): {"all_of": rule}}}


class _Spoken(Visitor[Query]):
    """Asks for the words of somebody's quotes, all those of an article taken together."""

    def __init__(self, speaker: Query, starts: Mapping[Prefix, Sequence[str]]) -> None:
        self._speaker = speaker
        self._words = WordQueries(starts, "quotes.")

    def leaf(self, node: Leaf) -> Query:
        if not isinstance(node, Text):
            return EVERYTHING
        asked = {"bool": {"filter": [self._speaker, self._words.ask(node)]}}
        return {"nested": {"path": "quotes", "query": asked, "score_mode": "none"}}

    def all_of(self, nodes: tuple[Node, ...]) -> Query:
        return _all_of(self, nodes)

    def any_of(self, nodes: tuple[Node, ...]) -> Query:
        return any_query(map(self.visit, nodes))

    def none_of(self, node: Node) -> Query:
        return _all_of(self, (Not(node),))


def any_query(queries: Iterable[Query]) -> Query:
    """Ask for any of some queries."""
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": parts, "minimum_should_match": 1}} if parts else NOTHING


def _all_of(visitor: Visitor[Query], nodes: tuple[Node, ...]) -> Query:
    parts = [visitor.visit(node) for node in nodes if not isinstance(node, Not)]
    without = [visitor.visit(node.node) for node in nodes if isinstance(node, Not)]
    if len(parts) == 1 and not without:
        return parts[0]
    return {"bool": {"must": parts or [EVERYTHING], "must_not": without}}


def _dated(asked: Dated) -> Query:
    if asked.first is None or asked.last is None:
        return {"bool": {"must_not": [{"exists": {"field": "day"}}]}}
    return {"range": {"day": {"gte": asked.first.isoformat(), "lte": asked.last.isoformat()}}}


def _with_words(label: str, asked: Where) -> Query:
    """Ask for a label that has all words of a value, the last perhaps as a start."""
    wanted = forms(asked.value)
    if not wanted:
        return NOTHING
    field = f"source_forms.{label}"
    *whole, last = wanted
    ending: Query = {"prefix": {field: last}} if asked.prefix else {"term": {field: last}}
    return {"bool": {"filter": [*({"term": {field: form}} for form in whole), ending]}}


def _with_hashes(hashes: Iterable[str]) -> Query:
    return {"terms": {"content_hash": sorted(hashes)}}


def _unscored(query: Query) -> Query:
    return {"bool": {"filter": [query]}}


def _even(query: Query) -> Query:
    """Score every article that matches by the same, as the local engines do."""
    return {"constant_score": {"filter": query, "boost": 1.0}}
