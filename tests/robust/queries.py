"""Part ``queries``: mutated and random queries to the real engine over a small real index."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from idlib_tui.errors import QueryError, UnknownActorError
from idlib_tui.library import Library
from tests.robust.mutate import mutated_word
from tests.robust.report import Report
from tests.robust.sources import HOSTILE, Pool, make_pool
from tests.support import copy_idlib_story

LIMIT = 1.0
"""Seconds for a query over five articles."""

_SORTS = ("relevance", "newest", "oldest")
_PARTS = (
    "AND", "OR", "NOT", "and", "-", "+", "(", ")", '"', "“", "”", "*", "~", "~1", "~2", "~99",
    '"~5', "?", ":", "..", "^2", "[a TO z]", "{", "}", "\\", "/x/", "&&", "||", "!", "source:",
    "place:", "said:", "title:", "date:", "body:", "source:002", "place:ankara", "said:kalin",
    'said:"ibrahim kalin"', "title:idlib*", "date:2020-02", "date:2020..", "date:..2020-02-03",
    "date:none", "date:2020-13", "date:2020-02-30", "date:0000", "date:99999", "date:2021..2020",
    "date:-1", "a*", "disp*", "idlib~", '"a b"~5', '"a b"~999999999999', "id lib*", "-(",
    "NOT NOT", "*a*", "source:*", 'said:""', "said:*",
)  # fmt: skip


def run(rng: random.Random, count: int, report: Report) -> None:
    """Ask ``count`` queries; a ``QueryError`` or ``UnknownActorError`` is a right answer."""
    pool = make_pool(report.texts)
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(copy_idlib_story(Path(folder) / "idlib")) as library,
    ):
        library.sync(processes=1)
        for _ in range(count):
            query = random_query(rng, pool)
            report.check(
                query,
                lambda: _ask(library, query, rng),  # noqa: B023 - called at once
                limit=LIMIT,
                allowed=(QueryError, UnknownActorError),
            )


def random_query(rng: random.Random, pool: Pool) -> str:
    """Put a query together from words, operators, fields and what breaks parsers."""
    pieces: list[str] = []
    for _ in range(rng.randint(0, 10)):
        kind = rng.random()
        if kind < 0.4:
            pieces.append(rng.choice(_PARTS))
        elif kind < 0.75:
            pieces.append(rng.choice(pool.sentence(rng).split(" ")))
        elif kind < 0.85:
            pieces.append(mutated_word(rng, rng.choice(_PARTS)))
        elif kind < 0.95:
            pieces.append(rng.choice(HOSTILE)[:600])
        else:
            pieces.append(rng.choice(_PARTS) * rng.randint(2, 60))
    return rng.choice((" ", " ", "")).join(pieces)


def _ask(library: Library, query: str, rng: random.Random) -> str:
    partial = rng.random() < 0.5
    result = library.search(
        query, sort=rng.choice(_SORTS), partial=partial, limit=rng.choice((1, 100))
    )
    for hit in result.hits:
        text = library.article(hit.article.id).text
        for start, end in hit.hits:
            assert 0 <= start < end <= len(text), "a hit outside its article"
        for start, end in hit.marks:
            assert 0 <= start < end <= len(hit.snippet), "a mark outside its snippet"
    if not partial:
        library.facets(query)
    return "found" if result.hits else "nothing found"
