"""The period that a figure covers: the date of the count, and the date from which it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.day_arithmetic import days_later
from idlib_tui.model import Timex, TimexType

SINCE_REACH = 24
"""Words after "since" within which its time is: "since the offensive began in December"."""

BECAUSE_REACH = 4
"""The same for "because", which means "since" only directly before a date."""

OPENING_REACH = 6
"""Words from the start of a sentence within which a time applies to the whole main clause."""

REPORTING_REACH = 6
"""Words between a reporting verb and its time."""

LONG_PAST = 300
"""Days before the article from which a time is another story's, wherever it is in the sentence."""

_REWORDED = (("due", "to", "the", "fact"), ("given", "that"), ("considering", "that"))
_UP_TO = (("as", "of"), ("as", "at"), ("up", "to"))
_LONGEST_COUNT = 366
"""Days of a length of time that a count may cover: "the heaviest rain in a century" is none."""
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


@dataclass(frozen=True, slots=True)
class Period:
    """The period of a figure. Two equal days: events of that day alone."""

    since: date | None = None
    as_of: date | None = None
    open: bool = False
    """Whether it goes on up to ``as_of``, as one since a day does; a stated one ends by itself."""


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time expression and the words of a sentence that it covers."""

    timex: Timex
    first: int
    last: int


class Times:
    """The times of one sentence, read once for all its figures."""

    def __init__(
        self,
        words: Words,
        timexes: Sequence[Timex],
        published: date | None,
        previous: date | None,
    ) -> None:
        """Locate the time expressions of a sentence.

        Args:
            words: The sentence.
            timexes: Its time expressions.
            published: The publication date, the default date of a count.
            previous: The first day of the last time mentioned before: "since then".
        """
        self._words = words
        placed = [
            PlacedTime(timex, words.index_at(timex.start), words.index_at(timex.end - 1) + 1)
            for timex in timexes
        ]
        reporting = [time for time in placed if _is_of_reporting(words, time)]
        self._times = [time for time in placed if time not in reporting]
        self._as_of = (reporting[0].timex.last if reporting else None) or published
        self._previous = previous
        self._cues = _since_cues(words) if placed or previous else []

    def period_of(self, phrase: Phrase, said: Said) -> Period:
        """Find the period of a figure in the sentence."""
        topic = lexicon.topics().by_name.get(said.topic)
        if said.rule == "head" or (topic is not None and topic.stock):
            return Period(None, self._as_of)
        since = self._since(phrase, said)
        if since is not None:
            return Period(since, self._as_of, open=True)
        level = said.rule == "measure"
        first, last = min(phrase.first, said.at), max(phrase.last, said.at + 1)
        for time in sorted(self._times, key=lambda t: (abs(t.first - phrase.first), t.first)):
            if self._shares_clause(first, last, time):
                period = self._covered(time.timex)
                # "The toll rose to 12 on Monday" counts up to Monday, not on it.
                up_to = level or self._is_up_to(time)
                if period is not None and up_to and period.since == period.as_of:
                    return Period(None, period.as_of)
                if period is not None:
                    return period
        return self._long_past() or Period(None, self._as_of)

    def _is_up_to(self, time: PlacedTime) -> bool:
        """Recognise "as of Monday"."""
        return tuple(self._words.low[max(0, time.first - 2) : time.first]) in _UP_TO

    def _long_past(self) -> Period | None:
        """Find the one other year that a sentence tells of: "The last one, in 1968, killed"."""
        if self._as_of is None or self._cues:
            return None
        limit = days_later(self._as_of, -LONG_PAST)
        past = [time.timex for time in self._times if _ended_by(time.timex, limit)]
        others = [time for time in self._times if time.timex not in past and time.timex.first]
        if len({(timex.first, timex.last) for timex in past}) != 1 or others:
            return None
        return Period(past[0].first, past[0].last)

    def _since(self, phrase: Phrase, said: Said) -> date | None:
        """Read "since December 1", "since then", "since the war began in March"."""
        words = self._words
        for at in self._cues:
            # Before the figure, it belongs to another clause, unless it follows a common topic.
            if said.at >= at < phrase.first and at > 1 and words.at(at - 1) != ",":
                continue
            if words.at(at + 1) == "then":
                return self._previous
            reach = BECAUSE_REACH if words.low[at] == "because" else SINCE_REACH
            for time in self._times:
                if time.timex.first is None or not at < time.last or time.first - at > reach:
                    continue
                if words.low[at] == "since" or time.timex.type == TimexType.DATE:
                    return time.timex.first
        return None

    def _shares_clause(self, first: int, last: int, time: PlacedTime) -> bool:
        """Check that no clause begins between a time and a figure with its verb."""
        low = self._words.low
        if time.last <= first:
            opens = time.first <= OPENING_REACH and self._words.at(time.last) in (
                ",",
                "too",
                "alone",
            )
            if opens or time.first <= 2:
                return True
            between = low[time.last : first]
            if between[-1:] == [","] and low[first].endswith("ing"):
                between.pop()  # "struck on Tuesday, killing 12": effectively one clause
            elif between[:2] == [",", "when"]:
                del between[:2]  # "since 1976, when 2,300 died"
        else:
            between = low[last : time.first]
            if any(one == "from" and other[0].isdigit() for one, other in pairwise(between)):
                return False  # "climbed to 12 from 9 the day before"
        marks = lexicon.words("words", "clause mark")
        return marks.isdisjoint(between) and "and" not in between

    def _covered(self, timex: Timex) -> Period | None:
        """Return the days that a time expression covers; None if it cannot be placed."""
        as_of = self._as_of
        if timex.first is not None and timex.last is not None:
            if as_of is not None and timex.first <= as_of < timex.last:
                return Period(timex.first, as_of)
            return Period(timex.first, timex.last)
        days = _days(timex)
        counts = as_of is not None and 0 < days <= _LONGEST_COUNT
        since = days_later(as_of, -days) if as_of is not None and counts else None
        return Period(since, as_of, open=True) if since is not None else None


def _ended_by(timex: Timex, day: date | None) -> bool:
    """Check whether a time expression is a date that was over by a day."""
    if timex.type != TimexType.DATE or timex.first is None or timex.last is None:
        return False
    return day is not None and timex.last <= day


def _is_of_reporting(words: Words, time: PlacedTime) -> bool:
    """Check whether a time belongs to a reporting verb: "said on Monday"."""
    report, verbs = lexicon.words("verbs", "report"), lexicon.verbs()
    for at in range(time.first - 1, max(-1, time.first - REPORTING_REACH - 1), -1):
        low = words.low[at]
        form = verbs.get(low)
        if form is not None:
            return form.base in report and form.form in ("past", "s")
        if low in (",", ";", "that"):
            return False
    return False


def _since_cues(words: Words) -> list[int]:
    """Find "since", and rewordings of it by machines ("because January 1")."""
    since = lexicon.words("words", "since")
    return [
        at
        for at, low in enumerate(words.low)
        if low in since
        or any(low == cue[0] and tuple(words.low[at : at + len(cue)]) == cue for cue in _REWORDED)
    ]


def _days(timex: Timex) -> int:
    """Return the approximate length of a duration in days; 0 if it has none."""
    value = timex.value
    unit, number = _DAYS.get(value[-1:], 0), value[1:-1]
    if timex.type != TimexType.DURATION or value.startswith("PT") or not number.isdecimal():
        return 0
    return int(number[:5]) * unit
