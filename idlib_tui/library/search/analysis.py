"""The words of an article as every engine indexes them, so that all find the same."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from idlib_tui.library.words import placed_words

_GAP = 100
"""Positions between title and text, so that no phrase spans both."""

Positions = Mapping[str, list[int]]
"""Stems, each with its positions, in order."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """The words of an article.

    Attributes:
        title: The stems of the title.
        title_forms: The forms of the title.
        text: The stems of title and text.
        forms: The forms of title and text.
    """

    title: Positions
    title_forms: frozenset[str]
    text: Positions
    forms: frozenset[str]


def analysed(title: str, text: str) -> Analysed:
    """Split an article into its words."""
    title_stems: defaultdict[str, list[int]] = defaultdict(list)
    title_forms: set[str] = set()
    behind = _take_in(title, 0, title_stems, title_forms)
    stems = defaultdict(list, {stem: where.copy() for stem, where in title_stems.items()})
    forms = title_forms.copy()
    _take_in(text, behind + _GAP, stems, forms)
    return Analysed(title_stems, frozenset(title_forms), stems, frozenset(forms))


def _take_in(text: str, first: int, stems: defaultdict[str, list[int]], forms: set[str]) -> int:
    """Add the words of a text, the first at position ``first``; return the next position."""
    behind = first
    # One by one, because a list of all words takes fifty times the memory of the text.
    for place, word in placed_words(text):
        position = first + place
        where = stems[word.stem]
        # The position of a compound is that of its first word.
        if where and where[-1] >= position:
            insort(where, position)
        else:
            where.append(position)
        forms.add(word.form)
        behind = max(behind, position + 1)
    return behind
