"""``claims``: who asserts, who denies, who gives another figure, and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.places import article_and_span, names_words
from idlib_tui.cli.status import ExitStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.claims.matrix import Matrix
    from idlib_tui.claims.questions import Answer, Question
    from idlib_tui.claims.utterances import Utterance
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library

_NOTHING_ASKED = (
    "Name words, a sentence, a question or ID:START-END; or write `questions:` into story.yaml."
)


class WhoClaims(Command):
    """Show who asserts something, who denies it, who gives another figure, and who is silent.

    What is looked for is an event, a figure or a sentence at a place (ID:START-END, by the offsets
    that `chronology --json` and `figures --json` give), or a sentence or words of your own. Several
    stand side by side. A question, "No Russian source says that …", "Who denies that …?", is
    answered with what was searched; without anything, the questions of story.yaml are.
    """

    name = "claims"
    summary = "show who asserts or denies what"
    examples = (
        ("claims 'Turkey will withdraw its troops'", "who says so, who denies it"),
        ("claims 000:988-1052 --json", "the event or the figure that stands there"),
        ("claims 'No Russian source says that talks failed'", "is that so?"),
        ("claims", "the questions of story.yaml"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take what to look for."""
        parser.add_argument(
            "subjects",
            metavar="WHAT",
            nargs="*",
            type=words,
            help="ID:START-END, a sentence, words or a question",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print the matrices and the answers."""
        from idlib_tui.claims.questions import answer  # noqa: PLC0415 - slow to load

        output, found = session.output, False
        with session.library() as library:
            asked = arguments.subjects or library.workspace.story().questions
            if not asked:
                output.say(_NOTHING_ASKED)
                return ExitStatus.NOTHING_FOUND
            matrices, questions = _taken_apart(library, asked)
            for matrix in matrices:
                found = found or bool(matrix.rows)
                if arguments.json:
                    output.records(_rows(matrix))
                else:
                    _print_matrix(output, matrix)
            for question in questions:
                given = answer(library, question)
                found = found or bool(given.found)
                if arguments.json:
                    output.record(_answer(given))
                else:
                    _print_answer(output, given)
        return ExitStatus.OK if found else ExitStatus.NOTHING_FOUND


def _taken_apart(
    library: Library, asked: list[str] | tuple[str, ...]
) -> tuple[list[Matrix], list[Question]]:
    """Sort what was asked into matrices and questions; sentences share one matrix."""
    from idlib_tui.claims.asking import matrix_at  # noqa: PLC0415 - slow to load
    from idlib_tui.claims.matrix import Claims  # noqa: PLC0415
    from idlib_tui.claims.questions import read_question  # noqa: PLC0415
    from idlib_tui.claims.utterances import Subject  # noqa: PLC0415

    matrices, questions, sentences = [], [], []
    for each in asked:
        if names_words(each):
            article, span = article_and_span(library, each)
            if span is not None:
                matrices.append(matrix_at(library, article.id, span))
        elif (question := read_question(each)) is not None:
            questions.append(question)
        else:
            sentences.append(Subject(each))
    if sentences:
        matrices.append(Claims(library).of_words(*sentences))
    return matrices, questions


def _rows(matrix: Matrix) -> list[Record]:
    rows: list[Record] = [
        {
            "what": "row",
            "name": row.name,
            "kind": "speaker" if row.is_speaker else "outlet",
            "cells": [
                {
                    "claim": claim,
                    "attitude": cell.attitude.value,
                    "utterances": [_uttered(each) for each in cell.utterances],
                }
                for claim, cell in zip(matrix.claims, row.cells, strict=True)
            ],
        }
        for row in matrix.rows
    ]
    searched: Record = {
        "what": "searched",
        "claims": list(matrix.claims),
        "silent": list(matrix.silent),
        "searched": matrix.searched,
    }
    return [*rows, searched]


def _answer(given: Answer) -> Record:
    question = given.question
    return {
        "what": "answer",
        "question": question.text,
        "answer": given.in_words,
        "holds": not given.found if question.expects_none else None,
        "found": [_uttered(each) for each in given.found],
        "others": [_uttered(each) for each in given.others],
        "searched": given.searched,
    }


def _uttered(each: Utterance) -> Record:
    return {
        "who": each.who,
        "kind": "speaker" if each.is_speaker else "outlet",
        "attitude": each.attitude.value,
        "article": each.article,
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "day": None if each.day is None else each.day.isoformat(),
        "also_in": list(each.also_in),
    }


def _print_matrix(output: Output, matrix: Matrix) -> None:
    """Print each claim with who does what with it, and their words."""
    for number, claim in enumerate(matrix.claims):
        output.line(bold(one_line(claim)))
        for row in matrix.rows:
            for each in row.cells[number].utterances:
                _print_uttered(output, each)
    if matrix.silent:
        output.paragraphs(f"Silent: {', '.join(map(one_line, matrix.silent))}.")
    output.say(matrix.searched)


def _print_answer(output: Output, given: Answer) -> None:
    output.line(bold(one_line(given.question.text)))
    output.paragraphs(one_line(given.in_words), indent="  ")
    for each in (*given.found, *given.others):
        _print_uttered(output, each)
    output.say(given.searched)


def _print_uttered(output: Output, each: Utterance) -> None:
    day = dates.day_text(each.day) if each.day else "undated"
    more = f" and {len(each.also_in)} more" if each.also_in else ""
    where = f" {day}, {one_line(each.article)}{more}"
    output.line(f"  {one_line(each.who)} ", bold(each.attitude.value), dim(where))
    output.paragraphs(one_line(each.text), indent="    ")
