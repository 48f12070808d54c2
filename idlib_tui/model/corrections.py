"""What the reader of the articles knows better than the program: corrections of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article, found again by its content hash or id, and by the words themselves.

    Attributes:
        article: The article's id when it was corrected.
        content_hash: The article's ``Article.content_hash``.
        start: Where the words stood in its text, a hint.
        text: The words.
        was: What the program made of them: a speaker, or a date.
    """

    article: str
    content_hash: str
    start: int
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class SameActor:
    """Two actors are one.

    Attributes:
        actor: One of the names of the actor who is somebody else.
        same_as: One of the names of who that is, or a new name.
    """

    actor: str
    same_as: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two corrections contradict each other: the later one counts."""
        return ("actor", self.actor)


@dataclass(frozen=True, slots=True)
class OtherActor:
    """A name is not that of the actor whom the program takes it for.

    Attributes:
        name: The name as articles have it.
        of: One of the names of the actor who is not meant.
        actor: Who is meant; "" for somebody by that very name.
        article: The id of the only article where that is so; "" for all.
        content_hash: The content hash of that article.
    """

    name: str
    of: str
    actor: str = ""
    article: str = ""
    content_hash: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """As of ``SameActor``."""
        return ("name", self.name, self.article)


@dataclass(frozen=True, slots=True)
class DifferentActors:
    """Two actors are not one, whatever their names suggest."""

    actor: str
    other: str

    @property
    def key(self) -> tuple[str, ...]:
        """As of ``SameActor``."""
        return ("different", *sorted((self.actor, self.other)))


@dataclass(frozen=True, slots=True)
class QuoteSpeaker:
    """Who said a quote.

    Attributes:
        actor: One of the speaker's names, or a new one; "" for nobody.
        places: The quote, and its copies in other articles.
    """

    actor: str
    places: tuple[Quoted, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """As of ``SameActor``."""
        return ("quote", *_where(self.places))


@dataclass(frozen=True, slots=True)
class EntryDate:
    """When an event of the chronology happened.

    Attributes:
        value: A day, month or year, as ``2020-03-03``, ``2020-03`` or ``2020``; "" for no event.
        places: The reports of the entry.
    """

    value: str
    places: tuple[Quoted, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """As of ``SameActor``."""
        return ("event", *_where(self.places))


Correction: TypeAlias = SameActor | OtherActor | DifferentActors | QuoteSpeaker | EntryDate


def _where(places: tuple[Quoted, ...]) -> tuple[str, ...]:
    first = places[0]
    return (first.content_hash, str(first.start), first.text)
