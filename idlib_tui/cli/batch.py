"""Annotating many texts, one JSON object a line, in several processes if asked to."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from idlib_tui.cli import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BATCH_LINES = 256
"""Lines a process is ahead of what was printed: memory stays bounded whatever comes in."""
CHUNK_LINES = 8
"""Lines that go to a process at a time: few enough to share the work evenly."""

Result = records.Record | str
"""An annotated text, or what is wrong with its line."""


def annotate_lines(
    lines: Iterable[bytes], default_day: date | None, processes: int
) -> Iterator[tuple[int, Result]]:
    """Annotate JSON Lines, in their order.

    Args:
        lines: Each ``{"id", "text", "published"}``; the last may be missing. Blank lines count, and
            are passed over.
        default_day: The day of publication of texts that do not state it.
        processes: How many processes annotate.

    Yields:
        The 1-based number of the line, and its result.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    work = partial(_annotate_line, default_day)
    if processes == 1:
        yield from map(work, numbered)
        return
    with ProcessPoolExecutor(processes) as pool:
        while batch := list(islice(numbered, processes * BATCH_LINES)):
            yield from pool.map(work, batch, chunksize=CHUNK_LINES)


def _annotate_line(default_day: date | None, numbered: tuple[int, bytes]) -> tuple[int, Result]:
    from idlib_tui.annotate.pipeline import annotate  # noqa: PLC0415 - slow to load

    number, line = numbered
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return number, f"This is no JSON: {error}."
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return number, "An object with a “text” is wanted."
    try:
        day = date.fromisoformat(given["published"]) if given.get("published") else default_day
    except (ValueError, TypeError):
        return number, f"“{given['published']}” is no date; write 2020-02-18."
    found = annotate(given["text"], day, undated=True)
    return number, {"id": given.get("id"), **records.annotated(found)}
