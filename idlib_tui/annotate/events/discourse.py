"""When each trigger of a text happened, sentence by sentence.

A trigger without a time expression of its own takes the time that the text is speaking of: that of
the sentence before in the same paragraph, the day of the lead, or the day of publication.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.annotate.events.attach import Anchor, attach, boundaries, find_anchors
from idlib_tui.annotate.events.triggers import Tense, Tokens, Trigger, find_triggers, tokenise
from idlib_tui.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from idlib_tui.annotate.document import Document
    from idlib_tui.annotate.sentences import Sentence
    from idlib_tui.model import Timex


@dataclass(slots=True)
class Dating:
    """What a trigger's time is, and what told it.

    Attributes:
        anchor: The expression, of this sentence or of an earlier one; None where it is the day
            of publication.
        by: ``clause``, ``sentence``, ``carried`` or ``reported``.
    """

    trigger: Trigger
    anchor: Anchor | None
    by: str


@dataclass(slots=True)
class DatedSentence:
    """A sentence with its triggers and their times."""

    sentence: Sentence
    tokens: Tokens
    heading: bool
    costs: list[float]
    anchors: list[Anchor]
    datings: list[Dating] = field(default_factory=list)


_LEAD = 3
_RECENT = 8
"""How many days the lead may look back for its day to be that of the news."""


def date_triggers(document: Document, timexes: Sequence[Timex]) -> list[DatedSentence]:
    """Find the triggers of a document and date them."""
    read = list(_read(document, timexes))
    lead = _lead(read, document.published)
    spoken_of: dict[str, Anchor] = {}
    focus: Anchor | None = None
    paragraph = -1
    for dated in read:
        if dated.sentence.paragraph != paragraph:
            paragraph = dated.sentence.paragraph
        for dating in dated.datings:
            trigger = dating.trigger
            if dating.anchor is not None:
                if trigger.noun or not trigger.saying:
                    spoken_of.setdefault(trigger.word, dating.anchor)
                continue
            known = spoken_of.get(trigger.word) if trigger.definite else None
            if known is not None:
                dating.anchor, dating.by = known, "carried"
            elif trigger.tense == Tense.PAST and focus is not None:
                dating.anchor, dating.by = focus, "carried"
            elif (dated.heading or trigger.tense == Tense.PAST) and lead is not None:
                dating.anchor, dating.by = lead, "reported"
        focus = _next_focus(dated, focus)
    return read


def _read(document: Document, timexes: Sequence[Timex]) -> Iterator[DatedSentence]:
    """Read each sentence by itself."""
    placed = [timex for timex in timexes if timex.first is not None and timex.type != TimexType.SET]
    starts = [timex.start for timex in placed]
    for sentence in document.sentences:
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = placed[low:high]
        tokens = tokenise(document.text, sentence.start, sentence.end)
        triggers = find_triggers(tokens)
        anchors = find_anchors(tokens, triggers, inside)
        timed = frozenset(anchor.first for anchor in anchors)
        covered = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
        triggers = [trigger for trigger in triggers if trigger.at not in covered]
        costs = boundaries(tokens, triggers, timed)
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
