"""Phase two: resolving expressions in text order, relative to the publication date or the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from idlib_tui.annotate.text.document import Document
from idlib_tui.annotate.times import cues
from idlib_tui.annotate.times.discourse import Discourse, is_narrative
from idlib_tui.annotate.times.edges import Interval, clipped, narrowed
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.placing import Context, Placed, place_away, place_shift
from idlib_tui.annotate.times.placing_parts import place_part
from idlib_tui.annotate.times.placing_weekdays import place_weekday, place_weekend
from idlib_tui.annotate.times.placing_years import (
    place_after,
    place_day_of_month,
    place_like_next,
    place_named,
)
from idlib_tui.annotate.times.points import SEASONS, Point, Unit, day_point
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import (
    Away,
    Clock,
    Every,
    Found,
    From,
    Length,
    Named,
    Part,
    Shift,
    Vague,
)
from idlib_tui.annotate.times.weekday_ranges import in_order
from idlib_tui.day_arithmetic import days_later, month_span
from idlib_tui.model import Timex, TimexType

_UNPLACED = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
}

_LETTERS = {
    Unit.DAY: "D", Unit.WEEK: "W", Unit.WEEKEND: "WE", Unit.MONTH: "M", Unit.QUARTER: "Q",
    Unit.YEAR: "Y",
}  # fmt: skip

_OPENING = 30
"""Characters from the start of a sentence within which a date opens it: "By early 1942, …"."""

_JOINTS = frozenset({"and", "to", "or", "-", "–", ","})

_DAYS = {"D": 1.0, "NI": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


def resolve(found: Sequence[Found], tokens: Tokens, document: Document) -> Iterator[Timex]:
    """Resolve each expression, in text order."""
    day = None if document.published is None else day_point(document.published)
    discourse = Discourse(day, is_narrative(found, day))
    if not discourse.narrative:
        found = [item for item in found if item.sure or not isinstance(item.meaning, Vague)]
    resolver = _Resolver(tokens, discourse, [sentence.start for sentence in document.sentences])
    resolved = (resolver.resolve(item, after) for item, after in zip_longest(found, found[1:]))
    yield from in_order(resolved, tokens.text)


class _Resolver:
    """Resolves one expression after the other, updating the discourse state."""

    def __init__(self, tokens: Tokens, discourse: Discourse, sentences: Sequence[int]) -> None:
        self._tokens = tokens
        self._text = tokens.text
        self._discourse = discourse
        self._sentences = sentences
        self._range_opens: Point | None = None
        """The month placed last, if "to" follows it and "from" or "between" is before it."""

    def resolve(self, item: Found, after: Found | None) -> Timex:
        """Resolve one expression; ``after`` is the next one."""
        context = self._context(item)
        paragraph = bisect_right(self._tokens.paragraphs, item.first)
        self._discourse.enter(paragraph, bisect_right(self._sentences, context.start))
        match item.meaning:
            case Length() as length:
                return self._duration(length, item, context)
            case Every(value):
                return self._unplaced(item, context, TimexType.SET, value)
            case Vague(value):
                return self._unplaced(item, context, TimexType.DATE, value)
            case Clock(value):
                return self._time_alone(item, context, value)
            case Point() | Shift() | Named() | Away() | Part() as meaning:
                return self._date(meaning, item, after, context)

    def _unplaced(self, item: Found, context: Context, kind: TimexType, value: str) -> Timex:
        text = self._text[context.start : context.end]
        return Timex(context.start, context.end, text, kind, value, item.mod)

    def _placed(self, item: Found, context: Context, placed: Placed, clock: str) -> Timex:
        kind = TimexType.TIME if clock else TimexType.DATE
        interval = placed.interval or self._interval(item, placed.point)
        first, last = interval or (None, None)
        return Timex(
            context.start,
            context.end,
            self._text[context.start : context.end],
            kind,
            placed.point.value + clock,
            item.mod,
            first,
            last,
            placed.rule,
            placed.anchor.value if placed.anchor else None,
        )

    def _stretch(self, part: Part, item: Found, context: Context, placed: Placed) -> Timex:
        """Resolve "the first three months of 2019": a duration with its days."""
        first, last = placed.interval or (None, None)
        value = Length(part.count, _LETTERS[part.unit]).value
        anchor = placed.anchor.value if placed.anchor else None
        plain = self._unplaced(item, context, TimexType.DURATION, value)
        return replace(plain, first=first, last=last, rule=placed.rule, anchor=anchor)

    def _interval(self, item: Found, point: Point) -> Interval | None:
        word = self._tokens.words[item.first].lower()
        if word in ("earlier", "later"):
            whole = point.interval()
            return clipped(whole, word, self._today) if whole else None
        interval = narrowed(point, item.mod)
        if interval and word == "overnight" and item.first == item.last:
            first, last = interval
            return days_later(first, -1) or first, last
        return interval

    @property
    def _today(self) -> date | None:
        return self._discourse.published.first() if self._discourse.published else None

    def _date(
        self,
        meaning: Point | Shift | Named | Away | Part,
        item: Found,
        after: Found | None,
        context: Context,
    ) -> Timex:
        placed = self._place(meaning, after, context)
        if placed is None:
            kind = TimexType.TIME if item.clock else TimexType.DATE
            return self._unplaced(item, context, kind, _open_value(meaning) + item.clock)
        if self._discourse.narrative and _is_today(meaning) and not item.clock:
            return self._unplaced(item, context, TimexType.DATE, "PRESENT_REF")
        if not (self._discourse.narrative and _of_today(meaning)):
            self._discourse.mention(
                placed.point, opens=self._carries_on(item), aside=not self._attributive(item)
            )
        if isinstance(meaning, Part) and meaning.count is not None and placed.interval:
            return self._stretch(meaning, item, context, placed)
        return self._placed(item, context, placed, item.clock)

    def _place(
        self, meaning: Point | Shift | Named | Away | Part, after: Found | None, context: Context
    ) -> Placed | None:
        match meaning:
            case Point():
                return Placed(meaning, "stated")
            case Shift():
                explained = after and self._explained(meaning, context, after)
                if after and explained:
                    return self._place(explained, None, self._context(after))
                return self._place_shift(meaning, context)
            case Named():
                return self._place_name(meaning, after, context)
            case Away(base=base):
                placed = self._place(base, after, context)
                return place_away(meaning, placed) if placed else None
            case Part(base=base):
                placed = self._place(base, after, context)
                return place_part(meaning, placed) if placed else None

    def _context(self, item: Found) -> Context:
        return Context(self._text, self._tokens.starts[item.first], self._tokens.ends[item.last])

    def _explained(self, shift: Shift, context: Context, after: Found) -> Point | Named | None:
        """Return the next date if it tells which is meant: "three days earlier, on 12 March"."""
        day = after.meaning
        if shift.start is not From.LAST or shift.unit is not Unit.DAY:
            return None
        if not isinstance(day, Point | Named) or day.unit is not Unit.DAY:
            return None
        between = self._text[context.end : self._tokens.starts[after.first]]
        return day if between in (", on ", ", ") else None

    def _place_shift(self, shift: Shift, context: Context) -> Placed | None:
        """Place a shift; one relative to a mention cannot be after the publication date."""
        last = self._discourse.last
        if _is_a_year_back(shift) and last is not None and last.unit < Unit.YEAR:
            quarterly = last.unit in (Unit.QUARTER, Unit.HALF)
            if quarterly or (last.unit is Unit.MONTH and context.compared):
                shift = replace(shift, same=Unit.YEAR)
        placed = place_shift(shift, self._discourse)
        today = self._today
        if placed and today and shift.start is From.LAST and (shift.count or 0) > 0:
            first = placed.point.first()
            if first is not None and first > today and not context.future:
                return None
        return placed

    def _place_name(self, name: Named, after: Found | None, context: Context) -> Placed | None:
        match name:
            case Named(weekday=int(weekday)):
                return place_weekday(name, weekday, self._discourse, context)
            case Named(unit=Unit.WEEKEND):
                return place_weekend(self._discourse, context)
            case Named(number=None, day=int(day)):
                return place_day_of_month(day, self._discourse, context)
        if name.within is None and after is not None and self._joined(context.end, after):
            following = after.meaning
            if isinstance(following, Point) and following.unit is name.unit:
                return place_like_next(name, following)
        opened, self._range_opens = self._range_opens, None
        if opened is not None and name.unit is Unit.MONTH and name.within is None:
            placed = place_after(name, opened)
        else:
            placed = place_named(name, self._discourse, context)
        if placed and after is not None and self._opens_range(name, context, after):
            self._range_opens = placed.point
        return placed

    def _opens_range(self, name: Named, context: Context, after: Found) -> bool:
        """Whether a month is the first of "from June to November"."""
        before = self._text[max(0, context.start - len("between ")) : context.start].lower()
        led = before.endswith(("from ", "between ")) and self._discourse.frame is None
        same = isinstance(after.meaning, Named) and after.meaning.unit is Unit.MONTH
        return led and same and name.unit is Unit.MONTH and self._joined(context.end, after)

    def _joined(self, end: int, after: Found) -> bool:
        """Whether only "and", "to" or the like is before the next expression."""
        between = self._text[end : self._tokens.starts[after.first]]
        return len(between) < 8 and between.strip() in _JOINTS

    def _carries_on(self, item: Found) -> bool:
        """Whether a date continues the thread; "the 2018 ceasefire" is an aside."""
        match item.meaning:
            case Named(turn=turn):
                apart = cues.set_apart(self._text, self._tokens.starts[item.first])
                return not (self._discourse.narrative and (turn == 1 or apart))
            case Away() | Part():
                return True
            case Shift(start=start, count=count):
                # "Unlike in the previous year" looks back, and the thread stays where it was.
                return start is From.LAST and (count or 0) >= 0
            case Point(unit=unit):
                return unit <= Unit.YEAR and self._stated_carries_on(item, unit)
        return False

    def _stated_carries_on(self, item: Found, unit: Unit) -> bool:
        """Whether a stated date does: in a narrative, or a year, or any date at the opening."""
        if self._attributive(item):
            return False
        position = self._tokens.starts[item.first]
        if self._discourse.narrative and unit is not Unit.YEAR:
            return not cues.set_apart(self._text, position)
        sentence = bisect_right(self._sentences, position)
        opening = self._sentences[sentence - 1] if sentence else 0
        before = self._text[opening:position]
        return len(before) < _OPENING and not cues.participle(before)

    def _attributive(self, item: Found) -> bool:
        """Whether a date modifies a noun."""
        before = self._tokens.words[item.first - 1].lower() if item.first else ""
        return self._tokens.words[item.last + 1][:1].isalpha() and before in word_list(
            "before a noun"
        )

    def _time_alone(self, item: Found, context: Context, clock: str) -> Timex:
        """Place a time of day alone on the day last mentioned, else on the publication date."""
        last, now = self._discourse.last, self._discourse.published
        if last is not None and last.unit is Unit.DAY:
            return self._placed(item, context, Placed(last, "day last mentioned", last), clock)
        if now is not None and not self._discourse.narrative:
            return self._placed(item, context, Placed(now, "day of writing", now), clock)
        return self._unplaced(item, context, TimexType.TIME, _UNPLACED[Unit.DAY] + clock)

    def _duration(self, length: Length, item: Found, context: Context) -> Timex:
        """Place "the past three weeks", "the next six months" relative to the publication date."""
        today = self._today
        text = self._text[context.start : context.end]
        plain = Timex(context.start, context.end, text, TimexType.DURATION, length.value, item.mod)
        if not length.side or today is None or length.count is None:
            return plain
        other = stepped(today, length.side * length.count, length.unit)
        if other is None:
            return plain
        rule = f"{'ends' if length.side < 0 else 'begins'} on the day of writing"
        first, last = min(other, today), max(other, today)
        return replace(plain, first=first, last=last, rule=rule, anchor=today.isoformat())


def _is_today(meaning: Point | Shift | Named | Away | Part) -> bool:
    return _of_today(meaning) and isinstance(meaning, Shift) and meaning.count == 0


def _is_a_year_back(shift: Shift) -> bool:
    return shift.unit is Unit.YEAR and shift.count == -1 and shift.sign < 0


def _of_today(meaning: Point | Shift | Named | Away | Part) -> bool:
    """Whether it is in days from the publication date, which narratives seldom use."""
    return isinstance(meaning, Shift) and meaning.start is From.SPEECH and meaning.unit is Unit.DAY


def stepped(day: date, count: float, unit: str) -> date | None:
    """Return the day ``count`` of a lexicon unit away; None beyond the calendar."""
    if unit in _DAYS:
        return days_later(day, count * _DAYS[unit])
    month = month_span(day.year * 12 + day.month - 1 + round(count * _MONTHS[unit]), 1)
    return month[0].replace(day=min(day.day, month[1].day)) if month else None


def _open_value(meaning: Point | Shift | Named | Away | Part) -> str:
    """Return the value of an expression that cannot be placed, as far as its words give it."""
    if isinstance(meaning, Shift) and meaning.count is None:
        return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    if isinstance(meaning, Named):
        if meaning.weekday is not None:
            return f"XXXX-WXX-{meaning.weekday}"
        if meaning.unit is Unit.SEASON and meaning.number is not None:
            return f"XXXX-{SEASONS[meaning.number]}"
        if meaning.day is not None and meaning.number is None:
            return f"XXXX-XX-{meaning.day:02d}"
        if meaning.number is not None:
            known = Point(meaning.unit, 1000, meaning.number, meaning.day or 0).value
            return "XXXX" + known.removeprefix("1000")
    return _UNPLACED.get(meaning.unit, "XXXX")
