"""Countries, and the adjectives and peoples named after them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def countries() -> Mapping[str, str]:
    """Map any name, adjective, people or capital of a country, in lower case, to the country."""
    found: dict[str, str] = {}
    for country, called, names in _entries():
        found[country.lower()] = country
        for name in (*called, *names):
            found.setdefault(name, country)
    return found


@cache
def capitals() -> frozenset[str]:
    """Read the capitals, in lower case, by which news also calls governments."""
    return frozenset(names[-1] for _, _, names in _entries() if names)


@cache
def peoples() -> Mapping[str, str]:
    """Map the adjectives and peoples of the countries, in lower case, to the country."""
    return {name: country for country, called, _ in _entries() for name in called}


@cache
def modifiers() -> Mapping[str, str]:
    """Map the words that a country puts in front of a role to it: "Danish", "U.S", "UK".

    Abbreviations are without their last full stop, as in ``Tokens.lower``.
    """
    short = {
        name.strip().lower().removesuffix("."): line.partition(" = ")[0].strip()
        for line in sections("countries")[""]
        for name in line.partition(";")[2].split(",")
        if name.strip().isupper()
    }
    return {**peoples(), **short, "u.s": short["us"]}


def _entries() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in sections("countries")[""]:
        country, _, values = line.partition(" = ")
        called, _, names = values.partition(";")
        yield country.strip(), _split(called), _split(names)


def _split(names: str) -> list[str]:
    return [name.strip().lower() for name in names.split(",") if name.strip()]
