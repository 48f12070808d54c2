"""What is said of a subject: the passages that tell of it, and whether they affirm or deny it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from math import ceil
from typing import TYPE_CHECKING

from idlib_tui.claims.witnesses import MOST_KEPT, Witnesses, speaker_of
from idlib_tui.claims.words import negations, words
from idlib_tui.merge.statements import content_root
from idlib_tui.model import Span, Stance

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.model import Statement

MOST_READ = 80
"""Articles that are read for a subject: those that share most of its rarer words."""
SHARED = 0.6
"""The least share of a subject's content words in a passage that tells of it, as for statements
that are the same in other words (``merge.statements.REWORDED``)."""
FEWEST = 3
"""The least number of them, if it has as many: "gave" and "up" are in every article."""
_SPREAD = 4
"""Words of a passage for each of them that they may stand in: they are of one clause or two."""
_NEAR = 4
"""Words before a shared one within which a negation is about it: "did not at any time leave"."""
_SAME = 0.1
"""The greatest difference between two reports of one figure, as a share of the larger."""
_TELLING = 3
"""The least figure that can differ: "two sides" and "one of" are everywhere."""
_YEARS = range(1900, 2101)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Attitude(StrEnum):
    """What somebody does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    AGREES = "agrees"
    """As of a figure that may be the same: "about 300" and "298"."""
    OTHER_FIGURE = "gives another figure"
    DOUBTS = "doubts"
    MENTIONS = "speaks of it"
    """As of something that may be, should be, or would have to be."""
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A passage that tells of a subject.

    Attributes:
        who: A speaker, or who publishes an article that states it itself.
        is_speaker: Whether it is a speaker.
        attitude: What it does with the claim.
        article: The article's id.
        start: Where the passage stands.
        end: Where it ends.
        text: The passage.
        day: When it was said or published, if known.
        also_in: Ids of other articles with the same words of the same speaker.
    """

    who: str
    is_speaker: bool
    attitude: Attitude
    article: str
    start: int
    end: int
    text: str
    day: date | None = None
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """Something that may be asserted or denied.

    Attributes:
        text: It, as a sentence or some words.
        articles: Ids of articles that tell of it, whatever their words.
    """

    text: str
    articles: tuple[str, ...] = ()

    @cached_property
    def roots(self) -> frozenset[str]:
        """What its content words are compared by; figures are compared by themselves."""
        return frozenset(filter(None, map(_root, _WORD.findall(self.text))))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its figures."""
        return frozenset(_numbers(self.text))

    @cached_property
    def is_negative(self) -> bool:
        """Whether it says that something is not so."""
        return _follows(_words(self.text), self.roots, negations())

    @cached_property
    def is_open(self) -> bool:
        """Whether it says that something may or should be so."""
        return _follows(_words(self.text), self.roots, words("leaving open"))


def attitude_to(subject: Subject, text: str, stance: Stance = Stance.ASSERTS) -> Attitude | None:
    """Tell what a passage does with a subject; None where it does not tell of it.

    Args:
        subject: The subject.
        text: The passage.
        stance: What the speaker does with the passage.
    """
    if not subject.roots or stance in {Stance.NOT_SAID, Stance.ASKS, Stance.DEMANDS}:
        return None
    found = _words(text)
    return _attitude(subject, text, found, stance) if _tells_of(subject.roots, found) else None


def _attitude(subject: Subject, text: str, found: Sequence[str], stance: Stance) -> Attitude:
    """Tell what a passage does with the subject that it tells of; ``found`` are its words."""
    if stance is Stance.DOUBTS:
        return Attitude.DOUBTS
    negated = _follows(found, subject.roots, negations()) != subject.is_negative
    if negated != (stance is Stance.DENIES):
        return Attitude.DENIES
    if not subject.is_open and _follows(found, subject.roots, words("leaving open")):
        return Attitude.MENTIONS
    numbers = _numbers(text)
    if subject.numbers and numbers and not any(_alike(subject.numbers, each) for each in numbers):
        return Attitude.OTHER_FIGURE
    return Attitude.ASSERTS


class Utterances:
    """Finds what is said in a library; what it has read of an article it keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.witnesses = Witnesses(library)
        self._sentences = lru_cache(MOST_KEPT)(library.sentences)

    def articles(self, subject: Subject) -> list[str]:
        """List the articles that are read for a subject, the likeliest first."""
        found = self._library.alike(subject.text, limit=MOST_READ)
        return list(dict.fromkeys([*subject.articles, *found]))

    def about(self, subject: Subject) -> list[Utterance]:
        """List the passages that tell of a subject, by day, the undated last."""
        found = [each for name in self.articles(subject) for each in self._in(name, subject)]
        found.sort(key=lambda each: (each.day or date.max, each.article, each.start))
        same: dict[tuple[str, bool, str], list[Utterance]] = {}
        for each in found:
            words_ = " ".join(_words(each.text))
            same.setdefault((each.who, each.is_speaker, words_), []).append(each)
        return [
            replace(first, also_in=tuple(dict.fromkeys(each.article for each in copies)))
            for first, *copies in same.values()
        ]

    def _in(self, article: str, subject: Subject) -> Iterator[Utterance]:
        taken: list[Span] = []
        text = self._library.article(article).text
        for statement in self.witnesses.said(article):
            quote = statement.quote
            attitude = attitude_to(subject, quote.text, quote.stance)
            speaker = speaker_of(statement)
            taken.append(Span(quote.start, quote.end))
            if attitude is None or speaker is None:
                continue
            if any(_within(quote.start, quote.end, each) for each in taken[:-1]):
                # A part of what was taken already: the words in marks of a reported clause.
                continue
            yield _said(statement, speaker, attitude)
        row = self.witnesses.row(article)
        outlet = self.witnesses.publisher(article)
        day = row.published.day if row is not None else None
        for start, end in self._sentences(article):
            own = _without(text, start, end, taken)
            if (attitude := attitude_to(subject, own)) is not None:
                sentence = text[start:end]
                yield Utterance(outlet, False, attitude, article, start, end, sentence, day)


def _said(statement: Statement, speaker: str, attitude: Attitude) -> Utterance:
    quote = statement.quote
    place = (statement.article, quote.start, quote.end)
    return Utterance(speaker, True, attitude, *place, quote.text, quote.said_on)


def _without(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Take out of a stretch of text what others are credited with."""
    kept, at = [], start
    for span in sorted(spans):
        if span.start < end and at < span.end:
            kept.append(text[at : max(at, span.start)])
            at = span.end
    return " ".join([*kept, text[min(at, end) : end]])


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end


def _root(word: str) -> str:
    plain = word.lower().removesuffix("’s").removesuffix("'s")
    return "" if plain[:1].isdigit() else content_root(plain)


def _numbers(text: str) -> list[float]:
    """List the figures of a text that can differ; years and small numbers cannot."""
    found = (float(each.replace(",", "")) for each in _NUMBER.findall(text))
    return [each for each in found if each >= _TELLING and each not in _YEARS]


def _alike(numbers: Iterable[float], other: float) -> bool:
    return any(abs(each - other) <= _SAME * max(each, other) for each in numbers)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _tells_of(roots: frozenset[str], found: Sequence[str]) -> bool:
    """Check whether a passage has enough of some words, close enough to each other."""
    needed = max(ceil(SHARED * len(roots)), min(FEWEST, len(roots)))
    places = [(at, root) for at, word in enumerate(found) if (root := _root(word)) in roots]
    for first in range(len(places)):
        seen: set[str] = set()
        for at, root in places[first:]:
            if at - places[first][0] > _SPREAD * needed:
                break
            seen.add(root)
            if len(seen) == needed:
                return True
    return False


def _follows(found: Sequence[str], roots: frozenset[str], before: frozenset[str]) -> bool:
    """Check whether one of some words follows shortly behind one of others."""
    return any(
        _root(word) in roots and not before.isdisjoint(found[max(0, at - _NEAR) : at])
        for at, word in enumerate(found)
    )
