"""Putting the items of a hand-made desk on lines of their own, with its comments kept."""

from __future__ import annotations

import io

from idlib_tui.brief.desk_records import Section
from idlib_tui.brief.desk_text import DeskText
from idlib_tui.yaml_files import YamlError, same

_UNBROKEN = 2**31
_MAPPINGS = frozenset({Section.PINS, Section.TAGS, Section.FACTS, Section.CORRECTIONS})
"""The sections whose items have keys."""


def on_lines(desk: DeskText) -> DeskText:
    """Write lists such as ``[a, b]`` with one item a line; the rest stays as the user wrote it.

    Raises:
        YamlError: That cannot be done without loss.
    """
    # Imported here because it is slow to load and seldom needed.
    from ruamel.yaml import YAML  # noqa: PLC0415

    problem = YamlError(
        desk.obstacle,
        "The program cannot add to a desk that is written like this.",
        "Begin each item on a line of its own, such as `- kind: quote`.",
    )
    round_trip = YAML()
    round_trip.preserve_quotes = True
    round_trip.width = _UNBROKEN
    mark = "\ufeff" if desk.source.startswith("\ufeff") else ""
    try:
        data = round_trip.load(desk.source.removeprefix(mark))
        data.fa.set_block_style()
        for section in Section:
            value = data.get(section)
            if not value:
                continue
            value.fa.set_block_style()
            for item in value if section in _MAPPINGS else ():
                item.fa.set_block_style()
        written = io.StringIO()
        round_trip.dump(data, written)
        again = DeskText.read(mark + written.getvalue())
    except Exception as error:
        # Whatever the library does with what it does not expect, nothing has been written.
        raise problem from error
    if again.pieces is None or not same(desk.source, again.source):
        raise problem
    return again
