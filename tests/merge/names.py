"""Making articles of names, and settling the names of all of them as the library does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from idlib_tui.merge.actors import (
    Holder,
    Settled,
    Use,
    find_holder,
    is_nameless,
    label_nameless,
    names_of_article,
    settle,
)
from idlib_tui.model import Article, Category, Mention, MentionKind, StoryActor

Place = tuple[str, str]


def mention(
    name: str,
    kind: MentionKind = MentionKind.NAME,
    category: Category = Category.PERSON,
    start: int = 0,
) -> Mention:
    """Make a mention at the start of a text."""
    return Mention(start, start + len(name), name, kind, category, name)


Said = tuple[Article, Sequence[Mention]]


def article_of(text: str, *names: str, category: Category = Category.PERSON) -> Said:
    """Make an article that mentions names where they stand in its text."""
    return Article("", "", "", text), tuple(
        mention(name, category=category, start=text.index(name)) for name in names
    )


def settled_in(articles: Mapping[str, Said], *actors: StoryActor) -> dict[Place, Settled]:
    """Settle the names of several articles."""
    found: dict[Place, Settled] = {}
    keys: defaultdict[str, list[Use]] = defaultdict(list)
    holders: defaultdict[str, list[Place]] = defaultdict(list)
    askers: defaultdict[str, list[Place]] = defaultdict(list)
    nameless: defaultdict[str, dict[str, tuple[str | None, str]]] = defaultdict(dict)
    for name_of, (article, mentions) in articles.items():
        one = Article(name_of, f"{name_of}.txt", article.title, article.text, outlet=article.outlet)
        known = names_of_article(one, mentions, actors)
        found.update({(one.id, name): Settled(who) for name, who in known.settled.items()})
        for name, (key, use) in known.open.items():
            if is_nameless(key):
                nameless[name][one.id] = (one.outlet, one.title)
            else:
                keys[key].append(use)
        for name, clues in known.held.items():
            for clue in clues:
                holders[clue].append((one.id, name))
        for name, clue in known.asked.items():
            askers[clue].append((one.id, name))
    for name, sources in nameless.items():
        for article_id, label in label_nameless(name, sources).items():
            found[article_id, name] = Settled(label)
    for uses in keys.values():
        found.update(settle(uses, actors))
    own = dict(found)
    for clue, asked in askers.items():
        held = [Holder(*place, own[place].actor) for place in holders[clue]]
        found.update(find_holder(clue, held, asked))
    return found


def unify(articles: Mapping[str, Sequence[Mention]], *actors: StoryActor) -> dict[Place, str]:
    """Settle names that stand in articles without a text."""
    said = {one: (Article(one, "", "", ""), mentions) for one, mentions in articles.items()}
    return {place: one.actor for place, one in settled_in(said, *actors).items()}
