"""Word lists for names: forenames, titles and roles, places, peoples."""

from __future__ import annotations

from functools import cache

from idlib_tui.annotate.text.wordlists import words


@cache
def forename_genders() -> dict[str, str]:
    """Given names in lower case to ``male``, ``female`` or ``either``."""
    return {
        name: gender
        for gender in ("male", "female", "either")
        for name in words("forenames", gender)
    }


@cache
def person_words() -> frozenset[str]:
    """Titles and the singular nouns for people."""
    roles = (words("role_nouns", kind) for kind in ("male", "female", "either"))
    return words("titles").union(*roles)


def is_role(word: str) -> bool:
    """Recognise a title or a noun for a person, including hyphenated ones ("secretary-general")."""
    roles = person_words()
    return word in roles or ("-" in word and not roles.isdisjoint(word.split("-")))


@cache
def _abbreviated() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in words("name_words", "spelled out"))
    return {short: tuple(full) for short, *full in lines}


def spelled_out(name: tuple[str, ...], written: str) -> tuple[str, ...]:
    """Spell out the abbreviation that a folded name begins with: "UN" is ("united", "nations").

    Args:
        name: The folded name.
        written: The name as written; a lower-case word is not an abbreviation.
    """
    full = _abbreviated().get(name[0]) if name else None
    return name if full is None or not written[:2].replace(".", "").isupper() else full + name[1:]


@cache
def spelled_out_names() -> frozenset[str]:
    """The full names, in lower case, of organisations with known abbreviations."""
    return frozenset(" ".join(full) for full in _abbreviated().values())


@cache
def place_words() -> frozenset[str]:
    """Countries, regions and large cities."""
    return words("places", "place")


@cache
def demonyms() -> frozenset[str]:
    """Words for peoples and what belongs to them, singular and plural ("Syrian", "Syrians")."""
    singular = words("places", "demonym") | words("places", "native")
    return singular | {f"{word}s" for word in singular}


@cache
def natives() -> frozenset[str]:
    """Words for one person from somewhere ("Spaniard", "Italian")."""
    nouns = (word for word in words("places", "demonym") if word.endswith(("an", "i")))
    return words("places", "native").union(nouns)
