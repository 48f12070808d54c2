"""What of a query the catalog answers: sources, places, dates, actors, marks and findings."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection

from idlib_tui.dates import day_text, range_text
from idlib_tui.filters import Marks
from idlib_tui.library.catalog.actors import find_actors, the_actor
from idlib_tui.library.catalog.annotations import NUMBER
from idlib_tui.library.catalog.articles import label_key, texts_by_number
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.query.tree import (
    Among,
    And,
    Dated,
    Field,
    Finding,
    Has,
    Leaf,
    Mark,
    Marked,
    Node,
    Said,
    Tagged,
    Where,
)
from idlib_tui.library.query.visiting import leaves, rewritten, texts
from idlib_tui.library.rows import Spans
from idlib_tui.library.search.matches import merged
from idlib_tui.library.search.speech import says
from idlib_tui.library.words import forms

_FINDINGS = {
    Finding.FIGURE: f"SELECT DISTINCT figure {NUMBER} FROM figures",  # noqa: S608
    Finding.QUOTE: f"SELECT DISTINCT statement {NUMBER} FROM statements",  # noqa: S608
    Finding.EVENT: f"SELECT DISTINCT event {NUMBER} FROM events",  # noqa: S608
    Finding.DATE: "SELECT number FROM articles WHERE day < '" + UNDATED + "'",  # noqa: S608
}

_ACTORS = "(SELECT label FROM json_each(?) JOIN labels ON hash = text_hash(value) AND text = value)"


def is_plain(tree: Node) -> bool:
    """Return whether the catalog can answer the whole of a query, resolved or not."""
    spoken = (leaf.words for leaf in leaves(tree) if isinstance(leaf, Said))
    return next(texts(tree, excluded=True), None) is None and not any(spoken)


class Filters:
    """Answers the filters of queries.

    Attributes:
        notices: Sentences about what they stand for, or that nothing passes one.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        marks: Callable[[], Marks],
        find: Callable[[Node], Collection[int]],
    ) -> None:
        """Nothing is asked yet.

        Args:
            connection: To the catalog.
            marks: Gives what the user did with the articles; called where a query asks for it.
            find: Asks the engine which articles have some words.
        """
        self.notices: list[str] = []
        self._connection = connection
        self._marks = marks
        self._find = find

    def resolve(self, tree: Node) -> Node:
        """Replace the filters in a query by the articles that pass them.

        Raises:
            UnknownActorError: Nobody, or more than one, goes by a whole name after ``said:`` or
                ``about:``.
        """
        return rewritten(tree, self._resolved)

    def quoted(self, said: Said, numbers: Collection[int]) -> dict[int, Spans]:
        """Find where some articles quote those whom a query names."""
        found = self._connection.execute(
            f"SELECT statement {NUMBER} AS number, start, start + length FROM statements"  # noqa: S608
            " WHERE number IN (SELECT value FROM json_each(?))"
            f" AND actor IN {_ACTORS}",
            (
                json.dumps(list(numbers)),
                json.dumps(find_actors(self._connection, said.value, prefix=said.prefix)),
            ),
        )
        spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, start, end in found:
            spans[number].append((start, end))
        return {number: merged(where) for number, where in spans.items()}

    def _resolved(self, leaf: Leaf) -> Node:  # noqa: PLR0911 - one return a kind of leaf
        match leaf:
            case Dated():
                return Among(self._dated(leaf))
            case Said():
                return self._said(leaf)
            case Where(field=Field.ABOUT):
                return Among(self._of_actor("number FROM names", leaf))
            case Where():
                return Among(self._labelled(leaf))
            case Marked():
                return Among(self._marked(leaf.mark))
            case Tagged():
                return Among(self._tagged(leaf))
            case Has(finding):
                return Among(self._numbers(_FINDINGS[finding]))
            case _:
                return leaf

    def _numbers(self, query: str, *values: object) -> frozenset[int]:
        return frozenset(number for (number,) in self._connection.execute(query, values))

    def _dated(self, asked: Dated) -> frozenset[int]:
        if asked.first is None or asked.last is None:
            return self._numbers("SELECT number FROM articles WHERE day = ?", UNDATED)
        if asked.counted_from is not None:
            self.notices.append(
                f"Days are counted from the newest article, of {day_text(asked.counted_from)}: "
                f"{range_text(asked.first, asked.last)} is meant."
            )
        return self._numbers(
            "SELECT number FROM articles WHERE day BETWEEN ? AND ?",
            asked.first.isoformat(),
            asked.last.isoformat(),
        )

    def _said(self, asked: Said) -> Node:
        numbers = self._of_actor(f"statement {NUMBER} FROM statements", asked)
        if asked.words is None:
            return Among(numbers)
        # The engine knows no quotes, but where in an article the words stand together at all.
        negated = len([*texts(asked.words)]) < len([*texts(asked.words, excluded=True)])
        nodes = (Among(numbers),) if negated else (Among(numbers), asked.words)
        some = frozenset(self._find(And(nodes)))
        quoted = self.quoted(asked, some)
        bodies = texts_by_number(self._connection, list(quoted))
        saying = frozenset(
            number
            for number, spans in quoted.items()
            if number in bodies and says(asked.words, bodies[number], spans)
        )
        return Among(saying) if negated else And((Among(saying), asked.words))

    def _of_actor(self, numbers: str, asked: Said | Where) -> frozenset[int]:
        """List the articles that quote or name somebody."""
        if asked.prefix:
            actors = find_actors(self._connection, asked.value, prefix=True)
        else:
            actors = [the_actor(self._connection, asked.value)]
        if not actors:
            done = "quoted" if numbers.endswith("statements") else "named"
            self.notices.append(f"Nobody who goes by “{asked.value}” is {done}.")
        return self._numbers(
            f"SELECT DISTINCT {numbers} WHERE actor IN {_ACTORS}",
            json.dumps(actors),
        )

    def _marked(self, mark: Mark) -> frozenset[int]:
        marks = self._marks()
        match mark:
            case Mark.READ:
                return self._with_contents(marks.read)
            case Mark.UNREAD:
                return self._numbers("SELECT number FROM articles") - self._with_contents(
                    marks.read
                )
            case Mark.STARRED:
                return self._with_contents(marks.starred)
            case Mark.PINNED:
                return self._with_contents(marks.pinned)

    def _tagged(self, asked: Tagged) -> frozenset[int]:
        key = label_key(asked.tag)
        found = [
            hashes
            for tag, hashes in self._marks().tags.items()
            if (label_key(tag).startswith(key) if asked.prefix else label_key(tag) == key)
        ]
        if not found:
            self.notices.append(f"No article has the tag “{asked.tag}”.")
        return self._with_contents(frozenset().union(*found))

    def _with_contents(self, hashes: Collection[str]) -> frozenset[int]:
        return self._numbers(
            "SELECT number FROM articles WHERE content_hash IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(hashes)),
        )

    def _labelled(self, asked: Where) -> frozenset[int]:
        if asked.field is Field.SOURCE:
            query = "SELECT number, id, file, outlet FROM articles"
        else:
            query = "SELECT number, place FROM articles"
        exact = label_key(asked.value)
        wanted = forms(asked.value)
        rows = self._connection.execute(query).fetchall()
        numbers = frozenset(
            number
            for number, *labels in rows
            if any(label and _goes_by(label, exact, wanted, asked.prefix) for label in labels)
        )
        if not numbers and asked.field is Field.SOURCE:
            # Ids are long: the start of one does, as in all commands.
            numbers = frozenset(n for n, id_, *_ in rows if label_key(id_).startswith(exact))
        if not numbers:
            self.notices.append(f"No article has the {asked.field} “{asked.value}”.")
        return numbers


def _goes_by(label: str, exact: str, wanted: list[str], prefix: bool) -> bool:
    """Check whether a label is the requested one, or contains all its words."""
    if label_key(label) == exact:
        return True
    have = forms(label)
    if not wanted:
        return False
    *whole, last = wanted
    found = any(form.startswith(last) for form in have) if prefix else last in have
    return found and all(form in have for form in whole)
