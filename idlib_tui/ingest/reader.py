"""One file, from bytes to an Article."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

from idlib_tui.model import Article, Problem, Published, PublishedFrom, Story

HEADER = re.compile(r"\s{0,9}date (\d{4}-\d\d-\d\d)[ \t]?")


def ingest(path: Path, seeds: Path, story: Story) -> Article | Problem:
    """Read one file as an article.

    Args:
        path: The file.
        seeds: The folder that ids and file names are relative to.
        story: Facts and litter lines that the story's maker added.

    Returns:
        The article; or a Problem with the reason, for a file that cannot be read, is empty, is
        binary, or is too large. Never raises for what is in a file.
    """
    name = path.relative_to(seeds).as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(name, f"The file cannot be read: {error}.")
    published = Published()
    if header := HEADER.match(text):
        day = date.fromisoformat(header[1])
        published = Published(day, PublishedFrom.FILE, f"The header line says {day}.", 1.0)
        text = text[header.end() :]
    text = text.strip()
    return Article(
        id=name.removesuffix(path.suffix),
        file=name,
        title=text.partition("\n")[0][:80],
        text=text,
        published=published,
        content_hash=hashlib.sha256(data).hexdigest(),
    )
