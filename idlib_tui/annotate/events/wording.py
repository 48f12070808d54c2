"""The words of a statement: a whole sentence, or the clauses of it that are about one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import ADVERB, COORDINATOR, WORD

if TYPE_CHECKING:
    from idlib_tui.annotate.events.attach import Anchor
    from idlib_tui.annotate.events.discourse import DatedSentence, Dating

LONGEST = 300
"""The most characters that a statement has."""


def statement_span(
    text: str, dated: DatedSentence, dating: Dating, anchor: Anchor | None, *, split: bool
) -> tuple[int, int]:
    """Choose the words that state when a trigger happened.

    Args:
        anchor: The expression in the same sentence, which the words must hold; None if elsewhere.
        split: The sentence speaks of several times, so that a coordinate clause stands alone.

    Returns:
        A span of the text of at most ``LONGEST`` characters, without leading conjunction.
    """
    tokens = dated.tokens
    low, high = 0, len(tokens.words) - 1
    if not tokens.words:
        return dated.sentence.start, dated.sentence.end
    inner_low = inner_high = dating.trigger.at
    if anchor is not None:
        inner_low, inner_high = min(inner_low, anchor.first), max(inner_high, anchor.last)
    if split:
        cuts = _coordinate_cuts(dated)
        low = max((cut for cut in cuts if cut <= inner_low), default=0)
        high = min((cut - 1 for cut in cuts if cut > inner_high), default=high)
    if tokens.ends[high] - tokens.starts[low] > LONGEST:
        low, high = _shorten(dated, low, high, inner_low, inner_high)
    return _trim(text, dated, low, high, whole=(low == 0, high == len(tokens.words) - 1))


def _coordinate_cuts(dated: DatedSentence) -> list[int]:
    """Find the tokens at which a clause with its own subject and verb begins."""
    tokens = dated.tokens
    finite = [d.trigger.at for d in dated.datings if d.trigger.tense]
    cuts = []
    for at in range(1, len(tokens.words) - 1):
        joined = tokens.words[at] == ";" or (
            tokens.kinds[at] & COORDINATOR and tokens.words[at - 1] in {",", ";"}
        )
        if not joined:
            continue
        following = [index for index in finite if index > at]
        has_subject = (
            following
            and following[0] > at + 1
            and any(
                tokens.kinds[index] & WORD and not tokens.kinds[index] & ADVERB
                for index in range(at + 1, following[0])
            )
        )
        if has_subject and any(index < at for index in finite):
            cuts.append(at)
    return cuts


def _shorten(
    dated: DatedSentence, low: int, high: int, inner_low: int, inner_high: int
) -> tuple[int, int]:
    """Keep the clauses around the inner tokens that fit, the beginning of the sentence first."""
    tokens, costs = dated.tokens, dated.costs
    steps = [at for at in range(low + 1, high + 1) if costs[at] - costs[at - 1] >= 0.5]
    starts = [low, *[at for at in steps if at <= inner_low]]
    ends = [*[at - 1 for at in steps if at > inner_high], high]
    for start in starts:
        for end in reversed(ends):
            if tokens.ends[end] - tokens.starts[start] <= LONGEST:
                return start, end
    start = starts[-1]
    if tokens.ends[inner_high] - tokens.starts[start] > LONGEST:
        start = inner_low
    end = start
    while end < high and tokens.ends[end + 1] - tokens.starts[start] <= LONGEST:
        end += 1
    return start, end


def _trim(
    text: str, dated: DatedSentence, low: int, high: int, whole: tuple[bool, bool]
) -> tuple[int, int]:
    """Drop leading conjunctions and marks, and marks that a cut left at the end."""
    tokens = dated.tokens
    while low < high and (
        tokens.kinds[low] & COORDINATOR or tokens.words[low] in {",", ";", ":", "-", "–", "—"}
    ):
        low += 1
    start = tokens.starts[low]
    if whole[0] and low == 0:
        start = dated.sentence.start
    if whole[1]:
        end = min(dated.sentence.end, start + LONGEST)
        return start, max(end, start + 1) if end < dated.sentence.end else end
    while high > low and not tokens.kinds[high] and tokens.words[high] in {",", ";", ":", "-", "–"}:
        high -= 1
    return start, min(tokens.ends[high], start + LONGEST)
