"""The top of an article as the reader shows it: the title and one line of facts."""

from __future__ import annotations

from idlib_tui import wording
from idlib_tui.model import Article
from idlib_tui.safe_text import one_line

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


_SHORT = 30
"""Characters of a fact that is not broken over two lines."""


def reading_minutes(words: int) -> int:
    """Estimate how long an article takes to read; at least a minute."""
    return max(round(words / WORDS_A_MINUTE), 1)


def facts(article: Article) -> list[str]:
    """List what is known about an article, in the order shown: outlet, place, date, length."""
    words = article.words
    known = [
        article.outlet,
        article.place,
        wording.published(article.published),
        article.byline,
        wording.counted(words, "word"),
        f"{reading_minutes(words)} min",
    ]
    return [one_line(fact) for fact in known if fact]


def facts_line(article: Article, *, separator: str = "\u00a0\u00a0·  ") -> str:
    """Write the facts on one line that breaks behind a separator only, unless a fact is long."""
    kept = (fact.replace(" ", "\u00a0") if len(fact) < _SHORT else fact for fact in facts(article))
    return separator.join(kept)
