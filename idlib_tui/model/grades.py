"""Grades of sources and of items, in the terms of the Admiralty code, and what tells them.

The code (NATO STANAG 2022, AJP-2.1) grades the source and the item apart: the reliability of a
source is known from what it said before, the credibility of an item from what others say of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Reliability(StrEnum):
    """How far a source can be trusted; only the reader can tell."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The grade in words."""
        return _RELIABILITY[self]


_RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}


class Credibility(IntEnum):
    """How likely an item is to be true, whoever reports it."""

    CONFIRMED = 1
    PROBABLE = 2
    POSSIBLE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    OPEN = 6

    @property
    def meaning(self) -> str:
        """The grade in words."""
        return _CREDIBILITY[self]


_CREDIBILITY = {
    Credibility.CONFIRMED: "confirmed by independent sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.OPEN: "truth cannot be judged",
}


class FactStatus(StrEnum):
    """What the reader has marked a fact as."""

    DISPUTED = "disputed"
    UNDISPUTED = "undisputed"
    NEEDS_SOURCE = "needs a source"


@dataclass(frozen=True, slots=True)
class Account:
    """One article's report of something, with what tells whose report it is.

    Attributes:
        article: The article's id.
        outlet: Who published it, if known.
        agency: The news agency that it credits, in the article or beside the words.
        group: The first of its versions; None if it has no other version.
        speaker: Whom it credits with the words; None if it reports them itself.
        runs: The runs of words of its text, as ``merge.independence.runs`` lists them.
    """

    article: str
    outlet: str | None = None
    agency: str | None = None
    group: str | None = None
    speaker: str | None = None
    runs: frozenset[str] = frozenset()
