"""Corrections made from what the library lists: the records that a desk keeps of them."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_tui.library import Library
from idlib_tui.model import Entry, EntryDate, Place, Quoted, QuoteSpeaker, Statement


def speaker_of(library: Library, statement: Statement, actor: str) -> QuoteSpeaker:
    """Say who said a statement, wherever it stands.

    Args:
        library: The library that lists it.
        statement: The statement.
        actor: Who said it; "" for nobody.
    """
    quote = statement.quote
    places = [Place(statement.article, quote.start, quote.end), *statement.also_in]
    was = statement.actor or ""
    return QuoteSpeaker(actor, tuple(_quoted(library, ((place, was) for place in places))))


def date_of(library: Library, entry: Entry, value: str) -> EntryDate:
    """Say when an event happened.

    Args:
        library: The library that lists it.
        entry: Its entry in the chronology.
        value: As of ``EntryDate``; "" for what is no event.
    """
    places = [(Place(one.article, one.start, one.end), one.value) for one in entry.reports]
    return EntryDate(value, tuple(_quoted(library, places)))


def _quoted(library: Library, places: Iterable[tuple[Place, str]]) -> Iterable[Quoted]:
    for (name, start, end), was in places:
        article = library.article(name)
        yield Quoted(name, article.content_hash, start, article.text[start:end], was)
