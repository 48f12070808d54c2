"""All annotators over one text, in dependency order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.extent import annotated_part
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
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

    If an annotator fails, the results of the others are kept.

    Args:
        text: An article's text; offsets of all annotations are into it.
        published: Its publication date, to which "Tuesday" is relative; None leaves such
            expressions without a date.
        actors: The story's actors, whose names, aliases, roles and pronouns are used.
        undated: Whether to include events that the chronology omits, as in ``find_events``.
    """
    steps = Steps()
    document = steps.run(Step.LAYOUT, None, read_document, annotated_part(text), published, actors)
    if document is None:
        return Annotated(Annotations(), tuple(steps.failures))
    timexes = steps.run(Step.TIMES, (), find_timexes, document)
    mentions, quotes = steps.run(Step.QUOTES, _NO_QUOTES, find_quotes, document, timexes)
    events = steps.run(
        Step.EVENTS, (), find_events, document, timexes, mentions, quotes, undated=undated
    )
    figures = steps.run(Step.FIGURES, (), find_figures, document, timexes, mentions, quotes)
    found = Annotations(timexes, mentions, quotes, events, figures)
    return Annotated(found, tuple(steps.failures))
