"""The time that a figure covers: the day it was counted, and the day from which the counting started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Timex, TimexType

_SINCE = frozenset(("since", "because", "considering"))
_SINCE_PHRASES = (
    ("due", "to", "the", "fact"),
    ("given", "that"),
    ("considering", "that"),
    ("starting",),
)
_CLAUSE_MARKS = frozenset(
    (",", ";", ":", "(", "—", "–", "who", "which", "while", "after", "before", "when")
)
_OPENING_REACH = 6
"""Words from the start of a sentence within which a time holds for all of its main clause."""


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure covers. Equal days: what happened on that day alone."""

    since: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class TimeInSentence:
    """A time expression and the words that it takes in a sentence."""

    timex: Timex
    first: int
    last: int


def times_of(words: Words, timexes: Sequence[Timex]) -> list[TimeInSentence]:
    """Place the time expressions of a sentence among its words."""
    return [
        TimeInSentence(timex, words.index_at(timex.start), words.index_at(timex.end - 1) + 1)
        for timex in timexes
    ]


def read_period(
    words: Words,
    phrase: Phrase,
    said: Said,
    times: Sequence[TimeInSentence],
    cues: Sequence[int],
    published: date | None,
    previous: date | None,
) -> Period:
    """Read the period of a figure.

    Args:
        words: Its sentence.
        phrase: The quantity and what it counts.
        said: What is said of it.
        times: The time expressions of the sentence.
        cues: Where ``since_cues`` found a "since".
        published: The publication day, on which a figure is taken to be counted.
        previous: The first day of the last time told before this sentence: "since then".
    """
    topic = lexicon.topics().by_name.get(said.topic)
    reported = next((t for t in times if _of_reporting(words, t)), None)
    as_of = (reported.timex.last if reported else None) or published
    if said.rule == "head" or (topic is not None and topic.stock):
        return Period(None, as_of)
    since = _since(words, phrase, times, cues, previous)
    if since is not None:
        return Period(since, as_of)
    first, last = min(phrase.first, said.verb_at), max(phrase.last, said.verb_at + 1)
    for time in sorted(times, key=lambda t: (abs(t.first - phrase.first), t.first)):
        if _of_reporting(words, time) or not _same_clause(words, first, last, time):
            continue
        period = _covered(time.timex, as_of)
        if period is not None:
            return period
    return Period(None, as_of)


def _of_reporting(words: Words, time: TimeInSentence) -> bool:
    """Tell whether a time belongs to a verb of saying: "said on Monday"."""
    report = lexicon.words("verbs", "report")
    verbs = lexicon.verbs()
    for at in range(time.first - 1, max(-1, time.first - 7), -1):
        low = words.low[at]
        form = verbs.get(low)
        if form is not None:
            return form.base in report and form.form != "ing" and low not in _SINCE
        if low in (",", ";", "that"):
            return False
    return False


def since_cues(words: Words) -> list[int]:
    """Find "since" and the rewordings of it that machine spinning leaves ("because January 1")."""
    return [
        at
        for at, low in enumerate(words.low)
        if low in _SINCE
        or any(
            low == cue[0] and words.low[at : at + len(cue)] == list(cue) for cue in _SINCE_PHRASES
        )
    ]


def _since(
    words: Words,
    phrase: Phrase,
    times: Sequence[TimeInSentence],
    cues: Sequence[int],
    previous: date | None,
) -> date | None:
    """Read the day from "since December 1", "since then", "since the war began in March"."""
    for at in cues:
        if at < phrase.first and at > 1 and words.at(at - 1) != ",":
            continue
        if words.at(at + 1) == "then":
            return previous
        reach = 4 if words.low[at] == "because" else 24
        for time in times:
            if at < time.last and time.first - at <= reach and time.timex.first is not None:
                if words.low[at] == "since" or time.timex.type == TimexType.DATE:
                    return time.timex.first
    return None


def _same_clause(words: Words, first: int, last: int, time: TimeInSentence) -> bool:
    """Tell whether nothing that opens a clause stands between a figure with its verb and a time."""
    if time.last <= first:
        if (
            time.first <= _OPENING_REACH
            and words.at(time.last) in (",", "too", "alone")
            or time.first <= 2
        ):
            return True
        between = words.low[time.last : first]
    else:
        between = words.low[last : time.first]
    return not any(word in _CLAUSE_MARKS for word in between) and "and" not in between[:-1]


def _covered(timex: Timex, as_of: date | None) -> Period | None:
    """Give the days that a time expression covers; None where it cannot be placed."""
    if timex.first is not None and timex.last is not None:
        return Period(timex.first, timex.last)
    if timex.type == TimexType.DURATION and as_of is not None:
        days = _days(timex.value)
        if days:
            return Period(as_of - timedelta(days=min(days, (as_of - date.min).days)), as_of)
    return None


def _days(value: str) -> int:
    """Give the length of a TIMEX3 duration in days, roughly; 0 where it has none."""
    unit = {"Y": 365, "M": 30, "W": 7, "D": 1, "E": 3650}.get(value[-1:], 0)
    number = value[1:-1]
    if value.startswith("PT") or not unit or not number.isdecimal() or len(number) > 4:
        return 0
    return int(number) * unit
