"""Inferring the gender of the people of an article from its pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import PRONOUN_WEIGHT, PRONOUNS

if TYPE_CHECKING:
    from idlib_tui.annotate.people.table import PeopleTable, Person
    from idlib_tui.annotate.quotes.reading import Reading


def learn_gender(reading: Reading, table: PeopleTable) -> None:
    """Infer genders from sentences with one person and a pronoun after them."""
    alone = -1
    for unit in reading.units:
        seen: list[int] = []
        last_name = -1
        for item in range(unit.first, unit.last):
            index = reading.name[item]
            if index >= 0:
                if index != last_name:
                    name = reading.names[index]
                    if _may_be_meant(table.people[name.person], reading.is_oblique(name, unit)):
                        seen.append(name.person)
                last_name = index
                continue
            last_name = -1
            gender = PRONOUNS.get(reading.lower[item])
            if gender is None:
                continue
            who = set(seen)
            opening = item - unit.first < 3 and reading.lower[item] in {"he", "she"}
            target = seen[0] if len(who) == 1 else alone if opening and not seen else -1
            if target >= 0:
                sign = 1 if gender == "male" else -1
                person_ = table.people[target]
                if abs(person_.gender) < 4:
                    person_.gender += sign * PRONOUN_WEIGHT
        who = set(seen)
        alone = seen[0] if len(who) == 1 else alone if not who else -1


def _may_be_meant(person: Person, oblique: bool) -> bool:
    """Check whether a pronoun may mean somebody: behind a preposition, one word may be a place."""
    if person.category == "unknown":
        return len(person.words) > 1 or not oblique
    return person.category == "person"
