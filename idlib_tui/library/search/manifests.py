"""The manifest of the index folder: the one file that is read before any other.

It lists the segments and the checksums of their files, and is signed with the user's key. Until the
signature is verified, no other file in the folder is opened, and files that are not listed never
are. Each commit replaces it atomically; the files of an interrupted commit are not listed, and the
next commit removes them.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest
from pathlib import Path

from idlib_tui.errors import LibraryError
from idlib_tui.files import read_regular, write_atomically
from idlib_tui.library.catalog.fingerprints import words_rules
from idlib_tui.library.keys import key_name, sign
from idlib_tui.library.search.engine import (
    EngineDamagedError,
    EngineForeignError,
    EngineOutdatedError,
)
from idlib_tui.library.search.verified_files import Checksums

NAME = "manifest"

_KIND = "idlib-tui-words"

_LARGEST = 1 << 28
"""Bytes; far above any library, far below what exhausts memory."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of the index.

    Attributes:
        name: The prefix of its files' names, after the name of the index.
        documents: The number of documents, including deleted ones.
        deleted: The numbers of deleted documents, in order.
        lengths: The total number of words in each field.
    """

    name: str
    documents: int
    deleted: tuple[int, ...]
    lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of the index after one commit.

    Attributes:
        identity: Random; chosen when the index was created.
        generation: The number of commits since.
        segments: In order of their documents.
        files: The checksums of all files, by name.
    """

    identity: str
    generation: int
    segments: tuple[Segment, ...]
    files: Mapping[str, Checksums]

    @classmethod
    def empty(cls) -> Manifest:
        """Make the manifest of a new index."""
        return cls(secrets.token_hex(16), 0, (), {})

    def following(self, segments: tuple[Segment, ...], files: Mapping[str, Checksums]) -> Manifest:
        """Make the manifest of the next commit."""
        return replace(self, generation=self.generation + 1, segments=segments, files=files)

    @property
    def version(self) -> str:
        """Identify the index and the commit."""
        return f"{self.identity} {self.generation}"


def stamp(folder: Path) -> tuple[int, ...]:
    """Return metadata of the manifest that change when it is replaced.

    Raises:
        EngineDamagedError: It is missing or cannot be accessed.
    """
    try:
        found = (folder / NAME).lstat()
    except OSError as error:
        raise EngineDamagedError(f"{folder / NAME}: {error.strerror}") from error
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def read(folder: Path) -> Manifest:
    """Read the manifest.

    Raises:
        EngineForeignError: Another user or another machine made it.
        EngineOutdatedError: Another version of the program made it.
        EngineDamagedError: It is missing, unreadable, or not as it was written.
    """
    path = folder / NAME
    try:
        data = read_regular(path, _LARGEST)
    except OSError as error:
        raise EngineDamagedError(f"{path}: {error.strerror}") from error
    head, _, body = data.partition(b"\n")
    try:
        kind, made_by, name, signature = head.decode("ascii").split(" ")
    except ValueError:
        raise EngineDamagedError(f"{path} is not a manifest") from None
    if name != key_name():
        raise EngineForeignError(f"{path} was made elsewhere")
    if kind != _KIND or not compare_digest(signature, _sign(made_by, body)):
        raise EngineDamagedError(f"{path} is not as it was written")
    if made_by != words_rules():
        raise EngineOutdatedError(f"{path} was made by another version of the program")
    return _decode(body)


def is_foreign(folder: Path) -> bool:
    """Check whether another user or another machine wrote the index."""
    try:
        read(folder)
    except EngineForeignError:
        return True
    except EngineDamagedError:
        return False
    return False


def write(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest; this commits the new state.

    Raises:
        LibraryError: It cannot be written.
    """
    body = _encode(manifest)
    made_by = words_rules()
    head = f"{_KIND} {made_by} {key_name()} {_sign(made_by, body.encode())}"
    try:
        write_atomically(folder / NAME, f"{head}\n{body}")
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written: {error.strerror}.") from error


def _sign(made_by: str, body: bytes) -> str:
    return sign(f"{_KIND} {made_by}\n".encode() + body)


def _encode(manifest: Manifest) -> str:
    return json.dumps(
        {
            "identity": manifest.identity,
            "generation": manifest.generation,
            "segments": [
                [segment.name, segment.documents, segment.deleted, dict(segment.lengths)]
                for segment in manifest.segments
            ],
            "files": {
                name: [file.size, file.digests.hex()] for name, file in manifest.files.items()
            },
        }
    )


def _decode(body: bytes) -> Manifest:
    # The signature proves that ``_encode`` wrote it, so its structure needs no checks.
    data = json.loads(body)
    return Manifest(
        data["identity"],
        data["generation"],
        tuple(
            Segment(name, documents, tuple(deleted), lengths)
            for name, documents, deleted, lengths in data["segments"]
        ),
        {
            name: Checksums(size, bytes.fromhex(digests))
            for name, (size, digests) in data["files"].items()
        },
    )
