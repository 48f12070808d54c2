"""The check of a whole draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from idlib_tui.check.claims import Matcher, claims
from idlib_tui.check.credits import Credits
from idlib_tui.check.findings import Finding, Report, Subject, Verdict
from idlib_tui.check.quotations import Quotations
from idlib_tui.check.reading import Reading, read
from idlib_tui.check.references import Cited
from idlib_tui.check.sentences import Sentences
from idlib_tui.check.sources import Sources
from idlib_tui.check.values import Values
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
    found = [*_references(reading, cited)]
    quoted = list(_quotations(reading, sources, cited))
    found += quoted
    found += _sentences(reading, sources, cited, quoted)
    return Report(tuple(sorted(found, key=lambda each: (each.start, each.end))))


def _references(reading: Reading, cited: Cited) -> Iterator[Finding]:
    """Report the dangling references."""
    draft = reading.draft
    for mark in draft.marks:
        if cited.is_dangling(mark):
            yield Finding(
                Subject.REFERENCE,
                Verdict.DANGLING,
                mark.start,
                mark.end,
                draft.line(mark.start),
                mark.target,
                f"There is no {mark.kind} “{mark.target}”.",
            )


def _quotations(reading: Reading, sources: Sources, cited: Cited) -> Iterator[Finding]:
    quotations = Quotations(reading, sources)
    credited = Credits(reading, sources)
    names = list(_names(reading.draft.plain, sources))
    for quotation in reading.quotations:
        if any(start <= quotation.start < end for start, end in names):
            # The title that tells unnamed speakers of several articles apart is said by nobody.
            continue
        named = cited.articles(reading.marks_of(quotation.start, quotation.end))
        found = quotations.judge(quotation, named)
        if found is None:
            continue
        yield found.finding
        said = credited.judge(quotation, found.places, named)
        if said is not None:
            yield said


def _names(plain: str, sources: Sources) -> Iterator[tuple[int, int]]:
    """Find the names of unnamed speakers in a draft, such as "officials (“Talks resume…”)"."""
    for name in sources.names_with_titles:
        start = plain.find(name)
        while start >= 0:
            yield start, start + len(name)
            start = plain.find(name, start + len(name))


def _sentences(
    reading: Reading, sources: Sources, cited: Cited, quoted: Sequence[Finding]
) -> Iterator[Finding]:
    matcher = Matcher(reading, sources)
    values = Values(reading, matcher)
    sentences = Sentences(reading, matcher)
    quotations = [each for each in quoted if each.subject is Subject.QUOTATION]
    for sentence, group in groupby(claims(reading, cited), key=lambda claim: claim.sentence):
        parts = list(group)
        for claim in parts:
            yield from values.judge(claim)
        start, end = reading.draft.span(sentence.start, sentence.end)
        within = [each for each in quotations if start <= each.start < end]
        found = sentences.judge(parts, within)
        if found is not None:
            yield found
