"""What the annotations of an article put into the catalog, worked out without it.

Most of the work of storing an article is done here, so that the processes that annotate can do it
and only one has to write.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from idlib_tui.library.catalog.annotations import PackedAnnotations, pack_annotations
from idlib_tui.merge.actors import NamesOfArticle, names_of_article
from idlib_tui.merge.chronology import block_key
from idlib_tui.merge.figures import Placement, placement_of
from idlib_tui.merge.statements import lead_ins, straight_marks
from idlib_tui.model import Annotations, Article, FigureReport, Quote, QuoteKind, StoryActor

_NESTED = 8
"""The number of preceding reported statements that may contain a quoted part."""


@dataclass(frozen=True, slots=True)
class PackedQuote:
    """What the catalog keeps of a quote beside the record.

    Attributes:
        index: Its index among the quotes of the article.
        start: Offset of its first character.
        length: Characters.
        kind: The value of its kind.
        speaker: The speaker as the article names them.
        day: When it was said.
        confidence: In hundredths.
        within: The index of the quote that it is a part of.
        marks: Straight quotation marks in it.
    """

    index: int
    start: int
    length: int
    kind: str
    speaker: str | None
    day: date | None
    confidence: int
    within: int | None
    marks: int


@dataclass(frozen=True, slots=True)
class PackedFindings:
    """What an article's annotations put into the catalog.

    Attributes:
        annotations: The records.
        mentions: How often each name stands in the article.
        names: What the article tells of its names.
        quotes: Its quotes, direct ones last.
        blocks: The indices of its dated events, and the block of each.
        figures: Where each of its figures is grouped.
    """

    annotations: PackedAnnotations
    mentions: Mapping[str, int]
    names: NamesOfArticle
    quotes: Sequence[PackedQuote]
    blocks: Sequence[tuple[int, str]]
    figures: Sequence[Placement]


def pack_findings(
    article: Article, found: Annotations, actors: Sequence[StoryActor]
) -> PackedFindings:
    """Work out what the annotations of an article put into the catalog."""
    counts = Counter(mention.name for mention in found.mentions if mention.name is not None)
    for quote in found.quotes:
        if quote.speaker_text is not None:
            counts.setdefault(quote.speaker_text, 0)
    return PackedFindings(
        pack_annotations(article.text, found),
        dict(sorted(counts.items())),
        names_of_article(article, found.mentions, actors),
        _pack_quotes(found.quotes),
        [(at, block_key(event)) for at, event in enumerate(found.events) if event.dated],
        [
            placement_of(FigureReport(article.id, figure, article.published.day))
            for figure in found.figures
        ],
    )


def _pack_quotes(quotes: Sequence[Quote]) -> list[PackedQuote]:
    packed: list[PackedQuote] = []
    mixed: list[tuple[int, int, int]] = []
    leading = lead_ins(quotes)
    for index, quote in sorted(enumerate(quotes), key=lambda one: one[1].kind is QuoteKind.DIRECT):
        within = leading.get(index)
        if quote.kind is QuoteKind.DIRECT:
            within = _around(quote, mixed)
        packed.append(
            PackedQuote(
                index,
                quote.start,
                quote.end - quote.start,
                quote.kind.value,
                quote.speaker_text,
                quote.said_on,
                round(100 * quote.confidence),
                within,
                straight_marks(quote.text),
            )
        )
        if quote.kind is QuoteKind.MIXED:
            mixed.append((quote.start, quote.end, index))
    return packed


def _around(quote: Quote, mixed: Sequence[tuple[int, int, int]]) -> int | None:
    """Find the statement that contains a quoted part, among (start, end, index) in order."""
    nearest = bisect_right(mixed, quote.start, key=itemgetter(0))
    for start, end, index in mixed[max(0, nearest - _NESTED) : nearest]:
        if start <= quote.start and quote.end <= end:
            return index
    return None
