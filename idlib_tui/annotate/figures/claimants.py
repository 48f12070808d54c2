"""Who gives a figure: the speaker of the quote around it, or "according to …"."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Quote

LONGEST_NAME = 8
"""Words."""


def quoted_claimant(offset: int, quotes: Sequence[Quote]) -> str | None:
    """Name the speaker of the shortest quote around an offset; None where nobody is quoted."""
    around = [quote for quote in quotes if quote.start <= offset < quote.end and _speaker(quote)]
    if not around:
        return None
    return _speaker(min(around, key=lambda quote: quote.end - quote.start))


def _speaker(quote: Quote) -> str | None:
    return quote.speaker_text or quote.speaker_mention


def according_to(words: Words) -> str | None:
    """Read the name behind "according to" in a sentence."""
    ends = lexicon.words("words", "according end")
    for at in range(len(words) - 2):
        if words.low[at] not in ("according", "accordance") or words.low[at + 1] != "to":
            continue
        first = at + 2
        if words.at(first) in ("the", "a", "an"):
            first += 1
        last = first
        while last < min(len(words), first + LONGEST_NAME):
            low = words.low[last]
            if low in ends or low == "(" or low in lexicon.words("verbs", "auxiliary"):
                break
            last += 1
        if _is_source(words, first, last):
            return words.text[words.starts[first] : words.ends[last - 1]]
    return None


def _is_source(words: Words, first: int, last: int) -> bool:
    """Tell whether a phrase names somebody, or one who can be asked ("officials", "a survey")."""
    sources = lexicon.words("nouns", "source")
    return any(words.raw[at][0].isupper() or words.low[at] in sources for at in range(first, last))
