"""Quotations in marks: what is one, and who said it."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate import annotate
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.quotes.marks import pair_marks
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import QuoteKind, ResolvedBy
from tests.annotate.quoting import direct, quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will open in May,” said Nora Velt.", "Nora Velt"),
        ("“We will open in May,” Nora Velt said.", "Nora Velt"),
        ("Nora Velt said: “We will open in May.”", "Nora Velt"),
        ("Nora Velt told Radio Eight, “We will open in May.”", "Nora Velt"),
        ("Nora Velt, 54, a baker from Leeds, said, “We will open in May.”", "Nora Velt"),
        ("“We will open in May,” Nora Velt, who owns the bakery, said.", "Nora Velt"),
        ("“We will open in May,” said the mayor’s spokeswoman, Nora Velt.", "Nora Velt"),
        ("The mayor’s spokeswoman, Nora Velt, said: “We will open in May.”", "Nora Velt"),
        ("“We will open in May,” according to Nora Velt.", "Nora Velt"),
        ("“We will open in May,” deadpanned Nora Velt.", "Nora Velt"),
        ("“We will open in May,” Nora Velt harrumphed.", "Nora Velt"),
        ("“Will you open in May?” Nora Velt asked.", "Nora Velt"),
        ("In Leeds on Monday, Nora Velt said “we will open in May.”", "Nora Velt"),
        ("Speaking in Leeds, Nora Velt went on to say, “We will open in May.”", "Nora Velt"),
        ("Sen. Nora Velt (R-Ohio) on Friday said: “We will open in May.”", "Nora Velt"),
        ("Nora Velt denied the claim and said: “We will open in May.”", "Nora Velt"),
        ("Nora Velt blamed the weather, adding: “We will open in May.”", "Nora Velt"),
        ("Nora Velt was quoted as saying, “We will open in May.”", "Nora Velt"),
    ],
)
def test_the_clause_that_touches_the_marks_names_the_speaker(text: str, speaker: str) -> None:
    assert [who for _, who in direct(text)] == [speaker]


def test_a_quotation_split_around_its_speaker_is_one_persons() -> None:
    text = "“It is late,” Ida Moss said, “and we are tired.” “Good night.”"
    assert direct(text) == [
        ("It is late,", "Ida Moss"),
        ("and we are tired.", "Ida Moss"),
        ("Good night.", "Ida Moss"),
    ]


def test_a_paragraph_of_nothing_but_a_quotation_is_carried_over() -> None:
    text = (
        "“It is late,” Ida Moss said.\n\n"
        "“We have worked since dawn and nobody has thanked us.”\n\n"
        "Omar Reyes disagreed. “There was tea,” he said."
    )
    found = quotes(text)
    assert [quote.speaker_text for quote in found] == ["Ida Moss", "Ida Moss", "Omar Reyes"]
    assert found[1].resolved_by is ResolvedBy.CARRIED


def test_a_quotation_over_paragraphs_with_reopened_marks() -> None:
    text = (
        "Ida Moss wrote to the council:\n\n"
        "“We have worked since dawn.\n\n“Nobody has thanked us.”\n"
    )
    assert [who for _, who in direct(text)] == ["Ida Moss", "Ida Moss"]


def test_the_sentence_before_introduces_a_quotation() -> None:
    text = (
        "The talks went on all night in the town hall of Arles.\n"
        "Later, party spokesman Luc Perrin said the second round failed too.\n"
        "“The meetings will continue, but there is no result yet,” he said."
    )
    assert direct(text) == [
        ("The meetings will continue, but there is no result yet,", "Luc Perrin")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey set up posts around a “de-escalation zone” agreed by three countries.",
        "The film “The Long Way Home” was shot in the village.",
        "Residents of the so-called “golden mile” pay the most.",
        "He appeared on “Good Morning Arles” and was asked about his plans.",
    ],
)
def test_terms_and_titles_are_no_ones_speech(text: str) -> None:
    assert direct(text) == []


def test_a_fragment_belongs_to_the_clause_that_holds_it() -> None:
    text = "Ida Moss called the plan “a gift to the rich” and left."
    assert direct(text) == [("a gift to the rich", "Ida Moss")]


def test_a_fragment_in_a_clause_that_is_reported_behind_it() -> None:
    text = "The bridge is “a disgrace” and must be closed, Ida Moss said."
    assert ("a disgrace", "Ida Moss") in direct(text)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We won," said Ida Moss.', "We won,"),
        ("''We won,'' said Ida Moss.", "We won,"),
        ("`` We won , '' said Ida Moss .", "We won ,"),
        ("‘We won,’ said Ida Moss.", "We won,"),
        ("'We won,' said Ida Moss.", "We won,"),
        ('“We won," said Ida Moss.', "We won,"),
        ("„We won,” said Ida Moss.", "We won,"),
        ("“We won, “Ida Moss said.", "We won,"),
        ("'The players' wives won,' said Ida Moss.", "The players' wives won,"),
    ],
)
def test_marks_of_every_shape(text: str, inner: str) -> None:
    assert direct(text) == [(inner, "Ida Moss")]


def test_a_quotation_in_single_marks_holds_one_in_double_marks() -> None:
    text = "Ida Moss said: ‘The rule is clear – “no means no”.’"
    assert direct(text) == [("The rule is clear – “no means no”.", "Ida Moss")]


def test_apostrophes_are_no_marks() -> None:
    assert direct("The workers' union met in the '90s at O'Hara's, didn't it, Ida Moss said.") == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Ida Moss said: “We won and nobody\n\nThe crowd went home. It rained all night."
    assert direct(text) == [("We won and nobody", "Ida Moss")]


def test_spans_include_the_marks() -> None:
    text = "“We won,” said Ida Moss."
    (quote,) = quotes(text)
    assert (quote.start, quote.end) == (0, 9)
    assert text[quote.start : quote.end] == quote.text
    assert quote.speaker_mention == "Ida Moss"
    assert text[quote.speaker_start : quote.speaker_end] == "Ida Moss"
    assert (quote.cue, text[quote.cue_start : quote.cue_end]) == ("said", "said")


def test_headings_hold_no_quotations() -> None:
    text = "Ida Moss: ‘We Won’ After a Long Night\n\nThe crowd went home at dawn.\n\nIt rained."
    assert quotes(text) == []


def test_when_it_was_said() -> None:
    published = date(2020, 2, 21)
    text = "“We won,” Ida Moss said on Tuesday. “It is late,” she said."
    document = read_document(text, published)
    first, second = find_quotes(document, find_timexes(document))[1]
    assert (first.said_on, first.said_on_stated) == (date(2020, 2, 18), True)
    assert (second.said_on, second.said_on_stated) == (published, False)


def test_a_day_within_the_words_is_not_when_they_were_said() -> None:
    text = "Nine people died yesterday, police said. The bridge fell on Monday, police said Sunday."
    found = annotate(text, date(2020, 2, 20)).found.quotes
    assert [quote.said_on for quote in found] == [date(2020, 2, 20), date(2020, 2, 16)]


def test_words_nobody_claims_say_so() -> None:
    text = "“All that is solid melts into the air.”"
    (quote,) = quotes(text)
    assert quote.speaker_text is None
    assert quote.resolved_by is ResolvedBy.NONE
    assert quote.confidence == 0


def test_part_quotations_stand_inside_mixed_ones() -> None:
    text = "Ida Moss said the bridge was “a disgrace” to the town."
    mixed, part = quotes(text)
    assert mixed.kind is QuoteKind.MIXED
    assert part.kind is QuoteKind.DIRECT
    assert mixed.start < part.start < part.end < mixed.end


def test_inner_marks_belong_to_the_outer_quotation() -> None:
    american = "“He said ‘no’ to me,” said Ida Moss. “Twice.”"
    british = "'He said \"no\" to me,' said Ida Moss. 'Twice.'"
    assert direct(american) == [("He said ‘no’ to me,", "Ida Moss"), ("Twice.", "Ida Moss")]
    assert direct(british) == [('He said "no" to me,', "Ida Moss"), ("Twice.", "Ida Moss")]


def test_a_quotation_goes_on_in_paragraphs_that_no_mark_opens() -> None:
    text = (
        "“We left on Monday,” said Ida Moss. “It was dark.\n\nNobody had a lamp.\n\n"
        "We walked until dawn.” The road was closed, she said. “It is,” she said."
    )
    said = [(quote.text, quote.speaker_text) for quote in annotate(text).found.quotes]
    assert ("Nobody had a lamp.", "Ida Moss") in said
    assert ("We walked until dawn.”", "Ida Moss") in said
    assert ("The road was closed", "Ida Moss") in said
    assert ("“It is,”", "Ida Moss") in said


def test_a_name_within_a_quotation_that_goes_on_is_not_he() -> None:
    text = (
        'Hugo Vance, an analyst, spoke. "They have a dilemma," he said. "It will not end.\n'
        'There is no way of forcing Muammar Abbot to resign."\n'
        "Progress had been slow, he said."
    )
    assert {quote.speaker_text for quote in annotate(text).found.quotes} == {"Hugo Vance"}


@pytest.mark.parametrize(
    "text",
    [
        "The crowd was there early. “We go.\n\nHe told the “old guard” that nothing had changed.",
        "The crowd was there early. Ida Moss spoke. “We go.\n\nThe road was closed.\n\nIt rained.",
        'The crowd had come early. Ida Moss said: "We go.\n\n"We stay," she said.',
    ],
)
def test_a_quotation_goes_on_only_to_a_mark_that_closes_it(text: str) -> None:
    first, *others = pair_marks(text, read_document(text).paragraphs)
    assert (first.closed, first.paragraph) == (False, 0)
    assert all(text[quotation.start] in '“"' for quotation in others)


def test_who_tells_the_whole_sentence_is_in_nobody_else_s_words() -> None:
    text = "The United States on Monday called for a halt to raids, Secretary Ida Moss said."
    said = {(quote.speaker_text, quote.text) for quote in annotate(text).found.quotes}
    assert ("United States", "a halt to raids") in said


def test_a_body_s_name_ends_before_the_day() -> None:
    text = "The United Nations on Monday denied that it would go."
    [quote] = annotate(text).found.quotes
    assert (quote.speaker_text, quote.speaker_mention) == ("United Nations", "The United Nations")


def test_when_somebody_was_asked_is_not_what_was_said() -> None:
    text = "“We go,” said Ida Moss, a fitter, who told Reuters when asked about the raids."
    assert [quote.text for quote in annotate(text).found.quotes] == ["“We go,”"]
