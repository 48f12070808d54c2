"""Resolving "he", "the senator" or "Smith": one pass over the masked text in reading order.

Everybody mentioned outside quotation marks gains weight by grammatical position (most as speaker or
subject) and loses half of it with each sentence; a pronoun or a description goes to the compatible
person with the greatest weight (after Lappin and Leass, "An Algorithm for
Pronominal Anaphora Resolution", Computational Linguistics 20, 1994, without its parser).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import PRONOUNS, agrees, first_guess
from idlib_tui.annotate.people.lexicon import demonyms, person_words
from idlib_tui.annotate.people.nations import modifiers
from idlib_tui.annotate.people.table import Person, role_key
from idlib_tui.annotate.quotes.descriptions import category_of_noun, choose, is_epithet
from idlib_tui.annotate.quotes.genders import learn_gender
from idlib_tui.annotate.quotes.phrases import naming_span, speaker_nouns
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words as words_of
from idlib_tui.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from idlib_tui.annotate.people.names import Name
    from idlib_tui.annotate.people.table import PeopleTable
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading

SPEAKER_WEIGHT = 100.0
SUBJECT_WEIGHT = 80.0
MENTION_WEIGHT = 30.0
_BODIES = {"it": ("organisation", "document"), "they": ("group", "organisation")}
_WITHOUT_NAME = frozenset({"description", "joint"})
_HUMAN = frozenset({"person", "unknown"})
_DEFINITE = frozenset({"the", "this", "that"})
_STATEMENT_REACH = 6
"""The number of sentences for which "the statement" refers to the last one mentioned."""
DECAY = 0.5
"""The factor by which weights decrease with each sentence."""


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
    walker = _Walker(reading, table, speaking, {one.head for one in quoted if one is not None})
    walker.walk()
    return Resolver(
        reading, table, walker.pronouns, walker.descriptions, walker.described, walker.by_story
    )


def _opens_participle(reading: Reading, item: int) -> bool:
    """Match the "marching" of "rebels marching on a town", the "seen" of "a letter seen by X"."""
    word, before = reading.lower[item], reading.flags[item - 1]
    if before & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.ADVERB):
        return False  # "one of the city's leading doctors"
    return reading.flags[item] == Is.WORD and (
        word.endswith("ing") or (word.endswith(("ed", "en")) and reading.word(item + 1) == "by")
    )


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


class _Walker:
    """Walks through the text once, updating everybody's weight."""

    def __init__(
        self,
        reading: Reading,
        table: PeopleTable,
        speaking: Mapping[int, Phrase],
        quoted: AbstractSet[int],
    ) -> None:
        self.reading = reading
        self.table = table
        self.speaking = speaking
        self.quoted = quoted
        self.pronouns: dict[int, int] = {}
        self.descriptions: dict[int, int] = {}
        self.described: list[Phrase] = []
        self.by_story: set[int] = set()
        self.unnamed: dict[str, int] = {}
        """The words of a description, in lower case -> whom without a name it stands for."""
        self.weights: dict[int, tuple[float, int]] = {}
        self.spoke: set[int] = set()
        self.leads: dict[int, int] = {}
        """Person -> the sentence in which they were last named as subject or speaker."""
        self.issued: tuple[int, int] | None = None
        """Who last made a statement, and in which sentence."""

    def walk(self) -> None:
        for number, unit in enumerate(self.reading.units):
            if unit.heading:
                continue
            self._prune(number)
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
                        leads = self._leads_to_another(item, index)
                        oblique = self.reading.is_oblique(name, unit)
                        acts = subject_open and not (leads or oblique or self._is_owner(name))
                        self._mention(name.person, item, number, acts)
                        leads = leads or oblique or self._owns(item, index)
                        subject_open = subject_open and leads
                    last_name = index
                    continue
                last_name = -1
                gender = PRONOUNS.get(self.reading.lower[item])
                if gender is not None:
                    self._pronoun(item, gender, number, subject_open)
                    subject_open = False
                elif item in self.speaking:
                    self._description(self.speaking[item], number)
                    subject_open = False
            self._note_issuer(unit.first, unit.last, number)

    def _is_owner(self, name: Name) -> bool:
        """Recognise the "Roe" of "Roe's plan was opposed", who does nothing in that sentence."""
        flags, at = self.reading.tokens.flags, name.last
        if at + 1 >= len(flags) or not flags[at] & Is.GENITIVE:
            return False
        verbal = flags[at + 1] & (Is.AUXILIARY | Is.ADVERB | Is.DETERMINER | Is.PREPOSITION)
        return not verbal and not self.reading.tokens.lower[at + 1].endswith("ing")

    def _owns(self, item: int, index: int) -> bool:
        """Recognise the "City" of "City's boss, Jane Roe,", which precedes the subject."""
        reading = self.reading
        while item < len(reading.name) and reading.name[item] == index:
            item += 1
        if item >= len(reading.name) or not reading.flags[item] & Is.GENITIVE:
            return False
        comma = next((i for i in range(item, item + 6) if reading.word(i) == ","), -1)
        return comma > 0 and comma + 1 < len(reading.name) and reading.name[comma + 1] >= 0

    def _leads_to_another(self, item: int, index: int) -> bool:
        """Recognise the "City" of "City boss Jane Roe", which only modifies the boss."""
        reading = self.reading
        at = item
        while at < len(reading.name) and reading.name[at] == index:
            at += 1
        after = at
        while at < len(reading.name) and at < after + 4 and reading.lower[at] in person_words():
            at += 1
        at += after < at and reading.word(at) == ","  # "City boss, Jane Roe,"
        return after < at < len(reading.name) and reading.name[at] >= 0

    def _description(self, phrase: Phrase, number: int) -> None:
        """Resolve "the senator" and "it" as speakers."""
        if phrase.kind == "relative":
            antecedent = phrase.antecedent
            if antecedent is not None and antecedent.kind == "name":
                person = self.reading.names[antecedent.name].person
                self.leads[person] = number
                self._add(person, SPEAKER_WEIGHT, number)
            return
        noun = self.reading.lower[phrase.head]
        if phrase.kind == "pronoun":
            if noun in _BODIES:
                self._body(phrase, _BODIES[noun], number)
            return
        if phrase.kind not in _WITHOUT_NAME:
            return
        found = self._told_of(phrase, noun, number)
        if found is None and noun in words_of("role_nouns", "page"):
            found = self._body_of_page(phrase)
        if found is None and noun in words_of("clause_words", "no speaker"):
            found = self._issuer(phrase, number)
            if found is None:
                return
        if found is None and (phrase.head in self.quoted or noun in speaker_nouns()):
            found = self._unnamed(phrase, noun)
        if found is not None:
            self.descriptions[phrase.head] = found
            if phrase.head in self.quoted or not self.table.people[found].anonymous:
                self.described.append(phrase)
            self.leads[found] = number
            self._add(found, SPEAKER_WEIGHT, number)

    def _told_of(self, phrase: Phrase, noun: str, number: int) -> int | None:
        """Find somebody mentioned in the text, or in the story."""
        words = self.reading.lower[phrase.first : phrase.last]
        found = self.table.story_roles.get(role_key(words))
        if found is not None:
            self.by_story.add(phrase.head)
        elif (same := self._described_alike(phrase)) is not None:
            found = same
        elif words[0] in _DEFINITE:
            order = self._by_recency() if is_epithet(noun) else self._by_weight(number)
            owners = self._names_within(phrase)
            people = [(p, self.table.people[p]) for p in order if self._may_be_of(p, owners)]
            nations = {modifiers()[word] for word in words[:-1] if word in modifiers()}
            alone = phrase.last == phrase.head + 1
            found = choose(noun, people, loosely=alone, nations=nations)
        return found

    def _described_alike(self, phrase: Phrase) -> int | None:
        """Find who was described in the very same words: "a senior U.S. official"."""
        words = self.reading.lower[phrase.first + 1 : phrase.head + 1]
        definite = self.reading.lower[phrase.first] in _DEFINITE
        return self.unnamed.get(" ".join(words)) if definite and len(words) > 1 else None

    def _names_within(self, phrase: Phrase) -> list[str]:
        """List the names in "the Roe campaign", folded."""
        inside = dict.fromkeys(self.reading.name[phrase.first : phrase.head])
        return [word for at in inside if at >= 0 for word in self.reading.names[at].words]

    def _may_be_of(self, index: int, owners: Sequence[str]) -> bool:
        """Check that a body may be that of a name: the Roe campaign is not the Doe campaign."""
        person = self.table.people[index]
        someone = person.category == "person" or person.roles
        if not owners or (someone and not person.anonymous):
            return True
        known = {fold_word(word.removesuffix("'s")) for word in person.name.split()}
        return not known.isdisjoint(owners)

    def _body_of_page(self, phrase: Phrase) -> int | None:
        """Find whose words are on "the Roe Foundation website" and "Roe's blog"."""
        reading = self.reading
        at = phrase.head - 1
        if at > phrase.first and reading.flags[at] & Is.GENITIVE:
            at -= 1
        name = reading.name_at(at) if at >= phrase.first else None
        return None if name is None else name.person

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
        spoke = [person for person in self.spoke if number - self.leads.get(person, -9) <= 2]
        return max(spoke, key=lambda person: (self.leads[person], -person), default=None)

    def _unnamed(self, phrase: Phrase, noun: str) -> int:
        """Add somebody without a name, whom "the source" and "he" may refer to from now on."""
        reading = self.reading
        first, end = naming_span(reading, phrase)
        while first < phrase.head and reading.flags[first] & Is.DETERMINER:
            first += 1
        if first + 1 < phrase.head and reading.flags[first + 1] & Is.GENITIVE:
            first += 2 if reading.flags[first] & Is.TIME else 0
        last = phrase.head + 1
        while last < end and not _opens_participle(reading, last):
            last += 1
        words = " ".join(reading.text[reading.starts[first] : reading.ends[last - 1]].split())
        plain = reading.name[first] < 0 and reading.lower[first] not in demonyms()
        if plain and _is_plural(noun) and words[1:2].islower():
            words = words[0].lower() + words[1:]  # the "Rebels" that open a sentence
        gender = first_guess((), [noun])
        category = category_of_noun(noun)
        if reading.lower[phrase.head - 1].endswith("-year-old"):
            category = "person"
        if category == "thing" and reading.flags[phrase.head] & Is.CAPITAL:
            category = "unknown" if phrase.first == phrase.last - 1 else "organisation"
        if phrase.kind == "joint" or (_is_plural(noun) and category != "document"):
            category = "group"
        person = Person((noun,), words, category, gender, {noun}, anonymous=True)
        self.table.people.append(person)
        described = " ".join(reading.lower[first : phrase.head + 1])
        self.unnamed[described] = len(self.table.people) - 1
        return len(self.table.people) - 1

    def _body(self, phrase: Phrase, categories: Collection[str], number: int) -> None:
        """Resolve "it" to the organisation, and "they" to the group, with the greatest weight.

        Previous speakers take precedence, even if nothing shows that they are organisations.
        """
        ranked = self._by_weight(number)
        bodies = [i for i in ranked if self.table.people[i].category in categories]
        spoke = [i for i in ranked if i in self.spoke and self._may_be_body(i, categories)]
        found = next(iter(spoke), next(iter(bodies), None))
        if found is not None:
            self.pronouns[phrase.head] = found
            self._add(found, SPEAKER_WEIGHT, number)

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

    def _by_weight(self, number: int) -> list[int]:
        return sorted(self.weights, key=lambda person: (-self._weight(person, number), person))

    def _by_recency(self) -> list[int]:
        return sorted(self.weights, key=lambda p: (-self.weights[p][1], -self.weights[p][0], p))

    def _prune(self, number: int) -> None:
        """Remove people whose weight has vanished, so that the work stays bounded."""
        if len(self.weights) > 24:
            kept = sorted(self.weights, key=lambda p: -self._weight(p, number))[:16]
            self.weights = {person: self.weights[person] for person in kept}

    def _weight(self, person: int, number: int) -> float:
        weight, at = self.weights[person]
        return weight * DECAY ** min(number - at, 40)

    def _add(self, person: int, weight: float, number: int) -> None:
        if weight == SPEAKER_WEIGHT:
            self.spoke.add(person)
        old = self._weight(person, number) if person in self.weights else 0.0
        self.weights[person] = (old + weight, number)

    def _mention(self, person: int, item: int, number: int, subject: bool) -> None:
        if self.table.people[person].category == "place" and item not in self.speaking:
            return
        if subject or item in self.speaking:
            self.leads[person] = number
        if item in self.speaking:
            self._add(person, SPEAKER_WEIGHT, number)
        else:
            self._add(person, SUBJECT_WEIGHT if subject else MENTION_WEIGHT, number)

    def _newly_named(self, best: int, gender: str, number: int) -> int:
        """Prefer the subject named in the last sentence to an earlier one with more weight."""
        people = self.table.people
        last = self.leads.get(best, -1)
        newer = [
            person
            for person, at in self.leads.items()
            if at > last
            and number - at <= 1
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

    def _pronoun(self, item: int, gender: str, number: int, subject: bool) -> None:
        best, top = -1, 0.0
        for person in self.weights:
            known = self.table.people[person]
            if known.category not in _HUMAN or not agrees(known.gender, gender):
                continue
            if self._shows_no_person(person):
                continue
            weight = self._weight(person, number)
            if known.gender == 0:
                weight *= 0.6
            if weight > top:
                best, top = person, weight
        if best < 0:
            return
        nominative = self.reading.lower[item] in {"he", "she"}
        if nominative:
            best = self._newly_named(best, gender, number)
            if subject or item in self.speaking:
                self.leads[best] = number
        self.pronouns[item] = best
        bonus = (
            SPEAKER_WEIGHT
            if item in self.speaking
            else SUBJECT_WEIGHT
            if subject
            else MENTION_WEIGHT
        )
        self._add(best, bonus if nominative else MENTION_WEIGHT / 2, number)
