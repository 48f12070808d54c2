"""Quotations of a draft beside the articles: one workspace of our own, checked for each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.check import Finding, Subject, Verdict, check_draft
from idlib_tui.library import Library

NOTES = "\n\n[^h]: [harbour.txt](<../seeds/harbour.txt>), paragraph 2.\n[^c]: council, 3 March.\n"


def check(library: Library, draft: str) -> list[Finding]:
    return list(check_draft(library, draft + NOTES).findings)


def quotation(library: Library, draft: str) -> Finding:
    [found] = [each for each in check(library, draft) if each.subject is Subject.QUOTATION]
    return found


@pytest.mark.parametrize(
    "draft",
    [
        "“Nobody has been hurt in the storm,” Lindqvist said.[^h]",
        '"NOBODY has been hurt in the storm" said Lindqvist.[^h]',
        "Lindqvist: «nobody has been hurt»[^h]",
        "„Nobody has been hurt“, so Lindqvist.[^h]",
        "> Nobody has been hurt in the storm. [^h]",
        "“Nobody … in the storm,” said Lindqvist.[^h]",
        "“[N]obody [of the crew] has been hurt [...] storm,” said Lindqvist.[^h]",
        "“We will rebuild the school before winter and the library after it,” said Okafor.[^c]",
        "Lindqvist said “nobody has\nbeen hurt” [on Monday](<../seeds/harbour.txt>).",
        "“Nobody has been hurt in the storm,” Lindqvist said.",
    ],
)
def test_verbatim(library: Library, draft: str) -> None:
    found = check(library, draft)
    assert quotation(library, draft).verdict is Verdict.VERBATIM
    assert not [each for each in found if each.verdict.is_problem]


def test_altered_tells_the_words_and_proposes_the_source(library: Library) -> None:
    draft = "“The ferry did sail on Monday,” said Brandt.[^h]"
    found = quotation(library, draft)
    assert found.verdict is Verdict.ALTERED
    assert [(each.draft, each.source) for each in found.differences] == [
        ("", "not"),
        ("Monday", "Sunday"),
    ]
    assert "negation" in found.detail
    assert draft[found.start : found.end] == "The ferry did sail on Monday,"
    assert found.mend == "The ferry did not sail on Sunday"
    assert found.place is not None
    text = library.article("harbour").text
    assert text[found.place.start : found.place.end] == found.place.text


@pytest.mark.parametrize(
    ("draft", "left_out"),
    [
        ("“We will rebuild the northern pier,” said Lindqvist.[^h]", "but only if the council"),
        ("Okafor said her budget allows “further loans this year”.[^c]", "no"),
        ("“The ferry did … sail on Sunday,” said Brandt.[^h]", "not"),
    ],
)
def test_cut(library: Library, draft: str, left_out: str) -> None:
    found = quotation(library, draft)
    assert found.verdict is Verdict.CUT
    assert left_out in found.detail


@pytest.mark.parametrize(
    "draft",
    [
        "“We will rebuild the northern pier,” but only with money, said Lindqvist.[^h]",
        "There will be no “further loans this year”, said Okafor.[^c]",
    ],
)
def test_a_qualifier_in_the_drafts_own_words_has_not_fallen(library: Library, draft: str) -> None:
    assert quotation(library, draft).verdict is Verdict.VERBATIM


def test_two_passages_joined(library: Library) -> None:
    dropped = "“We will rebuild the before winter,” said Okafor.[^c]"
    assert quotation(library, dropped).verdict is Verdict.ALTERED
    joined = "“Our budget allows no further loans and the library after it,” said Okafor.[^c]"
    assert quotation(library, joined).verdict is Verdict.SPLICED


def test_wrong_reference_names_the_article(library: Library) -> None:
    found = quotation(library, "“Nobody has been hurt in the storm,” said Lindqvist.[^c]")
    assert found.verdict is Verdict.WRONG_REFERENCE
    assert found.cited == ("council",)
    assert found.place is not None
    assert found.place.article == "harbour"


def test_not_found(library: Library) -> None:
    found = quotation(library, "“Fishermen deserve a better harbour,” said Lindqvist.[^h]")
    assert found.verdict is Verdict.NOT_FOUND
    assert found.place is None


@pytest.mark.parametrize(
    "draft",
    [
        "“Nobody has been hurt in the storm,” said Ruth Okafor.[^h]",
        "**Ruth Okafor**: “Nobody has been hurt in the storm”[^h]",
        "## Ruth Okafor — mayor\n\n- “Nobody has been hurt in the storm”[^h]",
        "Ruth Okafor spoke first. “Nobody has been hurt in the storm,” she said.[^h]",
    ],
)
def test_wrong_speaker(library: Library, draft: str) -> None:
    wrong = [each for each in check(library, draft) if each.verdict.is_problem]
    assert [each.verdict for each in wrong] == [Verdict.MISCREDITED]
    assert wrong[0].mend == "Vera Lindqvist"


def test_an_item_does_not_go_on_from_the_one_before(library: Library) -> None:
    draft = "- Ruth Okafor spoke first.[^h]\n- “Nobody has been hurt in the storm,” she said.[^h]"
    verdicts = [each.verdict for each in check(library, draft)]
    assert Verdict.MISCREDITED not in verdicts
    within = draft.replace("first.[^h]\n- “", "first. “")
    assert Verdict.MISCREDITED in [each.verdict for each in check(library, within)]


def test_a_mark_without_a_footnote(library: Library) -> None:
    found = check(library, "The pier is closed.[^x]")
    assert [each.verdict for each in found if each.verdict.is_problem] == [Verdict.DANGLING]


def test_offsets_and_lines_are_the_drafts(library: Library) -> None:
    draft = "# Title\r\n\r\n- *Lindqvist* said “nobody \\[at all\\] *was* hurt”.[^h]"
    found = quotation(library, draft)
    assert found.line == 3
    assert draft[found.start : found.end].startswith("nobody")


def test_the_example_briefs_are_clean(idlib: Library) -> None:
    briefs = Path(__file__).parents[2] / "briefs"
    for brief in briefs.glob("*.md"):
        report = check_draft(idlib, brief.read_text(encoding="utf-8"))
        assert report.findings
        assert report.problems == ()


def test_the_title_in_the_name_of_an_unnamed_speaker_is_no_quotation(idlib: Library) -> None:
    [name] = [a.name for a in idlib.actors() if a.name.startswith("Turkish security source (“")]
    words = "“There are no issues (in the besieged countries)”"
    found = check_draft(idlib, f"- **{name}**: {words}").findings
    assert [each.verdict for each in found if each.subject is Subject.SPEAKER] == [Verdict.CREDITED]
    assert [each.subject for each in found].count(Subject.QUOTATION) == 1
