"""Resolving descriptions: "the senator", "the newspaper", "the source"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import agrees, word_genders
from idlib_tui.annotate.people.lexicon import is_role, natives
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import table, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from idlib_tui.annotate.people.table import Person
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading


_ANYBODY = frozenset({"man", "woman", "boy", "girl", "person"})


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(kinds) for noun, kinds in table("role_kinds")["kinds"].items()}


@cache
def _bodies() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(kinds) for noun, kinds in table("role_kinds")["bodies"].items()}


@cache
def full_role(word: str) -> str:
    """Return the full word of an abbreviated title ("sen" -> "senator"), else the word itself."""
    titles: Mapping[str, str] = table("role_kinds")["titles"]
    return titles.get(word, word)


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(table("role_kinds")["unnamed"])


@cache
def _for_short_names() -> frozenset[str]:
    return frozenset(table("role_kinds")["short_names"])


def is_person_noun(noun: str) -> bool:
    """Recognise a singular noun for a person."""
    return is_role(noun) or is_epithet(noun)


def is_epithet(noun: str) -> bool:
    """Recognise a word that can refer to anybody: "the Spaniard", "the 47-year-old"."""
    return noun in natives() or noun.endswith("-year-old")


def is_anybody(noun: str) -> bool:
    """Recognise a noun for anybody: "the man"."""
    return noun in _ANYBODY


def fits_role(noun: str, person: Person) -> bool:
    """Check whether somebody has a role in the article that ``noun`` may refer to."""
    if person.anonymous and person.category == "person" and noun in _ANYBODY:
        return _gender_fits(noun, person)
    roles = {full_role(part) for role in person.roles for part in (role, *role.split("-"))}
    if noun in roles or roles & _kinds().get(noun, frozenset()):
        return _gender_fits(noun, person)
    if person.category == "organisation":
        return noun in person.words or bool(set(person.words) & _bodies().get(noun, frozenset()))
    return False


def fits_loosely(noun: str, person: Person) -> bool:
    """Check whether ``noun`` may refer to a person without a role in the article."""
    if person.anonymous or not _gender_fits(noun, person):
        return False
    if noun in _for_short_names():
        return _may_be_body(person)
    if is_epithet(noun):
        return person.category == "person" or (
            person.category == "unknown" and len(person.words) > 1
        )
    return person.category == "person" and is_person_noun(noun) and noun not in _unnamed()


def _may_be_body(person: Person) -> bool:
    """Match a name of one word that may be an organisation's, without showing its kind."""
    if person.category not in {"organisation", "unknown"} or len(person.words) > 1:
        return False
    return not person.gender and person.words[0] not in words("name_words", "organisation")


def _gender_fits(noun: str, person: Person) -> bool:
    gender = word_genders().get(noun)
    return gender is None or agrees(person.gender, gender)


def choose(
    noun: str,
    people: Iterable[tuple[int, Person]],
    *,
    loosely: bool,
    nations: Collection[str] = (),
) -> int | None:
    """Choose the referent of a description among people, the one with most weight first.

    Args:
        noun: The head of the description.
        people: Their indexes and records.
        loosely: Whether it may refer to somebody without a role in the article.
        nations: The countries in the description, which exclude people of other countries.
    """
    loose: int | None = None
    for index, person in people:
        if nations and (person.category != "organisation" or person.nations):
            if not person.nations.isdisjoint(nations) and fits_role(noun, person):
                return index
            if person.nations:
                continue
            if loose is None and fits_role(noun, person):
                loose = index
            continue
        if fits_role(noun, person):
            return index
        if loose is None and loosely and fits_loosely(noun, person):
            loose = index
    return loose


def category_of_noun(noun: str) -> str:
    """Find what a source without a name is: person, document, organisation, or thing."""
    if is_person_noun(noun):
        return "person"
    if noun in words("role_nouns", "document"):
        return "document"
    return "organisation" if noun in words("role_nouns", "group") else "thing"


def owner_of_page(reading: Reading, phrase: Phrase) -> int | None:
    """Find whose words are on "the Roe Foundation website" and "Roe's blog"."""
    at = phrase.head - 1
    if at > phrase.first and reading.flags[at] & Is.GENITIVE:
        at -= 1
    name = reading.name_at(at) if at >= phrase.first else None
    return None if name is None else name.person
