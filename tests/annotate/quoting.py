"""Short ways to ask who is quoted in a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.model import Mention, Quote, QuoteKind, StoryActor


def quotes(text: str, actors: Sequence[StoryActor] = (), day: date | None = None) -> list[Quote]:
    return list(find_quotes(read_document(text, day, actors))[1])


def mentions(text: str, actors: Sequence[StoryActor] = ()) -> list[Mention]:
    return list(find_quotes(read_document(text, None, actors))[0])


def direct(text: str, actors: Sequence[StoryActor] = ()) -> list[tuple[str, str | None]]:
    """The quotations in marks, without the marks, and their speakers."""
    return [
        (quote.text.strip("“”„\"‘’'` "), quote.speaker_text)
        for quote in quotes(text, actors)
        if quote.kind is QuoteKind.DIRECT
    ]


def reported(text: str, actors: Sequence[StoryActor] = ()) -> list[tuple[str, str | None]]:
    """The reported clauses and their speakers."""
    return [
        (quote.text, quote.speaker_text)
        for quote in quotes(text, actors)
        if quote.kind is not QuoteKind.DIRECT
    ]


def speakers(text: str, actors: Sequence[StoryActor] = ()) -> list[str | None]:
    """The speakers, in order of their quotes, each once."""
    return list(dict.fromkeys(quote.speaker_text for quote in quotes(text, actors)))
