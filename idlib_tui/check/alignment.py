"""Where words stand in a text: exactly, or as nearly as can be.

The stretch of text is chosen by the diagonals that the shared words lie on, the rarer ones counting
more. Only that window, little longer than the words themselves, is aligned word by word, with
``difflib``: it gives the operations in the order of the words and needs no further dependency, and
on windows of this size the alignment is a small part of the time (``benchmarks/check_speed.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from idlib_tui.check.folding import Folded

_MOST_PLACES = 60
"""A word that stands more often in an article says nothing about where a passage is."""

_WINDOWS = 3
"""Windows of one text that are aligned."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words ``first:last`` of the draft stand for words ``begin:stop`` of the source."""

    same: bool
    first: int
    last: int
    begin: int
    stop: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words of a draft beside a passage of a source.

    Attributes:
        source: The text of the passage.
        begin: Number of the passage's first word.
        stop: Number after its last word.
        matched: How many words are the same.
        steps: The passage from left to right.
    """

    source: Folded
    begin: int
    stop: int
    matched: int
    steps: tuple[Step, ...]

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps in which the words are not the same."""
        return tuple(step for step in self.steps if not step.same)


def occurrences(words: Sequence[str], source: Folded, at_least: int = 0) -> Iterator[int]:
    """List where words stand one after the other, as numbers of the first word.

    Args:
        words: Folded words; none stand nowhere.
        source: Where to look.
        at_least: The number of the first word to look at.
    """
    if not words:
        return
    found = [source.places.get(word, ()) for word in words]
    rarest = min(range(len(words)), key=lambda number: len(found[number]))
    wanted = list(words)
    for place in found[rarest]:
        first = place - rarest
        if first >= at_least and list(source.words[first : first + len(words)]) == wanted:
            yield first


def closest(words: Sequence[str], source: Folded) -> Alignment | None:
    """Find the passage that is most like some words.

    Args:
        words: Folded words.
        source: Where to look.

    Returns:
        The alignment with most words in common, None where no word is in the text.
    """
    best: Alignment | None = None
    for begin in _windows(words, source):
        found = _align(words, source, begin)
        if found is not None and (best is None or _goodness(found) > _goodness(best)):
            best = found
    return best


def _goodness(found: Alignment) -> float:
    # Of two passages with as many words in common, the tighter one.
    return found.matched - 0.05 * (found.stop - found.begin)


def _windows(words: Sequence[str], source: Folded) -> list[int]:
    """Choose where to align: first words of windows, likeliest first."""
    votes: dict[int, float] = defaultdict(float)
    for number, word in enumerate(words):
        found = source.places.get(word, ())
        if len(found) <= _MOST_PLACES:
            for place in found:
                votes[place - number] += 1 / len(found)
    slack = max(3, len(words) // 3)
    chosen: list[int] = []
    strength: dict[int, float] = {}
    ordered = sorted(votes)
    low = high = 0
    total = 0.0
    for diagonal in ordered:
        while high < len(ordered) and ordered[high] <= diagonal + slack:
            total += votes[ordered[high]]
            high += 1
        while ordered[low] < diagonal:
            total -= votes[ordered[low]]
            low += 1
        strength[diagonal] = total
    for diagonal in sorted(strength, key=lambda d: (-strength[d], d)):
        if all(abs(diagonal - other) > slack for other in chosen):
            chosen.append(diagonal)
        if len(chosen) == _WINDOWS:
            break
    return chosen


def _align(words: Sequence[str], source: Folded, diagonal: int) -> Alignment | None:
    slack = max(4, len(words) // 2)
    low = max(0, diagonal - slack)
    window = source.words[low : max(0, diagonal) + len(words) + 2 * slack]
    blocks = [
        block
        for block in SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return None
    blocks = _without_strays(blocks, len(words))
    # Words of the draft before the first common one stand for as many words of the source.
    begin = max(0, low + blocks[0].b - blocks[0].a)
    rest = len(words) - (blocks[-1].a + blocks[-1].size)
    stop = min(len(source.words), low + blocks[-1].b + blocks[-1].size + rest)
    steps: list[Step] = []
    at, place = 0, begin
    for block in blocks:
        if block.a > at or low + block.b > place:
            steps.append(Step(False, at, block.a, place, low + block.b))
        at, place = block.a + block.size, low + block.b + block.size
        steps.append(Step(True, block.a, at, low + block.b, place))
    if at < len(words) or stop > place:
        steps.append(Step(False, at, len(words), place, stop))
    return Alignment(source, begin, stop, sum(block.size for block in blocks), tuple(steps))


def _without_strays(blocks: list, length: int) -> list:  # type: ignore[type-arg]
    """Leave out single common words at the ends that are far from the rest of the passage."""
    reach = max(3, length // 4)
    while len(blocks) > 1 and blocks[0].size == 1:
        gap = blocks[1].b - blocks[0].b - (blocks[1].a - blocks[0].a)
        if gap <= reach:
            break
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1:
        gap = blocks[-1].b - blocks[-2].b - (blocks[-1].a - blocks[-2].a)
        if gap <= reach:
            break
        blocks = blocks[:-1]
    return blocks
