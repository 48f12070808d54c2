"""Publication days of undated articles, from the other articles of the workspace.

An undated article still says "Tuesday", "on Saturday", "on February 3". Each day on which it may have
come out turns these words into days of the calendar. The day is taken on which they agree best with what
dated articles tell of the same days in similar words, and on which the article reads like news: reporters
write "Tuesday" on Tuesday or soon after, and name the month and day only of what is longer past.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.document import Document, read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Article, Published, PublishedFrom, Timex, TimexType

_NEIGHBOURS = 6
"""Dated articles, the most similar ones, around whose days the day is sought."""

_REACH = 10
"""Days to either side of a neighbour's day that are tried."""

_ALIKE = 0.1
"""Likeness to a dated article from which it alone tells the day."""

_WEEKDAY_AGE = (0.9, 0.7, 0.2, 0.1, 0.05, 0.05, 0.05)
"""Worth of the first weekday of an article by its age in days; most mean the day itself or the day before."""

_SURE_OF_EVENT, _SURE_OF_WEEKDAY, _SURE_OF_WORDS, _LEAST_SURE = 0.8, 0.5, 0.4, 0.35
"""Most confidence that each kind of evidence allows: a shared event, a weekday, words alone; and the least."""

_READ = 20_000
"""Characters of an article that are compared; the day shows in its beginning."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """A day, or a longer time, told in a sentence.

    Attributes:
        day: The day; the first one of a longer time.
        last: Its last day.
        expression: The words for it.
        weekday: Whether they name the weekday alone.
        stated: Whether they name the year.
        terms: The other words of the sentence.
        title: The article's title.
    """

    day: date
    last: date
    expression: str
    weekday: bool
    stated: bool
    terms: frozenset[str]
    title: str


@dataclass(frozen=True, slots=True)
class _Trial:
    """How well a day fits, and the sentence that says why."""

    score: float
    day: date
    because: str
    sure: float


def infer_published(undated: Article, dated: Sequence[Article]) -> Published:
    """Tell when an undated article was published.

    Args:
        undated: An article whose file, story and text do not state its day.
        dated: The articles of the workspace whose day is stated (never an inferred one, so that
            the outcome does not depend on the order of work).

    Returns:
        The day that the text states, if it does after all; else the day inferred from the others;
        else the day that the text alone suggests; else an unknown day.
    """
    return infer_many([undated], dated)[0]


def infer_many(undated: Sequence[Article], dated: Sequence[Article]) -> list[Published]:
    """``infer_published`` for many articles, reading the dated ones once."""
    neighbours = _Neighbours(dated)
    return [_infer(article, neighbours) for article in undated]


def _infer(undated: Article, neighbours: _Neighbours) -> Published:
    own = date_from_text(undated.text)
    if own.known_from is PublishedFrom.TEXT:
        return own
    near = neighbours.of(undated)
    days = {day + timedelta(step) for _, _, day in near for step in range(-_REACH, _REACH + 1)}
    told = [fact for _, article, day in near for fact in neighbours.told(article, day)]
    document = read_document(undated.text[:_READ])
    trials = [_try(document, day, near, told, neighbours) for day in sorted(days)]
    trials = sorted((t for t in trials if t.because), key=lambda t: (-t.score, t.day))
    if not trials:
        return own
    best = trials[0]
    rival = trials[1].score if len(trials) > 1 else 0.0
    margin = (best.score - rival) / best.score if best.score > 0 else 0.0
    confidence = round(min(best.sure, _LEAST_SURE + margin), 2)
    if own.day is not None and own.confidence > confidence:
        return own
    return Published(best.day, PublishedFrom.INFERRED, best.because, confidence)


class _Neighbours:
    """The dated articles, by their words."""

    def __init__(self, dated: Sequence[Article]) -> None:
        self._articles = [(article, day) for article in dated if (day := article.published.day)]
        self._terms = [_terms(article.text[:_READ]) for article, _ in self._articles]
        counts = Counter(term for terms in self._terms for term in terms)
        self._rarity = {t: log(1 + len(self._articles) / n) for t, n in counts.items()}
        self._told: dict[str, list[_Told]] = {}

    def of(self, undated: Article) -> list[tuple[float, Article, date]]:
        """The most similar dated articles with their similarity, the most similar first."""
        terms = _terms(undated.text[:_READ])
        ranked = [
            (self.likeness(terms, others), article, day)
            for (article, day), others in zip(self._articles, self._terms, strict=True)
            if article.id != undated.id
        ]
        ranked.sort(key=lambda item: (-item[0], item[2], item[1].id))
        return [item for item in ranked[:_NEIGHBOURS] if item[0] > 0]

    def likeness(self, terms: frozenset[str], others: frozenset[str]) -> float:
        """Shared words against all words, rare ones counting more (weighted Jaccard), 0 to 1."""
        shared = sum(self._rarity.get(term, 0.0) for term in terms & others)
        if not shared:
            return 0.0
        return shared / sum(self._rarity.get(term, 1.0) for term in terms | others)

    def told(self, article: Article, day: date) -> list[_Told]:
        """The days that a dated article tells of."""
        if article.id not in self._told:
            document = read_document(article.text[:_READ])
            self._told[article.id] = list(_days_told(document, article.title, day))
        return self._told[article.id]


def _days_told(document: Document, title: str, published: date) -> Iterator[_Told]:
    """The days told in a text if it came out on a given day, in text order."""
    document = replace(document, published=published)
    for timex, sentence in _placed(document, find_timexes(document)):
        if timex.first is None or timex.last is None or _by_clock_alone(timex):
            continue
        bare = _WEEKDAY.search(timex.text) is not None and timex.rule != "stated"
        stated = timex.rule == "stated"
        terms = _terms(sentence)
        yield _Told(timex.first, timex.last, timex.text, bare, stated, terms, title)


def _by_clock_alone(timex: Timex) -> bool:
    return timex.type is TimexType.TIME and timex.rule in ("day of writing", "day last mentioned")


def _placed(document: Document, timexes: Sequence[Timex]) -> Iterator[tuple[Timex, str]]:
    """Each expression with the text of its sentence."""
    sentences = iter(document.sentences)
    current = next(sentences, None)
    for timex in timexes:
        while current is not None and current.end <= timex.start:
            current = next(sentences, None)
        if current is None:
            return
        yield timex, document.text[current.start : current.end]


def _try(
    undated: Document,
    day: date,
    near: Sequence[tuple[float, Article, date]],
    told: Sequence[_Told],
    neighbours: _Neighbours,
) -> _Trial:
    """How well a day fits an undated article."""
    own = list(_days_told(undated, "", day))
    others: defaultdict[date, list[_Told]] = defaultdict(list)
    for fact in told:
        if fact.day == fact.last:
            others[fact.day].append(fact)
    score, because, sure = 0.0, "", _SURE_OF_EVENT
    strongest = (False, 0.0)
    for fact in own:
        for other in others[fact.day] if fact.day == fact.last else ():
            likeness = neighbours.likeness(fact.terms, other.terms)
            score += 2 * likeness
            if likeness and (fact.weekday, likeness) > strongest:
                strongest, because = (fact.weekday, likeness), _because(fact, other)
    first = next((fact for fact in own if fact.weekday), None)
    if first is not None:
        age = (day - first.day).days
        score += _WEEKDAY_AGE[age] if 0 <= age < len(_WEEKDAY_AGE) else 0.0
        if not because:
            because = f"Says “{first.expression}” first, and is like the articles of those days."
            sure = _SURE_OF_WEEKDAY
    score -= min(1.0, sum(_against(fact, day) for fact in own if not fact.weekday))
    score += sum(weight * exp(-abs((day - other).days) / 7) for weight, _, other in near)
    if not because and near and near[0][0] >= _ALIKE and near[0][2] == day:
        because = f"Is most like “{_short(near[0][1].title)}” of that day."
        sure = _SURE_OF_WORDS
    return _Trial(score, day, because, sure)


def _against(fact: _Told, day: date) -> float:
    """What speaks against a day: writers leave out its own year, and the date of the last days."""
    if fact.stated:
        return 0.3 if fact.day > day or fact.day.year == day.year else 0.0
    return 0.3 if fact.day == fact.last and -1 < (day - fact.day).days < 5 else 0.0


def _because(fact: _Told, other: _Told) -> str:
    day = f"{fact.day:%A} {fact.day.day} {fact.day:%b %Y}"
    return f"Says “{fact.expression}” of what “{_short(other.title)}” reports of {day}."


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"


def _terms(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text)) - _STOP


_STOP = frozenset(
    "that this with from have been were will would which their there they said says after also into over "
    "more than when about other some what such only between being where while before under these those "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
