"""Who asserts, denies, gives another figure or is silent: actors and outlets by claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.claims.utterances import Attitude, Subject, Utterance, Utterances
from idlib_tui.filters import FigureFilter
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.model import Entry, FigureGroup, FigureReport

MOST_CLAIMS = 8
"""Claims side by side."""
_STRENGTH = tuple(Attitude)
"""Which of several attitudes of one actor is shown: the first; the words of all are listed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one actor or outlet does with one claim.

    Attributes:
        attitude: What they do, in short.
        utterances: Their words, by day.
    """

    attitude: Attitude
    utterances: tuple[Utterance, ...] = ()

    @property
    def is_mixed(self) -> bool:
        """Whether they have said different things."""
        return len({each.attitude for each in self.utterances}) > 1


@dataclass(frozen=True, slots=True)
class Row:
    """An actor or an outlet, with a cell for each claim."""

    name: str
    is_speaker: bool
    cells: tuple[Cell, ...]

    @property
    def is_silent(self) -> bool:
        """Whether they say nothing of any claim."""
        return not any(cell.utterances for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors and outlets by claims.

    Attributes:
        claims: Each in words.
        rows: The speakers, the story's first, then the outlets, those with most words first.
        silent: The story's actors and the outlets that say nothing of any claim.
        searched: What was searched, in a sentence.
    """

    claims: tuple[str, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    searched: str


class Claims:
    """Makes matrices of one state of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._utterances = Utterances(library)

    def of_words(self, *subjects: Subject) -> Matrix:
        """Compare who says what of some sentences."""
        found = [self._utterances.about(each) for each in subjects]
        read = len({name for each in subjects for name in self._utterances.articles(each)})
        return self._matrix([each.text for each in subjects], found, self._searched(read))

    def of_entry(self, entry: Entry) -> Matrix:
        """Compare who says that an event happened, and with which figures."""
        subject = Subject(entry.text, tuple(dict.fromkeys(r.article for r in entry.reports)))
        labels, found = [subject.text], [self._utterances.about(subject)]
        for group in self._figures_in(entry):
            if len(labels) == MOST_CLAIMS:
                break
            if group.disagrees and any(_is_in(each, entry) for each in group.reports):
                values = self._values(group)
                labels += list(values)[: MOST_CLAIMS - len(labels)]
                found += list(values.values())
        read = len(self._utterances.articles(subject))
        return self._matrix(labels, found[: len(labels)], self._searched(read))

    def _figures_in(self, entry: Entry) -> Iterator[FigureGroup]:
        """List the quantities of the topics that the figures in an entry are of."""
        topics: dict[str, None] = {}
        for report in entry.reports:
            for figure in self._library.annotations(report.article).figures:
                if report.start <= figure.start < report.end:
                    topics[figure.topic] = None
        seen: set[FigureReport] = set()
        for topic in topics:
            for group in self._library.figures(FigureFilter(topic=topic)):
                if group.reports[0] not in seen:
                    seen.add(group.reports[0])
                    yield group

    def of_figure(self, group: FigureGroup) -> Matrix:
        """Compare who gives which of the figures of one quantity."""
        values = self._values(group)
        labels = list(values)[:MOST_CLAIMS]
        searched = f"{counted(len(group.reports), 'report')} of this quantity in all articles."
        return self._matrix(labels, [values[each] for each in labels], searched)

    def _values(self, group: FigureGroup) -> dict[str, list[Utterance]]:
        """Take the reports of a quantity apart by value, the one with most reports first.

        Whoever gives another figure is listed under a value too, as agreeing with it or not.
        """
        values: dict[tuple[float, float], list[FigureReport]] = {}
        for report in group.reports:
            values.setdefault((report.figure.low, report.figure.high), []).append(report)
        ordered = sorted(values.values(), key=lambda reports: -len(reports))
        return {
            f"{group.topic}: {reports[0].figure.text}": [
                self._uttered(each, reports[0]) for each in group.reports
            ]
            for reports in ordered
        }

    def _uttered(self, report: FigureReport, of: FigureReport) -> Utterance:
        """What a report does with the claim that a figure is that of another report."""
        figure, witnesses = report.figure, self._utterances.witnesses
        credited = witnesses.of(report.article, figure.start, figure.end).account
        speaker = credited.speaker
        if figure.claimant:
            speaker = witnesses.called(figure.claimant)
        attitude = Attitude.OTHER_FIGURE
        if (figure.low, figure.high) == (of.figure.low, of.figure.high):
            attitude = Attitude.ASSERTS
        elif figure.may_equal(of.figure):
            attitude = Attitude.AGREES
        return Utterance(
            speaker or witnesses.publisher(report.article),
            speaker is not None,
            attitude,
            report.article,
            figure.start,
            figure.end,
            figure.text,
            figure.as_of or report.published,
        )

    def _matrix(
        self, labels: Sequence[str], found: Sequence[Sequence[Utterance]], searched: str
    ) -> Matrix:
        story = [actor.name for actor in self._library.actors() if actor.from_story]
        outlets = {row.outlet: None for row in self._library.articles() if row.outlet}
        rows = rows_of(found, story)
        speaking = {row.name for row in rows}
        silent = [name for name in (*story, *outlets) if name not in speaking]
        return Matrix(tuple(labels), tuple(rows), tuple(silent), searched)

    def _searched(self, read: int) -> str:
        total = counted(self._library.article_count(), "article")
        return f"Searched {total}; read the {read} that share most of the words."


def rows_of(found: Sequence[Sequence[Utterance]], first: Sequence[str] = ()) -> list[Row]:
    """Make a row for everybody who says something, with a cell for each claim.

    Args:
        found: The utterances about each claim.
        first: Names that come before all others.
    """
    names = {(each.who, each.is_speaker): None for column in found for each in column}
    rows = [
        Row(
            name,
            is_speaker,
            tuple(
                _cell(u for u in column if (u.who, u.is_speaker) == (name, is_speaker))
                for column in found
            ),
        )
        for name, is_speaker in names
    ]
    return sorted(rows, key=lambda row: (not row.is_speaker, row.name not in first, -_weight(row)))


def _is_in(report: FigureReport, entry: Entry) -> bool:
    figure = report.figure
    return any(
        each.article == report.article and each.start <= figure.start < each.end
        for each in entry.reports
    )


def _cell(utterances: Iterable[Utterance]) -> Cell:
    found = tuple(utterances)
    attitudes = {each.attitude for each in found}
    shown = next((each for each in _STRENGTH if each in attitudes), Attitude.SILENT)
    return Cell(shown, found)


def _weight(row: Row) -> int:
    return sum(len(cell.utterances) for cell in row.cells)
