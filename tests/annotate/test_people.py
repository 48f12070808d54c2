"""Names, titles and roles, and the table of people of one article."""

from __future__ import annotations

import pytest

from idlib_tui.annotate.people import PeopleTable, build_table, find_names
from idlib_tui.annotate.text.tokens import Tokens, tokenize
from idlib_tui.model import MentionKind
from tests.annotate.quoting import mentions


def table(text: str) -> tuple[Tokens, PeopleTable]:
    tokens = tokenize(text)
    opens = [i == 0 or tokens.lower[i - 1] == "." for i in range(len(tokens.lower))]
    names = find_names(tokens, opens, [False] * len(opens))
    return tokens, build_table(tokens, names)


def names(text: str) -> list[tuple[str, str]]:
    tokens, people = table(text)
    return [
        (" ".join(tokens.written[name.first : name.last]), name.category) for name in people.names
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Mr. Velt there.", [("Velt", "person")]),
        ("They met Turkish Defence Minister Ali Demir.", [("Ali Demir", "person")]),
        ("They met party spokesman Luc Perrin.", [("Luc Perrin", "person")]),
        ("They met Sen. Nora Velt of Ohio.", [("Nora Velt", "person"), ("Ohio", "place")]),
        ("They met Ludwig van der Rohe.", [("Ludwig van der Rohe", "unknown")]),
        ("They met J. K. Moss.", [("J K Moss", "person")]),
        ("They left the University of Leeds.", [("University of Leeds", "organisation")]),
        ("They left the Russian Foreign Ministry.", [("Russian Foreign Ministry", "organisation")]),
        ("They sued the BBC.", [("BBC", "organisation")]),
        ("They met in France on Monday.", [("France", "place")]),
        ("They met the Syrian troops.", []),
        ("Critics and officials met.", []),
        ("They met the Prime Minister.", []),
    ],
)
def test_names_are_parted_from_titles(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def people(text: str) -> list[str]:
    _, found = table(text)
    return [found.people[name.person].name for name in found.names]


def test_surnames_and_forenames_stand_for_the_full_name() -> None:
    text = "They met Nora Velt. Then Velt left. Then Nora came back."
    assert people(text) == ["Nora Velt", "Nora Velt", "Nora Velt"]


def test_a_middle_name_makes_nobody_else() -> None:
    assert set(people("They met David Reyes. Then David Alan Reyes spoke.")) == {"David Alan Reyes"}


def test_two_people_of_one_surname_stay_two() -> None:
    text = "They met Mr. David Velt and Mrs. Nora Velt. Then Mrs. Velt spoke, and Mr. Velt left."
    assert people(text) == ["David Velt", "Nora Velt", "Nora Velt", "David Velt"]


def test_a_son_is_not_his_father() -> None:
    text = "They met David Velt and David Velt Jr. at noon. Then Velt left."
    assert people(text) == ["David Velt", "David Velt Jr.", "David Velt"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They met Mr. Ashgar Quell.", 1),
        ("They met Mrs. Ashgar Quell.", -1),
        ("They met David Quell.", 1),
        ("They met spokeswoman Ashgar Quell.", -1),
        ("They met Ashgar Quell, a retired policewoman, there.", -1),
        ("They met Ashgar Quell.", 0),
    ],
)
def test_gender_from_titles_forenames_and_roles(text: str, sign: int) -> None:
    _, found = table(text)
    gender = found.people[0].gender
    assert (gender > 0) - (gender < 0) == sign


def test_roles_come_from_titles_and_appositions() -> None:
    _, found = table("They met Mayor Nora Velt, a former farmer, in Leeds.")
    assert {"mayor", "farmer"} <= found.people[0].roles


def test_mentions_hold_names_pronouns_and_roles() -> None:
    text = "Mayor Nora Velt spoke. “It is late,” the mayor said. She said the bridge was closed."
    found = [(m.text, m.kind, m.name) for m in mentions(text)]
    assert found == [
        ("Nora Velt", "name", "Nora Velt"),
        ("the mayor", "role", "Nora Velt"),
        ("She", "pronoun", "Nora Velt"),
    ]


def test_mentions_inside_quotations_count() -> None:
    found = [m.text for m in mentions("“Nora Velt was late,” the crowd said.")]
    assert found[0] == "Nora Velt"


def test_abbreviations_and_what_they_stand_for_are_one_body() -> None:
    text = (
        "The Leeds Association of Harbour Workers met on Monday. LAHW members voted. "
        "The UN was told. The United Nations had asked, and U.N. staff came."
    )
    found = {
        mention.text: mention.name for mention in mentions(text) if mention.kind is MentionKind.NAME
    }
    assert found["LAHW"] == "Leeds Association of Harbour Workers"
    assert {found[text] for text in ("UN", "United Nations", "U.N.")} == {"United Nations"}


def test_the_number_of_an_account_is_no_name() -> None:
    assert names("They met U20417755 and Ann Lee.") == [("Ann Lee", "person")]
