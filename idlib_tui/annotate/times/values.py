"""What a time expression says by itself, before it is known from where it is reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from idlib_tui.annotate.times.points import Point, Unit


class From(Enum):
    """From where a shift is reckoned."""

    SPEECH = "the day of writing"
    """"ago", "yesterday", "last week": the publication day, or in a narrative the time told of."""
    TOLD = "the time told of"
    """"a day earlier", "the following year", "that month": the last date mentioned."""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away: "two weeks ago", "last week", "the next day".

    ``count`` is None if it is left open ("a few days ago"); ``sign`` then tells the direction.
    """

    count: int | None
    start: From
    unit: Unit
    sign: int = 0
    same: Unit | None = None
    """As long as the time told of, else this long: "the same quarter last year" is a quarter."""


@dataclass(frozen=True, slots=True)
class Named:
    """A point of the calendar by its name, perhaps with parts left out: "3 February", "Tuesday".

    Attributes:
        unit: How long it is.
        within: The year, or the time it is part of ("of that year", "last week"), or None.
        number: Month, quarter, half or season, as in ``Point``.
        day: Day of the month.
        weekday: 1 for Monday to 7 for Sunday.
        turn: -1 for "last", 0 for "this", 1 for "next"; None if nothing is said.
        holiday: The rule of a holiday, as in ``holidays.txt``.
        ahead: The coming one, today's included ("Tuesday week" counts from it).
        known: The year that everybody knows it by: "the September 11 attacks".
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
        count: How many; None if it is left open ("several years").
        unit: TIMEX3 letter: S, TM, TH, D, WE, W, M, Q, Y, DE, CE, ML.
        side: -1 where it ends at the day of writing, 1 where it begins there, 0 if neither.
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
    """A time of day, the day being told elsewhere: "T15:30", "TMO"."""

    value: str


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from a date that is named: "two days after 3 March", "Tuesday week".

    Attributes:
        count: How many, negative where it lies before.
        unit: Days where the distance is told in days or weeks, else months or years.
        base: The date from which it is reckoned.
    """

    count: int
    unit: Unit
    base: Point | Shift | Named


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer time: "the last week of March", "the first Monday in May".

    Attributes:
        nth: Which one, from 1; -1 for the last.
        unit: How long the part is, or its units are; ``HALF`` for half of whatever it is part of.
        base: What it is part of.
        weekday: 1 to 7 where it is a day of the week.
        count: How many units it is, where that is told ("the first three months of 2019").
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
