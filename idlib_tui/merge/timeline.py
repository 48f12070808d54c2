"""A short timeline: the most important days, or months, each with its most important event."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from idlib_tui.merge.importance import rank_periods
from idlib_tui.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idlib_tui.model import Entry

_WIDTHS = {"day": 10, "month": 7}
"""The length of the prefix of an ISO date that identifies each period."""


def choose_timeline(entries: Iterable[Entry], top: int, by: str = "day") -> list[Entry]:
    """Choose the entries of a timeline, in order of time.

    Only entries of one day are chosen. The same words are not chosen for two periods, since an
    article that garbles a date would fill the timeline with one event.

    Args:
        entries: The entries to choose from.
        top: The maximum number of entries.
        by: ``day`` or ``month``: at most one entry is chosen for each.
    """
    width = _WIDTHS[by]
    periods: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.precision is Precision.DAY and entry.first == entry.last:
            periods[entry.first.isoformat()[:width]].append(entry)
    importance = {name: [entry.importance for entry in found] for name, found in periods.items()}
    chosen: dict[str, Entry] = {}
    for name in rank_periods(importance):
        if len(chosen) == top:
            break
        ordered = sorted(
            periods[name], key=lambda entry: (-entry.importance, entry.first, entry.text)
        )
        best = next((entry for entry in ordered if entry.text not in chosen), None)
        if best is not None:
            chosen[best.text] = best
    return sorted(chosen.values(), key=lambda entry: (entry.first, -entry.importance, entry.text))
