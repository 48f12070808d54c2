"""What a reader may ask for: words, a question, or a place in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.claims.matrix import Claims, Matrix, rows_of
from idlib_tui.claims.questions import answer, read_question
from idlib_tui.claims.utterances import Subject
from idlib_tui.day_arithmetic import days_later
from idlib_tui.filters import EntryFilter, FigureFilter

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.model import Entry, Figure, FigureGroup, Report, Span

_REACH = 2
"""Days; how far from its day an event may stand, where articles date it otherwise."""


def matrix_at(library: Library, article: str, span: Span) -> Matrix:
    """Make the matrix of the figure, the event or the sentence that stands at a place.

    Args:
        library: The synced library.
        article: The article's id.
        span: Where the words stand in its text.
    """
    claims = Claims(library)
    if (group := _figure_at(library, article, span)) is not None:
        return claims.of_figure(group)
    if (entry := _entry_at(library, article, span)) is not None:
        return claims.of_entry(entry)
    text = library.article(article).text[slice(*span)]
    return claims.of_words(Subject(text, (article,)))


def _figure_at(library: Library, article: str, span: Span) -> FigureGroup | None:
    """Find the group of the figure at a place, among those of its topic."""
    for found in library.annotations(article).figures:
        if span == (found.start, found.end):
            for group in library.figures(FigureFilter(topic=found.topic)):
                if any(_is_at(each.article, each.figure, article, span) for each in group.reports):
                    return group
    return None


def _entry_at(library: Library, article: str, span: Span) -> Entry | None:
    """Find the entry of the event at a place, among those around its day, else among all."""
    for found in library.annotations(article).events:
        if span != (found.start, found.end):
            continue
        first, last = days_later(found.first, -_REACH), days_later(found.last, _REACH)
        near = EntryFilter(since=first, until=last)
        # The reader may have put it on another day.
        for wanted in (near, EntryFilter()):
            for entry in library.chronology(wanted):
                if any(_is_at(each.article, each, article, span) for each in entry.reports):
                    return entry
    return None


def _is_at(of: str, found: Report | Figure, article: str, span: Span) -> bool:
    return of == article and (found.start, found.end) == span


def matrix_of_words(library: Library, written: str) -> tuple[Matrix, str]:
    """Look for what a reader has written: a question, a sentence or words.

    Returns:
        Who says what, and the answer in a sentence; "" where it is no question.

    Raises:
        QueryError: Nobody belongs to the group that a question is about.
    """
    question = read_question(written)
    if question is None:
        return Claims(library).of_words(Subject(written)), ""
    given = answer(library, question)
    rows = rows_of([(*given.found, *given.others)])
    return Matrix((question.claim,), tuple(rows), (), given.searched), given.in_words
