"""A report: a verb or phrase of saying, and whose saying it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.cues import Cue
    from idlib_tui.annotate.quotes.phrases import Phrase


class Shape(Enum):
    """How a cue and its subject stand to each other."""

    ACTIVE = "X said"
    INVERTED = "said X"
    PARTICIPLE = "saying"
    COORDINATED = "and said"
    INFINITIVE = "to say"
    PASSIVE = "was quoted as saying"
    BY = "reported by X"
    ACCORDING = "according to X"
    NOUN = "X's claim"


@dataclass(frozen=True, slots=True)
class Report:
    """A verb or phrase of saying.

    Attributes:
        unit: Index of its sentence in ``Reading.units``.
        first: The first item of the cue.
        last: The item after the cue, particles included.
        cue: The reading of the verb.
        shape: How the subject was found.
        subject: Who says, as written; None if the sentence does not tell.
        start: The first item of subject and cue together.
        end: The item after both.
        behind: The item after "on Monday", "in a statement", "to reporters" and who is told.
    """

    unit: int
    first: int
    last: int
    cue: Cue
    shape: Shape
    subject: Phrase | None
    start: int
    end: int
    behind: int
