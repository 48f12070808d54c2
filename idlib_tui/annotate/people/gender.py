"""Grammatical gender: whom "he" or "she" can refer to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import forename_genders
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PRONOUNS: Mapping[str, str] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
"""The gender of each pronoun of the third person."""

TITLE_WEIGHT = 6.0
FORENAME_WEIGHT = 3.0
PRONOUN_WEIGHT = 1.0


@cache
def word_genders() -> Mapping[str, str]:
    """Titles and nouns for people that imply a gender ("Mrs", "spokesman")."""
    return {
        word: gender
        for gender in ("male", "female")
        for file in ("titles", "role_nouns")
        for word in words(file, gender)
    }


def first_guess(name: tuple[str, ...], titles: Iterable[str]) -> float:
    """Weigh a name and its titles: positive for male, negative for female, 0 for unknown."""
    weight = 0.0
    for title in titles:
        weight += _sign(word_genders().get(title)) * TITLE_WEIGHT
    if len(name) > 1:
        weight += _sign(forename_genders().get(name[0])) * FORENAME_WEIGHT
    return weight


def _sign(gender: str | None) -> float:
    return 1.0 if gender == "male" else -1.0 if gender == "female" else 0.0


def agrees(weight: float, gender: str) -> bool:
    """Check whether a pronoun of a gender can refer to somebody with this weight."""
    return weight >= 0 if gender == "male" else weight <= 0
