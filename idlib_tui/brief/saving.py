"""Writing a brief with what belongs to it: its manifest and its hashes, or neither of them."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from idlib_tui.brief.compose import Brief
from idlib_tui.brief.manifest import (
    HASHES_SUFFIX,
    MANIFEST_SUFFIX,
    ManifestError,
    read_manifest,
)
from idlib_tui.brief.manifest_making import make_manifest
from idlib_tui.brief.markdown import Written, write_out
from idlib_tui.brief.writing import BriefExistsError, write_document
from idlib_tui.files import read_regular
from idlib_tui.library import Library

_HASH_LINE = re.compile(rb"\\?[0-9a-f]{64}  ")
_LARGEST_HASHES = 50_000_000


@dataclass(frozen=True, slots=True)
class Saved:
    """What was done on the disk.

    Attributes:
        written: The files written, the brief first.
        removed: Files beside it that belonged to the words before, and are gone.
    """

    written: tuple[Path, ...]
    removed: tuple[Path, ...] = ()


def way_to(seeds: Path, file: Path) -> str:
    """The way from a file's folder to the articles, for its links; the whole path if need be."""
    try:
        return Path(os.path.relpath(seeds, file.absolute().parent)).as_posix()
    except (OSError, ValueError):
        # The current folder is gone, or the articles are on another drive.
        return seeds.as_posix()


def save_brief(
    library: Library, brief: Brief, path: Path, *, overwrite: bool = False, manifest: bool = True
) -> Saved:
    """Write a brief, and its manifest and hashes beside it.

    What a brief before left beside it goes where it belongs to other words.

    Args:
        library: The library that it was composed from.
        brief: The brief.
        path: The file.
        overwrite: Whether an existing brief may be replaced.
        manifest: Whether to write the manifest and the hashes.

    Raises:
        BriefExistsError: The file exists and ``overwrite`` is False; or a file beside it that no
            brief has left.
        ManifestError: A source has changed since it was read. Nothing was written.
        UnwritableError: A file must not, or cannot, be written.
    """
    written = write_out(brief, way_to(library.workspace.seeds, path))
    return save_words(library, brief, written, path, overwrite=overwrite, manifest=manifest)


def save_words(
    library: Library,
    brief: Brief,
    written: Written,
    path: Path,
    *,
    overwrite: bool,
    manifest: bool,
    generated: str = "",
) -> Saved:
    """Write a brief as ``save_brief`` does, in words that are there already.

    Args:
        library: The library that it was composed from.
        brief: The brief.
        written: Its words.
        path: The file.
        overwrite: Whether an existing brief may be replaced.
        manifest: Whether to write the manifest and the hashes.
        generated: What the program wrote, where the user's words were merged into it.

    Raises:
        BriefExistsError, ManifestError, UnwritableError: As ``save_brief``.
    """
    workspace = library.workspace
    way = way_to(workspace.seeds, path)
    beside = [path.with_suffix(MANIFEST_SUFFIX), path.with_suffix(HASHES_SUFFIX)]
    texts: tuple[str, ...] = ()
    if manifest:
        texts = make_manifest(library, brief, written, path.name, way, generated)
    for file in beside if manifest else ():
        if os.path.lexists(file) and not _is_ours(file):
            raise BriefExistsError(file)
    write_document(path, written.text, workspace, overwrite=overwrite)
    for file, text in zip(beside, texts, strict=False):
        write_document(file, text, workspace, overwrite=True)
    if manifest:
        return Saved((path, *beside))
    return Saved((path,), tuple(_remove_stale(path, beside, written.text)))


def _remove_stale(path: Path, beside: list[Path], text: str) -> list[Path]:
    """Remove a manifest, and the hashes with it, that is of other words of this brief."""
    try:
        own = read_manifest(beside[0])["brief"]
        same = own["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        if same or own["file"] != path.name:
            return []
    except (ManifestError, LookupError, TypeError):
        return []
    removed = [file for file in beside if _is_ours(file)]
    for file in removed:
        file.unlink(missing_ok=True)
    return removed


def _is_ours(file: Path) -> bool:
    """Return whether a file is a manifest or a list of hashes, and no link."""
    try:
        if file.name.endswith(MANIFEST_SUFFIX):
            return not file.is_symlink() and bool(read_manifest(file))
        return bool(_HASH_LINE.match(read_regular(file, _LARGEST_HASHES)))
    except (OSError, ManifestError):
        return False
