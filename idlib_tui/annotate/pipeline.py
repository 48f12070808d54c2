"""All annotators over one text, in dependency order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.extent import annotated_part
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.sections import Section, sections
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Annotated, Annotations, Mention, Quote, Step, StoryActor
from idlib_tui.steps import Steps

_NO_QUOTES: tuple[tuple[Mention, ...], tuple[Quote, ...]] = (), ()


def annotate(
    text: str,
    published: date | None = None,
    actors: Sequence[StoryActor] = (),
    *,
    undated: bool = False,
) -> Annotated:
    """Annotate one text, or the first part of one that is far too long.

    If an annotator fails, the results of the others are kept. The sections of a live page that were
    written on other days are annotated as of those days.

    Args:
        text: An article's text; offsets of all annotations are into it.
        published: Its publication date, to which "Tuesday" is relative; None leaves such
            expressions without a date.
        actors: The story's actors, whose names, aliases, roles and pronouns are used.
        undated: Whether to include events that the chronology omits, as in ``find_events``.
    """
    steps = Steps()
    part = annotated_part(text)
    whole = (Section(published, ((0, len(part)),)),)
    each = [
        # What is of other days is blanked rather than cut, so that offsets stay as they are.
        _annotations(_alone(part, section), section.day, actors, steps, undated=undated)
        for section in steps.run(Step.LAYOUT, whole, sections, part, published)
    ]
    return Annotated(_joined(each), tuple(dict.fromkeys(steps.failures)))


def _alone(text: str, section: Section) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in section.spans:
        pieces += ("\n" * (start - done), text[start:end])
        done = end
    return "".join([*pieces, "\n" * (len(text) - done)])


def _joined(each: Sequence[Annotations]) -> Annotations:
    if len(each) == 1:
        return each[0]
    return Annotations(
        *(
            tuple(
                sorted(
                    (item for found in each for item in getattr(found, field.name)),
                    key=lambda item: (item.start, item.end),
                )
            )
            for field in fields(Annotations)
        )
    )


def _annotations(
    text: str,
    published: date | None,
    actors: Sequence[StoryActor],
    steps: Steps,
    *,
    undated: bool,
) -> Annotations:
    document = steps.run(Step.LAYOUT, None, read_document, text, published, actors)
    if document is None:
        return Annotations()
    timexes = steps.run(Step.TIMES, (), find_timexes, document)
    mentions, quotes = steps.run(Step.QUOTES, _NO_QUOTES, find_quotes, document, timexes)
    events = steps.run(
        Step.EVENTS, (), find_events, document, timexes, mentions, quotes, undated=undated
    )
    figures = steps.run(Step.FIGURES, (), find_figures, document, timexes, mentions, quotes)
    return Annotations(timexes, mentions, quotes, events, figures)
