"""Dates, figures and sentences of a draft beside the articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from idlib_tui.check import Finding, Subject, Verdict, check_draft
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

NOTES = "\n\n[^h]: harbour.txt, paragraph 4.\n[^c]: council.txt\n"


def of(library: Library, draft: str, subject: Subject, day: date | None = None) -> list[Finding]:
    report = check_draft(library, draft + NOTES, day)
    return [each for each in report.findings if each.subject is subject]


@pytest.mark.parametrize(
    "draft",
    [
        "About 1,200 people were evacuated from the lower town, the port authority said.[^h]",
        "The lower town was left by 1200 people when it was evacuated.[^h]",
        "A captain counted 14 damaged boats.[^h]",
        "A captain counted fourteen damaged boats.[^h]",
        "He counted 14 damaged boats after the storm.",
    ],
)
def test_a_figure_that_agrees(library: Library, draft: str) -> None:
    found = of(library, draft, Subject.FIGURE)
    assert {each.verdict for each in found} <= {Verdict.AGREES}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("About 1,300 people were evacuated from the lower town, the port said.[^h]", "1,200"),
        ("Tomas Brandt, a captain. He counted 41 damaged boats.[^h]", "14"),
        ("About 12,000 people were evacuated from the lower town on 27 February 2021.", "1,200"),
    ],
)
def test_a_figure_that_differs(library: Library, draft: str, source: str) -> None:
    [found] = of(library, draft, Subject.FIGURE)
    assert found.verdict is Verdict.DIFFERS
    assert source in found.detail
    assert found.mend is not None
    assert source in found.mend


def test_a_figure_that_is_not_there(library: Library) -> None:
    [found] = of(library, "The repair will cost 35 million crowns.[^h]", Subject.FIGURE)
    assert found.verdict is Verdict.NOT_IN_SOURCE


@pytest.mark.parametrize(
    "draft",
    [
        "On 27 February 2021 people were evacuated from the lower town.[^h]",
        "**27 Feb 2021** — About 1,200 people were evacuated from the lower town.[^h]",
        "People were evacuated from the lower town in February 2021.[^h]",
        "On 2 March 2021 Brandt said: “The ferry did not sail on Sunday”.[^h]",
    ],
)
def test_a_date_that_agrees(library: Library, draft: str) -> None:
    found = of(library, draft, Subject.DATE)
    assert [each.verdict for each in found] == [Verdict.AGREES]


def test_a_date_that_differs(library: Library) -> None:
    draft = "About 1,200 people were evacuated from the lower town on 25 February 2021.[^h]"
    [found] = of(library, draft, Subject.DATE)
    assert found.verdict is Verdict.DIFFERS
    assert "27 February 2021" in found.detail
    weekday = "The harbour will close on Friday, the port authority said.[^h]"
    [found] = of(library, weekday, Subject.DATE)
    assert found.verdict is Verdict.DIFFERS
    assert "Monday" in found.detail


def test_days_of_the_week_are_read_against_the_drafts_date(library: Library) -> None:
    draft = "The evacuation of the lower town was on Saturday.[^h]"
    [found] = of(library, draft, Subject.DATE, date(2021, 3, 1))
    assert found.verdict is Verdict.AGREES
    [found] = of(library, draft, Subject.DATE, date(2021, 3, 10))
    assert found.verdict is not Verdict.AGREES


def sentence(library: Library, draft: str) -> Verdict:
    return of(library, draft, Subject.SENTENCE)[-1].verdict


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The insurers have not paid.[^h]", Verdict.SOURCED),
        ("Nothing was paid so far. The insurers wait.[^h]", Verdict.SOURCED),
        ("The insurers have not paid for the damage to the fishing fleet.", Verdict.SOURCED),
        ("Brandt said “The ferry did not sail on Sunday”.", Verdict.SOURCED),
        ("We assess that the pier will be rebuilt.", Verdict.JUDGEMENT),
        ("The pier will probably be rebuilt.", Verdict.JUDGEMENT),
        ("## Assessment\n\nThe pier will be rebuilt soon.", Verdict.JUDGEMENT),
        ("## Assessment\n\n### Pier\n\nThe pier will be rebuilt soon.", Verdict.JUDGEMENT),
        ("## Assessment\n\n## Events\n\nThe pier will be rebuilt soon.", Verdict.UNSOURCED),
        ("Comment: the pier will be rebuilt.", Verdict.JUDGEMENT),
        ("Fishing is an old trade in this place.", Verdict.UNSOURCED),
        (
            "The insurers have paid for the damage to the fishing fleet so far.[^h]",
            Verdict.REVERSED,
        ),
        (
            "The old lighthouse on the cape was sold to a foundation for children.[^h]",
            Verdict.WRONG_REFERENCE,
        ),
    ],
)
def test_sentences(library: Library, draft: str, verdict: Verdict) -> None:
    assert sentence(library, draft) is verdict


def test_headings_and_code_are_no_sentences(library: Library) -> None:
    draft = "# A brief of the harbour\n\n```\nsome code that says nothing\n```\n"
    assert of(library, draft, Subject.SENTENCE) == []


def test_unsourced_sentences_are_problems_only_if_asked(library: Library) -> None:
    report = check_draft(library, "Fishing is an old trade in this place.\n")
    assert report.problems == ()
    assert len(report.problems_if(strict=True)) == 1


BRIDGE = """date 2021-05-16 ORVEL – The town has its first victim, the mayor said on Saturday.

A driver of a milk lorry that came from the north was found in the river below the mill late on
Friday, the fire brigade said in a short notice.
"""


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One article whose second sentence follows a sentence that ends with a day."""
    seeds = tmp_path_factory.mktemp("bridge") / "seeds"
    seeds.mkdir()
    (seeds / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    with Library.open(Workspace.at(seeds.parent)) as opened:
        opened.sync(processes=1)
        yield opened


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("14 May 2021", Verdict.AGREES), ("11 May 2021", Verdict.DIFFERS)],
)
def test_a_day_in_front_of_a_sentence_is_not_that_of_the_sentence_before(
    bridge: Library, day: str, verdict: Verdict
) -> None:
    draft = (
        f"On {day}: A driver of a milk lorry that came from the north was found in the river below"
        " the mill late on Friday, the fire brigade said in a short notice.[^1]\n\n[^1]: bridge\n"
    )
    first, *_ = [
        each for each in check_draft(bridge, draft).findings if each.subject is Subject.DATE
    ]
    assert first.text == day
    assert first.verdict is verdict
