"""What is merged over all articles: chronology, statements, actors and groups of figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from idlib_tui.model.annotations import Figure, Quote, Relation


class Place(NamedTuple):
    """A span of one article's text; ``article`` is its id."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of an event in the chronology."""

    article: str
    start: int
    end: int
    text: str
    expression: str
    """The time expression as written; "" if the date was carried over or is the article's."""
    relation: Relation
    published: date | None = None
    value: str = ""
    """TIMEX3 value of the date that this article gives, which may differ from the entry's."""
    corrected: bool = False
    """Whether the date is the reader's correction."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    """From one day to another, as for "between 3 and 9 May"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the chronology: an event with all reports of it, the clearest first."""

    value: str
    first: date
    last: date
    precision: Precision
    relation: Relation
    text: str
    names: tuple[str, ...]
    reports: tuple[Report, ...]
    importance: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote with its actor and its copies over the whole workspace."""

    article: str
    quote: Quote
    actor: str | None
    """Canonical name over all articles; None if the speaker has no name."""
    also_in: tuple[Place, ...] = ()
    """The same statement in other articles."""


@dataclass(frozen=True, slots=True)
class Position:
    """What stands for all that an actor said.

    Attributes:
        actor: Canonical name.
        statements: How many statements of the actor there are.
        quoted: One in the actor's own words; None if there is none.
        reported: One in indirect speech; None if there is none.
    """

    actor: str
    statements: int
    quoted: Statement | None
    reported: Statement | None


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """Somebody quoted or mentioned, over all articles, with counts."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    quotes: int
    mentions: int
    articles: int
    from_story: bool
    reasons: tuple[str, ...] = ()
    """Why each of ``aliases`` is this actor's, in their order, in a few words."""

    @property
    def is_unnamed(self) -> bool:
        """Whether only a description is known, which the article's title behind it tells apart."""
        return self.name.endswith("”)")


@dataclass(frozen=True, slots=True)
class MergeSuggestion:
    """Two actors who may be one."""

    actor: str
    """Canonical name of the one whom fewer articles name."""
    same_as: str
    """Canonical name of the other."""
    reason: str
    """What speaks for it, in a few words."""


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One article's figure in a group."""

    article: str
    figure: Figure
    published: date | None = None

    @property
    def day(self) -> date | None:
        """The day that it stands for: the one it counts up to, else its publication."""
        return self.figure.as_of or self.published


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A value of a group on a day, with the reports that give it, the earliest first."""

    day: date | None
    value: float
    reports: tuple[FigureReport, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The reports of one quantity, which may differ."""

    topic: str
    unit: str
    reports: tuple[FigureReport, ...]
    scope: tuple[str, ...] = ()
    """Groups and places, as far as any report names them."""
    since: date | None = None
    """The day from which its reports count, if any states it."""
    as_of: date | None = None
    """The latest day up to which its reports count."""
    series: bool = False
    """Whether it is a running count, whose values differ from day to day without a dispute."""
    disputed: bool = False
    """Of a series: whether two sources give different values for one day."""

    @property
    def disagrees(self) -> bool:
        """Whether no value is compatible with all reports that are not denied.

        The values of a series differ from day to day without a dispute.
        """
        if self.series:
            return self.disputed
        stated = [report.figure for report in self.reports if not report.figure.denied]
        low = max((figure.low for figure in stated), default=0.0)
        high = min((figure.high for figure in stated), default=0.0)
        return low > high

    @property
    def points(self) -> tuple[SeriesPoint, ...]:
        """Its values in order of time, each once a day; those without a day last."""
        found: dict[tuple[date, float], list[FigureReport]] = {}
        for report in self.reports:
            key = (report.day or date.max, report.figure.value)
            found.setdefault(key, []).append(report)
        return tuple(
            SeriesPoint(reports[0].day, value, tuple(reports))
            for (_, value), reports in sorted(found.items(), key=itemgetter(0))
        )
