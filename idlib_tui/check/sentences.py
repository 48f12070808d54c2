"""Each sentence of a draft: sourced, a judgement, or neither; and whether it turns its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from idlib_tui.check.claims import Claim, Match, Matcher
from idlib_tui.check.findings import Difference, Finding, Place, Subject, Verdict
from idlib_tui.check.folding import Folded
from idlib_tui.check.markdown import BlockKind
from idlib_tui.check.reading import Reading
from idlib_tui.check.words import judgement, qualifiers

_FEWEST_WORDS = 3
"""Fewer words are a label, not a sentence."""

_FOLLOWS = 0.75
"""Share of a claim's words from which on a missing negation is no matter of wording."""

_FEW_CHANGED = 4
"""Words of a change up to which a negation in it is the change, and not part of another text."""

_STRANGE = 0.35
"""Share of its words below which a cited article does not have what a claim says."""

_FEWEST_CLAIMED = 6
"""Words of a claim that it needs at least to be traced to another article."""


class Sentences:
    """Judges the sentences of one draft."""

    def __init__(self, reading: Reading, matcher: Matcher) -> None:
        self._reading = reading
        self._matcher = matcher

    def judge(self, claims: Sequence[Claim], quoted: Sequence[Finding]) -> Finding | None:
        """Judge a sentence; None for a heading, a cell and a label.

        Args:
            claims: Its claims, in order.
            quoted: What was found of the quotations in it.
        """
        sentence = claims[0].sentence
        block = self._reading.draft.blocks[sentence.paragraph]
        text = self._reading.draft.plain[sentence.start : sentence.end]
        if (
            block.kind in {BlockKind.HEADING, BlockKind.CELL}
            or len(Folded(text).words) < _FEWEST_WORDS
        ):
            return None
        found = next((finding for finding in map(self._against_source, claims) if finding), None)
        return found or self._standing(claims, quoted, text)

    def _standing(self, claims: Sequence[Claim], quoted: Sequence[Finding], text: str) -> Finding:
        """Find what a sentence is based on."""
        if any(claim.marks for claim in claims):
            cited = tuple(dict.fromkeys(each for claim in claims for each in claim.cited))
            return self._finding(claims, Verdict.SOURCED, "It has a reference.", cited=cited)
        borne = next((each for each in quoted if each.verdict is Verdict.VERBATIM), None)
        if borne is not None and borne.place is not None:
            detail = f"Its quotation stands in {borne.place.article}."
            return self._finding(claims, Verdict.SOURCED, detail, borne.place)
        if self._is_judgement(claims[0].start, text):
            return self._finding(claims, Verdict.JUDGEMENT, "It is marked as a judgement.")
        match = self._matcher.anywhere(claims[0])
        if match is not None:
            detail = f"It follows {match.source.id}."
            return self._finding(claims, Verdict.SOURCED, detail, _place(match))
        detail = "It has no source and is not marked as a judgement."
        return self._finding(claims, Verdict.UNSOURCED, detail)

    def _against_source(self, claim: Claim) -> Finding | None:
        """Report a claim that reverses its source, or that only another article has."""
        match = self._matcher.cited(claim) if claim.cited else self._matcher.anywhere(claim)
        if match is not None and match.share >= _FOLLOWS:
            return self._reversed(claim, match)
        if not claim.cited or (match is not None and match.share >= _STRANGE):
            return None
        words = Folded(self._reading.draft.plain, claim.start, claim.end).words
        if len(words) < _FEWEST_CLAIMED or self._quotes(claim):
            return None
        other = self._matcher.anywhere(claim)
        if other is None or other.share < _FOLLOWS:
            return None
        detail = f"Not in {', '.join(claim.cited)}; it follows {other.source.id}."
        return self._finding([claim], Verdict.WRONG_REFERENCE, detail, _place(other), claim.cited)

    def _quotes(self, claim: Claim) -> bool:
        """Return whether a claim is mostly quotation, which is judged by itself."""
        inside = sum(
            min(each.end, claim.end) - max(each.start, claim.start)
            for each in self._reading.quotations
            if each.start < claim.end and claim.start < each.end
        )
        return 2 * inside > claim.end - claim.start

    def _reversed(self, claim: Claim, match: Match) -> Finding | None:
        words, source = match.words, match.found.source
        for step in match.found.changes:
            draft = words.words[step.first : step.last]
            theirs = source.words[step.begin : step.stop]
            denials = qualifiers("negation")
            if bool(denials.intersection(draft)) == bool(denials.intersection(theirs)):
                continue
            if max(len(draft), len(theirs)) > _FEW_CHANGED:
                continue
            at = words.starts[min(step.first, len(words.starts) - 1)]
            if any(each.start <= at < each.end for each in self._reading.quotations):
                continue
            # At the ends of the passage the words need not belong to the claim.
            if step.first == 0 or step.last == len(words.words):
                continue
            mine = words.written(step.first, step.last)
            other = " ".join(source.written(step.begin, step.stop).split())
            detail = f"{match.source.id} has “{other}” for “{mine}”."
            return self._finding(
                [claim],
                Verdict.REVERSED,
                detail,
                _place(match),
                claim.cited,
                (Difference(mine, other),),
            )
        return None

    def _is_judgement(self, start: int, text: str) -> bool:
        draft = self._reading.draft
        block = draft.block_at(start)
        opening = draft.plain[block.start : block.start + 40].casefold()
        if any(re.match(rf"{re.escape(label)}\s*:", opening) for label in judgement("labels")):
            return True
        if _phrases().search(text):
            return True
        level = 7
        for above in reversed(draft.blocks):
            if (
                above.start < block.start
                and above.kind is BlockKind.HEADING
                and above.level < level
            ):
                level = above.level
                words = Folded(draft.plain, above.start, above.end).words
                if set(judgement("headings")).intersection(words):
                    return True
        return False

    def _finding(
        self,
        claims: Sequence[Claim],
        verdict: Verdict,
        detail: str,
        place: Place | None = None,
        cited: tuple[str, ...] = (),
        differences: tuple[Difference, ...] = (),
    ) -> Finding:
        draft = self._reading.draft
        start, end = claims[0].start, claims[-1].end
        begin, stop = draft.span(start, end)
        return Finding(
            Subject.SENTENCE,
            verdict,
            begin,
            stop,
            draft.line(begin),
            draft.plain[start:end].strip(),
            detail,
            place,
            cited,
            differences,
        )


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, judgement('phrases')))})\b", re.IGNORECASE)


def _place(match: Match) -> Place:
    start, end = match.span
    return Place(match.source.id, start, end, match.source.article.text[start:end])
