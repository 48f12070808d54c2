"""What is counted: the noun phrase behind a number, its head and its modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.inflection import singular
from idlib_tui.annotate.figures.quantities import Quantity
from idlib_tui.annotate.figures.tokens import Words

REACH = 6
"""How many words behind a number its noun may stand."""

_STOPS = frozenset(
    "and or but nor as that which who whom whose when while where if because since than then so "
    "in on at by to from with within without for of into onto over under after before during until till near "
    "against between among amid through across along toward towards around about above below upon per "
    "is are was were be been being am has have had do does did will would shall should can could may might must "
    "the a an this these those his her its their our my your he she it they we you i him them us "
    "not no more less very too also only even still already yet ago each every both either neither "
    "there here now today yesterday tomorrow said says told alone apiece away earlier later".split()
)
_NUMERIC_OF = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "all"))


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase that a quantity counts.

    Attributes:
        first: Index of its first word.
        last: Index behind its last word.
        head: The counted noun, singular, in lower case; "" where there is none.
        modifiers: The words before the head, in lower case.
        of_whole: The number counts a part of the noun ("200 of its targets").
    """

    first: int
    last: int
    head: str
    modifiers: tuple[str, ...] = ()
    of_whole: bool = False


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return lexicon.entries("nouns", "irregular plural")


def is_plural(word: str) -> bool:
    """Tell whether a word in lower case looks like a plural noun."""
    if word in _irregular():
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "’s", "'s", "is"))
        and word not in lexicon.words("nouns", "no plural")
    )


def read_counted(words: Words, number: Quantity) -> Counted:
    """Read the noun phrase behind a number.

    The head is the first plural noun within reach, or the last one of several in a row ("sports
    cars"); a compound ("150-vehicle convoy") and "one" take a singular noun instead.
    """
    at = number.last
    if number.compound:
        return _read_compound(words, at + 1)
    of_whole = False
    if words.at(at) == "of":
        at += 1
        of_whole = True
        while words.at(at) in _NUMERIC_OF:
            at += 1
    elif number.unit == "%" and words.at(at) in _NUMERIC_OF:
        at += 1
        of_whole = True
    first = at
    if number.unit and not of_whole:
        return Counted(first, first, "")
    limit = min(len(words), first + REACH)
    stop = first
    single = number.value == 1 or bool(number.unit)
    while stop < limit and words.raw[stop][:1].isalpha() and words.low[stop] not in _STOPS:
        if single and stop > first and _is_verb(words.low[stop]):
            break
        stop += 1
        if words.at(stop) in ("-", "‑") and words.joined(stop):
            stop += 1
    head = _head(words, first, stop, single=single)
    if head is None:
        return Counted(number.last, number.last, "")
    noun = singular(words.low[head], _irregular())
    return Counted(first, head + 1, noun, tuple(words.low[first:head]), of_whole)


def _head(words: Words, first: int, stop: int, *, single: bool) -> int | None:
    """Find the head noun among the words of a noun phrase."""
    for at in range(first, stop):
        if is_plural(words.low[at]):
            while (
                at + 1 < stop and is_plural(words.low[at + 1]) and not _is_verb(words.low[at + 1])
            ):
                at += 1
            return at
    if not single:
        return None
    people = lexicon.people()
    for at in range(first, stop):
        if words.low[at] in people and words.at(at + 1) not in people:
            return at
    return stop - 1 if stop > first and words.low[stop - 1].isalpha() else None


def _is_verb(word: str) -> bool:
    return word in lexicon.verbs() or (len(word) > 5 and word.endswith("ed"))


def _read_compound(words: Words, index: int) -> Counted:
    """Read the unit bound by a hyphen: the vehicle of "a 150-vehicle convoy"."""
    return Counted(index, index + 1, singular(words.at(index), _irregular()))


def unit_of(counted: Counted) -> str:
    """Give the unit of a count: its head, or the people whom a counted event happened to.

    Nationalities count as persons.
    """
    head = counted.head
    if not head:
        return ""
    if head in lexicon.topics().noun and head not in lexicon.people():
        for word in reversed(counted.modifiers):
            if word in lexicon.words("nouns", "modifier kind"):
                return "soldier" if word == "military" else word
        return "person" if lexicon.topics().by_name[lexicon.topics().noun[head]].people else head
    if head in ("dead", "wounded", "injured", "missing") or head in lexicon.countries():
        return "person"
    kinds = lexicon.kinds()
    return "person" if kinds.get(head) == "person" else head


def is_people(unit: str) -> bool:
    """Tell whether a unit is people."""
    return unit in lexicon.people()
