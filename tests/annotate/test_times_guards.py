"""What looks like a time and is none is left alone: each rule, and where it ends."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes

PUBLISHED = date(2021, 6, 16)


def found(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [timex.text for timex in find_timexes(read_document(text, published))]


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


def test_an_hour_of_one_word_is_a_time_and_a_part_of_the_day_needs_its_article() -> None:
    assert found("It closed at noon.") == ["noon"]
    assert found("Morning broke over the harbour.") == []
    assert found("They met in the morning.") == ["the morning"]


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        pytest.param("In her 20s she left Leeds.", [], id="somebody's twenties are an age"),
        pytest.param("Music of the 20s was played.", ["the 20s"], id="the twenties are years"),
        pytest.param("Their 1980s hits were sung.", ["1980s"], id="four digits are no age"),
        pytest.param("Her 1980s were wild.", ["1980s"], id="nor behind a possessive"),
        pytest.param("It fell in the 1940's.", ["the 1940's"], id="with apostrophe and article"),
        pytest.param("It fell to 1940's best team.", [], id="with apostrophe and no article"),
    ],
)
def test_decades(text: str, expressions: list[str]) -> None:
    assert found(text) == expressions


@pytest.mark.parametrize("word", ["on", "until", "till", "since", "by", "from"])
def test_a_day_of_the_month_behind_a_preposition_of_time(word: str) -> None:
    assert found(f"The shop will be open {word} the 5th.") == ["the 5th"]


@pytest.mark.parametrize(
    "text", ["The 5th was a quiet one.", "She passed the 5th.", "It is open on the 5th floor."]
)
def test_other_ordinals_are_no_days(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        pytest.param("Winter came early.", ["Winter"], id="winter is always a season"),
        pytest.param("The summer was hot.", ["The summer"], id="with an article"),
        pytest.param("A winter-sports town burned.", [], id="but not in a compound"),
        pytest.param("Summer Roe sang.", [], id="nor as a forename"),
        pytest.param("Jane Summer sang.", [], id="nor as a surname"),
        pytest.param("Leeds Winter Market opened.", [], id="nor in a name"),
        pytest.param("Leeds winter sales began.", ["winter"], id="in small letters it is one"),
        pytest.param("They spring to their feet.", [], id="the verb"),
        pytest.param("It was spring water.", [], id="without a sign of time"),
        pytest.param("In spring the river rises.", ["spring"], id="behind a preposition"),
        pytest.param("A spring of hope began.", ["spring"], id="behind an article"),
        pytest.param("The spring was wet.", ["The spring"], id="with the article in it"),
    ],
)
def test_seasons(text: str, expressions: list[str]) -> None:
    assert found(text) == expressions


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        pytest.param("He waited until fall.", ["fall"], id="at the end"),
        pytest.param("He waited until fall", ["fall"], id="at the end of a heading"),
        pytest.param("By fall, the mill was shut.", ["fall"], id="before a comma"),
        pytest.param("He waited until fall; then he left.", ["fall"], id="before a semicolon"),
        pytest.param("He waited until fall and left.", ["fall"], id="before and"),
        pytest.param("Will he go by fall or stay?", ["fall"], id="before or"),
        pytest.param("By fall prices he meant a loss.", [], id="not before what falls"),
        pytest.param("He feared the fall, he said.", [], id="not without a preposition of time"),
        pytest.param("They paid for fall, and lost.", [], id="not behind other prepositions"),
    ],
)
def test_the_fall(text: str, expressions: list[str]) -> None:
    assert found(text) == expressions


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        pytest.param("Fans still talk of Euro 2020.", ["2020"], id="the year before"),
        pytest.param("Fans still talk of Euro 2022.", ["2022"], id="the year after"),
        pytest.param("Fans still talk of Euro 2023.", [], id="two years away"),
        pytest.param("Fans still talk of Euro 2012.", [], id="long ago"),
        pytest.param("Fans still talk of Euro 2020, a riot.", ["2020"], id="before a comma"),
        pytest.param("Fans still talk of Euro 2020", ["2020"], id="in a heading"),
        pytest.param("Fans still talk of Euro 2020 in pubs.", [], id="not within a clause"),
        pytest.param("He read Leeds-2020.", [], id="not behind a dash"),
    ],
)
def test_a_year_behind_the_name_of_what_happens_each_year(
    text: str, expressions: list[str]
) -> None:
    assert found(text) == expressions


def test_without_a_day_of_writing_no_year_is_near() -> None:
    assert found("Fans still talk of Euro 2020.", None) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("The 1800 treaty stands.", ["1800"], id="the first usual year"),
        pytest.param("The 1799 treaty stands.", [], id="before it"),
        pytest.param("The 2099 treaty stands.", ["2099"], id="the last usual year"),
        pytest.param("The 2100 treaty stands.", [], id="after it"),
        pytest.param("The plague of 1644 was bad.", ["1644"], id="unusual behind a preposition"),
        pytest.param("The plague began, 1644 was wet.", [], id="unusual elsewhere"),
        pytest.param("The mill (1644) burned.", ["1644"], id="unusual in brackets"),
        pytest.param("The mill (1644 stones) burned.", [], id="unusual among words in brackets"),
        pytest.param("The mill lost 1644) burned.", [], id="unusual before a bracket"),
        pytest.param("The plague began.\n\n1644\n\nIt was bad.", ["1644"], id="alone in a line"),
    ],
)
def test_how_unusual_a_year_may_be(text: str, years: list[str]) -> None:
    assert found(text) == years


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param("The city fell in May 1187, and the 1150 siege", ["1150"], id="by a month"),
        pytest.param("The city fell in May 1103, and the 1150 siege", ["1150"], id="early in it"),
        pytest.param("The city fell in May 1150, and the 1103 siege", ["1103"], id="or late"),
        pytest.param("In early 1187 the city fell, and the 1150 siege", ["1150"], id="by early"),
        pytest.param("The city fell in May 1187, and the 1250 siege", [], id="not the next one"),
        pytest.param("The city fell in 1187, and the 1150 siege", [], id="not by a bare year"),
        pytest.param("In the 1180s the city fell, and the 1150 siege", [], id="not by a decade"),
    ],
)
def test_a_date_makes_the_years_of_its_century_usual(text: str, others: list[str]) -> None:
    assert found(f"{text} became a legend.")[1:] == others


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("Lawyers remember 1950.", ["1950"], id="an object"),
        pytest.param("Lawyers remember 1950 well.", [], id="before a word"),
        pytest.param("Lawyers quoted Section 1950.", [], id="behind a name"),
        pytest.param("The 1950 floods were bad.", ["1950"], id="behind an article"),
        pytest.param("His 1950 novel sold.", ["1950"], id="behind a possessive"),
        pytest.param("The rebels' 1950 campaign failed.", ["1950"], id="behind a genitive"),
        pytest.param("The rebels’ 1950 campaign failed.", ["1950"], id="behind a curled one"),
        pytest.param("The class of ’1950 met.", ["1950"], id="behind an apostrophe"),
        pytest.param("In Leeds, 1950 was a wet year.", ["1950"], id="behind a comma"),
        pytest.param("The mill (1950 or later) burned.", ["1950"], id="in brackets"),
        pytest.param("Nobody forgets Atlanta 1996's opening.", ["1996"], id="a possessive"),
        pytest.param("Nobody forgets Atlanta 1996’s opening.", ["1996"], id="a curled one"),
        pytest.param("The sign ‘Back to Atlanta 1996’ hung there.", [], id="a quotation mark"),
    ],
)
def test_where_a_year_can_stand(text: str, years: list[str]) -> None:
    assert found(text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("About 1950 people fled.", [], id="people"),
        pytest.param("About 1950 soldiers fled.", [], id="a plural"),
        pytest.param("In Leeds, 1950 soldiers fled.", [], id="a plural behind a comma"),
        pytest.param("It burned. 1950 soldiers fled.", [], id="a plural behind a stop"),
        pytest.param("About 1950 the mill closed.", ["1950"], id="an article counts nothing"),
        pytest.param("About 1950 Leeds was poor.", ["1950"], id="nor a name in -s"),
        pytest.param("In Leeds, 1950 brings floods.", ["1950"], id="nor a verb in -s"),
        pytest.param("In 1950 floods killed many.", ["1950"], id="in a year, they did"),
        pytest.param("The riots of 1950 people recall.", ["1950"], id="those of a year"),
        pytest.param("Since 1950 floods have killed many.", ["1950"], id="since a year"),
    ],
)
def test_a_number_that_counts_is_no_year(text: str, years: list[str]) -> None:
    assert found(text) == years


@pytest.mark.parametrize(
    "number",
    [
        *("$1950", "£1950", "€1950", "#1950", "+1950", "T-1950", "–1950", "12.1950", "3/1950"),
        *("1950%", "1950$", "1950.75", "1950:2000"),
    ],
)
def test_part_of_another_number_is_no_year(number: str) -> None:
    assert found(f"In {number} he found a flaw.") == []


def test_a_number_behind_a_full_stop_is_not_part_of_a_year() -> None:
    assert found("It rained in 1950. 75 people fled.") == ["1950"]
    assert found("The mill burned in 1950.\n\n75 people fled.") == ["1950"]
