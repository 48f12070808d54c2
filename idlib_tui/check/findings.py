"""What a check finds in a draft: the records, and which of them are problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What of the draft a finding is about."""

    QUOTATION = "quotation"
    """Words in quotation marks or in a block quote."""
    SPEAKER = "speaker"
    """Who is credited with a quotation."""
    REFERENCE = "reference"
    """A footnote, a link or another mark that names an article."""
    DATE = "date"
    FIGURE = "figure"
    SENTENCE = "sentence"


class Verdict(StrEnum):
    """What was found out."""

    VERBATIM = "verbatim"
    """The words stand so in the cited article, or in the one named where none is cited."""
    ALTERED = "altered"
    """Nearly these words stand there; ``differences`` says what is not the same."""
    CUT = "cut"
    """The words stand there, with a qualifier beside them that the draft leaves out."""
    SPLICED = "spliced"
    """Two passages were joined without an ellipsis."""
    WRONG_REFERENCE = "wrong reference"
    """The cited article does not have it, another one does."""
    NOT_FOUND = "not found"
    """No article has it."""
    CREDITED = "credited"
    """The draft and the source name the same speaker."""
    MISCREDITED = "wrong speaker"
    """The source has somebody else say it."""
    UNCREDITED = "speaker not known"
    """Draft or source leaves open who says it."""
    AGREES = "agrees"
    DIFFERS = "differs"
    """The source has another value in its place."""
    NOT_IN_SOURCE = "not in the source"
    REVERSED = "negation differs"
    """The sentence follows the source but for a negation."""
    DANGLING = "no such reference"
    """A mark without a footnote, or a link to an article that is not there."""
    SOURCED = "sourced"
    JUDGEMENT = "judgement"
    UNSOURCED = "neither"
    """Neither sourced nor marked as a judgement."""

    @property
    def is_problem(self) -> bool:
        """Whether a draft with it is not clean."""
        return self in _PROBLEMS


_PROBLEMS = frozenset(
    {
        Verdict.ALTERED,
        Verdict.CUT,
        Verdict.SPLICED,
        Verdict.WRONG_REFERENCE,
        Verdict.NOT_FOUND,
        Verdict.MISCREDITED,
        Verdict.DIFFERS,
        Verdict.NOT_IN_SOURCE,
        Verdict.REVERSED,
        Verdict.DANGLING,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in an article: a span of its text, in characters, and the words."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and what the source has in their place; either may be empty."""

    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found out about one stretch of the draft.

    Attributes:
        subject: What it is about.
        verdict: What was found out.
        start: Offset into the draft's Markdown.
        end: Offset after its last character.
        line: The line of the draft on which it starts, from 1.
        text: The words of the draft, without markup.
        detail: One sentence that says what was found, fit to show.
        place: Where the source has it, if anywhere.
        cited: The ids of the articles that the draft names for it.
        differences: Word by word, what is not the same.
        mend: What to write in place of ``draft[start:end]``; None where nothing can be proposed.
    """

    subject: Subject
    verdict: Verdict
    start: int
    end: int
    line: int
    text: str
    detail: str
    place: Place | None = None
    cited: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    mend: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one draft, in the order in which they stand in it."""

    findings: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that keep the draft from being clean."""
        return self.problems_if(strict=False)

    def problems_if(self, *, strict: bool) -> tuple[Finding, ...]:
        """The same; with ``strict``, sentences that are neither sourced nor judgements, too."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict.is_problem or (strict and finding.verdict is Verdict.UNSOURCED)
        )

    def count(self, verdict: Verdict) -> int:
        """Count the findings with a verdict."""
        return sum(finding.verdict is verdict for finding in self.findings)
