"""Whose report a passage of an article is: the article's own, or that of somebody it credits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.words import forms
from idlib_tui.merge.independence import runs
from idlib_tui.model import Account, Stance
from idlib_tui.yaml_files import shortened

if TYPE_CHECKING:
    from idlib_tui.library import ArticleRow, Library
    from idlib_tui.model import Statement

MOST_KEPT = 2_000
"""Articles of which what was read is kept."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A report, and the stance of whoever is credited with it to what it says."""

    account: Account
    stance: Stance = Stance.ASSERTS


class Witnesses:
    """Reads who reports what; what it has read of an article it keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows: dict[str, ArticleRow] = {}
        self.plain = lru_cache(MOST_KEPT)(self._plain)
        """Returns an article's own report of anything, by its id."""
        self.runs = lru_cache(MOST_KEPT)(self._runs)
        """Returns the runs of words of an article's text, by its id."""
        self.called = lru_cache(MOST_KEPT)(self._called)
        """Returns the canonical name of whoever goes by a name; the name itself if that is open."""
        self.said = lru_cache(MOST_KEPT)(self._statements)
        """Returns the statements in an article, each copy by itself, by its id."""

    def of(self, article: str, start: int, end: int) -> Witness:
        """Find whose report a passage is, and whether they affirm it.

        It is that of a speaker if half of it or more is what the article credits the speaker with.
        """
        plain = self.plain(article)
        best: tuple[int, Statement] | None = None
        for statement in self.said(article):
            quote = statement.quote
            shared = min(end, quote.end) - max(start, quote.start)
            if 2 * shared >= end - start and (best is None or shared > best[0]):
                best = (shared, statement)
        if best is None:
            return Witness(plain)
        statement = best[1]
        speaker = speaker_of(statement)
        if speaker is None:
            return Witness(plain, statement.quote.stance)
        credited = Account(plain.article, plain.outlet, plain.agency, plain.group, speaker)
        return Witness(credited, statement.quote.stance)

    def content_hash(self, article: str) -> str:
        """The content hash of an article; "" if there is no such article."""
        row = self.row(article)
        return row.content_hash if row is not None else ""

    def publisher(self, article: str) -> str:
        """Name who publishes an article: its outlet or agency, else its title in marks."""
        row = self.row(article)
        if row is None:
            return article
        return row.outlet or row.agency or f"“{shortened(row.title)}”"

    def _plain(self, article: str) -> Account:
        row = self.row(article)
        if row is None:
            return Account(article)
        return Account(article, row.outlet, row.agency, row.group)

    def _called(self, name: str) -> str:
        found = self._library.actors_named(name)
        return found[0] if len(found) == 1 else name

    def _runs(self, article: str) -> frozenset[str]:
        return runs(forms(self._library.article(article).text))

    def _statements(self, article: str) -> tuple[Statement, ...]:
        return tuple(self._library.quotes(QuoteFilter(source=article, fold=False)))

    def row(self, article: str) -> ArticleRow | None:
        """The row of an article; None if there is no such article."""
        if not self._rows:
            self._rows = {row.id: row for row in self._library.articles()}
        return self._rows.get(article)


def speaker_of(statement: Statement) -> str | None:
    """Name who made a statement; None if nobody can be named.

    Speakers without a name, whom the library tells apart by their articles ("officials (Gull)"),
    may be the same everywhere, and in doubt are.
    """
    actor, described = statement.actor, statement.quote.speaker_text
    if actor is not None and described is not None and actor.startswith(f"{described} ("):
        return described
    return actor or described
