"""Finding pins again: by content hash, else by article id, and by the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from idlib_tui.brief.desk import Pin, PinKind
from idlib_tui.library import Library
from idlib_tui.library.passages import nearest


@dataclass(frozen=True, slots=True)
class Found:
    """A pin and where its words stand now."""

    pin: Pin
    article: str
    start: int
    end: int

    @property
    def is_passage(self) -> bool:
        """Whether it stands in the brief as itself, not as a quote or an event."""
        return self.pin.kind in {PinKind.PARAGRAPH, PinKind.ARTICLE}

    def touches(self, article: str, start: int, end: int) -> bool:
        """Return whether it shares words with a span."""
        return self.article == article and self.start < end and start < self.end


def locate(library: Library, pins: Iterable[Pin]) -> tuple[list[Found], list[Pin]]:
    """Find pins in the articles as they are now.

    An article is known by its content hash, so a renamed file keeps its pins; an edited one is
    known by its id. In it the words are looked for nearest to where they stood.

    Returns:
        The pins found, in the order given, and those whose article or words are gone.
    """
    rows = library.articles()
    by_hash = {row.content_hash: row.id for row in rows}
    ids = {row.id for row in rows}
    found: list[Found] = []
    missing: list[Pin] = []
    for pin in pins:
        article = by_hash.get(pin.content_hash, pin.article if pin.article in ids else None)
        if article is None:
            missing.append(pin)
            continue
        start = nearest(library.article(article).text, pin.text, pin.start)
        if start is None:
            missing.append(pin)
        else:
            found.append(Found(pin, article, start, start + len(pin.text)))
    return found, missing
