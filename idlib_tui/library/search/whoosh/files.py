"""The index folder as Whoosh sees it: the files of one manifest, verified when they are read.

Whoosh's table of contents, a pickle, is neither written nor read: the manifest lists the segments,
and the fields are always those of this program.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from idlib_tui.library.search import manifests
from idlib_tui.library.search.manifests import Manifest, Segment
from idlib_tui.library.search.verified_files import (
    Checksums,
    DamagedFileError,
    checksums,
    open_verified,
)
from idlib_tui.library.search.whoosh import safe_pickles
from idlib_tui.library.search.whoosh.codec import Codec, Words
from idlib_tui.library.search.whoosh.fields import make_schema
from idlib_tui.library.search.whoosh.merging import Pool, joined, moved

_INDEX = "MAIN"

_OURS = re.compile(rf"_?{_INDEX}[._]|\.{manifests.NAME}\.")
"""The prefixes of all file names that Whoosh and ``write_atomically`` use in the folder."""


class WordIndex(FileIndex):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's index as of one commit."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        # The base class would look for a table of contents.
        self.storage = _Storage(folder, manifest)
        self.indexname = _INDEX
        self.manifest = manifest
        self._schema = make_schema()

    def latest_generation(self) -> int:
        """Return the number of commits."""
        return self.manifest.generation

    def _read_toc(self) -> Any:
        segments = [_whoosh_segment(segment) for segment in self.manifest.segments]
        return TOC(self._schema, segments, self.manifest.generation)


class WordWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer; it commits by replacing the manifest.

    The caller ensures that there is only one at a time.

    Attributes:
        manifest: What the folder contains; after a commit, the new state.
    """

    def __init__(self, index: WordIndex, folder: Path) -> None:
        self.manifest = index.manifest
        self._folder = folder
        super().__init__(index, codec=Codec(), compound=False)
        self.pool = Pool()
        self._taken_in: list[tuple[Any, int, dict[int, int] | None]] = []

    def add_reader(self, reader: Any) -> None:
        """Add an older segment; its words are read when the new segment is written."""
        first = self.docnum
        places = self.write_per_doc(set(self.schema.names()), reader)
        self._taken_in.append((reader.segment(), first, places))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        with contextlib.ExitStack() as opened:
            sources = [self.pool.lists()]
            for segment, first, places in self._taken_in:
                reader = SegmentReader(self.storage, self.schema, segment)
                opened.callback(reader.close)
                sources.append(moved(words_of(reader).lists(), first, places))
            self.fieldwriter.add_lists(joined(sources))
        self.fieldwriter.close()

    def _commit_toc(self, segments: list[Any]) -> None:
        kept = self.manifest.files
        files: dict[str, Checksums] = {}
        for segment in segments:
            start = f"{segment.segment_id()}."
            # A file in the folder with the name of an older segment is not taken for a part of it.
            of_segment = {name: kept[name] for name in kept if name.startswith(start)}
            files |= of_segment or _made(self._folder, start)
        self.manifest = self.manifest.following(tuple(map(_our_segment, segments)), files)
        manifests.write(self._folder, self.manifest)
        sweep(self._folder, self.manifest)


def words_of(reader: Any) -> Words:
    """Return our reader of words, which Whoosh's reader of a segment wraps."""
    words: Words = reader._terms  # noqa: SLF001 - it hands on less than they can
    return words


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what earlier commits, and interrupted ones, left behind."""
    for path in folder.iterdir():
        if _OURS.match(path.name) and path.name not in manifest.files:
            # On Windows a file that another process has open stays until a later sweep.
            with contextlib.suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()


class _Storage(FileStorage):  # type: ignore[misc]
    """Reads only the files in the manifest; writes new ones beside them."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        super().__init__(str(folder))
        self._path = folder
        self._files = manifest.files

    def open_file(self, name: str, **_: object) -> Any:
        wanted = self._files.get(name)
        if wanted is None:
            raise DamagedFileError(f"{self._path / name} is not in the manifest")
        return _File(open_verified(self._path / name, wanted), name=name)

    def list(self) -> list[str]:
        return [*self._files]

    def file_exists(self, name: str) -> bool:
        return name in self._files

    def file_length(self, name: str) -> int:
        return self._files[name].size

    def lock(self, name: str) -> Any:  # noqa: ARG002
        # The library's lock is held, and no unlisted file in the folder is trusted.
        return threading.Lock()

    def temp_storage(self, name: str | None = None) -> Any:  # noqa: ARG002
        # A new folder with a random name: one with a known name may be a link.
        folder = tempfile.mkdtemp(dir=self._path, prefix=f"{_INDEX}.", suffix=".tmp")
        return FileStorage(folder)


class _File(StructFile):  # type: ignore[misc]
    def read_pickle(self) -> object:
        return safe_pickles.load(self.file)


def _made(folder: Path, start: str) -> dict[str, Checksums]:
    return {
        path.name: checksums(path)
        for path in sorted(folder.iterdir())
        if path.name.startswith(start)
    }


def _whoosh_segment(segment: Segment) -> Any:
    deleted = set(segment.deleted) or None
    made = W3Segment(Codec(), _INDEX, segment.documents, segment.name, deleted)
    made._fieldlengths = dict(segment.lengths)  # noqa: SLF001 - set so by Whoosh's writer too
    return made


def _our_segment(segment: Any) -> Segment:
    return Segment(
        name=segment.segid,
        documents=segment.doc_count_all(),
        deleted=tuple(sorted(segment.deleted_docs())),
        lengths=dict(segment._fieldlengths),  # noqa: SLF001
    )
