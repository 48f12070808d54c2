"""Counts of the matching articles by source, actor, month and tag."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection

from idlib_tui.filters import Marks
from idlib_tui.library.catalog.annotations import NUMBER
from idlib_tui.library.catalog.labels import text_of
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.rows import Facets


def count_facets(
    connection: sqlite3.Connection, numbers: Collection[int] | None, marks: Marks
) -> Facets:
    """Count articles by value, the most frequent first; months in order.

    Args:
        connection: The catalog.
        numbers: The articles to count; None for all.
        marks: The user's tags.
    """
    condition, values = "1", []
    if numbers is not None:
        condition = "number IN (SELECT value FROM json_each(?))"
        values = [json.dumps(sorted(numbers))]
    return Facets(
        sources=_counts(
            connection,
            "SELECT COALESCE(outlet, id) AS value, COUNT(*) AS total FROM articles"  # noqa: S608
            f" WHERE {condition} GROUP BY value ORDER BY total DESC, value",
            values,
        ),
        actors=_counts(
            connection,
            f"SELECT {text_of('actor')} AS who, COUNT(DISTINCT statement {NUMBER}) AS total"  # noqa: S608
            f" FROM statements JOIN articles ON number = statement {NUMBER}"
            f" WHERE actor NOT NULL AND {condition} GROUP BY actor ORDER BY total DESC, who",
            values,
        ),
        months=_counts(
            connection,
            "SELECT substr(day, 1, 7) AS month, COUNT(*) FROM articles"  # noqa: S608
            f" WHERE day < '{UNDATED}' AND {condition} GROUP BY month ORDER BY month",
            values,
        ),
        tags=_tags(connection, condition, values, marks) if marks.tags else {},
    )


def _tags(
    connection: sqlite3.Connection, condition: str, values: list[str], marks: Marks
) -> dict[str, int]:
    hashes = connection.execute(f"SELECT content_hash FROM articles WHERE {condition}", values)  # noqa: S608
    found = Counter(content_hash for (content_hash,) in hashes)
    counts = {tag: sum(found[each] for each in of_tag) for tag, of_tag in marks.tags.items()}
    return {
        tag: counts[tag]
        for tag in sorted(counts, key=lambda tag: (-counts[tag], tag))
        if counts[tag]
    }


def _counts(connection: sqlite3.Connection, query: str, values: list[str]) -> dict[str, int]:
    return dict(connection.execute(query, values).fetchall())
