"""Resolution of the names of one key to people, over all articles.

Two names are one person where the one is another spelling of the other, or leaves out words of it
and nobody else could be meant; a surname by itself is the person with whom it shares a title, or
whom nearly all articles mean. Whatever is less sure stays apart: the reader joins it with one
correction, while two people joined into one cannot be separated again by looking at them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import first_guess, word_genders
from idlib_tui.merge.actors.bodies import joined_bodies
from idlib_tui.merge.actors.forms import (
    Form,
    Person,
    has_no_given_name,
    has_stray_front,
    is_common_given_name,
    is_short,
    is_short_acronym,
    is_spelling,
    is_stray,
    is_surname,
    rank,
    shown,
    spelling_of,
)
from idlib_tui.merge.actors.reading import Use, identity, story_names
from idlib_tui.merge.actors.spelling import parts, same_word
from idlib_tui.names import Words, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from idlib_tui.model import StoryActor

_FOREMOST = 4
"""So many times as many articles must name somebody as the next one of the surname, …"""
_FOREMOST_ARTICLES = 3
"""… and at least so many, for the surname by itself to mean them."""
_PLACED_ARTICLES = 5
"""In so many articles they must be named for "Libya Roe" to mean them."""
_RARE_NAMESAKE = 4
"""A surname that stands alone in so many times as many articles as somebody's name is not his."""
_GIVEN_NAME_ARTICLES = 20
"""In so many articles somebody must be named to be meant by a surname that is a given name too."""
_NO_SURNAME = frozenset(
    {"king", "queen", "prince", "princess", "pope", "emir", "sultan", "saint", "st", "sheikh"}
)
"""Titles of those who go by a given name."""
_NO_GIVEN_NAMES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
"""What a name may have in front of a hyphen without being a person's."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The one who a name is.

    Attributes:
        actor: The canonical name.
        reason: Why the name is that one's, in a few words; "" where it is the same words.
    """

    actor: str
    reason: str = ""


def settle(uses: Iterable[Use], actors: Sequence[StoryActor]) -> Mapping[tuple[str, str], Settled]:
    """Settle the names of one key (see ``reading.key_of``), as all articles use them.

    Args:
        uses: How each article uses each name.
        actors: The story's actors, whose names are canonical.

    Returns:
        (article id, name) -> who that is.
    """
    return _Block(uses, story_names(actors)).settle()


class _Block:
    """The names of one key while they are being settled."""

    def __init__(self, uses: Iterable[Use], story: Mapping[Words, str]) -> None:
        self.uses = sorted(uses, key=lambda use: (use.article, use.name))
        self.forms = {words: Form(words, parts(words), actor) for words, actor in story.items()}
        for use in self.uses:
            words = identity(use.name)
            if words not in self.forms:
                self.forms[words] = Form(words, parts(words))
            self.forms[words].add(use)
        self.reasons: dict[Words, str] = {}
        self.bearers: dict[str, list[Person]] = defaultdict(list)
        self._agreeing: dict[tuple[str, frozenset[str]], list[Person]] = {}
        self._alone_in: dict[str, int] = {}

    def settle(self) -> Mapping[tuple[str, str], Settled]:
        """Join the full names first, then find whom the surnames alone mean."""
        named = [form for form in self.forms.values() if form.person]
        named = sorted((f for f in named if f.parts[0] not in _NO_GIVEN_NAMES), key=rank)
        full = [form for form in named if len(form.parts) > 1]
        placed = [form for form in full if _is_placed(form, full)]
        people = self._people([form for form in full if form not in placed])
        of_words = {form.words: person for person in people for form in person.forms}
        alone = {form.words for form in named if form.words not in of_words and not form.story}
        for person in people:
            for word in sorted({surname(form.parts) for form in person.forms}):
                self.bearers[word].append(person)
        bodies = joined_bodies(form for form in self.forms.values() if not form.person)
        sure: dict[Words, Settled] = {}
        for words, form in self.forms.items():
            if (known := of_words.get(words)) is not None:
                sure[words] = Settled(known.name, self.reasons.get(words, ""))
            elif words not in alone and (form.story or form.spellings):
                whole, reason = bodies.get(words, (form, ""))
                sure[words] = Settled(whole.story or spelling_of(whole), reason)
        found: dict[tuple[str, str], Settled] = {}
        for use in self.uses:
            words = identity(use.name)
            form = self.forms[words]
            found[use.article, use.name] = sure.get(words) or self._bearer(
                form, use, placed=form in placed
            )
        return found

    def _people(self, full: Sequence[Form]) -> list[Person]:
        """Join full names into people."""
        spelled: list[Person] = []
        for form in full:
            person = next((one for one in spelled if is_spelling(form, one.lead)), None)
            if person is None:
                spelled.append(Person([form]))
            else:
                person.forms.append(form)
                self.reasons[form.words] = f"another spelling of {shown(person.lead)}"
        onward = {id(one): self._whole_of(one, spelled) for one in spelled}
        joined: dict[int, list[Form]] = {}
        for one in spelled:
            last, seen = one, {id(one)}
            while (next_ := onward[id(last)]) is not None and id(next_) not in seen:
                last = next_
                seen.add(id(last))
            joined.setdefault(id(last), []).extend(one.forms)
        return [Person(sorted(forms, key=rank)) for forms in joined.values()]

    def _whole_of(self, one: Person, others: Sequence[Person]) -> Person | None:
        """Find the one person whose name this is with words left out, or with strays in front."""
        for other in others:
            if other is not one and has_stray_front(one.lead, other.lead):
                self._explain(one, f"{shown(other.lead)} with a word in front that is no name")
                return other
        if one.lead.story:
            return None
        longer = [
            other
            for other in others
            if other is not one
            and is_short(one.lead, other.lead)
            and not has_stray_front(other.lead, one.lead)
        ]
        fullest = [
            other
            for other in longer
            if not any(is_short(other.lead, more.lead) for more in longer if more is not other)
        ]
        if len(fullest) != 1:
            return None
        self._explain(one, f"{shown(fullest[0].lead)} with names left out or cut to initials")
        return fullest[0]

    def _explain(self, person: Person, reason: str) -> None:
        self.reasons.update((form.words, reason) for form in person.forms)

    def _bearer(self, form: Form, use: Use, *, placed: bool) -> Settled:
        """Find who is meant by a surname alone in one article, and why."""
        nobody = Settled(spelling_of(form))
        word = form.parts[-1]
        bearers = [] if is_short_acronym(use.name) else self._bearers(word, use.titles)
        if not bearers:
            return nobody
        first = bearers[0]
        alike = [person for person in bearers if person.titles & use.titles]
        if len(bearers) > 1 and len(alike) == 1:
            title = min(alike[0].titles & use.titles, key=lambda one: (": " not in one, one))
            return Settled(alike[0].name, f"the only one of that surname with the title “{title}”")
        here = use.article in first.articles
        if len(bearers) == 1 and (here or self._is_known(first, word)):
            return Settled(first.name, "nobody else of that surname is named")
        if len(bearers) == 1 or any(person.lead.story for person in bearers):
            return nobody
        many, fewer = len(first.articles), len(bearers[1].articles)
        enough = _PLACED_ARTICLES if placed else _FOREMOST_ARTICLES
        if many < max(enough, _FOREMOST * fewer) or not self._is_known(first, word):
            return nobody
        reason = f"the surname alone; {_about(many)} articles name {shown(first.lead)}"
        return Settled(first.name, f"{reason}, {_about(fewer)} the next of that surname")

    def _bearers(self, word: str, titles: frozenset[str]) -> list[Person]:
        """List those of a surname who agree with some titles, the most named first."""
        asked = word, titles
        if asked not in self._agreeing:
            self._agreeing[asked] = self._find_bearers(word, titles)
        return self._agreeing[asked]

    def _find_bearers(self, word: str, titles: frozenset[str]) -> list[Person]:
        found: list[Person] = []
        for one in sorted(one for one in self.bearers if is_surname(word, one)):
            found += [person for person in self.bearers[one] if person not in found]
        if titles & _NO_SURNAME:
            found = [person for person in found if person.titles & titles]
        wanted = first_guess((), titles & word_genders().keys())
        found = [person for person in found if person.gender * wanted >= 0]
        return sorted(found, key=lambda person: (-len(person.articles), person.lead.words))

    def _is_known(self, person: Person, word: str) -> bool:
        """Return whether somebody is named often enough to be meant by the surname alone."""
        if person.lead.story:
            return True
        often = _GIVEN_NAME_ARTICLES if is_common_given_name(word) else 1
        many = len(person.articles)
        return many >= often and many * _RARE_NAMESAKE >= self._alone(word)

    def _alone(self, word: str) -> int:
        """Count the articles with a surname by itself, in any spelling."""
        if word not in self._alone_in:
            forms = (form for form in self.forms.values() if len(form.parts) == 1)
            fitting = (form.articles for form in forms if is_surname(word, form.parts[0]))
            self._alone_in[word] = len(set().union(*fitting))
        return self._alone_in[word]


def _about(count: int) -> str:
    """Write a count by its first digit, so that a reason does not change with each article."""
    step = 10 ** (len(str(count - 1)) - 1)
    return str(count) if step == 1 else f"over {(count - 1) // step * step:,}"


def _is_placed(form: Form, full: Sequence[Form]) -> bool:
    """Recognise "Libya Clinton": a place, and the surname of somebody named much more often."""
    if len(form.parts) != 2 or form.story or not has_no_given_name(form):
        return False
    return any(
        same_word(other.parts[-1], form.parts[-1])
        and not has_no_given_name(other)
        and is_stray(form, other, placed=True)
        for other in full
    )
