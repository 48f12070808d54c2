"""What of a query the catalog answers: sources, places, dates and who is quoted."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator

from idlib_tui.library.catalog.actors import find_actors, the_actor
from idlib_tui.library.catalog.articles import label_key
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.query.tree import Among, And, Dated, Everything, Node, Not, Or, Where
from idlib_tui.library.search.matches import merged
from idlib_tui.library.words import forms


def resolve(  # noqa: PLR0911 - one return a kind of node
    connection: sqlite3.Connection, tree: Node, notices: list[str]
) -> Node:
    """Replace the filters in a query by the articles that pass them.

    Raises:
        UnknownActorError: Nobody, or more than one, goes by a whole name after ``said:``.
    """
    match tree:
        case And(nodes):
            return And(tuple(resolve(connection, node, notices) for node in nodes))
        case Or(nodes):
            return Or(tuple(resolve(connection, node, notices) for node in nodes))
        case Not(node):
            return Not(resolve(connection, node, notices))
        case Dated():
            return Among(_dated(connection, tree))
        case Where(field="said"):
            return Among(_said(connection, tree, notices))
        case Where():
            return Among(_labelled(connection, tree, notices))
        case _:
            return tree


def is_plain(tree: Node) -> bool:
    """Tell whether the catalog can answer the whole of a query, resolved or not."""
    match tree:
        case And(nodes) | Or(nodes):
            return all(is_plain(node) for node in nodes)
        case Not(node):
            return is_plain(node)
        case _:
            return isinstance(tree, Among | Everything | Dated | Where)


def quoted(
    connection: sqlite3.Connection, tree: Node, numbers: Collection[int]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Find where some articles quote those whom a query names with ``said:``."""
    actors = {
        name
        for asked in _asked_to_have_said(tree)
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


def _asked_to_have_said(tree: Node) -> Iterator[Where]:
    match tree:
        case And(nodes) | Or(nodes):
            for node in nodes:
                yield from _asked_to_have_said(node)
        case Where(field="said"):
            yield tree


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
    """Tell whether a label is the one asked for, or has all its words."""
    if label_key(label) == exact:
        return True
    have = forms(label)
    if not wanted:
        return False
    *whole, last = wanted
    found = any(form.startswith(last) for form in have) if prefix else last in have
    return found and all(form in have for form in whole)
