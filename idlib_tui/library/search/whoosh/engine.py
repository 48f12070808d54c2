"""The engine built on Whoosh: opening, adding, removing, searching."""

from __future__ import annotations

import contextlib
import shutil
import threading
import weakref
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

from whoosh.reading import SegmentReader

from idlib_tui.errors import LibraryError
from idlib_tui.library.query.tree import Node
from idlib_tui.library.search import manifests
from idlib_tui.library.search.engine import EngineDamagedError, Found
from idlib_tui.library.search.expansion import expand
from idlib_tui.library.search.manifests import Manifest
from idlib_tui.library.search.matches import one_edit
from idlib_tui.library.search.verified_files import SHORTAGES, has_size, is_whole
from idlib_tui.library.search.whoosh.evaluation import (
    Evaluation,
    HeldSearcher,
    Vocabulary,
    Weights,
)
from idlib_tui.library.search.whoosh.fields import make_document
from idlib_tui.library.search.whoosh.files import WordIndex, WordWriter, sweep

T = TypeVar("T")

_MANY_SEGMENTS = 8
"""If there are more small segments than this, a sync merges them: each slows down every query."""

_SMALL = 256
"""Articles below which a segment is small: merging it is cheap whatever the size of the others."""

_MOST_SEGMENTS = 48
"""If there are more segments than this, they are merged whatever the cost."""

_TRIES = 20
"""How often another process may commit while this one opens the files of the previous commit."""


class WhooshEngine:
    """The engine in ``index/words``, with one searcher per thread, reopened after a commit."""

    def __init__(self, folder: Path, accepts: Callable[[str], bool]) -> None:
        """Prepare; nothing is opened yet.

        Args:
            folder: ``index/words``.
            accepts: Called with the version of the index on opening, and when another process has
                replaced it; returns whether it belongs to the catalog.
        """
        self._folder = folder
        self._accepts = accepts
        self._of_thread = threading.local()
        self._open: weakref.WeakSet[HeldSearcher] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._index: WordIndex | None = None
        self._failed: tuple[tuple[int, ...], str] | None = None

    def open(self) -> None:
        """Open the existing index."""
        self._ask(lambda _: None)

    @property
    def version(self) -> str:
        """Return the identity of the index and, after a space, the count of its commits."""
        return self._newest().manifest.version

    def check(self) -> None:
        """Read everything, and raise an error if anything is not as it was written."""

        def read(index: WordIndex) -> None:
            for name, wanted in index.manifest.files.items():
                if not is_whole(self._folder / name, wanted):
                    raise EngineDamagedError(f"{self._folder / name} is damaged")

        self._retry(read)

    def reset(self) -> None:
        """Empty it, whatever its state."""
        self.close()
        manifest = _create(self._folder)
        with self._lock:
            # The caller, who fills it, decides whether it belongs to the catalog.
            self._stamp = manifests.stamp(self._folder)
            self._index = WordIndex(self._folder, manifest)

    def numbers(self) -> set[int]:
        """Return the numbers that it holds."""
        return self._ask(
            lambda searcher: {
                leaf.numbers[docnum] for leaf in searcher.leaves for docnum in leaf.live()
            }
        )

    def update(self, add: Iterable[tuple[int, str, str]], remove: Collection[int]) -> None:
        """Add (number, title, text) and remove numbers, all or nothing."""
        gone = frozenset(remove)
        deleted = self._ask(lambda searcher: _documents(searcher, gone)) if gone else []
        writer = self._writer()
        try:
            for docnum in deleted:
                writer.delete_document(docnum)
            for number, title, text in add:
                writer.add_document(**make_document(number, title, text))
        except BaseException as error:
            _cancel(writer)
            if isinstance(error, OSError):
                raise _unwritable(self._folder, error) from error
            raise
        self._commit(writer, merge=False)

    def settle(self) -> None:
        """Merge small segments if there are many; merge all if most are small or much is deleted.

        So the cost at the end of a sync does not grow with the size of the index.
        """
        segments = self._newest().manifest.segments
        total = sum(segment.documents for segment in segments)
        deleted = sum(len(segment.deleted) for segment in segments)
        if len(segments) > _MOST_SEGMENTS or deleted * 4 > total:
            self._commit(self._writer(), optimize=True)
        elif sum(segment.documents < _SMALL for segment in segments) > _MANY_SEGMENTS:
            self._commit(self._writer(), mergetype=_merge_small)

    def find(self, tree: Node, most: int | None = None) -> Found:
        """Run a query whose leaves are all text or ``Among``; all that match are given."""
        del most
        return self._ask(lambda searcher: _find(searcher, tree))

    def frequencies(self, stems: Collection[str]) -> dict[str, int]:
        """Count the articles that have each of some words, of those that any has."""
        return self._ask(lambda searcher: _frequencies(searcher, stems))

    def suggest(self, form: str) -> str | None:
        """Suggest a frequent word that differs in one letter; None if there is none."""
        return self._ask(lambda searcher: _suggest(searcher.searcher.reader(), form))

    def close(self) -> None:
        """Close all files."""
        for searcher in list(self._open):
            searcher.close()
        self._of_thread = threading.local()
        with self._lock:
            self._index = None
            self._stamp = ()

    def _ask(self, question: Callable[[HeldSearcher], T]) -> T:
        return self._retry(lambda index: question(self._searcher(index)))

    def _retry(self, use: Callable[[WordIndex], T]) -> T:
        """Run a function on the newest index, again if another process commits meanwhile."""
        identity = ""
        for _ in range(_TRIES):
            index = self._newest()
            if identity not in {"", index.manifest.identity}:
                # It is being rebuilt, and may be incomplete.
                raise EngineDamagedError(f"{self._folder} was replaced")
            identity = index.manifest.identity
            try:
                return use(index)
            except (LibraryError, MemoryError):
                raise
            except Exception as error:
                # A damaged binary file, or a defect of this program, may raise anything.
                self._forget_searcher()
                if isinstance(error, OSError) and error.errno in SHORTAGES:
                    raise LibraryError(f"{self._folder}: {error.strerror}.") from error
                stamp = manifests.stamp(self._folder)
                if index is self._index and stamp == self._stamp:
                    self._failed = stamp, str(error)
                    raise EngineDamagedError(str(error)) from error
        raise EngineDamagedError(f"{self._folder} keeps changing")

    def _newest(self) -> WordIndex:
        """Open the index of the last commit."""
        with self._lock:
            for _ in range(_TRIES):
                stamp = manifests.stamp(self._folder)
                if self._failed is not None and self._failed[0] == stamp:
                    # Nobody has replaced it.
                    raise EngineDamagedError(self._failed[1])
                if self._index is not None and stamp == self._stamp:
                    return self._index
                manifest = manifests.read(self._folder)
                if self._is_usable(manifest):
                    self._index = WordIndex(self._folder, manifest)
                    self._stamp = stamp
                    return self._index
                if manifests.stamp(self._folder) == stamp:
                    raise EngineDamagedError(f"{self._folder} is incomplete, or of another catalog")
            raise EngineDamagedError(f"{self._folder} keeps changing")

    def _is_usable(self, manifest: Manifest) -> bool:
        sizes = (has_size(self._folder / name, file) for name, file in manifest.files.items())
        known = self._index is not None and self._index.manifest.identity == manifest.identity
        return all(sizes) and (known or self._accepts(manifest.version))

    def _writer(self) -> WordWriter:
        index = self._newest()
        try:
            sweep(self._folder, index.manifest)
            return WordWriter(index, self._folder)
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def _commit(self, writer: WordWriter, **how: object) -> None:
        try:
            writer.commit(**how)
        except Exception as error:
            _cancel(writer)
            if isinstance(error, OSError):
                raise _unwritable(self._folder, error) from error
            if isinstance(error, LibraryError | MemoryError):
                raise
            # A merge reads what was written before.
            raise EngineDamagedError(str(error)) from error

    def _searcher(self, index: WordIndex) -> HeldSearcher:
        held: HeldSearcher | None = getattr(self._of_thread, "held", None)
        if held is None or held.index is not index:
            self._forget_searcher()
            held = self._of_thread.held = HeldSearcher(index)
            self._open.add(held)
        return held

    def _forget_searcher(self) -> None:
        held: HeldSearcher | None = getattr(self._of_thread, "held", None)
        self._of_thread.held = None
        if held is not None:
            held.close()


def _find(searcher: HeldSearcher, tree: Node) -> Found:
    notices: list[str] = []
    expansions = expand(tree, Vocabulary(searcher.searcher.reader()), notices)
    weights = Weights(searcher.leaves)
    scores: dict[int, float] = {}
    for leaf in searcher.leaves:
        numbers = leaf.numbers
        found = Evaluation(leaf, expansions, weights).scores(tree)
        scores.update({numbers[docnum]: round(score, 6) for docnum, score in found.items()})
    return Found(scores, len(scores), tuple(notices))


def _frequencies(searcher: HeldSearcher, stems: Collection[str]) -> dict[str, int]:
    having = {
        stem: sum(leaf.words.doc_frequency("text", stem.encode()) for leaf in searcher.leaves)
        for stem in dict.fromkeys(stems)
    }
    return {stem: articles for stem, articles in having.items() if articles}


def _suggest(reader: Any, form: str) -> str | None:
    if len(form) < 3 or ("forms", form.encode()) in reader:
        return None
    close = [
        (-reader.doc_frequency("forms", raw), other)
        for raw in reader.expand_prefix("forms", form[:1].encode())
        for other in [raw.decode()]
        if one_edit(form, other)
    ]
    return min(close)[1] if close else None


def _documents(searcher: HeldSearcher, numbers: Collection[int]) -> list[int]:
    """Map article numbers to Whoosh's document numbers."""
    return [
        leaf.offset + docnum
        for leaf in searcher.leaves
        for docnum in leaf.live()
        if leaf.numbers[docnum] in numbers
    ]


def _merge_small(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge the small segments into the one being written; a merge policy for Whoosh."""
    for segment in segments:
        if segment.doc_count_all() < _SMALL:
            with SegmentReader(writer.storage, writer.schema, segment) as reader:
                writer.add_reader(reader)
    return [segment for segment in segments if segment.doc_count_all() >= _SMALL]


def _cancel(writer: WordWriter) -> None:
    # If writing failed, closing the files may fail too.
    with contextlib.suppress(Exception):
        writer.cancel()


def _create(folder: Path) -> Manifest:
    try:
        # A link is removed, not its target.
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    manifest = Manifest.empty()
    manifests.write(folder, manifest)
    return manifest


def _unwritable(folder: Path, error: OSError) -> LibraryError:
    return LibraryError(f"{folder} cannot be written: {error.strerror or error}.")
