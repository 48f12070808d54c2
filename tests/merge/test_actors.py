"""One table of people over the workspace."""

from __future__ import annotations

from idlib_tui.model import Article, Category, MentionKind, StoryActor
from tests.merge.names import mention, settled_in, unify

CAVUS = StoryActor("Mevlut Cavus", ("Cavus", "Çavuş", "Mevlüt Çavuş"), (), "he")


def test_the_storys_aliases_stand_for_its_actor_with_and_without_diacritics() -> None:
    found = unify(
        {"a": [mention("ÇAVUŞ"), mention("Mevlut Cavus")], "b": [mention("Cavus")]}, CAVUS
    )
    assert set(found.values()) == {"Mevlut Cavus"}


def test_an_arabic_article_makes_nobody_else() -> None:
    found = unify(
        {"a": [mention("Omar al-Rahim")], "b": [mention("Omar al Rahim"), mention("Rahim")]}
    )
    assert len(set(found.values())) == 1


def test_a_full_name_is_one_person_in_all_articles() -> None:
    found = unify({"a": [mention("Nora Velt")], "b": [mention("Nora Velt"), mention("Velt")]})
    assert set(found.values()) == {"Nora Velt"}


def test_a_surname_in_one_article_is_the_one_person_of_that_surname() -> None:
    found = unify({"a": [mention("Nora Velt")], "b": [mention("Velt")]})
    assert found["b", "Velt"] == "Nora Velt"


def test_given_names_may_be_left_out_or_cut_to_initials() -> None:
    found = unify({"a": [mention("Recai T. Elmas")], "b": [mention("Recai Tayfun Elmas")]})
    assert set(found.values()) == {"Recai Tayfun Elmas"}


def test_two_people_of_one_surname_are_not_merged() -> None:
    found = unify(
        {"a": [mention("Nora Velt")], "b": [mention("David Velt")], "c": [mention("Velt")]}
    )
    assert len(set(found.values())) == 3


def test_a_son_is_not_his_father() -> None:
    found = unify({"a": [mention("David Velt")], "b": [mention("David Velt Jr.")]})
    assert len(set(found.values())) == 2


def test_bodies_are_joined_only_by_the_same_words() -> None:
    found = unify(
        {
            "a": [mention("Russian Foreign Ministry", category=Category.ORGANISATION)],
            "b": [
                mention("Russian foreign ministry", MentionKind.DESCRIPTION, Category.ORGANISATION)
            ],
            "c": [mention("Foreign Ministry", category=Category.ORGANISATION)],
        }
    )
    assert found["a", "Russian Foreign Ministry"] == found["b", "Russian foreign ministry"]
    assert found["c", "Foreign Ministry"] != found["a", "Russian Foreign Ministry"]


def test_sources_without_a_name_stay_with_their_article() -> None:
    source = mention("Turkish security source", MentionKind.DESCRIPTION)
    found = unify({"a": [source], "b": [source]})
    assert found["a", "Turkish security source"] != found["b", "Turkish security source"]


def test_a_source_without_a_name_goes_by_its_outlet_or_title_where_that_is_enough() -> None:
    official = [mention("local official", MentionKind.DESCRIPTION)]
    found = settled_in(
        {
            "a": (Article("", "", "Harbour closed", "", outlet="The Post"), official),
            "b": (Article("", "", "Bridge opened", ""), official),
            "c": (Article("", "", "Road mended", "", outlet="The Herald"), official),
            "d": (Article("", "", "Road closed", "", outlet="The Herald"), official),
        }
    )
    assert {article: one.actor for (article, _), one in found.items()} == {
        "a": "local official (The Post)",
        "b": "local official (“Bridge opened”)",
        "c": "local official (The Herald: “Road mended”)",
        "d": "local official (The Herald: “Road closed”)",
    }


def test_sources_that_title_and_outlet_leave_alike_go_by_the_readable_part_of_an_id() -> None:
    source = mention("local official", MentionKind.DESCRIPTION)
    found = unify({"007_0123456789abcdef": [source], "007_fedcba9876543210": [source]})
    assert sorted(found.values()) == ["local official (007_0123)", "local official (007_fedc)"]


def test_common_abbreviations_are_spelled_out() -> None:
    found = unify(
        {
            "a": [mention("UN Water Office", category=Category.ORGANISATION)] * 2,
            "b": [mention("United Nations Water Office", category=Category.ORGANISATION)],
            "c": [mention("Un Water Office", category=Category.ORGANISATION)],
        }
    )
    assert found["a", "UN Water Office"] == "United Nations Water Office"
    assert found["c", "Un Water Office"] != "United Nations Water Office"


def test_the_most_frequent_spelling_is_canonical() -> None:
    found = unify({"a": [mention("Jose Ruiz")], "b": [mention("José Ruiz")] * 3})
    assert set(found.values()) == {"José Ruiz"}


def test_nothing_depends_on_the_order_of_articles() -> None:
    articles = {"a": [mention("Nora Velt")], "b": [mention("Velt")], "c": [mention("N. Velt")]}
    assert unify(articles) == unify(dict(reversed(articles.items())))


def test_a_letter_that_unicode_does_not_decompose_makes_no_second_person() -> None:
    articles = {"a": [mention("Łukasz Nowak")], "b": [mention("Lukasz Nowak")]}
    assert len(set(unify(articles).values())) == 1
