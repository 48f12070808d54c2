"""Numbered references: every line of a brief leads back to a file and a paragraph."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from idlib_tui.library import Library
from idlib_tui.model import Article, Repair, Span
from idlib_tui.paragraphs import paragraphs

_QUOTATION = 800
"""Characters within which a quotation of several sentences is closed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered reference.

    Attributes:
        number: 1, 2, 3 … in order of first use.
        article: The article's id.
        paragraph: 1-based number of the paragraph, None for a whole article.
        page: 1-based number of the page of a printed document, else None.
        repairs: The repairs that touched the cited words.
    """

    number: int
    article: str
    paragraph: int | None
    page: int | None
    repairs: tuple[Repair, ...]


class References:
    """The references of one brief, numbered as they are first used."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._articles: dict[str, tuple[Article, list[int]]] = {}
        self._numbers: dict[tuple[str, int | None], int] = {}
        self._repairs: dict[int, list[Repair]] = {}
        self._sentences: dict[str, list[Span]] = {}

    def cite(self, article_id: str, start: int | None = None, end: int | None = None) -> int:
        """Number the paragraph in which a span starts, or the whole article.

        Raises:
            UnknownArticleError: No article has that id.
        """
        article, starts = self._open(article_id)
        paragraph = None if start is None else max(1, bisect.bisect_right(starts, start))
        number = self._numbers.setdefault((article_id, paragraph), len(self._numbers) + 1)
        repairs = self._repairs.setdefault(number, [])
        if start is not None and end is not None:
            touched = touching(article.repairs, start, end)
            repairs.extend(repair for repair in touched if repair not in repairs)
        return number

    def is_repaired(self, article_id: str, start: int, end: int) -> bool:
        """Return whether any repair touched these words."""
        return bool(touching(self._open(article_id)[0].repairs, start, end))

    def article(self, article_id: str) -> Article:
        """Fetch a cited article, read once.

        Raises:
            UnknownArticleError: No article has that id.
        """
        return self._open(article_id)[0]

    def sentence(self, article_id: str, start: int, end: int) -> Span:
        """Widen a span to the whole sentences that it touches, and to the quotation around one.

        Raises:
            UnknownArticleError: No article has that id.
        """
        if article_id not in self._sentences:
            self._sentences[article_id] = self._library.sentences(article_id)
        known = self._sentences[article_id]
        touched = [
            known[place]
            for at in (start, end - 1)
            if (place := bisect.bisect_right(known, at, key=lambda each: each.start) - 1) >= 0
            and known[place].end > at
        ]
        whole = Span(
            min([start, *(each.start for each in touched)]),
            max([end, *(each.end for each in touched)]),
        )
        return _closed(self._open(article_id)[0].text, whole)

    def listed(self) -> tuple[Reference, ...]:
        """All references, in order of their numbers."""
        return tuple(
            Reference(
                number, name, paragraph, self._page(name, paragraph), tuple(self._repairs[number])
            )
            for (name, paragraph), number in self._numbers.items()
        )

    def _page(self, article_id: str, paragraph: int | None) -> int | None:
        article, starts = self._open(article_id)
        return None if paragraph is None else article.page_at(starts[paragraph - 1])

    def _open(self, article_id: str) -> tuple[Article, list[int]]:
        if article_id not in self._articles:
            article = self._library.article(article_id)
            starts = [block.start for block in paragraphs(article.text)]
            self._articles[article_id] = (article, starts)
        return self._articles[article_id]


def _closed(text: str, span: Span) -> Span:
    """Widen a span to a quotation that begins before it or ends behind it."""
    words = text[span.start : span.end]
    start, end = span
    if "”" in words.partition("“")[0]:
        opening = text.rfind("“", max(0, start - _QUOTATION), start)
        start = opening if opening >= 0 else start
    if "”" not in words.rpartition("“")[2] and "“" in words:
        closing = text.find("”", end, end + _QUOTATION)
        end = closing + 1 if closing >= 0 else end
    return Span(start, end)


def touching(repairs: tuple[Repair, ...], start: int, end: int) -> list[Repair]:
    """Pick the repairs that changed a span's words, not only the white space or what stood beside.

    What was left out between two words is inside; what was left out before the first, such as a
    header line, is not.
    """
    return [
        repair
        for repair in repairs
        if repair.start < end
        and (repair.end > start if repair.end > repair.start else repair.start > start)
        and repair.was.split() != repair.now.split()
    ]
