"""The ways in which a name is written, and the comparisons of two of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from idlib_tui.annotate.people.gender import first_guess
from idlib_tui.annotate.people.lexicon import demonyms, forename_genders, place_words
from idlib_tui.annotate.people.nations import countries
from idlib_tui.annotate.text.wordlists import words as listed
from idlib_tui.merge.actors.reading import Use, identity
from idlib_tui.merge.actors.spelling import (
    is_familiar,
    is_given_name,
    is_transliterated,
    parts,
    same_spelling,
    same_word,
    shortens,
)
from idlib_tui.names import Words, is_shortened, name_words, same_suffix, surname

_STRAY_ARTICLES = 2
"""In at most so many articles stands a name with a word in front that is none of it."""
_STRAY_SHARE = 5
"""So many times as many articles have the name without it."""
_PLACED_SHARE = 20
"""The same as ``_STRAY_SHARE`` for the name of a place in front, in however many articles."""
_TOGETHER = 0.5
"""Where so many of the articles with one spelling have the other too, they may be two people."""
_LONGEST_ACRONYM = 4
_SHORTEST_RESPELLED = 4
"""Letters that a surname alone must have to be somebody's in another spelling."""


@dataclass(slots=True)
class Form:
    """One way to write a name, but for capitals, diacritics and the like.

    Attributes:
        words: The folded name.
        parts: The same as ``spelling.parts`` gives it.
        story: The canonical name of the story's actor who has it, else "".
        spellings: How often it is written in which way.
        articles: The articles that have it.
        titles: The titles beside it, and in how many articles.
        of_person: The articles in which it may be a person's.
        ordinary: Whether its first word may stand there by chance; see ``reading.Use``.
    """

    words: Words
    parts: Words
    story: str = ""
    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    of_person: set[str] = field(default_factory=set)
    ordinary: bool = False

    def add(self, use: Use) -> None:
        """Count a use of it."""
        self.spellings[use.name] += use.times
        self.articles.add(use.article)
        if use.titles:
            self.titles.update(use.titles)
        if use.person:
            self.of_person.add(use.article)
        self.ordinary |= use.ordinary

    @property
    def person(self) -> bool:
        """Whether most articles may mean a person by it."""
        return bool(self.story) or 2 * len(self.of_person) > len(self.articles)

    @property
    def rank(self) -> tuple[bool, int, int, Words]:
        """The story's first, then by articles and length."""
        return (not self.story, -len(self.articles), -sum(map(len, self.words)), self.words)

    @property
    def gender(self) -> float:
        """The gender that the name and its titles suggest: above 0 male, below female."""
        return first_guess(self.words, self.titles)


@dataclass
class Person:
    """Some forms that are one person's; the first is the most usual.

    What all of them have is found once, when they are complete.
    """

    forms: list[Form]

    @property
    def lead(self) -> Form:
        """The most usual form."""
        return self.forms[0]

    @cached_property
    def articles(self) -> set[str]:
        """The articles that name this person in full."""
        return set().union(*(form.articles for form in self.forms))

    @cached_property
    def titles(self) -> set[str]:
        """The titles beside any form."""
        return set().union(*(form.titles for form in self.forms))

    @cached_property
    def gender(self) -> float:
        """As of the most usual form that suggests one."""
        return next((form.gender for form in self.forms if form.gender), 0.0)

    @property
    def name(self) -> str:
        """The canonical name: of the forms that have given names the most usual spelling."""
        for form in self.forms:
            if form.story:
                return form.story
        return spelling_of(min(self.forms, key=_usual_first))


def is_spelling(form: Form, other: Form) -> bool:
    """Return whether a full name is another spelling of one that more articles have."""
    if (form.story and other.story) or not same_suffix(form.words, other.words):
        return False
    if form.parts == other.parts:
        return True
    familiar = is_familiar(form.parts, other.parts)
    if not familiar and not same_spelling(form.words, other.words):
        return False
    together = len(form.articles & other.articles)
    doubled = _undoubled(form.parts) == _undoubled(other.parts)
    if not doubled and together > 1 and together >= _TOGETHER * len(form.articles):
        return False
    if familiar:
        return not form.titles.keys().isdisjoint(other.titles)
    return (
        is_transliterated(form.words)
        or is_transliterated(other.words)
        or _is_slip(form, other, _STRAY_SHARE)
    )


def _is_slip(form: Form, other: Form, share: int) -> bool:
    """Return whether a rare name is another with a letter doubled, or one not."""
    alike = _undoubled(form.words) == _undoubled(other.words)
    return alike and len(form.articles) * share <= len(other.articles)


def is_surname(word: str, of_person: str) -> bool:
    """Return whether a surname alone may be somebody's, in whichever spelling."""
    if word == of_person:
        return True
    return (
        len(word) >= _SHORTEST_RESPELLED
        and same_word(of_person, word)
        and (is_transliterated((of_person,)) or is_transliterated((word,)))
    )


def is_common_given_name(word: str) -> bool:
    """Return whether a surname is a given name too, so that alone it may be anybody's."""
    return word in forename_genders() or is_given_name(word)


def is_given_name_alone(name: str) -> bool:
    """Return whether a name is a given name and nothing else, as many people have it."""
    words = parts(identity(name))
    return len(words) == 1 and len(name.split()) == 1 and is_common_given_name(words[0])


def is_short_acronym(name: str) -> bool:
    """Return whether capitals are more likely a body's than a surname's: "MENA"."""
    return name.isupper() and len(name) <= _LONGEST_ACRONYM


def rank(form: Form) -> tuple[bool, int, int, Words]:
    """Give the key by which forms are sorted; see ``Form.rank``."""
    return form.rank


def _usual_first(form: Form) -> tuple[bool, int, int, Words]:
    initials = all(len(part) == 1 for part in form.parts[:-1])
    return (initials, -len(form.articles), -sum(map(len, form.words)), form.words)


def spelling_of(form: Form) -> str:
    """Choose how a form is written: as most do, not in capitals, with all that belongs to it."""
    counts = form.spellings
    full = len(form.words)
    return min(
        counts,
        key=lambda name: (
            len(name_words(name)) < full,
            name.isupper() and len(form.words) > 1,
            -counts[name],
            -len(name),
            name,
        ),
    )


def shown(form: Form) -> str:
    """Write a form in a reason."""
    return form.story or spelling_of(form)


def is_short(short: Form, full: Form) -> bool:
    """Return whether a name is another with words left out or cut to initials."""
    if is_shortened(short.words, full.words):
        return surname(short.words) == surname(full.words)
    if not same_suffix(short.words, full.words) or len(short.parts) >= len(full.parts):
        return False
    if not same_word(short.parts[-1], full.parts[-1]):
        return False
    both = is_transliterated(short.words) and is_transliterated(full.words)
    return both and shortens(short.parts, full.parts)


def has_stray_front(form: Form, name: Form) -> bool:
    """Return whether a form is a name that many articles have, behind stray words."""
    extra = len(form.parts) - len(name.parts)
    if extra <= 0 or form.story or any(len(one) == 1 for one in form.parts[:extra]):
        return False
    if not all(map(same_word, form.parts[extra:], name.parts)):
        return False
    return is_stray(form, name, placed=has_no_given_name(form))


def is_stray(form: Form, name: Form, *, placed: bool) -> bool:
    """Return whether a form is rare enough beside a name to be a slip."""
    few, many = len(form.articles), len(name.articles)
    share = _STRAY_SHARE if few <= _STRAY_ARTICLES else _PLACED_SHARE
    return (few <= _STRAY_ARTICLES or placed) and few * share <= many


def has_no_given_name(form: Form) -> bool:
    """Return whether a form begins with a place, an acronym or another word: "CNN Roe"."""
    word = form.parts[0]
    if word in forename_genders():
        return False
    if form.ordinary and not is_transliterated((word,)):
        return True
    if not word.isdigit() and len(word) <= _LONGEST_ACRONYM and len(form.parts) > 1:
        fronts = {spelling.split()[0] for spelling in form.spellings if not spelling.isupper()}
        if fronts and all(len(front) > 1 and front.isupper() for front in fronts):
            return True
    known = word in place_words() or word in demonyms() or word in countries()
    return known or word in listed("name_words", "page words")


def _undoubled(words: Words) -> Words:
    return tuple(
        "".join(c for c, next_ in zip(word, word[1:] + " ", strict=True) if c != next_)
        for word in words
    )
