"""The spans highlighted in an article's text, collected from its annotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from idlib_tui.model import Annotations, Article, MentionKind, Quote, QuoteKind, Repair, Timex
from idlib_tui.tui.widgets.spans import Span, SpanIndex


class Marks:
    """The spans of one article by what they are, ready to be asked line by line.

    Attributes:
        direct: Words between quotation marks.
        indirect: Reported words, the mixed ones included.
        actors: Names of those who speak in this article, wherever they stand.
        times: Time expressions.
        repairs: Stretches that differ from the file.
        changes: What another version of the article does not have, while they are compared.
        pins: Pinned passages.
        hits: What the search found.
        quotes: The quotes to step through; none that only is a part of another.
    """

    def __init__(self, article: Article, annotations: Annotations) -> None:
        quotes = annotations.quotes
        self.direct = SpanIndex(
            (each.start, each.end) for each in quotes if each.kind is QuoteKind.DIRECT
        )
        self.indirect = SpanIndex(
            (each.start, each.end) for each in quotes if each.kind is not QuoteKind.DIRECT
        )
        speakers = {each.speaker_text for each in quotes if each.speaker_text}
        self.actors = SpanIndex(
            (each.start, each.end)
            for each in annotations.mentions
            if each.kind is MentionKind.NAME and each.name in speakers
        )
        self.times = SpanIndex((each.start, each.end) for each in annotations.timexes)
        self.repairs = SpanIndex(
            (each.start, max(each.end, each.start + 1)) for each in article.repairs
        )
        self.changes = SpanIndex()
        self.pins = SpanIndex()
        self.hits = SpanIndex()
        self.quotes = SpanIndex((each.start, each.end) for each in outermost(quotes))
        self._quotes = quotes
        self._timexes = annotations.timexes

    def quote_at(self, start: int, end: int) -> Quote | None:
        """Find the quote that shares most with a stretch; of several, the shortest."""
        touched = [each for each in self._quotes if each.start < end and start < each.end]
        return min(
            touched,
            key=lambda each: (
                max(start, each.start) - min(end, each.end),
                each.end - each.start,
            ),
            default=None,
        )

    def timex_at(self, start: int, end: int) -> Timex | None:
        """Find the first time expression within a stretch, or around it."""
        for each in self._timexes:
            if each.start < end and start < each.end:
                return each
        return None


def outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Leave out the quotes that lie inside another one."""
    found: list[Quote] = []
    for quote in sorted(quotes, key=lambda each: (each.start, -each.end)):
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def repair_note(repair: Repair) -> str:
    """Say what a repair did: ``± quotation mark: “,quot” became “””``."""
    was = repair.was if len(repair.was) <= 60 else f"{repair.was[:57]}…"
    became = f"became ‹{repair.now}›" if repair.now else "was left out"
    return f"± {repair.kind}: ‹{was}› {became}"


def repair_notes(repairs: Sequence[Repair], paragraphs: Sequence[Span]) -> dict[int, list[str]]:
    """Gather the notes on repairs by the paragraph they stand in or right before."""
    notes: dict[int, list[str]] = {}
    ends = [end for _, end in paragraphs]
    for repair in repairs:
        if not paragraphs:
            break
        paragraph = min(bisect_left(ends, repair.start), len(paragraphs) - 1)
        notes.setdefault(paragraph, []).append(repair_note(repair))
    return notes
