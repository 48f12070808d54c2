"""The people of a text whom its phrases refer to, once they are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.nameless import people_joined
from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from idlib_tui.annotate.people.table import PeopleTable
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading


@dataclass(slots=True)
class Resolver:
    """Maps each pronoun and description of a text to a person."""

    reading: Reading
    table: PeopleTable
    pronouns: dict[int, int]
    """Item of a pronoun -> index of the person."""
    descriptions: dict[int, int]
    """Item of a description's head noun -> index of the person."""
    described: list[Phrase]
    """The descriptions that are resolved, in order."""
    by_story: set[int]
    """Heads of the descriptions that are a role which the story gives to an actor."""

    def person_of(self, phrase: Phrase | None) -> int | None:
        """Return the index of the person that a phrase refers to."""
        if phrase is None:
            return None
        if phrase.kind == "name":
            return self.reading.names[phrase.name].person
        if phrase.kind == "relative":
            return self.person_of(phrase.antecedent)
        if phrase.kind == "pronoun":
            return self.pronouns.get(phrase.head)
        return self.descriptions.get(phrase.head)

    def members_of(self, phrase: Phrase | None) -> tuple[int, ...]:
        """Return the indexes of those who speak together: "X and Y", "X and her husband, Y"."""
        index = self.person_of(phrase)
        if phrase is None or index is None:
            return ()
        words = self.reading.lower[phrase.first : phrase.head]
        if phrase.kind == "name" and "and" in words[:-1]:
            after = phrase.first + words.index("and") + 1
            both = people_joined(self.reading, phrase)
            return both if self.reading.flags[after] & Is.POSSESSIVE and len(both) > 1 else ()
        return self.table.people[index].members
