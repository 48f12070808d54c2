"""Quotations: verbatim, altered, cut, spliced, under the wrong reference, or not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from idlib_tui.annotate.quotes.marks import Quotation
from idlib_tui.check.alignment import Alignment, occurrences
from idlib_tui.check.findings import Difference, Finding, Place, Subject, Verdict
from idlib_tui.check.folding import Folded
from idlib_tui.check.qualifiers import fallen
from idlib_tui.check.quoted import Quoted, Standing, nearest, quoted, real_changes, standings
from idlib_tui.check.reading import Reading
from idlib_tui.check.sources import Source, Sources
from idlib_tui.check.words import qualifiers

FEWEST_WORDS = 2
"""From how many words on a quotation is checked: one word in marks is a term, not a quotation."""

_ALIKE = 0.6
"""Share of its words that a passage must have for the quotation to be an alteration of it."""

_SHORT = 4
"""Words up to which half of them may be enough, in an article that is cited."""

_FEWEST_SPLICED = 3
"""Words of each of two passages that are taken for joined."""

_MOST_DROPPED = 4
"""Words between two such passages up to which they are one, with words dropped."""

_SHOWN = 3
"""Differences that the sentence about an alteration names."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a quotation were found, for whoever asks who said them.

    Attributes:
        finding: What is said of its words.
        places: (article, start, end) of each passage, the cited ones first.
    """

    finding: Finding
    places: tuple[tuple[Source, int, int], ...] = ()


class Quotations:
    """Judges the quotations of one draft."""

    def __init__(self, reading: Reading, sources: Sources) -> None:
        self._reading = reading
        self._sources = sources

    def judge(self, quotation: Quotation, cited: Sequence[str]) -> Found | None:
        """Judge one quotation; None where it is too short to be one.

        Args:
            quotation: As its marks stand in the plain text.
            cited: The ids of the articles that the draft names for it.
        """
        text = self._reading.draft.plain[quotation.inner_start : quotation.inner_end]
        wanted = quoted(text)
        if len(wanted.words) < FEWEST_WORDS:
            return None
        named = [self._sources.get(each) for each in cited]
        exact = list(_exact(wanted, named))
        if exact:
            return self._verbatim(quotation, wanted, exact, cited)
        likely = [each for each in self._sources.alike(text) if each.id not in cited]
        elsewhere = list(_exact(wanted, likely))
        if elsewhere and cited:
            return self._elsewhere(quotation, elsewhere, cited)
        if elsewhere:
            return self._verbatim(quotation, wanted, elsewhere, cited)
        return self._inexact(quotation, wanted, named, likely)

    def _inexact(
        self,
        quotation: Quotation,
        wanted: Quoted,
        named: Sequence[Source],
        likely: Sequence[Source],
    ) -> Found:
        """Judge words that stand nowhere as they are."""
        cited = [source.id for source in named]
        near = _nearest(wanted, named, short=True)
        spliced = _spliced(wanted, [*named, *likely]) if len(wanted.parts) == 1 else None
        if spliced is not None and not _is_one_passage(*spliced):
            return self._spliced(quotation, spliced, cited)
        near = near or _nearest(wanted, likely, short=False)
        if near is not None:
            return self._altered(quotation, wanted, *near, cited)
        detail = "These words are in no article."
        if cited:
            detail = f"These words are neither in {_named(cited)} nor in any other article."
        return Found(self._finding(quotation, Verdict.NOT_FOUND, detail, cited=cited))

    def _verbatim(
        self,
        quotation: Quotation,
        wanted: Quoted,
        exact: Sequence[tuple[Source, Standing]],
        cited: Sequence[str],
    ) -> Found:
        places = tuple(
            (source, *standing.source.span(standing.begin, standing.stop))
            for source, standing in exact
            if standing.source is source.folded
        )
        source, standing = exact[0]
        cut = self._cut(quotation, wanted, exact)
        if cut is not None:
            source, standing, (first, last) = cut
            words = " ".join(standing.source.written(first, last).split())
            begin, stop = min(first, standing.begin), max(last, standing.stop)
            place = _place(source, standing.source, begin, stop)
            finding = self._finding(
                quotation,
                Verdict.CUT,
                f"{source.id} has “{words}” with it, which is left out.",
                place,
                cited,
                (Difference("", words),),
            )
        else:
            place = _place(source, standing.source, standing.begin, standing.stop)
            where = _named(dict.fromkeys(each.id for each, _ in exact))
            finding = self._finding(
                quotation, Verdict.VERBATIM, f"Verbatim in {where}.", place, cited
            )
        return Found(finding, places)

    def _cut(
        self, quotation: Quotation, wanted: Quoted, exact: Sequence[tuple[Source, Standing]]
    ) -> tuple[Source, Standing, tuple[int, int]] | None:
        """Find the qualifier that fell; None where the words stand anywhere without one."""
        sentence = self._reading.sentence_at(quotation.start)
        plain = self._reading.draft.plain
        before = plain[min(sentence.start, quotation.start) : quotation.start]
        after = plain[quotation.end : max(sentence.end, quotation.end)]
        first = None
        for source, standing in exact:
            left_out = fallen(wanted, standing, before, after)
            if left_out is None:
                return None
            first = first or (source, standing, left_out)
        return first

    def _elsewhere(
        self,
        quotation: Quotation,
        exact: Sequence[tuple[Source, Standing]],
        cited: Sequence[str],
    ) -> Found:
        source, standing = exact[0]
        where = _named(dict.fromkeys(each.id for each, _ in exact))
        finding = self._finding(
            quotation,
            Verdict.WRONG_REFERENCE,
            f"Not in {_named(cited)}; it stands in {where}.",
            _place(source, standing.source, standing.begin, standing.stop),
            cited,
        )
        places = tuple(
            (each, *one.source.span(one.begin, one.stop))
            for each, one in exact
            if one.source is each.folded
        )
        return Found(finding, places)

    def _altered(
        self,
        quotation: Quotation,
        wanted: Quoted,
        source: Source,
        found: Alignment,
        cited: Sequence[str],
    ) -> Found:
        begin, stop = found.begin, found.stop
        places = ((source, *found.source.span(begin, stop)),)
        differences = tuple(_differences(wanted, found))
        place = _place(source, found.source, begin, stop)
        if not differences:
            verdict = Verdict.VERBATIM
            if cited and source.id not in cited:
                verdict = Verdict.WRONG_REFERENCE
            detail = f"Verbatim in {source.id}."
            return Found(self._finding(quotation, verdict, detail, place, cited), places)
        listed = "; ".join(_described(each) for each in differences[:_SHOWN])
        more = len(differences) - _SHOWN
        if more > 0:
            listed += f"; and {more} more"
        turned = " A negation differs." if _turned(differences) else ""
        detail = f"{source.id} has {listed}.{turned}"
        if cited and source.id not in cited:
            detail += f" It is not in {_named(cited)}."
        finding = self._finding(
            quotation, Verdict.ALTERED, detail, place, cited, differences, place.text
        )
        return Found(finding, places)

    def _spliced(
        self, quotation: Quotation, spliced: Sequence[tuple[Source, int, int]], cited: Sequence[str]
    ) -> Found:
        (one, begin, stop), (other, start, end) = spliced
        first = one.folded.written(begin, stop)
        second = other.folded.written(start, end)
        detail = f"Joined from “{first}” ({one.id}) and “{second}” ({other.id}) with no ellipsis."
        place = _place(one, one.folded, begin, stop)
        finding = self._finding(quotation, Verdict.SPLICED, detail, place, cited)
        return Found(finding, ((one, *one.folded.span(begin, stop)),))

    def _finding(
        self,
        quotation: Quotation,
        verdict: Verdict,
        detail: str,
        place: Place | None = None,
        cited: Sequence[str] = (),
        differences: tuple[Difference, ...] = (),
        mend: str | None = None,
    ) -> Finding:
        draft = self._reading.draft
        # A mend replaces what stands between the marks.
        start, end = draft.span(quotation.inner_start, quotation.inner_end)
        return Finding(
            Subject.QUOTATION,
            verdict,
            start,
            end,
            draft.line(start),
            draft.plain[quotation.inner_start : quotation.inner_end],
            detail,
            place,
            tuple(cited),
            differences,
            mend,
        )


def _exact(wanted: Quoted, among: Sequence[Source]) -> Iterator[tuple[Source, Standing]]:
    for source in among:
        found = False
        for standing in standings(wanted, source.folded):
            found = True
            yield source, standing
        if not found and (titled := next(standings(wanted, source.title), None)):
            yield source, titled


def _nearest(
    wanted: Quoted, among: Sequence[Source], *, short: bool
) -> tuple[Source, Alignment] | None:
    """Find the passage that a quotation was altered from, if any is like enough."""
    best: tuple[Source, Alignment] | None = None
    for source in among:
        found = nearest(wanted, source.folded)
        if found is None or not _is_alike(wanted, found, short=short):
            continue
        if best is None or found.matched > best[1].matched:
            best = source, found
    return best


def _is_alike(wanted: Quoted, found: Alignment, *, short: bool) -> bool:
    words = wanted.words
    share = found.matched / len(words)
    if len(words) <= _SHORT:
        longest = max(
            (len(word) for s in found.steps if s.same for word in words[s.first : s.last]),
            default=0,
        )
        return short and share >= 0.5 and longest >= 4
    return share >= _ALIKE and found.stop - found.begin <= 2 * len(words) + _SHORT


def _spliced(
    wanted: Quoted, among: Sequence[Source]
) -> tuple[tuple[Source, int, int], tuple[Source, int, int]] | None:
    """Find two passages that make up all the words, each word for word."""
    words = wanted.words
    head: tuple[int, Source, int] | None = None
    tail: tuple[int, Source, int] | None = None
    for source in among:
        length, begin = _longest(words, source.folded)
        if length >= _FEWEST_SPLICED and (head is None or length > head[0]):
            head = length, source, begin
        length, begin = _longest(words, source.folded, backwards=True)
        if length >= _FEWEST_SPLICED and (tail is None or length > tail[0]):
            tail = length, source, begin
    if head is None or tail is None or head[0] + tail[0] < len(words):
        return None
    # Where both have the words in the middle, the first passage keeps them.
    kept = len(words) - head[0]
    if kept < _FEWEST_SPLICED:
        return None
    end = tail[2] + tail[0]
    return (head[1], head[2], head[2] + head[0]), (tail[1], end - kept, end)


def _is_one_passage(one: tuple[Source, int, int], other: tuple[Source, int, int]) -> bool:
    """Return whether the second follows the first so closely that only words were dropped."""
    return one[0] is other[0] and 0 <= other[1] - one[2] <= _MOST_DROPPED


def _longest(words: Sequence[str], source: Folded, *, backwards: bool = False) -> tuple[int, int]:
    """Find the most words from the start, or from the end, that stand together in a source.

    Returns:
        How many, and the number of the first in the source.
    """
    low, high, place = 0, len(words), 0
    while low < high:
        middle = (low + high + 1) // 2
        part = words[-middle:] if backwards else words[:middle]
        found = next(occurrences(part, source), None)
        if found is None:
            high = middle - 1
        else:
            low, place = middle, found
    return low, place


def _differences(wanted: Quoted, found: Alignment) -> Iterator[Difference]:
    written = wanted.written
    for step in real_changes(wanted, found):
        draft = " ".join(written[step.first : step.last])
        source = " ".join(found.source.written(step.begin, step.stop).split())
        yield Difference(draft, source)


def _turned(differences: Sequence[Difference]) -> bool:
    """Return whether a negation is on one side only."""

    def denies(text: str) -> int:
        return len(qualifiers("negation").intersection(Folded(text).words))

    return any(bool(denies(each.draft)) != bool(denies(each.source)) for each in differences)


def _described(each: Difference) -> str:
    if not each.draft:
        return f"“{each.source}” besides"
    if not each.source:
        return f"no “{each.draft}”"
    return f"“{each.source}” for “{each.draft}”"


def _named(ids: Iterable[str]) -> str:
    return ", ".join(ids)


def _place(source: Source, text: Folded, begin: int, stop: int) -> Place:
    begin = max(0, begin)
    start, end = text.span(begin, max(stop, begin + 1))
    if text is not source.folded:
        # A title has no place in the text.
        return Place(source.id, 0, 0, text.text[start:end])
    return Place(source.id, start, end, text.text[start:end])
