"""Where a figure belongs: its block, or its series and the blocks in which others may join it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from idlib_tui.merge.figures.traits import Traits, read_traits
from idlib_tui.model import FigureReport


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a figure is grouped.

    Attributes:
        block: Of a short one, the figures of a month that may count the same:
            "killed/person/2020-02".
        series: Of a long one, the figures of all times that may: "displaced/person".
        hosts: Of a long one, the blocks whose figures may join it.
    """

    block: str | None
    series: str | None
    hosts: tuple[str, ...]


def placement_of(report: FigureReport) -> Placement:
    """Find where a figure is grouped.

    A short one belongs to the month of what it tells of, where that is stated, else of its report.
    A long one takes in figures of the month of its report and of the next.
    """
    traits = read_traits(report)
    topic, kind, hedged = traits.block
    series = f"{topic}/{kind}{'?' if hedged else ''}"
    if not counts_on(traits):
        return Placement(f"{series}/{_month(traits.since or report.published)}", None, ())
    months = dict.fromkeys((_month(report.published), _month(report.published, 1)))
    return Placement(None, series, tuple(f"{series}/{month}" for month in months))


def counts_on(traits: Traits) -> bool:
    """Return whether reports of a figure can lie months apart.

    So they can for a count that goes on, and for a lasting state of which something is known.
    """
    if traits.lasting:
        return traits.known or bool(traits.of or traits.countries or traits.locals)
    return traits.since is not None and traits.until is None


def _month(day: date | None, later: int = 0) -> str:
    if day is None:
        return ""
    years, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return f"{years:04}-{month + 1:02}"
