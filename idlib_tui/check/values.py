"""Dates and figures of a draft beside those of the passage that it was made of, or of the article.

What stands inside quotation marks is left to the check of quotations. A value is first looked for
where the alignment of claim and passage puts it, then among what the annotators found in the cited
article: figures that count the same, days that the passage, its statements and events, or the
article's publication give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from idlib_tui.check.claims import Claim, Match, Matcher
from idlib_tui.check.counterparts import COPIED, aligned_at, place_in
from idlib_tui.check.findings import Difference, Finding, Place, Subject, Verdict
from idlib_tui.check.reading import Reading
from idlib_tui.library.words import analyse
from idlib_tui.model import Figure, Timex, TimexType
from idlib_tui.names import fold

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ROUNDING = 1e-6
"""Relative difference of two values that are the same."""

_ROUGH = 92
"""Days; a stretch of the source that is longer does not bear out a day within it."""

_NEAR = 300
"""Characters around a passage that are searched with it."""

_DATES = frozenset({TimexType.DATE, TimexType.TIME})

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of the draft, with the figure that it belongs to, where it is one."""

    start: int
    end: int
    figure: Figure | None
    of_time: bool = False
    """Whether it is part of a time expression that gives no day ("for 90 days")."""


class Values:
    """Judges the dates and figures of one draft."""

    def __init__(self, reading: Reading, matcher: Matcher) -> None:
        self._reading = reading
        self._matcher = matcher
        self._set_aside = reading.set_aside()

    def judge(self, claim: Claim) -> Iterator[Finding]:
        """Judge what a claim says in dates and figures."""
        times = [each for each in self._within(claim, self._reading.timexes) if _is_date(each)]
        numbers = list(self._numbers(claim))
        if not times and not numbers:
            return
        match = self._matcher.cited(claim) if claim.cited else self._matcher.anywhere(claim)
        if match is None:
            return
        for timex in times:
            yield self._finding(Subject.DATE, timex.start, timex.end, claim, _date(timex, match))
        for number in numbers:
            answer = self._figure(number, match)
            if answer is not None:
                yield self._finding(Subject.FIGURE, number.start, number.end, claim, answer)

    def _within(self, claim: Claim, items: Sequence[Timex]) -> list[Timex]:
        return [
            each
            for each in items
            if claim.start <= each.start < claim.end and not self._is_set_aside(each.start)
        ]

    def _is_set_aside(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._set_aside)

    def _numbers(self, claim: Claim) -> Iterator[_Number]:
        days = [(each.start, each.end) for each in self._reading.timexes if _is_date(each)]
        times = [(each.start, each.end) for each in self._reading.timexes if not _is_date(each)]
        taken = list(days)
        for figure in self._reading.figures:
            if claim.start <= figure.start < claim.end and not self._is_set_aside(figure.start):
                taken.append((figure.start, figure.end))
                yield _Number(figure.start, figure.end, figure)
        for found in _DIGITS.finditer(self._reading.draft.plain, claim.start, claim.end):
            start = found.start()
            free = not any(begin <= start < end for begin, end in taken)
            if free and not self._is_set_aside(start) and _is_apart(found):
                of_time = any(begin <= start < end for begin, end in times)
                yield _Number(start, found.end(), None, of_time)

    def _figure(self, number: _Number, match: Match) -> _Answer | None:
        aligned = aligned_at(number.start, number.end, match)
        if aligned.same:
            return _Answer(Verdict.AGREES, aligned.place)
        value = _value(number, self._reading.draft.plain)
        there = [
            each
            for each in match.source.annotations.figures
            if aligned.start < each.end and each.start < aligned.end
        ]
        if match.is_clear and any(_is_value(number, value, each) for each in there):
            return _Answer(Verdict.AGREES, aligned.place)
        has_number = bool(there or _DIGITS.search(aligned.place.text))
        if number.of_time:
            differs = has_number and aligned.is_copied
            return _Answer(Verdict.DIFFERS, aligned.place) if differs else None
        found = _in_article(number, value, match)
        if match.is_clear and has_number:
            # A claim in other words may have it from elsewhere in the article.
            copied = aligned.is_copied or match.share >= COPIED
            elsewhere = found.verdict is Verdict.AGREES and not copied
            return found if elsewhere else _Answer(Verdict.DIFFERS, aligned.place)
        return found

    def _finding(
        self, subject: Subject, start: int, end: int, claim: Claim, answer: _Answer
    ) -> Finding:
        draft = self._reading.draft
        begin, stop = draft.span(start, end)
        words = draft.plain[start:end]
        place = answer.place
        name = place.article
        source_words = " ".join(place.text.split())
        if answer.verdict is Verdict.DIFFERS:
            detail = f"{name} has “{source_words}”."
        elif answer.verdict is Verdict.AGREES:
            detail = f"{name} agrees: “{source_words}”."
        else:
            detail = f"{name} has no such {subject}."
        differs = answer.verdict is Verdict.DIFFERS
        return Finding(
            subject,
            answer.verdict,
            begin,
            stop,
            draft.line(begin),
            words,
            detail,
            place,
            claim.cited,
            (Difference(words, source_words),) if differs else (),
            source_words if differs and subject is Subject.FIGURE else None,
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    verdict: Verdict
    place: Place


# --------------------------------------------------------------------------- figures


def _is_apart(found: re.Match[str]) -> bool:
    """Return whether digits are a number by themselves and not part of a name ("F-16", "G20")."""
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return not (before.isalnum() or before in {"-", "_", "/", ".", "#"}) and not (
        after.isalnum() or after in {"_", "/"}
    )


def _value(number: _Number, plain: str) -> float:
    if number.figure is not None:
        return number.figure.value
    digits = plain[number.start : number.end]
    return float(re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", ".").strip(".") or 0)


def _is_value(number: _Number, value: float, other: Figure) -> bool:
    """Return whether two figures may be one: the same value, or within the range of a rough one."""
    if abs(value - other.value) <= _ROUNDING * max(abs(value), abs(other.value)):
        return True
    mine = number.figure
    if mine is None:
        return False
    # Of two rough ones, "about 2,010" is not "about 2,000".
    mine_rough, other_rough = mine.low != mine.high, other.low != other.high
    if mine_rough == other_rough or not _is_near(mine.value, other.value):
        return False
    if mine_rough:
        return mine.low <= other.value <= mine.high
    return other.low <= mine.value <= other.high


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * max(abs(one), abs(other))


def _in_article(number: _Number, value: float, match: Match) -> _Answer:
    """Look for a figure among all of an article: first those that count the same."""
    start, end = match.span
    mine = number.figure
    figures = match.source.annotations.figures
    kin = [each for each in figures if mine is not None and _is_kin(mine, each)]
    same = next((each for each in kin if _is_value(number, value, each)), None)
    if same is None and not (kin and match.is_clear):
        others = (each for each in figures if mine is None or _may_be_kin(mine, each))
        same = next((each for each in others if _is_value(number, value, each)), None)
    if same is not None:
        return _Answer(Verdict.AGREES, place_in(match.source, same.start, same.end))
    if kin:
        nearest = min(kin, key=lambda each: max(each.start - end, start - each.end, 0))
        return _Answer(Verdict.DIFFERS, place_in(match.source, nearest.start, nearest.end))
    for found in _DIGITS.finditer(match.source.article.text) if mine is None else ():
        if _value(_Number(found.start(), found.end(), None), found.string) == value:
            return _Answer(Verdict.AGREES, place_in(match.source, found.start(), found.end()))
    return _Answer(Verdict.NOT_IN_SOURCE, place_in(match.source, start, end))


def _stems(text: str) -> frozenset[str]:
    return frozenset(analyse(word)[1] for word in fold(text).split())


def _is_kin(one: Figure, other: Figure) -> bool:
    """Return whether two figures count the same, as far as topic and unit say."""
    return one.topic == other.topic and _may_be_kin(one, other)


def _may_be_kin(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return True
    return bool(_stems(f"{one.unit} {one.text}") & _stems(f"{other.unit} {other.text}")) or (
        one.unit in {"", "person"} and other.unit != "%" and one.topic == other.topic
    )


# --------------------------------------------------------------------------- dates


def _is_date(timex: Timex) -> bool:
    return timex.type in _DATES and not timex.value.endswith("_REF")


def _date(timex: Timex, match: Match) -> _Answer:
    aligned = aligned_at(timex.start, timex.end, match)
    if aligned.same and match.is_clear:
        return _Answer(Verdict.AGREES, aligned.place)
    found = match.source.annotations.timexes
    there = [
        each
        for each in found
        if aligned.start < each.end and each.start < aligned.end and _is_date(each)
    ]
    if there and aligned.is_copied and not _same_time(timex, there[0]):
        own = _own_days(found, there, match) if aligned.is_beside else ()
        agreeing = next((each for each in own if _same_time(timex, each)), None)
        if agreeing is not None:
            return _Answer(Verdict.AGREES, _at(match, agreeing))
        return _Answer(Verdict.DIFFERS, _at(match, there[0]))
    start, end = match.span
    near = [
        each
        for each in found
        if not match.is_clear or (start - _NEAR < each.end and each.start < end + _NEAR)
    ]
    place = aligned.place if aligned.same else _agreeing(timex, match, near)
    if place is not None:
        return _Answer(Verdict.AGREES, place)
    within = [each for each in near if start < each.end and each.start < end and _is_date(each)]
    if within and match.is_clear:
        middle = (aligned.start + aligned.end) // 2
        nearest = min(within, key=lambda each: abs((each.start + each.end) // 2 - middle))
        return _Answer(Verdict.DIFFERS, _at(match, nearest))
    return _Answer(Verdict.NOT_IN_SOURCE, place_in(match.source, start, end))


def _own_days(found: Sequence[Timex], others: Sequence[Timex], match: Match) -> list[Timex]:
    """List the days that a passage itself names, without those of the sentence beside it."""
    start, end = match.span
    return [
        each for each in found if start <= each.start < end and each not in others and each.first
    ]


def _agreeing(timex: Timex, match: Match, near: Sequence[Timex]) -> Place | None:
    """Find what bears out a date: a day where it is placed, else the same words."""
    if timex.first is not None and timex.last is not None:
        mine = timex.first, timex.last
        days = _days(match, near)
        return next((place for place, others in days if _agrees(mine, others)), None)
    words = fold(timex.text)
    return next((_at(match, each) for each in near if fold(each.text) == words), None)


def _at(match: Match, timex: Timex) -> Place:
    return place_in(match.source, timex.start, timex.end)


def _same_time(mine: Timex, other: Timex) -> bool:
    """Return whether two expressions in one place may mean the same days and the same hours."""
    hours = "T" in mine.value and "T" in other.value
    if hours and mine.value.partition("T")[2] != other.value.partition("T")[2]:
        return False
    if mine.first is None or mine.last is None or other.first is None or other.last is None:
        return hours or fold(mine.text) == fold(other.text)
    return _agrees((mine.first, mine.last), (other.first, other.last))


def _days(match: Match, near: Sequence[Timex]) -> Iterator[tuple[Place, Days]]:
    """List the days that a passage is about, each with the words that say so."""
    source = match.source
    start, end = match.span
    for timex in near:
        if timex.first is not None and timex.last is not None:
            yield place_in(source, timex.start, timex.end), (timex.first, timex.last)
    for event in source.annotations.events:
        if start < event.end and event.start < end:
            yield place_in(source, event.start, event.end), (event.first, event.last)
    for statement in source.statements:
        quote = statement.quote
        if start < quote.end and quote.start < end and quote.said_on is not None:
            yield place_in(source, quote.start, quote.end), (quote.said_on, quote.said_on)
    published = source.article.published.day
    if published is not None:
        yield place_in(source, start, end), (published, published)


def _agrees(mine: Days, others: Days) -> bool:
    """Return whether the draft's days bear out the source's: the same, or the rougher of both."""
    inside = mine[0] <= others[0] and others[1] <= mine[1]
    around = others[0] <= mine[0] and mine[1] <= others[1]
    if inside or (around and (others[1] - others[0]).days <= _ROUGH):
        return True
    # The first or last day of a stretch: "over the past year".
    return mine[0] == mine[1] and mine[0] in others
