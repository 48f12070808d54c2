"""Ways of writing a number that differ from "1,200": each is read as the one number it is."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Figure

PUBLISHED = date(2021, 3, 17)


def figures(text: str) -> list[Figure]:
    document = read_document(text, PUBLISHED)
    return list(find_figures(document, find_timexes(document), (), ()))


def values(text: str) -> list[float]:
    return [figure.value for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Some 4 200 people fled the valley.", 4200),
        ("In Maycomb 1 250 000 voters were counted.", 1250000),
        ("The quake displaced 14\u202f000 villagers.", 14000),
        ("The quake displaced 14\u00a0000 villagers.", 14000),
        ("The quake displaced 14'000 villagers.", 14000),
        ("The quake displaced 14.000 villagers.", 14000),
        ("The quake displaced 1.400.000 villagers.", 1400000),
        ("The quake displaced 1,4 million villagers.", 1400000),
        ("The quake displaced 4,00,000 villagers.", 400000),
        ("The quake displaced 3 lakh villagers.", 300000),
        ("The quake displaced 1.2 crore villagers.", 12000000),
        ("A hundred and fifteen miners died.", 115),
        ("The slide killed a thousand and five miners.", 1005),
        ("The slide killed a hundred miners.", 100),
        ("The rally drew 2.5m people.", 2500000),
        ("The rally drew 2.5mn people.", 2500000),
        ("The bank lent £7bn.", 7e9),
        ("The storm killed 40-odd sailors.", 40),
        ("The storm killed 40 odd sailors.", 40),
    ],
)
def test_one_number_however_it_is_written(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 3 500 people were killed.", [500]),
        ("The fire burned 3.125 million trees.", [3125000]),
        ("Nine of them said the town's 40 barns had burned.", [40]),
        ("Waves hit the post 3m from the border.", []),
        ("The 10m waves hit the coast.", []),
    ],
)
def test_what_only_looks_like_such_a_number(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit", "topic"),
    [
        ("At least 400 of the 900 barns were destroyed.", 400, "barn", "destroyed"),
        ("The flood destroyed 40 of the town's 90 barns.", 40, "barn", "destroyed"),
        ("Police freed 12 of the 30 hostages.", 12, "hostage", "released"),
        ("Police freed 12 out of 31 hostages.", 12, "hostage", "released"),
        ("Eight out of 10 farmers sold their land.", 80, "%", "share of farmer"),
        ("Two out of three pupils failed.", 66.7, "%", "share of pupil"),
    ],
)
def test_a_part_is_told_and_its_whole_is_not(
    text: str, value: float, unit: str, topic: str
) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.topic) == (value, unit, topic)


@pytest.mark.parametrize(
    ("text", "change", "level", "topic"),
    [
        ("The death toll rose by nine to 61.", 9, 61, "killed"),
        ("Deaths climbed by 12 to 57.", 12, 57, "killed"),
        ("The number of pupils fell by 20 to 300.", 20, 300, "pupil"),
    ],
)
def test_a_change_stands_beside_the_new_level(
    text: str, change: float, level: float, topic: str
) -> None:
    assert [(figure.value, figure.topic) for figure in figures(text)] == [
        (change, f"change of {topic}"),
        (level, topic),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The number of deaths rose from 12 to 19.",
        "Deaths jumped from 12 to 19.",
        "The death toll climbed from 12 to 19.",
    ],
)
def test_a_rise_from_one_level_to_another_is_at_the_other(text: str) -> None:
    assert values(text) == [19]


def test_the_number_of_things_reaches_a_level() -> None:
    (figure,) = figures("The number of pupils rose to 1,250.")
    assert (figure.value, figure.unit, figure.topic) == (1250, "pupil", "pupil")


def test_limits_hold_no_noise_of_binary_fractions() -> None:
    (figure,) = figures("About 4.1 million people fled.")
    assert [repr(figure.value), repr(figure.low), repr(figure.high)] == [
        "4100000.0",
        "3690000.0",
        "4510000.0",
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The blast wounded more than 60 others.", 60, "person"),
        ("Twelve others died in hospital.", 12, "person"),
        ("Dozens of others were hurt.", 24, "person"),
        ("Two-thirds of the 900 voters backed it.", 66.6, "%"),
        ("70% of the town's 900 workers were dismissed.", 70, "%"),
        ("Cases tripled from 200 to 600.", 600, "person"),
    ],
)
def test_others_shares_of_a_number_and_multiples(text: str, value: float, unit: str) -> None:
    [figure] = figures(text)
    assert figure.value == pytest.approx(value, rel=0.1)
    assert figure.unit == unit


def test_others_that_nothing_happens_to_are_not_counted() -> None:
    assert values("Two others were built in the valley.") == []


def test_a_bare_number_at_another_place_counts_the_same() -> None:
    found = figures("There were 45 deaths in Homs, 30 in Aleppo and 12 in Idlib.")
    assert [(figure.value, figure.unit, figure.topic, figure.place) for figure in found] == [
        (45, "person", "killed", ("Homs",)),
        (30, "person", "killed", ("Aleppo",)),
        (12, "person", "killed", ("Idlib",)),
    ]


def test_a_toll_of_another_year_is_dated_by_it() -> None:
    [figure] = figures("It was the worst quake since 1976, when 2,300 people died.")
    assert (figure.since, figure.as_of) == (date(1976, 1, 1), date(1976, 12, 31))


def test_the_day_before_belongs_to_the_old_level() -> None:
    new, old = figures("The death toll climbed to 1,104 from 870 the day before.")
    assert (new.as_of, old.as_of) == (date(2021, 3, 17), date(2021, 3, 16))
