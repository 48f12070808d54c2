"""Comparing a manifest with the files that it describes, as they are now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from idlib_tui.brief.byte_map import ByteMap
from idlib_tui.brief.manifest import LARGEST_SOURCE, ManifestError, read_manifest
from idlib_tui.check.alignment import occurrences
from idlib_tui.check.folding import Folded
from idlib_tui.files import read_regular


class Change(StrEnum):
    """How a file or a citation differs from the manifest."""

    MISSING = "missing"
    CHANGED = "changed"
    MOVED = "moved"
    """The cited bytes stand at another place of the file."""
    GONE = "gone"
    """The cited bytes are no longer in the file."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that no longer agrees.

    Attributes:
        change: What happened.
        file: The file as the manifest names it.
        reference: The number of the citation; None for a whole file.
        text: The words cited; "" for a whole file.
    """

    change: Change
    file: str
    reference: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a comparison found.

    Attributes:
        files: How many files the manifest lists, the brief included.
        citations: How many citations.
        disagreements: What no longer agrees, in the manifest's order.
    """

    files: int
    citations: int
    disagreements: tuple[Disagreement, ...]


def verify_manifest(path: Path, seeds: Path | None = None) -> Verified:
    """Compare a manifest with the files as they are now.

    Args:
        path: The manifest.
        seeds: A folder in which the source files lie now, by their names; by default where the
            manifest says, seen from its own folder.

    Raises:
        ManifestError: The manifest cannot be read, or is none.
    """
    manifest = read_manifest(path)
    try:
        own, sources = manifest["brief"], manifest["sources"]
        citations: list[Mapping[str, Any]] = manifest["citations"]
        found: list[Disagreement] = []
        change, _ = _compare(path.parent / own["file"], own["sha256"])
        if change is not None:
            found.append(Disagreement(change, own["file"]))
        for source in sources:
            name = source["file"]
            place = path.parent / name if seeds is None else seeds / _below(name, sources)
            change, data = _compare(place, source["sha256"])
            if change is not None:
                found.append(Disagreement(change, name))
                cited = [each for each in citations if each["file"] == name]
                found += _changed_citations(cited, data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ManifestError(f"{path} is no manifest of a brief ({error}).") from error
    return Verified(1 + len(sources), len(citations), tuple(found))


def _below(name: str, sources: Sequence[Mapping[str, Any]]) -> str:
    """Give a source's path below the folder that all of them lie in."""
    parents = [Path(each["file"]).parent.parts for each in sources]
    common = 0
    while all(len(parts) > common and parts[common] == parents[0][common] for parts in parents):
        common += 1
    return "/".join(Path(name).parts[common:])


def _compare(path: Path, digest: str) -> tuple[Change | None, bytes]:
    try:
        data = read_regular(path, LARGEST_SOURCE, links_within=path.parent)
    except OSError:
        return Change.MISSING, b""
    return (None if hashlib.sha256(data).hexdigest() == digest else Change.CHANGED), data


def _changed_citations(cited: Sequence[Mapping[str, Any]], data: bytes) -> Iterator[Disagreement]:
    """Yield the citations of a changed file that are no longer where they were."""
    for each in cited:
        place = each["bytes"]
        if place is None:
            # Nothing but the whole file bears it out.
            yield Disagreement(Change.CHANGED, each["file"], each["reference"], each["text"])
            continue
        start, end, digest = place["start"], place["end"], place["sha256"]
        if hashlib.sha256(data[start:end]).hexdigest() == digest:
            continue
        moved = _holds(data, end - start, digest, each["text"])
        change = Change.MOVED if moved else Change.GONE
        yield Disagreement(change, each["file"], each["reference"], each["text"])


def _holds(data: bytes, length: int, digest: str, text: str) -> bool:
    """Return whether a file has the cited bytes anywhere, near where their words are."""
    raw = ByteMap(data)
    folded = Folded(raw.text)
    words = Folded(text).words
    starts = [raw.span(*folded.span(at, at + 1))[0] for at in occurrences(words[:3], folded)]
    return any(
        hashlib.sha256(data[start : start + length]).hexdigest() == digest for start in starts
    )
