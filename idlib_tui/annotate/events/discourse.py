"""The time of each trigger of a text, sentence by sentence.

A trigger without a time expression of its own takes the current time of the text: that of the
previous sentence in the same paragraph, the day of the lead, or the publication date. In a text
about the past, which is not news, it takes the last time mentioned.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.lexicon import PRONOUN
from idlib_tui.annotate.events.offsets import date_by_offset
from idlib_tui.annotate.events.reading import read_sentences
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.events.tense import Tense
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import AttachedBy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from idlib_tui.annotate.events.anchors import Anchor
    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Timex

_LEAD = 3
"""The number of sentences in which a news article states its news."""
_LEAD_WORDS = 6
"""The maximum number of words of a dateline or a byline, which states no news."""
_RECENT = 8
"""The maximum number of days that the lead may look back for its day to be that of the news."""
_FEWEST_DATES = 3
_LONG_AGO = 365
_WEEKS_BEFORE = 31
"""The number of days back for which speech is carried: those quoted spoke recently."""

_MAIN_CLAUSE = 1.0
"""The clause boundaries from the start of a sentence within which its main verb is."""


class _Story:
    """The current time of a text, while it is read in order."""

    def __init__(self, lead: Anchor | None, published: date | None, *, narrative: bool) -> None:
        self._lead = lead
        self._published = published
        self._narrative = narrative
        self._focus: Anchor | None = None
        self._told_in = self._paragraph = -1
        self._spoken_of: dict[str, Anchor | None] = {}

    def follow(self, dated: DatedSentence) -> None:
        """Date the triggers that a sentence does not date itself, and update the current time."""
        paragraph = dated.sentence.paragraph
        coarse = self._focus is not None and not _is_day(self._focus)
        if coarse and paragraph != self._paragraph and not self._narrative:
            self._focus = None
        self._paragraph = paragraph
        goes_on = self._told_in == paragraph or (
            self._told_in == paragraph - 1 and _continues(dated.tokens)
        )
        for dating in dated.datings:
            self._carry(dating)
            dating.weak = (dating.by is AttachedBy.CARRIED and not goes_on) or (
                self._narrative and dating.anchor is None
            )
        _follow_verbs(dated)
        date_by_offset(dated, dated.offsets, None if self._narrative else self._published)
        self._remember(dated)
        focus = _next_focus(dated, self._focus, keep=self._narrative)
        if focus is not self._focus or goes_on:
            self._told_in = paragraph
        self._focus = focus

    def _carry(self, dating: Dating) -> None:
        """Date a trigger that its sentence does not date, by the current time of the text."""
        trigger = dating.trigger
        if dating.anchor is not None:
            return
        if trigger.definite and root_of(trigger.word) in self._spoken_of:
            dating.anchor, dating.by = self._spoken_of[root_of(trigger.word)], AttachedBy.CARRIED
        elif trigger.tense == Tense.PAST:
            if self._focus and (
                self._narrative or not trigger.saying or self._is_recent(self._focus)
            ):
                dating.anchor, dating.by = self._focus, AttachedBy.CARRIED
            elif self._lead is not None:
                dating.anchor = self._lead
        elif trigger.tense == Tense.PERFECT and not trigger.saying:
            dating.anchor = self._lead

    def _is_recent(self, anchor: Anchor) -> bool:
        first = anchor.timex.first
        if self._published is None or first is None or not _is_day(anchor):
            return False
        return 0 <= (self._published - first).days <= _WEEKS_BEFORE

    def _remember(self, dated: DatedSentence) -> None:
        """Record the times of a sentence's events, for "the deal", "their visit" later on."""
        if dated.heading:
            return
        for dating in dated.datings:
            if not dating.trigger.saying and (
                dating.trigger.noun or dating.by is AttachedBy.CLAUSE
            ):
                self._spoken_of.setdefault(root_of(dating.trigger.word), dating.anchor)


def date_triggers(document: Document, timexes: Sequence[Timex]) -> list[DatedSentence]:
    """Find the triggers of a document and date them."""
    read = list(read_sentences(document, timexes))
    lead = _lead(read, document.published) or _taken_up(read, document.published)
    narrative = lead is None and _is_narrative(timexes, document.published)
    story = _Story(lead, document.published, narrative=narrative)
    for dated in read:
        story.follow(dated)
    _date_headings(read, lead)
    return read


def _is_narrative(timexes: Sequence[Timex], published: date | None) -> bool:
    """Distinguish history from news: most of its dates are long before it was written."""
    days = [timex.first for timex in timexes if timex.first is not None]
    if published is None or len(days) < _FEWEST_DATES:
        return False
    past = sum((published - day).days > _LONG_AGO for day in days)
    return past * 2 > len(days)


def _lead(read: Sequence[DatedSentence], published: date | None) -> Anchor | None:
    """Find the day of the news: the first recent day on which something in the lead happened."""
    if published is None:
        return None
    prose = (d for d in read if not d.heading and len(d.tokens.words) > _LEAD_WORDS)
    for dated in islice(prose, _LEAD):
        for dating in dated.datings:
            anchor = dating.anchor
            if anchor is None or dating.trigger.tense not in {Tense.PAST, Tense.PERFECT}:
                continue
            if not anchor.signal and _is_recent_day(anchor, published):
                return anchor
    return None


def _taken_up(read: Sequence[DatedSentence], published: date | None) -> Anchor | None:
    """Find the day of a lead without one, if a later sentence dates its event."""
    prose = [d for d in read if not d.heading and len(d.tokens.words) > _LEAD_WORDS]
    if published is None or not prose:
        return None
    lead_roots = {
        root_of(dating.trigger.word)
        for dating in prose[0].datings
        if dating.trigger.tense in {Tense.PAST, Tense.PERFECT}
        and not (dating.trigger.saying or dating.trigger.state)
    }
    for dated in prose[1:]:
        for dating in dated.datings:
            anchor = dating.anchor
            if dating.by is not AttachedBy.CLAUSE or anchor is None or anchor.signal:
                continue
            if root_of(dating.trigger.word) in lead_roots and _is_recent_day(anchor, published):
                return anchor
    return None


def _is_recent_day(anchor: Anchor, published: date) -> bool:
    first = anchor.timex.first
    return first is not None and _is_day(anchor) and 0 <= (published - first).days <= _RECENT


def _date_headings(read: Sequence[DatedSentence], lead: Anchor | None) -> None:
    """Date the triggers of headings like the same words of the lead, else by its day."""
    dates: dict[str, Anchor | None] = {}
    for dated in islice((dated for dated in read if not dated.heading), _LEAD):
        for dating in dated.datings:
            dates.setdefault(root_of(dating.trigger.word), dating.anchor)
    for dated in read:
        if not dated.heading:
            continue
        for dating in dated.datings:
            if dating.by is not AttachedBy.CLAUSE:
                dating.anchor = dates.get(root_of(dating.trigger.word), lead)
                dating.by = AttachedBy.REPORTED


def _follow_verbs(dated: DatedSentence) -> None:
    """Give nouns, infinitives and participles without a time that of the previous verb."""
    governor: Dating | None = None
    waiting: list[Dating] = []
    for dating in dated.datings:
        if dating.trigger.tense:
            governor = dating
            for early in waiting:
                early.anchor = dating.anchor
            waiting = []
        elif dating.anchor is not None or dating.by is AttachedBy.CARRIED:
            continue
        elif governor is None:
            waiting.append(dating)
        else:
            dating.anchor = governor.anchor


def _next_focus(dated: DatedSentence, focus: Anchor | None, *, keep: bool) -> Anchor | None:
    """Find the time of the next sentence if it gives none: that of the main clause.

    Args:
        dated: The sentence.
        focus: The time before it.
        keep: Keep that even if the sentence is not in the past.
    """
    past = [dating for dating in dated.datings if dating.trigger.tense == Tense.PAST]
    for dating in past:
        anchor = dating.anchor
        if (
            dating.by is not AttachedBy.CLAUSE
            or anchor is None
            or anchor.signal
            or anchor.head is not None
        ):
            continue
        if anchor.setting or dated.costs[dating.trigger.at] < _MAIN_CLAUSE:
            return anchor
    return focus if keep or (past and not dated.heading) else None


def _continues(tokens: Tokens) -> bool:
    """Check whether a sentence begins by referring back to the one before it."""
    openings = words("event_words", "continues")
    return bool(tokens.words) and (
        bool(tokens.kinds[0] & PRONOUN)
        or tokens.words[0] in openings
        or " ".join(tokens.words[:2]) in openings
    )


def _is_day(anchor: Anchor) -> bool:
    return anchor.timex.first is not None and anchor.timex.first == anchor.timex.last
