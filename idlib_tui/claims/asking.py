"""What a reader may ask for: words, a question, or a place in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.claims.matrix import Claims, Matrix, rows_of
from idlib_tui.claims.questions import answer, read_question
from idlib_tui.claims.utterances import Subject

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.model import Span


def matrix_at(library: Library, article: str, span: Span) -> Matrix:
    """Make the matrix of the figure, the event or the sentence that stands at a place.

    Args:
        library: The synced library.
        article: The article's id.
        span: Where the words stand in its text.
    """
    claims = Claims(library)
    for group in library.figures():
        for report in group.reports:
            figure = report.figure
            if report.article == article and span == (figure.start, figure.end):
                return claims.of_figure(group)
    for entry in library.chronology():
        for each in entry.reports:
            if each.article == article and span == (each.start, each.end):
                return claims.of_entry(entry)
    text = library.article(article).text[slice(*span)]
    return claims.of_words(Subject(text, (article,)))


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
