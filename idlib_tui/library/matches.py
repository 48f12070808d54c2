"""Where the words of a query stand in one text. The engine's own tests for words come from here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from idlib_tui.library.query import Fuzzy, Node, Phrase, Prefix, Term, Text, texts
from idlib_tui.library.words import Word, words


def find_matches(tree: Node, text: str) -> tuple[tuple[int, int], ...]:
    """Find the stretches of a text that a query asks for, in order and without overlaps."""
    wanted = {part for part in texts(tree) if not part.title}
    if not wanted:
        return ()
    found = list(words(text))
    spans: list[tuple[int, int]] = []
    for part in wanted:
        spans.extend(_spans(part, found))
    return _merged(spans)


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


def _spans(part: Text, found: list[Word]) -> Iterable[tuple[int, int]]:
    match part:
        case Term(stem=stem):
            return [(word.start, word.end) for word in found if word.stem == stem]
        case Prefix(form=form):
            return [(word.start, word.end) for word in found if word.form.startswith(form)]
        case Fuzzy(form=form):
            return [(word.start, word.end) for word in found if fuzzy_match(form, word.form)]
        case Phrase(stems=stems, slop=slop):
            return _phrase_spans(stems, slop, found)


def _phrase_spans(
    stems: tuple[str, ...], slop: int | None, found: list[Word]
) -> list[tuple[int, int]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    wanted = set(stems)
    for position, word in enumerate(found):
        if word.stem in wanted:
            where[word.stem].append(position)
    if slop is None:
        starts = contiguous([where[stem] for stem in stems])
        return [(found[at].start, found[at + len(stems) - 1].end) for at in starts]
    stretches = near([where[stem] for stem in dict.fromkeys(stems)], slop)
    return [
        (found[at].start, found[at].end)
        for first, last in stretches
        for at in range(first, last + 1)
        if found[at].stem in wanted
    ]


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
