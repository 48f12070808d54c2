"""The claimant of a figure: the speaker of the quote around it, or "according to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.model import Quote

_PRONOUNS = frozenset(("its", "their", "his", "her"))
_FROM = re.compile(r"(?:the )?[a-z][a-z ]{0,30} (?:from|by) (?:the )?([A-Z].*)")
_OWNER = re.compile(r"(?:the )?([^'’]{1,60})['’]s [a-z]")

LONGEST_NAME = 8
"""The maximum number of words."""


def quoted_claimant(offset: int, quotes: Sequence[Quote]) -> str | None:
    """Return the speaker of the shortest quote around an offset; None if there is no quote."""
    around = [quote for quote in quotes if quote.start <= offset < quote.end]
    for quote in sorted(around, key=lambda quote: (quote.end - quote.start, quote.start)):
        name = quote.speaker_text or quote.speaker_mention
        if name is not None and _is_source(name.split()):
            return _plain(name)
    return None


def _plain(name: str) -> str | None:
    """Reduce "the latest figures from the WHO" and "the WHO's latest tally" to the source.

    Returns:
        None for "its latest figures", which name nobody.
    """
    if name.split(maxsplit=1)[0].lower() in _PRONOUNS:
        return None
    owner = _FROM.match(name) or _OWNER.match(name)
    return owner[1] if owner is not None else name


def according_to(words: Words) -> str | None:
    """Read the name after "according to" in a sentence."""
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
        if _is_source(words.raw[first:last]):
            return _plain(words.text[words.starts[first] : words.ends[last - 1]])
    return None


def _is_source(name: Sequence[str]) -> bool:
    """Check whether words are a name, or another source ("officials", "a survey")."""
    sources = lexicon.words("nouns", "source")
    return any(word[0].isupper() or word in sources for word in name)
