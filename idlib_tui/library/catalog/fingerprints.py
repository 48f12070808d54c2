"""Fingerprints of the rules that data were derived with, so that outdated data are replaced."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from idlib_tui.library.catalog.codec import encode, signature
from idlib_tui.library.catalog.schema import TABLES
from idlib_tui.model import FileFacts, Published, Story

_IMPORTED = re.compile(rb"(?:from|import) idlib_tui\.(\w+)")

_STORED = ("model", "library/catalog/codec.py", "library/catalog/schema.py")
"""The parts of the program that define the format of stored data."""

_READ = (
    "ingest",
    "annotate",
    "library/catalog/likeness.py",
    "library/catalog/storing.py",
    "library/words.py",
    "library/sync/workers.py",
)
_ANNOTATED = (
    "annotate",
    "merge",
    "library/catalog/findings.py",
    "library/catalog/names.py",
    "library/catalog/packed_findings.py",
    "library/words.py",
)
_DATED = ("merge", "library/catalog/likeness.py", "library/words.py")
_MERGED = (
    "merge",
    "library/catalog/actors.py",
    "library/catalog/block_profiles.py",
    "library/catalog/corrections.py",
    "library/catalog/names.py",
    "library/sync/correcting.py",
    "library/sync/event_merging.py",
    "library/sync/figure_merging.py",
    "library/sync/joining.py",
    "library/sync/merging.py",
    "library/sync/saying_index.py",
    "library/sync/sayings.py",
    "library/catalog/statements.py",
    "library/words.py",
)

_FURNISHED = (
    "merge/furniture.py",
    "library/catalog/likeness.py",
    "library/catalog/page_lines.py",
    "library/sync/furnishing.py",
)

_COPIED = (
    "merge/copies.py",
    "library/catalog/copies.py",
    "library/catalog/likeness.py",
    "library/sync/copying.py",
    "library/words.py",
)

_SEARCHED = (
    "names.py",
    "library/words.py",
    "library/search/analysis.py",
    "library/search/tantivy/documents.py",
    "library/search/whoosh/codec.py",
    "library/search/whoosh/fields.py",
    "library/search/whoosh/postings.py",
    "library/search/whoosh/vocabulary.py",
)
_SEARCHED_BY_OTHERS = {
    "snowballstemmer": ("english_stemmer.py", "basestemmer.py"),
    "whoosh": ("codec/whoosh3.py", "columns.py"),
}
"""The parts that define the words of an article and the format of the word index."""


@cache
def program_rules(part: str) -> str:
    """Fingerprint the code and data files of one package of the program, or one of its modules.

    Top-level modules that it imports are included, except the records.
    """
    digest = sha256()
    root = files("idlib_tui")
    waiting = [part]
    seen = {"errors.py"} - {part}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for path, content in _contents(root.joinpath(*name.split("/")), name):
            digest.update(path.encode() + b"\0" + content + b"\0")
            if path.endswith(".py"):
                named = {f"{match.decode()}.py" for match in _IMPORTED.findall(content)}
                waiting += sorted(named & _shared_modules(), reverse=True)
    return digest.hexdigest()[:16]


@cache
def _shared_modules() -> frozenset[str]:
    """List the top-level modules."""
    return frozenset(item.name for item in files("idlib_tui").iterdir() if item.is_file())


def stored_rules() -> str:
    """Fingerprint the format of stored data; if it changes, the catalog is rebuilt."""
    return _digest(signature(), TABLES, *map(program_rules, _STORED))


@cache
def words_rules() -> str:
    """Fingerprint what defines the word index, in a millisecond, since every opening needs it."""
    digest = sha256()
    for part in _SEARCHED:
        digest.update(files("idlib_tui").joinpath(*part.split("/")).read_bytes())
    for package, parts in _SEARCHED_BY_OTHERS.items():
        # Located without being imported, which would take longer than all the rest.
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for path in (Path(folder, part) for part in parts):
                digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:16]


def furniture_rules() -> str:
    """Fingerprint the detection of furniture."""
    return _digest(*map(program_rules, _FURNISHED))


def copying_rules() -> str:
    """Fingerprint the detection of versions of one article."""
    return _digest(*map(program_rules, _COPIED))


def dating_rules() -> str:
    """Fingerprint the comparison of undated articles with dated ones."""
    return _digest(*map(program_rules, _DATED))


def reading_rules(story: Story, file: str) -> str:
    """Fingerprint the reading of a file: the rules, and the story's facts about it."""
    rooms = tuple(map(program_rules, _READ))
    return _reading_rules(rooms, story.boilerplate, story.files.get(file, FileFacts()))


@lru_cache(maxsize=1024)
def _reading_rules(rooms: tuple[str, ...], boilerplate: tuple[str, ...], facts: FileFacts) -> str:
    return _digest(*rooms, *boilerplate, encode(facts))


def annotating_rules(story: Story, published: Published) -> str:
    """Fingerprint the annotation of an article, and the storing of annotations."""
    day = str(published.day)
    return _digest(*map(program_rules, _ANNOTATED), encode(story.actors), day)


def merging_rules(story: Story) -> str:
    """Fingerprint the merging of the annotations of all articles."""
    return _digest(*map(program_rules, _MERGED), encode(story.actors))


def all_rules(story: Story) -> str:
    """Fingerprint everything that a library is derived with, besides the files."""
    files_ = {name: encode(story.files[name]) for name in sorted(story.files)}
    parts = (*_READ, *_FURNISHED, *_COPIED, *_ANNOTATED, *_DATED, *_MERGED)
    rooms = map(program_rules, dict.fromkeys(parts))
    return _digest(*rooms, encode(story.actors), *story.boilerplate, repr(files_))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    if folder.is_file():
        return [(name, folder.read_bytes())]
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{name}/{item.name}"
        if item.is_dir():
            if item.name != "__pycache__":
                found.extend(_contents(item, path))
        elif not item.name.endswith(".pyc"):
            found.append((path, item.read_bytes()))
    return found
