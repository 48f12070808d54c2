"""A Whoosh codec with our own vocabulary and posting lists, which contain no pickles.

Whoosh's codec unpickles what it reads and takes five times the space. Its columns with the numbers
and lengths of articles are kept; stored fields are neither written nor read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader

from idlib_tui.library.search.whoosh.fields import WORD_FIELDS
from idlib_tui.library.search.whoosh.postings import Postings, decode
from idlib_tui.library.search.whoosh.vocabulary import Entry, Vocabulary, VocabularyWriter

_IDS = {field: bytes((number,)) for number, field in enumerate(WORD_FIELDS, 1)}
"""The first byte of a word's key, by field; never 0, which separates keys."""


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Omits the shortest and longest text of each word, which take half the time of a commit."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Create the word files of a new segment."""
        return WordsWriter(
            segment.create_file(storage, self.TERMS_EXT),
            segment.create_file(storage, self.POSTS_EXT),
        )

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        """Open the vocabulary of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        file = storage.open_file(name)
        try:
            postings = segment.open_file(storage, self.POSTS_EXT)
            return Words(file, storage.file_length(name), postings)
        except BaseException:
            file.close()
            raise

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        """Open the columns of a segment."""
        return _PerDocument(storage, segment)


class WordsWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the words of all fields, in order of field and word."""

    def __init__(self, words: Any, postings: Any) -> None:
        self._writer = VocabularyWriter(words, postings)
        self.is_closed = False

    def add_lists(self, lists: Iterable[tuple[str, bytes, int, bytes]]) -> None:
        """Write (field, word, number of articles, encoded postings) tuples, in order."""
        for field, word, articles, postings in lists:
            self._writer.add(_IDS[field] + word, articles, postings)

    def close(self) -> None:
        """Write the remaining words."""
        self.is_closed = True
        self._writer.close()


class Words(base.TermsReader):  # type: ignore[misc]
    """Reads the words of a segment."""

    def __init__(self, file: Any, size: int, postings: Any) -> None:
        self._file = file
        self._postings = postings
        self._vocabulary = Vocabulary(file, size)

    def postings(self, field: str, word: bytes) -> Postings | None:
        """Read the postings of a word; None if no article has it."""
        entry = self._vocabulary.find(_IDS[field] + word)
        return None if entry is None else self._read(entry)

    def lists(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Read all words with their postings, in order of field and word."""
        for entry in self._vocabulary.starting_at(b""):
            yield WORD_FIELDS[entry.word[0] - 1], entry.word[1:], self._read(entry)

    def _read(self, entry: Entry) -> Postings:
        self._postings.seek(entry.offset)
        return decode(self._postings.read(entry.length), entry.articles)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, word = term
        return self._vocabulary.find(_IDS[field] + word) is not None

    def indexed_field_names(self) -> Iterable[str]:
        """List the fields."""
        return WORD_FIELDS

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """List (field, word) tuples from one word on, in order."""
        field = _IDS[fieldname]
        for entry in self._vocabulary.starting_at(field + prefix):
            if entry.word[:1] != field:
                return
            yield fieldname, entry.word[1:]

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the articles with a word, including deleted ones."""
        entry = self._vocabulary.find(_IDS[fieldname] + text)
        return 0 if entry is None else entry.articles

    def close(self) -> None:
        """Close the files."""
        self._file.close()
        self._postings.close()


class _PerDocument(W3PerDocReader):  # type: ignore[misc]
    def stored_fields(self, docnum: int) -> dict[str, object]:  # noqa: ARG002
        return {}

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Any:
        raise NotImplementedError("this program keeps no vectors")
