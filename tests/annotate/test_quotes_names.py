"""Who a speaker is: a name without what stands around it, and nobody else of that name."""

from __future__ import annotations

import pytest

from tests.annotate.quoting import speakers


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Orvel Foods CEO Ida Moss", "Ida Moss"),
        ("Leeds County Undersheriff Ida Moss", "Ida Moss"),
        ("U.S. Health and Human Services Secretary Ida Moss", "Ida Moss"),
        ("Ida Moss, a baker from Leeds", "Ida Moss"),
        ("Ida Moss, president and CEO of Orvel Foods", "Ida Moss"),
        ("Happily Moss", "Moss"),
        ("Relief Now", "Relief Now"),
        ("The nurse whom they trusted", "nurse whom they trusted"),
        ("The guards who were there", "guards who were there"),
    ],
)
def test_a_name_without_what_stands_around_it(before: str, name: str) -> None:
    assert speakers(f"{before} said the bridge was shut.") == [name]


def test_a_talk_with_somebody_is_no_apposition() -> None:
    assert speakers("In talks with Ida Moss, the mayor said the bridge was shut.") == ["mayor"]


def test_two_people_who_share_a_middle_initial_are_two() -> None:
    text = "John F. Moss came in May. Robert F. Moss came in June. Robert F. Moss wept: “It is.”"
    assert speakers(text) == ["Robert F. Moss"]


def test_a_foreign_official_is_nobody_of_another_country() -> None:
    text = "Russian minister Ivo Roe met Ida Moss. The senior U.S. official said it was shut."
    assert speakers(text) == ["senior U.S. official"]


def test_who_claims_is_a_man_and_not_his_testimony() -> None:
    text = "It resumes with testimony from a man who claims the bridge was shut."
    assert speakers(text) == ["man"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Holdford HFD.L", "Holdford"),
        ("Orvel ORV.L Chief Executive Ida Moss", "Ida Moss"),
        ("Alda Inc (ALD.N)", "Alda Inc"),
    ],
)
def test_the_code_of_a_share_is_in_no_name(before: str, name: str) -> None:
    assert speakers(f"{before} said the bridge was shut.") == [name]


def test_what_is_said_to_be_something_says_nothing() -> None:
    assert speakers("Talks said to be close were held.") == []
    assert speakers("Reports that read, “the bridge is gone”, were false.") == ["Reports"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tunisian Mohammed Naguez said it was late.", "Mohammed Naguez"),
        ("British Airways said it was late.", "British Airways"),
        ("Sen. Ida Moss, R-South Carolina, said it was late.", "Ida Moss"),
        ("The fever has hit the town, the Salt Board (SB) said.", "Salt Board"),
    ],
)
def test_a_people_in_front_and_a_seat_behind_are_no_part_of_a_name(text: str, name: str) -> None:
    assert speakers(text) == [name]
