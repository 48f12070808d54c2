"""Resolving "he", "the senator" or "Smith": one pass over the masked text in reading order.

Everybody mentioned outside quotation marks gains weight by grammatical position (most as speaker or
subject) and loses half of it with each sentence; a pronoun or a description goes to the compatible
person with the greatest weight (after Lappin and Leass, "An Algorithm for
Pronominal Anaphora Resolution", Computational Linguistics 20, 1994, without its parser).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import PRONOUNS, agrees
from idlib_tui.annotate.people.nations import modifiers
from idlib_tui.annotate.people.table import role_key
from idlib_tui.annotate.quotes.descriptions import choose, is_anybody, is_epithet, owner_of_page
from idlib_tui.annotate.quotes.genders import learn_gender
from idlib_tui.annotate.quotes.hearers import hearer, is_asked, is_object_pronoun
from idlib_tui.annotate.quotes.main_subject import introduced
from idlib_tui.annotate.quotes.name_position import is_owner, leads_to_another, owns_another
from idlib_tui.annotate.quotes.nameless import nameless_person
from idlib_tui.annotate.quotes.phrases import names_within, speaker_nouns
from idlib_tui.annotate.quotes.resolver import Resolver
from idlib_tui.annotate.quotes.salience import (
    MENTION_WEIGHT,
    SPEAKER_WEIGHT,
    SUBJECT_WEIGHT,
    Salience,
)
from idlib_tui.annotate.text.wordlists import words as words_of
from idlib_tui.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from idlib_tui.annotate.people.table import PeopleTable
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_BODIES = {"it": ("organisation", "document"), "they": ("group", "organisation")}
_WITHOUT_NAME = frozenset({"description", "joint"})
_HUMAN = frozenset({"person", "unknown"})
_DEFINITE = frozenset({"the", "this", "that"})
_STATEMENT_REACH = 6
"""The number of sentences for which "the statement" refers to the last one mentioned."""


def resolve(
    reading: Reading,
    table: PeopleTable,
    subjects: Sequence[Phrase | None],
    quoted: Sequence[Phrase | None],
) -> Resolver:
    """Resolve the pronouns and descriptions of a text. Linear in its length.

    Args:
        reading: The masked text.
        table: The people of the text; sources without a name are added to it.
        subjects: The subjects of reports, quoted or not.
        quoted: The phrases of quoted speakers: each gets an entry in the table.
    """
    learn_gender(reading, table)
    speaking = {one.head: one for one in (*subjects, *quoted) if one is not None}
    acting = {one.head: one for one in introduced(reading) if one.head not in speaking}
    quoting = {one.head for one in quoted if one is not None}
    walker = _Walker(reading, table, speaking | acting, quoting, acting.keys())
    walker.walk()
    return Resolver(
        reading, table, walker.pronouns, walker.descriptions, walker.described, walker.by_story
    )


class _Walker:
    """Walks through the text once, updating everybody's weight."""

    def __init__(
        self,
        reading: Reading,
        table: PeopleTable,
        speaking: Mapping[int, Phrase],
        quoted: AbstractSet[int],
        acting: AbstractSet[int],
    ) -> None:
        self.reading = reading
        self.table = table
        self.speaking = speaking
        self.quoted = quoted
        self.introduced = acting
        """Heads of subjects that say nothing: "A man came in. He said …"."""
        self.silent: set[int] = set()
        """People without a name who have not spoken yet."""
        self.pronouns: dict[int, int] = {}
        self.descriptions: dict[int, int] = {}
        self.described: list[Phrase] = []
        self.by_story: set[int] = set()
        self.unnamed: dict[str, int] = {}
        """The words of a description, in lower case -> whom without a name it stands for."""
        self.salience = Salience()
        self.asked: tuple[int, int] | None = None
        """Who was last asked something, and in which sentence."""
        self.leads: dict[int, int] = {}
        """Person -> the sentence in which they were last named as subject or speaker."""
        self.acting: tuple[int, int] | None = None
        """The last subject or speaker, and in which sentence."""
        self.issued: tuple[int, int] | None = None
        """Who last made a statement, and in which sentence."""

    def walk(self) -> None:
        for number, unit in enumerate(self.reading.units):
            if unit.heading:
                continue
            self.salience.prune(number)
            subject_open = True
            last_name = -1
            for item in range(unit.first, unit.last):
                index = self.reading.name[item]
                if index >= 0:
                    speaking = self.speaking.get(item)
                    if speaking is not None and speaking.kind in _WITHOUT_NAME:
                        self._description(speaking, number)
                        subject_open = False
                    elif index != last_name:
                        name = self.reading.names[index]
                        leads = leads_to_another(self.reading, item, index)
                        oblique = self.reading.is_oblique(name, unit)
                        acts = subject_open and not (
                            leads or oblique or is_owner(self.reading, name)
                        )
                        self._mention(name.person, item, number, acts)
                        if is_asked(self.reading, item):
                            self.asked = name.person, number
                        leads = leads or oblique or owns_another(self.reading, item, index)
                        subject_open = subject_open and leads
                    last_name = index
                    continue
                last_name = -1
                gender = PRONOUNS.get(self.reading.lower[item])
                if gender is not None:
                    self._pronoun(item, unit, number, subject_open)
                    subject_open = False
                elif item in self.speaking:
                    self._description(self.speaking[item], number)
                    subject_open = False
            self._note_issuer(unit.first, unit.last, number)

    def _description(self, phrase: Phrase, number: int) -> None:
        """Resolve "the senator" and "it" as speakers or subjects."""
        if phrase.kind == "relative":
            antecedent = phrase.antecedent
            if antecedent is not None and antecedent.kind == "name":
                self._speak(self.reading.names[antecedent.name].person, number)
            return
        noun = self.reading.lower[phrase.head]
        if phrase.kind == "pronoun" and noun in _BODIES:
            self._body(phrase, _BODIES[noun], number)
        found = self._referent(phrase, noun, number) if phrase.kind in _WITHOUT_NAME else None
        if found is None:
            return
        change = self.silent.add if phrase.head in self.introduced else self.silent.discard
        change(found)
        self.descriptions[phrase.head] = found
        if phrase.head in self.quoted or not self.table.people[found].anonymous:
            self.described.append(phrase)
        self._speak(found, number)

    def _speak(self, person: int, number: int) -> None:
        self._lead(person, number)
        self.salience.add(person, SPEAKER_WEIGHT, number)

    def _referent(self, phrase: Phrase, noun: str, number: int) -> int | None:
        """Find whom a description stands for: somebody known, or somebody without a name."""
        found = self._told_of(phrase, noun, number)
        if found is None and noun in words_of("role_nouns", "page"):
            found = owner_of_page(self.reading, phrase)
        if found is None and noun in words_of("clause_words", "no speaker"):
            return self._issuer(phrase, number)
        if found is None and (phrase.head in self.quoted or noun in speaker_nouns()):
            found = self._unnamed(phrase, noun)
        return found

    def _told_of(self, phrase: Phrase, noun: str, number: int) -> int | None:
        """Find somebody mentioned in the text, or in the story."""
        words = self.reading.lower[phrase.first : phrase.last]
        found = self.table.story_roles.get(role_key(words))
        if found is not None:
            self.by_story.add(phrase.head)
        elif (same := self._described_alike(phrase)) is not None:
            found = same
        elif words[0] in _DEFINITE:
            order = (
                self.salience.by_recency() if is_epithet(noun) else self.salience.by_weight(number)
            )
            owners = names_within(self.reading, phrase)
            silent = self.silent if is_anybody(noun) else ()
            order = [p for p in order if p not in silent and self._may_be_of(p, owners)]
            people = [(p, self.table.people[p]) for p in order]
            nations = {modifiers()[word] for word in words[:-1] if word in modifiers()}
            alone = phrase.last == phrase.head + 1
            found = choose(noun, people, loosely=alone, nations=nations)
        return found

    def _described_alike(self, phrase: Phrase) -> int | None:
        """Find who was described in the very same words: "a senior U.S. official"."""
        words = self.reading.lower[phrase.first + 1 : phrase.head + 1]
        definite = self.reading.lower[phrase.first] in _DEFINITE
        return self.unnamed.get(" ".join(words)) if definite and len(words) > 1 else None

    def _may_be_of(self, index: int, owners: Sequence[str]) -> bool:
        """Check that a body may be that of a name: the Roe campaign is not the Doe campaign."""
        person = self.table.people[index]
        someone = person.category == "person" or person.roles
        if not owners or (someone and not person.anonymous):
            return True
        known = {fold_word(word.removesuffix("'s")) for word in person.name.split()}
        return not known.isdisjoint(owners)

    def _issuer(self, phrase: Phrase, number: int) -> int | None:
        """Find whose statement it is: "a statement from X", "an X statement", or the last one's."""
        reading = self.reading
        for at in range(phrase.head - 1, phrase.first - 1, -1):
            if reading.name[at] >= 0:
                return reading.names[reading.name[at]].person
        for at in range(phrase.head + 1, min(phrase.head + 4, len(reading.lower))):
            if reading.name[at] >= 0 and reading.lower[phrase.head + 1] in {"from", "by", "of"}:
                return reading.names[reading.name[at]].person
        if self.issued is not None and number - self.issued[1] <= _STATEMENT_REACH:
            return self.issued[0]
        spoke = [
            person for person in self.salience.spoke if number - self.leads.get(person, -9) <= 2
        ]
        return max(spoke, key=lambda person: (self.leads[person], -person), default=None)

    def _unnamed(self, phrase: Phrase, noun: str) -> int:
        """Add somebody without a name, whom "the source" and "he" may refer to from now on."""
        person, described = nameless_person(self.reading, phrase, noun)
        self.table.people.append(person)
        self.unnamed[described] = len(self.table.people) - 1
        return len(self.table.people) - 1

    def _body(self, phrase: Phrase, categories: Collection[str], number: int) -> None:
        """Resolve "it" to the organisation, and "they" to the group, with the greatest weight.

        Previous speakers take precedence, even if nothing shows that they are organisations.
        """
        ranked = self.salience.by_weight(number)
        bodies = [i for i in ranked if self.table.people[i].category in categories]
        spoke = [i for i in ranked if i in self.salience.spoke and self._may_be_body(i, categories)]
        found = next(iter(spoke), next(iter(bodies), None))
        if found is not None:
            self.pronouns[phrase.head] = found
            self.salience.add(found, SPEAKER_WEIGHT, number)

    def _may_be_body(self, index: int, categories: Collection[str]) -> bool:
        person = self.table.people[index]
        if person.category in categories:
            return True
        return (
            person.category in {"unknown", "place"}
            and len(person.words) == 1
            and person.words[0].isalpha()
            and (not person.gender and "organisation" in categories)
        )

    def _note_issuer(self, first: int, last: int, number: int) -> None:
        """Remember who speaks or acts in a sentence about a statement."""
        if "statement" not in self.reading.lower[first:last]:
            return
        here = [person for person, at in self.leads.items() if at == number]
        if len(here) == 1:
            self.issued = here[0], number

    def _lead(self, person: int, number: int) -> None:
        self.leads[person] = number
        self.acting = person, number

    def _mention(self, person: int, item: int, number: int, subject: bool) -> None:
        if self.table.people[person].category == "place" and item not in self.speaking:
            return
        if subject or item in self.speaking:
            self._lead(person, number)
        self.salience.add(person, self._weight_at(item, subject), number)

    def _weight_at(self, item: int, subject: bool) -> float:
        if item in self.speaking:
            return SPEAKER_WEIGHT
        return SUBJECT_WEIGHT if subject else MENTION_WEIGHT

    def _newly_named(self, best: int, gender: str, number: int, others: AbstractSet[int]) -> int:
        """Prefer the subject named in the last sentence to an earlier one with more weight."""
        people = self.table.people
        last = self.leads.get(best, -1)
        newer = [
            person
            for person, at in self.leads.items()
            if at > last
            and number - at <= 1
            and person not in others
            and people[person].category == "person"
            and agrees(people[person].gender, gender)
        ]
        return newer[0] if len(newer) == 1 else best

    def _shows_no_person(self, index: int) -> bool:
        """Recognise a name of one word that has not acted, and may as well be a place's."""
        person = self.table.people[index]
        if person.category != "unknown" or person.gender or len(person.words) > 1:
            return False
        return index not in self.leads and not person.from_story

    def _pronoun(self, item: int, unit: Unit, number: int, subject: bool) -> None:
        word = self.reading.lower[item]
        gender = PRONOUNS[word]
        nominative = word in {"he", "she"}
        others = self._others(unit, item, number)
        best = self._most_salient(gender, number, others)
        if best < 0:
            return
        if nominative:
            newer = self._newly_named(best, gender, number, others)
            best = self._answering(gender, number, others, newer)
            if subject or item in self.speaking:
                self._lead(best, number)
        elif is_object_pronoun(self.reading, item) and is_asked(self.reading, item):
            self.asked = best, number
        self.pronouns[item] = best
        weight = self._weight_at(item, subject) if nominative else MENTION_WEIGHT / 2
        self.salience.add(best, weight, number)

    def _most_salient(self, gender: str, number: int, others: AbstractSet[int]) -> int:
        """Find the person with most weight whom a pronoun may mean; -1 if there is none."""
        best, top = -1, 0.0
        for person in self.salience.weights:
            known = self.table.people[person]
            if known.category not in _HUMAN or not agrees(known.gender, gender):
                continue
            if person in others or self._shows_no_person(person):
                continue
            weight = self.salience.weight(person, number)
            if known.gender == 0:
                weight *= 0.6
            if weight > top:
                best, top = person, weight
        return best

    def _answering(self, gender: str, number: int, others: AbstractSet[int], best: int) -> int:
        """Prefer whoever was asked something in the last sentence."""
        if self.asked is None or self.asked[1] != number - 1 or self.asked[0] in others:
            return best
        return self.asked[0] if agrees(self.table.people[self.asked[0]].gender, gender) else best

    def _others(self, unit: Unit, item: int, number: int) -> set[int]:
        """Find whom a pronoun cannot mean, since they do something to the one whom it means.

        "He" is not whom he speaks to, or who asks him; "him" is not the subject.
        """
        if is_object_pronoun(self.reading, item):
            if self.reading.word(item - 2) in {"i", "we", "they"}:
                return set()
            acting = self.acting if self.acting and self.acting[1] == number else None
            return {acting[0]} if acting and is_asked(self.reading, item) else set()
        first, last = hearer(self.reading, unit, item)
        if first < 0 or self.reading.lower[item] not in {"he", "she"}:
            return set()
        if self.reading.name[first] >= 0:
            return {self.reading.names[self.reading.name[first]].person}
        noun = self.reading.lower[last]
        people = self.table.people
        return {person for person in self.salience.weights if noun in people[person].roles}
