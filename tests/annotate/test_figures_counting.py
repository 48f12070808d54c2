"""Figures: whether they count everything so far, one period or a rate; where; and denials."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Counting, Figure

PUBLISHED = date(2021, 3, 17)  # a Wednesday


def figures(text: str) -> list[Figure]:
    document = read_document(text, PUBLISHED)
    timexes = find_timexes(document)
    mentions, quotes = find_quotes(document, timexes)
    return list(find_figures(document, timexes, mentions, quotes))


@pytest.mark.parametrize(
    ("text", "counting"),
    [
        ("The fever has killed 41 people.", Counting.SO_FAR),
        ("The fever has infected 900 people and killed 41 in two provinces.", Counting.SO_FAR),
        ("The protests have left at least 41 people dead.", Counting.SO_FAR),
        ("So far 41 people died in the floods.", Counting.SO_FAR),
        ("The death toll rose to 41.", Counting.SO_FAR),
        ("The death toll rose to 41 on Monday.", Counting.SO_FAR),
        ("At least 41 people were killed since Monday.", Counting.SO_FAR),
        ("Norland reported 41 confirmed cases.", Counting.SO_FAR),
        ("As of Monday, 41 cases were known.", Counting.SO_FAR),
        ("The blast killed 41 people.", Counting.UNSTATED),
        ("The blast killed 41 people on Monday.", Counting.PERIOD),
        ("The army had lost 41 soldiers killed on Monday.", Counting.PERIOD),
        ("Norland reported 41 new cases.", Counting.PERIOD),
        ("The storm killed another 41 people.", Counting.PERIOD),
        ("The fever of 1968 killed 41 people.", Counting.PERIOD),
        ("The fever kills 41 people a year.", Counting.RATE),
        ("Every year the fever kills 41 people.", Counting.RATE),
        ("About 41 people die on the roads each month.", Counting.RATE),
        ("The mine killed 41 people a year ago.", Counting.PERIOD),
    ],
)
def test_what_of_a_happening_is_counted(text: str, counting: Counting) -> None:
    assert [figure.counting for figure in figures(text) if "41" in figure.text] == [counting]


def test_a_count_up_to_a_day_is_dated_by_it() -> None:
    (toll,) = figures("The death toll rose to 41 on Monday.")
    (known,) = figures("As of Monday, 41 cases were known.")
    assert (toll.since, toll.as_of) == (known.since, known.as_of) == (None, date(2021, 3, 15))


def test_a_figure_of_another_year_in_the_sentence_is_of_that_year() -> None:
    (figure,) = figures("The last outbreak was in 1968 and killed about 3,000 people.")
    assert (figure.since, figure.as_of) == (date(1968, 1, 1), date(1968, 12, 31))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The fever has killed 41 people worldwide.", ("worldwide",)),
        ("The fever has infected 900 people in 23 countries.", ("worldwide",)),
        ("The fever began in Kenya and spread worldwide, infecting 900.", ("worldwide",)),
        ("The fever has killed 41 people outside Kenya.", ("outside Kenya",)),
        ("The fever has killed 41 people in Nairobi.", ("Nairobi",)),
        ("The fever has killed 41 people, most in Kenya.", ()),
        ("The fever has killed 41 people in Kenya and spread to a town in Uganda.", ("Kenya",)),
        ("Kenya, with 41 cases, closed its schools.", ("Kenya",)),
        ("Kenya: one death, 41 confirmed cases.", ("Kenya",)),
    ],
)
def test_where_a_running_count_is(text: str, place: tuple[str, ...]) -> None:
    assert figures(text)[0].place == place


def test_a_part_of_a_count_has_its_place() -> None:
    cases, deaths = figures("Kenya has reported 900 confirmed cases, including 41 deaths.")
    assert (cases.place, deaths.place) == (("Kenya",), ("Kenya",))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army denied that 41 civilians had been killed.", True),
        ("Rebels denied killing 41 villagers.", True),
        ("The firm rejected claims that 41 workers had been laid off.", True),
        ("Reports that 41 hostages had been executed were false, the ministry said.", True),
        ("There is no evidence that 41 children died.", True),
        ("The mayor said the figure of 41 dead was an exaggeration.", True),
        ("The minister did not deny that 41 people had died.", False),
        ("The army said 41 civilians had been killed, but denied shelling the town.", False),
    ],
)
def test_denied_counts_are_marked(text: str, denied: bool) -> None:
    assert [figure.denied for figure in figures(text)] == [denied]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The death toll was cut from 176 to 101.", [101]),
        ("Officials lowered the death toll to 101 from as many as 176.", [101]),
        ("The death toll stood at 61, up from 58.", [61]),
        ("The confirmed death toll ticked up to 44.", [44]),
        ("Arrests climbed by a further 12 to 230.", [12, 230]),
        ("The number of injured went up by three to 19.", [3, 19]),
        ("Deaths from the fever reached 87.", [87]),
        ("The number of dead rose above 200.", [200]),
        ("Norland reported 25 more deaths.", [25]),
        ("The flood displaced 2.3m.", [2_300_000]),
        ("Only 200 of an estimated 5,000 families have returned.", [200]),
        ("The council will spend £1.2m on trams.", [1_200_000]),
    ],
)
def test_levels_and_changes(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text)] == values


def test_a_level_after_up_to_is_no_upper_bound() -> None:
    (figure,) = figures("The confirmed death toll ticked up to 44.")
    assert (figure.text, figure.low, figure.high) == ("44", 44, 44)


def test_a_range_of_estimates_is_one_figure() -> None:
    (figure,) = figures("Death toll estimates ranged from more than 300 to as many as 500.")
    assert (figure.low, figure.high) == (300, 500)


@pytest.mark.parametrize(
    "text",
    [
        "The fever is deadliest for people over 65.",
        "Year seven pupils were sent home.",
        "Four in every 1,000 patients die.",
        "The Group of 8 foreign ministers met.",
    ],
)
def test_ages_classes_and_bases_are_no_counts(text: str) -> None:
    assert [figure.text for figure in figures(text) if figure.unit != "%"] == []


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The fever has killed 41 people, according to the WHO's latest tally.", "WHO"),
        ("According to the latest figures from the Red Cross, 41 people died.", "Red Cross"),
        ("According to its latest figures, 41 people died.", None),
        ("According to the health ministry, 41 people died.", "health ministry"),
    ],
)
def test_whose_count_it_is(text: str, claimant: str | None) -> None:
    assert figures(text)[0].claimant == claimant
