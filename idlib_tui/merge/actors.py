"""One table of people over all articles: who is the same person, and who is not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from idlib_tui.model import Mention, StoryActor

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def fold_name(name: str) -> tuple[str, ...]:
    """Reduce a name to its words: lower case, without diacritics, points and possessives."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(_POSSESSIVE.sub("", word) for word in _WORD.findall(letters.replace(".", "")))


def unify_speakers(
    names: Mapping[str, Sequence[Mention]], actors: Sequence[StoryActor]
) -> Mapping[tuple[str, str], str]:
    """Give each name of each article its canonical name over the workspace.

    Two names are one person when they are the same words, or when the one leaves out given names
    that the other has and nobody else of that surname could be meant. A surname by itself is
    somebody only where one person of the workspace bears it. Sources without a name stay apart
    from those of other articles.

    Args:
        names: The mentions of each article, by article id.
        actors: The story's actors, whose names are canonical.

    Returns:
        ``(article id, Mention.name or Quote.speaker_text) -> canonical name``.
    """
    story = {
        fold_name(alias): actor.name for actor in actors for alias in (actor.name, *actor.aliases)
    }
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    wanted: dict[tuple[str, str], tuple[str, ...]] = {}
    unified: dict[tuple[str, str], str] = {}
    for article in sorted(names):
        anonymous = {m.name for m in names[article] if m.name and m.kind != "name"} - {
            m.name for m in names[article] if m.kind == "name"
        }
        for mention in names[article]:
            if mention.name is None or not (folded := fold_name(mention.name)):
                continue
            place = (article, mention.name)
            if folded in story:
                unified[place] = story[folded]
            elif mention.name in anonymous and mention.name[:1].islower():
                unified[place] = f"{mention.name} ({article})"
            else:
                wanted[place] = folded
                spellings[folded][mention.name] += 1
    canonical = _canonical_names(spellings, story)
    unified.update((place, canonical[folded]) for place, folded in wanted.items())
    return unified


def _canonical_names(
    spellings: Mapping[tuple[str, ...], Counter[str]], story: Mapping[tuple[str, ...], str]
) -> dict[tuple[str, ...], str]:
    """Choose one spelling for each folded name, joining shorter forms to the one they stand for."""
    by_surname: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for folded in (*spellings, *story):
        if len(folded) > 1:
            by_surname[_surname(folded)].add(folded)
    chosen: dict[tuple[str, ...], str] = {}
    for folded in sorted(spellings):
        target = _fullest(folded, by_surname)
        if target in story:
            chosen[folded] = story[target]
        else:
            counts = spellings.get(target) or spellings[folded]
            chosen[folded] = min(counts, key=lambda name: (-counts[name], -len(name), name))
    return chosen


def _fullest(
    folded: tuple[str, ...], by_surname: Mapping[str, set[tuple[str, ...]]]
) -> tuple[str, ...]:
    """Find the one longer form that a name can stand for, or the name itself."""
    longer = [
        other
        for other in by_surname.get(_surname(folded), ())
        if len(other) > len(folded) and _is_part(folded, other)
    ]
    tops = [one for one in longer if not any(one != o and _is_part(one, o) for o in longer)]
    return tops[0] if len(tops) == 1 else folded


def _surname(folded: tuple[str, ...]) -> str:
    names = [word for word in folded if word not in _SUFFIXES]
    return names[-1] if names else folded[-1]


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether ``short`` is ``full`` with words left out, and as much of a junior."""
    if _SUFFIXES & set(short) != _SUFFIXES & set(full) and len(short) > 1:
        return False
    rest = iter(full)
    return len(short) < len(full) and all(
        any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest)
        for word in short
    )
