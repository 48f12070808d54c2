"""Which triggers stand for a statement in the chronology.

Whatever the text itself dates is shown, once for each time of a sentence. What is only dated by its
surroundings is shown where the main clause tells that something happened to somebody by name;
background, states and speech would flood a chronology without telling when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.tense import Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.context import Speech
    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.annotate.events.spans import When

_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
_STATED = frozenset({"clause", "sentence"})
_FEWEST_WORDS = 5
_MAIN_CLAUSE = 1.0
"""The clause boundaries within which a verb is still the main one of its sentence."""


def main_triggers(
    dated: DatedSentence,
    placed: Sequence[tuple[Dating, When]],
    speech: Speech,
    *,
    named: bool,
) -> frozenset[int]:
    """Choose the triggers of a sentence that the chronology shows.

    Args:
        dated: The sentence.
        placed: Its triggers with their times.
        speech: What is said in quotation marks.
        named: The sentence names somebody or some place.

    Returns:
        The offsets of the chosen triggers, at most one for each time.
    """
    if dated.heading or len(dated.tokens.words) < _FEWEST_WORDS:
        return frozenset()
    best: dict[str, Dating] = {}
    for dating, when in placed:
        if not _is_stated(dating) and not (named and _is_news(dating, dated, speech)):
            continue
        known = best.get(when.value)
        if known is None or _rank(dating, dated) < _rank(known, dated):
            best[when.value] = dating
    chosen = [dating for dating in best.values() if dating.by in _STATED]
    return frozenset(dating.trigger.start for dating in chosen or list(best.values())[:1])


def _is_stated(dating: Dating) -> bool:
    """Tell whether the sentence itself dates a trigger."""
    return dating.by == "clause" or (dating.by == "sentence" and bool(dating.trigger.tense))


def _is_news(dating: Dating, dated: DatedSentence, speech: Speech) -> bool:
    """Tell whether a trigger dated by its surroundings reports a happening."""
    trigger = dating.trigger
    if dating.by in _STATED or dating.weak or trigger.saying or trigger.state:
        return False
    if trigger.tense not in _HAPPENED or dated.costs[trigger.at] >= _MAIN_CLAUSE:
        return False
    return not dated.tokens.speech[trigger.at] and not speech.covers(trigger.start)


def _rank(dating: Dating, dated: DatedSentence) -> tuple[bool, bool, bool, float, int]:
    """Order the triggers that share a time: what happened before who said it, verbs, nearness."""
    trigger = dating.trigger
    far = 0.0
    if dating.anchor is not None and dating.by in _STATED:
        far = abs(dated.costs[dating.anchor.first] - dated.costs[trigger.at])
    return (dating.by != "clause", trigger.saying, not trigger.tense, far, trigger.at)
