"""Word indexes that run something when they are read with Whoosh as it is."""

from __future__ import annotations

import contextlib
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from whoosh import columns, index
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from idlib_tui.library import keys
from idlib_tui.library.catalog.packing import unpack
from idlib_tui.library.search import manifests
from idlib_tui.library.search.manifests import Manifest, Segment
from idlib_tui.library.search.verified_files import checksums
from idlib_tui.library.search.whoosh.fields import make_document, make_schema
from idlib_tui.workspace import Workspace

PARTS = ("schema", "segments", "vocabulary", "block", "postings", "inlined postings", "column")

TRUST = ("no manifest", "stolen manifest", "manifest of another", "forged mark")


class _Touch:
    """Makes a file when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return open, (str(self._marker), "w")


def craft(workspace: Workspace, marker: Path, part: str, trust: str) -> None:
    """Put an index into a synced workspace that makes ``marker`` when ``part`` of it is read."""
    words = workspace.index / "words"
    crafted = workspace.root / "crafted"
    segment = _build(crafted, _catalog(workspace), pickle.dumps(_Touch(marker), 2), part)
    _read_with_whoosh(crafted)
    assert marker.exists(), "reading it with Whoosh as it is runs nothing"
    marker.unlink()
    names = [path.name for path in crafted.iterdir()]
    if trust == "stolen manifest":
        old = manifests.read(words)
        for path in list(words.iterdir()):
            if path.name in old.files:
                [same] = [name for name in names if name.split(".")[1:] == path.name.split(".")[1:]]
                # Made as long as the manifest says, so that its size tells nothing.
                data = (crafted / same).read_bytes()[: old.files[path.name].size]
                path.write_bytes(data.ljust(old.files[path.name].size, b"\0"))
    else:
        (words / manifests.NAME).unlink()
        for path in words.iterdir():
            path.unlink()
    for name in names:
        shutil.copy(crafted / name, words)
    if trust in {"manifest of another", "forged mark"}:
        files = {name: checksums(words / name) for name in names if not name.endswith(".toc")}
        lengths: dict[str, int] = {}
        segments = (Segment(segment.segid, segment.doc_count_all(), (), lengths),)
        identity, generation = _recorded(workspace).split(" ")
        with pytest.MonkeyPatch.context() as patched:
            if trust == "manifest of another":
                patched.setattr(keys, "_key", lambda _: b"of somebody else" * 2)
            manifests.write(words, Manifest(identity, int(generation), segments, files))
    shutil.rmtree(crafted)


def _build(folder: Path, texts: list[tuple[int, str, str]], evil: bytes, part: str) -> Any:
    folder.mkdir()
    schema = make_schema()
    schema["number"].stored = True
    with pytest.MonkeyPatch.context() as patched:
        if part == "vocabulary":
            patched.setattr(structfile, "dump_pickle", _written(evil, dict))
        elif part == "block":
            patched.setattr(whoosh3, "dumps", _dumped(evil, length=6))
        elif part == "postings":
            patched.setattr(whoosh3, "dumps", _dumped(evil, length=3))
        elif part == "inlined postings":
            inlined = b"\1" + b"\0" * (whoosh3.W3TermInfo._struct.size - 1) + evil
            patched.setattr(whoosh3.W3TermInfo, "to_bytes", lambda _: inlined)
        elif part == "column":
            patched.setattr(columns, "dumps", lambda *_: evil)
        made = index.create_in(str(folder), schema)
        if part == "schema":
            patched.setattr(index.pickle, "dumps", lambda *_: evil)
        elif part == "segments":
            patched.setattr(structfile, "dump_pickle", _written(evil, list))
        writer = made.writer(codec=whoosh3.W3Codec(), compound=False)
        for number, title, text in texts:
            writer.add_document(**make_document(number, title, text))
        segment = writer.newsegment
        writer.commit()
    (folder / "MAIN_WRITELOCK").unlink()
    return segment


def _dumped(evil: bytes, length: int) -> Callable[[Any, int], bytes]:
    return lambda value, _: evil if len(value) == length else pickle.dumps(value, 2)


def _written(evil: bytes, kind: type) -> Callable[[object, Any, int], object]:
    def write(value: object, file: Any, _: int) -> object:
        return file.write(evil if type(value) is kind else pickle.dumps(value, 2))

    return write


def _read_with_whoosh(folder: Path) -> None:
    # What was crafted is not what Whoosh expects, so after running it Whoosh fails.
    with contextlib.suppress(Exception):
        reader = index.open_dir(str(folder)).reader()
        with contextlib.suppress(Exception):
            reader.stored_fields(0)
        reader.postings("forms", next(reader.lexicon("forms"))).id()


def _catalog(workspace: Workspace) -> list[tuple[int, str, str]]:
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        query = "SELECT number, title, text FROM articles JOIN texts USING (number)"
        return [(number, title, unpack(text)) for number, title, text in connection.execute(query)]


def _recorded(workspace: Workspace) -> str:
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        [value] = connection.execute("SELECT value FROM meta WHERE key = 'words'").fetchone()
        return str(value)
