"""Time expressions: found as typed under-specified values, then resolved in text order."""

from __future__ import annotations

from idlib_tui.annotate.text.document import Document
from idlib_tui.annotate.times.compose import compose
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.guards import facts_of, is_time
from idlib_tui.annotate.times.order import settle_order
from idlib_tui.annotate.times.resolve import resolve
from idlib_tui.annotate.times.tokens import tokenise
from idlib_tui.model import Timex

__all__ = ["find_timexes"]


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Find and resolve the time expressions of a document, in order.

    Linear in the length of the text.
    """
    rules = grammar()
    tokens = tokenise(document, rules.lexicon, rules.codes)
    composed = compose(list(rules.scan(tokens)), tokens)
    facts = facts_of(composed, tokens, document.published)
    found = [item for item in composed if is_time(item, tokens, facts)]
    settled = settle_order(found, tokens, document.published)
    return tuple(resolve(settled, tokens, document))
