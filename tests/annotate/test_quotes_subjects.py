"""Which words before a verb are its subject, by the kind of sentence."""

from __future__ import annotations

import pytest

from tests.annotate.quoting import direct, quotes, reported

SHUT = "the bridge was shut"


def subject(text: str) -> tuple[str | None, str | None]:
    """The speaker of the only reported clause: resolved, and as written."""
    [found] = [one for one in quotes(text) if one.text == SHUT]
    return found.speaker_text, found.speaker_mention


@pytest.mark.parametrize(
    ("text", "speaker", "mention"),
    [
        # The first name of a text is one like any other.
        ("Ida Moss said the bridge was shut.", "Ida Moss", "Ida Moss"),
        ("Crowds cheered Ida Moss’s claim that the bridge was shut.", "Ida Moss", "Ida Moss"),
        ("Crowds cheered Moss’s claim that the bridge was shut.", "Moss", "Moss"),
        (
            *("Crowds cheered Ida Anna Moss’s claim that the bridge was shut.",),
            *("Ida Anna Moss", "Ida Anna Moss"),
        ),
        # Adverbs, times and places before it are no part of it.
        ("Happily the mayor said the bridge was shut.", "mayor", "the mayor"),
        ("On Friday the mayor said the bridge was shut.", "mayor", "the mayor"),
        ("At noon Ida Moss said the bridge was shut.", "Ida Moss", "Ida Moss"),
        ("In Leeds mayor Ida Moss said the bridge was shut.", "Ida Moss", "mayor Ida Moss"),
        ("Yesterday she said the bridge was shut.", None, "she"),
        ("Today’s mayor said the bridge was shut.", "mayor", "Today’s mayor"),
        ("Tuesday’s statement said the bridge was shut.", None, "Tuesday’s statement"),
        # Compounds with a name in front.
        ("The NFL legend said the bridge was shut.", "NFL legend", "The NFL legend"),
        ("Leeds police said the bridge was shut.", "Leeds police", "Leeds police"),
        (
            *("Leeds miners’ union said the bridge was shut.",),
            *("Leeds miners’ union", "Leeds miners’ union"),
        ),
        # Participles and relative clauses behind the noun.
        (
            *("A man accused of theft said the bridge was shut.",),
            *("man accused of theft", "A man accused of theft"),
        ),
        (
            *("People briefed on the plan said the bridge was shut.",),
            *("People briefed on the plan", "People briefed on the plan"),
        ),
        (
            *("Workers criticised by the mayor said the bridge was shut.",),
            *("workers", "Workers criticised by the mayor"),
        ),
        (
            *("Drivers caught in the jam said the bridge was shut.",),
            *("drivers caught in the jam", "Drivers caught in the jam"),
        ),
        (
            *("A nurse who worked in Leeds said the bridge was shut.",),
            *("nurse who worked in Leeds", "A nurse who worked in Leeds"),
        ),
        (
            *("The soldiers who were captured said the bridge was shut.",),
            *("soldiers who were captured", "The soldiers who were captured"),
        ),
        # Offices before the name.
        (
            *("The mayor of Leeds, Ida Moss, said the bridge was shut.",),
            *("Ida Moss", "The mayor of Leeds, Ida Moss"),
        ),
        (
            *("But our mayor, Ida Moss, said the bridge was shut.",),
            *("Ida Moss", "our mayor, Ida Moss"),
        ),
        (
            *("Leeds mayor, Ida Moss, said the bridge was shut.",),
            *("Ida Moss", "Leeds mayor, Ida Moss"),
        ),
        # The last of two clauses.
        ("The mill burned and Ida Moss said the bridge was shut.", "Ida Moss", "Ida Moss"),
        # Verbs inside what another verb reports.
        ("They found that the mayor said the bridge was shut.", "mayor", "the mayor"),
        ("They knew that Ida Moss said the bridge was shut.", "Ida Moss", "Ida Moss"),
        ("They knew that she said the bridge was shut.", None, "she"),
        # Brackets.
        ("Ida Moss (right) of the mill said the bridge was shut.", "Ida Moss", "Ida Moss"),
    ],
)
def test_subjects(text: str, speaker: str | None, mention: str) -> None:
    assert subject(text) == (speaker, mention)


def whole_subject(text: str) -> str:
    """The words that the program marks as the subject, without offices in front of names."""
    return subject(text)[1] or ""


@pytest.mark.parametrize(
    "words",
    [
        "The mayor of Leeds",
        "Ida Moss of Leeds",
        "Captured soldiers",
        "The man running for mayor",
        "The man wearing a hat",
        "The man killed near Leeds",
        "The man praised during the trial",
        "The man condemned at the trial",
        "The man blamed under the law",
        "The plan drawn by the mayor",
        "The people told about the plan",
        "The guards who had been caught",
        "The guards who never came",
        "The man who was not seen",
    ],
)
def test_what_hangs_on_a_noun_is_part_of_the_subject(words: str) -> None:
    assert whole_subject(f"{words} said the bridge was shut.") == words


@pytest.mark.parametrize(
    "before",
    [
        "After the storm",
        "After the storm hit Leeds",
        "Since the storm",
        "At the rally in Leeds",
        "The mill burned but",
        "The mill burned when",
        "The men who left and",
        "The fans cheered and",
        "Then",
        "And",
    ],
)
def test_what_stands_before_the_subject(before: str) -> None:
    assert whole_subject(f"{before} the mayor said the bridge was shut.") == "the mayor"
    assert whole_subject(f"{before} she said the bridge was shut.") == "she"


@pytest.mark.parametrize(
    "between",
    [
        ", the mayor,",
        " (right)",
        ", who leads them,",
        ", who is 40, a nurse,",
        ", citing the mill,",
        ", founded in 1990, led by Dov Vale,",
        ", which was dark,",
    ],
)
def test_insertions_between_subject_and_verb(between: str) -> None:
    assert whole_subject(f"Ida Moss{between} said the bridge was shut.") == "Ida Moss"
    if "Dov Vale" not in between:
        assert whole_subject(f"The council{between} said the bridge was shut.") == "The council"


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss, the editor of a paper, The Echo, said the bridge was shut.",
        "Ida Moss, editor of the newspaper, the Echo, said the bridge was shut.",
        "Ida Moss, the editor of a paper, the Northern Echo, said the bridge was shut.",
    ],
)
def test_the_name_of_a_paper_beside_its_editor(text: str) -> None:
    assert subject(text)[0] == "Ida Moss"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The plan was backed on Friday by Ida Moss of Leeds, who said that it was late.",
            "Ida Moss",
        ),
        (
            "The plan was backed by a mill of Ida Anna Moss’s, who said that it was late.",
            "Ida Anna Moss",
        ),
        (
            "The plan was backed by the mayor of Leeds, who said that it was late.",
            "mayor of Leeds",
        ),
        ("The plan was backed on Friday by nurses, who said that it was late.", "nurses"),
        ("The mayor, who said that it was late, was cheered.", "mayor"),
        ("The letter, which said that it was late, was burned.", "letter"),
        ("Ida Moss came with a plan by Leeds, who said that it was late.", "Ida Moss"),
    ],
)
def test_who_is_the_last_person(text: str, speaker: str) -> None:
    assert ("it was late", speaker) in reported(text)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The meeting on Monday said the bridge was shut.", "The meeting"),
        ("The call of the mayor said the bridge was shut.", "The call of the mayor"),
        ("The question by the mayor said the bridge was shut.", "The question by the mayor"),
        ("The union, Monday, Ida Moss said the bridge was shut.", "Ida Moss"),
        ("Friday, Dov Vale, leading them, said the bridge was shut.", "Dov Vale"),
        ("Friday, the mayor, leading them, said the bridge was shut.", "the mayor"),
        ("Monday, in Leeds, the mayor, a nurse, said the bridge was shut.", "the mayor"),
        ("Last week’s report said the bridge was shut.", "Last week’s report"),
        ("The Leeds running club said the bridge was shut.", "The Leeds running club"),
        ("The crowd heard that Ida Moss said the bridge was shut.", "Ida Moss"),
        ("Voters were told and the mayor said the bridge was shut.", "the mayor"),
        ("The mill burned after the mayor said the bridge was shut.", "the mayor"),
        ("Leaders hopeful after Ida Moss said the bridge was shut.", "Ida Moss"),
        ("Leaders hopeful before Ida Moss said the bridge was shut.", "Ida Moss"),
        ("The mill, closed since the mayor said the bridge was shut.", "the mayor"),
        ("The vote, a shock, Ida Moss said the bridge was shut.", "Ida Moss"),
        ("People briefed of the plan said the bridge was shut.", "People briefed of the plan"),
    ],
)
def test_where_the_subject_begins_and_ends(text: str, mention: str) -> None:
    assert whole_subject(text) == mention


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Guards were wearing shirts that read, “It was late”.", "shirts"),
        ("Guards wearing shirts that read, “It was late”.", "Guards wearing shirts"),
    ],
)
def test_what_is_worn_is_not_the_wearing_of_it(text: str, speaker: str) -> None:
    assert direct(text) == [("It was late", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The files classified in May are late.",
        "A man told of the plan is late.",
        "Friday, leading them, that it was late.",
    ],
)
def test_verbs_without_a_subject_report_nothing(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("The H1N1 virus spread in May.", None),
        ("The A320 was late.", None),
        ("The Zika virus spread in May.", None),
        ("The G20 met in May.", "G20"),
        ("The UNHCR met in May.", "UNHCR"),
    ],
)
def test_a_thing_with_a_name_says_nothing(before: str, speaker: str | None) -> None:
    assert subject(f"{before} It said the bridge was shut.") == (speaker, "It")


@pytest.mark.parametrize(
    "words",
    [
        "It is worth stressing that",
        "It’s also worth noting that",
        "It is important to say that",
        "It would be fair to say",
        "It was too early to say that",
    ],
)
def test_what_it_is_fair_to_say_is_said_by_nobody(words: str) -> None:
    assert reported(f"The UNHCR met in May. {words} the bridge was shut.") == []


@pytest.mark.parametrize(
    "words", ["It was quick to say", "It called to say", "It took two days to say"]
)
def test_what_it_was_quick_to_say_is_said(words: str) -> None:
    assert subject(f"The UNHCR met in May. {words} the bridge was shut.")[0] == "UNHCR"


@pytest.mark.parametrize("words", ["It is expected to say", "It plans to say"])
def test_what_it_is_expected_to_say_is_not_said(words: str) -> None:
    assert reported(f"The UNHCR met in May. {words} the bridge was shut.") == []


def test_a_description_in_the_same_words_is_the_same_person() -> None:
    text = (
        "“We may go,” a senior Leeds official said on Tuesday. “We must,” said the mayor, Ida Moss,"
        " an official of the town. According to the senior Leeds official, the bridge was shut."
    )
    assert subject(text)[0] == "senior Leeds official"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A UNHCR statement said the bridge was shut.", "UNHCR"),
        ("The White House statement said the bridge was shut.", "White House"),
        ("A UNHCR report said the bridge was shut.", "UNHCR report"),
    ],
)
def test_a_paper_with_a_name_in_it(text: str, speaker: str) -> None:
    assert [one.speaker_text for one in quotes(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("In the words of Ida Moss, the bridge was shut.", "Ida Moss"),
        ("The bridge was shut, per Ida Moss.", "Ida Moss"),
        ("In the view of the mayor, the bridge was shut.", "the mayor"),
        ("The guards all said the bridge was shut.", "The guards"),
    ],
)
def test_other_ways_to_name_a_source(text: str, mention: str) -> None:
    [found] = [one for one in quotes(text) if one.text.lower() == SHUT]
    assert found.speaker_mention == mention
