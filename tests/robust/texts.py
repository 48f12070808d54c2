"""Part ``texts``: mutated articles through the reader of files and every annotator."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft, undone
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Event, Figure, Mention, Quote, Story, StoryActor, Timex
from idlib_tui.story import read_story
from tests.robust.mutate import mutated_text
from tests.robust.report import Report
from tests.robust.sources import make_pool
from tests.support import SEEDS

LIMIT = 5.0
"""Seconds for a text of some thousand characters, which take about 20 ms."""

_DAYS = (None, date.min, date.max, date(1, 1, 6), date(9999, 12, 26), date(1582, 10, 15))
_FIRST = date(1900, 1, 1)
_SPAN = 60_000
_SUFFIXES = (".txt", ".md", ".html", ".json", ".eml", "")

Annotation = Timex | Mention | Quote | Event | Figure


def run(rng: random.Random, count: int, report: Report) -> None:
    """Check the given texts as they are, then ``count`` mutated ones."""
    actors = read_story(SEEDS / "story.yaml").actors
    pool = make_pool(report.texts)
    for text in report.texts:
        report.check(text, lambda text=text: check_text(text, date(2011, 3, 1)), limit=LIMIT)
    for _ in range(count):
        text = mutated_text(rng, pool)
        day = rng.choice(_DAYS) if rng.random() < 0.5 else _FIRST + timedelta(rng.randrange(_SPAN))
        given = actors if rng.random() < 0.5 else ()
        suffix = rng.choice(_SUFFIXES)
        report.check(
            f"{day} {suffix} {text}",
            lambda: check_text(text, day, given, suffix),  # noqa: B023 - called at once
            limit=LIMIT,
        )


def check_text(
    text: str, day: date | None, actors: Sequence[StoryActor] = (), suffix: str = ".txt"
) -> str:
    """Read and annotate one text, as it is and as a file would give it.

    Raises:
        AssertionError: An annotation lies outside the text or out of order, or a repair cannot be
            undone.
    """
    check_annotations(text, day, actors)
    # A decoded file has no lone surrogates.
    decoded = text.encode("utf-8", "replace").decode("utf-8")
    draft = Draft(decoded)
    article = read_article(draft, "a" + suffix, Given(Story(actors=tuple(actors))))
    assert undone(draft.text, draft.repairs) == decoded, "the repairs do not give the source back"
    date_from_text(article.text)
    check_annotations(article.text, article.published.day, actors)
    return "annotated"


def check_annotations(text: str, day: date | None, actors: Sequence[StoryActor]) -> None:
    """Run every annotator by itself, so that an error is not taken for the article's."""
    document = read_document(text, day, actors)
    timexes = find_timexes(document)
    mentions, quotes = find_quotes(document, timexes)
    events = find_events(document, timexes, mentions, quotes, undated=True)
    figures = find_figures(document, timexes, mentions, quotes)
    for found in (timexes, mentions, quotes, events, figures):
        starts = [_first(one) for one in found]
        assert starts == sorted(starts), f"{type(found[0]).__name__} out of order"
        for one in found:
            name = type(one).__name__
            assert 0 <= one.start < one.end <= len(text), f"{name} outside the text"
            assert one.text == text[one.start : one.end], f"{name} of other words"


def _first(annotation: Annotation) -> int:
    return annotation.trigger_start if isinstance(annotation, Event) else annotation.start
