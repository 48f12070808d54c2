"""The word lists of the figure annotator, read once when first needed.

The ``.txt`` files under ``data`` hold sections (``[name]``) of entries, one a line: ``entry`` or
``entry = value, value``; ``#`` starts a comment. ``topics.yaml`` tells what can be said of the counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from idlib_tui.annotate.figures.inflection import verb_forms


@cache
def entries(name: str, section: str) -> dict[str, tuple[str, ...]]:
    """Read one section of ``data/<name>.txt`` as ``entry -> values``.

    Raises:
        KeyError: The file has no such section.
    """
    return _sections(name)[section]


@cache
def words(name: str, section: str) -> frozenset[str]:
    """Read the entries of one section of ``data/<name>.txt`` without their values."""
    return frozenset(entries(name, section))


@cache
def numbers(section: str) -> dict[str, float]:
    """Read one section of ``data/numbers.txt`` as ``word -> value``."""
    return {word: float(values[0]) for word, values in entries("numbers", section).items()}


@cache
def _sections(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    current = found.setdefault("", {})
    for raw in _read(f"{name}.txt").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], {})
        elif line and not line.startswith("#"):
            entry, _, values = line.partition(" = ")
            current[entry.strip()] = tuple(value.strip() for value in values.split(","))
    return found


def _read(file: str) -> str:
    return (files("idlib_tui.annotate.figures.data") / file).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be said of the counted, and of what kind of thing it can be said."""

    name: str
    people: bool
    stock: bool
    """A state that lasts: "hosts", not "killed"."""
    same: frozenset[str]
    """Kinds of people that reports on this topic use for one another."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb: its base, and which form it is."""

    base: str
    form: str
    """``base``, ``s``, ``past``, ``participle`` (where it differs from the past) or ``ing``."""


@dataclass(frozen=True, slots=True)
class Topics:
    """``topics.yaml`` turned about: from the words of a text to topics."""

    by_name: dict[str, Topic]
    object_of: dict[str, tuple[str, ...]]
    """Base of a verb -> the topics of what it does to its object."""
    subject_of: dict[str, tuple[str, ...]]
    noun: dict[str, str]
    state: dict[str, str]
    measure: dict[str, str]


@cache
def topics() -> Topics:
    """Read ``topics.yaml``."""
    raw: dict[str, dict[str, Any]] = yaml.safe_load(_read("topics.yaml"))
    found = Topics({}, {}, {}, {}, {}, {})
    for name, said in raw.items():
        found.by_name[name] = Topic(
            name,
            bool(said.get("people")),
            bool(said.get("stock")),
            frozenset(said.get("same", ())),
        )
        for verb in said.get("object", ()):
            found.object_of[verb] = (*found.object_of.get(verb, ()), name)
        for verb in said.get("subject", ()):
            found.subject_of[verb] = (*found.subject_of.get(verb, ()), name)
        for table, key in (
            (found.noun, "noun"),
            (found.state, "state"),
            (found.measure, "measure"),
        ):
            for word in said.get(key, ()):
                table.setdefault(word, name)
    return found


@cache
def verbs() -> dict[str, VerbForm]:
    """Read every verb form that the rules know, from its written form."""
    known = set(entries("verbs", "irregular"))
    for section in ("report", "neutral", "force", "leave home", "rise", "drop", "level"):
        known |= words("verbs", section)
    for verb in (*topics().object_of, *topics().subject_of):
        known.add(verb.split()[0])
    irregular = entries("verbs", "irregular")
    found: dict[str, VerbForm] = {}
    for base in sorted(known):
        if " " not in base:
            for written, form in verb_forms(base, irregular.get(base, ())):
                found.setdefault(written, VerbForm(base, form))
    return found


@cache
def countries() -> dict[str, str]:
    """Read the countries: any name, adjective, people or capital, in lower case -> the country."""
    found: dict[str, str] = {}
    for country, values in entries("countries", "").items():
        found[country.lower()] = country
        for value in values:
            for name in value.split(";"):
                found.setdefault(name.strip().lower(), country)
    return found


@cache
def kinds() -> dict[str, str]:
    """Read which nouns name the same kind: singular noun -> the kind's name."""
    found: dict[str, str] = {}
    for section in ("people", "things"):
        for kind, values in entries("nouns", section).items():
            for noun in values:
                found.setdefault(noun, kind)
    return found


@cache
def people() -> frozenset[str]:
    """Read the nouns for people, singular."""
    return frozenset(noun for values in entries("nouns", "people").values() for noun in values)
