"""Titles and offices: what stands beside a name, and the holder that a description means.

"Syrian President Bashar al-Assad" and "Bashar al-Assad, the Syrian president," give an office to a
name; "the Syrian president" in another article asks for its holder. Offices that many hold at once
(spokesmen, ministers of nothing named) are none here: see ``data/offices.txt``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from idlib_tui import word_lists
from idlib_tui.annotate.people.nations import countries, peoples
from idlib_tui.annotate.text.wordlists import words

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_IN_FRONT = re.compile(r"(?:[^\W\d_][\w.'’-]* )+$")
_APPOSED_IN_FRONT = re.compile(r"(?:[^\W\d_][\w.'’-]* )*[^\W\d_][\w.'’-]*, $")
_BEHIND = re.compile(r", (?:the |an? )?([^\W_][^,.;:()\n\"“”]{2,60})[,.]")
_REACH = 70
"""Characters in front of a name among which its title stands."""
_MOST_WORDS = 7


@lru_cache(maxsize=16_384)
def office_of(description: str) -> str:
    """Name the office of a description in full, with its country: "Syria: president"; else ""."""
    said = _words(description)
    nation, office = _read(said[1:] if said[:1] == ["the"] else said)
    if nation and office in _listed("of a country"):
        return f"{nation}: {office}"
    plain = " ".join(_words(description)).removeprefix("the ")
    return plain if plain in _listed("of the world") else ""


def titles_of(text: str, start: int, end: int) -> set[str]:
    """List the titles of a name in a text, as written beside it, in lower case.

    Args:
        text: The article's.
        start: Where the name starts.
        end: Where it ends.

    Returns:
        Offices in the form of ``office_of``, and titles and roles without a country ("president",
        "secretary of state", "mrs").
    """
    found: set[str] = set()
    pattern = (
        _APPOSED_IN_FRONT if text[start - 2 : start] == ", " == text[end : end + 2] else _IN_FRONT
    )
    front = pattern.search(text, max(0, start - _REACH), start)
    if front:
        found |= _titles(_words(front.group())[-_MOST_WORDS:], front=True)
    behind = _BEHIND.match(text, end)
    if behind:
        found |= _titles(_words(behind.group(1))[:_MOST_WORDS], front=False)
    return found


def _titles(said: list[str], *, front: bool) -> set[str]:
    """Read the titles at the end of what stands in front of a name, or of what stands behind."""
    if not said:
        return set()
    # Most of what stands beside names is no title, which its last word shows.
    of_country = said[-2:-1] == ["of"] and said[-1] in countries()
    if not of_country and said[-1] not in _last_words():
        return {said[-1]} if front and said[-1] in words("titles") else set()
    for first in range(len(said)):
        nation, office = _read(said[first:])
        full = f"{nation}: {office}" if nation else " ".join(said[first:])
        if not (office if nation else full in _listed("of the world")):
            continue
        past = said[first - 1 : first] and said[first - 1] in _listed("no more or not yet")
        return set() if past else {full, office} - {""}
    if not front:
        return set()
    for first in range(len(said)):
        _, office = _read(said[first:])
        if office:
            past = said[first - 1 : first] and said[first - 1] in _listed("no more or not yet")
            return set() if past else {office}
    return {said[-1]} if said[-1] in words("titles") else set()


def _read(said: list[str]) -> tuple[str, str]:
    """Part the words of a title into country and office; "" for what it has not."""
    nation = ""
    if len(said) > 2 and said[-2:-1] == ["of"] and said[-1] in countries():
        nation, said = countries()[said[-1]], said[:-2]
    elif said and said[0].removesuffix("'s") in _nations():
        nation, said = _nations()[said[0].removesuffix("'s")], said[1:]
    for first in range(min(2, len(said))):
        before, office = said[:first], " ".join(said[first:])
        if office in _listed("of a country"):
            allowed = words("name_words", "before a role") - set(_listed("no more or not yet"))
            return (nation, office) if all(word in allowed for word in before) else ("", "")
    return "", ""


def _words(written: str) -> list[str]:
    found = [word.replace("’", "'") for word in _WORD.findall(written)]
    # "US" in capitals is a country, "us" is none.
    return ["u.s." if word in {"US", "U.S", "U.S."} else word.lower().rstrip(".") for word in found]


@cache
def _nations() -> dict[str, str]:
    return {**countries(), **peoples()}


@cache
def _last_words() -> frozenset[str]:
    """List the last words of all offices, of countries and of the world."""
    listed = _listed("of a country") | _listed("of the world")
    return frozenset(office.rsplit(" ", 1)[-1] for office in listed)


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(word_lists.sections("idlib_tui.merge", "offices")[section])
