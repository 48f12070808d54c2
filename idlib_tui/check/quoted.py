"""The words of one quotation, with what its writer left out or put in, and where they stand.

An ellipsis, bare or in brackets, says that words were left out; square brackets hold words that the
writer put in or changed ("[the government]", "[T]he", "[sic]"). Both are legitimate: the words
around them must stand in the source in their order, and near to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from idlib_tui.check.alignment import Alignment, Step, closest, occurrences
from idlib_tui.check.folding import Folded

_MOST_LEFT_OUT = 250
"""Words that an ellipsis may stand for: some paragraphs."""

_MOST_REPLACED = 15
"""Words of the source that an insertion in brackets may stand for."""

_CAPITAL = re.compile(r"\[(\w{1,3})\](?=\w)")
_SIC = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_GAP = re.compile(
    r"(?P<ellipsis>[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?)|(?P<insert>\[[^\]]*\])"
)
_INTERRUPTION = re.compile(
    r"^[^“”\"‘’„«»]{0,3}[”\"’»].{0,120}[“\"‘„«][^“”\"‘’„«»]{0,3}$", re.DOTALL
)
"""From a closing mark to the next opening one: “We will go,” he said, “but not today.”"""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a quotation.

    Attributes:
        text: What stands between the marks.
        parts: Its words, parted at ellipses and insertions; none of them is empty.
        reach: Before each part but the first, how many words of the source may lie between.
        opens_cut: Whether it begins with an ellipsis or an insertion.
        closes_cut: Whether it ends with one.
        clipped: Whether its last word is cut by an ellipsis that touches it ("for tal…").
    """

    text: str
    parts: tuple[Folded, ...]
    reach: tuple[int, ...]
    opens_cut: bool
    closes_cut: bool
    clipped: bool = False

    @property
    def words(self) -> list[str]:
        """All its words, folded."""
        return [word for part in self.parts for word in part.words]

    @property
    def written(self) -> list[str]:
        """All its words, as written."""
        return [
            part.text[start:end]
            for part in self.parts
            for start, end in zip(part.starts, part.ends, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quotation stands in a source: a run of its words for each part, in order."""

    source: Folded
    runs: tuple[tuple[int, int], ...]

    @property
    def begin(self) -> int:
        """Number of the first word."""
        return self.runs[0][0]

    @property
    def stop(self) -> int:
        """Number after the last word."""
        return self.runs[-1][1]


def quoted(text: str) -> Quoted:
    """Read what stands between quotation marks."""
    cleaned = _SIC.sub("", _CAPITAL.sub(r"\1", text))
    parts: list[Folded] = []
    reach: list[int] = []
    at = 0
    pending = 0
    opens_cut = clipped = False
    for gap in [*_GAP.finditer(cleaned), None]:
        part = Folded(cleaned[at : gap.start() if gap else len(cleaned)])
        if part.words:
            if parts:
                reach.append(pending)
            else:
                opens_cut = pending > 0
            parts.append(part)
            pending = 0
        if gap is not None:
            at = gap.end()
            clipped = bool(part.words) and part.ends[-1] == len(part.text)
            pending += _MOST_REPLACED if gap.lastgroup == "insert" else _MOST_LEFT_OUT
    closes_cut = pending > 0
    clipped = clipped and closes_cut and len(parts[-1].words) > 1
    return Quoted(text, tuple(parts), tuple(reach), opens_cut, closes_cut, clipped)


def standings(wanted: Quoted, source: Folded) -> Iterator[Standing]:
    """List where a quotation stands in a text word for word."""
    if not wanted.parts:
        return
    runs_of = [list(part.words) for part in wanted.parts]
    clipped = runs_of[-1].pop() if wanted.clipped else ""
    for begin in occurrences(runs_of[0], source):
        runs = [(begin, begin + len(runs_of[0]))]
        for words, reach in zip(runs_of[1:], wanted.reach, strict=True):
            stop = runs[-1][1]
            place = next(occurrences(words, source, stop), None)
            if place is None or place - stop > reach:
                break
            runs.append((place, place + len(words)))
        else:
            stop = runs[-1][1]
            if not clipped or (stop < len(source.words) and source.words[stop].startswith(clipped)):
                yield Standing(source, tuple(runs))


def nearest(wanted: Quoted, source: Folded) -> Alignment | None:
    """Find the passage of a text that a quotation is most like; None where it has none."""
    return closest(wanted.words, source)


def real_changes(wanted: Quoted, found: Alignment) -> tuple[Step, ...]:
    """List the changes without those that change nothing.

    These are compounds spelled in another way, and what the source puts between two stretches of
    one quotation.
    """
    words = wanted.words
    limits = _part_limits(wanted)
    return tuple(
        step
        for step in found.changes
        if not _spelled_alike(words[step.first : step.last], found, step)
        and not (step.first == step.last and _is_left_open(found, step, limits))
    )


def _part_limits(wanted: Quoted) -> frozenset[int]:
    """Between which words something may have been left out."""
    limits, at = set(), 0
    for part in wanted.parts[:-1]:
        at += len(part.words)
        limits.add(at)
    return frozenset(limits)


def _spelled_alike(draft: Sequence[str], found: Alignment, step: Step) -> bool:
    return "".join(draft) == "".join(found.source.words[step.begin : step.stop])


def _is_left_open(found: Alignment, step: Step, limits: frozenset[int]) -> bool:
    if step.first in limits:
        return True
    source = found.source
    if step.begin == 0 or step.stop >= len(source.words):
        return False
    between = source.text[source.ends[step.begin - 1] : source.starts[step.stop]]
    return _INTERRUPTION.match(between) is not None
