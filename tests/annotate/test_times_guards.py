"""What looks like a time and is none is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes

PUBLISHED = date(2021, 6, 16)


def found(text: str) -> list[str]:
    return [timex.text for timex in find_timexes(read_document(text, PUBLISHED))]


@pytest.mark.parametrize(
    "text",
    [
        "They may march, and nobody may say where.",
        "May the best team win.",
        "Once in my early 20s, I met a man in his 30s and women in their mid-40s.",
        "Theresa May and April Jones met Mr August.",
        "The house stands in May Street.",
        "The Sunday Times and USA Today carried it.",
        "Shops hoped for Black Friday.",
        "A second attack and a second vote failed.",
        "Three quarters of the city and a quarter of the port burned.",
        "Some 2,000 people and 1945 tanks crossed Route 2010.",
        "2012 people fled.",
        "It burned. 1950 were hurt, and 1850 people fled.",
        "It costs $1999 or 1950 euros.",
        "The 36-year-old, aged 19 then, is 20 years of age.",
        "The fall of the city and the sun on the wall.",
        "On February 30 and on 31/31/2020 nothing happened.",
        "He ran 12 of 30 miles and scored 3-2.",
        "The Seven Years' War was taught.",
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Theresa May resigned in May.", "May"),
        ("They marched in March.", "March"),
        ("It was a May deadline.", "May"),
        ("The 2018 ceasefire failed.", "2018"),
        ("Turkey’s 2016 operation failed.", "2016"),
        ("The war broke out in 2011.", "2011"),
        ("It rained. 2012 also saw a flood.", "2012"),
        ("It was 2012's flood.", "2012"),
        ("Rain fell short of its 2012 highs.", "2012"),
        ("The Battle of the Mill (1644) was lost.", "1644"),
        ("He had waited since the spring.", "the spring"),
    ],
)
def test_a_time_after_all(text: str, expression: str) -> None:
    assert found(text) == [expression]
