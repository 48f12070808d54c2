"""The word lists of the figure annotator hold together."""

from __future__ import annotations

import pytest

from idlib_tui.annotate.figures import lexicon


def test_kinds_that_topics_and_kinds_speak_of_exist() -> None:
    kinds = set(lexicon.kinds().values())
    named = {kind for topic in lexicon.topics().by_name.values() for kind in topic.of | topic.same}
    for kind, narrower in lexicon.entries("nouns", "broader").items():
        named |= {kind, *narrower}
    assert named <= kinds | {"role", "position"}


@pytest.mark.parametrize(
    ("written", "base", "form"),
    [
        ("killed", "kill", "past"),
        ("fleeing", "flee", "ing"),
        ("fled", "flee", "past"),
        ("expelled", "expel", "past"),
        ("rescuing", "rescue", "ing"),
        ("taken", "take", "participle"),
        ("hit", "hit", "past"),
        ("has", "have", "s"),
    ],
)
def test_forms_of_verbs(written: str, base: str, form: str) -> None:
    known = lexicon.verbs()[written]
    assert (known.base, known.form) == (base, form)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("people", "person"),
        ("troops", "troop"),
        ("children", "child"),
        ("cities", "city"),
        ("boxes", "box"),
        ("houses", "house"),
        ("gunmen", "gunman"),
        ("buses", "bus"),
        ("aircraft", "aircraft"),
        ("lives", "life"),
        ("police", "police"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert lexicon.singular_of(plural) == one


def test_every_topic_can_be_reached() -> None:
    topics = lexicon.topics()
    reached = {name for names in topics.object_of.values() for name in names}
    reached |= {name for names in topics.subject_of.values() for name in names}
    reached |= {*topics.noun.values(), *topics.state.values(), *topics.measure.values()}
    assert reached == set(topics.by_name)
