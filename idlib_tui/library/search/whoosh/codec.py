"""Whoosh's way to keep words, with every pickle read by ``safe_pickles``.

Whoosh unpickles in its file objects (``read_pickle``), in posting lists, in inlined postings and in
stored fields. The first two are read safely here and in ``files``; the last two are never
written by this program and never read.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import (
    W3Codec,
    W3LeafMatcher,
    W3PerDocReader,
    W3TermInfo,
    W3TermsReader,
)
from whoosh.reading import TermNotFound

from idlib_tui.library.search.whoosh import safe_pickles


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Keeps no shortest and longest text of each word, which cost half of a commit."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        """Open the vocabulary of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        file = storage.open_file(name)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return _Terms(self, file, storage.file_length(name), postings)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        """Open the posting list of a word."""
        offset, length = terminfo.extent()
        return _Postings(dbfile, offset, length, format_, term=term, scorer=scorer)

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        """Open the columns of a segment."""
        return _PerDocument(storage, segment)


class _TermInfo(W3TermInfo):  # type: ignore[misc]
    @classmethod
    def from_bytes(cls, s: bytes) -> Any:
        if s[0]:
            raise pickle.UnpicklingError("inlined postings are refused")
        return super().from_bytes(s)


class _Terms(W3TermsReader):  # type: ignore[misc]
    def items(self) -> Iterator[Any]:
        for key, value in self._tindex.items():
            yield self._keydecoder(key), _TermInfo.from_bytes(value)

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[Any]:
        for key, value in self._tindex.items_from(self._keycoder(fieldname, prefix)):
            yield self._keydecoder(key), _TermInfo.from_bytes(value)

    def term_info(self, fieldname: str, tbytes: bytes) -> Any:
        try:
            return _TermInfo.from_bytes(self._tindex[self._keycoder(fieldname, tbytes)])
        except KeyError:
            raise TermNotFound(f"{fieldname}:{tbytes!r}") from None

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        raise NotImplementedError("this program asks for no cursor")


class _Postings(W3LeafMatcher):  # type: ignore[misc]
    def _read_data(self) -> None:
        data = self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset)
        self._data = safe_pickles.loads(zlib.decompress(data) if self._compression else data)


class _PerDocument(W3PerDocReader):  # type: ignore[misc]
    def stored_fields(self, docnum: int) -> dict[str, object]:  # noqa: ARG002
        return {}

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Any:
        raise NotImplementedError("this program keeps no vectors")
