"""Names in running text: where they begin and end, and what does not belong to them."""

from __future__ import annotations

import pytest

from idlib_tui.model import Category
from tests.annotate.quoting import direct, mentions, reported

WITH_PARTICLES = [
    "Fayez al-Sarrat",
    "Muammar el-Qadri",
    "Ahmed ad-Dulaimi",
    "Muqtada as-Sadri",
    "Omar ash-Shami",
    "Zia ul-Hakim",
    "Tariq bin Rashid",
    "Yusuf ibn Omar",
    "Ursula von der Layen",
    "Pieter van Dyken",
    "Charles de Grolle",
    "Ana dos Reis",
    "Luiz da Silva",
    "Valéry d'Estang",
    "Younis al Abidi",
    "Kim Yo-jin",
    "P. A. Ingleby",
    "A. I. Roe",
    "D.J. O'Neal Jr.",
]


@pytest.mark.parametrize("name", WITH_PARTICLES)
def test_particles_and_initials_belong_to_the_name(name: str) -> None:
    assert direct(f"“We want peace,” said {name}, the minister.") == [("We want peace,", name)]
    assert reported(f"On Monday {name} said the port was shut.") == [("the port was shut", name)]


@pytest.mark.parametrize("name", ["von der Layen", "al-Sarrat", "de Grolle", "van Dyken"])
def test_a_surname_with_its_particle_is_the_full_name_again(name: str) -> None:
    text = f"Ida {name} arrived on Monday. “We stay,” {name} said."
    assert direct(text) == [("We stay,", f"Ida {name}")]


def test_two_of_one_surname_are_not_one_for_their_particle() -> None:
    text = "Jan de Vriess met Piet de Vriess. “We stay,” said Piet de Vriess."
    assert direct(text) == [("We stay,", "Piet de Vriess")]


@pytest.mark.parametrize(
    "lead",
    [
        "the ambassador to the United Nations",
        "the U.N. High Commissioner for Human Rights",
        "the commissioner for Human Rights",
        "the minister of Foreign Affairs",
        "the minister for Health and Social Services",
        "the secretary of State",
        "Secretary of Homeland Security",
        "the envoy to Syria",
        "the president of France",
        "the spokeswoman for the European Union",
    ],
)
def test_an_office_in_front_is_no_part_of_the_name(lead: str) -> None:
    assert direct(f"“We stay,” said {lead} Grace Holloway.") == [("We stay,", "Grace Holloway")]
    told = reported(f"On Monday {lead} Grace Holloway said that the port was shut.")
    assert told == [("the port was shut", "Grace Holloway")]


def test_whom_an_adviser_advises_is_not_the_adviser() -> None:
    (quote,) = reported("The adviser to President Grace Holloway said that the port was shut.")
    assert quote[1] != "Grace Holloway"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At a meeting on Syria Grace Holloway said the port was shut.", "Grace Holloway"),
        ("In London Grace Holloway said the port was shut.", "Grace Holloway"),
        ("By Staff Holloway said the port was shut.", "Holloway"),
        ("Will Roe said that the port was shut.", "Will Roe"),
        ("Then Will Roe said that the port was shut.", "Will Roe"),
        ("George Will said that the port was shut.", "George Will"),
        ("Theresa May said that the port was shut.", "Theresa May"),
        ("May Roe said that the port was shut.", "May Roe"),
        ("In May Roe said that the port was shut.", "Roe"),
        ("Said Hassan said that the port was shut.", "Said Hassan"),
        ("The WHO said that the port was shut.", "WHO"),
    ],
)
def test_words_that_can_be_names_are_told_by_their_place(text: str, name: str) -> None:
    assert [speaker for _, speaker in reported(text)] == [name]


def test_a_question_begins_with_a_helping_verb_and_not_with_a_name() -> None:
    assert reported("Will Roe say that the port was shut?") == []


@pytest.mark.parametrize("verb", ["Said", "Added", "Asked", "Wrote"])
def test_a_verb_in_front_of_the_name_is_no_part_of_it(verb: str) -> None:
    assert direct(f"{verb} Ann Lee: “We go.”") == [("We go.", "Ann Lee")]


def test_papers_may_have_two_words_for_a_name() -> None:
    text = "“We stay,” said The Globe and Mail's M. Ingleby."
    assert direct(text) == [("We stay,", "M. Ingleby")]


@pytest.mark.parametrize("name", ["Malcolm X", "Roe Inc", "Roe & Co"])
def test_the_full_stop_behind_a_name_is_not_shown(name: str) -> None:
    (quote,) = direct(f"“We stay,” said {name}.")
    assert quote[1] is not None
    assert name.endswith(quote[1])


def test_a_word_that_opens_the_text_behind_the_dateline_is_no_name() -> None:
    text = (
        "OSLO, Feb. 9 (Newsline) — Rescuers pulled a girl from the ruins. Norway sent 80 rescuers."
    )
    assert "Rescuers" not in {mention.name for mention in mentions(text)}


def test_a_part_of_something_shows_that_it_is_a_place() -> None:
    text = "A quake hit western Sarin. Many died, the disaster agency said."
    [place] = [mention for mention in mentions(text) if mention.name == "Sarin"]
    assert place.category is Category.PLACE


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Defense Secretary Jane Roe on Sunday said the port was shut.", "Jane Roe"),
        ("The Department of Ports on Monday said the port was shut.", "Department of Ports"),
        ("Rep. Peter King said the port was shut.", "Peter King"),
        ("U.S. Ambassador to NATO Ivo Norland said the port was shut.", "Ivo Norland"),
        (
            "Turkish Ambassador to Libya Orhan Sahin Kaya said the port was shut.",
            "Orhan Sahin Kaya",
        ),
        ("The Gull photojournalist Khalil Norland said the port was shut.", "Khalil Norland"),
        ("PM David Roe said the port was shut.", "David Roe"),
        (
            "The Committee to Protect Journalists said the port was shut.",
            "Committee to Protect Journalists",
        ),
        ("Doctors Without Borders said the port was shut.", "Doctors Without Borders"),
        ("NEW: The mayor said the port was shut.", "mayor"),
        ("The port is open. At 5 p.m. ET Norland said the port was shut.", "Norland"),
    ],
)
def test_what_belongs_to_a_name_and_what_does_not(text: str, speaker: str) -> None:
    assert reported(text) == [("the port was shut", speaker)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Norland Holdings NORL.OL", "Norland Holdings"),
        ("Bank of Orvel (ORVLn.DE)", "Bank of Orvel"),
        ("Orvel ORVL.L", "Orvel"),
    ],
)
def test_the_code_of_a_share_is_no_part_of_a_name(written: str, name: str) -> None:
    text = f"{written} said the port was shut."
    assert reported(text) == [("the port was shut", name)]
    assert [mention.name for mention in mentions(text)] == [name]


def test_a_body_is_itself_whatever_stands_in_front_of_it_elsewhere() -> None:
    text = "They shut roads near Misrata and Ajdabiya NATO planes hit. NATO said the port was shut."
    assert reported(text) == [("the port was shut", "NATO")]


@pytest.mark.parametrize("adjective", ["North African", "Southern", "Arabic"])
def test_an_adjective_of_a_place_is_nobody(adjective: str) -> None:
    assert not [one for one in mentions(f"Some {adjective} ports were shut.") if one.name]


@pytest.mark.parametrize("run_on", ["London Rebels", "NATO Protesters", "Sources"])
def test_a_place_and_a_plural_of_a_headline_that_runs_on_are_no_name(run_on: str) -> None:
    text = f"It was over, they thought {run_on} left the town."
    assert run_on not in [mention.name for mention in mentions(text)]


def test_a_team_keeps_its_name() -> None:
    text = "The Texas Rangers won. “We win,” the Rangers said."
    assert direct(text) == [("We win,", "Texas Rangers")]


def test_a_paper_goes_by_the_last_word_of_its_name() -> None:
    text = "The New Orvel Times lost two reporters. “We want them back,” the Times said."
    assert direct(text) == [("We want them back,", "New Orvel Times")]


def test_where_somebody_speaks_is_not_who_speaks() -> None:
    text = "In Misrak, a witness said the port was shut. The witness in Misrak said help was late."
    assert {speaker for _, speaker in reported(text)} == {"witness"}


@pytest.mark.parametrize(
    "text",
    [
        "April 4, 2011 at 7:48 am | Reply “US drops it”",
        "They need no stand on intervention Editor's note: “I know it well,” the book begins.",
    ],
)
def test_the_furniture_of_a_page_says_nothing(text: str) -> None:
    found = [speaker for _, speaker in direct(text)]
    assert not [one for one in found if one and ("2011" in one or "Editor" in one)]


def test_member_states_are_not_what_a_member_states() -> None:
    text = "The group, which represents 56 member states, said Tuesday that the port was shut."
    assert reported(text) == [("the port was shut", "group")]
