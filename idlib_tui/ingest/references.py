"""Facts about files that lists of references beside them state, as Zotero exports them.

A reference in RIS names the files that belong to it (``L1  - files/12/page.pdf``). It is then not
an article of its own, but tells the title, outlet, byline, date and address of those files.
"""

from __future__ import annotations

import os.path
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from idlib_tui.files import read_regular
from idlib_tui.ingest.facts.days import find_day
from idlib_tui.ingest.formats.raw import FormatError
from idlib_tui.ingest.formats.ris import MAX_BYTES, read_ris
from idlib_tui.model import FileFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from idlib_tui.ingest.formats.raw import RawArticle
    from idlib_tui.model import Story


def with_references(story: Story, seeds: Path, files: Iterable[str]) -> Story:
    """Add to a story what lists of references say about files; the story itself comes first.

    Args:
        story: The story.
        seeds: The folder of the articles.
        files: The paths of the articles' files below it.
    """
    facts = dict(story.files)
    lists = sorted(file for file in files if file.lower().endswith(".ris"))
    for name in lists:
        for file, stated in _stated(seeds, name):
            facts[file] = _completed(facts[file], stated) if file in facts else stated
    return replace(story, files=facts) if lists else story


def attached_files(raw: RawArticle, folder: Path, seeds: Path) -> list[str]:
    """List the files that belong to a reference and exist.

    Args:
        raw: The reference.
        folder: Where its list is.
        seeds: The folder that the files must be in.

    Returns:
        Their paths below ``seeds``.
    """
    found = (_path_below(folder, seeds, written) for written in raw.attachments)
    return [file for file in found if file and (seeds / file).is_file()]


def _stated(seeds: Path, name: str) -> Iterator[tuple[str, FileFacts]]:
    path = seeds / name
    try:
        references = list(read_ris(read_regular(path, MAX_BYTES, links_within=seeds)))
    except (OSError, FormatError):
        # Reading the list as an article reports why.
        return
    for raw in references:
        day = find_day(raw.published) if raw.published else None
        facts = FileFacts(
            title=raw.title,
            outlet=raw.outlet,
            date=day[0] if day else None,
            byline=raw.byline,
            address=raw.address,
            source=name,
        )
        for file in attached_files(raw, path.parent, seeds):
            yield file, facts


def _completed(facts: FileFacts, others: FileFacts) -> FileFacts:
    """Fill what is not known from another statement."""
    return FileFacts(
        title=facts.title or others.title,
        outlet=facts.outlet or others.outlet,
        date=facts.date or others.date,
        encoding=facts.encoding or others.encoding,
        byline=facts.byline or others.byline,
        address=facts.address or others.address,
        source=facts.source if facts.date or not others.date else others.source,
    )


def _path_below(folder: Path, seeds: Path, written: str) -> str | None:
    """Return the path below ``seeds`` of a file that a reference names; None if it is elsewhere."""
    name = unquote(written.strip().removeprefix("file://")).replace("\\", "/")
    if not name or "\0" in name:
        return None
    path = os.path.normpath(folder / name)
    below = os.path.relpath(path, seeds)
    return None if below.startswith("..") else below.replace(os.sep, "/")
