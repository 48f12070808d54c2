"""Time expressions: found as typed under-specified values, then resolved in text order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from idlib_tui.annotate.text.document import Document
from idlib_tui.annotate.times.compose import compose
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.guards import facts_of, is_time
from idlib_tui.annotate.times.order import settle_order
from idlib_tui.annotate.times.resolve import resolve
from idlib_tui.annotate.times.tokens import tokenise
from idlib_tui.model import Timex

__all__ = ["FoundTimes", "find_timexes"]


class FoundTimes:
    """The time expressions of a text, found once, to be resolved for any publication date."""

    def __init__(self, document: Document) -> None:
        """Find them. Linear in the length of the text."""
        rules = grammar()
        self._document = document
        self._tokens = tokenise(document, rules.lexicon, rules.codes)
        self._composed = compose(list(rules.scan(self._tokens)), self._tokens)

    def resolve(self, published: date | None) -> tuple[Timex, ...]:
        """Resolve them for a publication date, or for none; in order of the text."""
        tokens = self._tokens
        facts = facts_of(self._composed, tokens, published)
        found = [item for item in self._composed if is_time(item, tokens, facts)]
        settled = settle_order(found, tokens, published)
        return tuple(resolve(settled, tokens, replace(self._document, published=published)))


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Find and resolve the time expressions of a document, in order.

    Linear in the length of the text.
    """
    return FoundTimes(document).resolve(document.published)
