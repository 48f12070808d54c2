"""Publication days of undated articles, from the other articles of the workspace.

An undated article still says "Tuesday", "on Saturday", "on February 3". Each day on which it may
have come out turns these words into days of the calendar. The day is taken on which they agree best
with what dated articles tell of the same days in similar words, and on which the article reads like
news: reporters write "Tuesday" on Tuesday or soon after, name month and day only of what is longer
past, and do not call one day both "Monday" and "February 3".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.text.document import Document
from idlib_tui.dates import MONTHS
from idlib_tui.day_arithmetic import days_later
from idlib_tui.merge.told_days import DatedArticles, Neighbour, ToldDay, beginning, days_told
from idlib_tui.model import Article, Published, PublishedFrom

_REACH = 10
"""Days to either side of a neighbour's day that are tried."""

_WEEKDAY_AGE = (0.9, 0.7, 0.2, 0.1, 0.05, 0.05, 0.05)
"""Worth of an article's first weekday by its age in days: most mean that day or the day before."""

_DATELINE_AGE = (1.5, 0.7)
"""Worth of a dateline's date by its age in days."""

_ALIKE = 0.1
"""Likeness from which a dated article of a day speaks for that day."""

_COPY = 0.6
"""Likeness from which an article is nearly a copy of a dated one."""

_SAME_TOLD = 0.2
"""Likeness of two sentences from which they tell the same of one day."""

_FEWEST, _MANY = 2, 4
"""Sentences that must tell the same as dated articles; and so many that they are good evidence."""

_FEW, _MONTH = 8, 31
"""Dated articles, and days from the first to the last of them, among which little can go astray."""

_LEAD = 0.15
"""Score by which a day must lead before the next best, so that the evidence points to one day."""

_SURE, _FAIRLY_SURE, _HALF_SURE = 0.85, 0.65, 0.45
"""How often the day was right on two stories of a year, by the evidence for it (docs/times.md)."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Trial:
    """How well a day fits.

    Attributes:
        score: How well.
        day: The day.
        because: The best agreement in one sentence; "" if nothing agrees.
        agreeing: How many sentences tell the same of a day as dated articles do.
    """

    score: float
    day: date
    because: str
    agreeing: int


def infer_published(undated: Article, dated: Sequence[Article]) -> Published:
    """Find when an undated article was published.

    Args:
        undated: An article whose file, story and text do not state its day.
        dated: The articles of the workspace whose day is stated (never an inferred one, so that
            the outcome does not depend on the order of work).

    Returns:
        The day that the text states, if it does after all; else the day inferred from the others,
        where several of its sentences, or nearly all of its words, agree with theirs; else an
        unknown day.
    """
    return infer_many([undated], dated)[0]


def infer_many(undated: Sequence[Article], dated: Sequence[Article]) -> list[Published]:
    """``infer_published`` for many articles, reading the dated ones once."""
    known = DatedArticles(dated)
    return [_infer(article, known) for article in undated]


def _infer(undated: Article, known: DatedArticles) -> Published:
    own = date_from_text(undated.text)
    if own.known_from is PublishedFrom.TEXT:
        return own
    near = known.near(undated)
    steps = range(-_REACH, _REACH + 1)
    days = {day for n in near for step in steps if (day := days_later(n.day, step))}
    document = beginning(undated)
    trials = [_try(day, document, near, known) for day in sorted(days)]
    trials.sort(key=lambda trial: (-trial.score, trial.day))
    if not trials:
        return own
    best = trials[0]
    lead = best.score - (trials[1].score if len(trials) > 1 else 0.0)
    confidence = _confidence(best, near, known) if lead >= _LEAD else 0.0
    if confidence:
        return Published(best.day, PublishedFrom.INFERRED, best.because, confidence)
    if near[0].likeness >= _COPY:
        because = f"Is nearly a copy of “{_short(near[0].article.title)}” of that day."
        return Published(near[0].day, PublishedFrom.INFERRED, because, _HALF_SURE)
    return own


def _confidence(best: _Trial, near: Sequence[Neighbour], known: DatedArticles) -> float:
    """How sure the best day is; 0 where too little speaks for it.

    One sentence that agrees may be chance, and leads weeks astray in a story of a year. Among few
    articles of one month there are no such weeks.
    """
    if best.agreeing < _FEWEST:
        short = known.count <= _FEW and known.days <= _MONTH
        return _HALF_SURE if short and best.because else 0.0
    of_that_day = sum(n.day == best.day and n.likeness >= _ALIKE for n in near)
    if best.agreeing > _FEWEST and of_that_day > 1:
        return _SURE
    return _FAIRLY_SURE if best.agreeing >= _MANY else _HALF_SURE


def _try(day: date, undated: Document, near: Sequence[Neighbour], known: DatedArticles) -> _Trial:
    """How well a day fits an undated article."""
    own = list(days_told(undated, "", day))
    score, because, agreeing = _agreement(own, near, known)
    score += _reads_like_news(own, day)
    score += sum(n.likeness * exp(-abs((day - n.day).days) / 7) for n in near)
    return _Trial(score, day, because, agreeing)


def _agreement(
    own: Sequence[ToldDay], near: Sequence[Neighbour], known: DatedArticles
) -> tuple[float, str, int]:
    """How well the days told agree with what other articles tell of them.

    Returns:
        A score, the best instance in one sentence, and how many sentences agree.
    """
    others: defaultdict[date, list[ToldDay]] = defaultdict(list)
    for told in (told for neighbour in near for told in known.told(neighbour)):
        if told.one_day:
            others[told.first].append(told)
    score, best, because = 0.0, (False, 0.0), ""
    agreeing: set[frozenset[str]] = set()
    for told in own:
        for other in others[told.first] if told.one_day else ():
            likeness = known.likeness(told.terms, other.terms)
            score += 2 * likeness
            if likeness >= _SAME_TOLD:
                agreeing.add(told.terms)
            if likeness and (told.weekday, likeness) > best:
                best, because = (told.weekday, likeness), _because(told, other)
    return score, because, len(agreeing)


def _reads_like_news(own: Sequence[ToldDay], day: date) -> float:
    """How natural the article's choice of words for its days is, had it come out on ``day``."""
    first = next((told for told in own if told.weekday), None)
    dateline = next((told for told in own if told.dateline), None)
    score = _worth(first, day, _WEEKDAY_AGE) + _worth(dateline, day, _DATELINE_AGE)
    dates = [told for told in own if not told.weekday and not told.dateline]
    score -= min(1.0, sum(_unnatural(told, day) for told in dates))
    if {told.first for told in own if told.weekday} & {
        told.first for told in dates if told.one_day and any(c.isdecimal() for c in told.expression)
    }:
        score -= 0.6
    return score


def _worth(told: ToldDay | None, day: date, by_age: Sequence[float]) -> float:
    age = (day - told.first).days if told else -1
    return by_age[age] if 0 <= age < len(by_age) else 0.0


def _unnatural(told: ToldDay, day: date) -> float:
    """Writers leave out the year that they write in, and the date of the last few days."""
    if told.stated:
        return 0.3 if told.first > day or told.first.year == day.year else 0.0
    return 0.3 if told.one_day and 0 <= (day - told.first).days < 5 else 0.0


def _because(told: ToldDay, other: ToldDay) -> str:
    day = told.first
    # Not strftime, whose names depend on the locale.
    month = MONTHS[day.month - 1][:3]
    full = f"{_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"
    return f"Says “{told.expression}” of what “{_short(other.title)}” reports of {full}."


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
