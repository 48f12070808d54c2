"""The people of one article: which names refer to the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.datelines import is_in_dateline
from idlib_tui.annotate.people.gender import first_guess
from idlib_tui.annotate.people.lexicon import is_role, person_words
from idlib_tui.annotate.people.nations import countries, modifiers, peoples
from idlib_tui.annotate.text.tokens import Is, tokenize
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.names import SUFFIXES, fold_word, share_given_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from idlib_tui.annotate.people.names import Name
    from idlib_tui.annotate.text.tokens import Tokens
    from idlib_tui.model import StoryActor


_OF_THINGS = 4
"""One mention in so many, at least, that says what thing it is, makes a name a thing's."""


@dataclass(slots=True)
class Person:
    """A person, or an organisation, named in the article.

    Attributes:
        words: The fullest form of the name, folded.
        name: The fullest form as written; for a story's actor, the name in the story.
        category: As in ``Name.category``.
        gender: Weight of the evidence: positive for male, negative for female.
        roles: Nouns with which a description can refer to it ("senator"), in lower case.
        from_story: Whether it is an actor of the story.
        anonymous: Whether it has no name ("a security source").
        nations: The countries that the article associates with it ("Danish Prime Minister X").
        members: The indexes of those who speak together as this one ("X and Y said").
    """

    words: tuple[str, ...]
    name: str
    category: str
    gender: float = 0.0
    roles: set[str] = field(default_factory=set)
    from_story: bool = False
    anonymous: bool = False
    nations: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class PeopleTable:
    """The people of one article, and the person of each name.

    Attributes:
        people: In the order of the indexes in ``Name.person``.
        names: All names, in order.
        story_roles: The roles of the story's actors, as words, to their indexes.
    """

    people: list[Person]
    names: list[Name]
    story_roles: dict[tuple[str, ...], int] = field(default_factory=dict)


_DATELINE = 100
"""The weight of a dateline among the evidence that a name is a place's."""
_OPENS_ROLE = Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.PREPOSITION | Is.AUXILIARY
_LONGEST_ROLE = 6
"""The maximum number of words of a role before a comma and the name."""
_SMALL = frozenset({"of", "for", "and", "on", "the"})
"""Words whose letters an acronym omits."""


def surname(name: tuple[str, ...]) -> str:
    """Return the last word of a name other than "Jr"."""
    for word in reversed(name):
        if word not in SUFFIXES:
            return word
    return name[-1]


def build_table(
    tokens: Tokens, names: list[Name], actors: Sequence[StoryActor] = ()
) -> PeopleTable:
    """Group the names of an article by person, and set ``Name.person``."""
    builder = _Builder(tokens, actors)
    for name in names:
        if len(name.words) > 1:
            builder.add_full(name)
    for name in names:
        if len(name.words) == 1:
            builder.add_short(name)
    for name in names:
        builder.learn(name)
    builder.settle_places(names)
    return PeopleTable(builder.people, names, builder.story_roles)


class _Builder:
    """Groups the names of one article by person, full names first."""

    def __init__(self, tokens: Tokens, actors: Sequence[StoryActor]) -> None:
        self.tokens = tokens
        self.people: list[Person] = []
        self.by_words: dict[tuple[str, ...], int] = {}
        self.by_surname: dict[str, list[int]] = defaultdict(list)
        self.by_forename: dict[str, list[int]] = defaultdict(list)
        self.story_roles: dict[tuple[str, ...], int] = {}
        self.by_initials: dict[str, int] = {}
        self.papers: dict[str, int] = {}
        """The last words of papers' names: "the Times" is the New York Times."""
        self.in_full: set[int] = set()
        for actor in actors:
            self._add_actor(actor)

    def _add_actor(self, actor: StoryActor) -> None:
        person = Person(_folded(actor.name), actor.name, "person", from_story=True)
        person.gender = {"he": 9.0, "she": -9.0}.get(actor.pronoun or "", 0.0)
        for role in actor.roles:
            person.roles.update(word for word in _folded(role) if word in person_words())
        index = self._register(person)
        for role in actor.roles:
            self.story_roles.setdefault(role_key(tokenize(role).lower), index)
        for alias in actor.aliases:
            self.by_words.setdefault(_folded(alias), index)

    def _register(self, person: Person) -> int:
        index = len(self.people)
        self.people.append(person)
        self.by_words.setdefault(person.words, index)
        if len(person.words) > 1 and person.category in {"person", "unknown"}:
            self.by_surname[surname(person.words)].append(index)
            self.by_forename[person.words[0]].append(index)
        elif len(person.words) > 1 and person.category == "organisation":
            initials = "".join(word[0] for word in person.words if word not in _SMALL)
            self.by_initials.setdefault(initials, index)
            if person.words[-1] in words("name_words", "press"):
                self.papers.setdefault(person.words[-1], index)
        return index

    def add_full(self, name: Name) -> None:
        """Add a name of several words, or find the person who has it already."""
        index = self.by_words.get(name.words)
        if index is None and name.category in {"person", "unknown"}:
            index = next(
                (
                    other
                    for other in self.by_surname[surname(name.words)][:8]
                    if _may_be_one(self.people[other].words, name.words)
                ),
                None,
            )
        if index is None:
            index = self._register(Person(name.words, self._written(name), name.category))
        else:
            self._lengthen(index, name)
        self.in_full.add(index)
        name.person = index

    def _lengthen(self, index: int, name: Name) -> None:
        person = self.people[index]
        if name.category == "person" and person.category == "unknown":
            person.category = "person"
        spelled = name.words == person.words and len(self._written(name)) > len(person.name)
        if (spelled or len(name.words) > len(person.words)) and not person.from_story:
            person.words, person.name = name.words, self._written(name)
        self.by_words.setdefault(name.words, index)

    def add_short(self, name: Name) -> None:
        """Find the person with a single word as name: a surname first, then a given name."""
        word = name.words[0]
        index = self.by_words.get(name.words)
        if index is None or name.titles or self._names_another(index, word):
            bearers = self.by_surname.get(word) or self.by_forename.get(word) or []
            if name.category == "organisation":
                bearers = [b for b in bearers if not self._is_body_behind_place(b)]
            fitting = [b for b in bearers[:8] if self._fits(self.people[b], name)]
            if fitting:
                index = self._foremost(fitting)
        if index is None and name.category == "organisation" and len(word) > 1:
            index = self.by_initials.get(word)
        if index is None and self.tokens.lower[name.first - 1 : name.first] == ["the"]:
            index = self.papers.get(word)
        if index is None:
            index = self._register(Person(name.words, self._written(name), name.category))
        name.person = index

    def _names_another(self, index: int, word: str) -> bool:
        """Check whether a story's alias is the surname of somebody else named in the article."""
        if not self.people[index].from_story or index in self.in_full:
            return False
        return any(other in self.in_full for other in self.by_surname.get(word, ()))

    def _is_body_behind_place(self, bearer: int) -> bool:
        """Recognise "Orvel NATO", two names that only stand side by side."""
        person = self.people[bearer]
        *front, last = person.name.split()
        return person.category == "unknown" and last.isupper() and not front[-1].isupper()

    def _fits(self, person: Person, name: Name) -> bool:
        wanted = first_guess((), name.titles)
        known = person.gender or first_guess(person.words, ())
        return wanted * known >= 0

    def _foremost(self, bearers: list[int]) -> int:
        """Choose among people with one surname: named in full, not a junior, and the first."""
        here = [b for b in bearers if b in self.in_full] or bearers
        senior = [b for b in here if not SUFFIXES & set(self.people[b].words)]
        return (senior or here)[0]

    def learn(self, name: Name) -> None:
        """Infer gender and roles from the words before and after a name."""
        person = self.people[name.person]
        if name.titles and person.category == "unknown":
            person.category = "person"
        if person.category == "place":
            return
        if not person.gender:
            person.gender = first_guess(person.words, ())
        lead = [self.tokens.lower[i] for i in range(name.lead, name.first)]
        before = self._apposed_before(name)
        lead.extend(before)
        apposed = [] if self._is_where(name) else self._apposition(name.last)
        if person.category == "unknown" and len(name.words) > 1 and before:
            # "the team's coach, Jo Roe, …"
            person.category = "person" if before[-1] in person_words() else "unknown"
        roles = [word for word in (*lead, *apposed) if is_role(word)]
        person.gender += first_guess((), roles[:3])
        person.roles.update(roles)
        if roles:
            person.nations.update(self._nations(name))

    def _is_where(self, name: Name) -> bool:
        """Recognise the "Orvel" of "in Orvel, a witness said", which is nobody's apposition."""
        before = self.tokens.lower[max(0, name.lead - 1) : name.lead]
        known = self.people[name.person].category == "person" or len(name.words) > 1
        return not known and bool(before) and before[0] in words("name_words", "before a place")

    def _nations(self, name: Name) -> Iterator[str]:
        """Yield the countries of "Norway's Prime Minister X", "X, the Danish minister"."""
        lower = self.tokens.lower
        before = self._apposed_before(name)
        end = name.lead - 1 if before else name.first
        first = end - len(before) if before else self._before_lead(name)
        yield from (modifiers()[word] for word in lower[first:end] if word in modifiers())
        if lower[first - 1 : first] == ["'s"] and lower[first - 2] in countries():
            yield countries()[lower[first - 2]]
        if before and lower[end - 2] == "of" and lower[end - 1] in countries():
            yield countries()[lower[end - 1]]
        behind = self._apposition(name.last)
        if behind and not self._begins_role(name.last + 1):
            return
        yield from (modifiers()[word] for word in behind if word in modifiers())
        if behind[1:2] == ["'s"] and behind[0] in countries():
            yield countries()[behind[0]]
        at = name.last + 1 + (len(behind) + 1 if behind else 0)
        if lower[at - 1 : at] == ["of"] and at < len(lower) and lower[at] in countries():
            yield countries()[lower[at]]

    def _begins_role(self, index: int) -> bool:
        low = self.tokens.lower[index]
        opens = self.tokens.flags[index] & (Is.DETERMINER | Is.POSSESSIVE)
        return bool(opens) or low in countries() or is_role(low)

    def _before_lead(self, name: Name) -> int:
        at, lower = name.lead, self.tokens.lower
        while at > 0 and (
            lower[at - 1] in modifiers() or lower[at - 1] in words("name_words", "before a role")
        ):
            at -= 1
        return at

    def settle_places(self, names: Sequence[Name]) -> None:
        """Classify unknown names as places or things by what stands around them.

        "In X" is evidence for a place, "the city of X" and "X, Norway," are more; a speaker is not
        a place; other mentions say little. What is often "the X virus" is a thing.
        """
        evidence: dict[int, int] = defaultdict(int)
        for name in names:
            if is_in_dateline(self.tokens, name.first, name.last):
                evidence[name.person] += _DATELINE
            elif self.people[name.person].category == "unknown":
                evidence[name.person] += self._evidence_of_place(name)
        for index, weight in evidence.items():
            person = self.people[index]
            if weight > 0 and not person.roles and not person.from_story:
                person.category = "place"
        counts = Counter(name.person for name in names)
        of_things = Counter(name.person for name in names if self._is_of_thing(name))
        for index, often in of_things.items():
            person = self.people[index]
            free = person.category == "unknown" and not person.roles and not person.from_story
            if free and often * _OF_THINGS >= counts[index]:
                person.category = "thing"

    def _is_of_thing(self, name: Name) -> bool:
        after = self.tokens.lower[name.last : name.last + 1]
        return bool(after) and after[0] in words("name_words", "thing noun")

    def _evidence_of_place(self, name: Name) -> int:
        lower, flags = self.tokens.lower, self.tokens.flags
        before = lower[max(0, name.lead - 2) : name.lead]
        after = lower[name.last : name.last + 2]
        if before[-1:] == ["of"] and before[0] in words("name_words", "place before of"):
            return 6
        if after[:1] == [","] and after[-1] in countries() and after[-1] not in peoples():
            return 6
        if before[-1:] and before[-1] in words("name_words", "part of a place"):
            return 6
        owns = name.last < len(flags) and flags[name.last] & Is.GENITIVE
        if before[-1:] and before[-1] in words("name_words", "before a place") and not owns:
            return 3
        speaks = after and after[0] in words("name_words", "opening verb")
        return -6 if speaks else -1

    def _apposed_before(self, name: Name) -> list[str]:
        """Return the "father" of "her father, X,", where commas on both sides show that X is he."""
        lower, flags = self.tokens.lower, self.tokens.flags
        comma = name.lead - 1
        if comma < 1 or lower[comma] != "," or lower[name.last : name.last + 1] != [","]:
            return []
        first = comma
        while first > 0 and comma - first < _LONGEST_ROLE and not flags[first - 1] & _OPENS_ROLE:
            place = lower[first - 1] in countries() and lower[first - 1] not in peoples()
            if not flags[first - 1] & Is.WORD or place:
                break
            first -= 1
        if lower[comma - 2 : comma - 1] == ["of"] and lower[comma - 1] in countries():
            first = comma - 2
            while first > 0 and is_role(lower[first - 1]):
                first -= 1
        return lower[first:comma] if any(map(is_role, lower[first:comma])) else []

    def _apposition(self, index: int) -> list[str]:
        """Return the words of ", a political analyst at X," after a name, up to its head noun."""
        lower, flags = self.tokens.lower, self.tokens.flags
        if index >= len(lower) or lower[index] != ",":
            return []
        found = []
        for i in range(index + 1, min(index + 9, len(lower))):
            flag = flags[i]
            if lower[i] in {",", ".", ";"} or flag & (
                Is.PREPOSITION | Is.RELATIVE | Is.CONJUNCTION
            ):
                break
            if flag & (Is.PRONOUN | Is.AUXILIARY) and not flag & Is.GENITIVE:
                return []
            found.append(lower[i])
        return found

    def _written(self, name: Name) -> str:
        tokens = self.tokens
        written = tokens.text[tokens.starts[name.first] : tokens.ends[name.last - 1]]
        last = tokens.lower[name.last - 1]
        if "." not in last and last not in SUFFIXES:
            written = written.removesuffix(".")  # of "Roe Inc." at the end of a sentence
        return " ".join(written.split())


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Check whether two names with one surname may be one person's; "de" is not a given name."""
    particles = words("name_words", "particle")
    short, full = sorted((one, other), key=len)
    if all(word in particles for word in short[:-1]):
        return set(short) <= set(full)
    bare = [tuple(word for word in name if word not in particles) for name in (short, full)]
    return share_given_name(*bare)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in name.split() if fold_word(word))


def role_key(lower: Iterable[str]) -> tuple[str, ...]:
    """Reduce the words of a role to a key common to its spellings."""
    spelling = {"defence": "defense", "'s": "", "the": "", "a": "", "an": "", "of": "", "'": ""}
    folded = (spelling.get(word, word) for word in lower)
    return tuple(fold_word(word) for word in folded if word)
