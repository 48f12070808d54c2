"""What other articles tell of a name: spellings, titles, offices, and when to leave it alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.merge.actors.offices import office_of, titles_of
from idlib_tui.model import Article, Category, Mention, MentionKind, StoryActor
from tests.merge.names import Said, article_of, mention, settled_in, unify


def named(*names: str, times: int = 1) -> dict[str, list[Mention]]:
    """Make articles of which each names one of some people."""
    return {f"{name} {n}": [mention(name)] for name in names for n in range(times)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khaled Qasimi", "Khalid Kasimi"),
        ("Moussa Ghanem", "Musa Ghanim"),
        ("Abdel Rahman Tawil", "Abdul-Rahman Tawil"),
        ("Abdulrahman Tawil", "Abdel Rahman al-Tawil"),
        ("Seif al-Din Qaddour", "Saif al-Din Kaddour"),
        ("Sergey Volodin", "Sergei Volodin"),
        ("Yuri Lipkin", "Yury Lipkin"),
        ("Mehmet Çınaroğlu", "Mehmet Cinaroglu"),
        ("Muhammad Zayd", "Mohamed Zaid"),
    ],
)
def test_spellings_of_a_name_from_another_script_are_one_person(one: str, other: str) -> None:
    found = unify({**named(one, times=2), **named(other)})
    assert set(found.values()) == {one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Gray", "John Grey"),
        ("Hassan Qasimi", "Hussein Qasimi"),
        ("Omar Tawil", "Amr Tawil"),
        ("Bill Ruston", "Hilda Ruston"),
        ("Kara Gates", "Kara Cates"),
        ("Ali Qasimi", "Ali Qasimi Jr."),
    ],
)
def test_names_that_are_only_like_each_other_stay_apart(one: str, other: str) -> None:
    found = unify({**named(one, times=6), **named(other)})
    assert len(set(found.values())) == 2


def test_two_spellings_that_the_same_articles_use_side_by_side_are_two_people() -> None:
    both = [mention("Khaled Qasimi"), mention("Khalid Kasimi")]
    assert len(set(unify({"a": both, "b": both, "c": both}).values())) == 2


def test_a_slip_in_doubling_a_letter_makes_no_second_person() -> None:
    found = unify({**named("Hollis Barret", times=6), **named("Holis Barret")})
    assert set(found.values()) == {"Hollis Barret"}


def test_a_word_in_front_that_is_no_name_makes_no_second_person() -> None:
    articles = {**named("Nora Velt", times=6), **named("Driving Nora Velt", "BST Nora Velt")}
    assert set(unify(articles).values()) == {"Nora Velt"}


def test_a_place_in_front_of_a_surname_is_not_a_given_name() -> None:
    found = unify({**named("Nora Velt", times=6), **named("Libya Velt"), **named("Piet Velt")})
    assert found["Libya Velt 0", "Libya Velt"] == "Nora Velt"
    assert found["Piet Velt 0", "Piet Velt"] == "Piet Velt"


def test_a_surname_alone_is_the_one_whom_nearly_all_articles_name() -> None:
    articles = {**named("Nora Velt", times=12), **named("Piet Velt", times=2), **named("Velt")}
    assert unify(articles)["Velt 0", "Velt"] == "Nora Velt"


def test_the_reason_for_a_surname_alone_does_not_change_with_each_article() -> None:
    def reason(times: int) -> str:
        articles = {**named("Nora Velt", times=times), **named("Piet Velt", times=2)}
        said = {**articles, **named("Velt")}
        read = {one: (Article(one, "", "", ""), mentions) for one, mentions in said.items()}
        return settled_in(read)["Velt 0", "Velt"].reason

    assert reason(45) == reason(46)
    assert "over 40 articles name Nora Velt, 2 the next" in reason(45)


def test_a_surname_alone_is_nobody_where_two_are_named_about_as_often() -> None:
    articles = {**named("Nora Velt", times=4), **named("Piet Velt", times=3), **named("Velt")}
    assert unify(articles)["Velt 0", "Velt"] == "Velt"


def test_a_title_says_which_of_two_a_surname_means() -> None:
    articles = {
        "a": article_of("Then Governor Nora Velt spoke.", "Nora Velt"),
        "b": article_of("Then Captain Piet Velt left.", "Piet Velt"),
        "c": article_of("Then Captain Velt came back.", "Velt"),
    }
    found = settled_in(articles)
    assert found["c", "Velt"].actor == "Piet Velt"
    assert "captain" in found["c", "Velt"].reason


def test_a_woman_is_not_meant_by_a_mans_title() -> None:
    articles: dict[str, Said] = {
        f"{n}": article_of("Mrs. Nora Velt spoke.", "Nora Velt") for n in range(5)
    }
    articles["x"] = article_of("They saw Mr. Velt there.", "Velt")
    assert settled_in(articles)["x", "Velt"].actor == "Velt"


def test_a_king_is_not_a_namesake() -> None:
    articles: dict[str, Said] = {
        f"{n}": article_of("Dr. Karim Abdullah spoke.", "Karim Abdullah") for n in range(30)
    }
    articles["x"] = article_of("They met King Abdullah there.", "Abdullah")
    assert settled_in(articles)["x", "Abdullah"].actor == "Abdullah"


def test_a_given_name_alone_is_nobody_in_particular() -> None:
    found = unify({**named("Karim Hassan", times=5), **named("Hassan")})
    assert found["Hassan 0", "Hassan"] == "Hassan"


def test_short_capitals_are_a_body_and_not_a_surname() -> None:
    found = unify({**named("Luis Mena", times=5), **named("MENA")})
    assert found["MENA 0", "MENA"] == "MENA"


def test_a_place_that_somebody_is_called_after_stays_a_place() -> None:
    found = unify({**named("Karsta", times=20), **named("Ann Karsta", times=2)})
    assert found["Karsta 0", "Karsta"] == "Karsta"


def described(name: str) -> Mention:
    return mention(name, MentionKind.DESCRIPTION)


def test_a_description_by_an_office_is_its_holder() -> None:
    articles = {
        "a": article_of("Today Danish Prime Minister Mona Lund spoke.", "Mona Lund"),
        "b": article_of("Mona Lund, the Danish prime minister, left.", "Mona Lund"),
        "c": (article_of("")[0], (described("Danish prime minister"),)),
        "d": (article_of("")[0], (described("former Danish prime minister"),)),
        "e": (article_of("")[0], (described("Danish deputy prime minister"),)),
        "f": (article_of("")[0], (described("Norwegian prime minister"),)),
    }
    found = settled_in(articles)
    assert {place[0]: one.actor == "Mona Lund" for place, one in found.items()} == {
        "a": True,
        "b": True,
        "c": True,
        "d": False,
        "e": False,
        "f": False,
    }
    assert found["c", "Danish prime minister"].reason.startswith("Denmark: prime minister")


def test_an_office_that_changed_hands_is_nobody_in_particular() -> None:
    articles = {
        **{f"a{n}": article_of("Danish Prime Minister Mona Lund", "Mona Lund") for n in range(3)},
        **{f"b{n}": article_of("Danish Prime Minister Jens Toft", "Jens Toft") for n in range(3)},
        "c": (article_of("")[0], (described("Danish prime minister"),)),
    }
    assert "(" in settled_in(articles)["c", "Danish prime minister"].actor


def test_given_names_alone_are_whoever_is_also_named_in_full() -> None:
    both = [mention("Saif al-Nour"), mention("Saif al-Nour Tawil")]
    found = unify({"a": both, "b": both, "c": [mention("Seif al-Nour")]})
    assert set(found.values()) == {"Saif al-Nour Tawil"}


def test_an_acronym_is_the_body_that_it_stands_behind() -> None:
    body = Category.ORGANISATION
    articles = {
        "a": article_of("The Karsta Water Board (KWB) met.", "Karsta Water Board", category=body),
        "b": article_of("The Karsta Water Board (KWB) met.", "Karsta Water Board", category=body),
        "c": article_of("The KWB said so.", "KWB", category=body),
    }
    assert settled_in(articles)["c", "KWB"].actor == "Karsta Water Board"


def test_a_country_in_capitals_is_the_country() -> None:
    place = Category.PLACE
    found = unify({"a": [mention("U.S.", category=place)], "b": [mention("United States")]})
    assert len(set(found.values())) == 1


def test_one_body_is_spelled_in_the_british_and_the_american_way() -> None:
    body = Category.ORGANISATION
    found = unify(
        {
            "a": [mention("World Salt Organisation", category=body)],
            "b": [mention("World Salt Organization", category=body)] * 2,
        }
    )
    assert set(found.values()) == {"World Salt Organization"}


def test_the_storys_name_is_kept_for_another_spelling() -> None:
    story = StoryActor("Khaled Qasimi")
    assert set(unify(named("Khalid Kasimi", times=3), story).values()) == {"Khaled Qasimi"}


@pytest.mark.parametrize(
    ("description", "office"),
    [
        ("Danish prime minister", "Denmark: prime minister"),
        ("the president of Chad", "Chad: president"),
        ("Chad's longtime president", "Chad: president"),
        ("US Secretary of State", "United States: secretary of state"),
        ("prime minister", ""),
        ("Danish opposition leader", ""),
        ("Danish spokesman", ""),
    ],
)
def test_offices_are_read_from_descriptions(description: str, office: str) -> None:
    assert office_of(description) == office


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Danish Prime Minister Lund", "Denmark: prime minister"),
        ("Lund, the Danish prime minister, said", "Denmark: prime minister"),
        ("Denmark's prime minister, Lund, said", "Denmark: prime minister"),
        ("Secretary of State Lund", "secretary of state"),
        ("former Prime Minister Lund", None),
        ("the prime minister met Lund", None),
    ],
)
def test_titles_are_read_beside_a_name(text: str, title: str | None) -> None:
    start = text.index("Lund")
    found = titles_of(text, start, start + 4)
    assert title in found if title else not found


NAMES = (
    "Nora Velt",
    "N. Velt",
    "Velt",
    "Nora Anna Velt",
    "Piet Velt",
    "Libya Velt",
    "Muhammad Welt",
    "Mohammed Wellt",
    "Cavus",
    "Ali Cavus",
    "the agency",
    "Danish prime minister",
)


@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.lists(
            st.builds(
                mention,
                st.sampled_from(NAMES),
                st.sampled_from(MentionKind),
                st.sampled_from([Category.PERSON, Category.ORGANISATION, Category.UNKNOWN]),
            ),
            max_size=6,
        ),
    )
)
def test_the_order_of_articles_never_matters(articles: dict[str, list[Mention]]) -> None:
    assert unify(articles) == unify(dict(reversed(articles.items())))


BODY = Category.ORGANISATION


def test_a_long_name_of_a_body_has_its_country_in_front_or_not() -> None:
    found = unify(
        {
            "a": [mention("U.S. Centers for Salt Control", category=BODY)],
            "b": [mention("Centers for Salt Control", category=BODY)] * 2,
        }
    )
    assert len(set(found.values())) == 1


def test_the_body_of_two_countries_is_that_of_neither() -> None:
    found = unify(
        {
            "a": [mention("Danish Centers for Salt Control", category=BODY)],
            "b": [mention("Turkish Centers for Salt Control", category=BODY)],
            "c": [mention("Centers for Salt Control", category=BODY)],
        }
    )
    assert len(set(found.values())) == 3


def test_a_general_name_is_the_body_of_a_country_where_the_same_articles_have_both() -> None:
    both = [
        mention("Danish Salt Ministry", category=BODY),
        mention("Salt Ministry", category=BODY),
    ]
    assert len(set(unify({"a": both, "b": both}).values())) == 1


def test_the_words_of_a_body_stand_in_any_order() -> None:
    found = unify(
        {
            "a": [mention("National Salt Council", category=BODY)] * 2,
            "b": [mention("Salt National Council", category=BODY)],
        }
    )
    assert set(found.values()) == {"National Salt Council"}


def test_a_doubled_letter_makes_no_second_person_though_articles_have_both() -> None:
    both = [mention("Ahmed Qasimi"), mention("Ahmed Qassimi")]
    assert len(set(unify({"a": both, "b": both, "c": both}).values())) == 1
