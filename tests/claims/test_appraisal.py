"""How many independent reports there are, and the grades that follow from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from idlib_tui.brief.desk_records import DeskContent, Fact, SourceGrade
from idlib_tui.claims.admiralty import tags
from idlib_tui.claims.appraisal import Appraiser
from idlib_tui.claims.credibility import Support, propose
from idlib_tui.library import Library
from idlib_tui.model import Credibility, Entry, FactStatus, Reliability


def fall_of_the_bridge(library: Library) -> Entry:
    [entry] = [each for each in library.chronology() if "old bridge at Orvel fell" in each.text]
    return entry


def test_ten_rewrites_of_one_wire_are_one_independent_report(orvel: Library) -> None:
    entry = fall_of_the_bridge(orvel)
    copies = tuple(each for each in entry.reports if each.article != "own")
    assert len({each.article for each in copies}) == 11
    appraised = Appraiser(orvel, DeskContent).entry(replace(entry, reports=copies))
    assert appraised.independent == 1
    assert appraised.origins == ("Reuters",)
    assert appraised.credibility is Credibility.POSSIBLE
    assert appraised.reason == "All 11 reports go back to one; none is against it."


def test_an_independent_report_confirms(orvel: Library) -> None:
    appraised = Appraiser(orvel, DeskContent).entry(fall_of_the_bridge(orvel))
    assert appraised.independent == 2
    assert set(appraised.origins) == {"Reuters", "Lune Herald"}
    assert appraised.credibility is Credibility.CONFIRMED


def test_a_figure_that_another_source_gives_otherwise_is_doubtful(orvel: Library) -> None:
    appraiser = Appraiser(orvel, DeskContent)
    of_the_wire, of_the_herald = [each for each in orvel.figures() if each.topic == "wounded"]
    group = replace(of_the_wire, reports=of_the_wire.reports + of_the_herald.reports)
    found = {each.article: appraiser.figure(group, each) for each in group.reports}
    assert found["wire"].independent == 1, "the rewrites are no other reports"
    assert found["wire"].credibility is Credibility.DOUBTFUL
    assert "1 gives another figure" in found["wire"].reason
    assert appraiser.size(group) == 2


def test_grades_of_sources_and_marks_on_facts_are_the_readers(orvel: Library) -> None:
    entry = fall_of_the_bridge(orvel)
    first = entry.reports[0]
    row = next(each for each in orvel.articles() if each.id == first.article)
    content = DeskContent(
        graded=(SourceGrade("Reuters", Reliability.B), SourceGrade("Paper 1", Reliability.D)),
        facts=(Fact(FactStatus.DISPUTED, row.content_hash, row.id, first.start, first.text),),
    )
    appraised = Appraiser(orvel, lambda: content).entry(entry)
    assert appraised.reliability is Reliability.B, "the best of its sources"
    assert appraised.code == "B1"
    assert appraised.status is FactStatus.DISPUTED
    assert appraised.in_short == "disputed, B1, 2 independent reports"
    assert tags(appraised.reliability, appraised.credibility) == [
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:information-credibility="1"',
    ]


def test_the_item_is_graded_whatever_its_source(orvel: Library) -> None:
    graded = DeskContent(graded=(SourceGrade("Reuters", Reliability.E),))
    entry = fall_of_the_bridge(orvel)
    plain = Appraiser(orvel, DeskContent).entry(entry)
    assert Appraiser(orvel, lambda: graded).entry(entry).credibility is plain.credibility


def test_words_given_verbatim_were_probably_said(orvel: Library) -> None:
    appraiser = Appraiser(orvel, DeskContent)
    [verbatim] = [each for each in orvel.quotes() if "one lane in January" in each.quote.text]
    assert appraiser.statement(verbatim).credibility is Credibility.PROBABLE
    [reported] = [each for each in orvel.quotes() if "unsafe for years" in each.quote.text]
    assert appraiser.statement(reported).credibility is Credibility.POSSIBLE


@pytest.mark.parametrize(
    ("support", "grade"),
    [
        (Support(2, 2), 1),
        (Support(3, 5, varying="the day"), 2),
        (Support(1, 1), 3),
        (Support(1, 12), 3),
        (Support(3, 3, against=1), 3),
        (Support(2, 2, against=2), 4),
        (Support(1, 1, against=1), 4),
        (Support(1, 1, against=2), 5),
        (Support(0, 0, against=1), 5),
        (Support(1, 1, named=False), 6),
        (Support(3, 3, foreseen=True), 6),
    ],
)
def test_the_proposal(support: Support, grade: int) -> None:
    assert propose(support).grade == grade
    assert propose(support).reason.endswith(".")
