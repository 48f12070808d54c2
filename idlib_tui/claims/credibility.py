"""The proposed credibility of an item, from 1 to 6, by how many independent reports there are.

The item is graded in isolation, as the Admiralty code demands: how reliable the reader takes a
source to be does not count here. Whether something is logical in itself no program can tell, so
the proposal rests on what others report.
"""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.model import Credibility
from idlib_tui.wording import counted

CONFIRMED_BY = 2
"""The least number of independent reports by which an item is confirmed."""


@dataclass(frozen=True, slots=True)
class Support:
    """What stands for an item, and what against it.

    Attributes:
        independent: The number of independent reports of it.
        reports: The number of articles that report it.
        against: The number of independent reports that deny it or give something else.
        differing: What these give, for a sentence: "give another figure".
        named: Whether anybody is known who reports it.
        foreseen: Whether it is only possible, planned or feared.
        varying: What the reports differ in though they report the same, as in "the day"; "" if in
            nothing.
    """

    independent: int
    reports: int
    against: int = 0
    differing: str = "deny it"
    named: bool = True
    foreseen: bool = False
    varying: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed credibility, and why, in a sentence."""

    grade: Credibility
    reason: str


def propose(support: Support) -> Proposal:
    """Propose the credibility of an item."""
    if support.foreseen:
        return Proposal(Credibility.OPEN, "It is only expected, planned or feared.")
    if not support.named:
        return Proposal(Credibility.OPEN, "Nobody is named who reports it.")
    if support.against:
        return _disputed(support)
    if support.independent >= CONFIRMED_BY:
        many = f"{counted(support.independent, 'independent report')}"
        if support.varying:
            reason = f"{many}, which differ in {support.varying}."
            return Proposal(Credibility.PROBABLE, reason)
        return Proposal(Credibility.CONFIRMED, f"{many}, none against it.")
    if support.reports > 1:
        reason = f"All {support.reports} reports go back to one; none is against it."
    else:
        reason = "One report; none is against it."
    return Proposal(Credibility.POSSIBLE, reason)


def _disputed(support: Support) -> Proposal:
    """Grade an item that others deny, or that they report otherwise."""
    reports = counted(support.independent, "independent report")
    reason = f"{reports}; {support.against} {support.differing}."
    if support.independent > support.against:
        return Proposal(Credibility.POSSIBLE, reason)
    if support.independent == 0 or support.against >= CONFIRMED_BY > support.independent:
        return Proposal(Credibility.IMPROBABLE, reason)
    return Proposal(Credibility.DOUBTFUL, reason)
