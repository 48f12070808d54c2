"""Questions on who says what, as a reader writes them: "No Russian source says that …".

A question has a group ("Russian", "Turkish officials", a name, an outlet; none for all), what is
said of the claim (says, denies), and the claim. "No …" expects that nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.nations import countries
from idlib_tui.claims.utterances import Attitude, Subject, Utterance, Utterances
from idlib_tui.claims.words import words
from idlib_tui.errors import QueryError
from idlib_tui.names import fold
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from idlib_tui.library import Library


MOST_NAMED = 12
"""Actors of a group that the sentence on what was searched names."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood.

    Attributes:
        text: As it was written.
        group: Whose words are looked at; "" for everybody's.
        claim: What they may say.
        denial: Whether it asks who denies it.
        expects_none: Whether it says that there is nobody.
    """

    text: str
    group: str
    claim: str
    denial: bool = False
    expects_none: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        question: The question.
        found: The words that the question is about, by day.
        others: Who of the group does something else with the claim: denies it, doubts it.
        searched: What was searched, in a sentence.
    """

    question: Question
    found: tuple[Utterance, ...]
    others: tuple[Utterance, ...]
    searched: str

    @property
    def in_words(self) -> str:
        """The answer in a sentence."""
        names = ", ".join(dict.fromkeys(each.who for each in self.found))
        if self.question.expects_none:
            return f"Not so: {names}." if names else "So it is, as far as the articles tell."
        return f"{names}." if names else "Nobody, as far as the articles tell."


def read_question(text: str) -> Question | None:
    """Understand a question; None where it is only words or a sentence."""
    found = _form().fullmatch(text)
    if found is None or not (found["start"] or text.strip().endswith("?")):
        return None
    group = [word for word in found["group"].split() if word.casefold() not in words("anybody")]
    return Question(
        text=" ".join(text.split()),
        group=" ".join(group),
        claim=found["claim"],
        denial=found["verb"].casefold() in words("denial"),
        expects_none=(found["start"] or "").casefold() in words("nobody"),
    )


_TOLD_APART = re.compile(r" \([^()]*\)$")


@cache
def _form() -> re.Pattern[str]:
    """Match a question: its beginning, whose words are meant, a verb of saying, and the claim."""
    start, verb = words("asking") | words("nobody"), words("saying") | words("denial")
    return re.compile(
        rf"\s*(?:(?P<start>{_any_of(start)})\b)?\s*(?P<group>[^.?!]*?)\s*"
        rf"\b(?P<verb>{_any_of(verb)})\b\s*(?:that\b)?\s*(?P<claim>.+?)\s*[.?!]*\s*",
        re.IGNORECASE | re.DOTALL,
    )


def _any_of(alternatives: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, alternatives), key=lambda each: (-len(each), each)))


def answer(library: Library, question: Question) -> Answer:
    """Look for the words that a question is about.

    Raises:
        QueryError: Nobody belongs to its group.
    """
    subject = Subject(question.claim)
    if not subject.roots:
        raise QueryError(f"“{question.claim[:60]}” has no words to look for.")
    utterances = Utterances(library)
    members = _members(library, question.group)
    if question.group and not members:
        raise QueryError(f"No actor and no outlet goes by “{question.group[:60]}”.")
    said = [each for each in utterances.about(subject) if not question.group or each.who in members]
    wanted = Attitude.DENIES if question.denial else Attitude.ASSERTS
    read = len(utterances.articles(subject))
    of = f" of {_listed(sorted(members))}" if question.group else ""
    searched = (
        f"Searched {counted(library.article_count(), 'article')} for the words{of}; read the {read}"
        " that share most of them."
    )
    return Answer(
        question,
        tuple(each for each in said if each.attitude is wanted),
        tuple(each for each in said if each.attitude is not wanted),
        searched,
    )


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _members(library: Library, group: str) -> frozenset[str]:
    """Find the actors and outlets that belong to a group, by names, roles and countries."""
    wanted = frozenset(map(_key, group.split()))
    if not wanted:
        return frozenset()
    names = {
        _described(actor.name): (actor.name, *actor.aliases, *actor.roles)
        for actor in library.actors()
    }
    names |= {row.outlet: (row.outlet,) for row in library.articles() if row.outlet}
    return frozenset(
        name for name, known in names.items() if wanted <= _keys(map(_described, known))
    )


def _described(name: str) -> str:
    """A name without the outlet or the title that tells unnamed speakers apart, as ``speaker_of``.

    "officials (Gull)" are officials.
    """
    return _TOLD_APART.sub("", name)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_key(word.strip("“”()…,.")) for name in names for word in name.split())


def _key(word: str) -> str:
    """What a word of a group is compared by: a country for its adjective, people and capital."""
    plain = word.lower().removesuffix("’s").removesuffix("'s")
    country = countries().get(plain)
    return country.lower() if country is not None else fold(plain)
