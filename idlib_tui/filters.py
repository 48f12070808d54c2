"""Which quotes, entries and groups of figures a list shows: one record for each list.

The views of the library, the commands and the panes all hand on these records. A record checks
itself when it is made; names of actors and articles are looked up by the view that it is given to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from idlib_tui.dates import DateError, check_order
from idlib_tui.errors import FilterError
from idlib_tui.model import QuoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFilter:
    """Which statements to list; what is left out filters nothing.

    Raises:
        FilterError: ``since`` is after ``until``.
    """

    actor: str | None = None
    """A canonical name, an alias, or a part of one that fits one actor only; in any case, with or
    without diacritics."""
    source: str | None = None
    """An article: its id, its file name, or the start of its id."""
    kind: QuoteKind | None = None
    text: str | None = None
    """Words, or starts of words, that must stand in the quote."""
    since: date | None = None
    """First day of ``said_on``, inclusive."""
    until: date | None = None
    """Last day of ``said_on``, inclusive."""
    fold: bool = True
    """Leave out what only repeats another statement: fragments inside a quote that is listed, and
    copies in other articles, which ``also_in`` names."""
    minimum: float = 0.0
    """Leave out quotes whose speaker is less certain (``Quote.confidence``)."""

    def __post_init__(self) -> None:
        """Check the range."""
        _check_range(self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which entries of the chronology to list; what is left out filters nothing.

    Raises:
        FilterError: ``since`` is after ``until``.
    """

    actor: str | None = None
    """As for ``QuoteFilter``: entries that name this actor."""
    text: str | None = None
    """Words, or starts of words, that must stand in the entry or its reports."""
    since: date | None = None
    """First day: entries that ended before are left out."""
    until: date | None = None
    """Last day: entries that began after are left out."""
    minimum: float = 0.0
    """Leave out entries of less importance (``Entry.importance``)."""

    def __post_init__(self) -> None:
        """Check the range."""
        _check_range(self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """Which groups of figures to list; what is left out filters nothing.

    Raises:
        FilterError: ``since`` is after ``until``.
    """

    topic: str | None = None
    """Words, or starts of words, of the topic or the unit."""
    text: str | None = None
    """Words, or starts of words, of the topic, the unit or the reports."""
    sources: int = 1
    """Leave out groups that fewer articles report."""
    since: date | None = None
    """First day: groups whose reports all stand for earlier days are left out."""
    until: date | None = None
    """Last day: groups whose reports all stand for later days are left out."""

    def __post_init__(self) -> None:
        """Check the range."""
        _check_range(self.since, self.until)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user did with the articles, for ``is:`` and ``tag:`` in queries; made by the desk.

    All are sets of ``ArticleRow.content_hash``, so that marks outlive a new index.
    """

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    """Articles of which anything is pinned."""
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The articles of each tag."""


def _check_range(since: date | None, until: date | None) -> None:
    try:
        check_order(since, until)
    except DateError as error:
        raise FilterError(str(error)) from None


EVERY_QUOTE = QuoteFilter()
EVERY_ENTRY = EntryFilter()
EVERY_FIGURE = FigureFilter()
