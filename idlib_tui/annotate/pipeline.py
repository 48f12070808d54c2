"""All annotators over one text, in the order in which they stand on each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from idlib_tui.annotate.document import read_document
from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.extent import annotated_part
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Annotations, StoryActor


def annotate(
    text: str,
    published: date | None = None,
    actors: Sequence[StoryActor] = (),
    *,
    undated: bool = False,
) -> Annotations:
    """Find everything in one text, or in the first part of one that is far too long.

    Args:
        text: An article's text; offsets of all annotations are into it.
        published: Its publication day, against which "Tuesday" is read; None leaves such
            expressions without a day.
        actors: The story's actors, whose names, aliases, roles and pronouns are known beforehand.
        undated: Give also the events that no chronology shows, as ``find_events`` does.
    """
    document = read_document(annotated_part(text), published, actors)
    timexes = find_timexes(document)
    mentions, quotes = find_quotes(document, timexes)
    events = find_events(document, timexes, mentions, quotes, undated=undated)
    figures = find_figures(document, timexes, mentions, quotes)
    return Annotations(timexes, mentions, quotes, events, figures)
