"""Splitting a text into words, the same for articles and queries: folded, stemmed, with offsets.

A *form* is a word in its simplest spelling: lower case, without diacritics and apostrophes
("Çavuşoğlu's" -> "cavusoglu"). A *stem* is common to its inflections ("cavusoglu", "talks" ->
"talk"). Phrases and plain words compare stems; prefixes and fuzzy words compare forms.

A text also matches by *variants* of its words: a compound without its hyphens ("cease-fire" ->
"ceasefire"), and a word without an elided article ("l'univers" -> "univers"). Chinese and
Japanese, which have no spaces between words, are split into characters; a word of several
characters is then a phrase.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from idlib_tui.names import fold

# Kana, the ideographs of the basic plane and its compatibility block, and those beyond it.
_UNSPACED = (
    "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTERS = rf"(?:[^\W{_UNSPACED}]++|[\u0300-\u036f]++)"
WORD = re.compile(
    rf"""[A-Za-z]{{2,}}+(?![\w'’ʼ\u0300-\u036f])                     # most words: a short way
      | (?<!\w)(?:[^\W\d_]\.){{2,}}                                  # U.N., U.S.
      | \d{{1,3}}(?:,\d{{3}})+(?![\w,])|\d+(?:\.\d+)*{_LETTERS}*+  # 900,000; 3.7; 1st
      | [{_UNSPACED}]
      | {_LETTERS}++(?:['’ʼ]{_LETTERS}++)*
    """,
    re.VERBOSE,
)
"""A word; every character of a text is examined once or twice. No word contains white space, so
each stretch between white space can be split separately."""

_LONGEST = 64
"""Longer "words" are truncated: they are encoded data, which nobody searches for."""

_SHORTEST_PART = 4
"""The minimum length of the parts of a word that may be written as two."""

_MEMORY = 200_000
"""Words cached; the vocabulary of about ten thousand articles."""


class Word(NamedTuple):
    """A word of a text: its folded form, its stem, and its offsets."""

    form: str
    stem: str
    start: int
    end: int


def well_formed(text: str) -> str:
    """Replace lone surrogates, which a terminal can send but which cannot be stored."""
    return text.encode("utf-8", "replace").decode()


def words(text: str) -> Iterator[Word]:
    """Split a text into words, in order. Linear in its length."""
    for match in WORD.finditer(text):
        form, stem = analyse(match.group())
        if form:
            yield Word(form, stem, match.start(), match.end())


_HYPHENS = frozenset("-\u2010\u2011")
_ELIDED = re.compile(r"(?:qu|[cdjlmnst]|[dns]?ell|all|sull|un)['’ʼ](?=\w{3})", re.IGNORECASE)
"""Articles and pronouns that French and Italian attach to the next word."""

_MOST_JOINED = 4
"""The maximum number of parts of a compound that are joined: longer ones are codes or addresses."""


def elided_length(raw: str) -> int:
    """Return the length of an elided article at the start of a word: 2 for "l'univers", else 0."""
    found = _ELIDED.match(raw)
    return found.end() if found else 0


def is_hyphen(between: str) -> bool:
    """Check whether the characters between two words make them a compound."""
    return between in _HYPHENS


class Joiner:
    """Joins the parts of hyphenated compounds, given the words of a text in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[tuple[int, str]] = []
        self._end = -1

    def take(self, start: int, raw: str) -> Sequence[tuple[int, int, str]]:
        """Add the next word.

        Returns:
            Each compound that ends with it: its number of words, its start, and the compound
            without its hyphens.
        """
        end, self._end = self._end, start + len(raw)
        if not is_hyphen(self._text[end:start]):
            self._parts = [(start, raw)]
            return ()
        self._parts = [*self._parts[1 - _MOST_JOINED :], (start, raw)]
        ends = (self._parts[-count:] for count in range(2, len(self._parts) + 1))
        return [
            (len(parts), parts[0][0], "".join(part for _, part in parts))
            for parts in ends
            if any(part.isalpha() for _, part in parts)
        ]


def placed_words(text: str) -> Iterator[tuple[int, Word]]:
    """List the words of a text and their variants, each with the index of its (first) word."""
    joiner = Joiner(text)
    for place, word in enumerate(words(text)):
        yield place, word
        raw = text[word.start : word.end]
        if cut := elided_length(raw):
            yield place, Word(*analyse(raw[cut:]), word.start + cut, word.end)
        for count, start, joined in joiner.take(word.start, raw):
            yield place - count + 1, Word(*analyse(joined), start, word.end)


def splits(form: str) -> Iterator[tuple[str, str]]:
    """List the ways to split a word into two of four letters and more, as stems."""
    for at in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1):
        yield analyse(form[:at])[1], analyse(form[at:])[1]


def forms(text: str) -> list[str]:
    """List the folded forms of a text's words."""
    return [form for raw in WORD.findall(text) if (form := analyse(raw)[0])]


def search_key(text: str) -> str:
    """Reduce a text to its forms, each after a space, for filters by prefixes of words."""
    return "".join(f" {form}" for form in forms(text))


_known: dict[str, tuple[str, str]] = {}
_of_thread = threading.local()


def analyse(raw: str) -> tuple[str, str]:
    """Return the form and stem of a match of ``WORD``; a match of marks only has an empty form."""
    pair = _known.get(raw)
    return _analyse(raw) if pair is None else pair


def _analyse(raw: str) -> tuple[str, str]:
    form = fold(raw[:_LONGEST])
    form = form.removesuffix("'s")
    form = form.replace("'", "")
    form = form.replace(",", "") if form[:1].isdigit() else form.replace(".", "")
    pair = (form, _stemmer().stemWord(form) if form.isalpha() else form)
    if len(_known) >= _MEMORY:
        _known.clear()
    _known[raw] = pair
    return pair


def _stemmer() -> Any:
    """A stemmer for each thread, since it has state."""
    stemmer = getattr(_of_thread, "stemmer", None)
    if stemmer is None:
        # It uses PyStemmer if that is installed. A late import: otherwise it loads the stemmers of
        # thirty languages.
        import snowballstemmer  # noqa: PLC0415

        stemmer = _of_thread.stemmer = snowballstemmer.stemmer("english")
    return stemmer
