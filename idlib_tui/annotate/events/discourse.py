"""When each trigger of a text happened, sentence by sentence.

A trigger without a time expression of its own takes the time that the text is speaking of: that of
the sentence before in the same paragraph, the day of the lead, or the day of publication.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.anchors import Anchor, find_anchors
from idlib_tui.annotate.events.attach import attach
from idlib_tui.annotate.events.clauses import boundaries
from idlib_tui.annotate.events.lexicon import PRONOUN
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.events.tense import Tense
from idlib_tui.annotate.events.tokens import Tokens, tokenise
from idlib_tui.annotate.events.triggers import Trigger, demote_participles, find_triggers
from idlib_tui.annotate.sentences import Sentence
from idlib_tui.annotate.wordlists import words
from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from idlib_tui.annotate.document import Document
    from idlib_tui.model import Timex


@dataclass(slots=True)
class Dating:
    """What a trigger's time is, and what told it.

    Attributes:
        anchor: The expression, of this sentence or of an earlier one; None where it is the day
            of publication.
        by: ``clause``, ``sentence``, ``carried`` or ``reported``.
        weak: Carried into a new paragraph that does not say that it goes on.
    """

    trigger: Trigger
    anchor: Anchor | None
    by: str
    weak: bool = False


@dataclass(slots=True)
class DatedSentence:
    """A sentence with its triggers and their times."""

    sentence: Sentence
    tokens: Tokens
    heading: bool
    costs: list[float]
    anchors: list[Anchor]
    datings: list[Dating] = field(default_factory=list)
    content: frozenset[str] | None = None
    """Roots of its content words, once asked for."""


_LEAD = 3
_WEEKS_BEFORE = 31
_LONGEST = 2000
"""Characters, five times the longest sentence that news prints."""
_RECENT = 8
"""How many days the lead may look back for its day to be that of the news."""


def date_triggers(document: Document, timexes: Sequence[Timex]) -> list[DatedSentence]:
    """Find the triggers of a document and date them."""
    read = list(_read(document, timexes))
    lead = _lead(read, document.published)
    spoken_of: dict[str, Anchor | None] = {}
    focus: Anchor | None = None
    paragraph = told_in = -1
    for dated in read:
        apart = dated.sentence.paragraph != paragraph
        paragraph = dated.sentence.paragraph
        if apart and focus is not None and not _is_day(focus):
            focus = None
        goes_on = told_in == paragraph or (told_in == paragraph - 1 and _continues(dated.tokens))
        for dating in dated.datings:
            _carry(dating, spoken_of, focus, lead, document.published)
            dating.weak = dating.by == "carried" and not goes_on
        _follow_verbs(dated)
        _remember(dated, spoken_of)
        told = _next_focus(dated, focus)
        if told is not focus or goes_on:
            told_in = paragraph
        focus = told
    _date_headings(read, lead)
    return read


def _date_headings(read: Sequence[DatedSentence], lead: Anchor | None) -> None:
    """Date the triggers of headings like the same words of the lead, else by its day."""
    told: dict[str, Anchor | None] = {}
    prose = (dated for dated in read if not dated.heading)
    for dated in islice(prose, _LEAD):
        for dating in dated.datings:
            told.setdefault(root_of(dating.trigger.word), dating.anchor)
    for dated in read:
        if dated.heading:
            for dating in dated.datings:
                dating.anchor = told.get(root_of(dating.trigger.word), lead)
                dating.by = "reported"


def _carry(
    dating: Dating,
    spoken_of: dict[str, Anchor | None],
    focus: Anchor | None,
    lead: Anchor | None,
    published: date | None,
) -> None:
    """Date a trigger that its sentence does not date, from what the text speaks of."""
    trigger = dating.trigger
    if dating.anchor is not None:
        return
    if trigger.definite and root_of(trigger.word) in spoken_of:
        dating.anchor, dating.by = spoken_of[root_of(trigger.word)], "carried"
    elif trigger.tense == Tense.PAST:
        if focus is not None and (not trigger.saying or _is_recent(focus, published)):
            dating.anchor, dating.by = focus, "carried"
        elif lead is not None:
            dating.anchor, dating.by = lead, "reported"


def _remember(dated: DatedSentence, spoken_of: dict[str, Anchor | None]) -> None:
    """Note when the happenings of a sentence were, for "the deal", "their visit" later on."""
    if dated.heading:
        return
    for dating in dated.datings:
        if not dating.trigger.saying and (dating.trigger.noun or dating.by == "clause"):
            spoken_of.setdefault(root_of(dating.trigger.word), dating.anchor)


def _continues(tokens: Tokens) -> bool:
    """Tell whether a sentence begins by pointing back at what was told before it."""
    if not tokens.words:
        return False
    first = tokens.words[0]
    if first in words("event_words", "continues") or tokens.kinds[0] & PRONOUN:
        return True
    return " ".join(tokens.words[:2]) in words("event_words", "continues")


def _is_recent(anchor: Anchor, published: date | None) -> bool:
    """Tell whether an anchor is a day of the weeks before publication."""
    first = anchor.timex.first
    return (
        published is not None
        and first is not None
        and _is_day(anchor)
        and 0 <= (published - first).days <= _WEEKS_BEFORE
    )


def _is_day(anchor: Anchor) -> bool:
    return anchor.timex.first is not None and anchor.timex.first == anchor.timex.last


def _follow_verbs(dated: DatedSentence) -> None:
    """Give nouns, infinitives and participles without a time that of the verb before them."""
    governor: Dating | None = None
    waiting: list[Dating] = []
    for dating in dated.datings:
        if dating.trigger.tense:
            governor = dating
            for early in waiting:
                early.anchor, early.by = dating.anchor, "reported"
            waiting = []
        elif dating.anchor is not None or dating.by == "carried":
            continue
        elif governor is None:
            waiting.append(dating)
        else:
            dating.anchor, dating.by = governor.anchor, "reported"


def _read(document: Document, timexes: Sequence[Timex]) -> Iterator[DatedSentence]:
    """Read each sentence by itself."""
    placed = [timex for timex in timexes if timex.first is not None and timex.type != TimexType.SET]
    starts = [timex.start for timex in placed]
    for sentence in _bounded(document.sentences):
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = placed[low:high]
        tokens = tokenise(document.text, sentence.start, sentence.end)
        triggers = find_triggers(tokens)
        anchors = find_anchors(tokens, triggers, inside)
        timed = frozenset(anchor.first for anchor in anchors)
        covered = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
        triggers = [trigger for trigger in triggers if trigger.at not in covered]
        costs = boundaries(tokens, triggers, timed)
        demote_participles(tokens, triggers, costs)
        dated = DatedSentence(
            sentence,
            tokens,
            document.paragraphs[sentence.paragraph].heading,
            costs,
            anchors,
        )
        dated.datings = [
            Dating(trigger, anchor, by or "reported")
            for trigger, (anchor, by) in zip(
                triggers, attach(tokens, triggers, anchors, costs), strict=True
            )
        ]
        yield dated


def _bounded(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Cut what is too long to be a sentence, so that the work stays linear on any text."""
    for sentence in sentences:
        for start in range(sentence.start, sentence.end, _LONGEST):
            yield Sentence(start, min(start + _LONGEST, sentence.end), sentence.paragraph)


def _lead(read: Sequence[DatedSentence], published: date | None) -> Anchor | None:
    """Find the day of the news: the first recent day in the first sentences."""
    if published is None:
        return None
    prose = [dated for dated in read if not dated.heading and len(dated.tokens.words) > 6]
    for dated in prose[:_LEAD]:
        for dating in dated.datings:
            anchor = dating.anchor
            if anchor is None or dating.trigger.tense not in {Tense.PAST, Tense.PERFECT}:
                continue
            first, last = anchor.timex.first, anchor.timex.last
            if first is None or first != last or anchor.signal:
                continue
            if 0 <= (published - first).days <= _RECENT:
                return anchor
    return None


def _next_focus(dated: DatedSentence, focus: Anchor | None) -> Anchor | None:
    """Tell what time the next sentence speaks of if it does not say."""
    for dating in dated.datings:
        if dating.by == "clause" and dating.trigger.tense == Tense.PAST and dating.anchor:
            if dating.anchor.signal or dating.anchor.head is not None:
                continue
            return dating.anchor
    past = any(dating.trigger.tense == Tense.PAST for dating in dated.datings)
    return focus if past and not dated.heading else None
