"""Datelines: the place in capitals that opens a report, "LEEDS, England, May 3 (Agency) -"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from idlib_tui.annotate.text.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "--"})
_MARKS = frozenset({",", ".", "(", ")", "/"})
_LONGEST = 12
"""The maximum number of tokens between the place and the dash."""


def is_in_dateline(tokens: Tokens, first: int, last: int) -> bool:
    """Check whether the tokens ``first`` to ``last``, exclusive, are the place of a dateline."""
    written = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
    if not written.isupper() or not _opens_line(tokens, first):
        return False
    for item in range(last, min(len(tokens.lower), last + _LONGEST)):
        if tokens.lower[item] in _DASHES:
            return item > last  # "ROE - who left - came"
        capital = tokens.flags[item] & (Is.CAPITAL | Is.NUMBER | Is.TIME)
        if not capital and tokens.lower[item] not in _MARKS:
            return False
    return False


def _opens_line(tokens: Tokens, item: int) -> bool:
    return item == 0 or "\n" in tokens.text[tokens.ends[item - 1] : tokens.starts[item]]
