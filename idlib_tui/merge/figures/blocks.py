"""The block of a figure, or its series and the blocks whose figures may join it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from idlib_tui.merge.figures.traits import Traits, read_traits
from idlib_tui.model import FigureReport


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a figure is grouped.

    Attributes:
        block: For a figure of a short period: the figures of one month that may count the same,
            such as "killed/person/2020-02".
        series: For a figure of a long period: those of all months, such as "displaced/person".
        hosts: For a figure of a long period: the blocks whose figures may join it.
    """

    block: str | None
    series: str | None
    hosts: tuple[str, ...]


def placement_of(report: FigureReport) -> Placement:
    """Find where a figure is grouped.

    A figure of a short period belongs to the month of its event, if stated, else of its report.
    One of a long period takes in figures of the month of its report and of the next.
    """
    traits = read_traits(report)
    topic, kind, hedged, rate = traits.block
    series = f"{topic}/{kind}{'?' if hedged else ''}{' each' if rate else ''}"
    if not counts_on(traits):
        return Placement(f"{series}/{_month(traits.since or report.published)}", None, ())
    months = dict.fromkeys((_month(report.published), _month(report.published, 1)))
    return Placement(None, series, tuple(f"{series}/{month}" for month in months))


def counts_on(traits: Traits) -> bool:
    """Check whether reports of a figure can be months apart.

    They can for a running count, and for a lasting state that is described in some detail.
    """
    if traits.lasting:
        return traits.known or bool(traits.of or traits.countries or traits.locals)
    return traits.running or (not traits.known and _counts_since(traits))


def _counts_since(traits: Traits) -> bool:
    return traits.since is not None and traits.until is None


def _month(day: date | None, later: int = 0) -> str:
    if day is None:
        return ""
    years, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return f"{years:04}-{month + 1:02}"
