"""How one article was read: what is known of it and from where, and every repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from idlib_tui import wording
from idlib_tui.safe_text import one_line, safe
from idlib_tui.tui.dialogs.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.model import Annotations, Article, Reliability, Repair

LONGEST = 200
"""Characters of a repaired passage that are shown."""

_KNOWN_FROM = {
    "file": "the file says so",
    "story": "story.yaml says so",
    "text": "the text says so",
    "inferred": "inferred from the text and the other articles",
    "unknown": "no date was found",
}

_ENCODING_SURE = {
    "stated": "story.yaml says so",
    "certain": "certain",
    "likely": "likely, by its words",
    "guess": "a guess: story.yaml can state another",
}

_SURE = (
    (0.9, "as good as certain"),
    (0.7, "very likely"),
    (0.45, "likely, but look at the reason"),
    (0.0, "a guess: look at the reason"),
)
"""How sure an inferred date is, in words, by the least confidence for each."""


class ArticleInfo(Page):
    """Shows what was read from a file, and how it was repaired."""

    def __init__(
        self,
        article: Article,
        annotations: Annotations,
        origin: str | None = None,
        grade: Reliability | None = None,
    ) -> None:
        """Keep what to show.

        Args:
            article: The article.
            annotations: What was found in it.
            origin: The agency that it and its versions come from, if any.
            grade: How far the reader trusts its source, if that is graded.
        """
        super().__init__("How this article was read")
        self._grade = grade
        self._origin = origin
        self._article = article
        self._annotations = annotations

    def text(self) -> Content:
        """The facts, what was found, and the repairs."""
        return Content("\n").join([*self._facts(), *self._repairs()])

    def _facts(self) -> Iterator[Content]:
        article, found = self._article, self._annotations
        yield Content.styled(one_line(article.title), "bold")
        yield Content("")
        published = article.published
        yield _fact("File", article.file)
        yield _fact("Date", wording.published(published))
        yield _fact("Known how", _KNOWN_FROM[published.known_from])
        if 0 < published.confidence < 1:
            yield _fact(
                "How sure", f"{in_words(published.confidence)} ({published.confidence:.0%})"
            )
        yield _fact("Because", published.because)
        yield _fact("Outlet", article.outlet or "")
        yield _fact("Place", article.place or "")
        yield _fact("Byline", article.byline or "")
        if self._origin is not None and self._origin != article.outlet:
            yield _fact("Comes from", self._origin)
        if self._grade is not None:
            yield _fact("Grade", f"{self._grade}, {self._grade.meaning}")
        if article.address is not None:
            yield _fact("Address", article.address)
        if article.pages:
            yield _fact("Pages", f"{len(article.pages):,}")
        if article.encoding is not None:
            sure = _ENCODING_SURE.get(article.encoding_sure or "", "")
            yield _fact("Encoding", f"{article.encoding} ({sure})" if sure else article.encoding)
        for line in article.credits:
            yield _fact("Credit", line)
        yield _fact("Length", _count(article.words, "word"))
        dated = sum(event.dated for event in found.events)
        yield _fact(
            "Found", f"{_count(len(found.quotes), 'quote')}, {_count(dated, 'dated event')},"
        )
        times, figures = len(found.timexes), len(found.figures)
        yield _fact("", f"{_count(times, 'time expression')}, {_count(figures, 'figure')}")

    def _repairs(self) -> Iterator[Content]:
        repairs = self._article.repairs
        yield Content("")
        if not repairs:
            yield Content("Nothing had to be repaired: the text is as in the file.")
            return
        many = "" if len(repairs) == 1 else "s"
        yield Content.styled(f"{len(repairs)} repair{many}; the file on disk is as it was", "bold")
        for repair in repairs:
            yield _repair(repair)


def in_words(confidence: float) -> str:
    """Say how far to trust something inferred."""
    return next(words for least, words in _SURE if confidence >= least)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _fact(name: str, value: str) -> Content:
    """A line with a name and what is known; a gap where nothing is."""
    return Content.assemble((name.ljust(12), "$foreground 78%"), one_line(value) or "—")


def _repair(repair: Repair) -> Content:
    was, now = _shown(repair.was), _shown(repair.now)
    became = Content.assemble(" → ", (now, "$text-success")) if now else Content(" left out")
    return Content.assemble(
        (f"{one_line(repair.kind):<20} ", "$foreground 78%"),
        (was or "nothing", "$text-error"),
        became,
    )


def _shown(text: str) -> str:
    """A passage on one line, with its white space visible where there is nothing else."""
    if text and not text.strip():
        return repr(text).strip("'")
    line = safe(" ".join(text[: LONGEST * 2].split()))
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
