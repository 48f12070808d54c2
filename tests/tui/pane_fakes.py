"""A made-up story and a stand-in for the library with the methods that the panes use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from idlib_tui.errors import UnknownArticleError
from idlib_tui.filters import (
    EVERY_ENTRY,
    EVERY_FIGURE,
    EVERY_QUOTE,
    EntryFilter,
    FigureFilter,
    QuoteFilter,
)
from idlib_tui.library import ArticleRow
from idlib_tui.model import (
    ActorSummary,
    Annotations,
    Article,
    Entry,
    Figure,
    FigureGroup,
    FigureReport,
    Mention,
    Precision,
    Published,
    PublishedFrom,
    Quote,
    QuoteKind,
    Relation,
    Repair,
    Report,
    ResolvedBy,
    Statement,
    Timex,
    TimexType,
)

HOSTILE = (
    "[/b][red]x[/blue] [UPDATE] price [$5] \x1b[31m\x9b2J \u202eback\u2066 a\u0301 漢字 \ud800 end"
)
"""Markup, escapes, bidi controls, combining and wide characters, a lone surrogate."""


def entry(
    value: str,
    text: str,
    articles: Sequence[str] = ("001_a",),
    *,
    last: date | None = None,
    precision: str = "day",
    relation: Relation = Relation.ON,
    importance: float = 1.0,
    names: tuple[str, ...] = (),
) -> Entry:
    """Make an entry of the chronology."""
    first = date(*(int(part) for part in (value + "-01-01").split("-")[:3]))
    reports = tuple(
        Report(article, 10, 20, f"{text} ({article})", "on Monday", relation, first)
        for article in articles
    )
    return Entry(
        value,
        first,
        last or first,
        Precision(precision),
        relation,
        text,
        names,
        reports,
        importance,
    )


def story() -> list[Entry]:
    """Twelve entries of every precision, in order."""
    day = date(2021, 3, 1)
    return [
        entry("2011", "The dam was planned.", last=date(2011, 12, 31), precision="year"),
        entry("2019-09", "Work began.", last=date(2019, 9, 30), precision="month"),
        entry("2020-12-01", "Rain has fallen without a break.", relation=Relation.SINCE),
        *(
            entry(
                (day + timedelta(days=n)).isoformat(),
                f"Report number {n} from the valley about the water and the people.",
                ("001_a", "002_b", "003_c")[: n % 3 + 1],
                importance=float(n % 3 + 1),
                names=("Ana Petrov",) if n % 2 else (),
            )
            for n in range(8)
        ),
        entry("2021-03-09", "An inquiry was asked for.", relation=Relation.REPORTED),
    ]


def quote(start: int, text: str, kind: QuoteKind = QuoteKind.DIRECT, **more: object) -> Quote:
    """Make a quote."""
    made = Quote(
        start,
        start + len(text),
        text,
        kind,
        "Ana Petrov",
        "she",
        cue="said",
        resolved_by=ResolvedBy.PRONOUN,
        confidence=0.9,
        said_on=date(2021, 3, 2),
        said_on_stated=True,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def article(text: str, **more: object) -> Article:
    """Make an article."""
    made = Article(
        "001_a",
        "001_a.txt",
        "The river rises",
        text,
        outlet="Valley Post",
        place="Brod",
        published=Published(date(2021, 3, 2), PublishedFrom.INFERRED),
    )
    return replace(made, **more)  # type: ignore[arg-type]


class FakeLibrary:
    """Answers from lists, with the signatures of ``idlib_tui.library.Library``."""

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        statements: Sequence[Statement] = (),
        groups: Sequence[FigureGroup] = (),
    ) -> None:
        self.entries = list(entries)
        self.statements = list(statements)
        self.groups = list(groups)
        self.windows: list[tuple[int, int | None]] = []

    def _entries(self, wanted: EntryFilter) -> list[Entry]:
        return [
            each
            for each in self.entries
            if (wanted.actor is None or wanted.actor in each.names)
            and (wanted.text is None or wanted.text.lower() in each.text.lower())
            and (wanted.since is None or each.last >= wanted.since)
            and (wanted.until is None or each.first <= wanted.until)
            and each.importance >= wanted.minimum
        ]

    def chronology(
        self, wanted: EntryFilter = EVERY_ENTRY, *, offset: int = 0, limit: int | None = None
    ) -> list[Entry]:
        """List a window."""
        self.windows.append((offset, limit))
        found = self._entries(wanted)
        return found[offset : None if limit is None else offset + limit]

    def chronology_count(self, wanted: EntryFilter = EVERY_ENTRY) -> int:
        """Count."""
        return len(self._entries(wanted))

    def chronology_histogram(
        self, wanted: EntryFilter = EVERY_ENTRY, *, by: str = "day"
    ) -> list[tuple[str, int]]:
        """Count by period what lies within one."""
        letters = {"year": 4, "month": 7, "day": 10}[by]
        periods = [
            (each.first.isoformat()[:letters], each.last.isoformat()[:letters])
            for each in self._entries(wanted)
        ]
        return sorted(Counter(first for first, last in periods if first == last).items())

    def articles(self, *, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """List no articles: nothing tells where the story begins."""
        del offset, limit
        return []

    def figure_sizes(self, wanted: FigureFilter = EVERY_FIGURE) -> list[tuple[int, bool]]:
        """Give the sizes of the groups."""
        return [(len(group.reports), group.disagrees) for group in self.figures(wanted)]

    def chronology_starts(self, wanted: EntryFilter = EVERY_ENTRY) -> list[tuple[str, int]]:
        """Count by first day."""
        found = self._entries(wanted)
        return sorted(Counter(each.first.isoformat() for each in found).items())

    def actors(self) -> list[ActorSummary]:
        """List who speaks."""
        counts = Counter(each.actor for each in self.statements if each.actor)
        return [ActorSummary(name, (), (), n, n, 1, True) for name, n in counts.items()]

    def _statements(self, wanted: QuoteFilter) -> list[Statement]:
        source = self._whole_id(wanted.source) if wanted.source is not None else None

        def fits(each: Statement) -> bool:
            said = each.quote.said_on
            return (
                (wanted.actor is None or each.actor == wanted.actor)
                and (source is None or each.article == source)
                and (wanted.kind is None or each.quote.kind is wanted.kind)
                and (wanted.text is None or wanted.text.lower() in each.quote.text.lower())
                and (wanted.since is None or (said is not None and said >= wanted.since))
                and (wanted.until is None or (said is not None and said <= wanted.until))
                and each.quote.confidence >= wanted.minimum
            )

        return sorted(
            filter(fits, self.statements), key=lambda each: each.quote.said_on or date.max
        )

    def quotes(
        self, wanted: QuoteFilter = EVERY_QUOTE, *, offset: int = 0, limit: int | None = None
    ) -> list[Statement]:
        """List a window."""
        found = self._statements(wanted)
        return found[offset : None if limit is None else offset + limit]

    def quote_count(self, wanted: QuoteFilter = EVERY_QUOTE) -> int:
        """Count."""
        return len(self._statements(wanted))

    def _whole_id(self, article_id: str) -> str:
        for each in self.statements:
            if each.article.startswith(article_id):
                return each.article
        raise UnknownArticleError(f"No article goes by {article_id!r}.")

    def article(self, article_id: str) -> Article:
        """Make an article whose text is long enough for every span."""
        return article("x " * 500, id=article_id)

    def figures(
        self, wanted: FigureFilter = EVERY_FIGURE, *, offset: int = 0, limit: int | None = None
    ) -> list[FigureGroup]:
        """List a window of groups."""

        def fits(group: FigureGroup) -> bool:
            reported = [(one.figure.text, one.figure.claimant) for one in group.reports]
            words = f"{group.topic} {group.unit} {reported}".lower()
            days = [one.day for one in group.reports if one.day is not None]
            return (
                all(word in words for word in (wanted.text or "").lower().split())
                and (wanted.topic or "") in group.topic
                and (wanted.since is None or max(days) >= wanted.since)
                and (wanted.until is None or min(days) <= wanted.until)
            )

        found = list(filter(fits, self.groups))
        return found[offset : None if limit is None else offset + limit]


__all__ = [
    "HOSTILE",
    "Annotations",
    "FakeLibrary",
    "Figure",
    "FigureReport",
    "Mention",
    "Repair",
    "Timex",
    "TimexType",
    "article",
    "entry",
    "quote",
    "story",
]
