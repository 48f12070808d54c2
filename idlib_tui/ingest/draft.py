"""A text under repair, with a record of what every edit replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from idlib_tui.model import Repair, RepairKind


class Edit(NamedTuple):
    """A replacement of ``start:end`` of the current text."""

    start: int
    end: int
    now: str
    kind: RepairKind


class Draft:
    """A text, and its differences from its source.

    Each repair is a span of the current text; an edit that overlaps earlier repairs is merged with
    them, so that ``was`` always quotes the source. Restoring every ``was`` therefore yields the
    source again (see ``undone``).

    Attributes:
        text: The current text.
        repairs: Every difference from the source, layout included, in order.
    """

    def __init__(self, source: str) -> None:
        self.text = source
        self.repairs: tuple[Repair, ...] = ()

    @property
    def notable(self) -> tuple[Repair, ...]:
        """The repairs that a reader may want to see: all except layout."""
        return tuple(repair for repair in self.repairs if repair.kind is not RepairKind.LAYOUT)

    def substitute(
        self, pattern: re.Pattern[str], now: str | Callable[[re.Match[str]], str], kind: RepairKind
    ) -> None:
        """Replace every match of a pattern, as ``re.sub`` does; a string is taken literally."""
        make = now if callable(now) else lambda _: now
        self.apply(Edit(m.start(), m.end(), make(m), kind) for m in pattern.finditer(self.text))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply edits in one pass, linear in the text, its repairs and the edits.

        Args:
            edits: In order, not overlapping, in offsets of the text before any of them. Edits that
                change nothing are ignored.
        """
        wanted = [edit for edit in edits if self.text[edit.start : edit.end] != edit.now]
        if not wanted:
            return
        pieces: list[str] = []
        repairs: list[Repair] = []
        copied = length = 0
        for cluster in _clusters(self.repairs, wanted):
            kept = self.text[copied : cluster.start]
            now = _replaced(self.text, cluster.start, cluster.end, cluster.edits)
            start = length + len(kept)
            length = start + len(now)
            was = undone(self.text, cluster.repairs, cluster.start, cluster.end)
            if was != now:
                repairs.append(Repair(cluster.kind, start, length, was, now))
            pieces += (kept, now)
            copied = cluster.end
        pieces.append(self.text[copied:])
        self.text = "".join(pieces)
        self.repairs = tuple(repairs)


def undone(text: str, repairs: Sequence[Repair], start: int = 0, end: int | None = None) -> str:
    """Restore the text that repairs replaced.

    Args:
        text: The repaired text.
        repairs: The repairs within ``start:end``, in order.
        start: The start of the span.
        end: The end of the span; by default that of the text.

    Returns:
        The source of ``text[start:end]``.
    """
    end = len(text) if end is None else end
    originals = (Edit(r.start, r.end, r.was, r.kind) for r in repairs)
    return _replaced(text, start, end, originals)


def _replaced(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    for edit in edits:
        pieces += (text[start : edit.start], edit.now)
        start = edit.end
    pieces.append(text[start:end])
    return "".join(pieces)


class _Cluster:
    """Edits and earlier repairs that overlap, and the span that they cover together."""

    def __init__(self, first: Repair | Edit) -> None:
        self.start = first.start
        self.end = first.end
        self.repairs: list[Repair] = []
        self.edits: list[Edit] = []

    def overlaps(self, other: Repair | Edit) -> bool:
        """Check whether another shares text with the cluster, or is a point inside it."""
        return other.start < self.end and self.start < other.end

    def add(self, other: Repair | Edit) -> None:
        """Add another, and extend the span to cover it."""
        self.start = min(self.start, other.start)
        self.end = max(self.end, other.end)
        if isinstance(other, Edit):
            self.edits.append(other)
        else:
            self.repairs.append(other)

    @property
    def kind(self) -> RepairKind:
        """The kind of the whole: that of the last edit, unless that was only layout."""
        kinds = [edit.kind for edit in self.edits] + [repair.kind for repair in self.repairs]
        return next((kind for kind in kinds if kind is not RepairKind.LAYOUT), RepairKind.LAYOUT)


def _clusters(repairs: Sequence[Repair], edits: Sequence[Edit]) -> Iterable[_Cluster]:
    """Merge two ordered lists, joining what overlaps; yields in order."""
    i = j = 0
    cluster: _Cluster | None = None
    while i < len(repairs) or j < len(edits):
        repair = repairs[i] if i < len(repairs) else None
        edit = edits[j] if j < len(edits) else None
        if edit is None or (repair is not None and _first(repair, edit)):
            item: Repair | Edit = repairs[i]
            i += 1
        else:
            item = edit
            j += 1
        if cluster is not None and cluster.overlaps(item):
            cluster.add(item)
            continue
        if cluster is not None:
            yield cluster
        cluster = _Cluster(item)
        cluster.add(item)
    if cluster is not None:
        yield cluster


def _first(repair: Repair, edit: Edit) -> bool:
    """Check whether a repair comes before an edit; at the same point, earlier work does."""
    if repair.end <= edit.start:
        return True
    if edit.end <= repair.start:
        return False
    return repair.start <= edit.start
