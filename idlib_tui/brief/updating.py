"""Writing a brief again that the user has edited: made as it was made, merged with her words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idlib_tui.brief.compose import compose
from idlib_tui.brief.desk import Desk
from idlib_tui.brief.layouts import layout
from idlib_tui.brief.manifest import MANIFEST_SUFFIX, ManifestError, read_manifest
from idlib_tui.brief.markdown import Written, write_out
from idlib_tui.brief.markdown_lines import link
from idlib_tui.brief.material import Selection
from idlib_tui.brief.merging import Conflict, Merged, merge
from idlib_tui.brief.references import Reference
from idlib_tui.brief.saving import Saved, save_words, way_to
from idlib_tui.errors import IdlibError
from idlib_tui.files import read_regular
from idlib_tui.library import Library
from idlib_tui.paragraphs import paragraphs

if TYPE_CHECKING:
    from idlib_tui.brief.since import Changes

_LARGEST = 50_000_000


class UpdateError(IdlibError):
    """A brief cannot be written again without losing what the user wrote; nothing was written."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of it.

    Attributes:
        saved: The files written.
        conflicts: What the user has to decide on, marked in the brief too.
    """

    saved: Saved
    conflicts: tuple[Conflict, ...]


def can_update(path: Path) -> bool:
    """Return whether it is recorded beside a brief what the program wrote into it."""
    try:
        _recorded(path)
    except UpdateError:
        return False
    return True


def update_brief(
    library: Library,
    desk: Desk,
    path: Path,
    made_on: date,
    changes: tuple[Changes, str] | None = None,
) -> Updated:
    """Write a brief again, from the articles and the desk as they are now.

    It is made as it was made before: by the same layout, of the same selection. Whatever the user
    has written, changed, moved or removed in the file stays so.

    Args:
        library: The synced library.
        desk: Where the pins and notes are.
        path: The brief.
        made_on: The day it is dated.
        changes: As for ``compose``.

    Raises:
        UpdateError: Its manifest does not record what the program wrote, or the file is no text.
        ManifestError: A source has changed since it was read. Nothing was written.
        IdlibError: As ``compose`` and ``save_brief``.
    """
    before, selection, name = _recorded(path)
    mine = _text_of(path)
    briefs = library.workspace.briefs
    brief = compose(library, desk, selection, made_on, changes, layout(name, briefs))
    seeds = way_to(library.workspace.seeds, path)
    now = write_out(brief, seeds)
    merged = merge(before, mine, now.text)
    written = Written(merged.text, _references(library, merged, now, seeds))
    if _text_of(path) != mine:
        raise UpdateError(f"{path} was changed meanwhile; nothing was written. Try again.")
    saved = save_words(
        library, brief, written, path, overwrite=True, manifest=True, generated=now.text
    )
    return Updated(saved, merged.conflicts)


def _recorded(path: Path) -> tuple[str, Selection, str]:
    """Read what the program wrote into a brief, of which selection, and by which layout."""
    try:
        generated = read_manifest(path.with_suffix(MANIFEST_SUFFIX))["generated"]
        return str(generated["text"]), _selection(generated["selection"]), str(generated["layout"])
    except (ManifestError, LookupError, TypeError, ValueError) as error:
        raise UpdateError(
            f"{path} has no manifest that records what the program wrote into it, so what you wrote"
            " cannot be told apart. Write it under another name."
        ) from error


def _selection(record: Mapping[str, Any]) -> Selection:
    return Selection(
        actor=record["actor"],
        since=date.fromisoformat(record["since"]) if record["since"] else None,
        until=date.fromisoformat(record["until"]) if record["until"] else None,
        query=record["query"],
        everything=bool(record["everything"]),
        appendix=bool(record["appendix"]),
        bottom_line=str(record["bottom_line"]),
        # Manifests of earlier versions have no such key.
        front_matter=bool(record.get("front_matter", False)),
    )


def _text_of(path: Path) -> str:
    try:
        return read_regular(path, _LARGEST, links_within=path.parent).decode("utf-8")
    except OSError as error:
        raise UpdateError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UpdateError(f"{path} is no text in UTF-8.") from error


def _references(
    library: Library, merged: Merged, now: Written, seeds: str
) -> tuple[Reference, ...]:
    """Find the articles that the references of a merged brief lead to.

    A reference that leads to no paragraph here, such as one of an article that is gone, is left
    out.
    """
    repairs = {(each.article, each.paragraph): each.repairs for each in now.references}
    articles = {link(seeds, row.file).strip("<>"): row.id for row in library.articles()}
    found = []
    for number, (place, paragraph) in sorted(merged.references.items()):
        name = articles.get(place)
        if name is None:
            continue
        article = library.article(name)
        blocks = paragraphs(article.text)
        if (paragraph or 1) > len(blocks):
            continue
        page = article.page_at(blocks[paragraph - 1].start) if paragraph else None
        known = repairs.get((name, paragraph), ())
        found.append(Reference(number, name, paragraph, page, known))
    return tuple(found)
