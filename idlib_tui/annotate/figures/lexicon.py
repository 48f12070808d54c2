"""The word lists of the figure annotator, read on first use.

``topics.yaml`` defines the topics for each kind of counted thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from idlib_tui import word_lists
from idlib_tui.annotate.people import nations
from idlib_tui.annotate.text import wordlists
from idlib_tui.annotate.text.inflection import singular, verb_forms

_ROOM = "idlib_tui.annotate.figures"

Table = Mapping[str, tuple[str, ...]]


def entries(name: str, section: str) -> Table:
    """Read one section of ``data/<name>.txt`` as ``entry -> values``.

    Raises:
        KeyError: The file has no such section.
    """
    return word_lists.tables(_ROOM, name)[section]


@cache
def words(name: str, section: str) -> frozenset[str]:
    """Read the entries of one section of ``data/<name>.txt`` without their values."""
    return frozenset(entries(name, section))


@cache
def phrases(name: str, section: str) -> dict[str, tuple[str, ...]]:
    """Read the entries of one section of ``data/<name>.txt`` by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in words(name, section):
        first = entry.split()[0]
        found[first] = (*found.get(first, ()), entry)
    return found


@cache
def numbers(section: str) -> dict[str, float]:
    """Read one section of ``data/numbers.txt`` as ``word -> value``."""
    return {word: float(values[0]) for word, values in entries("numbers", section).items()}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, and the kinds of things that it applies to."""

    name: str
    people: bool
    things: bool
    stock: bool
    """A lasting state: "hosts", not "killed"."""
    of: frozenset[str]
    """The only kinds of things that it applies to; empty for any."""
    same: frozenset[str]
    """Kinds of people that are interchangeable in reports on this topic."""
    kept: bool
    """Its counts are kept by authorities, and updated unless they are of one period."""


@dataclass(frozen=True, slots=True)
class Topics:
    """``topics.yaml`` inverted: from the words of a text to topics."""

    by_name: dict[str, Topic]
    object_of: dict[str, tuple[str, ...]]
    """Base of a verb -> the topics of its object."""
    subject_of: dict[str, tuple[str, ...]]
    noun: dict[str, str]
    state: dict[str, str]
    measure: dict[str, str]


@cache
def topics() -> Topics:
    """Read ``topics.yaml``."""
    raw: dict[str, dict[str, Any]] = yaml.safe_load(
        (files(_ROOM) / "data" / "topics.yaml").read_text(encoding="utf-8")
    )
    found = Topics({}, {}, {}, {}, {}, {})
    for name, said in raw.items():
        found.by_name[name] = Topic(
            name,
            bool(said.get("people")),
            bool(said.get("things")),
            bool(said.get("stock")),
            frozenset(said.get("of", ())),
            frozenset(said.get("same", ())),
            bool(said.get("kept")),
        )
        for of, key in ((found.object_of, "object"), (found.subject_of, "subject")):
            for verb in said.get(key, ()):
                of[verb] = (*of.get(verb, ()), name)
        for single, key in (
            (found.noun, "noun"),
            (found.state, "state"),
            (found.measure, "measure"),
        ):
            for word in said.get(key, ()):
                single.setdefault(word, name)
    return found


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb: its base, and which form it is."""

    base: str
    form: str
    """``base``, ``s``, ``past``, ``participle`` (if it differs from the past) or ``ing``."""


_NAMED = ("report", "neutral", "force", "leave home", "count", "level", "pass")
_CHANGES = ("rise", "drop", "move up")
"""The sections of ``verbs.txt`` with verbs that the rules need by name."""


@cache
def verbs() -> dict[str, VerbForm]:
    """Map every written form of the verbs in the rules to the form."""
    named = {verb.split()[0] for verb in (*topics().object_of, *topics().subject_of)}
    for section in (*_NAMED, *_CHANGES):
        named |= {verb for verb in words("verbs", section) if " " not in verb}
    return _forms(named)


@cache
def other_verbs() -> dict[str, str]:
    """Map past forms and participles of common verbs to their base."""
    forms = _forms(set(other_bases()))
    return {written: verb.base for written, verb in forms.items() if verb.form not in ("base", "s")}


@cache
def other_bases() -> frozenset[str]:
    """Read the base forms of common verbs."""
    irregular = {line.split()[0] for line in _irregular_verbs()}
    return frozenset(irregular | wordlists.words("event_verbs", "base"))


def _forms(bases: set[str]) -> dict[str, VerbForm]:
    irregular = {
        base: tuple(past) for base, *past in map(str.split, _irregular_verbs()) if base in bases
    }
    found: dict[str, VerbForm] = {}
    for base in sorted(bases):
        for written, form in verb_forms(base, irregular.get(base, ())):
            # News is about the past: "cut" and "hit" are read as past forms.
            if written not in found or form == "past":
                found[written] = VerbForm(base, form)
    for base, present in entries("verbs", "irregular present").items():
        if base in bases:
            found.update(dict.fromkeys(present, VerbForm(base, "s")))
    return found


def _irregular_verbs() -> tuple[str, ...]:
    own = (f"{base} {' '.join(past)}" for base, past in entries("verbs", "irregular").items())
    return (*wordlists.sections("event_verbs")["irregular"], *own)


@cache
def countries() -> dict[str, str]:
    """Map any name, adjective, people or capital, in lower case, to the country."""
    return dict(nations.countries())


@cache
def demonyms() -> frozenset[str]:
    """Read the adjectives and peoples of the countries, in lower case: they are not places."""
    return frozenset(nations.peoples())


@cache
def kinds() -> dict[str, str]:
    """Map singular nouns to their kind, if several have the same."""
    found: dict[str, str] = {}
    for section in ("people", "things"):
        for kind, values in entries("nouns", section).items():
            for noun in values:
                found.setdefault(noun, kind)
    return found


@cache
def people() -> frozenset[str]:
    """Read the singular nouns for people: those with a kind, and roles."""
    roles = (wordlists.words("role_nouns", name) for name in ("male", "female", "either"))
    named = (values for values in entries("nouns", "people").values())
    return frozenset(noun for group in (*named, *roles) for noun in group)


def singular_of(noun: str) -> str:
    """Return the singular of a noun in lower case; other words unchanged."""
    return singular(noun, entries("nouns", "irregular plural"))
