"""Inferring the publication dates of undated articles from the other articles of the workspace.

An undated article still says "Tuesday", "on Saturday", "on February 3". Each candidate date turns
these expressions into calendar days. The candidate is chosen for which they agree best with what
dated articles report of the same days in similar words, and for which the article reads like news:
reporters write "Tuesday" on Tuesday or soon after, give month and day only for earlier days, and do
not call one day both "Monday" and "February 3".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.dates import MONTHS
from idlib_tui.day_arithmetic import days_later
from idlib_tui.merge.date_evidence import (
    DatedArticles,
    DatedMention,
    Mentions,
    Neighbour,
    mentions_of,
)
from idlib_tui.model import Article, Published, PublishedFrom

_REACH = 10
"""Candidate days on either side of a similar article's date."""

_WEEKDAY_AGE = (0.9, 0.7, 0.2, 0.1, 0.05, 0.05, 0.05)
"""Weight of an article's first weekday by its age in days: usually that day or the day before."""

_DATELINE_AGE = (1.5, 0.7)
"""Weight of a dateline's date by its age in days."""

_ALIKE = 0.1
"""The least likeness of a dated article that counts in favour of its date."""

_COPY = 0.6
"""The least likeness of near copies."""

_SAME_REPORT = 0.2
"""The least likeness of two sentences that report the same of one day."""

_FEWEST, _MANY = 2, 4
"""The least number of sentences that agree with dated articles; and enough for good evidence."""

_FEW, _MONTH = 8, 31
"""Dated articles, and days between the first and the last, among which errors are unlikely."""

_LEAD = 0.15
"""The least lead in score over the next best day, so that the evidence points to one day."""

_SURE, _FAIRLY_SURE, _HALF_SURE = 0.85, 0.65, 0.45
"""How often the date was right on two stories of a year, by the evidence for it (docs/times.md)."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Trial:
    """How well a candidate date fits.

    Attributes:
        score: The higher, the better.
        day: The candidate.
        because: The best agreement as a sentence; "" if nothing agrees.
        agreeing: The number of sentences that agree with dated articles on a day.
    """

    score: float
    day: date
    because: str
    agreeing: int


def infer_published(undated: Article, dated: Sequence[Article]) -> Published:
    """Infer when an undated article was published.

    Args:
        undated: An article whose file, story and text do not state its date.
        dated: The articles of the workspace with a stated date (never an inferred one, so that
            the result does not depend on the order of work).

    Returns:
        The date that the text states, if it does after all; else the date inferred from the others,
        if several of its sentences, or nearly all of its words, agree with theirs; else an unknown
        date.
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
    mentions = Mentions(undated.title, undated.text)
    others = _by_day(near)
    trials = [_try(day, mentions, near, others, known) for day in sorted(days)]
    trials.sort(key=lambda trial: (-trial.score, trial.day))
    if not trials:
        return own
    best = trials[0]
    lead = best.score - (trials[1].score if len(trials) > 1 else 0.0)
    confidence = _confidence(best, near, known) if lead >= _LEAD else 0.0
    if confidence:
        return Published(best.day, PublishedFrom.INFERRED, best.because, confidence)
    if near[0].likeness >= _COPY:
        because = f"It is nearly a copy of “{_short(near[0].article.title)}” of that day."
        return Published(near[0].day, PublishedFrom.INFERRED, because, _HALF_SURE)
    return own


def _confidence(best: _Trial, near: Sequence[Neighbour], known: DatedArticles) -> float:
    """The confidence in the best date; 0 if there is too little evidence for it.

    One sentence that agrees may do so by chance, and be weeks off in a story of a year. Among few
    articles of one month this cannot happen.
    """
    if best.agreeing < _FEWEST:
        short = known.count <= _FEW and known.days <= _MONTH
        return _HALF_SURE if short and best.because else 0.0
    of_that_day = sum(n.day == best.day and n.likeness >= _ALIKE for n in near)
    if best.agreeing > _FEWEST and of_that_day > 1:
        return _SURE
    return _FAIRLY_SURE if best.agreeing >= _MANY else _HALF_SURE


def _by_day(near: Sequence[Neighbour]) -> Mapping[date, Sequence[DatedMention]]:
    """Collect what dated articles report of single days."""
    found: defaultdict[date, list[DatedMention]] = defaultdict(list)
    for mention in (mention for neighbour in near for mention in mentions_of(neighbour)):
        if mention.one_day:
            found[mention.first].append(mention)
    return found


def _try(
    day: date,
    undated: Mentions,
    near: Sequence[Neighbour],
    others: Mapping[date, Sequence[DatedMention]],
    known: DatedArticles,
) -> _Trial:
    """Score a candidate date of an undated article."""
    own = list(undated.dated(day))
    score, because, agreeing = _agreement(own, others, known)
    score += _reads_like_news(own, day)
    score += sum(n.likeness * exp(-abs((day - n.day).days) / 7) for n in near)
    return _Trial(score, day, because, agreeing)


def _agreement(
    own: Sequence[DatedMention],
    others: Mapping[date, Sequence[DatedMention]],
    known: DatedArticles,
) -> tuple[float, str, int]:
    """Score how well the dated mentions agree with other articles.

    Returns:
        A score, the best instance as a sentence, and the number of sentences that agree.
    """
    score, best, because = 0.0, (False, 0.0), ""
    agreeing: set[frozenset[str]] = set()
    for mention in own:
        for other in others.get(mention.first, ()) if mention.one_day else ():
            likeness = known.likeness(mention.terms, other.terms)
            score += 2 * likeness
            if likeness >= _SAME_REPORT:
                agreeing.add(mention.terms)
            if likeness and (mention.weekday, likeness) > best:
                best, because = (mention.weekday, likeness), _because(mention, other)
    return score, because, len(agreeing)


def _reads_like_news(own: Sequence[DatedMention], day: date) -> float:
    """Score how natural the article's expressions for days are if it was published on ``day``."""
    first = next((mention for mention in own if mention.weekday), None)
    dateline = next((mention for mention in own if mention.dateline), None)
    score = _worth(first, day, _WEEKDAY_AGE) + _worth(dateline, day, _DATELINE_AGE)
    dates = [mention for mention in own if not mention.weekday and not mention.dateline]
    score -= min(1.0, sum(_unnatural(mention, day) for mention in dates))
    if {mention.first for mention in own if mention.weekday} & {
        mention.first
        for mention in dates
        if mention.one_day and any(c.isdecimal() for c in mention.expression)
    }:
        score -= 0.6
    return score


def _worth(mention: DatedMention | None, day: date, by_age: Sequence[float]) -> float:
    age = (day - mention.first).days if mention else -1
    return by_age[age] if 0 <= age < len(by_age) else 0.0


def _unnatural(mention: DatedMention, day: date) -> float:
    """Writers omit the current year, and the dates of the last few days."""
    if mention.stated:
        return 0.3 if mention.first > day or mention.first.year == day.year else 0.0
    return 0.3 if mention.one_day and 0 <= (day - mention.first).days < 5 else 0.0


def _because(mention: DatedMention, other: DatedMention) -> str:
    day = mention.first
    # Not strftime, whose names depend on the locale.
    month = MONTHS[day.month - 1][:3]
    full = f"{_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"
    return f"It dates to “{mention.expression}” what “{_short(other.title)}” reports of {full}."


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
