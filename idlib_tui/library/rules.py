"""Fingerprints of what an article's data was made with, so that nothing outlives its rules."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from idlib_tui.library.codec import encode
from idlib_tui.model import FileFacts, Published, Story


@cache
def program_rules(room: str) -> str:
    """Fingerprint the code and data files of one room of the program."""
    digest = sha256()
    for name, content in _contents(files("idlib_tui") / room, room):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


def reading_rules(story: Story, file: str) -> str:
    """Fingerprint what turns a file into an article: the rules, and the story's facts about it."""
    rooms = program_rules("ingest"), program_rules("annotate")
    return _reading_rules(rooms, story.boilerplate, story.files.get(file, FileFacts()))


@lru_cache(maxsize=1024)
def _reading_rules(rooms: tuple[str, ...], boilerplate: tuple[str, ...], facts: FileFacts) -> str:
    return _digest(*rooms, *boilerplate, encode(facts))


def annotating_rules(story: Story, published: Published) -> str:
    """Fingerprint what turns an article's text into annotations, stored where they are merged."""
    day = str(published.day)
    rooms = program_rules("annotate"), program_rules("merge")
    return _digest(*rooms, encode(story.actors), day)


def merging_rules(story: Story) -> str:
    """Fingerprint what joins the annotations of all articles."""
    return _digest(program_rules("merge"), encode(story.actors))


def all_rules(story: Story) -> str:
    """Fingerprint everything that a library is made with, besides the files."""
    files_ = {name: encode(story.files[name]) for name in sorted(story.files)}
    rooms = [program_rules(room) for room in ("ingest", "annotate", "merge")]
    return _digest(*rooms, encode(story.actors), *story.boilerplate, repr(files_))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{name}/{item.name}"
        if item.is_dir():
            if item.name != "__pycache__":
                found.extend(_contents(item, path))
        elif not item.name.endswith(".pyc"):
            found.append((path, item.read_bytes()))
    return found
