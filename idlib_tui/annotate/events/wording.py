"""The words of a statement: a whole sentence, or its clauses about one time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import ADVERB, COORDINATOR, WORD

if TYPE_CHECKING:
    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.reading import DatedSentence
    from idlib_tui.annotate.events.tokens import Tokens

LONGEST = 400
"""The maximum number of characters of a statement; hardly any sentence of news is longer."""
_BREAK = 0.5
"""The clause boundary, as weighed by ``clauses.boundaries``, at which a statement may be cut."""
_DATELINE, _AGENCY = 40, 3
"""The maximum numbers of tokens of a dateline, and of words of the name of an agency."""
_DASHES = frozenset("-–—")
_LEADING = frozenset(",;:-–—")


class Wording:
    """Chooses the words of the statements of one sentence."""

    def __init__(self, dated: DatedSentence, *, split: bool) -> None:
        """Analyse a sentence.

        Args:
            dated: The sentence.
            split: Whether it is about several times, so that its coordinate clauses are separate.
        """
        self._tokens = dated.tokens
        self._sentence = dated.sentence
        self._last = len(dated.tokens.words) - 1
        self._cuts = _coordinate_cuts(dated) if split else []
        self._costs = dated.costs
        self._steps: list[int] | None = None
        self._body = _behind_dateline(dated.tokens)
        whole = not self._cuts and self._last >= 0 and not self._body
        fits = whole and self._length(0, self._last) <= LONGEST
        self._whole = self._trim(0, self._last) if fits else None

    def span(self, trigger: int, anchor: Anchor | None) -> tuple[int, int]:
        """Choose the words that state when a trigger happened.

        Args:
            trigger: The index of the trigger's token.
            anchor: The expression in the same sentence, which must be included, or None.

        Returns:
            A span of the text of at most ``LONGEST`` characters, without leading conjunction.
        """
        if self._whole is not None:
            return self._whole
        inner_low = min(trigger, anchor.first) if anchor else trigger
        inner_high = max(trigger, anchor.last) if anchor else trigger
        before, after = bisect_right(self._cuts, inner_low), bisect_right(self._cuts, inner_high)
        low = self._cuts[before - 1] if before else 0
        if low < self._body <= inner_low:
            low = self._body
        high = self._cuts[after] - 1 if after < len(self._cuts) else self._last
        if self._length(low, high) > LONGEST:
            low, high = self._shorten(low, high, inner_low, inner_high)
        return self._trim(low, high)

    def _length(self, low: int, high: int) -> int:
        return self._tokens.ends[high] - self._tokens.starts[low]

    def _shorten(self, low: int, high: int, inner_low: int, inner_high: int) -> tuple[int, int]:
        """Keep the clauses around the inner tokens that fit, the start of the sentence first."""
        if self._steps is None:
            costs = self._costs
            self._steps = [at for at in range(1, len(costs)) if costs[at] - costs[at - 1] >= _BREAK]
        steps = self._steps
        starts = [low, *steps[bisect_right(steps, low) : bisect_right(steps, inner_low)]]
        ends = [at - 1 for at in steps[bisect_right(steps, inner_high) : bisect_left(steps, high)]]
        ends.append(high)
        for start in starts:
            for end in reversed(ends):
                if end >= inner_high and self._length(start, end) <= LONGEST:
                    return start, end
        start = starts[-1] if self._length(starts[-1], inner_high) <= LONGEST else inner_low
        end = start
        while end < high and self._length(start, end + 1) <= LONGEST:
            end += 1
        return start, end

    def _trim(self, low: int, high: int) -> tuple[int, int]:
        """Remove leading conjunctions and marks, and marks that a cut left at the end."""
        tokens = self._tokens
        while low < high and (tokens.kinds[low] & COORDINATOR or tokens.words[low] in _LEADING):
            low += 1
        while low < high < self._last and tokens.words[high] in _LEADING:
            high -= 1
        start = self._sentence.start if low == 0 else tokens.starts[low]
        end = self._sentence.end if high == self._last else tokens.ends[high]
        return start, min(end, start + LONGEST)


def _behind_dateline(tokens: Tokens) -> int:
    """Find the first token after "ANKARA, March 3 (Agency) –"; 0 if there is no dateline."""
    words = tokens.words
    for at in range(2, min(_DATELINE, len(words) - 2)):
        if words[at] == ")" and words[at + 1] in _DASHES:
            opened = at - 2
            while opened > at - 2 - _AGENCY and opened >= 0 and words[opened] != "(":
                opened -= 1
            if opened >= 0 and words[opened] == "(" and tokens.written[opened + 1][0].isupper():
                return at + 2
    return 0


def _coordinate_cuts(dated: DatedSentence) -> list[int]:
    """Find the tokens at which a clause with its own subject and verb begins."""
    tokens = dated.tokens
    finite = [dating.trigger.at for dating in dated.datings if dating.trigger.tense]
    cuts = []
    for at in range(1, len(tokens.words) - 1):
        joined = tokens.words[at] == ";" or (
            tokens.kinds[at] & COORDINATOR and tokens.words[at - 1] in {",", ";"}
        )
        if not joined or not finite or finite[0] > at:
            continue
        following = bisect_right(finite, at)
        if following < len(finite) and any(
            tokens.kinds[index] & WORD and not tokens.kinds[index] & ADVERB
            for index in range(at + 1, finite[following])
        ):
            cuts.append(at)
    return cuts
