"""Who says it: the speaker that the draft names beside the one that the source names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from idlib_tui.annotate.quotes.marks import Quotation
from idlib_tui.check.findings import Finding, Place, Subject, Verdict
from idlib_tui.check.markdown import BlockKind, DraftBlock
from idlib_tui.check.reading import Reading
from idlib_tui.check.sources import Source, Sources
from idlib_tui.model import Quote, ResolvedBy, Statement
from idlib_tui.names import name_words

_LEAD = re.compile(r"[\s“\"]*([^:“”\"\n]{2,60}?)\s*:\s*$")
"""A name and a colon directly before the quotation: "Kalin: “…”"."""

_LONGEST_LEAD = 8
"""Words that a name with its role may have."""

_WEAK = frozenset({ResolvedBy.CARRIED, ResolvedBy.NONE})


class Agreement(StrEnum):
    """How the draft's speaker compares with the source's."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"
    """One of them is missing, or only described."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A speaker as the draft names one, and where."""

    name: str
    start: int
    end: int


class Credits:
    """Compares the speakers of one draft with those of the sources."""

    def __init__(self, reading: Reading, sources: Sources) -> None:
        self._reading = reading
        self._sources = sources

    def judge(
        self,
        quotation: Quotation,
        places: Sequence[tuple[Source, int, int]],
        cited: Sequence[str],
    ) -> Finding | None:
        """Compare who says it; None where nobody is credited or the source has nobody say it.

        Args:
            quotation: As its marks stand in the plain text.
            places: Where its words were found.
            cited: The ids of the articles that the draft names for it.
        """
        named = list(self._credited(quotation))
        said = [
            (source, statement, start, end)
            for source, start, end in places
            for statement in _statements(source, start, end)
        ]
        if not named or not said:
            return None
        answers = {
            self._compare(credit.name, statement) for credit in named for _, statement, *_ in said
        }
        source, statement, start, end = said[0]
        speaker = statement.actor or statement.quote.speaker_text or "somebody"
        place = Place(source.id, start, end, source.article.text[start:end])
        draft = self._reading.draft
        if Agreement.SAME in answers:
            verdict, detail = Verdict.CREDITED, f"{source.id} has {speaker} say it."
        elif Agreement.OTHER not in answers or Agreement.OPEN in answers:
            verdict = Verdict.UNCREDITED
            detail = f"{source.id} does not show whether {named[0].name} says it."
        else:
            verdict = Verdict.MISCREDITED
            detail = f"Credited to {named[0].name}; {source.id} has {speaker} say it."
        start, end = draft.span(named[0].start, named[0].end)
        return Finding(
            Subject.SPEAKER,
            verdict,
            start,
            end,
            draft.line(start),
            named[0].name,
            detail,
            place,
            tuple(cited),
            mend=statement.actor if verdict is Verdict.MISCREDITED else None,
        )

    def _credited(self, quotation: Quotation) -> Iterator[Credit]:
        """List those to whom the draft gives a quotation, the surest first."""
        block = self._reading.draft.block_at(quotation.start)
        # A cell of a table is not a sentence that names its speaker.
        quote = None if block.kind is BlockKind.CELL else self._annotated(quotation)
        if quote is not None and self._refers_out(block, quote):
            quote = None
        if quote is not None and quote.resolved_by not in _WEAK:
            yield _credit_of(quote)
        led = self._lead(block, quotation)
        if led is not None:
            yield led
        if block.kind in {BlockKind.ITEM, BlockKind.QUOTE}:
            headed = self._heading(block)
            if headed is not None:
                yield headed
        if quote is not None and quote.resolved_by in _WEAK and quote.speaker_text:
            yield _credit_of(quote)

    def _refers_out(self, block: DraftBlock, quote: Quote) -> bool:
        """Check whether a list item says "he" of somebody whom only an item before it names.

        The items of a chronology come from several articles, and none goes on from the last.
        """
        if block.kind is not BlockKind.ITEM or quote.resolved_by is not ResolvedBy.PRONOUN:
            return False
        words = set(name_words(self._reading.draft.plain[block.start : block.end]))
        return words.isdisjoint(name_words(quote.speaker_text or ""))

    def _annotated(self, quotation: Quotation) -> Quote | None:
        """Give the annotator's quote that a quotation is, or is part of."""
        best: tuple[int, Quote] | None = None
        for quote in self._reading.quotes:
            shared = min(quote.end, quotation.end) - max(quote.start, quotation.start)
            if shared <= 0 or not quote.speaker_text:
                continue
            # The tightest of those that hold the words.
            fit = 2 * shared - (quote.end - quote.start)
            if best is None or fit > best[0]:
                best = fit, quote
        return best[1] if best else None

    def _lead(self, block: DraftBlock, quotation: Quotation) -> Credit | None:
        """Read a name in bold at the start of the block, or before a colon."""
        draft = self._reading.draft
        for start, end in draft.strong:
            if start <= block.start + 2 and block.start <= start < quotation.start:
                name = draft.plain[start:end].rstrip(" :,.—–-")
                if name and self._is_somebody(name):
                    return Credit(name, start, start + len(name))
        sentence = self._reading.sentence_at(quotation.start)
        begin = max(block.start, min(sentence.start, quotation.start))
        found = _LEAD.match(draft.plain[begin : quotation.start])
        if found and len(found.group(1).split()) <= _LONGEST_LEAD and self._is_somebody(found[1]):
            return Credit(found[1], begin + found.start(1), begin + found.end(1))
        return None

    def _heading(self, block: DraftBlock) -> Credit | None:
        """Read the name in the heading above, if it is somebody's."""
        draft = self._reading.draft
        above = [
            each
            for each in draft.blocks
            if each.kind is BlockKind.HEADING and each.start < block.start
        ]
        if not above:
            return None
        heading = draft.plain[above[-1].start : above[-1].end]
        name = re.split(r"\s[—–-]\s|[:(,]", heading)[0].strip()
        if not name or not self._is_somebody(name):
            return None
        return Credit(name, above[-1].start, above[-1].start + len(name))

    def _is_somebody(self, name: str) -> bool:
        return bool(self._sources.actors_named(name))

    def _compare(self, name: str, statement: Statement) -> Agreement:
        """Compare a name of the draft with the speaker of a statement."""
        quote = statement.quote
        actors = self._sources.actors_named(name)
        if statement.actor and statement.actor in actors:
            return Agreement.SAME
        words = frozenset(name_words(name))
        named = [
            each for each in (statement.actor, quote.speaker_text, quote.speaker_mention) if each
        ]
        known = [frozenset(name_words(each)) for each in named]
        if statement.actor:
            known += self._sources.names_of(statement.actor)
        if any(words <= each for each in known) or any(each and each <= words for each in known):
            return Agreement.SAME
        if not named or not statement.actor:
            return Agreement.OPEN
        # A stranger to the workspace is somebody else only where it is a name.
        return Agreement.OTHER if actors or name in self._reading.people else Agreement.OPEN


def _credit_of(quote: Quote) -> Credit:
    start = quote.start if quote.speaker_start is None else quote.speaker_start
    end = quote.end if quote.speaker_end is None else quote.speaker_end
    return Credit(quote.speaker_text or "", start, end)


def _statements(source: Source, start: int, end: int) -> list[Statement]:
    """Give the statements that hold most of a passage; those in quotation marks before others."""
    shared = [
        (min(end, each.quote.end) - max(start, each.quote.start), each)
        for each in source.statements
    ]
    most = max((length for length, _ in shared), default=0)
    if most <= 0:
        return []
    return [each for length, each in shared if length >= 0.9 * most]
