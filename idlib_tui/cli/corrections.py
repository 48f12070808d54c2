"""What ``correct`` makes of its words: a correction of something that the library lists."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from idlib_tui import dates
from idlib_tui.brief.correcting import date_of, speaker_of
from idlib_tui.brief.desk_corrections import correction_keys, in_words
from idlib_tui.cli.arguments import positive
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import FilterError, NothingMeantError
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.model import DifferentActors, OtherActor, SameActor
from idlib_tui.names import fold

if TYPE_CHECKING:
    from idlib_tui.brief import Desk
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.library import Library
    from idlib_tui.model import Entry, Statement
    from idlib_tui.model.corrections import Correction

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of a correction.

    Attributes:
        words: Names, words, a day.
        source: The article that is meant.
        nobody: Whether nobody is the speaker.
    """

    words: Sequence[str]
    source: str | None = None
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """How one kind of correction is made.

    Attributes:
        takes: What its words are, in words.
        counts: How many words it may have.
        make: Makes it.
    """

    takes: str
    counts: tuple[int, ...]
    make: Callable[[Library, Asked], Correction]

    def __call__(self, library: Library, asked: Asked) -> Correction:
        """Make the correction.

        Raises:
            FilterError: It has too many words or too few, or they mean nothing or too much.
        """
        if len(asked.words) not in self.counts or not all(map(str.strip, asked.words)):
            raise FilterError(f"This correction takes {self.takes}.")
        return self.make(library, asked)


def _same(library: Library, asked: Asked) -> Correction:
    actor = library.actor(asked.words[0]).name
    return SameActor(actor, _called(library, asked.words[1], but=actor))


def _different(library: Library, asked: Asked) -> Correction:
    one, other = (library.actor(name).name for name in asked.words)
    if one == other:
        raise FilterError(f"Both are {one}. `correct other` says that a name is somebody else's.")
    return DifferentActors(one, other)


def _other(library: Library, asked: Asked) -> Correction:
    of = library.actor(asked.words[0])
    names = [one for one in (of.name, *of.aliases) if fold(one) == fold(asked.words[0])]
    if not names:
        known = ", ".join((of.name, *of.aliases))
        raise FilterError(f"Articles have other names for {of.name}: {known}.")
    actor = _called(library, asked.words[1], but=of.name) if len(asked.words) > 1 else ""
    if not actor and names[0] == of.name:
        raise FilterError(f"Say who is meant, as {of.name} is the actor's own name.")
    if asked.source is None:
        return OtherActor(names[0], of.name, actor)
    article = library.article(asked.source)
    return OtherActor(names[0], of.name, actor, article.id, article.content_hash)


def _speaker(library: Library, asked: Asked) -> Correction:
    if asked.nobody != (len(asked.words) == 1):
        raise FilterError("Name the speaker behind the words of the quote, or give --nobody.")
    statement = _statement(library, asked)
    actor = "" if asked.nobody else _called(library, asked.words[1])
    return speaker_of(library, statement, actor)


def _date(library: Library, asked: Asked) -> Correction:
    try:
        value = dates.value_of(dates.read_period(asked.words[1]))
    except dates.DateError as error:
        raise FilterError(str(error)) from None
    return date_of(library, _entry(library, asked), value)


def _no_event(library: Library, asked: Asked) -> Correction:
    return date_of(library, _entry(library, asked), "")


MAKERS = {
    "same": Maker("the name of an actor and who that is", (2,), _same),
    "other": Maker("a name and perhaps whose it is", (1, 2), _other),
    "different": Maker("the names of two actors", (2,), _different),
    "speaker": Maker("words of a quote and its speaker, or --nobody", (1, 2), _speaker),
    "date": Maker("words of an entry and its day, month or year", (2,), _date),
    "no-event": Maker("words of an entry", (1,), _no_event),
}
"""Kinds of corrections, as they are typed."""


def _called(library: Library, name: str, but: str = "") -> str:
    """Find the actor who goes by a name; if nobody does, or only ``but``, it is a new name."""
    found = [one for one in library.actors_named(name) if one != but]
    if len(found) > 1:
        return library.actor(name).name
    return found[0] if found else " ".join(name.split())


def _statement(library: Library, asked: Asked) -> Statement:
    found = library.quotes(QuoteFilter(text=asked.words[0], source=asked.source))
    return _only(found, "quote", "quotes")


def _entry(library: Library, asked: Asked) -> Entry:
    found = library.chronology(EntryFilter(text=asked.words[0]))
    if asked.source is not None:
        article = library.article(asked.source).id
        found = [one for one in found if article in {report.article for report in one.reports}]
    return _only(found, "entry of the chronology", "entries of the chronology")


def _only(found: Sequence[_T], one: str, many: str) -> _T:
    if not found:
        raise NothingMeantError(f"No {one} has these words.")
    if len(found) > 1:
        raise FilterError(
            f"{len(found)} {many} have these words. Give more of them, or the article with --in."
        )
    return found[0]


def numbered(desk: Desk, words: Sequence[str]) -> Correction:
    """Find the correction with a number in the list; without one, the last.

    Raises:
        FilterError: There is none.
    """
    known = desk.content().corrections
    if not known:
        raise FilterError("There are no corrections to take back.")
    try:
        number = positive(words[0]) if words else len(known)
    except ArgumentTypeError as error:
        raise FilterError(f"{error}.") from None
    if len(words) > 1 or number > len(known):
        raise FilterError(f"Give the number of one correction, from 1 to {len(known)}.")
    return known[number - 1]


def print_all(desk: Desk, output: Output, *, json: bool) -> ExitStatus:
    """Print all corrections with their numbers."""
    known = desk.content().corrections
    if not known:
        output.say("There are no corrections.")
        return ExitStatus.NOTHING_FOUND
    if json:
        output.records(record(number, one) for number, one in enumerate(known, 1))
    else:
        output.table([(str(n).rjust(3), f"You {in_words(one)}.") for n, one in enumerate(known, 1)])
    return ExitStatus.OK


def record(number: int, correction: Correction) -> Record:
    """Write a correction as a JSON object, with the keys that it has in the desk."""
    return {"number": number, **correction_keys(correction)}
