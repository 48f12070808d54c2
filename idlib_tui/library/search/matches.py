"""Locating the matches of a query in one text. The engine takes its word comparisons from here.

A text is not tokenised as a whole: only the stretches between white space that may contain a
match are (no word contains white space), and between them only as many words are counted as a
phrase can span.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from idlib_tui.library.query.tree import Fuzzy, Node, Phrase, Prefix, Term
from idlib_tui.library.query.visiting import texts
from idlib_tui.library.words import WORD, Joiner, analyse, elided_length, splits

_SURE_LETTERS = 2
"""Letters at the end of a stem that may differ between inflections ("possibl", "possibility")."""

_MOST_LETTERS = 6
"""Letters by which candidates are chosen: more would hardly exclude any."""

_OTHERS = (
    r"\u0080-\u009f\u00a1\u00a2\u00a4-\u00a8\u00aa\u00ac\u00ad\u00af\u00b1-\u00b6\u00b8-\u00ba"
    r"\u00bc-\u200f\u205f-\u20ab\u20ad-\U0010ffff"
)
"""Characters that may fold into any letters: all but ASCII and typographic punctuation."""

_BETWEEN = "['’ʼ.,\u2010\u2011-]?"
"""Characters that may be between two letters of a form that omits them: "U.N.", "O'Neil"."""

_SPACE = re.compile(r"\s")


Spans = tuple[tuple[int, int], ...]


class _Asked(NamedTuple):
    """A word that a query asks for."""

    stem: str
    alone: bool
    """Whether it is by itself what is asked for."""
    in_phrase: bool
    """Whether it may be a part of a phrase."""
    starts: tuple[Prefix, ...]
    """The starts in phrases that it answers."""


class _Standing:
    """What was found in one text.

    Attributes:
        spans: The stretches that are asked for by themselves.
        where: The positions of each stem that may be a part of a phrase.
        places: The stretch at each of these positions.
        started: For each start in a phrase, the stems of the words that start so.
    """

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []
        self.where: defaultdict[str, list[int]] = defaultdict(list)
        self.places: dict[int, tuple[int, int]] = {}
        self.started: defaultdict[Prefix, set[str]] = defaultdict(set)

    def positions(self, part: str | Prefix) -> list[int]:
        """List where a part of a phrase stands."""
        if isinstance(part, str):
            return self.where.get(part, [])
        return sorted({at for stem in self.started[part] for at in self.where[stem]})


class Finder:
    """Finds the matches of one query in any number of texts."""

    def __init__(
        self, tree: Node, occurring: Callable[[Collection[str]], Collection[str]] | None = None
    ) -> None:
        """Prepare for a query.

        Args:
            tree: The query.
            occurring: Returns which of some stems occur in any of the texts; without it, all may.
        """
        parts = dict.fromkeys(part for part in texts(tree) if not part.title)
        terms = [part for part in parts if isinstance(part, Term)]
        self._phrases = [part for part in parts if isinstance(part, Phrase)]
        apart = {both for term in terms for both in splits(term.form)}
        if apart and occurring is not None:
            # Hardly any word is two words, and looking for its halves is slow.
            known = occurring({half for both in apart for half in both})
            apart = {both for both in apart if both[0] in known and both[1] in known}
        self._phrases += map(Phrase, sorted(apart))
        self._terms = frozenset(term.stem for term in terms)
        in_phrases = [word for part in self._phrases for word in part.parts]
        self._in_phrases = frozenset(word for word in in_phrases if isinstance(word, str))
        self._starts = tuple({word for word in in_phrases if isinstance(word, Prefix)})
        # A start stands for the other inflections of a word that starts so, too.
        self._of_starts = frozenset(analyse(start.form)[1] for start in self._starts)
        self._patterns = [part for part in parts if isinstance(part, Prefix | Fuzzy)]
        spans = (len(part.parts) + (part.slop or 0) for part in self._phrases)
        self._widest = max(spans, default=0)
        self._candidate = self._candidates()
        # Few different words make up most of a text: each is looked at once.
        self._known: dict[str, _Asked | None] = {}

    def find(self, text: str) -> Spans:
        """Find the matching spans of a text, in order, without overlaps."""
        return self.find_some(text, len(text))[0]

    def find_some(self, text: str, most: int) -> tuple[Spans, bool]:
        """Find the first matches, about as many as requested.

        Returns:
            The spans, and whether they are all; at least one if there is any.
        """
        if self._candidate is None:
            return (), True
        standing = _Standing()
        spans, places = standing.spans, standing.places
        position = behind = 0
        whole = True
        for start, end in _stretches(self._candidate, text):
            if len(spans) + len(places) > most:
                whole = False
                break
            if self._phrases:
                position += self._words_between(text, behind, start)
            position = self._take(text, start, end, position, standing)
            behind = end
        for phrase in self._phrases:
            spans.extend(_phrase_spans(phrase, standing))
        if not spans and not whole:
            # The words of a phrase, but not next to each other.
            return self.find(text), True
        return merged(spans), whole

    def _take(self, text: str, start: int, end: int, position: int, standing: _Standing) -> int:
        """Look at the words of one stretch, its first at a position; give the position behind."""
        known = self._known
        spans, where, places = standing.spans, standing.where, standing.places
        joiner = Joiner(text)
        for match in WORD.finditer(text, start, end):
            raw = match.group()
            asked = known[raw] if raw in known else self._look_at(raw)
            if (cut := elided_length(raw)) and self._is_asked_alone(raw[cut:]):
                spans.append((match.start() + cut, match.end()))
            compounds = joiner.take(match.start(), raw)
            if asked is not None:
                stem, alone, in_phrase, starts = asked
                if not stem:
                    continue
                if alone:
                    spans.append(match.span())
                if in_phrase:
                    where[stem].append(position)
                    places[position] = match.span()
                    for started in starts:
                        standing.started[started].add(stem)
            for _, first, joined in compounds:
                # A part that matched by itself suffices.
                if (not spans or spans[-1][1] <= first) and self._is_asked_alone(joined):
                    spans.append((first, match.end()))
            position += 1
        return position

    def _words_between(self, text: str, start: int, end: int) -> int:
        """Count words, but only up to the number that keeps two words from being neighbours."""
        words = (match.group() for match in WORD.finditer(text, start, end))
        return sum(1 for _ in islice((raw for raw in words if analyse(raw)[0]), self._widest))

    def _candidates(self) -> re.Pattern[str] | None:
        """Compile the expression that matches where a match may begin, or within it."""
        starts = {part.form[:_MOST_LETTERS] for part in self._patterns if isinstance(part, Prefix)}
        starts |= {part.form[:2] for part in self._patterns if isinstance(part, Fuzzy)}
        starts |= {start.form[:_MOST_LETTERS] for start in self._starts}
        for stem in self._terms | self._in_phrases | self._of_starts:
            starts.add(stem[: max(2, min(_MOST_LETTERS, len(stem) - _SURE_LETTERS))])
        if not starts:
            return None
        plain = sorted(start for start in starts if start.isascii())
        # A character set at its start makes the expression skip other text fastest.
        first = "".join({re.escape(case) for start in plain for case in _cases(start[0])})
        rest = "|".join([rf"(?<=[{_OTHERS}])", *map(_letters, plain)])
        return re.compile(f"[{first}{_OTHERS}](?:{rest})")

    def _is_asked_alone(self, raw: str) -> bool:
        asked = self._known[raw] if raw in self._known else self._look_at(raw)
        return asked is not None and asked.alone

    def _look_at(self, raw: str) -> _Asked | None:
        """Return whether a word is asked for."""
        form, stem = analyse(raw)
        alone = stem in self._terms or any(_answers(part, form) for part in self._patterns)
        starts = tuple(start for start in self._starts if form.startswith(start.form))
        in_phrase = bool(starts) or stem in self._in_phrases or stem in self._of_starts
        asked = _Asked(stem, alone, in_phrase, starts) if alone or in_phrase or not form else None
        self._known[raw] = asked
        return asked


def _cases(letter: str) -> str:
    return letter + letter.upper()


def _letters(start: str) -> str:
    """Build the expression for a word's letters after the first one, in any case."""
    first, *rest = (f"[{''.join(map(re.escape, _cases(letter)))}]" for letter in start)
    if rest and start[1] in "iy":
        # The stem of "dying" is "die".
        rest[0] = "[iIyY]"
    return rf"(?<=\b{first})" + "".join(_BETWEEN + letter for letter in rest)


def _stretches(candidate: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """List the stretches between white space that contain a match, in order."""
    behind = 0
    while match := candidate.search(text, behind):
        start = match.start()
        while start > behind and not text[start - 1].isspace():
            start -= 1
        space = _SPACE.search(text, match.end())
        behind = space.start() if space else len(text)
        yield start, behind


def contiguous(positions: Sequence[Sequence[int]]) -> list[int]:
    """Find where words are adjacent: the position of the first word of each occurrence."""
    rest = [frozenset(where) for where in positions[1:]]
    return [
        start
        for start in positions[0]
        if all(start + step in where for step, where in enumerate(rest, 1))
    ]


def near(positions: Sequence[Iterable[int]], slop: int) -> list[tuple[int, int]]:
    """Find where words are close together, in any order.

    Args:
        positions: The positions of each of the (different) words.
        slop: How many other words may be among them.

    Returns:
        First and last position of each narrowest stretch, in order.
    """
    widest = len(positions) + slop
    latest: dict[int, int] = {}
    stretches: list[tuple[int, int]] = []
    for at, which in sorted((at, which) for which, where in enumerate(positions) for at in where):
        latest[which] = at
        if len(latest) == len(positions):
            first = min(latest.values())
            if at - first < widest and (not stretches or stretches[-1][0] != first):
                stretches.append((first, at))
    return stretches


def one_edit(one: str, other: str) -> bool:
    """Check whether two words differ in at most one letter, or in two swapped neighbours."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest, other_rest = one[at:], other[at:]
    if len(one) > len(other):
        return rest[1:] == other_rest
    if len(one) < len(other):
        return rest == other_rest[1:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or swapped


def fuzzy_match(asked: str, form: str) -> bool:
    """Check whether a form matches a fuzzy word: one letter after the first two may differ."""
    return form[:2] == asked[:2] and one_edit(asked, form)


def _answers(part: Prefix | Fuzzy, form: str) -> bool:
    if isinstance(part, Prefix):
        return form.startswith(part.form)
    return fuzzy_match(part.form, form)


def _phrase_spans(phrase: Phrase, standing: _Standing) -> Iterator[tuple[int, int]]:
    positions = {part: standing.positions(part) for part in phrase.parts}
    places = standing.places
    if phrase.slop is None:
        for first in contiguous([positions[part] for part in phrase.parts]):
            yield places[first][0], places[first + len(phrase.parts) - 1][1]
        return
    found: set[int] = set()
    for first, last in near([*positions.values()], phrase.slop):
        for where in positions.values():
            found.update(where[bisect_left(where, first) : bisect_right(where, last)])
    yield from (places[at] for at in found)


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sort spans, and join those that overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
