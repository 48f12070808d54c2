"""The scope of a figure: nationalities and sides, and the places in its clause."""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.numerals import HYPHENS
from idlib_tui.annotate.figures.said import Phrase, Said
from idlib_tui.annotate.figures.tokens import Words
from idlib_tui.annotate.figures.verbs import verb_before
from idlib_tui.annotate.people import nations

OWNER_REACH = 15
"""The maximum distance in words of the owner of a state before its verb."""

HOSTED = "refugees"
"""The topic whose subject is a place: "Turkey hosts"."""

LEFT = frozenset(("displaced", "evacuated", "deported"))
"""The topics whose place is where people come from."""

OUTSIDE = "outside"
"""Before the name of a place, in the scope of a figure: all but that place."""

WORLDWIDE = "worldwide"
"""The place of a figure that covers the whole world."""

WORLD_REACH = 14
"""The maximum distance in words of "globally" or "in 41 countries" from a figure."""

LISTED_REACH = 6
"""The maximum distance in words of "Norland:" from a figure in a list of countries."""

NEAR_REACH = 5
"""The distance within which they weigh more than a place before the figure."""

MANY_COUNTRIES = 4
"""From so many countries on, "in 41 countries" is the whole world."""

_AROUND = (["around", "the"], ["across", "the"], ["throughout", "the"])
_POSSESSIVE = ("’s", "'s")


@dataclass(frozen=True, slots=True)
class Scope:
    """The groups and places of a figure: countries by their name, other places as written."""

    of: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


def read_scope(words: Words, phrase: Phrase, said: Said, until: int, places: PlacesBefore) -> Scope:
    """Read the scope of a figure.

    Args:
        words: Its sentence.
        phrase: The quantity and what it counts.
        said: Its topic.
        until: Index of the next figure's first word, the latest end of this one's clause.
        places: The places before the figures of the sentence.
    """
    of = _of_counted(words, phrase)
    place = _places(words, phrase.last, until, leaving=said.topic in LEFT)
    before = said.at < phrase.first
    counts_anywhere = not of and phrase.unit != "country"
    if not place and counts_anywhere and _is_worldwide(words, phrase, NEAR_REACH):
        place = (WORLDWIDE,)
    if not place:
        place = places.at(phrase.first)
    if not place and said.rule in ("noun", "state"):
        place = _country_that_counts(words, phrase.first)
    if not place and counts_anywhere and _is_worldwide(words, phrase, WORLD_REACH):
        place = (WORLDWIDE,)
    if said.topic == HOSTED:
        owner = _country_before(words, said.at if before else phrase.first)
        if owner and (before or not place):
            place = tuple(dict.fromkeys((*place, owner)))
        elif not place:
            place = _country_behind_comma(words, phrase.last)
    elif said.rule == "head" and before and not of:
        owner = _country_before(words, said.at)
        of = (owner,) if owner else ()
    return Scope(of, place)


class PlacesBefore:
    """The places before the quantities of one sentence, read as far as needed."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._start_anew()

    def _start_anew(self) -> None:
        self._read = 0
        self._segment = 0
        self._found: tuple[str, ...] = ()
        self._opened = False

    def at(self, index: int) -> tuple[str, ...]:
        """Find the last places before a word, unless a reporting clause intervenes.

        Linear over a whole sentence if the words are requested in order.
        """
        if index < self._read:
            self._start_anew()
        words, verbs = self._words, lexicon.verbs()
        report = lexicon.words("verbs", "report")
        prepositions = lexicon.words("words", "place preposition")
        for at in range(self._read, index):
            low = words.low[at]
            form = verbs.get(low)
            if low == ";" or (form is not None and form.base in report):
                self._segment, self._found, self._opened = at + 1, (), False
            elif low == ",":
                self._found = self._last_places(at)
                self._segment, self._opened = at + 1, False
            elif low == "of" or low in prepositions:
                self._opened = True
        self._read = index
        return self._last_places(index)

    def _last_places(self, index: int) -> tuple[str, ...]:
        """Find the places of the segment that continues at a word, else those of earlier ones."""
        if not self._opened:
            return self._found
        return _places(self._words, self._segment, index, leaving=False) or self._found


def _is_worldwide(words: Words, phrase: Phrase, reach: int) -> bool:
    """Recognise "globally", "around the globe" and "in 41 countries" near a figure."""
    anywhere = lexicon.words("words", "worldwide")
    first, last = max(0, phrase.first - reach), min(len(words), phrase.last + reach)
    for at in range(first, last):
        low = words.low[at]
        if low in anywhere:
            return True
        if low in ("globe", "world") and words.low[max(0, at - 2) : at] in _AROUND:
            return True
        if low == "continents":
            return True
        if low == "countries":
            number = words.at(at - 1)
            count = float(number) if number.isdecimal() else lexicon.numbers("cardinal").get(number)
            if count is not None and count >= MANY_COUNTRIES:
                return True
    return False


def _country_that_counts(words: Words, index: int) -> tuple[str, ...]:
    """Find the country that gives the count, or has it.

    "Norland on Monday reported 300 deaths", "Norland, with 300 deaths", "Norland: 300 deaths".
    """
    at = index - 1
    if words.at(at) in ("with", ":", "("):
        at -= words.at(at - 1) == ","
        for length in (1, 2, 3):
            country, words_of_it = _country_at(words, at - length) if at >= length else ("", 0)
            if country and words_of_it == length:
                return (country,)
        return ()
    for colon in range(at, max(0, at - LISTED_REACH), -1):
        if words.low[colon] in (".", ";"):
            break
        if words.low[colon] == ":":  # "Norland: one death, 30 cases"
            country, _ = _country_at(words, colon - 1)
            return (country,) if country else ()
    found = verb_before(words, index)
    if found is None or found[0].base not in lexicon.words("verbs", "count"):
        return ()
    country = _country_before(words, found[1])
    return (country,) if country else ()


def _country_at(words: Words, index: int) -> tuple[str, int]:
    """Return the country at a word, and the length of its name in words; ``("", 0)`` for none."""
    if not words.raw[index][:1].isupper():
        return "", 0
    countries = lexicon.countries()
    for length in range(min(3, len(words) - index), 0, -1):
        name = " ".join(words.low[index : index + length])
        found = countries.get(name[:-2] if name.endswith(_POSSESSIVE) else name)
        if found is not None:
            # "Turkey-backed" is neither a nationality nor a place.
            bound = words.at(index + length) in HYPHENS and words.joined(index + length)
            return ("", 0) if bound else (found, length)
    return "", 0


def _of_counted(words: Words, phrase: Phrase) -> tuple[str, ...]:
    """Find the nationality or side among the words of the noun phrase and its determiners."""
    sides = lexicon.words("words", "side")
    found: dict[str, None] = {}
    for at in range(phrase.first, phrase.last):
        country, _ = _country_at(words, at)
        if country:
            found[country] = None
        elif words.low[at] in sides:
            found[words.low[at]] = None
    return tuple(found)


def _places(words: Words, first: int, last: int, *, leaving: bool) -> tuple[str, ...]:
    """Find the places that a preposition introduces between two words, up to a comma."""
    prepositions = lexicon.words("words", "place preposition")
    if leaving:
        prepositions |= lexicon.words("words", "away preposition")
    partly = lexicon.words("words", "partly")
    talk, areas = lexicon.words("words", "talk"), lexicon.words("words", "area")
    found: dict[str, None] = {}
    at, last = first, min(last, len(words))
    while at < last:
        low = words.low[at]
        if low == "," and words.at(at + 1) not in prepositions:
            break
        if low == "and" and found and words.at(at + 1) not in prepositions:
            break  # "in Homs and injured others in Hama"
        if low == "since":
            break  # "since it emerged in Hama"
        at += 1
        named = low == "of" and words.at(at - 2) in areas  # "the island of"
        elsewhere = words.at(at - 2) in talk or words.at(at - 2) in partly
        if named or (low in prepositions and not elsewhere):
            inner: dict[str, None] = {}
            at = _read_places(words, at, last, inner)
            # What is counted outside of a place is not counted in it.
            found |= {f"{OUTSIDE} {name}": None for name in inner} if low == OUTSIDE else inner
    return tuple(found)


def _read_places(words: Words, at: int, last: int, found: dict[str, None]) -> int:
    """Read "the northern Aleppo province and Homs" into ``found``; return the next index."""
    directions, none = lexicon.words("words", "direction"), lexicon.words("words", "no place")
    while at < last:
        while at < last and words.low[at] in directions and not _opens_name(words, at):
            at += 1
        if at >= last or not words.raw[at][0].isupper() or words.low[at] in none:
            return at
        start = at
        country, length = _country_at(words, at)
        if country and " ".join(words.low[at : at + length]) in nations.capitals():
            # What is counted in a capital is not counted in the country.
            country = words.text[words.starts[at] : words.ends[at + length - 1]]
        if country:
            at += length
            adjective = (
                words.low[at - 1].endswith(_POSSESSIVE) or words.low[start] in lexicon.demonyms()
            )
            if adjective:
                continue
            found[country] = None
        else:
            at = _name_end(words, at, last)
            if words.low[at - 1].endswith(_POSSESSIVE):
                continue
            if words.at(at) in HYPHENS and words.joined(at):
                return at
            found[words.text[words.starts[start] : words.ends[at - 1]]] = None
        while at < last and words.low[at] in directions:
            at += 1
        if words.at(at) not in ("and", ",") or at + 1 >= last or not words.raw[at + 1][0].isupper():
            return at
        at += 1
    return at


def _opens_name(words: Words, at: int) -> bool:
    """Check whether a direction is part of a name: "North Carolina", not "northern Aleppo"."""
    if _country_at(words, at)[0]:
        return True
    following = words.raw[at + 1 : at + 2]
    compass = words.low[at] in ("north", "south", "east", "west")
    return compass and words.raw[at][0].isupper() and bool(following) and following[0][0].isupper()


def _name_end(words: Words, at: int, last: int) -> int:
    """Find the end of the capitalised name that starts at a word: "Gulf of Aden"."""
    no_name = lexicon.words("words", "direction") | lexicon.words("words", "no place")
    at += 1
    while at < last:
        if words.low[at] == "of" and at + 1 < last and words.raw[at + 1][0].isupper():
            at += 1
        elif not words.raw[at][0].isupper() or words.low[at] in no_name:
            break
        at += 1
    return at


def _country_before(words: Words, index: int) -> str:
    """Find the country that is the subject of "has", "hosts", "set up": the nearest one before."""
    for at in range(index - 1, max(-1, index - OWNER_REACH - 1), -1):
        country, _ = _country_at(words, at)
        if country:
            return country
        if words.low[at] in (";", ":", "but", "while"):
            break
    return ""


def _country_behind_comma(words: Words, index: int) -> tuple[str, ...]:
    """Find the country that "Home to 3 million refugees, Turkey" refers to."""
    if words.at(index) != "," or index + 1 >= len(words):
        return ()
    country, _ = _country_at(words, index + 1)
    return (country,) if country else ()
