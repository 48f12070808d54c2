"""Whether a figure counts everything so far, what happened in one period, or a rate.

A running count ("has killed 12", "the toll rose to 12", "1,200 cases") is updated by the next
article; that of a period ("12 were killed on Monday", "12 new cases") and a rate ("kills 12 a
year") are not.
"""

from __future__ import annotations

from itertools import pairwise

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.periods import Period
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import is_adverb, is_mark
from idlib_tui.model import Counting

RATE_REACH = 7
"""The maximum distance in words of "a year" after its figure."""

CUE_REACH = 12
"""The maximum distance in words of "so far" from its figure."""

PERFECT_REACH = 16
"""The maximum distance in words of "has" from a verb that is coordinated with the one after it."""

_PERFECT = frozenset(("has", "have", "had", "’ve", "'ve", "having"))
_BE = frozenset(("been", "be", "being", "to", "not", "so", "far", "now"))
_NO_PERIODS = frozenset(("time", "times", "quarter", "quarters"))
_USUAL = frozenset(("average", "normal", "typical", "single"))
_LEFT = frozenset(("left", "leaving", "claimed", "cost"))


def counting_of(words: Words, phrase: Phrase, said: Said, period: Period) -> Counting:
    """Find what a figure counts of something that happens over time.

    Args:
        words: Its sentence.
        phrase: The quantity and what it counts.
        said: Its topic.
        period: The time that it covers.
    """
    if _is_rate(words, phrase, said):
        return Counting.RATE
    perfect = _is_perfect(words, phrase, said)
    # "Has killed 12" on Monday counts up to Monday, "had lost 12 on Monday" does not.
    up_to = perfect and period.since == period.as_of and "had" not in words.low
    if (period.since is not None and not (period.open or up_to)) or _is_increase(words, phrase):
        return Counting.PERIOD
    stated = period.since is not None or perfect or _is_level(said)
    if stated or _has_cue(words, phrase) or _is_kept(phrase, said):
        return Counting.SO_FAR
    return Counting.UNSTATED


def _is_increase(words: Words, phrase: Phrase) -> bool:
    """Recognise "12 new cases" and "another 12"."""
    increase = lexicon.words("words", "increase")
    before = words.low[max(0, phrase.first - 1) : phrase.number]
    if not {"another", *increase}.isdisjoint(before) and words.at(phrase.number - 1) != "than":
        return True
    return bool(phrase.counted.head) and not increase.isdisjoint(phrase.counted.modifiers)


def _is_level(said: Said) -> bool:
    """Check whether a figure is the level of a count: "the toll rose to 12"."""
    return said.rule == "measure" and said.topic in ("", *lexicon.topics().by_name)


def _is_rate(words: Words, phrase: Phrase, said: Said) -> bool:
    """Recognise "12 a year", "12 people every day", "kills 12 annually", "each year 12 die"."""
    times = lexicon.words("measures", "time") - _NO_PERIODS
    before = [*words.low[max(0, phrase.first - 4) : phrase.first], ".", *words.low[:2]]
    if any(one in ("every", "each") and other in times for one, other in pairwise(before)):
        return True
    each, whole = lexicon.words("words", "each"), lexicon.words("words", "each period")
    last = max(phrase.last, said.at + 1)
    for at in range(phrase.last, min(len(words), last + RATE_REACH)):
        low = words.low[at]
        if low in (".", ",", ";", ":", "but", "and"):
            return False
        if low in whole:
            return words.at(at - 1) != "almost"
        after = at + 1 + (words.at(at + 1) in _USUAL)
        if low in each and words.at(after) in times:
            return words.at(after + 1) not in lexicon.words("words", "not each")
    return False


def _is_perfect(words: Words, phrase: Phrase, said: Said) -> bool:
    """Check whether the verb of a figure is a perfect: "have been killed", "has left 12 dead"."""
    at = said.at
    if said.rule in ("state", "noun"):
        at = phrase.first - 1
        if words.at(at) not in _LEFT and words.at(at) not in lexicon.words("verbs", "be"):
            form = lexicon.verbs().get(words.at(at))
            if form is None or form.base not in lexicon.words("verbs", "count"):
                return False
        if words.at(at) in _PERFECT:
            return True
    if _follows_have(words, at):
        return True
    if said.rule not in ("before", "noun", "state"):
        return False
    return words.at(at - 1) in ("and", "or", "but") and _is_coordinated(words, at - 1)


def _follows_have(words: Words, at: int) -> bool:
    """Check whether a form of "have" with or without "been" stands before a word."""
    before = at - 1
    while before >= 0 and (
        words.low[before] in _BE or is_mark(words.low[before]) or is_adverb(words.low[before])
    ):
        before -= 1
    return words.at(before) in _PERFECT


def _is_coordinated(words: Words, at: int) -> bool:
    """Check whether a perfect goes on after "and": "has infected 300 people and killed 12"."""
    report = lexicon.words("verbs", "report")
    for before in range(at - 1, max(-1, at - PERFECT_REACH), -1):
        low = words.low[before]
        if low in _PERFECT:
            return True
        form = lexicon.verbs().get(low)
        if low in (".", ";", ":") or (form is not None and form.base in report):
            return False
    return False


def _has_cue(words: Words, phrase: Phrase) -> bool:
    """Look for "so far" and the like around a figure."""
    cues = lexicon.phrases("words", "so far")
    first, last = max(0, phrase.first - CUE_REACH), min(len(words), phrase.last + CUE_REACH)
    for at in range(first, last):
        low = words.low[at]
        if low in (".", ";", ":"):
            if at < phrase.first:
                continue
            return False
        if words.opens(at, cues):
            return True
    return False


def _is_kept(phrase: Phrase, said: Said) -> bool:
    """Check whether a count is one that authorities keep: "1,200 cases", "12 confirmed deaths"."""
    topic = lexicon.topics().by_name.get(said.topic)
    if topic is None or said.rule != "noun":
        return False
    kept = lexicon.words("words", "confirmed")
    return topic.kept or not kept.isdisjoint(phrase.counted.modifiers)
