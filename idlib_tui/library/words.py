"""Text -> words, the same for articles and queries: folded, stemmed, with their offsets.

A *form* is a word as people type it when they do not care: lower case, without diacritics and
apostrophes ("Çavuşoğlu's" -> "cavusoglu"). A *stem* is what its inflections share ("cavusoglu",
"talks" -> "talk"). Phrases and plain words compare stems; prefixes and fuzzy words compare forms.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.names import fold

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

WORD = re.compile(
    r"""(?<!\w)(?:[^\W\d_]\.){2,}                                          # U.N., U.S.
      | \d{1,3}(?:,\d{3})+(?![\w,])|\d+(?:\.\d+)*[\w\u0300-\u036f]*   # 900,000; 3.7; 1st
      | [\w\u0300-\u036f]+(?:['’ʼ][\w\u0300-\u036f]+)*
    """,
    re.VERBOSE,
)
"""What counts as a word; every character of a text is looked at once or twice."""

_LONGEST = 64
"""Longer "words" are cut: they are encoded data, which nobody searches for whole."""

_MEMORY = 200_000
"""How many different words are remembered; the vocabulary of some ten thousand articles."""


class Word(NamedTuple):
    """A word of a text: its folded form, its stem, and where it stands."""

    form: str
    stem: str
    start: int
    end: int


def well_formed(text: str) -> str:
    """Replace half characters, which a terminal can send but nothing can store."""
    return text.encode("utf-8", "replace").decode()


def words(text: str) -> Iterator[Word]:
    """Split a text into words, in order. Linear in its length."""
    for match in WORD.finditer(text):
        form, stem = analyse(match.group())
        if form:
            yield Word(form, stem, match.start(), match.end())


def forms(text: str) -> list[str]:
    """List the folded forms of a text's words."""
    return [word.form for word in words(text)]


def search_key(text: str) -> str:
    """Reduce a text to what filters by word starts look through: its forms, each after a space."""
    return "".join(f" {form}" for form in forms(text))


_known: dict[str, tuple[str, str]] = {}
_of_thread = threading.local()


def analyse(raw: str) -> tuple[str, str]:
    """Give the form and stem of what ``WORD`` matched; the form of lone marks is empty."""
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


def _stemmer() -> BaseStemmer:
    """One stemmer a thread: it keeps the word it works on in itself."""
    stemmer = getattr(_of_thread, "stemmer", None)
    if stemmer is None:
        # Imported here because it loads the stemmers of thirty languages with it.
        import snowballstemmer  # noqa: PLC0415

        stemmer = _of_thread.stemmer = snowballstemmer.stemmer("english")
    return stemmer
