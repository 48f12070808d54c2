"""Phase two: what an expression leaves open is supplied from the day of writing or from the telling.

Each rule has a name that is shown to the reader. The figures in the comments were measured on dated
news; see docs/times.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from idlib_tui.annotate.document import Document
from idlib_tui.annotate.times import cues
from idlib_tui.annotate.times.discourse import Discourse, is_narrative
from idlib_tui.annotate.times.holidays import holiday
from idlib_tui.annotate.times.points import SEASONS, Point, Unit, containing, day_point, valid_day
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import (
    Clock,
    Every,
    Found,
    From,
    Length,
    Named,
    Shift,
    Vague,
)
from idlib_tui.model import Timex, TimexType

_UNPLACED = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
}


_BACKWARDS = 9
"""Months that a narrative may step back; a month farther back is one of the next year."""

_OPENING = 30
"""Characters from the start of a sentence in which a year opens it: "By early 1942, …"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on the calendar, how it was found, and from where."""

    point: Point
    rule: str
    anchor: Point | None = None


def resolve(found: Sequence[Found], tokens: Tokens, document: Document) -> Iterator[Timex]:
    """Give each expression its value, in text order."""
    day = None if document.published is None else day_point(document.published)
    discourse = Discourse(day, is_narrative(found, day))
    resolver = _Resolver(tokens, discourse, [sentence.start for sentence in document.sentences])
    for index, item in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        yield resolver.resolve(item, after)


class _Resolver:
    def __init__(self, tokens: Tokens, discourse: Discourse, sentences: Sequence[int]) -> None:
        self._sentences = sentences
        self._tokens = tokens
        self._text = tokens.text
        self._discourse = discourse

    def resolve(self, item: Found, after: Found | None) -> Timex:
        start, end = self._tokens.spans[item.first][0], self._tokens.spans[item.last][1]
        self._discourse.enter(
            bisect_right(self._tokens.paragraphs, item.first), bisect_right(self._sentences, start)
        )
        meaning = item.meaning
        if isinstance(meaning, Length):
            return self._duration(meaning, item, start, end)
        if isinstance(meaning, Every | Vague):
            kind = TimexType.SET if isinstance(meaning, Every) else TimexType.DATE
            return Timex(start, end, self._text[start:end], kind, meaning.value, item.mod)
        if isinstance(meaning, Clock):
            placed, clock = self._clock(), meaning.value
            unplaced = "XXXX-XX-XX"
        else:
            placed, clock = self._place(meaning, after, start, end), item.clock
            unplaced = _unplaced(meaning)
        kind = TimexType.TIME if clock else TimexType.DATE
        text = self._text[start:end]
        if placed is None:
            return Timex(start, end, text, kind, unplaced + clock, item.mod)
        if not isinstance(meaning, Clock):
            self._discourse.mention(
                placed.point, opens=self._carries_on(item), aside=not self._attributive(item)
            )
        first, last = placed.point.interval() or (None, None)
        anchor = placed.anchor.value if placed.anchor else None
        value = placed.point.value + clock
        return Timex(start, end, text, kind, value, item.mod, first, last, placed.rule, anchor)

    def _carries_on(self, item: Found) -> bool:
        """Whether a date carries the telling on; "the 2018 ceasefire" is an aside."""
        meaning = item.meaning
        if isinstance(meaning, Named):
            return True
        if isinstance(meaning, Shift):
            return meaning.start is From.TOLD
        if meaning.unit > Unit.YEAR or self._attributive(item):
            return False
        if self._discourse.narrative and meaning.unit is not Unit.YEAR:
            return True
        sentence = self._sentences[max(0, self._discourse.sentence - 1)]
        return self._tokens.spans[item.first][0] - sentence < _OPENING

    def _attributive(self, item: Found) -> bool:
        """Whether a year stands before its noun: "the 2018 ceasefire"."""
        before = self._tokens.words[item.first - 1].lower() if item.first else ""
        after = self._tokens.words[item.last + 1]
        return after[:1].isalpha() and before in (
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "s",
        )

    def _duration(self, length: Length, item: Found, start: int, end: int) -> Timex:
        first = last = None
        rule, anchor = "", None
        now = self._discourse.published
        today = now.first() if now else None
        if length.side and today is not None and length.count is not None:
            edge = _stepped(today, length.side * length.count, length.unit)
            if edge is not None:
                first, last = min(edge, today), max(edge, today)
                rule = (
                    "ends on the day of writing"
                    if length.side < 0
                    else "begins on the day of writing"
                )
                anchor = now.value if now else None
        return Timex(
            start, end, self._text[start:end], TimexType.DURATION, length.value, item.mod,
            first, last, rule, anchor,
        )  # fmt: skip

    def _clock(self) -> Placed | None:
        """A time of day alone is of the day last mentioned, else of the day of writing."""
        told = self._discourse.told
        if told is not None and told.unit is Unit.DAY:
            return Placed(told, "day last mentioned", told)
        now = self._discourse.published
        if now is not None and not self._discourse.narrative:
            return Placed(now, "day of writing", now)
        return None

    def _place(
        self, meaning: Point | Shift | Named, after: Found | None, start: int, end: int
    ) -> Placed | None:
        if isinstance(meaning, Point):
            return Placed(meaning, "stated")
        if isinstance(meaning, Shift):
            return self._shifted(meaning)
        if meaning.weekday is not None:
            return self._weekday(meaning, start, end)
        if meaning.unit is Unit.WEEKEND and meaning.number is None:
            return self._weekend(start, end)
        if meaning.holiday is not None:
            return self._with_year(meaning, after, start, end)
        if meaning.number is None:
            return None
        return self._with_year(meaning, after, start, end)

    # ------------------------------------------------------------------ shifts

    def _shifted(self, shift: Shift) -> Placed | None:
        base, rule = self._base(shift)
        if base is None or shift.count is None:
            return None
        start = base.at(shift.unit)
        point = start.shifted(shift.count) if start else None
        return Placed(point, rule, base) if point else None

    def _base(self, shift: Shift) -> tuple[Point | None, str]:
        told, now = self._discourse.told, self._discourse.published
        if shift.start is From.SPEECH:
            if self._discourse.narrative and shift.unit > Unit.WEEKEND and told is not None:
                return told, "date last mentioned"
            return now, "day of writing"
        if told is not None and told.at(shift.unit) is not None:
            return told, "date last mentioned"
        if self._discourse.told_day is not None:
            return self._discourse.told_day, "date last mentioned"
        if not self._discourse.narrative and (shift.count or 0) <= 0:
            return now, "day of writing"
        return None, ""

    # ------------------------------------------------------------------ weekdays

    def _weekday(self, named: Named, start: int, end: int) -> Placed | None:
        number = named.weekday or 0
        if isinstance(named.within, Shift):
            base = self._shifted(named.within)
            if base is None:
                return None
            if base.point.unit is Unit.WEEK:
                day = date.fromisocalendar(base.point.year, base.point.number, number)
                return Placed(day_point(day), base.rule, base.anchor)
            return _on_or_after(base, number, named.within.count or 0)
        anchor = self._discourse.frame if self._discourse.narrative else self._discourse.published
        today = anchor.first() if anchor else None
        if anchor is None or today is None or anchor.unit is not Unit.DAY:
            return None
        back = (today.isoweekday() - number) % 7
        if named.turn == -1:
            return Placed(day_point(today - timedelta(back or 7)), "last", anchor)
        if named.turn == 1:
            return Placed(day_point(today + timedelta(7 - back)), "next", anchor)
        ahead = 7 - back
        if back and self._is_ahead(start, end, tomorrow=ahead == 1):
            return Placed(day_point(today + timedelta(ahead)), "next", anchor)
        return Placed(day_point(today - timedelta(back)), "most recent", anchor)

    def _weekend(self, start: int, end: int) -> Placed | None:
        """As in "the weekend": the one under way or just past, unless the future is spoken of."""
        anchor = self._discourse.frame or self._discourse.published
        today = anchor.first() if anchor else None
        if anchor is None or today is None:
            return None
        this = containing(today, Unit.WEEKEND)
        if today.isoweekday() >= 6 or cues.future(self._text, start, end):
            return Placed(this, "this", anchor)
        last = this.shifted(-1)
        return Placed(last, "most recent", anchor) if last else None

    def _is_ahead(self, start: int, end: int, *, tomorrow: bool) -> bool:
        """Whether a weekday is the coming one, unless it is today's."""
        if cues.since(self._text, start):
            return False
        if cues.future(self._text, start, end):
            return True
        return (tomorrow or cues.limit(self._text, start)) and not cues.past_verb(
            self._text, start, end
        )

    # ------------------------------------------------------------------ dates without a year

    def _with_year(self, named: Named, after: Found | None, start: int, end: int) -> Placed | None:
        if isinstance(named.within, int):
            return self._in_year(named, named.within, "stated", None)
        if isinstance(named.within, Shift):
            year = self._shifted(named.within)
            return self._in_year(named, year.point.year, year.rule, year.anchor) if year else None
        following = after.meaning if after else None
        if (
            isinstance(following, Point)
            and following.unit is named.unit
            and self._coordinated(end, after)
        ):
            return self._in_year(named, following.year, "year of the next date", following)
        frame = self._discourse.frame
        if frame is not None and named.turn is None:
            return self._beside(named, frame)
        now = self._discourse.published
        if now is None:
            return None
        return self._in_news(named, now, start, end)

    def _coordinated(self, end: int, after: Found | None) -> bool:
        if after is None:
            return False
        between = self._text[end : self._tokens.spans[after.first][0]]
        return between.strip() in ("and", "to", "or", "-", "–", ",")

    def _in_year(self, named: Named, year: int, rule: str, anchor: Point | None) -> Placed | None:
        point = _named_in(named, year)
        return Placed(point, rule, anchor) if point else None

    def _beside(self, named: Named, frame: Point) -> Placed | None:
        """In a narrative: the year of the date last mentioned, or the next where time goes on."""
        same = self._in_year(named, frame.year, "year last mentioned", frame)
        if same is None or frame.unit not in (Unit.DAY, Unit.MONTH) or not named.number:
            return same
        if named.unit in (Unit.DAY, Unit.MONTH) and frame.number - named.number > _BACKWARDS:
            return self._in_year(named, frame.year + 1, "next after the date last mentioned", frame)
        return same

    def _in_news(self, named: Named, now: Point, start: int, end: int) -> Placed | None:
        today = now.first()
        if today is None:
            return None
        choices = [
            (point, first)
            for year in (now.year - 1, now.year, now.year + 1)
            if (point := _named_in(named, year)) is not None and (first := point.first())
        ]
        if named.turn == -1 or cues.since(self._text, start):
            limit = containing(today, named.unit).first() or today
            past = [
                p
                for p, first in choices
                if first < limit or (named.turn is None and first <= today)
            ]
            return Placed(past[-1], "last", now) if past else None
        if named.turn == 1:
            coming = [p for p, first in choices if first > today]
            return Placed(coming[0], "next", now) if coming else None
        if named.turn == 0:
            return self._in_year(named, now.year, "this year", now)
        if named.unit is Unit.DAY:
            return _nearest_day(choices, today, now)
        return self._period(named, choices, today, now, start, end)

    def _period(
        self,
        named: Named,
        choices: list[tuple[Point, date]],
        today: date,
        now: Point,
        start: int,
        end: int,
    ) -> Placed | None:
        """A month, season or quarter: past, unless it is near and nothing speaks of the past."""
        strong = cues.future(self._text, start, end)
        if strong or cues.limit(self._text, start):
            reach = 245
        elif not cues.past_verb(self._text, start, end):
            reach = 62
        else:
            reach = 0
        for point, first in choices:
            if today < first <= today + timedelta(reach):
                return Placed(point, "next", now)
        past = [point for point, first in choices if first <= today]
        if past and named.unit in (Unit.QUARTER, Unit.HALF) and len(past) > 1:
            interval = past[-1].interval()
            if interval and interval[1] >= today:
                return Placed(past[-2], "most recent", now)
        return Placed(past[-1], "most recent", now) if past else None


def _nearest_day(choices: list[tuple[Point, date]], today: date, now: Point) -> Placed | None:
    """A day without a year: at most 120 days ahead, else past (right in 97 of 100)."""
    ahead = [p for p, first in choices if today < first <= today + timedelta(120)]
    if ahead:
        return Placed(ahead[0], "next", now)
    past = [p for p, first in choices if first <= today]
    return Placed(past[-1], "most recent", now) if past else None


def _named_in(named: Named, year: int) -> Point | None:
    """A named point in a given year, or None where that year does not have it."""
    if named.holiday is not None:
        day = holiday(named.holiday, year)
        return day_point(day) if day else None
    if named.number is None:
        return None
    if named.unit is Unit.DAY:
        if named.day is None or not valid_day(year, named.number, named.day):
            return None
        return Point(Unit.DAY, year, named.number, named.day)
    return Point(named.unit, year, named.number)


def _on_or_after(base: Placed, weekday: int, turn: int) -> Placed | None:
    """As in "the following Monday", "that Monday": from the day last mentioned."""
    told = base.anchor.first() if base.anchor else None
    if told is None:
        return None
    ahead = (weekday - told.isoweekday()) % 7
    if turn == 0:
        return Placed(
            day_point(told + timedelta(ahead if ahead < 4 else ahead - 7)), base.rule, base.anchor
        )
    return Placed(day_point(told + timedelta(ahead or 7)), base.rule, base.anchor)


def _stepped(day: date, count: float, unit: str) -> date | None:
    days = {"D": 1, "NI": 1, "W": 7, "WE": 7, "TH": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
    try:
        if unit in days:
            return day + timedelta(count * days[unit])
        whole = day.year * 12 + day.month - 1 + round(count * months[unit])
        year, month = divmod(whole, 12)
        first = date(year, month + 1, 1)
        return min(
            first + timedelta(day.day - 1),
            (Point(Unit.MONTH, year, month + 1).interval() or (first, first))[1],
        )
    except (ValueError, OverflowError):
        return None


def _unplaced(meaning: Point | Shift | Named) -> str:
    """The value of what cannot be placed, as far as the words tell it."""
    if isinstance(meaning, Shift):
        if meaning.count is None:
            return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return _UNPLACED.get(meaning.unit, "XXXX")
    if isinstance(meaning, Named):
        if meaning.weekday is not None:
            return f"XXXX-WXX-{meaning.weekday}"
        if meaning.unit is Unit.SEASON and meaning.number is not None:
            return f"XXXX-{SEASONS[meaning.number]}"
        if meaning.number is not None:
            filled = Point(meaning.unit, 1111, meaning.number, meaning.day or 0)
            return "XXXX" + filled.value[4:]
    return _UNPLACED.get(meaning.unit, "XXXX")
