"""The evidence of one article on its names, before it is compared with others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import spelled_out
from idlib_tui.annotate.people.nations import countries, peoples
from idlib_tui.merge.actors.offices import office_of, titles_of
from idlib_tui.merge.actors.spelling import (
    country_in_capitals,
    one_orthography,
    parts,
    skeleton,
)
from idlib_tui.model import Category, MentionKind
from idlib_tui.names import Words, name_words, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from idlib_tui.model import Article, Mention, StoryActor

_NAMES_KEPT = 20_000
"""Names whose identity is remembered: the same ones come in article after article."""

_LONG_HASH = re.compile(r"(?<=[_-][0-9a-f]{4})[0-9a-f]{8,}$")
_LONGEST_TITLE = 40
"""Characters of an article's title that are shown with a source without a name."""
_ACRONYM = re.compile(r" \(([A-Z]{2,6})\)")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_GIVEN = 2
"""So many given names a person may go by without the surname: "Saif al-Islam"."""
NAMELESS = "("
"""What the key of a nameless source begins with; no folded name does."""


@dataclass(frozen=True, slots=True)
class Use:
    """How one article uses a name that other articles help to settle.

    Attributes:
        article: The article's id.
        name: The name, ``Mention.name`` or ``Quote.speaker_text``.
        times: How often the article writes it.
        person: Whether a person may be meant.
        titles: The titles beside it; see ``offices.titles_of``.
        ordinary: Whether its first word is also an ordinary word of the article, in small letters,
            so that it may stand there by chance: "Give Roe a chance".
    """

    article: str
    name: str
    times: int
    person: bool
    titles: frozenset[str] = frozenset()
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class NamesOfArticle:
    """The names of one article, as far as that article alone settles them.

    Attributes:
        settled: Names to canonical names: the story's actors.
        open: Names that depend on other articles, and what they are compared by; see ``key_of``.
        held: Names to the clues by which other names may mean the same person.
        asked: Names to the clue of the person whom they mean.
    """

    settled: Mapping[str, str]
    open: Mapping[str, tuple[str, Use]]
    held: Mapping[str, frozenset[str]]
    asked: Mapping[str, str]


def names_of_article(
    article: Article, mentions: Sequence[Mention], actors: Sequence[StoryActor]
) -> NamesOfArticle:
    """Collect the evidence of one article on its names."""
    story = story_names(actors)
    settled: dict[str, str] = {}
    times: Counter[str] = Counter()
    people: set[str] = set()
    titles: dict[str, set[str]] = defaultdict(set)
    named = {mention.name for mention in mentions if mention.kind is MentionKind.NAME}
    keys: dict[str, str] = {}
    asked: dict[str, str] = {}
    held: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        name = mention.name
        if name is None or not (folded := identity(name)):
            continue
        if mention.kind is MentionKind.NAME:
            titles[name] |= titles_of(article.text, mention.start, mention.end)
            acronym = _ACRONYM.match(article.text, mention.end)
            if acronym and _stands_for(acronym.group(1).lower(), mention.text):
                held[name].add(f"acronym: {acronym.group(1).lower()}")
        if folded in story:
            settled[name] = story[folded]
            continue
        nameless = name not in named and not _is_named_body(mention)
        keys[name] = NAMELESS + name if nameless else key_of(name)
        times[name] += 1
        if nameless and (office := office_of(name)):
            asked[name] = f"office: {office}"
        elif not nameless and mention.category in {Category.PERSON, Category.UNKNOWN}:
            people.add(name)
        if not nameless and name in people and len(parts(folded)) >= _GIVEN:
            asked[name] = _given_key(parts(folded))
        elif not nameless and _CAPITALS.fullmatch(name):
            asked[name] = f"acronym: {name.lower()}"
    open_ = {
        name: (
            keys[name],
            Use(
                article.id,
                name,
                number,
                name in people,
                frozenset(titles.get(name, ())),
                _is_ordinary(name, article.text),
            ),
        )
        for name, number in times.items()
    }
    for name in (*people, *settled):
        held[name] |= _clues(name, titles.get(name, set()))
    kept = {name: frozenset(clues) for name, clues in held.items() if clues}
    return NamesOfArticle(settled, open_, kept, asked)


def _stands_for(acronym: str, written: str) -> bool:
    """Return whether the first letters of a name, but for a country in front, make an acronym."""
    initials = [word[0].lower() for word in written.split() if word[0].isupper()]
    front = written.split(maxsplit=1)[0].lower()
    if len(initials) > 1 and (front in countries() or front in peoples()):
        initials = initials[1:] if initials[1] == acronym[0] else initials
    return initials[:1] == [acronym[0]] and (
        _runs_through(acronym, initials) or _runs_through(initials, acronym)
    )


def _runs_through(short: Iterable[str], full: Iterable[str]) -> bool:
    rest = iter(full)
    return all(letter in rest for letter in short)


def _is_ordinary(name: str, text: str) -> bool:
    """Return whether the first of several words also stands in the text in small letters."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first[1:].islower() and f" {first.lower()} " in text


def _clues(name: str, titles: set[str]) -> set[str]:
    """List the clues by which a person's name may be asked for."""
    found = {f"office: {title}" for title in titles if ": " in title or office_of(title)}
    words = parts(identity(name))
    is_body = name.rsplit(maxsplit=1)[-1].isupper() and not name.isupper()
    if len(words) > _GIVEN and not is_body:
        found.add(_given_key(words[:-1]))
    return found


def _given_key(words: Words) -> str:
    return f"given: {' '.join(map(skeleton, words))}"


@lru_cache(maxsize=_NAMES_KEPT)
def identity(name: str) -> Words:
    """Give the folded words that identify a name, with abbreviations spelled out."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return country_in_capitals(bare) or one_orthography(spelled_out(name_words(name), bare))


def story_names(actors: Sequence[StoryActor]) -> dict[Words, str]:
    """Give the folded names and aliases of the story's actors, with their canonical names."""
    return {identity(name): one.name for one in actors for name in (one.name, *one.aliases)}


def key_of(name: str) -> str:
    """Give what names are compared by: the consonants of the surname, alike in every spelling."""
    words = parts(identity(name))
    return skeleton(surname(words)) if words else ""


def is_nameless(key: str) -> bool:
    """Return whether a key is that of sources without a name."""
    return key.startswith(NAMELESS)


def label_nameless(name: str, titles: Mapping[str, tuple[str | None, str]]) -> Mapping[str, str]:
    """Label the sources that share a description, by outlet or title as far as that is unique.

    Args:
        name: The description: "local official".
        titles: The articles that have it, each with its outlet, if known, and its title.

    Returns:
        Article ids to canonical names: "local official (The Post)".
    """
    labels: dict[str, str] = {}
    waiting = set(titles)
    for label in (_by_outlet, _by_title, _by_both):
        made = {article: label(*titles[article]) for article in waiting}
        times = Counter(made.values())
        labels.update({one: text for one, text in made.items() if text and times[text] == 1})
        waiting -= labels.keys()
    labels.update({article: _LONG_HASH.sub("", article) for article in waiting})
    return {article: f"{name} ({label})" for article, label in labels.items()}


def _by_outlet(outlet: str | None, title: str) -> str:
    del title
    return outlet or ""


def _by_title(outlet: str | None, title: str) -> str:
    if outlet or not title:
        return ""
    if len(title) > _LONGEST_TITLE:
        title = f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
    return f"“{title}”"


def _by_both(outlet: str | None, title: str) -> str:
    shown = _by_title(None, title)
    return f"{outlet}: {shown}" if outlet and shown else ""


def _is_named_body(mention: Mention) -> bool:
    """Return whether a body has a name, as "the Russian foreign ministry", unlike "the agency"."""
    name = mention.name or ""
    return mention.category is Category.ORGANISATION and any(c.isupper() for c in name)
