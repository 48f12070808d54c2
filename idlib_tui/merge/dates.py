"""Publication days of undated articles, from the other articles of the workspace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.sentences import paragraphs, sentences
from idlib_tui.model import Article, Published, PublishedFrom

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_WORD = re.compile(r"[a-z]{4,}")


def infer_published(undated: Article, dated: Sequence[Article]) -> Published:
    """Tell when an undated article was published.

    Args:
        undated: An article whose file, story and text do not state its day.
        dated: The articles of the workspace whose day is stated (never an inferred one, so that
            the outcome does not depend on the order of work).
    """
    own = date_from_text(undated.text)
    if own.day is not None:
        return own
    known = [(article, article.published.day) for article in dated if article.published.day]
    weekdays = [m.group() for m in _WEEKDAY.finditer(undated.text)]
    if not known or not weekdays:
        return Published()
    target = _WEEKDAYS.index(weekdays[0])
    best = (0.0, date.min, "")
    for weekday, words in _told(undated.text):
        for article, published in known:
            for other, theirs in _told(article.text):
                if other != weekday:
                    continue
                score = len(words & theirs) / (len(words | theirs) or 1)
                for day in (_last(published, other), _last(published, other) + timedelta(7)):
                    came_out = day + timedelta((target - weekday) % 7)
                    close = 1 / (1 + abs((came_out - published).days))
                    because = (
                        f"Says “{_WEEKDAYS[weekday]}” of what “{article.title}” reports of "
                        f"{day:%A} {day.day} {day:%b %Y}."
                    )
                    best = max(best, (score * close, came_out, because))
    if best[0] == 0.0:
        return Published()
    return Published(best[1], PublishedFrom.INFERRED, best[2], 0.5)


def _told(text: str) -> Iterator[tuple[int, set[str]]]:
    for sentence in sentences(text, paragraphs(text)):
        words = text[sentence.start : sentence.end]
        for match in _WEEKDAY.finditer(words):
            yield _WEEKDAYS.index(match.group()), set(_WORD.findall(words.lower()))


def _last(published: date, weekday: int) -> date:
    return published - timedelta((published.weekday() - weekday) % 7)
