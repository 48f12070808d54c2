"""Qualifiers that a quotation leaves out: "but …", "unless …", "not"."""

from __future__ import annotations

import re

from idlib_tui.check.folding import Folded
from idlib_tui.check.quoted import Quoted, Standing
from idlib_tui.check.words import qualifiers

_BARRIER = re.compile(r"[.!?…][\s”\"’»]|[“”\"„«»;]|\n")
"""Where a quotation may rightly begin or end: at a mark, a sentence's end, a semicolon."""

_SENTENCE_END = re.compile(r"[.!?…][\s”\"’»]|\n")
_LINKS = frozenset({"and", "or", "even", "yet"})
"""May stand before a qualifier behind the words: "and only if"."""

_LIGHT = frozenset(
    {"a", "an", "the", "to", "be", "been", "have", "that", "think", "believe", "want"}
)
"""May stand between a qualifier and the words behind it: "do not want to"."""

_NEAR = 5
"""Words of the draft around the quotation among which it may say the same itself."""

_EDGE = 3
"""Words at each end of what an ellipsis leaves out that belong to the words kept."""

_SHOWN = 12


def fallen(wanted: Quoted, standing: Standing, before: str, after: str) -> tuple[int, int] | None:
    """Find a qualifier that the quotation leaves out.

    Args:
        wanted: The quotation.
        standing: Where its words stand.
        before: The draft's sentence up to the quotation.
        after: The draft's sentence behind it.

    Returns:
        The words of the source left out that begin with it, as numbers; None for none.
    """
    source = standing.source
    if not wanted.closes_cut and (found := _behind(source, standing.stop, after)):
        return found
    if not wanted.opens_cut and (found := _before(source, standing.begin, before)):
        return found
    for (_, stop), (begin, _) in zip(standing.runs, standing.runs[1:], strict=False):
        if found := _between(source, stop, begin):
            return found
    return None


def _behind(source: Folded, stop: int, after: str) -> tuple[int, int] | None:
    at = stop
    if at < len(source.words) and source.words[at] in _LINKS:
        at += 1
    if at >= len(source.words) or source.words[at] not in qualifiers("behind"):
        return None
    if _BARRIER.search(source.text[source.ends[stop - 1] : source.starts[at]]):
        return None
    if source.words[at] in Folded(after).words[:_NEAR]:
        return None
    return stop, _clause_end(source, at)


def _before(source: Folded, begin: int, before: str) -> tuple[int, int] | None:
    at = begin - 1
    if at > 0 and source.words[at] in _LIGHT:
        at -= 1
    if at < 0 or source.words[at] not in qualifiers("before"):
        return None
    if _BARRIER.search(source.text[source.ends[at] : source.starts[begin]]):
        return None
    around = Folded(before).words[-_NEAR:]
    if qualifiers("before").intersection(around):
        return None
    return at, begin


def _between(source: Folded, stop: int, begin: int) -> tuple[int, int] | None:
    """Look through what an ellipsis leaves out of one sentence."""
    gap = range(stop, begin)
    for at in gap:
        word = source.words[at]
        kept = source.text[source.ends[stop - 1] : source.starts[at]]
        rest = source.text[source.ends[at] : source.starts[begin]]
        if word in qualifiers("behind"):
            if not _SENTENCE_END.search(kept) and not _SENTENCE_END.search(rest):
                return at, min(begin, at + _SHOWN)
        elif word in qualifiers("negation"):
            of_former = at - stop < _EDGE and not _SENTENCE_END.search(kept)
            of_latter = begin - at <= _EDGE and not _SENTENCE_END.search(rest)
            if of_former or of_latter:
                return at, min(begin, at + _SHOWN)
    return None


def _clause_end(source: Folded, at: int) -> int:
    """Find where the words that a qualifier begins end, or enough of them to be shown."""
    stop = at + 1
    while (
        stop < len(source.words)
        and stop - at < _SHOWN
        and not _BARRIER.search(source.text[source.ends[stop - 1] : source.starts[stop]])
    ):
        stop += 1
    return stop
