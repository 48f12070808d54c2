"""What is known of the words under a cursor, in words: who speaks, which day is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates, wording
from idlib_tui.model import ResolvedBy
from idlib_tui.paragraphs import paragraphs
from idlib_tui.tui.dialogs.peek import Excerpt
from idlib_tui.tui.widgets.reader_marks import Marks

if TYPE_CHECKING:
    from idlib_tui.model import Annotations, Article, Quote, Timex
    from idlib_tui.tui.passage import Passage

_BEFORE, _AFTER = 600, 1200
"""Characters of an endless paragraph that are shown on both sides of the words."""

_MOST_TIMES = 4


def speaker(quote: Quote) -> str:
    """Say who speaks: "speaker: Ibrahim Kalin (“he”)"."""
    if quote.speaker_text is None:
        return "nobody named as speaker"
    said_by = f"speaker: {quote.speaker_text}"
    if quote.speaker_mention and quote.speaker_text not in quote.speaker_mention:
        said_by += f" (“{quote.speaker_mention}”)"
    return said_by + (", corrected by you" if quote.resolved_by is ResolvedBy.READER else "")


def explanation(timex: Timex) -> str:
    """Say what a time expression means: "Tuesday → 18 Feb 2020 (most recent)"."""
    if timex.first is None or timex.last is None:
        return ""
    days = dates.day_text(timex.first)
    if timex.last != timex.first:
        days = timex.value if len(timex.value) > 4 else str(timex.first.year)
    anchor = f"from {timex.anchor}" if timex.anchor else ""
    why = ", ".join(part for part in (timex.rule, anchor) if part)
    return f"“{timex.text}” → {days}" + (f" ({why})" if why else "")


def excerpt(article: Article, found: Annotations, passage: Passage, source: str) -> Excerpt:
    """Take the paragraph around a passage, and what is known of its words.

    Args:
        article: The article.
        found: Its annotations.
        passage: The words; for a whole article, its beginning is taken.
        source: What to call it.
    """
    blocks = paragraphs(article.text)
    within = [n for n, block in enumerate(blocks) if block.end > passage.start]
    first = within[0] if within else 0
    last = max((n for n in within if blocks[n].start < max(passage.end, 1)), default=first)
    start = max(blocks[first].start, passage.start - _BEFORE) if blocks else 0
    end = min(blocks[last].end, max(passage.end, passage.start) + _AFTER) if blocks else 0
    facts = []
    if passage.end > passage.start:
        quote = Marks(article, found).quote_at(passage.start, passage.end)
        facts += [speaker(quote)] if quote is not None else []
    times = (each for each in found.timexes if start <= each.start < end)
    facts += [told for each in times if (told := explanation(each))][:_MOST_TIMES]
    place = f"paragraph {first + 1} of {len(blocks)}" if blocks else ""
    title = " · ".join(filter(None, (source, wording.published(article.published), place)))
    cut = (max(passage.start - start, 0), max(min(passage.end, end) - start, 0))
    return Excerpt(title, article.text[start:end], cut, tuple(facts))
