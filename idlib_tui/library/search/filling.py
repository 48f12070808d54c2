"""Synchronising the engine with the catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from idlib_tui.library.batches import batched
from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.search.engine import Engine

_COMMIT = 512
"""Articles per commit, which takes Whoosh 0.1 s and more."""

_FETCH = 64
"""Texts in memory at a time."""


def _go_on() -> None:
    """Never cancel."""


def fill(database: Database, engine: Engine, check: Callable[[], None] = _go_on) -> None:
    """Add the articles that the engine lacks, and remove those that the catalog lacks.

    A number always has the same title and text, so comparing numbers suffices; and a crash between
    two commits leaves only a difference for the next run.

    Args:
        database: The catalog.
        engine: The engine.
        check: Called from time to time; an exception that it raises stops the filling.
    """
    with database.reading() as connection:
        wanted = {number for (number,) in connection.execute("SELECT number FROM articles")}
    held = engine.numbers()
    missing, extra = sorted(wanted - held), held - wanted
    while missing or extra:
        batch, missing = missing[:_COMMIT], missing[_COMMIT:]
        engine.update(_documents(database, batch, check), extra)
        extra = set()


def _documents(
    database: Database, numbers: Sequence[int], check: Callable[[], None]
) -> Iterator[tuple[int, str, str]]:
    for batch in batched(numbers, _FETCH):
        check()
        with database.reading() as connection:
            found = articles.fetch_by_number(connection, batch)
        for number in batch:
            yield number, found[number].title, found[number].text
