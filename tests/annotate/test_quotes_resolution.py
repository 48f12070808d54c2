"""Who is meant by "he", "the senator" or "the source"."""

from __future__ import annotations

import pytest

from idlib_tui.model import QuoteKind, ResolvedBy, StoryActor
from tests.annotate.quoting import direct, quotes, reported


def test_she_is_the_woman_who_spoke_last() -> None:
    text = (
        "Mrs. Velt met Mr. Reyes and Ms. Moss on Monday. Mrs. Velt said the shop would close. "
        "“It breaks my heart,” she said."
    )
    assert direct(text) == [("It breaks my heart,", "Mrs. Velt".removeprefix("Mrs. "))]


def test_gender_is_learnt_from_forenames_and_titles() -> None:
    text = (
        "David Reyes met Susan Moss in Leeds. “We agree,” she said. “Not on everything,” he said."
    )
    assert direct(text) == [("We agree,", "Susan Moss"), ("Not on everything,", "David Reyes")]


def test_gender_is_learnt_from_the_article() -> None:
    text = (
        "Quell arrived early. She left late, and Quell’s driver waited.\n\n"
        "John Reyes spoke first. Quell spoke for an hour. “I am done,” she said."
    )
    assert direct(text) == [("I am done,", "Quell")]


def test_the_person_who_was_told_is_not_the_speaker() -> None:
    text = "David Reyes told Mark Dunn that he was late. “Twice,” he said."
    assert direct(text) == [("Twice,", "David Reyes")]


def test_surnames_stand_for_the_full_name() -> None:
    text = "The mayor, Nora Velt, opened the bridge. “It is done,” Velt said."
    (quote,) = quotes(text)
    assert (quote.speaker_text, quote.speaker_mention) == ("Nora Velt", "Velt")
    assert quote.resolved_by is ResolvedBy.ALIAS


def test_a_description_goes_to_who_has_the_role() -> None:
    text = (
        "Senator Nora Velt and Mayor David Reyes met in Leeds. Reyes was late. "
        "“I waited,” the senator said."
    )
    (quote,) = quotes(text)
    assert quote.speaker_text == "Nora Velt"
    assert quote.resolved_by is ResolvedBy.ROLE


def test_general_descriptions_include_special_roles() -> None:
    text = "Rep. Nora Velt voted no. “It was a bad law,” the lawmaker said."
    assert direct(text) == [("It was a bad law,", "Nora Velt")]


def test_an_anonymous_source_is_an_actor_of_its_own() -> None:
    text = (
        "President David Reyes visited the border. A security source said the patrol was stopped. "
        "“There is coordination,” the source said. “No posts were left,” he said."
    )
    assert [who for _, who in direct(text)] == ["security source", "security source"]


def test_it_is_the_body_that_spoke_last() -> None:
    text = (
        "The news agency Tarik reported that tanks were sent. On Friday it said they had arrived."
    )
    speakers = {who for _, who in reported(text)}
    assert len(speakers) == 1


def test_unknown_people_are_not_guessed_from_a_role_that_papers_leave_unnamed() -> None:
    text = "David Reyes opened the bridge. “I saw it fall,” the witness said."
    assert direct(text) == [("I saw it fall,", "witness")]


KESTER = StoryActor(
    "Ibrahim Kester",
    ("Kester",),
    ("presidential spokesman", "spokesman for Ruria’s president"),
    "he",
)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Ibrahim Kester said the talks failed.", ResolvedBy.NAME),
        ("Kester said the talks failed.", ResolvedBy.ALIAS),
        ("A spokesman for Ruria's president said the talks failed.", ResolvedBy.STORY),
        ("The presidential spokesman said the talks failed.", ResolvedBy.STORY),
    ],
)
def test_the_storys_actors_are_known_beforehand(text: str, by: ResolvedBy) -> None:
    (quote,) = quotes(text, [KESTER])
    assert quote.kind is QuoteKind.INDIRECT
    assert quote.speaker_text == "Ibrahim Kester"
    assert quote.resolved_by is by
    assert quote.confidence > 0.7


def test_somebody_else_of_a_story_actors_surname_keeps_his_words() -> None:
    text = "The farmer David Kester spoke first. Kester said the harvest failed."
    assert reported(text, [KESTER]) == [("the harvest failed", "David Kester")]


def test_a_pronoun_with_nobody_before_it_names_no_one() -> None:
    (quote,) = quotes("“It is over for all of us,” he said.")
    assert (quote.speaker_text, quote.speaker_mention) == (None, "he")
    assert quote.resolved_by is ResolvedBy.NONE


def test_it_is_who_spoke_rather_than_what_was_named_since() -> None:
    text = (
        "The Harbour Office said it counted 40 boats. The road there is known as the B7. "
        "It said half of them were empty."
    )
    assert reported(text)[-1] == ("half of them were empty", "Harbour Office")


def test_it_may_be_a_company_that_only_its_speaking_tells() -> None:
    text = (
        "Analysts at Fenner Bank said prices would fall. Quellco said it would wait. "
        "It said no jobs would go."
    )
    assert reported(text)[-1] == ("no jobs would go", "Quellco")


@pytest.mark.parametrize("epithet", ["the Spaniard", "the Italian", "the 38-year-old"])
def test_an_epithet_goes_to_the_person_spoken_of(epithet: str) -> None:
    text = (
        f"Manager Luis Velt was angry. “We lost,” Velt said.\n\n“Twice this week,” {epithet} added."
    )
    assert direct(text)[-1] == ("Twice this week,", "Luis Velt")


def test_an_office_goes_to_nobody_who_was_not_said_to_hold_it() -> None:
    text = (
        "“He never told me,” his mother, Nora Velt, told the jury. The judge said she believed her."
    )
    assert reported(text) == [("she believed her", "judge")]


def test_a_name_in_front_of_a_role_is_not_the_subject() -> None:
    text = "Rovers boss David Reyes was in good spirits. “I am proud,” he said."
    assert direct(text) == [("I am proud,", "David Reyes")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("U.N. Secretary-General Luis Velt said it was late.", "Luis Velt"),
        ("High Commissioner for Human Rights Nora Velt said it was late.", "Nora Velt"),
        ("Brothers Adam and Joel Velt ran the farm. Adam said it was late.", "Adam"),
        ("A man accused of robbing his neighbour said it was late.", None),
        ("Three people briefed on the plan said it was late.", None),
    ],
)
def test_titles_and_clauses_around_a_speaker(text: str, speaker: str | None) -> None:
    (quote,) = quotes(text)
    assert quote.text == "it was late"
    if speaker is None:
        assert (quote.speaker_mention or "").split()[0] in {"A", "Three"}
    else:
        assert quote.speaker_text == speaker


def test_a_secretary_general_may_be_called_chief() -> None:
    text = (
        "President Omar Reyes met U.N. Secretary-General Luis Velt. The U.N. chief said it rained."
    )
    assert reported(text) == [("it rained", "Luis Velt")]


def test_the_agency_may_be_a_body_whose_name_does_not_tell() -> None:
    text = "QASA said the probe had landed. The space agency said more would follow."
    assert reported(text)[-1] == ("more would follow", "QASA")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Velt said she was hurt. “It still hurts,” she said.", "Velt"),
        ("Police Leeds called at noon. Police Leeds said: “A man was held.”", "Police Leeds"),
        (
            "The Velt Bank met on Monday. “Risks rose,” the Leeds-based lender said.",
            "Velt Bank",
        ),
    ],
)
def test_names_at_the_beginning_of_a_sentence(text: str, speaker: str) -> None:
    assert direct(text)[-1][1] == speaker


def test_an_apposition_to_somebodys_father_is_the_subject() -> None:
    text = (
        "The coroner said: “It is a waste.” Amy Reyes was 19. "
        "Amy’s father, Peter Reyes, thanked the court. “She was kind,” he said."
    )
    assert direct(text)[-1] == ("She was kind,", "Peter Reyes")


def test_an_epithet_goes_to_who_was_spoken_of_last() -> None:
    text = (
        "Coach Joe Velt said he was proud. Velt said it was over. Velt said so twice.\n\n"
        "“We enjoyed it,” said captain Kwame Moss. “Every minute,” the Ghanaian added."
    )
    assert direct(text)[-1] == ("Every minute,", "Kwame Moss")


def test_where_a_statement_was_read_is_not_who_made_it() -> None:
    text = "Her friend Ida Moss said in a statement read to the court: “She was kind to us all.”"
    assert direct(text) == [("She was kind to us all.", "Ida Moss")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Crowds reached Brenna. A woman in Brenna wept. He said that it was late.", id="in"
        ),
        pytest.param("Rebels took the town of Brenna. He said that it was late.", id="the town of"),
        pytest.param("Shells hit Brenna, Norway, at noon. He said that it was late.", id="country"),
        pytest.param("Crowds marched to Brenna. He said that it was late.", id="to"),
    ],
)
def test_he_is_not_a_place(text: str) -> None:
    assert reported(text) == [("it was late", None)]


def test_who_spoke_may_have_stood_behind_a_preposition() -> None:
    text = "A letter came from Ida Moss. She said that it was late."
    assert reported(text) == [("it was late", "Ida Moss")]
    text = "For Roe, it was a long day. “I am done,” Roe said. He added that it was late."
    assert ("it was late", "Roe") in reported(text)


def test_a_body_with_a_name_is_not_another_one() -> None:
    text = (
        "Vale’s campaign said that it was early. Crowds came to Brenna. "
        "The Moss campaign said that it was late."
    )
    assert ("it was late", "Moss campaign") in reported(text)
    text = "Aid came to Brenna. The United Nations refugee agency said that it was late."
    assert reported(text) == [("it was late", "United Nations refugee agency")]


def test_dashes_around_a_clause_are_no_dateline() -> None:
    text = (
        "“It is bad,” said Fred Vale, a baker.\n\n"
        "Vale — who ran the mill when its owner, Dov Brenna, was ill — left.\n\n"
        "But he insists that it is late."
    )
    assert ("it is late", "Fred Vale") in reported(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Max Poe was in court. Asked by the judge if he knew, he replied, “Yes.”", "Max Poe"),
        ("Max Poe sat down. The judge asked him why he left. “It was late,” he said.", "Max Poe"),
        ("Ida Moss asked Max Poe whether he knew. “It was late,” he said.", "Max Poe"),
        ("The judge knew. Max Poe is his lawyer. He told the judge “it was late”.", "Max Poe"),
    ],
)
def test_whoever_is_asked_answers(text: str, speaker: str) -> None:
    assert direct(text)[-1][1] == speaker


def test_the_town_of_a_dateline_is_no_company() -> None:
    text = "LUNDE, Norway (Newsline) - A line was cut. Power is back in Lunde, the company said."
    assert reported(text) == [("Power is back in Lunde", "company")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A senior Leeds official came in. “It was late,” he said.", "senior Leeds official"),
        ("A 29-year-old woman, meanwhile, was fined. “Go,” she wrote.", "29-year-old woman"),
        ("Max Poe met a judge. A baker sat there. “It was late,” the man said.", "man"),
    ],
)
def test_whoever_a_sentence_introduces_may_speak_in_the_next(text: str, speaker: str) -> None:
    assert direct(text)[-1][1] == speaker
