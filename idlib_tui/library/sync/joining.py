"""The stage of a sync that merges the annotations of all articles, where something changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from idlib_tui.library.batches import batched
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.actors import fold_names_anew
from idlib_tui.library.catalog.block_profiles import forget_profiles
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.findings import take_touched, touch, untouch
from idlib_tui.library.catalog.labels import text_of
from idlib_tui.library.sync import merging
from idlib_tui.library.sync.correcting import correct_events, correct_speakers
from idlib_tui.library.sync.event_merging import EventGroups
from idlib_tui.library.sync.figure_merging import group_figures_of_block, group_figures_of_series
from idlib_tui.library.sync.saying_index import SayingIndex
from idlib_tui.library.sync.sayings import Quotes, fold_saying, forget_sayings, settle_statement
from idlib_tui.library.sync.scan import meta, set_meta
from idlib_tui.model import Story, StoryActor

_BATCH = 32
"""Parts per transaction."""

_IN_TURN = (
    ("surname",),
    ("clue",),
    ("statement",),
    ("saying", "block", "figures"),
    ("meeting",),
    ("entries",),
    ("actor", "series"),
)
"""Kinds of parts, in order of processing. Earlier kinds determine which parts of later kinds are to
be processed: names determine clues and, with them, statements and blocks of events; statements,
sayings; blocks of events, the matching of their groups with others, and that, the entries; blocks
of figures, series. An actor's statements are counted once they are folded."""

Report = Callable[[str, int, int], None]
"""Called with the stage, the number of parts done, and their total."""


@dataclass(frozen=True)
class Parts:
    """What merging one part leaves in memory for the next."""

    actors: Sequence[StoryActor]
    events: EventGroups
    quotes: Quotes
    sayings: SayingIndex
    naming: merging.Naming


def join(database: Database, story: Story, report: Report, notices: list[str]) -> None:
    """Merge again all parts affected by changes.

    Args:
        database: The catalog.
        story: The story, with its actors.
        report: Called with the progress.
        notices: Receives a sentence for each part that could not be merged.
    """
    with database.writing() as connection:
        joined_with = fingerprints.merging_rules(story)
        if meta(connection, "merged_with") != joined_with:
            _touch_everything(connection, story)
            set_meta(connection, "merged_with", joined_with)
    parts = Parts(story.actors, EventGroups(), Quotes(), SayingIndex(), merging.Naming())
    with database.writing() as connection:
        correct_events(connection)
    for kinds in _IN_TURN:
        if kinds == ("statement",):
            # Everybody is found now, and what follows from who says what is not.
            with database.writing() as connection:
                correct_speakers(connection, story.actors, parts.naming)
        with database.reading() as connection:
            due = [(kind, key) for kind in kinds for key in take_touched(connection, kind)]
        done = 0
        for batch in batched(due, _BATCH):
            with database.writing() as connection:
                for kind, key in batch:
                    _join_safely(connection, kind, key, parts, notices)
                    untouch(connection, kind, [key])
            done += len(batch)
            report("merge", done, len(due))


def _join_safely(
    connection: sqlite3.Connection,
    kind: str,
    key: str,
    parts: Parts,
    notices: list[str],
) -> None:
    """Merge one part. A defect that shows in one part must not stop the others."""
    connection.execute("SAVEPOINT part")
    try:
        _join(connection, kind, key, parts)
    except sqlite3.Error:
        raise
    except Exception as error:  # noqa: BLE001 - shown to the user as a notice
        connection.execute("ROLLBACK TO part")
        parts.sayings.forget_all()
        notices.append(
            f"The data of {kind} “{key}” was not merged: {type(error).__name__}: {error}"
        )
    connection.execute("RELEASE part")


def _join(
    connection: sqlite3.Connection,
    kind: str,
    key: str,
    parts: Parts,
) -> None:
    match kind:
        case "surname":
            merging.settle_key(connection, key, parts.actors, parts.naming)
        case "clue":
            merging.settle_clue(connection, key, parts.naming)
        case "statement":
            settle_statement(connection, int(key), parts.quotes, parts.sayings)
        case "saying":
            fold_saying(connection, int(key), parts.sayings)
        case "block":
            parts.events.group(connection, key)
        case "meeting":
            parts.events.meet(connection, key)
        case "entries":
            parts.events.write(connection, key)
        case "figures":
            group_figures_of_block(connection, key)
        case "series":
            group_figures_of_series(connection, key)
        case "actor" if key:
            merging.summarise(connection, [key], parts.actors)


def _touch_everything(connection: sqlite3.Connection, story: Story) -> None:
    forget_sayings(connection)
    fold_names_anew(connection)
    forget_profiles(connection)
    for kind, key, table in (
        ("surname", text_of("surname"), "names WHERE surname NOT NULL"),
        ("clue", text_of("clue"), "name_clues"),
        ("statement", "statement", "statements"),
        ("block", "block", "events"),
        ("block", "block", "event_groups"),
        ("figures", "block", "figures WHERE block NOT NULL"),
        ("series", "series", "figures WHERE series NOT NULL"),
        ("actor", f"COALESCE({text_of('actor')}, '')", "statements"),
        ("actor", text_of("actor"), "actors"),
    ):
        query = f"SELECT DISTINCT {key} FROM {table}"  # noqa: S608
        found = connection.execute(query).fetchall()
        touch(connection, [(kind, str(key)) for (key,) in found])
    touch(connection, [("actor", actor.name) for actor in story.actors])
