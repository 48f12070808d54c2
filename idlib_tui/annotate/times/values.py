"""The meaning of a time expression by itself, before its origin is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from idlib_tui.annotate.times.points import Point, Unit


class From(Enum):
    """The origin of a shift."""

    SPEECH = "the day of writing"
    """"ago", "yesterday", "last week": the publication date; in a narrative the current time."""
    LAST = "the date last mentioned"
    """"a day earlier", "the following year", "that month": the last date mentioned."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance in units: "two weeks ago", "last week", "the next day".

    ``count`` is None if it is indefinite ("a few days ago"); ``sign`` then gives the direction.
    """

    count: int | None
    start: From
    unit: Unit
    sign: int = 0
    same: Unit | None = None
    """The length of the last period mentioned, else this: "the same quarter last year" is one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A point of the calendar by its name, possibly incomplete: "3 February", "Tuesday".

    Attributes:
        unit: Its length.
        within: The year, or the period that contains it ("of that year", "last week"), or None.
        number: Month, quarter, half or season, as in ``Point``.
        day: Day of the month.
        weekday: 1 for Monday to 7 for Sunday.
        turn: -1 for "last", 0 for "this", 1 for "next"; None if not stated.
        holiday: The rule of a holiday, as in ``holidays.txt``.
        ahead: Whether it is the next one, today's included ("Tuesday week" counts from it).
        known: The year that identifies it: "the September 11 attacks".
    """

    unit: Unit
    within: int | Shift | None = None
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    holiday: str | None = None
    ahead: bool = False
    known: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: "three weeks", "the past year".

    Attributes:
        count: The number of units; None if indefinite ("several years").
        unit: TIMEX3 letter: S, TM, TH, D, WE, W, M, Q, Y, DE, CE, ML.
        side: -1 if it ends on the publication date, 1 if it begins there, 0 if neither.
    """

    count: float | None
    unit: str
    side: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value: ``P3W``, ``PT24H``, a decade ``P10Y``, "several days" ``PXD``."""
        years = {"DE": 10, "CE": 100, "ML": 1000}.get(self.unit, 1)
        unit = "Y" if years > 1 else self.unit[-1] if self.unit != "WE" else "WE"
        amount = "X" if self.count is None else f"{self.count * years:g}"
        clock = "T" if self.unit in ("S", "TM", "TH") else ""
        return f"P{clock}{amount}{unit}"


@dataclass(frozen=True, slots=True)
class Every:
    """A set: "every Tuesday", "twice a month"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A reference without a place on the calendar: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, without its day: "T15:30", "TMO"."""

    value: str


@dataclass(frozen=True, slots=True)
class Away:
    """A distance in units from an explicit date: "two days after 3 March", "Tuesday week".

    Attributes:
        count: The number of units, negative before the date.
        unit: Days for a distance in days or weeks, else months or years.
        base: The date that it is relative to.
    """

    count: int
    unit: Unit
    base: Point | Shift | Named


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer period: "the last week of March", "the first Monday in May".

    Attributes:
        nth: Which one, from 1; -1 for the last.
        unit: The length of the part, or of its units; ``HALF`` for half of the whole.
        base: The whole.
        weekday: 1 to 7 if it is a day of the week.
        count: The number of units, if given ("the first three months of 2019").
    """

    nth: int
    unit: Unit
    base: Point | Shift | Named
    weekday: int | None = None
    count: int | None = None


Meaning = Point | Shift | Named | Away | Part | Length | Every | Vague | Clock


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the tokens of a text: phase one's outcome.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        meaning: What it says of the date, or ``Clock`` where it says the time of day alone.
        clock: Time of day as a TIMEX3 suffix ("T15:30", "TNI"), or "".
        mod: TIMEX3 modifier, or None.
    """

    first: int
    last: int
    meaning: Meaning
    clock: str = ""
    mod: str | None = None
    sure: bool = True
    """False where the words alone do not settle that a time is meant: "March", "1945"."""
