"""The steps of processing one text, and their failures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from idlib_tui.model.annotations import Annotations


class Step(StrEnum):
    """A step of processing one text; a failure of one does not stop the others."""

    READING = "reading"
    """Reading an article from a file."""
    DATE = "date"
    """Finding its publication date."""
    LIKENESS = "likeness"
    """Sampling its words, to find similar articles."""
    LAYOUT = "layout"
    """Splitting it into paragraphs and sentences; all later steps depend on it."""
    TIMES = "times"
    QUOTES = "quotes"
    """People and what they said."""
    EVENTS = "events"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that stopped at a defect of the program; its results are missing."""

    step: Step
    error: str
    """The class of the exception: "IndexError"."""
    where: str = ""
    """File and line of the program, for bug reports."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was found in one text, and which steps failed."""

    found: Annotations
    failures: tuple[Failure, ...] = ()
