"""The evidence for dating an article: the days it mentions, and similar dated articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import fsum, log

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.text.sentences import Sentence
from idlib_tui.annotate.times import FoundTimes
from idlib_tui.model import Article, Timex, TimexType

_NEIGHBOURS = 6
"""The number of dated articles, the most similar ones, that are compared in detail."""

_READ = 20_000
"""Characters of an article that are compared; its beginning suffices."""

_KEPT = 200
"""Dated articles whose mentions are kept: the same ones are compared with many undated articles."""

_DATELINE = 80
"""Characters at the start of a text that may contain a dateline's date."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DATELINE_END = re.compile(r"\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?[–—-]")


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A mention of a day, or of a longer period.

    Attributes:
        first: The day; the first one of a period.
        last: Its last day.
        expression: The time expression.
        weekday: Whether it names the weekday without a full date.
        stated: Whether it names the year.
        dateline: Whether it is the date of a dateline: "ANKARA, March 3 (Agency) –".
        terms: The words of the sentence.
        title: The article's title.
    """

    first: date
    last: date
    expression: str
    weekday: bool
    stated: bool
    dateline: bool
    terms: frozenset[str]
    title: str

    @property
    def one_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated article with words similar to another."""

    likeness: float
    article: Article
    day: date


class Mentions:
    """The mentions of days at the beginning of an article, for any date of publication."""

    def __init__(self, title: str, text: str) -> None:
        """Read the title and text of an article."""
        self._title = title
        self._document = read_document(text[:_READ])
        self._times = FoundTimes(self._document)
        self._terms: dict[int, frozenset[str]] = {}

    def dated(self, published: date) -> Iterator[DatedMention]:
        """Yield the mentions if it was published on a given day, in text order."""
        text = self._document.text
        for timex, sentence in self._with_sentences(self._times.resolve(published)):
            if timex.first is None or timex.last is None or _clock_alone(timex):
                continue
            stated = timex.rule == "stated"
            yield DatedMention(
                timex.first,
                timex.last,
                timex.text,
                _WEEKDAY.search(timex.text) is not None and not stated,
                stated,
                timex.end < _DATELINE and _DATELINE_END.match(text, timex.end) is not None,
                self._terms_of(sentence),
                self._title,
            )

    def _with_sentences(self, timexes: Sequence[Timex]) -> Iterator[tuple[Timex, Sentence]]:
        sentences = iter(self._document.sentences)
        current = next(sentences, None)
        for timex in timexes:
            while current is not None and current.end <= timex.start:
                current = next(sentences, None)
            if current is None:
                return
            yield timex, current

    def _terms_of(self, sentence: Sentence) -> frozenset[str]:
        found = self._terms.get(sentence.start)
        if found is None:
            found = terms(self._document.text[sentence.start : sentence.end])
            self._terms[sentence.start] = found
        return found


def terms(text: str) -> frozenset[str]:
    """Return the words of four letters and more, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def _clock_alone(timex: Timex) -> bool:
    return timex.type is TimexType.TIME and timex.rule in ("day of writing", "day last mentioned")


class DatedArticles:
    """The dated articles of a workspace, with their words and the days they mention."""

    def __init__(self, dated: Sequence[Article]) -> None:
        self._articles = [(article, day) for article in dated if (day := article.published.day)]
        self._terms = [terms(article.text[:_READ]) for article, _ in self._articles]
        counts = Counter(term for found in self._terms for term in found)
        total = len(self._articles)
        self._weights = {term: log(1 + total / count) for term, count in counts.items()}
        self._unseen = log(1 + total)
        self._masses: dict[frozenset[str], float] = {}

    @property
    def count(self) -> int:
        """The number of articles."""
        return len(self._articles)

    @property
    def days(self) -> int:
        """The number of days from the first article to the last."""
        days = [day for _, day in self._articles]
        return (max(days) - min(days)).days if days else 0

    def near(self, undated: Article) -> list[Neighbour]:
        """Find the articles most like one, the most similar first."""
        own = terms(undated.text[:_READ])
        ranked = [
            Neighbour(self.likeness(own, others), article, day)
            for (article, day), others in zip(self._articles, self._terms, strict=True)
            if article.id != undated.id
        ]
        ranked.sort(key=lambda near: (-near.likeness, near.day, near.article.id))
        return [near for near in ranked[:_NEIGHBOURS] if near.likeness > 0]

    def likeness(self, some: frozenset[str], others: frozenset[str]) -> float:
        """Compute the Jaccard index, 0 to 1, rare words counting more."""
        both = some & others
        if not both:
            return 0.0
        shared = self._mass(both)
        return shared / (self._mass(some) + self._mass(others) - shared)

    def _mass(self, words: frozenset[str]) -> float:
        """Return the weight of a set of words, cached."""
        if words not in self._masses:
            self._masses[words] = self._weigh(words)
        return self._masses[words]

    def _weigh(self, words: frozenset[str]) -> float:
        # fsum does not depend on the order in which a set yields its members.
        return fsum(self._weights.get(word, self._unseen) for word in words)


def mentions_of(neighbour: Neighbour) -> tuple[DatedMention, ...]:
    """Return the days that a dated article mentions."""
    article = neighbour.article
    return _mentions(article.title, article.text[:_READ], neighbour.day)


@lru_cache(maxsize=_KEPT)
def _mentions(title: str, text: str, published: date) -> tuple[DatedMention, ...]:
    return tuple(Mentions(title, text).dated(published))
