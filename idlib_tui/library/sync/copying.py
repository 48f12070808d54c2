"""The stage of a sync that finds versions of an article: wire copies and updates."""

from __future__ import annotations

from collections.abc import Callable

from idlib_tui.library.batches import batched
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.copies import link_versions, regroup
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.findings import take_touched, touch, untouch
from idlib_tui.library.sync.scan import meta, set_meta

_BATCH = 64
"""Articles per transaction."""


def find_versions(database: Database, report: Callable[[str, int, int], None]) -> None:
    """Link articles with new text to their versions, and regroup them."""
    with database.writing() as connection:
        copied_with = fingerprints.copying_rules()
        if meta(connection, "copied_with") != copied_with:
            numbers = connection.execute("SELECT number FROM articles").fetchall()
            touch(connection, [("copied", str(number)) for (number,) in numbers])
            set_meta(connection, "copied_with", copied_with)
        due = take_touched(connection, "copied")
    done = 0
    for batch in batched(due, _BATCH):
        with database.writing() as connection:
            for number in batch:
                link_versions(connection, int(number))
            untouch(connection, "copied", batch)
        done += len(batch)
        report("merge", done, len(due))
    with database.writing() as connection:
        changed = take_touched(connection, "group")
        regroup(connection, map(int, changed))
        untouch(connection, "group", changed)
