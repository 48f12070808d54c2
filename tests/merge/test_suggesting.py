"""Which actors are suggested as one: names that may well be, and no others."""

import pytest

from idlib_tui.merge.actors import Known, suggest_merges


def known(name: str, articles: str, *titles: str) -> Known:
    return Known(name, frozenset(map(ord, articles)), frozenset(titles))


def suggested(*people: Known) -> list[tuple[str, str]]:
    found = suggest_merges(people, lambda *_: False)
    return [(one.actor, one.same_as) for one in found]


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("Ibrahim Mussa", "Musa Ibrahim"),
        ("Mike Norland", "Michael Norland"),
        ("Norland", "Michael Norland"),
        ("Kathleen Kesler", "Kathleen Kessler"),
        ("Diederik Vandewalle", "Dirk J. Vandewalle"),
        ("Khaled Alsayeh", "Khaled al-Sayeh"),
        ("Abdul Fattah Younis al Abidi", "Abdul Fatah Younis"),
        ("Zouhaier Badreddine", "Zuheir Badr El-Din"),
    ],
)
def test_who_may_be_one(rare: str, usual: str) -> None:
    assert suggested(known(rare, "a"), known(usual, "bcd")) == [(rare, usual)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Norland", "Peter Norland"),
        ("Mohamed Askar", "Mohamed Hassan"),
        ("Martin Roe Jr.", "Martin Roe"),
        ("Residents", "Mike Residents of Orvel"),
        ("Mohamed", "Omar Mohamed"),
        ("Western World", "World"),
    ],
)
def test_who_is_not(one: str, other: str) -> None:
    assert suggested(known(one, "a"), known(other, "bcd")) == []


def test_those_who_stand_side_by_side_are_two() -> None:
    assert suggested(known("Mike Norland", "abc"), known("Michael Norland", "abcd")) == []


def test_titles_of_two_genders_are_two_people() -> None:
    mr, mrs = known("Mike Norland", "a", "mr"), known("Micky Norland", "bcd", "mrs")
    assert suggested(mr, mrs) == []


def test_a_shared_office_comes_first() -> None:
    found = suggested(
        known("Kathleen Kesler", "a"),
        known("Kathleen Kessler", "bcd"),
        known("Musa Kasa", "a", "Libya: foreign minister"),
        known("Moussa Koussa", "bcd", "Libya: foreign minister"),
    )
    assert [one for one, _ in found] == ["Musa Kasa", "Kathleen Kesler"]


def test_what_was_rejected_stays_away() -> None:
    people = [known("Mike Norland", "a"), known("Michael Norland", "bcd")]
    assert suggest_merges(people, lambda one, _: one == "Mike Norland") == []
