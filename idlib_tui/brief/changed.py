"""The section of a brief on what has changed: cited, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.brief.cited import CitedEntry, CitedQuote, cite_entry, cite_quote
from idlib_tui.brief.escape import escape
from idlib_tui.brief.markdown_lines import entry_line, figures_line, marks, quoted_words
from idlib_tui.brief.references import References

if TYPE_CHECKING:
    from idlib_tui.brief.desk import Pin
    from idlib_tui.brief.since import ChangedArticle, Changes, MovedFigure
    from idlib_tui.model import FigureReport

EVENTS = 10
"""New events that the section holds, the most important; it counts the others."""


@dataclass(frozen=True, slots=True)
class CitedFigureMove:
    """A figure that moved, with the references of its reports before and now."""

    moved: MovedFigure
    before: tuple[int, ...]
    now: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedChanges:
    """What has changed, as far as the section shows it.

    Attributes:
        since: A few words: "18 Feb 2020", or a brief's name.
        counts: How much is new of each kind, in words.
        articles: Articles that changed, with their references, or were withdrawn, without.
        figures: Figures that moved.
        contradictions: Pairs of a new statement and the earlier one that it contradicts.
        entries: The most important new events, earliest first.
        stale: Pins whose words are in no article now.
    """

    since: str
    counts: tuple[str, ...]
    articles: tuple[tuple[ChangedArticle, int | None], ...]
    figures: tuple[CitedFigureMove, ...]
    contradictions: tuple[tuple[CitedQuote, CitedQuote], ...]
    entries: tuple[CitedEntry, ...]
    stale: tuple[Pin, ...]


def cite_changes(changes: Changes, since: str, cited: References) -> CitedChanges:
    """Choose what the section shows, and number its sources."""
    articles = [each for each in changes.articles if each.change != "new"]
    important = sorted(changes.entries, key=lambda entry: -entry.importance)[:EVENTS]
    return CitedChanges(
        since=since,
        counts=_counts(changes),
        articles=tuple(
            (each, None if each.change == "withdrawn" else cited.cite(each.id)) for each in articles
        ),
        figures=tuple(
            CitedFigureMove(moved, _cite(moved.before, cited), _cite(moved.now, cited))
            for moved in changes.figures
            if moved.before
        ),
        contradictions=tuple(
            (cite_quote(new.statement, cited, {}), cite_quote(new.contradicts, cited, {}))
            for new in changes.statements
            if new.contradicts
        ),
        entries=tuple(
            cite_entry(entry, cited, {}) for entry in changes.entries if entry in important
        ),
        stale=changes.stale,
    )


def _cite(reports: tuple[FigureReport, ...], cited: References) -> tuple[int, ...]:
    return tuple(cited.cite(r.article, r.figure.start, r.figure.end) for r in reports)


def _counts(changes: Changes) -> tuple[str, ...]:
    new = sum(each.change == "new" for each in changes.articles)
    counts = (
        (new, "new article"),
        (len(changes.articles) - new, "changed or withdrawn article"),
        (len(changes.entries), "new event"),
        (sum(bool(each.before) for each in changes.figures), "moved figure"),
        (len(changes.statements), "new statement"),
    )
    return tuple(wording.counted(number, noun) for number, noun in counts if number)


def changed_lines(changes: CitedChanges) -> Iterator[str]:
    """Write the section."""
    counted = ", ".join(changes.counts) or "nothing is new"
    yield f"Since {escape(changes.since)}: {counted}.\n"
    for article, number in changes.articles:
        mark = "" if number is None else marks((number,))
        yield f"- *{article.change.value}:* “{escape(article.title)}”{mark}"
    for figure in changes.figures:
        moved = figure.moved
        before = figures_line(moved.before, figure.before)
        now = figures_line(moved.now, figure.now)
        yield f"- **{escape(moved.group.topic)}** ({escape(moved.group.unit)}): {before} → {now}"
    for new, earlier in changes.contradictions:
        yield f"- {_said(new)}; earlier {_said(earlier)}"
    yield from map(entry_line, changes.entries)
    for pin in changes.stale:
        yield f"- A pinned passage is in no article now: “{escape(pin.text)}”"


def _said(item: CitedQuote) -> str:
    who = item.statement.actor or item.statement.quote.speaker_text or "Speaker not named"
    return f"**{escape(who)}:** {quoted_words(item)}{marks(item.references)}"
