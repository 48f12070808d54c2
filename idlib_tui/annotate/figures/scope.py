"""Who and where a figure is limited to: nationalities and sides of the counted, places of the clause."""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words

_PLACE_PREPOSITIONS = frozenset(
    "in near across from throughout inside around outside within at".split()
)
_DIRECTIONS = frozenset(
    "the western eastern northern southern central northwestern northeastern southwestern southeastern northwest "
    "northeast southwest southeast north south east west rural downtown upper lower greater neighbouring neighboring "
    "nearby province city town village region district state county area of capital besieged middle".split()
)
_NO_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec i".split()
)
_TALKERS = frozenset(
    "reporters journalists conference statement interview briefing told said meeting talks".split()
)
_SIDES = frozenset(
    "regime rebel government opposition coalition allied pro-government loyalist foreign federal separatist".split()
)
_OWNING = frozenset(("refugees",))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a figure is about, and where: countries by their name, other places as written."""

    of: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


def read_scope(words: Words, phrase: Phrase, said: Said, until: int) -> Scope:
    """Read the scope of a figure.

    Args:
        words: Its sentence.
        phrase: The quantity and what it counts.
        said: What is said of it.
        until: Index of the next figure's first word, where this one's clause ends at the latest.
    """
    of = _of_counted(words, phrase)
    place = _places(words, phrase.last, until)
    topic = lexicon.topics().by_name.get(said.topic)
    if not place and not phrase.first < said.verb_at:
        place = _places(words, max(0, said.verb_at - 4), said.verb_at)
    if said.rule in ("left", "head") and (topic is None or said.topic in _OWNING):
        owner = _owner(words, said.verb_at if said.verb_at < phrase.first else phrase.first - 1)
        if owner and said.topic in _OWNING:
            place = _merged(place, owner)
        elif owner and not of:
            of = owner
    elif said.topic in _OWNING and not place:
        place = _owner_of_home(words, phrase)
    return Scope(of, place)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _country_at(words: Words, index: int) -> tuple[str, int]:
    """Name the country at a word, and how many words its name takes; ``("", 0)`` for none."""
    if not words.raw[index][:1].isupper():
        return "", 0
    countries = lexicon.countries()
    for length in (3, 2, 1):
        name = " ".join(words.low[index : index + length])
        if length == 1:
            name = name.removesuffix("’s").removesuffix("'s")
        found = countries.get(name)
        if found is not None:
            return found, length
    return "", 0


def _of_counted(words: Words, phrase: Phrase) -> tuple[str, ...]:
    """Find the nationality or side among the words of the noun phrase and its determiners."""
    found: dict[str, None] = {}
    for at in range(phrase.first, phrase.last):
        country, _ = _country_at(words, at)
        if country:
            found[country] = None
        elif words.low[at] in _SIDES:
            found[words.low[at]] = None
    return tuple(found)


def _places(words: Words, first: int, last: int) -> tuple[str, ...]:
    """Find the places that a preposition introduces between two words."""
    found: dict[str, None] = {}
    at = first
    last = min(last, len(words))
    while at < last:
        if words.low[at] == "," and words.at(at + 1) not in _PLACE_PREPOSITIONS:
            break
        if words.low[at] in _PLACE_PREPOSITIONS and words.at(at - 1) not in _TALKERS:
            at = _read_place(words, at + 1, last, found)
        else:
            at += 1
    return tuple(found)


def _read_place(words: Words, at: int, last: int, found: dict[str, None]) -> int:
    """Read "the northern Aleppo province and Homs" into ``found``; return where reading goes on."""
    while at < last:
        while (
            at < last
            and (words.low[at] in _DIRECTIONS)
            and not (
                words.raw[at][:1].isupper()
                and words.at(at + 1)[:1].isalpha()
                and _country_at(words, at)[0]
            )
        ):
            at += 1
        if at >= last or not words.raw[at][:1].isupper() or words.low[at] in _NO_PLACE:
            return at
        country, length = _country_at(words, at)
        start = at
        if country and length == 1 and words.low[at].endswith(("’s", "'s")):
            at += 1
            continue
        if country:
            demonym = (
                words.raw[at][-1:] in "nhie"
                and country.lower() != words.low[at]
                and words.at(at + 1)[:1].isalpha()
            )
            if not (demonym and length == 1 and words.low[at] != country.lower()):
                found[country] = None
            at += length
        else:
            at += 1
            while (
                at < last
                and words.raw[at][:1].isupper()
                and words.raw[at][:1].isalpha()
                and words.low[at] not in _DIRECTIONS
            ):
                at += 1
            found[words.text[words.starts[start] : words.ends[at - 1]]] = None
        while at < last and words.low[at] in _DIRECTIONS:
            at += 1
        if (
            words.at(at) in ("and", ",")
            and words.raw[at + 1 : at + 2]
            and words.raw[at + 1][:1].isupper()
        ):
            at += 1
            continue
        return at
    return at


def _owner(words: Words, verb_at: int) -> tuple[str, ...]:
    """Find the country that is the subject of "has", "hosts", "set up": the nearest one before the verb."""
    for at in range(verb_at - 1, max(-1, verb_at - 16), -1):
        country, _ = _country_at(words, at)
        if country:
            return (country,)
        if words.low[at] in (";", ":", "but", "while") or (
            words.low[at] == "and" and at < verb_at - 3
        ):
            break
    return ()


def _owner_of_home(words: Words, phrase: Phrase) -> tuple[str, ...]:
    """Find the country of "home to 3 million refugees": before it, or behind the comma that ends it."""
    before = _owner(words, phrase.first)
    if before:
        return before
    if words.at(phrase.last) == "," and phrase.last + 1 < len(words):
        country, _ = _country_at(words, phrase.last + 1)
        if country:
            return (country,)
    return ()
