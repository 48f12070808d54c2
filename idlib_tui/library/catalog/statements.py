"""Who said what, over all articles: one window of it, folded."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from datetime import date

from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.words import forms
from idlib_tui.model import Quote, QuoteKind, Statement

Places = tuple[tuple[str, int, int], ...]
"""(article, start, end) of each."""

_CONFIDENCE = [each.name for each in fields(Quote)].index("confidence")
"""Its place in the record as stored."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements a list shows. ``actor`` is a canonical name; "" stands for nobody's."""

    actor: str | None = None
    source: str | None = None
    kind: QuoteKind | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    fold: bool = True
    minimum: float = 0.0

    def sql(self, alias: str) -> tuple[str, list[object]]:
        """Write the condition on a row of ``statements``."""
        parts = ["1"]
        values: list[object] = []
        for condition, value in (
            (f"{alias}.actor = ?", self.actor),
            (f"{alias}.article = ?", self.source),
            (f"{alias}.kind = ?", self.kind and self.kind.value),
            (f"{alias}.day >= ?", self.since and self.since.isoformat()),
            (f"{alias}.day <= ?", self.until and self.until.isoformat()),
        ):
            if value is not None:
                parts.append(condition)
                values.append(value)
        if self.until is None and self.since is not None:
            parts.append(f"{alias}.day < '{UNDATED}'")
        if self.minimum > 0:
            parts.append(f"json_extract({alias}.quote, '$[{_CONFIDENCE}]') >= ?")
            values.append(self.minimum)
        for form in forms(self.text or ""):
            parts.append(f"instr({alias}.words, ?)")
            values.append(f" {form}")
        return " AND ".join(parts), values


def list_statements(
    connection: sqlite3.Connection, wanted: Wanted, offset: int = 0, limit: int | None = None
) -> list[Statement]:
    """List a window of statements in order of the day they were said, undated last."""
    condition, values = _listed(wanted)
    found = connection.execute(
        f"SELECT s.article, s.quote, s.actor, s.saying FROM statements s WHERE {condition}"  # noqa: S608
        " ORDER BY s.day, s.article, s.start, s.statement LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    return [
        Statement(article, decode(Quote, quote), actor, also_in(connection, saying, article))
        for article, quote, actor, saying in found.fetchall()
    ]


def also_in(connection: sqlite3.Connection, saying: int | None, article: str) -> Places:
    """List where other articles have what a statement says, the most complete first."""
    if saying is None:
        return ()
    found = connection.execute(
        'SELECT s.article, s.start, s."end" FROM statements s JOIN sayings USING (saying)'
        " WHERE saying IN"
        " (SELECT :own UNION ALL SELECT other FROM saying_links WHERE saying = :own)"
        " AND s.article <> :article ORDER BY size DESC, marks, s.article, s.start, s.statement",
        {"own": saying, "article": article},
    )
    return tuple(found)


def count_statements(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """Count what ``list_statements`` lists without a window."""
    condition, values = _listed(wanted)
    query = f"SELECT COUNT(*) FROM statements s WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def _listed(wanted: Wanted) -> tuple[str, list[object]]:
    condition, values = wanted.sql("s")
    if not wanted.fold:
        return condition, values
    # A repetition is left out only where what it repeats is itself among those asked for.
    inner, inner_values = wanted.sql("r")
    condition += (
        " AND NOT EXISTS (SELECT 1 FROM statements r"  # noqa: S608
        f" WHERE r.statement IN (s.within, s.copy_of) AND {inner})"
    )
    return condition, [*values, *inner_values]
