"""Appraising entries, figures and statements: independent reports, grades, the reader's marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from idlib_tui.claims.credibility import Support, propose
from idlib_tui.claims.witnesses import Witnesses
from idlib_tui.merge.independence import by_origin
from idlib_tui.model import (
    Account,
    Credibility,
    Entry,
    FactStatus,
    FigureGroup,
    FigureReport,
    QuoteKind,
    Reliability,
    Stance,
    Statement,
)
from idlib_tui.wording import counted, differing_days

if TYPE_CHECKING:
    from idlib_tui.library import Library

_AGAINST = frozenset({Stance.DENIES, Stance.NOT_SAID})


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What can be said of an item.

    Attributes:
        independent: The number of independent reports.
        origins: Whom each of them goes back to: a speaker, an agency, an outlet or an article's id.
        reliability: The best grade that the reader has given to one of its sources, if any.
        credibility: The proposed grade of the item.
        reason: Why, in a sentence.
        status: What the reader has marked it as, if anything.
    """

    independent: int
    origins: tuple[str, ...]
    reliability: Reliability | None
    credibility: Credibility
    reason: str
    status: FactStatus | None = None

    @property
    def in_short(self) -> str:
        """The mark, the code and the number of independent reports: "B1, 2 independent reports"."""
        facts = [self.code, counted(self.independent, "independent report")]
        return ", ".join([str(self.status), *facts] if self.status else facts)

    @property
    def code(self) -> str:
        """Both grades as they are written, "B2"; "credibility 2" where the source has none."""
        return f"{self.reliability or 'credibility '}{self.credibility.value}"


class Judgements(Protocol):
    """What the reader has decided, as the desk keeps it."""

    @property
    def grades(self) -> Mapping[str, Reliability]:
        """The grade of each source, by its outlet or agency, or by an article's id."""

    @property
    def statuses(self) -> Mapping[tuple[str, str], FactStatus]:
        """What facts are marked as, by the article's content hash and the words."""


class Appraiser:
    """Appraises what a library holds.

    What it has read of an article it keeps, so one serves for one state of the library.
    """

    def __init__(self, library: Library, judgements: Callable[[], Judgements]) -> None:
        """Keep what to read.

        Args:
            library: The synced library.
            judgements: Gives what the reader has decided; asked each time.
        """
        self._witnesses = Witnesses(library)
        self._judgements = judgements

    def entry(self, entry: Entry) -> Appraisal:
        """Appraise an entry of the chronology."""
        spans = {(each.article, each.start, each.end): each.text for each in entry.reports}
        found = [self._witnesses.of(*place) for place in spans]
        denying = [each.account for each in found if each.stance in _AGAINST]
        stating = [each.account for each in found if each.stance not in _AGAINST]
        origins = self._by_origin(stating)
        support = Support(
            independent=len(origins),
            reports=len({each.article for each in stating}),
            against=len(self._by_origin(denying)),
            named=any(map(_is_named, stating or denying)),
            varying="the day" if differing_days(entry) else "",
        )
        words = [(article, text) for (article, _, _), text in spans.items()]
        return self._appraised(origins, support, stating or denying, words)

    def figure(self, group: FigureGroup, report: FigureReport) -> Appraisal:
        """Appraise one figure of a group: reports whose values agree with it, against the others.

        Figures that count up to different days do not speak against each other. Its source is that
        of the one report.
        """
        agrees = report.figure.may_equal
        agreeing = [self._of_figure(each) for each in group.reports if agrees(each.figure)]
        others = [
            self._of_figure(each)
            for each in group.reports
            if not agrees(each.figure) and _same_time(each, report)
        ]
        origins, against = self._by_origin(agreeing), len(self._by_origin(others))
        support = Support(
            independent=len(origins),
            reports=len({each.article for each in agreeing}),
            against=against,
            differing="gives another figure" if against == 1 else "give another figure",
            named=any(map(_is_named, agreeing)),
            foreseen=report.figure.hedged,
        )
        words = [(report.article, report.figure.text)]
        return self._appraised(origins, support, [self._of_figure(report)], words)

    def statement(self, statement: Statement) -> Appraisal:
        """Appraise that a statement was made, not whether it is true."""
        quote = statement.quote
        articles = [statement.article, *(place.article for place in statement.also_in)]
        found = [self._witnesses.plain(each) for each in dict.fromkeys(articles)]
        origins = self._by_origin(found)
        support = Support(
            independent=len(origins),
            reports=len(found),
            named=statement.actor is not None or bool(quote.speaker_text),
        )
        words = [(statement.article, quote.text)]
        appraisal = self._appraised(origins, support, found, words)
        verbatim = quote.kind is QuoteKind.DIRECT
        if verbatim and appraisal.credibility is Credibility.POSSIBLE:
            reason = f"{appraisal.reason} It is given word for word."
            return replace(appraisal, credibility=Credibility.PROBABLE, reason=reason)
        return appraisal

    def size(self, group: FigureGroup) -> int:
        """Count the independent reports of a group of figures, whatever they give."""
        return len(self._by_origin([self._of_figure(each) for each in group.reports]))

    def grade_of(self, article: str) -> Reliability | None:
        """The grade of an article's source: of its outlet, else its agency, else its own."""
        return self._grade(self._witnesses.plain(article))

    def _of_figure(self, report: FigureReport) -> Account:
        figure = report.figure
        if figure.claimant:
            claimant = self._witnesses.called(figure.claimant)
            return replace(self._witnesses.plain(report.article), speaker=claimant)
        return self._witnesses.of(report.article, figure.start, figure.end).account

    def _appraised(
        self,
        origins: Sequence[Sequence[Account]],
        support: Support,
        sources: Iterable[Account],
        words: Iterable[tuple[str, str]],
    ) -> Appraisal:
        """Put together what was found; ``words`` are those that the reader may have marked."""
        proposal = propose(support)
        grades = [grade for each in sources if (grade := self._grade(each)) is not None]
        return Appraisal(
            support.independent,
            tuple(dict.fromkeys(_name(group[0]) for group in origins)),
            min(grades, default=None),
            proposal.grade,
            proposal.reason,
            self._status(words),
        )

    def _status(self, words: Iterable[tuple[str, str]]) -> FactStatus | None:
        """What the reader has marked one of the reports as; the first mark counts."""
        statuses = self._judgements().statuses
        if not statuses:
            return None
        keys = ((self._witnesses.content_hash(article), text) for article, text in words)
        return next((statuses[key] for key in keys if key in statuses), None)

    def _grade(self, witness: Account) -> Reliability | None:
        grades = self._judgements().grades
        names = (witness.outlet, witness.agency, witness.article)
        return next((grades[name] for name in names if name and name in grades), None)

    def _by_origin(self, found: Sequence[Account]) -> list[tuple[Account, ...]]:
        """Group by origin; texts are only read where there are several articles to compare."""
        if len({each.article for each in found}) > 1:
            found = [replace(each, runs=self._witnesses.runs(each.article)) for each in found]
        return by_origin(found)


def _name(origin: Account) -> str:
    return origin.speaker or origin.agency or origin.outlet or origin.article


def _is_named(witness: Account) -> bool:
    return any((witness.speaker, witness.agency, witness.outlet))


def _same_time(one: FigureReport, other: FigureReport) -> bool:
    """Return whether two figures may count up to the same day."""
    days = {one.figure.as_of, other.figure.as_of} - {None}
    return len(days) <= 1
