"""Reading the figures of one sentence: its quantities and their topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.bounds import bound
from idlib_tui.annotate.figures.claimants import according_to, quoted_claimant
from idlib_tui.annotate.figures.counting import counting_of
from idlib_tui.annotate.figures.denials import is_denied
from idlib_tui.annotate.figures.fallback import compound_topic, thing_topic
from idlib_tui.annotate.figures.levels import is_old_level, without_old_level
from idlib_tui.annotate.figures.lists import CHANGE, share_topics
from idlib_tui.annotate.figures.measures import bare_topic, measure_topic
from idlib_tui.annotate.figures.nouns import read_counted, unit_of
from idlib_tui.annotate.figures.numerals import Quantity
from idlib_tui.annotate.figures.periods import Times
from idlib_tui.annotate.figures.quantities import read_quantity
from idlib_tui.annotate.figures.rejects import SMALL, is_not_quantity
from idlib_tui.annotate.figures.said import Phrase, Said, topic_of
from idlib_tui.annotate.figures.scope import PlacesBefore, Scope, read_scope
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import base_of
from idlib_tui.annotate.figures.wholes import whole_of
from idlib_tui.model import Counting, Figure, Quote, Timex

HEDGE_REACH = 4
"""The maximum distance in words of "could" or "threatened to" before its verb."""

JOINT_REACH = 3
"""The maximum number of words between two figures of one place."""

_JOINTS = frozenset(("including", "and", "with", ","))


def read_sentence(
    words: Words,
    timexes: Sequence[Timex],
    quotes: Sequence[Quote],
    published: date | None,
    previous: date | None,
) -> Iterator[Figure]:
    """Yield the figures of a sentence in order.

    Args:
        words: The sentence.
        timexes: Its time expressions.
        quotes: Quotes that may reach into it.
        published: The article's publication date.
        previous: The first day of the last time mentioned before the sentence.
    """
    found = list(_phrases(words, timexes))
    if not found:
        return
    statements: list[Said | None] = []
    for at, (number, phrase) in enumerate(found):
        said = _said(words, number, phrase)
        if said is None and at and statements[-1] is not None and _is_gapped(words, number, phrase):
            # "45 deaths in Homs, 30 in Aleppo"
            said = statements[-1]
            found[at] = number, replace(phrase, unit=found[at - 1][1].unit)
        statements.append(said)
    sums = share_topics(words, [phrase for _, phrase in found], statements)
    times = Times(words, timexes, published, previous)
    according = according_to(words)
    places = PlacesBefore(words)
    before = Scope()
    for at, ((number, phrase), said) in enumerate(zip(found, statements, strict=True)):
        if said is None:
            continue
        until = found[at + 1][1].first if at + 1 < len(found) else len(words)
        scope = read_scope(words, phrase, said, until, places)
        if not scope.place and at and _adds_to(words, found[at - 1][1], phrase):
            scope = replace(scope, place=before.place)
        before = scope
        period = times.period_of(phrase, said)
        counting = counting_of(words, phrase, said, period)
        if counting == Counting.RATE or (counting == Counting.SO_FAR and not period.open):
            period = replace(period, since=None)
        start, end = words.starts[phrase.number], words.ends[phrase.last - 1]
        yield Figure(
            start,
            end,
            words.text[start:end],
            number.value,
            number.low,
            number.high,
            # A toll counts what was counted before it; any other number without a noun, people.
            phrase.unit or said.unit or ("" if said.rule == "measure" else "person"),
            said.topic,
            tuple(dict.fromkeys((*scope.of, *scope.place))),
            period.as_of,
            period.since,
            quoted_claimant(start, quotes) or according,
            of=scope.of,
            place=scope.place,
            hedged=_is_hedged(words, phrase, said, timexes),
            sums_with=sums.get(at),
            counting=counting,
            denied=is_denied(words, phrase, quotes),
        )


@cache
def _starters() -> frozenset[str]:
    """Return the words that a quantity can start with, except digits."""
    return frozenset(
        (
            *lexicon.numbers("cardinal"),
            *lexicon.numbers("part"),
            *lexicon.entries("numbers", "plural"),
            *lexicon.entries("numbers", "quantifier"),
            *lexicon.entries("measures", "currency sign"),
            "a",
            "an",
        )
    )


@cache
def _after_article() -> frozenset[str]:
    """Return the words after "a" that make it a quantity."""
    return frozenset(
        (
            *lexicon.numbers("scale"),
            *lexicon.numbers("part"),
            *lexicon.entries("numbers", "quantifier"),
        )
    )


def _phrases(words: Words, timexes: Sequence[Timex]) -> Iterator[tuple[Quantity, Phrase]]:
    """Yield the quantities of a sentence, with what they count."""
    starters, articled = _starters(), _after_article()
    past = 0
    bare: Quantity | None = None
    last: Quantity | None = None
    for at, low in enumerate(words.low):
        if at < past or not (low in starters or low[0].isdigit()):
            continue
        if low in ("a", "an") and words.at(at + 1) not in articled:
            continue
        number = read_quantity(words, at)
        if number is None:
            continue
        past = number.last
        if _is_timed(words, number, timexes):
            continue
        bounded = without_old_level(words, bound(words, number))
        if is_old_level(words, bounded, last, timexes):
            continue
        number = last = bounded.quantity
        whole = whole_of(words, number)
        counted = read_counted(words, number)
        if whole is not None:
            up_to = replace(number, last=whole)
            counted, past = read_counted(words, up_to, of_whole=True), whole
            counted = replace(counted, of_whole=True)
        if _is_in_phrase(words, bare, number):
            bare = None
            continue
        bare = None if counted.head else number
        if not is_not_quantity(words, bounded, counted):
            end = max(counted.last, number.last)
            unit = number.unit or unit_of(counted)
            yield number, Phrase(bounded.governed_at, number.first, end, counted, unit)


def _is_in_phrase(words: Words, before: Quantity | None, number: Quantity) -> bool:
    """Check whether digits are the name of a model being counted: "five new 737 aircraft"."""
    if (
        before is None
        or not number.digits
        or before.unit
        or not 0 < number.first - before.last <= 2
    ):
        return False
    ends = lexicon.words("words", "phrase end")
    between = words.low[before.last : number.first]
    return all(word.isalpha() and word not in ends and not base_of(word) for word in between)


def _is_timed(words: Words, number: Quantity, timexes: Sequence[Timex]) -> bool:
    """Check whether a number is part of a time expression."""
    return _is_in_time(words.starts[number.first], words.ends[number.last - 1], timexes)


def _is_in_time(start: int, end: int, timexes: Sequence[Timex]) -> bool:
    return any(timex.start < end and start < timex.end for timex in timexes)


def _said(words: Words, number: Quantity, phrase: Phrase) -> Said | None:
    """Find the topic of a quantity by the rules for its kind."""
    if number.unit or phrase.counted.head in lexicon.words("measures", "physical"):
        return measure_topic(words, phrase)
    if number.compound:
        return compound_topic(words, phrase) if number.value > SMALL else None
    bare = bare_topic(words, phrase) if not phrase.counted.head else None
    if bare is not None and bare.topic.startswith(CHANGE):
        return bare  # "The toll rose by six" does not put it at six.
    said = topic_of(words, phrase) or bare
    # "One" counts if something happened to somebody, but "one man said" counts nobody, and "two
    # others" may be anything but what happens to people.
    is_known = number.value == 1 or words.at(phrase.counted.last - 1) == "others"
    return said if said is not None or is_known else thing_topic(words, phrase)


def _adds_to(words: Words, one: Phrase, other: Phrase) -> bool:
    """Check whether a figure is told of the place of the one before: "in Homs 12 died and 3"."""
    between = words.low[one.last : other.first]
    return len(between) <= JOINT_REACH and bool(between) and between[-1] in _JOINTS


def _is_gapped(words: Words, number: Quantity, phrase: Phrase) -> bool:
    """Check whether a bare number counts at another place what the number before it counts."""
    if number.unit or phrase.counted.head or words.at(phrase.first - 1) not in (",", "and", ";"):
        return False
    place = words.raw[number.last + 1 : number.last + 2]
    return words.at(number.last) in ("in", "at", "from") and bool(place) and place[0][:1].isupper()


def _is_hedged(words: Words, phrase: Phrase, said: Said, timexes: Sequence[Timex]) -> bool:
    """Check whether the figure is only possible, planned or feared."""
    before = said.at < phrase.first
    first = max(0, said.at - HEDGE_REACH) if before else phrase.last
    last = said.at if said.at > first else first + 2
    hedges = lexicon.words("verbs", "hedge")
    return any(
        words.low[at] in hedges and not _is_in_time(words.starts[at], words.ends[at], timexes)
        for at in range(first, min(last + 1, len(words.low)))
    )
