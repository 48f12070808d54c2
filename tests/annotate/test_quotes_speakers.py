"""Who says it, where other people, other verbs and other marks stand in the same sentence."""

from __future__ import annotations

import pytest

from tests.annotate.quoting import direct, reported

DIRECT = [
    # An attribution within the clause is no subject.
    ("The council, Poe said, called the plan “a costly mistake”.", "council"),
    # The participle belongs to the main clause, not to the clause of a "that".
    (
        "Jane Roe argued that Max Poe repeats the same lines, calling him a “tired man”.",
        "Jane Roe",
    ),
    # The owner of a thing said is the noun right before the genitive.
    (
        (
            "In response to Poe's remarks in Leeds, mayor Jane Roe issued a statement saying that "
            "he had “lost his way”."
        ),
        "Jane Roe",
    ),
    ("Earlier this week, Jane Roe pressed the board, insisting that it “open its books”.", "Roe"),
    ("“We have waited for years,” a voice in the film states.", "voice in the film"),
    (
        (
            "“Where is the money?” Will Roe, the chairman of the north branch of the union, said "
            "of the fund. Nobody knew."
        ),
        "Will Roe",
    ),
    ("Read the statement by Max Poe on Monday: “The bridge is safe and will stay open.”", "Poe"),
    ("Here is Jane Roe in May: “The bridge is safe and will stay open.”", "Jane Roe"),
    (
        (
            "Jane Marie Roe, the editor of its oldest newspaper, The Karsta Echo, said it is "
            "“an honest mistake”."
        ),
        "Jane Marie Roe",
    ),
    ("“Europe has changed,” said Sophie in 't Roe, a Dutch engineer.", "Sophie in 't Roe"),
    ("The Times’ Jane Roe argued that the plan was “a childish dream”.", "Jane Roe"),
    ("Before Poe's remarks about her, Jane Roe had criticised the plan as “a poor idea”.", "Roe"),
    (
        "The men were wearing shirts that read “Save our bridge”.",
        "shirts",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_the_speaker_is_the_subject_of_the_clause(text: str, speaker: str) -> None:
    (found,) = {who for _, who in direct(text)}
    assert found is not None
    assert found.endswith(speaker)


def test_an_aside_about_a_crowd_does_not_take_over_the_speech() -> None:
    text = (
        "“It was a long night,” Jane Roe said in Leeds as the crowd roared.\n\n"
        "“Which is why we will go on until the bridge is built.”"
    )
    assert [who for _, who in direct(text)] == ["Jane Roe", "Jane Roe"]


def test_feet_and_inches_close_no_quotation() -> None:
    text = "“He is 6’2” and proud of it, as you know,” Jane Roe said."
    assert direct(text) == [("He is 6’2” and proud of it, as you know,", "Jane Roe")]


def test_curly_marks_inside_straight_ones_are_a_quotation_within() -> None:
    text = '"It was written “in great haste” and nobody read it before the vote," Jane Roe said.'
    assert [who for _, who in direct(text)] == ["Jane Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe liked the scenery of the “Unplugged” concerts.",
        "Jane Roe told “Fox and Friends” after the debate.",
    ],
)
def test_titles_are_no_speech(text: str) -> None:
    assert direct(text) == []


def test_a_name_of_the_subject_before_goes_before_an_owner_of_things() -> None:
    text = (
        "Anna Poe ran the city. Anna Poe's plan was backed on Friday by Mary Roe of Leeds, who "
        "said none of it was new.\n\n“It never made sense to me,” she said in a statement."
    )
    assert direct(text)[-1][1] == "Mary Roe"


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("Jane Roe made it clear that the bridge was shut.", "the bridge was shut", "Jane Roe"),
        ("Jane Roe made clear the bridge was shut.", "the bridge was shut", "Jane Roe"),
        (
            "In declaring that the bridge was safe, Jane Roe took a risk.",
            "the bridge was safe",
            "Jane Roe",
        ),
    ],
)
def test_reported_clauses(text: str, clause: str, speaker: str) -> None:
    assert reported(text) == [(clause, speaker)]


def test_headline_verbs_part_two_names() -> None:
    text = "9.52 a.m. Max Poe Calls Out Jane Roe. Poe said it was late. Roe said it was early."
    assert {who for _, who in reported(text)} == {"Max Poe", "Jane Roe"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Six soldiers who were captured said that the bridge was gone.", "soldiers"),
        ("A doctor who worked in Leeds said the bridge was gone.", "doctor"),
        ("The official who defected to London says the bridge was gone.", "official"),
        ("Max Poe supported Jane Roe, saying the bridge was gone.", "Max Poe"),
        ("Minister Jane Roe on Sunday said the bridge was gone.", "Jane Roe"),
        ("Jane Roe herself said the bridge was gone.", "Jane Roe"),
        ("One of the city's leading doctors said the bridge was gone.", "leading doctors"),
        ("Friday, Ghana, leading a group of 13 states, said the bridge was gone.", "Ghana"),
        ("10.15 BST Nicola Roe said the bridge was gone.", "Nicola Roe"),
        ("Sun Jan 2, 2011 Nicola Roe said the bridge was gone.", "Nicola Roe"),
        ("According to Max Poe, Jane Roe said the bridge was gone.", "Jane Roe"),
    ],
)
def test_reported_speakers_are_whole(text: str, speaker: str) -> None:
    found = [who or "" for words, who in reported(text) if words == "the bridge was gone"]
    assert found
    assert speaker in found[-1] or speaker in found[0]


def test_a_group_that_shouts_speaks_for_itself() -> None:
    text = "A shell landed near them, only to be met by fighters shouting “We are all here now!”"
    assert [who for _, who in direct(text)] == ["fighters"]


@pytest.mark.parametrize(
    "text",
    [
        "This is like saying no one should cross the road.",
        "It was the first acknowledged incident of its kind.",
        "She was the leader of 13 states with many rivers.",
    ],
)
def test_words_without_a_speaker_are_no_statement(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A page has the words of the body whose it is.
        ("“We are open from May on,” the Roe Foundation website says.", "Roe Foundation"),
        # The clause in front of the colon has a subject of its own.
        (
            (
                "Roe said both men were “far too late”, but Poe gave them an answer: “We are not "
                "late at all.”"
            ),
            "Poe",
        ),
        # In a clause of "when" the words are its subject's.
        ("When a man shouted, “Hurry,” Roe joked that it was late.", "man"),
        # A title with "on the" in it is no name.
        (
            (
                "The law was backed by Jane Roe of Ohio, top Democrat on the Trade Committee, who "
                "called it “long overdue”."
            ),
            "Jane Roe",
        ),
        # An adjective that is a noun for people elsewhere.
        ("The liberal pamphlet called him “a tired man”.", "liberal pamphlet"),
        # A noun that is a verb elsewhere.
        (
            (
                "She was defending it against recent attacks from Poe, but admitted “one or two "
                "faults”."
            ),
            None,
        ),
    ],
)
def test_whose_words_they_are(text: str, speaker: str | None) -> None:
    assert direct(text)[-1][1] == speaker


def test_the_statement_is_of_who_spoke_last() -> None:
    text = "Karsta Steel confirmed the fire.\n\n“Nobody was hurt on the site,” the statement read."
    assert direct(text) == [("Nobody was hurt on the site,", "Karsta Steel")]


def test_what_lacks_its_object_is_a_participle() -> None:
    assert direct("All files classified in May were marked as “secret”.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” Jane Roe and Max Poe said.",
        "“We stay,” said Jane Roe and Max Poe.",
        "“We stay,” Jane Roe and Max Poe both said.",
        "“We stay,” President Jane Roe and Foreign Minister Max Poe said.",
        "Jane Roe and her husband, Max Poe, said: “We stay.”",
        "Jane Roe and Max Poe said they were glad. “We stay,” they said.",
    ],
)
def test_two_who_say_it_together_say_it_each(text: str) -> None:
    assert [who for words, who in direct(text)] == ["Jane Roe", "Max Poe"]


def test_two_names_beside_an_and_need_not_speak_together() -> None:
    text = "The firm sued Jane Roe and Max Poe said: “We stay.”"
    assert [who for _, who in direct(text)] == ["Max Poe"]


@pytest.mark.parametrize(
    "text",
    [
        "“We go again on Saturday” was the message from captain Ida Moss.",
        "Ida Moss, and not her partner, said “we go again on Saturday”.",
    ],
)
def test_whose_message_it_is(text: str) -> None:
    assert direct(text)[0][1] == "Ida Moss"


@pytest.mark.parametrize(
    "behind",
    [
        "said in a statement posted on her website",
        "said when the court reopened",
        "told reporters as she left",
    ],
)
def test_words_in_front_of_how_and_when_they_were_said(behind: str) -> None:
    assert reported(f"The bridge was shut, Ida Moss {behind}.") == [
        ("The bridge was shut", "Ida Moss")
    ]


@pytest.mark.parametrize("again", ["", "“"])
def test_the_parts_of_a_quotation_are_said_by_whoever_is_named_behind_the_last(again: str) -> None:
    text = (
        "“It was late,” Max Poe said.\n“The roads are bad here.\n"
        f"{again}They will stay bad for a year,” Ida Moss said."
    )
    assert [speaker for _, speaker in direct(text)] == ["Max Poe", "Ida Moss", "Ida Moss"]


def test_a_name_in_front_of_a_colon_is_the_speaker() -> None:
    text = "An exchange was read in court: Mayor of Leeds Ida Moss: “We do not have to turn back.”"
    assert direct(text)[0][1] == "Ida Moss"
