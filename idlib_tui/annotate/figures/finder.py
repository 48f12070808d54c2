"""Finds the figures of a document: numbers that count something of which something is said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from idlib_tui.annotate.document import Document
from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.bounds import Bounded, bound
from idlib_tui.annotate.figures.claimants import according_to, quoted_claimant
from idlib_tui.annotate.figures.fallback import compound_topic, measure_topic, thing_topic
from idlib_tui.annotate.figures.nouns import Counted, read_counted, unit_of
from idlib_tui.annotate.figures.periods import TimeInSentence, read_period, since_cues, times_of
from idlib_tui.annotate.figures.quantities import Quantity, read_quantity
from idlib_tui.annotate.figures.rejects import is_no_figure
from idlib_tui.annotate.figures.said import Phrase, Said, topic_of
from idlib_tui.annotate.figures.scope import read_scope
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Figure, Mention, Quote, Timex

_NUMBER = re.compile(
    r"\b(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    r"|millions?|billions?|trillions?|dozens?|scores|half|third|quarter|One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve|Fifteen|Twenty|Thirty|Forty|Fifty|Hundreds|Thousands|Millions|Billions|Dozens"
    r"|Scores|Half)\b)"
)
LONGEST_SENTENCE = 1500
"""Characters; a longer "sentence" is a table or litter, and is read in pieces of this length."""

REMEMBERED = 20
"""How many figures back a bare toll looks for what it counts."""

TOLL_REACH = 2000
"""How many characters back it looks."""


def find_figures(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],  # noqa: ARG001  (places are told by their prepositions)
    quotes: Sequence[Quote],
) -> tuple[Figure, ...]:
    """Find the quantities of a document and what they count, in order.

    Works with no annotations at all, and better with them: a number inside a time expression is no
    figure, times give the period that a figure covers, and quotes the one who gives it.
    """
    found: list[Figure] = []
    time_starts = [timex.start for timex in timexes]
    quote_starts = [quote.start for quote in quotes]
    longest_quote = max((quote.end - quote.start for quote in quotes), default=0)
    previous: date | None = None
    seen = 0
    for start, end in _pieces(document):
        first, last = bisect_left(time_starts, start), bisect_right(time_starts, end)
        for timex in timexes[seen:first]:
            previous = timex.first or previous
        seen = max(seen, first)
        around = quotes[
            bisect_left(quote_starts, start - longest_quote) : bisect_right(quote_starts, end)
        ]
        words = Words(document.text, start, end)
        reader = _SentenceReader(words, timexes[first:last], around, document.published, previous)
        for figure in reader.read():
            found.append(_taken_up(figure, found))
    return tuple(found)


def _pieces(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the sentences, or pieces of overlong ones, that have a number."""
    for sentence in document.sentences:
        for start in range(sentence.start, sentence.end, LONGEST_SENTENCE):
            end = min(start + LONGEST_SENTENCE, sentence.end)
            if _NUMBER.search(document.text, start, end):
                yield start, end


def _taken_up(figure: Figure, before: Sequence[Figure]) -> Figure:
    """Let a bare toll ("put the toll at 372") count what the last figure on its topic counted."""
    if figure.unit:
        return figure
    for earlier in reversed(before[-REMEMBERED:]):
        if earlier.topic == figure.topic and figure.start - earlier.end < TOLL_REACH:
            of, place = figure.of or earlier.of, figure.place or earlier.place
            return replace(
                figure,
                unit=earlier.unit,
                of=of,
                place=place,
                scope=tuple(dict.fromkeys((*of, *place))),
                since=figure.since or earlier.since,
            )
    return replace(figure, unit="person")


class _SentenceReader:
    """Reads the figures of one sentence."""

    def __init__(
        self,
        words: Words,
        timexes: Sequence[Timex],
        quotes: Sequence[Quote],
        published: date | None,
        previous: date | None,
    ) -> None:
        self._words = words
        self._timexes = timexes
        self._quotes = quotes
        self._published = published
        self._previous = previous

    def read(self) -> Iterator[Figure]:
        """Yield the figures of the sentence in order."""
        phrases = list(self._phrases())
        if not phrases:
            return
        words = self._words
        told = [self._said(bounded, phrase) for bounded, phrase in phrases]
        sums = _share_topics(words, [phrase for _, phrase in phrases], told)
        times = times_of(words, self._timexes)
        cues = since_cues(words)
        according = according_to(words)
        for at, ((bounded, phrase), said) in enumerate(zip(phrases, told, strict=True)):
            if said is None:
                continue
            until = phrases[at + 1][1].first if at + 1 < len(phrases) else len(words)
            number = bounded.quantity
            start = words.starts[number.first]
            scope = read_scope(words, phrase, said, until)
            period = read_period(words, phrase, said, times, cues, self._published, self._previous)
            end = words.ends[max(phrase.last, number.last) - 1]
            yield Figure(
                start,
                end,
                words.text[start:end],
                number.value,
                number.low,
                number.high,
                phrase.unit or _default_unit(said),
                said.topic,
                tuple(dict.fromkeys((*scope.of, *scope.place))),
                period.as_of,
                period.since,
                quoted_claimant(start, self._quotes) or according,
                of=scope.of,
                place=scope.place,
                hedged=_hedged(words, phrase, said),
                sums_with=None if sums[at] is None else words.starts[sums[at]],
            )

    def _phrases(self) -> Iterator[tuple[Bounded, Phrase]]:
        """Yield the quantities of the sentence that are figures, with what they count."""
        words, starters = self._words, _starters()
        at = 0
        while at < len(words):
            low = words.low[at]
            if not (low in starters or low[0].isdigit()):
                at += 1
                continue
            number = read_quantity(words, at)
            if number is None:
                at += 1
                continue
            at = max(at + 1, number.last)
            if self._in_timex(number):
                continue
            bounded = _without_old_level(words, bound(words, number))
            counted = read_counted(words, bounded.quantity)
            if not is_no_figure(words, bounded, counted):
                last = max(counted.last, bounded.quantity.last)
                unit = number.unit or unit_of(counted)
                yield (
                    bounded,
                    Phrase(bounded.governed_at, bounded.quantity.first, last, counted, unit),
                )

    def _in_timex(self, number: Quantity) -> bool:
        start, end = self._words.starts[number.first], self._words.ends[number.last - 1]
        return any(timex.start < end and start < timex.end for timex in self._timexes)

    def _said(self, bounded: Bounded, phrase: Phrase) -> Said | None:
        number = bounded.quantity
        if number.unit:
            return measure_topic(self._words, phrase)
        if number.compound:
            return compound_topic(self._words, phrase) if number.value > 12 else None
        return topic_of(self._words, phrase) or thing_topic(self._words, phrase)


@cache
def _starters() -> frozenset[str]:
    """Give the words that a quantity can start with, digits apart."""
    return frozenset(
        (
            *lexicon.numbers("cardinal"),
            *lexicon.entries("numbers", "plural"),
            *lexicon.entries("numbers", "quantifier"),
            *lexicon.entries("measures", "currency sign"),
            *lexicon.numbers("part"),
            "a",
            "an",
        )
    )


def _default_unit(said: Said) -> str:
    """Give the unit of a number without a noun: a person, or "" for a toll, whose unit was told before."""
    return "" if said.rule == "measure" else "person"


def _without_old_level(words: Words, bounded: Bounded) -> Bounded:
    """Read "rose from 10 to 12" as the new level 12, not as a range."""
    number = bounded.quantity
    if words.at(number.first) != "from" or number.low == number.high:
        return bounded
    form = lexicon.verbs().get(words.at(number.first - 1))
    if form is None or form.base not in lexicon.words("verbs", "rise"):
        return bounded
    return replace(bounded, quantity=replace(number, value=number.high, low=number.high))


def _hedged(words: Words, phrase: Phrase, said: Said) -> bool:
    """Tell whether the figure is only possible, planned or feared."""
    first = said.verb_at - 4 if said.verb_at < phrase.first else phrase.last
    last = said.verb_at if said.verb_at > first else first + 2
    hedges = lexicon.words("verbs", "hedge")
    return any(word in hedges for word in words.low[max(0, first) : last + 1])


_JOINTS = frozenset((("and",), (",",), (",", "and"), ("or",), ("plus",), ("as", "well", "as")))


def _share_topics(
    words: Words, phrases: Sequence[Phrase], told: list[Said | None]
) -> list[int | None]:
    """Let coordinated figures share what is said of one of them: "killed 7 soldiers and 2 civilians".

    Returns:
        For each figure that stands in a coordination about one topic, the index of the coordination's
        first word; None for the others.
    """
    sums: list[int | None] = [None] * len(phrases)
    for at in range(1, len(phrases)):
        one, other = phrases[at - 1], phrases[at]
        if tuple(words.low[one.last : other.first]) not in _JOINTS:
            continue
        first, second = told[at - 1], told[at]
        if first is not None and first.rule in ("left", "governor", "action"):
            if (
                second is None
                or second.rule == "head"
                or (second.rule == "action" and second.verb_at >= other.last)
            ):
                told[at] = second = first
        elif (
            second is not None
            and second.rule == "right"
            and (first is None or first.rule == "head")
        ):
            told[at - 1] = first = second
        if first is not None and second is not None and first.topic == second.topic:
            sums[at - 1] = one.first if sums[at - 1] is None else sums[at - 1]
            sums[at] = sums[at - 1]
    return sums
