"""Figures: the number, how exact it is, what it counts, what is said of it; what is none."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Figure, Quote, QuoteKind

PUBLISHED = date(2021, 3, 17)  # a Wednesday


def figures(text: str, published: date | None = PUBLISHED) -> list[Figure]:
    document = read_document(text, published)
    return list(find_figures(document, find_timexes(document), (), ()))


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("12 people", 12, 12, 12),
        ("1,800 people", 1800, 1800, 1800),
        ("2100 people", 2100, 2100, 2100),
        ("3.7 million people", 3.7e6, 3.7e6, 3.7e6),
        ("three.five million people", 3.5e6, 3.5e6, 3.5e6),
        ("thirteen people", 13, 13, 13),
        ("twenty-five people", 25, 25, 25),
        ("two hundred and fifty people", 250, 250, 250),
        ("one and a half million people", 1.5e6, 1.5e6, 1.5e6),
        ("half a million people", 5e5, 5e5, 5e5),
        ("a quarter of a million people", 2.5e5, 2.5e5, 2.5e5),
        ("a dozen people", 12, 12, 12),
        ("two dozen people", 24, 24, 24),
        ("several hundred people", 300, 300, 900),
        ("dozens of people", 24, 24, 99),
        ("tens of thousands of people", 20000, 20000, 99000),
        ("more than 40 people", 40, 40, inf),
        ("at least 40 people", 40, 40, inf),
        ("40 or more people", 40, 40, inf),
        ("about 40 people", 40, 36, 44),
        ("some 309 people", 309, 278.1, 339.9),
        ("nearly 100 people", 100, 90, 100),
        ("as many as 40 people", 40, 0, 40),
        ("between 40 and 50 people", 45, 40, 50),
        ("40 to 50 people", 45, 40, 50),
        ("40-50 people", 45, 40, 50),
        ("2 to 3 million people", 2.5e6, 2e6, 3e6),
        ("between 2 and 3 million people", 2.5e6, 2e6, 3e6),
        ("two or three people", 2.5, 2, 3),
    ],
)
def test_numbers_and_how_exact_they_are(words: str, value: float, low: float, high: float) -> None:
    figure = only(f"The landslide killed {words} near the lake.")
    assert figure.text == words
    assert (figure.value, figure.low, figure.high) == pytest.approx((value, low, high))


@pytest.mark.parametrize(
    ("text", "value", "unit", "topic"),
    [
        ("Unemployment rose to 5.3 per cent.", 5.3, "%", "unemployment"),
        ("Sales fell by 12% over the winter.", 12, "%", "change of sale"),
        ("The bank saw a 3 percent rise in profits.", 3, "%", "change of profit"),
        ("Two-thirds of the voters stayed at home.", 66.6, "%", "share of voter"),
        ("About half the bridges are closed.", 50, "%", "share of bridge"),
        ("Four in 10 farmers sold their land.", 40, "%", "share of farmer"),
        ("They signed a $2bn loan.", 2e9, "USD", "loan"),
        ("The harbour cost €3.5 million.", 3.5e6, "EUR", "cost"),
        ("The firm paid 40 million pounds.", 4e7, "GBP", "pay"),
        ("It gave tens of millions of dollars to the school.", 2e7, "USD", "give"),
    ],
)
def test_shares_and_money_are_told_by_what_they_measure(
    text: str, value: float, unit: str, topic: str
) -> None:
    figure = figures(text)[0]
    assert (figure.value, figure.unit, figure.topic) == (pytest.approx(value), unit, topic)


@pytest.mark.parametrize(
    ("text", "topic", "unit"),
    [
        ("The flood killed eleven villagers.", "killed", "villager"),
        ("Eleven villagers were killed in the flood.", "killed", "villager"),
        ("Eleven villagers, most of them children, have died.", "killed", "villager"),
        ("The flood left 11 dead.", "killed", "person"),
        ("The office recorded 298 civilian deaths.", "killed", "civilian"),
        ("The death of the 33 sailors shook the town.", "killed", "sailor"),
        ("The death toll rose to 372.", "killed", "person"),
        ("Police said 40,000 had been displaced.", "displaced", "person"),
        ("The fighting displaced 40,000 people.", "displaced", "person"),
        ("Some 40,000 people have been forced to leave their homes.", "displaced", "person"),
        ("It is a disaster, with about 40,000 people fleeing.", "displaced", "person"),
        ("Norland hosts 40,000 Kenyans.", "refugees", "person"),
        ("Kenya is home to 40,000 Somali refugees.", "refugees", "refugee"),
        ("More than 40 students were arrested.", "arrested", "student"),
        ("The blast wounded 40 workers.", "wounded", "worker"),
        ("The storm damaged 40 houses.", "damaged", "house"),
        ("The mill will cut 300 jobs.", "laid off", "job"),
        ("Rebels captured 12 towns.", "captured", "town"),
        ("Rebels captured 12 soldiers.", "taken prisoner", "soldier"),
        ("The army has 12 observation posts.", "post", "post"),
        ("The army set up twelve outposts.", "post", "outpost"),
        ("The ministry sent about 20 tanks to the coast.", "send", "tank"),
        ("They left with a 150-vehicle convoy.", "convoy", "vehicle"),
        ("Twelve gunmen killed 30 people.", "killed", "person"),
        ("More than 700 barns were burned down.", "destroyed", "barn"),
        ("The number of people killed in the fire has risen to 42.", "killed", "person"),
        ("They recorded 516 deaths since May, including 37 children.", "killed", "child"),
        ("He signed a contract worth £60m.", "contract", "GBP"),
    ],
)
def test_topics_and_units(text: str, topic: str, unit: str) -> None:
    figure = figures(text)[-1]
    assert (figure.topic, figure.unit) == (topic, unit)


def test_those_who_kill_are_not_the_killed() -> None:
    gunmen, victims = figures("Twelve gunmen killed 30 people.")
    assert gunmen.topic != "killed"
    assert victims.value == 30


@pytest.mark.parametrize(
    "text",
    [
        "He was born on 3 May 1985.",
        "The 2018 agreement failed in 2019.",
        "Smith, 54, retired.",
        "She is a 54-year-old teacher.",
        "The talks lasted three days.",
        "The train leaves at 10:30 from platform 9.",
        "An F-16 flew over the M5.",
        "They drove a Boeing 747 engine home.",
        "It was the 21st meeting.",
        "The team won 3-1.",
        "See page 12.",
        "1. Boil the eggs.",
        "It happens 24/7.",
        "The two leaders met.",
        "One of the singers wept.",
        "Turkey & # 39 is a litter line.",
        "Version 2.0.1 is out.",
        "Call 555-0134 now.",
        "The 15-nation council met in a 10-storey building.",
        "They saw ruins of 3000 BC and 2000 BC walls.",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert figures(text) == []


def test_one_counts_people_to_whom_something_happened() -> None:
    assert figures("The blast killed one man and wounded 12 others.")[0].value == 1
    assert figures("One man said it was late.") == []


def test_a_list_shares_what_is_said_of_it() -> None:
    soldiers, civilian = figures("The mine killed seven Kenyan soldiers and one contractor.")
    assert (soldiers.topic, civilian.topic) == ("killed", "killed")
    assert soldiers.sums_with == civilian.sums_with is not None
    ten, nineteen = figures("Ten barns and 19 mills were destroyed.")
    assert (ten.topic, nineteen.topic) == ("destroyed", "destroyed")


def test_whose_and_where() -> None:
    figure = only("The attack killed 12 Kenyan soldiers in northern Somalia.")
    assert (figure.of, figure.place) == (("Kenya",), ("Somalia",))
    assert figure.scope == ("Kenya", "Somalia")
    figure = only("Kenya, which hosts 200,000 Somali refugees, asked for help.")
    assert (figure.of, figure.place) == (("Somalia",), ("Kenya",))
    figure = only("Home to 200,000 Somali refugees, Kenya asked for help.")
    assert figure.place == ("Kenya",)
    assert only("A mine killed 12 people in Garowe and Bosaso.").place == ("Garowe", "Bosaso")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Spain 864 people died.", ("Spain",)),
        ("A quake hit the island of Melora, killing 55 people.", ("Melora",)),
        ("The death toll in North Melora rose to 71.", ("North Melora",)),
        ("Pirates seized 12 ships in the Gulf of Aden on Monday.", ("Gulf of Aden",)),
        ("Italy on Monday reported 727 deaths.", ("Italy",)),
        ("Kenya-backed rebels killed 12 people.", ()),
    ],
)
def test_places_told_before_or_around_the_number(text: str, place: tuple[str, ...]) -> None:
    assert only(text).place == place


def test_where_it_was_told_is_not_where_it_happened() -> None:
    assert only("He told reporters in Nairobi that 12 soldiers were killed.").place == ()


@pytest.mark.parametrize(
    ("text", "since", "as_of"),
    [
        ("The war displaced 40,000 people since February 1.", "2021-02-01", "2021-03-17"),
        (
            "At least 40 people have died, most of them boys, since Feb. 1.",
            "2021-02-01",
            "2021-03-17",
        ),
        ("Some 40 people have died because February 1.", "2021-02-01", "2021-03-17"),
        ("On March 3, an attack killed 40 people.", "2021-03-03", "2021-03-03"),
        ("An attack on Monday killed 40 people.", "2021-03-15", "2021-03-15"),
        ("Over the past three weeks, 40 people were killed.", "2021-02-24", "2021-03-17"),
        ("The war has displaced 40,000 people, the office said on Monday.", None, "2021-03-15"),
        ("The army has 40 posts since February 1.", None, "2021-03-17"),
    ],
)
def test_the_time_a_figure_covers(text: str, since: str | None, as_of: str) -> None:
    figure = only(text)
    assert figure.since == (date.fromisoformat(since) if since else None)
    assert figure.as_of == date.fromisoformat(as_of)


def test_a_part_covers_the_time_of_the_whole() -> None:
    text = "They recorded 516 deaths since the flood began on February 1, including 37 children."
    whole, part = figures(text)
    assert whole.since == part.since == date(2021, 2, 1)
    assert whole.as_of == part.as_of == PUBLISHED


def test_since_then_goes_back_to_the_time_before() -> None:
    figure = only(
        "In September 2018, they signed. But 1,800 civilians have been killed since then."
    )
    assert figure.since == date(2018, 9, 1)


def test_a_bare_toll_counts_what_was_counted_before_it() -> None:
    text = "The office said 299 civilians had died since February 1. The medic put the toll at 372."
    first, toll = figures(text)
    assert (toll.value, toll.unit, toll.topic) == (372, "civilian", "killed")
    assert toll.since == first.since == date(2021, 2, 1)


def test_a_bare_total_sums_up_what_was_counted_before_it() -> None:
    text = "Italy reported 727 new deaths on Monday. That brought the total to 13,155."
    _, total = figures(text)
    assert (total.value, total.topic, total.unit, total.since) == (13155, "killed", "person", None)
    assert figures("That brought the total to 13,155.") == []


def test_a_level_counts_what_its_subject_names() -> None:
    cases = only("Confirmed cases rose to 110,574 on Monday.")
    assert (cases.topic, cases.unit) == ("infected", "person")
    assert (cases.since, cases.as_of) == (None, date(2021, 3, 15))
    change, level = figures("Its net profit rose 12 percent to $3.1 billion.")
    assert (change.topic, level.topic) == ("change of profit", "profit")


def test_what_is_only_feared_says_so() -> None:
    assert only("The dam could displace 40,000 people.").hedged
    assert not only("The dam displaced 40,000 people.").hedged
    assert only("The dam may displace 40,000 people.").hedged
    assert not only("On 3 May 2014 the dam displaced 40,000 people.").hedged


def test_a_rise_gives_the_new_level() -> None:
    figure = only("The number of the dead rose from 10 to 12 people.")
    assert (figure.value, figure.low, figure.high) == (12, 12, 12)


def test_the_claimant_is_whoever_is_quoted_or_named() -> None:
    assert only("According to the Red Cross, 40 people died.").claimant == "Red Cross"
    assert only("According to earlier plans, 40 people died.").claimant is None
    text = "Forty people died, Ann Lee said."
    document = read_document(text, PUBLISHED)
    quote = Quote(0, 17, text[:17], QuoteKind.INDIRECT, "Ann Lee", "Ann Lee")
    (figure,) = find_figures(document, (), (), (quote,))
    assert figure.claimant == "Ann Lee"


def test_works_without_any_other_annotation() -> None:
    (figure,) = find_figures(read_document("The flood killed 12 people."), (), (), ())
    assert (figure.value, figure.since, figure.as_of) == (12, None, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Quake kills 300 in Turkey", ("Turkey",)),
        ("There were about 160 shops in the U.S.", ("United States",)),
        ("Home to 3 million refugees, Turkey", ("Turkey",)),
    ],
)
def test_a_country_as_the_last_words(text: str, place: tuple[str, ...]) -> None:
    assert only(text).place == place


def test_a_long_list_is_read_and_a_table_is_not() -> None:
    row = "{} people were killed in Norland, "
    assert len(figures("".join(row.format(count) for count in range(20, 50)))) == 30
    assert not figures(" ".join(f"{count} dead," for count in range(20, 320)))
    assert not figures("12 40 7\n13 41 8\n")


def test_places_are_those_told_last_before_each_figure() -> None:
    found = figures("In Aleppo, 12 people died, and in Idlib, 30 people were hurt; 8 people fled.")
    assert [figure.place for figure in found] == [("Aleppo",), ("Idlib",), ()]
