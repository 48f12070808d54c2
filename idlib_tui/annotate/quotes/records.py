"""Converting attributions and reported clauses to records."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.attribution import How
from idlib_tui.annotate.quotes.phrases import naming_span
from idlib_tui.annotate.quotes.stance import stance_of
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import (
    Category,
    Mention,
    MentionKind,
    Quote,
    QuoteKind,
    ResolvedBy,
    Stance,
    TimexType,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from idlib_tui.annotate.people.table import Person
    from idlib_tui.annotate.quotes.attribution import Attribution
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading
    from idlib_tui.annotate.quotes.reported import Clause
    from idlib_tui.annotate.quotes.reports import Report
    from idlib_tui.annotate.quotes.resolver import Resolver
    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Timex

_SURE = {
    ResolvedBy.NAME: 0.97,
    ResolvedBy.ALIAS: 0.97,
    ResolvedBy.STORY: 0.95,
    ResolvedBy.ROLE: 0.8,
    ResolvedBy.PRONOUN: 0.85,
    ResolvedBy.NONE: 0.0,
}
"""The accuracy of each way of resolving a speaker, rounded from measurements on news articles."""
_TIED = {
    How.AFTER: 1.0,
    How.BEFORE: 0.97,
    How.AROUND: 0.93,
    How.CARRIED: 0.9,
    How.SUBJECT: 0.6,
    How.NONE: 0.0,
}
"""The accuracy of each way of linking a quotation to its speaker."""

_NOBODY = frozenset({"that", "these", "this", "those"})
"""Words that do not refer to a speaker by themselves."""
_STATED_BEFORE = 8
"""The maximum distance before the subject of an "On Friday," that dates the report."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The speaker, and how he was identified."""

    text: str | None = None
    mention: str | None = None
    start: int | None = None
    end: int | None = None
    by: ResolvedBy = ResolvedBy.NONE
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes the records of one document.

    Attributes:
        reading: The masked text.
        resolver: Resolves phrases to people.
        document: The document.
        timexes: Its time expressions, in order.
    """

    reading: Reading
    resolver: Resolver
    document: Document
    timexes: Sequence[Timex]

    def quotes(
        self, attributions: Sequence[Attribution], clauses: Sequence[Clause]
    ) -> tuple[Quote, ...]:
        """Return the quotes, in order of their starts, the longer first."""
        found = [
            quote
            for attribution in attributions
            for quote in self._for_each(self._direct(attribution), attribution.subject)
        ]
        spoken: list[Quote] = []
        for clause in clauses:
            quote = self._reported(clause)
            if not (spoken and _is_within(quote, spoken[-1])):
                spoken.append(quote)
                found.extend(self._for_each(quote, clause.report.subject))
        return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))

    def _for_each(self, quote: Quote, phrase: Phrase | None) -> list[Quote]:
        """Make a quote of "X and Y said" one of each."""
        people = self.resolver.table.people
        return [
            replace(quote, speaker_text=people[member].name)
            for member in self.resolver.members_of(phrase)
        ] or [quote]

    def _direct(self, attribution: Attribution) -> Quote:
        quotation = self.reading.quotations[attribution.quotation]
        speaker = self._speaker(attribution.subject)
        carried = attribution.how is How.CARRIED and speaker.text is not None
        return self._quote(
            (quotation.start, quotation.end),
            QuoteKind.DIRECT,
            speaker,
            attribution.report,
            ResolvedBy.CARRIED if carried else speaker.by,
            speaker.sure * _TIED[attribution.how],
        )

    def _reported(self, clause: Clause) -> Quote:
        reading = self.reading
        speaker = self._speaker(clause.report.subject)
        kind = QuoteKind.MIXED if clause.mixed else QuoteKind.INDIRECT
        span = (reading.starts[clause.first], reading.ends[clause.last - 1])
        return self._quote(span, kind, speaker, clause.report, speaker.by, speaker.sure * 0.95)

    def _quote(
        self,
        span: tuple[int, int],
        kind: QuoteKind,
        speaker: _Speaker,
        report: Report | None,
        by: ResolvedBy,
        sure: float,
    ) -> Quote:
        reading = self.reading
        cue_start = None if report is None else reading.starts[report.first]
        cue_end = None if report is None else reading.ends[report.last - 1]
        stated = None if report is None else self._said_on(report, span)
        return Quote(
            start=span[0],
            end=span[1],
            text=reading.text[span[0] : span[1]],
            kind=kind,
            speaker_text=speaker.text,
            speaker_mention=speaker.mention,
            speaker_start=speaker.start,
            speaker_end=speaker.end,
            cue=None if report is None else reading.text[cue_start:cue_end],
            cue_start=cue_start,
            cue_end=cue_end,
            resolved_by=by,
            confidence=round(sure, 2),
            said_on=stated or self.document.published,
            said_on_stated=stated is not None,
            stance=Stance.ASSERTS if report is None else stance_of(reading, report),
        )

    def _speaker(self, phrase: Phrase | None) -> _Speaker:
        if phrase is None:
            return _Speaker()
        reading, resolver = self.reading, self.resolver
        first, last = naming_span(reading, phrase)
        start, end = reading.starts[first], reading.ends[last - 1]
        mention = reading.text[start:end]
        index = resolver.person_of(phrase)
        if index is None:
            antecedent = phrase.antecedent
            if antecedent is not None and antecedent.kind in {"description", "joint"}:
                text = self._speaker(self._undetermined(antecedent)).text
                return _Speaker(text, mention, start, end, ResolvedBy.PRONOUN, 0.7)
            noun = reading.lower[phrase.head]
            nobody = noun in _NOBODY or noun in words("clause_words", "no speaker")
            if phrase.kind in {"pronoun", "relative"} or nobody:
                return _Speaker(None, mention, start, end)
            return _Speaker(mention, mention, start, end, ResolvedBy.NAME, 0.8)
        person = resolver.table.people[index]
        by = self._resolved_by(phrase)
        sure = _SURE[by]
        if phrase.kind == "pronoun" and not person.gender:
            sure -= 0.2
        return _Speaker(person.name, mention, start, end, by, sure)

    def _undetermined(self, phrase: Phrase) -> Phrase:
        """Remove the "a" of "a baker"."""
        first = phrase.first
        while first < phrase.head and self.reading.flags[first] & Is.DETERMINER:
            first += 1
        return replace(phrase, first=first)

    def _resolved_by(self, phrase: Phrase) -> ResolvedBy:
        if phrase.kind == "relative" and phrase.antecedent is not None:
            return self._resolved_by(phrase.antecedent)
        if phrase.kind in {"pronoun", "relative"}:
            return ResolvedBy.PRONOUN
        resolver = self.resolver
        if phrase.kind == "description":
            person = resolver.table.people[resolver.descriptions[phrase.head]]
            if person.anonymous:
                return ResolvedBy.NAME
            return ResolvedBy.STORY if phrase.head in resolver.by_story else ResolvedBy.ROLE
        name = self.reading.names[phrase.name]
        person = resolver.table.people[name.person]
        return ResolvedBy.NAME if name.words == person.words else ResolvedBy.ALIAS

    def _said_on(self, report: Report, said: tuple[int, int]) -> date | None:
        """Find the day that the reporting clause itself states: "said on Tuesday".

        Args:
            report: The reporting clause.
            said: The span of the words that were said, whose days are not meant.
        """
        reading = self.reading
        unit = reading.units[report.unit]
        first = report.start
        if first - unit.first <= _STATED_BEFORE:
            first = unit.first
        last = min(report.behind, unit.last) - 1
        start, end = reading.starts[first], reading.ends[max(last, report.last - 1)]
        return self._day_within(start, end, said)

    def _day_within(self, start: int, end: int, said: tuple[int, int]) -> date | None:
        at = bisect_left(self.timexes, start, key=lambda timex: timex.start)
        while at < len(self.timexes) and self.timexes[at].end <= end:
            timex = self.timexes[at]
            single = timex.first is not None and timex.first == timex.last
            in_words = said[0] <= timex.start and timex.end <= said[1]
            if single and not in_words and timex.type in {TimexType.DATE, TimexType.TIME}:
                return timex.first
            at += 1
        return None

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions: names, and the pronouns and descriptions that are resolved."""
        return tuple(sorted(self._all_mentions(), key=lambda mention: (mention.start, mention.end)))

    def _all_mentions(self) -> list[Mention]:
        reading, people = self.reading, self.resolver.table.people
        tokens = reading.tokens
        found = []
        for name in reading.names:
            person = people[name.person]
            start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
            found.append(
                Mention(
                    start,
                    end,
                    reading.text[start:end],
                    MentionKind.NAME,
                    _category_of(person),
                    person.name,
                )
            )
        for item, index in self.resolver.pronouns.items():
            found.append(self._mention(item, item + 1, MentionKind.PRONOUN, index))
        for phrase in self.resolver.described:
            index = self.resolver.descriptions[phrase.head]
            kind = MentionKind.DESCRIPTION if people[index].anonymous else MentionKind.ROLE
            found.append(self._mention(phrase.first, phrase.last, kind, index))
        return found

    def _mention(self, first: int, last: int, kind: MentionKind, index: int) -> Mention:
        person = self.resolver.table.people[index]
        start, end = self.reading.starts[first], self.reading.ends[last - 1]
        text = self.reading.text[start:end]
        return Mention(start, end, text, kind, _category_of(person), person.name)


def _category_of(person: Person) -> Category:
    try:
        return Category(person.category)
    except ValueError:  # A group is a category of the resolver only.
        return Category.UNKNOWN


def _is_within(quote: Quote, outer: Quote) -> bool:
    """Match a reported clause within another by the same person: "he said he noted that …"."""
    return (
        quote.speaker_text == outer.speaker_text
        and outer.start <= quote.start
        and quote.end <= outer.end
    )
