"""The engine with Whoosh: opening, adding, removing, answering."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader

from idlib_tui.library.engine import Found
from idlib_tui.library.matches import one_edit
from idlib_tui.library.query import Node
from idlib_tui.library.whoosh_fields import Bm25, make_document, make_schema
from idlib_tui.library.whoosh_matchers import HeldSearcher, Matchers, expand

_MANY_SEGMENTS = 8
"""Each costs every query a little; more small ones than this are merged when a sync ends."""

_SMALL = 256
"""Articles below which a segment is small: merging it costs little, whatever the others hold."""

_MOST_SEGMENTS = 48
"""More than this are merged whatever they cost."""


class _Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Keeps no shortest and longest text of each word, which cost half of a commit."""

    length_stats = False


class WhooshEngine:
    """The engine in ``index/words``. One searcher a thread, refreshed after a commit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of_thread = threading.local()
        self._open: weakref.WeakSet[HeldSearcher] = weakref.WeakSet()
        self._index = index.open_dir(str(folder))
        # Opening reads the table of contents only; a segment's missing file shows here.
        self._index.reader().close()

    @classmethod
    def create(cls, folder: Path) -> WhooshEngine:
        """Make an empty index in place of whatever is there."""
        _create(folder)
        return cls(folder)

    def reset(self) -> None:
        """Empty it, whatever state it is in."""
        self.close()
        _create(self._folder)
        self._index = index.open_dir(str(self._folder))

    def numbers(self) -> set[int]:
        """List what it holds."""
        searcher = self._searcher()
        return {
            leaf.numbers[docnum]
            for leaf in searcher.leaves
            for docnum in leaf.searcher.reader().all_doc_ids()
        }

    def update(self, add: Iterable[tuple[int, str, str]], remove: Collection[int]) -> None:
        """Add (number, title, text) and remove numbers, all or nothing."""
        gone = frozenset(remove)
        writer = self._writer()
        try:
            if gone:
                for leaf in self._searcher().leaves:
                    for docnum in leaf.searcher.reader().all_doc_ids():
                        if leaf.numbers[docnum] in gone:
                            writer.delete_document(leaf.offset + docnum)
            for number, title, text in add:
                writer.add_document(**make_document(number, title, text))
        except BaseException:
            writer.cancel()
            raise
        writer.commit(merge=False)

    def settle(self) -> None:
        """Merge small segments when there are many; all, when most of them are or much is deleted.

        So what a sync costs at its end does not grow with what was there before.
        """
        searcher = self._searcher()
        total = searcher.searcher.doc_count_all()
        deleted = total - searcher.searcher.doc_count()
        sizes = [leaf.searcher.doc_count_all() for leaf in searcher.leaves]
        if len(sizes) > _MOST_SEGMENTS or deleted * 4 > total:
            self._writer().commit(optimize=True)
        elif sum(size < _SMALL for size in sizes) > _MANY_SEGMENTS:
            self._writer().commit(mergetype=_merge_small)

    def find(self, tree: Node) -> Found:
        """Answer a query in which nothing but text and ``Among`` is left."""
        searcher = self._searcher()
        notices: list[str] = []
        expansions = expand(tree, searcher.searcher.reader(), notices)
        weighting = Bm25()
        scores: dict[int, float] = {}
        for leaf in searcher.leaves:
            matcher = Matchers(leaf, expansions, weighting).build(tree)
            numbers = leaf.numbers
            while matcher.is_active():
                scores[numbers[matcher.id()]] = round(matcher.score(), 6)
                matcher.next()
        return Found(scores, tuple(notices))

    def suggest(self, form: str) -> str | None:
        """Name a frequent word in one letter different from this one, if it has none such."""
        reader = self._searcher().searcher.reader()
        if len(form) < 3 or ("forms", form.encode()) in reader:
            return None
        close = [
            (-reader.doc_frequency("forms", raw), other)
            for raw in reader.expand_prefix("forms", form[:1].encode())
            for other in [raw.decode()]
            if one_edit(form, other)
        ]
        return min(close)[1] if close else None

    def close(self) -> None:
        """Let go of all files."""
        for searcher in list(self._open):
            searcher.close()
        self._of_thread = threading.local()
        self._index.close()

    def _writer(self) -> Any:
        return self._index.writer(codec=_Codec(), compound=False, limitmb=64)

    def _searcher(self) -> HeldSearcher:
        held: HeldSearcher | None = getattr(self._of_thread, "held", None)
        if held is None or not held.searcher.up_to_date():
            if held is not None:
                held.close()
            held = self._of_thread.held = HeldSearcher(self._index.searcher())
            self._open.add(held)
        return held


def _merge_small(writer: Any, segments: list[Any]) -> list[Any]:
    """Take the small segments into the one being written; Whoosh's kind of merge policy."""
    for segment in segments:
        if segment.doc_count_all() < _SMALL:
            with SegmentReader(writer.storage, writer.schema, segment) as reader:
                writer.add_reader(reader)
    return [segment for segment in segments if segment.doc_count_all() >= _SMALL]


def _create(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index.create_in(str(folder), make_schema()).close()
