"""Names settled article by article and surname by surname come out as all at once."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.merge.actors import (
    names_of_article,
    settle_surname,
    surname_of,
    unify_speakers,
)
from idlib_tui.model import Category, Mention, MentionKind, StoryActor

STORY = (StoryActor("Mevlut Cavus", ("Cavus", "the minister"), (), "he"),)

MENTIONS = st.lists(
    st.builds(
        lambda name, kind, category: Mention(
            0, len(name), name, MentionKind(kind), Category(category), name
        ),
        st.sampled_from(
            [
                "Nora Velt",
                "N. Velt",
                "Velt",
                "Nora Anna Velt",
                "Piet Velt",
                "Cavus",
                "Ali Cavus",
                "the minister",
                "the agency",
                "Velt Agency",
                "…",
            ]
        ),
        st.sampled_from(["name", "role", "description"]),
        st.sampled_from(["person", "organisation", "unknown"]),
    ),
    max_size=6,
)


@given(st.dictionaries(st.sampled_from("abcd"), MENTIONS))
def test_both_halves_together_are_the_whole(articles: dict[str, list[Mention]]) -> None:
    settled: dict[tuple[str, str], str] = {}
    open_: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
    waiting: list[tuple[str, str]] = []
    for article, mentions in articles.items():
        known = names_of_article(article, mentions, STORY)
        settled.update({(article, name): one for name, one in known.settled.items()})
        for name, (times, person) in known.open.items():
            of_surname = open_[surname_of(name)]
            before, was_person = of_surname.get(name, (0, False))
            of_surname[name] = (before + times, was_person or person)
            waiting.append((article, name))
    for article, name in waiting:
        settled[article, name] = settle_surname(open_[surname_of(name)], STORY)[name]
    assert settled == unify_speakers(articles, STORY)
