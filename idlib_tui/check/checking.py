"""The check of a whole draft."""

from __future__ import annotations

from datetime import date

from idlib_tui.check.credits import Credits
from idlib_tui.check.findings import Finding, Report, Subject, Verdict
from idlib_tui.check.quotations import Quotations
from idlib_tui.check.reading import Reading, read
from idlib_tui.check.references import Cited
from idlib_tui.check.sources import Sources
from idlib_tui.library import Library


def check_draft(library: Library, source: str, day: date | None = None) -> Report:
    """Check every quotation, date, figure and sentence of a draft against the articles.

    Args:
        library: The synced library.
        source: The draft, in Markdown.
        day: The draft's own date, against which "Tuesday" is read.

    Raises:
        StoryError: ``story.yaml`` cannot be right.
    """
    reading = read(source, library.workspace.story().actors, day)
    sources = Sources(library)
    cited = Cited(reading.draft, sources.addresses)
    findings = [*_references(reading, cited)]
    quotations = Quotations(reading, sources)
    credited = Credits(reading, sources)
    for quotation in reading.quotations:
        marks = reading.marks_of(quotation.start, quotation.end)
        named = cited.articles(marks)
        found = quotations.judge(quotation, named)
        if found is None:
            continue
        findings.append(found.finding)
        said = credited.judge(quotation, found.places, named)
        if said is not None:
            findings.append(said)
    return Report(tuple(sorted(findings, key=lambda each: (each.start, each.end))))


def _references(reading: Reading, cited: Cited) -> list[Finding]:
    """Tell the references that lead nowhere."""
    draft = reading.draft
    return [
        Finding(
            Subject.REFERENCE,
            Verdict.DANGLING,
            mark.start,
            mark.end,
            draft.line(mark.start),
            mark.target,
            f"There is no {mark.kind} “{mark.target}”.",
        )
        for mark in draft.marks
        if cited.is_dangling(mark)
    ]
