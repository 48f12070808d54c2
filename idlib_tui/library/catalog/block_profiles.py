"""What the groups of events in a block are matched by, and the matches that were found.

Matching looks at all groups a few days around. Their profiles are stored, so that it reads these
instead of the articles, and only those of blocks that changed are matched again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from idlib_tui.library.catalog.codec import decode, encode
from idlib_tui.library.catalog.packing import pack, unpack
from idlib_tui.merge.meeting import Likely, Profile


def save_profiles(connection: sqlite3.Connection, block: str, profiles: Sequence[Profile]) -> bool:
    """Store the profiles of the groups of a block, and return whether they are different now."""
    packed = pack(encode(tuple(profiles))) if profiles else None
    known = connection.execute(
        "SELECT profiles FROM block_profiles WHERE block = ?", (block,)
    ).fetchone()
    if packed == (known and known[0]):
        return False
    connection.execute("DELETE FROM block_profiles WHERE block = ?", (block,))
    if packed is not None:
        connection.execute("INSERT INTO block_profiles VALUES (?, ?, NULL)", (block, packed))
    return True


def read_profiles(connection: sqlite3.Connection, block: str) -> tuple[Profile, ...]:
    """Read the profiles of the groups of a block.

    Raises:
        DamagedRecordError: They cannot be read.
    """
    found = connection.execute(
        "SELECT profiles FROM block_profiles WHERE block = ?", (block,)
    ).fetchone()
    return decode(tuple[Profile, ...], unpack(found[0])) if found else ()


def save_likely(connection: sqlite3.Connection, block: str, likely: Likely) -> None:
    """Store which groups those of a block are likely the same as, until one of them changes."""
    listed = [[own, hosts] for (_, own), hosts in likely.items()]
    connection.execute(
        "UPDATE block_profiles SET likely = ? WHERE block = ?",
        (json.dumps(listed, separators=(",", ":")), block),
    )


def read_likely(connection: sqlite3.Connection, block: str) -> Likely | None:
    """Read which groups those of a block are likely the same as; None if it is to be found anew."""
    found = connection.execute(
        "SELECT likely FROM block_profiles WHERE block = ?", (block,)
    ).fetchone()
    if found is None:
        return {}
    if found[0] is None:
        return None
    return {
        (block, own): tuple((other, at) for other, at in hosts)
        for own, hosts in json.loads(found[0])
    }


def forget_likely(connection: sqlite3.Connection, blocks: Iterable[str]) -> None:
    """Note that the matches of some blocks are to be found anew."""
    connection.executemany(
        "UPDATE block_profiles SET likely = NULL WHERE block = ?", [(block,) for block in blocks]
    )


def forget_profiles(connection: sqlite3.Connection) -> None:
    """Forget everything, so that all blocks are matched anew."""
    connection.execute("DELETE FROM block_profiles")
