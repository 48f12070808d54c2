"""What is new since a day or since a brief: articles, events, statements, figures, stale pins.

New is what stands only in articles, or in paragraphs of changed articles, that were not known. What
a known paragraph says is never new, even where a later article dates or merges it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from idlib_tui.brief.desk import Pin
from idlib_tui.brief.known import (
    Known,
    from_records,
    is_unchanged,
    known_before,
    known_paragraphs,
    same_articles,
)
from idlib_tui.brief.manifest import MANIFEST_SUFFIX, ManifestError, read_manifest
from idlib_tui.brief.pins import locate
from idlib_tui.library import Library
from idlib_tui.model import (
    Entry,
    FigureGroup,
    FigureReport,
    Statement,
)


class ArticleChange(StrEnum):
    """What happened to an article."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article that is new, has changed or is gone.

    Attributes:
        published: Its day now; None if it has none or is gone.
    """

    change: ArticleChange
    id: str
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement that was not known.

    Attributes:
        contradicts: An earlier statement in like words that denies what this one asserts, or the
            other way round.
    """

    statement: Statement
    contradicts: Statement | None


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A quantity with figures that were not known.

    Attributes:
        group: The quantity.
        before: The reports that were known; none if the quantity itself is new.
        now: New reports; where others were known, only those that differ from all of them.
    """

    group: FigureGroup
    before: tuple[FigureReport, ...]
    now: tuple[FigureReport, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, each in the order of its list in the library.

    Attributes:
        stale: Pins whose words are in no article now.
    """

    articles: tuple[ChangedArticle, ...]
    entries: tuple[Entry, ...]
    figures: tuple[MovedFigure, ...]
    statements: tuple[NewStatement, ...]
    stale: tuple[Pin, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is new."""
        parts = self.articles, self.entries, self.figures, self.statements, self.stale
        return not any(parts)


def known_to_brief(brief: Path) -> Known:
    """Read what was known when a brief was written, from the manifest beside it.

    Raises:
        ManifestError: It has none, or one that does not say so.
    """
    path = brief if brief.name.endswith(MANIFEST_SUFFIX) else brief.with_suffix(MANIFEST_SUFFIX)
    if not path.exists():
        raise ManifestError(
            f"{path} is missing, so what {brief.name} knew is not recorded. "
            "`brief --manifest` records it; or give a day."
        )
    try:
        return from_records(read_manifest(path)["known"])
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestError(
            f"{path} does not record what was known; `brief --manifest` does. Or give a day."
        ) from error


def known_since(library: Library, when: date | Path) -> Known:
    """Tell what was known before a day, or when a brief was written.

    Raises:
        ManifestError: The brief does not record it.
    """
    if isinstance(when, Path):
        return known_to_brief(when)
    return known_before(library.articles(), when)


def changes_since(library: Library, known: Known, pins: Iterable[Pin] = ()) -> Changes:
    """Compare the library with what was known.

    Args:
        library: The synced library.
        known: What was known.
        pins: Pins of the desk, of which the stale ones are listed.
    """
    rows = library.articles()
    paired = same_articles(rows, known)
    memory = _Memory(set(paired), {})
    articles: list[ChangedArticle] = []
    for row in rows:
        before = known[paired[row.id]] if row.id in paired else None
        if before is not None:
            if before.paragraphs is None or before.content_hash == row.content_hash:
                continue
            text = library.article(row.id).text
            if is_unchanged(text, before.paragraphs):
                continue
            memory.changed[row.id] = known_paragraphs(text, before.paragraphs)
        change = ArticleChange.NEW if before is None else ArticleChange.CHANGED
        articles.append(ChangedArticle(change, row.id, row.title, row.published.day))
    kept = set(paired.values())
    articles += [
        ChangedArticle(ArticleChange.WITHDRAWN, name, each.title, None)
        for name, each in sorted(known.items())
        if name not in kept
    ]
    return Changes(
        tuple(articles),
        tuple(entry for entry in library.chronology() if memory.is_new_entry(entry)),
        tuple(_moved(library.figures(), memory)),
        tuple(_new_statements(library, memory)),
        tuple(locate(library, pins)[1]),
    )


@dataclass(frozen=True, slots=True)
class _Memory:
    """Which places were known.

    Attributes:
        known: The ids of articles that were.
        changed: Of those that have changed, the spans of the paragraphs that were.
    """

    known: set[str]
    changed: dict[str, list[tuple[int, int]]]

    def holds(self, article: str, start: int) -> bool:
        if article in self.changed:
            return any(first <= start < last for first, last in self.changed[article])
        return article in self.known

    def is_new_entry(self, entry: Entry) -> bool:
        return not any(self.holds(each.article, each.start) for each in entry.reports)

    def is_new_statement(self, said: Statement) -> bool:
        places = [(said.article, said.quote.start)]
        places += [(place.article, place.start) for place in said.also_in]
        return not any(self.holds(*place) for place in places)


def _moved(groups: Iterable[FigureGroup], memory: _Memory) -> Iterable[MovedFigure]:
    for group in groups:
        before = tuple(
            each for each in group.reports if memory.holds(each.article, each.figure.start)
        )
        now = tuple(
            each
            for each in group.reports
            if each not in before
            and not any(
                each.figure.may_equal(other.figure) for other in _comparable(group, each, before)
            )
        )
        if now:
            yield MovedFigure(group, before, now)


def _comparable(
    group: FigureGroup, report: FigureReport, known: Sequence[FigureReport]
) -> Sequence[FigureReport]:
    """Choose what a new report may move: of a count that runs, what was known last by then."""
    day = report.day
    if not group.series or day is None:
        return known
    days = [each.day for each in known if each.day is not None and each.day <= day]
    return [each for each in known if each.day == max(days)] if days else known


def _new_statements(library: Library, memory: _Memory) -> Iterable[NewStatement]:
    new: list[Statement] = []
    earlier: list[Statement] = []
    for each in library.quotes():
        (new if memory.is_new_statement(each) else earlier).append(each)
    return map(NewStatement, new, library.oppositions(new, earlier))
