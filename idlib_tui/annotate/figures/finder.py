"""Finding the figures of a document, in the sentences that contain a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.sentence import read_sentence
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.text.document import Document
from idlib_tui.model import Figure, Mention, Quote, Timex

LONGEST_PIECE = 1200
"""Characters; a longer "sentence" is a table or litter, and is read in pieces of this length."""

MOST_NUMBERS = 80
"""The maximum number of numbers in digits per sentence, or piece of one: one with more is a table,
whose cells mean nothing by themselves. A list of thirty countries, each with its number of cases,
is read."""

TOLL_REACH = 2000
"""The distance in characters to the figure that a toll without a noun continues."""

REMEMBERED = 20
"""The maximum number of preceding figures that are examined for it."""

_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def find_figures(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],  # noqa: ARG001 - places and sides are told by their grammar
    quotes: Sequence[Quote],
) -> tuple[Figure, ...]:
    """Find the quantities of a document and what they count, in order.

    Annotations are optional, but improve the result: a number inside a time expression is not a
    figure, times give the period that a figure covers, and quotes give its claimant.
    """
    found: list[Figure] = []
    time_starts = [timex.start for timex in timexes]
    quote_starts = [quote.start for quote in quotes]
    longest_quote = max((quote.end - quote.start for quote in quotes), default=0)
    previous: date | None = None
    seen = 0
    for start, end, number_at in _pieces(document):
        first, last = bisect_left(time_starts, start), bisect_right(time_starts, end)
        for timex in timexes[seen:first]:
            previous = timex.first or previous
        seen = max(seen, first)
        times = timexes[first:last]
        if not _has_figure(document.text, number_at, end, times):
            continue
        around = quotes[
            bisect_left(quote_starts, start - longest_quote) : bisect_right(quote_starts, end)
        ]
        words = Words(document.text, start, end)
        for figure in read_sentence(words, times, around, document.published, previous):
            whole = _taken_up(figure, found)
            if whole is not None:
                found.append(whole)
    return tuple(found)


@cache
def _number() -> re.Pattern[str]:
    """Compile the pattern for sentences with a number; "one" counts only before people."""
    spelled = (
        *lexicon.numbers("cardinal"),
        *lexicon.numbers("scale"),
        *lexicon.numbers("part"),
        *lexicon.entries("numbers", "plural"),
    )
    either_case = {word for each in spelled for word in (each, each.capitalize())}
    people = "|".join(sorted(map(re.escape, lexicon.people())))
    one = rf"[Oo]ne (?:[a-z]+ ){{0,2}}(?:{people})\b"
    plain = "|".join(sorted(either_case - {"one", "One"}))
    # The look-ahead excludes most words by their first letter, at a third of the cost.
    first = "".join(sorted({word[0] for word in either_case}))
    return re.compile(rf"\b(?=[\d{first}])(?:\d|(?:{plain})\b|{one})")


def _pieces(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences, or pieces of overlong ones, with the position of their first number."""
    number = _number()
    for sentence in document.sentences:
        if not _is_prose(document.text, sentence.start, sentence.end):
            continue
        for start in range(sentence.start, sentence.end, LONGEST_PIECE):
            end = min(start + LONGEST_PIECE, sentence.end)
            found = number.search(document.text, start, end)
            if found is not None:
                yield start, end, found.start()


def _is_prose(text: str, start: int, end: int) -> bool:
    """Distinguish a sentence that may state a quantity from bare numbers and from a table."""
    if _LETTER.search(text, start, end) is None:
        return False
    length = end - start
    # A number takes a digit and a mark or a space.
    if length <= 2 * MOST_NUMBERS:
        return True
    pieces = max(1.0, length / LONGEST_PIECE)
    return len(_DIGITS.findall(text, start, end)) <= MOST_NUMBERS * pieces


def _has_figure(text: str, at: int, end: int, times: Sequence[Timex]) -> bool:
    """Check whether a sentence with its first number at ``at`` has one outside its times."""
    for time in times:
        if at < time.start:
            return True
        if at < time.end:
            found = _number().search(text, time.end, end)
            if found is None:
                return False
            at = found.start()
    return True


def _taken_up(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """Let a toll or total without a noun ("put the toll at 372") count what was counted before.

    Returns:
        None if the total has no antecedent.
    """
    if figure.unit and figure.topic:
        return figure
    for earlier in reversed(before[-REMEMBERED:]):
        alike = figure.topic in ("", earlier.topic) and earlier.topic in lexicon.topics().by_name
        if alike and figure.start - earlier.end < TOLL_REACH:
            of, place = figure.of or earlier.of, figure.place or earlier.place
            # The total of a day's deaths refers to more than that day.
            day = earlier.since is not None and earlier.since == earlier.as_of
            return replace(
                figure,
                topic=earlier.topic,
                unit=earlier.unit,
                of=of,
                place=place,
                scope=tuple(dict.fromkeys((*of, *place))),
                since=figure.since or (None if day else earlier.since),
            )
    return replace(figure, unit="person") if figure.topic else None
