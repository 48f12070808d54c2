"""The parts of a query that the catalog resolves: sources, places, dates and quoted actors."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection

from idlib_tui.library.catalog.actors import find_actors, the_actor
from idlib_tui.library.catalog.articles import label_key
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.query.tree import Among, Dated, Leaf, Node, Where
from idlib_tui.library.query.visiting import leaves, rewritten, texts
from idlib_tui.library.search.matches import merged
from idlib_tui.library.words import forms


def resolve(connection: sqlite3.Connection, tree: Node, notices: list[str]) -> Node:
    """Replace the filters in a query by the articles that pass them.

    Raises:
        UnknownActorError: The name after ``said:`` matches nobody, or several actors.
    """

    def resolved(leaf: Leaf) -> Node:
        match leaf:
            case Dated():
                return Among(_dated(connection, leaf))
            case Where(field="said"):
                return Among(_said(connection, leaf, notices))
            case Where():
                return Among(_labelled(connection, leaf, notices))
            case _:
                return leaf

    return rewritten(tree, resolved)


def is_plain(tree: Node) -> bool:
    """Check whether the catalog can answer the whole query, resolved or not."""
    return next(texts(tree, excluded=True), None) is None


def quoted(
    connection: sqlite3.Connection, tree: Node, numbers: Collection[int]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Find the quotes of the actors named with ``said:`` in some articles."""
    actors = {
        name
        for asked in leaves(tree, excluded=False)
        if isinstance(asked, Where) and asked.field == "said"
        for name in find_actors(connection, asked.value, prefix=asked.prefix)
    }
    found = connection.execute(
        'SELECT number, start, "end" FROM statements'
        " WHERE number IN (SELECT value FROM json_each(?))"
        " AND actor IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)), json.dumps(sorted(actors))),
    )
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, start, end in found:
        spans[number].append((start, end))
    return {number: merged(where) for number, where in spans.items()}


def _dated(connection: sqlite3.Connection, asked: Dated) -> frozenset[int]:
    if asked.first is None or asked.last is None:
        found = connection.execute("SELECT number FROM articles WHERE day = ?", (UNDATED,))
    else:
        found = connection.execute(
            "SELECT number FROM articles WHERE day BETWEEN ? AND ?",
            (asked.first.isoformat(), asked.last.isoformat()),
        )
    return frozenset(number for (number,) in found)


def _said(connection: sqlite3.Connection, asked: Where, notices: list[str]) -> frozenset[int]:
    if asked.prefix:
        actors = find_actors(connection, asked.value, prefix=True)
    else:
        actors = [the_actor(connection, asked.value)]
    if not actors:
        notices.append(f"Nobody who goes by “{asked.value}” is quoted.")
    marks = ",".join("?" * len(actors))
    found = connection.execute(
        f"SELECT DISTINCT number FROM statements WHERE actor IN ({marks})",  # noqa: S608
        actors,
    )
    return frozenset(number for (number,) in found)


def _labelled(connection: sqlite3.Connection, asked: Where, notices: list[str]) -> frozenset[int]:
    if asked.field == "source":
        query = "SELECT number, id, file, outlet FROM articles"
    else:
        query = "SELECT number, place FROM articles"
    exact = label_key(asked.value)
    wanted = forms(asked.value)
    numbers = frozenset(
        number
        for number, *labels in connection.execute(query)
        if any(label and _goes_by(label, exact, wanted, asked.prefix) for label in labels)
    )
    if not numbers:
        notices.append(f"No article has the {asked.field} “{asked.value}”.")
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
