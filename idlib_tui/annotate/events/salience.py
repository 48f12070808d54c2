"""Choosing the triggers that represent a sentence in the chronology.

Whatever the text itself dates is chosen, once for each time of a sentence, except questions and
comments (``worth``). What is dated only by its context is chosen if the main clause reports that
something happened to somebody with a name; what only the publication date dates, only in the lead
and with a subject of its own. Background, states and speech would flood a chronology without adding
dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import FUNCTION, PAST, STATE
from idlib_tui.annotate.events.tense import Tense
from idlib_tui.annotate.events.worth import is_habit, is_report
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import AttachedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.context import Speech
    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.annotate.events.spans import When

_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
STATED = frozenset({AttachedBy.CLAUSE, AttachedBy.SENTENCE})
_FEWEST_WORDS = 5
_HYPHENS = frozenset("-‐‑")
_MAIN_CLAUSE = 1.0
"""The clause boundaries within which a verb is still the main one of its sentence."""


def main_triggers(
    dated: DatedSentence,
    placed: Sequence[tuple[Dating, When]],
    speech: Speech,
    *,
    named: bool,
    lead: bool,
) -> frozenset[int]:
    """Choose the triggers of a sentence that the chronology shows.

    Args:
        dated: The sentence.
        placed: Its triggers with their times.
        speech: The quotes.
        named: Whether the sentence names somebody or some place.
        lead: Whether it is one of the first of its article.

    Returns:
        The offsets of the chosen triggers, at most one for each time.
    """
    if dated.heading or len(dated.tokens.words) < _FEWEST_WORDS or not is_report(dated.tokens):
        return frozenset()
    if is_habit(dated.tokens, [dating.trigger.tense for dating, _ in placed]):
        return frozenset()
    best: dict[str, Dating] = {}
    for dating, when in placed:
        if not _is_stated(dating):
            if not named or not _is_news(dating, dated, speech):
                continue
            if dating.by is AttachedBy.REPORTED and not (lead and _has_subject(dating, dated)):
                continue
        known = best.get(when.value)
        if known is None or _rank(dating, dated) < _rank(known, dated):
            best[when.value] = dating
    chosen = [dating for dating in best.values() if dating.by in STATED]
    return frozenset(dating.trigger.start for dating in chosen or list(best.values())[:1])


def _is_stated(dating: Dating) -> bool:
    """Check whether the sentence itself dates a trigger."""
    return dating.by is AttachedBy.CLAUSE or (
        dating.by is AttachedBy.SENTENCE and bool(dating.trigger.tense)
    )


def _is_news(dating: Dating, dated: DatedSentence, speech: Speech) -> bool:
    """Check whether a trigger dated by its context reports an event."""
    trigger = dating.trigger
    if dating.by in STATED or dating.weak or trigger.saying or trigger.state:
        return False
    if trigger.tense not in _HAPPENED or dated.costs[trigger.at] >= _MAIN_CLAUSE:
        return False
    return not dated.tokens.speech[trigger.at] and not speech.covers(trigger.start)


def _has_subject(dating: Dating, dated: DatedSentence) -> bool:
    """Check whether the subject of a verb for a single event, in the simple past, is a name.

    "He offered talks" continues the previous text; "they have always chafed at it" and "soldiers
    were manning checkpoints" describe states, and "sanctions have hurt exports" is background.
    """
    trigger, tokens = dating.trigger, dated.tokens
    kind = tokens.kinds[trigger.at]
    if trigger.tense is not Tense.PAST or not kind & PAST or kind & STATE:
        return False
    if tokens.words[trigger.at - 1] in _HYPHENS:
        return False  # "a Saudi-backed force"
    before = range(trigger.at)
    if words("event_words", "habit").intersection(tokens.words[: trigger.at]):
        return False
    dates = words("event_words", "dates")
    return any(
        tokens.written[at][0].isupper()
        and tokens.words[at] not in dates
        and (at > 0 or not tokens.kinds[at] & FUNCTION)
        for at in before
    )


def _rank(dating: Dating, dated: DatedSentence) -> tuple[bool, bool, bool, float, int]:
    """Sort key of triggers with the same time: events before who reported them, verbs, distance."""
    trigger = dating.trigger
    far = 0.0
    if dating.anchor is not None and dating.by in STATED:
        far = abs(dated.costs[dating.anchor.first] - dated.costs[trigger.at])
    return (dating.by is not AttachedBy.CLAUSE, trigger.saying, not trigger.tense, far, trigger.at)
