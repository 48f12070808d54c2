"""Actors over all articles: which names belong to the same person or organisation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import spelled_out
from idlib_tui.model import MentionKind
from idlib_tui.names import Words, is_shortened, name_words, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from idlib_tui.model import Mention, StoryActor

_LONG_HASH = re.compile(r"(?<=[_-][0-9a-f]{4})[0-9a-f]{8,}$")


def _identity(name: str) -> Words:
    """The folded words by which names are compared, common abbreviations spelled out."""
    return spelled_out(name_words(name), name.removeprefix("the ").removeprefix("The "))


def unify_speakers(
    names: Mapping[str, Sequence[Mention]], actors: Sequence[StoryActor]
) -> Mapping[tuple[str, str], str]:
    """Assign each name of each article its canonical name over the workspace.

    Two names are one person if they have the same words, or if one omits given names of the other
    and nobody else with that surname can be meant. A surname alone identifies a person only if one
    person of the workspace has it. Organisations are joined only by the same words, with "UN" and
    the like spelled out. Sources without a name are kept apart from those of other articles: the
    article's id, without most of a long hash, becomes part of their name.

    Args:
        names: The mentions of each article, by article id.
        actors: The story's actors, whose names are canonical.

    Returns:
        ``(article id, Mention.name or Quote.speaker_text) -> canonical name``.
    """
    table = _Names(_story_names(actors))
    for article in sorted(names):
        table.read(article, names[article])
    return table.settle()


@dataclass(frozen=True, slots=True)
class NamesOfArticle:
    """The names of one article, as far as that article alone determines them.

    Attributes:
        settled: Names to canonical names: the story's actors, and sources without a name.
        open: Names that depend on other articles: how often each is written, and whether it may be
            a person.
    """

    settled: Mapping[str, str]
    open: Mapping[str, tuple[int, bool]]


def names_of_article(
    article: str, mentions: Sequence[Mention], actors: Sequence[StoryActor]
) -> NamesOfArticle:
    """The first half of ``unify_speakers``: what one article alone determines about its names."""
    table = _Names(_story_names(actors))
    table.read(article, mentions)
    open_ = {
        name: (table.spellings[folded][name], folded in table.people)
        for (_, name), folded in table.waiting.items()
    }
    settled = {name: one for (_, name), one in table.unified.items() if name not in open_}
    return NamesOfArticle(settled, open_)


def surname_of(name: str) -> str:
    """Return the folded word by which names are grouped: groups are independent."""
    folded = _identity(name)
    return surname(folded) if folded else ""


def settle_surname(
    open_: Mapping[str, tuple[int, bool]], actors: Sequence[StoryActor]
) -> Mapping[str, str]:
    """The second half of ``unify_speakers``: the names with one surname in all articles.

    Args:
        open_: Each name with how often all articles write it, and whether it may be a person.
        actors: The story's actors.

    Returns:
        Names to canonical names.
    """
    table = _Names(_story_names(actors))
    for name, (times, person) in open_.items():
        folded = _identity(name)
        table.waiting["", name] = folded
        table.spellings[folded][name] += times
        if person:
            table.people.add(folded)
    return {name: canonical for (_, name), canonical in table.settle().items()}


def _story_names(actors: Sequence[StoryActor]) -> dict[Words, str]:
    return {_identity(name): one.name for one in actors for name in (one.name, *one.aliases)}


@dataclass(slots=True)
class _Names:
    """All names of the workspace while they are being unified.

    Attributes:
        story: Folded names and aliases of the story's actors, to their canonical names.
        unified: The result so far.
        waiting: (article, name) to the folded name whose canonical spelling is not chosen yet.
        spellings: How often each folded name is written in each way.
        people: The folded names that may be people.
    """

    story: Mapping[Words, str]
    unified: dict[tuple[str, str], str] = field(default_factory=dict)
    waiting: dict[tuple[str, str], Words] = field(default_factory=dict)
    spellings: dict[Words, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    people: set[Words] = field(default_factory=set)

    def read(self, article: str, mentions: Sequence[Mention]) -> None:
        """Add the names of one article."""
        named = {m.name for m in mentions if m.kind is MentionKind.NAME}
        for mention in mentions:
            name = mention.name
            if name is None or not (folded := _identity(name)):
                continue
            place = (article, name)
            if folded in self.story:
                self.unified[place] = self.story[folded]
            elif name not in named and not _is_named_body(mention):
                self.unified[place] = f"{name} ({_LONG_HASH.sub('', article)})"
            else:
                self.waiting[place] = folded
                self.spellings[folded][name] += 1
                if mention.category in {"person", "unknown"}:
                    self.people.add(folded)

    def settle(self) -> Mapping[tuple[str, str], str]:
        """Choose the canonical spelling of every name."""
        bearers: dict[str, set[Words]] = defaultdict(set)
        for folded in (*self.people, *self.story):
            if len(folded) > 1:
                bearers[surname(folded)].add(folded)
        fullest = {surname: _fullest_forms(forms) for surname, forms in bearers.items()}
        chosen = {folded: self._canonical(folded, fullest) for folded in self.spellings}
        self.unified.update((place, chosen[folded]) for place, folded in self.waiting.items())
        return self.unified

    def _canonical(self, folded: Words, fullest: Mapping[str, Mapping[Words, None]]) -> str:
        forms = fullest.get(surname(folded), {}) if folded in self.people else {}
        whole = len(folded) > 1 and folded in forms
        longer = [] if whole else [form for form in forms if is_shortened(folded, form)]
        target = longer[0] if len(longer) == 1 else folded
        if target in self.story:
            return self.story[target]
        counts = self.spellings[target]
        full = len(target)
        return min(
            counts,
            key=lambda name: (len(name_words(name)) < full, -counts[name], -len(name), name),
        )


def _is_named_body(mention: Mention) -> bool:
    """Distinguish "the Russian foreign ministry", the same in every article, from "the agency"."""
    name = mention.name or ""
    return mention.category == "organisation" and any(c.isupper() for c in name)


def _fullest_forms(forms: Iterable[Words]) -> dict[Words, None]:
    """Leave out the names of one surname that abbreviate others of them."""
    kept: dict[Words, None] = {}
    longest = 0
    for form in sorted(forms, key=lambda form: (-sum(map(len, form)), form)):
        may_be_part = len(form) < longest or any(len(word) == 1 for word in form)
        if not (may_be_part and any(is_shortened(form, other) for other in kept)):
            kept[form] = None
            longest = max(longest, len(form))
    return kept
