"""What a source has in the place of some words of a draft."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from idlib_tui.check.alignment import Step
from idlib_tui.check.claims import Match
from idlib_tui.check.findings import Place
from idlib_tui.check.sources import Source

COPIED = 0.85
"""Share of a claim's words from which on it is a copy of the passage."""

_AROUND = 6
"""Words on both sides of a number, all the same, from which on it is part of a copy."""

_FEW_CHANGED = 5
"""Words of a change in a copy; a longer one is another text."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s")


@dataclass(frozen=True, slots=True)
class Aligned:
    """What the source has where the draft has some words.

    Attributes:
        same: Whether it is the same words.
        start: Where it stands, in characters of the article.
        end: Where it ends; not before ``start``.
        place: The same, to be shown.
        is_copied: Whether enough of the words around it are the same for it to be a copy.
        is_beside: Whether it stands in the sentence before or after: "He fell on Saturday. A doctor
            came" beside "On Monday, a doctor came".
    """

    same: bool
    start: int
    end: int
    place: Place
    is_copied: bool = False
    is_beside: bool = False


def aligned_at(start: int, end: int, match: Match) -> Aligned:
    """Find what the source has where the draft has the words between two characters."""
    words, source = match.words, match.found.source
    first = bisect_right(words.ends, start)
    last = max(bisect_left(words.starts, end), first + 1)
    touched = [step for step in match.found.steps if step.first < last and first < step.last]
    begin_s, stop_s = match.span
    if not touched:
        return Aligned(False, begin_s, begin_s, place_in(match.source, begin_s, stop_s))
    same = all(step.same for step in touched)
    begin, stop = touched[0].begin, touched[-1].stop
    if same:
        begin = touched[0].begin + max(0, first - touched[0].first)
        stop = touched[-1].begin + min(last, touched[-1].last) - touched[-1].first
    if stop <= begin or begin >= len(source.words):
        return Aligned(False, begin_s, begin_s, place_in(match.source, begin_s, stop_s))
    char_start, char_end = source.span(begin, min(stop, len(source.words)))
    place = place_in(match.source, char_start, char_end)
    changed = [step for step in touched if not step.same]
    is_beside = bool(changed) and _ends_sentence(changed[0], changed[-1], match)
    return Aligned(same, char_start, char_end, place, _is_copied(touched, match), is_beside)


def _is_copied(touched: Sequence[Step], match: Match) -> bool:
    """Return whether what differs stands between words that are the same."""
    steps = match.found.steps
    changed = [number for number, step in enumerate(steps) if step in touched and not step.same]
    if not changed or changed[0] == 0 or changed[-1] == len(steps) - 1:
        return False
    first, last = steps[changed[0]], steps[changed[-1]]
    if max(last.last - first.first, last.stop - first.begin) > _FEW_CHANGED:
        return False
    before, after = steps[changed[0] - 1], steps[changed[-1] + 1]
    around = before.last - before.first + after.last - after.first
    return match.share >= COPIED or around >= _AROUND


def _ends_sentence(first: Step, last: Step, match: Match) -> bool:
    """Return whether a sentence of the source, and none of the draft, ends beside what differs."""
    draft, source = match.words, match.found.source
    gaps = ((first.begin, first.first), (last.stop, last.last))
    return any(
        _SENTENCE_END.search(source.gap(theirs)) and not _SENTENCE_END.search(draft.gap(mine))
        for theirs, mine in gaps
    )


def place_in(source: Source, start: int, end: int) -> Place:
    """Name the place of a stretch of a source."""
    return Place(source.id, start, end, source.article.text[start:end])
