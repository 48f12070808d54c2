"""Where the words of a query stand in one text. The engine's own tests for words come from here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from idlib_tui.library.query.tree import Fuzzy, Node, Phrase, Prefix, Term, texts
from idlib_tui.library.words import WORD, Joiner, analyse, elided_length, splits


class Finder:
    """Finds what one query asks for in any number of texts."""

    def __init__(self, tree: Node) -> None:
        parts = dict.fromkeys(part for part in texts(tree) if not part.title)
        terms = [part for part in parts if isinstance(part, Term)]
        self._phrases = [part for part in parts if isinstance(part, Phrase)]
        self._phrases += [Phrase(both) for term in terms for both in splits(term.form)]
        self._terms = frozenset(term.stem for term in terms)
        self._in_phrases = frozenset(stem for part in self._phrases for stem in part.stems)
        self._patterns = [part for part in parts if isinstance(part, Prefix | Fuzzy)]
        # Few different words make up most of a text: each is looked at once.
        self._known: dict[str, tuple[str, bool] | None] = {}

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Find the stretches of a text that the query asks for, in order, without overlaps."""
        if not (self._terms or self._phrases or self._patterns):
            return ()
        spans: list[tuple[int, int]] = []
        where: defaultdict[str, list[int]] = defaultdict(list)
        places: dict[int, tuple[int, int]] = {}
        known = self._known
        position = 0
        joiner = Joiner(text)
        for match in WORD.finditer(text):
            raw = match.group()
            asked = known[raw] if raw in known else self._look_at(raw)
            if (cut := elided_length(raw)) and self._is_asked_alone(raw[cut:]):
                spans.append((match.start() + cut, match.end()))
            compounds = joiner.take(match.start(), raw)
            if asked is not None:
                stem, alone = asked
                if not stem:
                    continue
                if alone:
                    spans.append(match.span())
                if stem in self._in_phrases:
                    where[stem].append(position)
                    places[position] = match.span()
            for _, start, joined in compounds:
                # A part that was found by itself says enough.
                if (not spans or spans[-1][1] <= start) and self._is_asked_alone(joined):
                    spans.append((start, match.end()))
            position += 1
        for phrase in self._phrases:
            spans.extend(_phrase_spans(phrase, where, places))
        return merged(spans)

    def _is_asked_alone(self, raw: str) -> bool:
        asked = self._known[raw] if raw in self._known else self._look_at(raw)
        return asked is not None and asked[1]

    def _look_at(self, raw: str) -> tuple[str, bool] | None:
        """Tell whether a word is asked for: its stem, and whether by itself; None where not."""
        form, stem = analyse(raw)
        alone = stem in self._terms or any(_answers(part, form) for part in self._patterns)
        asked = (stem, alone) if alone or stem in self._in_phrases or not form else None
        self._known[raw] = asked
        return asked


def contiguous(positions: Sequence[Sequence[int]]) -> list[int]:
    """Find where words follow each other: the position of the first word of each such place."""
    rest = [frozenset(where) for where in positions[1:]]
    return [
        start
        for start in positions[0]
        if all(start + step in where for step, where in enumerate(rest, 1))
    ]


def near(positions: Sequence[Iterable[int]], slop: int) -> list[tuple[int, int]]:
    """Find where words stand together, in any order.

    Args:
        positions: Where each of the (different) words stands.
        slop: How many other words may stand among them.

    Returns:
        First and last position of each narrowest such stretch, in order.
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
    """Tell whether two words differ in at most one letter, or in two swapped neighbours."""
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
    """Tell whether a form answers a fuzzy word: the first two letters hold, one other may not."""
    return form[:2] == asked[:2] and one_edit(asked, form)


def _answers(part: Prefix | Fuzzy, form: str) -> bool:
    if isinstance(part, Prefix):
        return form.startswith(part.form)
    return fuzzy_match(part.form, form)


def _phrase_spans(
    phrase: Phrase, where: Mapping[str, list[int]], places: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    positions = [where.get(stem, []) for stem in phrase.stems]
    if phrase.slop is None:
        for first in contiguous(positions):
            yield places[first][0], places[first + len(phrase.stems) - 1][1]
        return
    stems = dict.fromkeys(phrase.stems)
    found: set[int] = set()
    for first, last in near([where.get(stem, []) for stem in stems], phrase.slop):
        for stem in stems:
            standing = where[stem]
            found.update(standing[bisect_left(standing, first) : bisect_right(standing, last)])
    yield from (places[at] for at in found)


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Put spans in order, and make one of those that overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
