"""Reports: a reporting verb or phrase, with its subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.cues import Cue
    from idlib_tui.annotate.quotes.phrases import Phrase


class Shape(Enum):
    """The syntactic relation of a cue and its subject."""

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
    """A reporting verb or phrase.

    Attributes:
        unit: Index of its sentence in ``Reading.units``.
        first: The first item of the cue.
        last: The item after the cue, including particles.
        cue: The reading of the verb.
        shape: How the subject was found.
        subject: The speaker as written; None if the sentence does not mention one.
        start: The first item of subject and cue together.
        end: The item after both.
        behind: The item after "on Monday", "in a statement", "to reporters" and the addressee.
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
