"""What a brief stands on, down to the bytes: the manifest, and comparing it with files again.

The manifest is a JSON file beside the brief. It lists every source file with its SHA-256, the
repairs that reading it made, and for each reference of the brief the words cited and the bytes of
the file that they were read from. The hashes alone stand in a second file that ``sha256sum -c``
reads. Comparing needs no workspace and no index.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from idlib_tui import __version__
from idlib_tui.brief.byte_map import ByteMap
from idlib_tui.brief.compose import Brief
from idlib_tui.brief.known import known_now, to_records
from idlib_tui.brief.markdown import Written
from idlib_tui.brief.references import Reference
from idlib_tui.check.alignment import closest, occurrences
from idlib_tui.check.folding import Folded
from idlib_tui.errors import IdlibError
from idlib_tui.files import read_regular
from idlib_tui.library import Library
from idlib_tui.model import Article
from idlib_tui.paragraphs import paragraphs
from idlib_tui.safe_text import escaped_json

FORMAT = "idlib-tui manifest 1"
MANIFEST_SUFFIX = ".manifest.json"
HASHES_SUFFIX = ".sha256"

_LARGEST = 200_000_000
"""Bytes of a file that is hashed; the same as ``ingest`` reads at most."""

_LARGEST_MANIFEST = 100_000_000

_SAME = 0.9
"""Share of the cited words that a passage of the file must have, in order, to be theirs. Repairs
change the others."""


class ManifestError(IdlibError):
    """A manifest cannot be read, or is none."""


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


# --------------------------------------------------------------------------- making one


def make_manifest(
    library: Library,
    brief: Brief,
    written: Written,
    name: str,
    seeds: str,
    generated: str = "",
) -> tuple[str, str]:
    """Make the manifest of a brief.

    Args:
        library: The library that it was composed from.
        brief: The brief.
        written: The brief as it is written, in UTF-8.
        name: The brief's file name; manifest and brief lie in one folder.
        seeds: The way from that folder to the articles.
        generated: What the program wrote, where the user's words were merged into it.

    Returns:
        The manifest as JSON, and the list of hashes as ``sha256sum`` writes it.

    Raises:
        ManifestError: A source file cannot be read, or is no longer the one that was indexed.
    """
    cited: dict[str, list[Reference]] = {}
    articles: dict[str, Article] = {}
    for reference in written.references:
        if reference.article not in articles:
            articles[reference.article] = library.article(reference.article)
        cited.setdefault(articles[reference.article].file, []).append(reference)
    sources: list[dict[str, object]] = []
    citations: list[dict[str, object]] = []
    for file in sorted(cited):
        data = _bytes_of(library.workspace.seeds / file)
        digest = hashlib.sha256(data).hexdigest()
        held = {each.article: articles[each.article] for each in cited[file]}
        if any(article.content_hash not in {"", digest} for article in held.values()):
            raise ManifestError(f"{file} has changed since it was read; run `idlib-tui index`.")
        sources.append(
            {
                "file": f"{seeds}/{file}",
                "sha256": digest,
                "bytes": len(data),
                "articles": [_article(held[each]) for each in sorted(held)],
            }
        )
        raw = ByteMap(data)
        folded = Folded(raw.text)
        citations += [
            _citation(each, held[each.article], f"{seeds}/{file}", data, raw, folded)
            for each in cited[file]
        ]
    citations.sort(key=lambda each: int(str(each["reference"])))
    own: dict[str, object] = {
        "file": name,
        "sha256": hashlib.sha256(written.text.encode()).hexdigest(),
    }
    manifest = {
        "format": FORMAT,
        "program": f"idlib-tui {__version__}",
        "made_on": brief.made_on.isoformat(),
        "brief": own,
        "generated": {"text": generated or written.text, **recipe(brief)},
        "sources": sources,
        "citations": citations,
        "known": to_records(known_now(library)),
    }
    listed: list[dict[str, object]] = [{**own}, *sources]
    hashes = "".join(_hash_line(str(each["sha256"]), str(each["file"])) for each in listed)
    return escaped_json(json.dumps(manifest, ensure_ascii=False, indent=1)) + "\n", hashes


def recipe(brief: Brief) -> dict[str, object]:
    """Describe how a brief was made, so that it can be made again."""
    chosen = brief.selection
    return {
        "layout": brief.layout.name,
        "selection": {
            "actor": chosen.actor,
            "since": chosen.since.isoformat() if chosen.since else None,
            "until": chosen.until.isoformat() if chosen.until else None,
            "query": chosen.query,
            "everything": chosen.everything,
            "appendix": chosen.appendix,
            "bottom_line": chosen.bottom_line,
        },
    }


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path, _LARGEST, links_within=path.parent)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror or error}.") from error


def _article(article: Article) -> dict[str, object]:
    published = article.published.day
    return {
        "id": article.id,
        "title": article.title,
        "published": published.isoformat() if published else None,
        "published_from": article.published.known_from.value,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "repairs": [
            {
                "kind": str(repair.kind),
                "start": repair.start,
                "end": repair.end,
                "was": repair.was,
                "now": repair.now,
            }
            for repair in article.repairs
        ],
    }


def _citation(
    reference: Reference, article: Article, file: str, data: bytes, raw: ByteMap, folded: Folded
) -> dict[str, object]:
    """Describe a citation; its bytes are null where they are unknown, as in a PDF."""
    start, end = 0, len(article.text)
    if reference.paragraph is not None:
        block = paragraphs(article.text)[reference.paragraph - 1]
        start, end = block.start, block.end
    text = article.text[start:end]
    found = _locate(text, raw, folded)
    return {
        "reference": reference.number,
        "file": file,
        "article": article.id,
        "page": reference.page,
        "paragraph": reference.paragraph,
        "start": start,
        "end": end,
        "text": text,
        "bytes": None
        if found is None
        else {
            "start": found[0],
            "end": found[1],
            "sha256": hashlib.sha256(data[found[0] : found[1]]).hexdigest(),
        },
    }


def _locate(text: str, raw: ByteMap, folded: Folded) -> tuple[int, int] | None:
    """Find the bytes that some words were read from."""
    words = Folded(text).words
    if not words or not folded.words:
        return None
    first = next(occurrences(words, folded), None)
    if first is not None:
        return raw.span(*folded.span(first, first + len(words)))
    found = closest(words, folded)
    if found is None or found.matched < _SAME * len(words):
        return None
    return raw.span(*folded.span(found.begin, found.stop))


def _hash_line(digest: str, file: str) -> str:
    """Write a line as ``sha256sum`` does, which escapes names with line ends and backslashes."""
    escaped = file.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == file else chr(92)}{digest}  {escaped}\n"


# --------------------------------------------------------------------------- comparing


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


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest.

    Raises:
        ManifestError: It cannot be read, or is none.
    """
    try:
        text = read_regular(path, _LARGEST_MANIFEST, links_within=path.parent).decode("utf-8")
        found = json.loads(text)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{path} is no manifest of a brief ({error}).") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ManifestError(f"{path} is no manifest of a brief.")
    return found


def _below(name: str, sources: Sequence[Mapping[str, Any]]) -> str:
    """Give a source's path below the folder that all of them lie in."""
    parents = [Path(each["file"]).parent.parts for each in sources]
    common = 0
    while all(len(parts) > common and parts[common] == parents[0][common] for parts in parents):
        common += 1
    return "/".join(Path(name).parts[common:])


def _compare(path: Path, digest: str) -> tuple[Change | None, bytes]:
    try:
        data = read_regular(path, _LARGEST, links_within=path.parent)
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
