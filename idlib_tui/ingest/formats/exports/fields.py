"""What the readers of exports share: cutting a text into articles, and articles into fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui import word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from idlib_tui.ingest.formats.raw import RawArticle

COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright).{0,200}|all rights reserved\.?", re.IGNORECASE)
"""A line that states the rights to an article."""


def field_names(*archives: str) -> str:
    """Return a pattern for the names of an archive's fields, by sections of ``export_fields``."""
    listed = word_lists.sections("idlib_tui.ingest", "export_fields")
    names = [name for archive in archives for name in listed[archive]]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def cut(text: str, mark: re.Pattern[str], *, before: bool) -> list[str]:
    """Split a text at marks before, or after, each article."""
    cuts = [match.span() for match in mark.finditer(text)]
    if not cuts:
        return []
    if before:
        ends = [start for start, _ in cuts[1:]] + [len(text)]
        return [text[end:stop] for (_, end), stop in zip(cuts, ends, strict=True)]
    starts = [0] + [end for _, end in cuts[:-1]]
    return [text[start:stop] for start, (stop, _) in zip(starts, cuts, strict=True)]


def read_all(
    chunks: Sequence[str], read: Callable[[str, str], RawArticle | None]
) -> list[RawArticle]:
    """Read articles, each with its place in the export; those that are none are left out."""
    numbered = (
        read(chunk, f"document {number} of {len(chunks)}") for number, chunk in enumerate(chunks, 1)
    )
    return [article for article in numbered if article is not None]


def read_fields(chunk: str, field: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Read fields whose values extend to the next field: (key, value)."""
    marks = list(field.finditer(chunk))
    ends = [mark.start() for mark in marks[1:]] + [len(chunk)]
    for mark, end in zip(marks, ends, strict=False):
        yield mark["key"], chunk[mark.end() : end].strip()


def first_block(value: str | None) -> str | None:
    """Return a value up to the first blank line, on one line."""
    return one_line(re.split(r"\n\s*\n", value, maxsplit=1)[0]) if value else None


def one_line(value: str | None) -> str | None:
    """Return a value on one line; None if there is nothing in it."""
    return " ".join(value.split()) or None if value else None
