"""Converting dated triggers to the events of a document, with the words to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.context import Names, Setting, Speech, capitals
from idlib_tui.annotate.events.coreference import chain
from idlib_tui.annotate.events.salience import STATED, main_triggers
from idlib_tui.annotate.events.spans import When, place
from idlib_tui.annotate.events.tense import Tense
from idlib_tui.annotate.events.wording import Wording
from idlib_tui.model import AttachedBy, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from idlib_tui.annotate.events.reading import DatedSentence, Dating
    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Mention, Quote

_LEAD = 3
"""The number of sentences of an article that count as its lead: what follows explains it."""
_LINE = 8
"""Words up to which a line may be a byline or a caption, and does not count as a sentence."""

_AHEAD = frozenset({Tense.FUTURE, Tense.NONE})


def state_events(
    document: Document,
    read: Sequence[DatedSentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    *,
    undated: bool,
) -> Iterator[Event]:
    """Make the events of a document, in order of their triggers.

    With ``undated``, of all triggers, else only of those that the chronology shows.
    """
    names, speech = Names(mentions), Speech(quotes)
    news = _news(document.published)
    placed = [
        (
            dated,
            [
                (dating, when)
                for dating in dated.datings
                if (when := _when(dating, document.published) if dating.anchor else news)
            ],
        )
        for dated in read
    ]
    happenings = chain(placed)
    told_before: tuple[str, ...] = ()
    sentences = 0
    for dated, timed in placed:
        sentences += not dated.heading and len(dated.tokens.words) > _LINE
        if not timed:
            continue
        inside = names.between(dated.sentence.start, dated.sentence.end)
        written = capitals(dated.tokens)
        setting = Setting(inside, () if written else told_before, bool(inside or written))
        told_before = written or told_before
        chosen = main_triggers(dated, timed, speech, named=setting.named, lead=sentences <= _LEAD)
        if undated or chosen:
            worded = [
                (dating, when)
                for dating, when in timed
                if dating.trigger.start in chosen or (undated and not dating.trigger.copula)
            ]
            wording = Wording(dated, split=len({when.value for _, when in timed}) > 1)
            yield from _word(document.text, worded, wording, setting, happenings, chosen)


def _news(published: date | None) -> When | None:
    """Date what only its publication dates."""
    if published is None:
        return None
    return When(published.isoformat(), published, published, Relation.REPORTED)


def _when(dating: Dating, published: date | None) -> When | None:
    """Date a trigger by its expression, or by that of the lead."""
    if dating.anchor is None:
        return None
    when = place(dating.anchor, published, ahead=dating.trigger.tense in _AHEAD)
    if when is not None and dating.by is AttachedBy.REPORTED:
        return When(when.value, when.first, when.last, Relation.REPORTED)
    return when


def _word(
    text: str,
    timed: Sequence[tuple[Dating, When]],
    wording: Wording,
    setting: Setting,
    happenings: Mapping[int, int],
    chosen: frozenset[int],
) -> Iterator[Event]:
    """Make the events of one sentence."""
    for dating, when in timed:
        trigger = dating.trigger
        anchor = dating.anchor if dating.by in STATED else None
        start, end = wording.span(trigger.at, anchor)
        yield Event(
            start=start,
            end=end,
            text=text[start:end],
            trigger_start=trigger.start,
            trigger_end=trigger.end,
            value=when.value,
            first=when.first,
            last=when.last,
            relation=when.relation,
            expression_start=anchor.timex.start if anchor else None,
            expression_end=(anchor.until or anchor.timex).end if anchor else None,
            attached_by=dating.by,
            names=setting.names,
            dated=trigger.start in chosen,
            context=setting.context,
            happening=happenings[trigger.start],
        )
