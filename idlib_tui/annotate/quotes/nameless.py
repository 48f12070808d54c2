"""Sources without a name: what a description makes of somebody whom the article does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import first_guess
from idlib_tui.annotate.people.lexicon import demonyms
from idlib_tui.annotate.people.table import Person
from idlib_tui.annotate.quotes.descriptions import category_of_noun
from idlib_tui.annotate.quotes.phrases import naming_span
from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading


def nameless_person(reading: Reading, phrase: Phrase, noun: str) -> tuple[Person, str]:
    """Make a person of a description.

    Args:
        reading: The masked text.
        phrase: The description.
        noun: Its head, in lower case.

    Returns:
        The person, and the words that refer to it from now on, in lower case.
    """
    first, end = naming_span(reading, phrase)
    while first < phrase.head and reading.flags[first] & Is.DETERMINER:
        first += 1
    if first + 1 < phrase.head and reading.flags[first + 1] & Is.GENITIVE:
        first += 2 if reading.flags[first] & Is.TIME else 0
    last = phrase.head + 1
    while last < end and not _opens_participle(reading, last):
        last += 1
    words = " ".join(reading.text[reading.starts[first] : reading.ends[last - 1]].split())
    plain = reading.name[first] < 0 and reading.lower[first] not in demonyms()
    if plain and _is_plural(noun) and words[1:2].islower():
        words = words[0].lower() + words[1:]  # the "Rebels" that open a sentence
    category = _category(reading, phrase, noun)
    person = Person((noun,), words, category, first_guess((), [noun]), {noun}, anonymous=True)
    if phrase.kind == "joint":
        person.members = people_joined(reading, phrase)
    return person, " ".join(reading.lower[first : phrase.head + 1])


def people_joined(reading: Reading, phrase: Phrase) -> tuple[int, ...]:
    """Find the two people of "X and Y" or "X and her husband, Y"; () if it is no such phrase."""
    named = [item for item in range(phrase.first, phrase.last) if reading.name[item] >= 0]
    joint = (item for item in named if reading.word(item + 1) == "and")
    first = next(joint, -1)
    second = next((item for item in named if item > first), -1)
    if first < 0 or second < 0:
        return ()
    last = second
    while last < phrase.last and reading.name[last] == reading.name[second]:
        last += 1
    if last < phrase.last and reading.flags[last] & Is.WORD:
        return ()  # "North Africa and Middle East analyst"
    people = (reading.names[reading.name[item]].person for item in (first, second))
    return tuple(dict.fromkeys(people))


def _category(reading: Reading, phrase: Phrase, noun: str) -> str:
    category = category_of_noun(noun)
    if reading.lower[phrase.head - 1].endswith("-year-old"):
        category = "person"
    if category == "thing" and reading.flags[phrase.head] & Is.CAPITAL:
        category = "unknown" if phrase.first == phrase.last - 1 else "organisation"
    if phrase.kind == "joint" or (_is_plural(noun) and category != "document"):
        category = "group"
    return category


def _opens_participle(reading: Reading, item: int) -> bool:
    """Match the "marching" of "rebels marching on a town", the "seen" of "a letter seen by X"."""
    word, before = reading.lower[item], reading.flags[item - 1]
    if before & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.ADVERB):
        return False  # "one of the city's leading doctors"
    return reading.flags[item] == Is.WORD and (
        word.endswith("ing") or (word.endswith(("ed", "en")) and reading.word(item + 1) == "by")
    )


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
