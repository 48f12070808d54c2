"""Days as pages print them, in any style, language, order and calendar."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.facts.address import day_of_address, outlet_of
from idlib_tui.ingest.facts.days import (
    Order,
    Stamp,
    day_of_date_line,
    numeric_order,
    stamp_of_date_line,
)
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Article, PublishedFrom

BODY = (
    "The harbour of Tornvik opened on Tuesday after a winter of repairs, officials said.\n\n"
    "“Ships came in all day,” said Ann Lee, who runs the pilot station."
)
DAY = date(2019, 11, 5)


def article(text: str, file: str = "a.txt") -> Article:
    return read_article(Draft(text), file, Given())


@pytest.mark.parametrize(
    "line",
    [
        "5-Nov-2019",
        "5 Nov 2019",
        "Nov 5 2019",
        "NOVEMBER 5, 2019",
        "Tue., Nov. 5th, 2019",
        "Tuesday 5th of November 2019",
        "2019-11-05",
        "2019/11/05 08:30",
        "5.11.2019",
        "05. 11. 2019, 8.30 Uhr",
        "20191105T083000Z",
        "2019-11-05T23:55:00-05:00",
        "Tue, 05 Nov 2019 08:30:11 +0100",
        "Nov 5, 2019, 7:05pm IST",
        "8:30 AM ET, Tue November 5, 2019",
        "5 novembre 2019",
        "Martes, 5 de noviembre de 2019",
        "Dienstag, 5. November 2019",
        "5 Kasım 2019 Salı",
        "Posted: Nov 5, 2019 / 08:30 AM EST",
        "First published on Tue 5 Nov 2019 08.30 GMT",
        "Updated Nov 7, 2019 | Published Nov 5, 2019",
        "Published 5 November 2019, last modified 7 November 2019",
        "14 Aban 1398",
        "1398/8/14",
        "5 November 2019 - 8 Rabi al-Awwal 1441",
    ],
)
def test_lines_that_are_nothing_but_a_date(line: str) -> None:
    assert day_of_date_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "8 Rabi al-Awwal 1441",
        "1441",
        "November 2019",
        "5/11/2019",
        "31/31/2019",
        "On 5 Nov 2019 it",
    ],
)
def test_lines_that_name_no_day_of_ours(line: str) -> None:
    assert day_of_date_line(line) is None


def test_what_a_stamp_tells_of() -> None:
    stamps = {line: stamp_of_date_line(line) for line in ("Updated 5 Nov 2019", "5 Nov 2019")}
    assert [stamp.stamp for stamp in stamps.values() if stamp] == [Stamp.UPDATED, Stamp.PLAIN]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("It opened on 23/10/2019 and shut on 5/11/2019.", Order.DAY_FIRST),
        ("It opened on 10/23/2019 and shut on 11/5/2019.", Order.MONTH_FIRST),
        ("Tuesday, 5/11/2019", Order.DAY_FIRST),
        ("Tuesday, 11/5/2019", Order.MONTH_FIRST),
        ("11/05/2019\n\nThe vote of November 4, 2019 was close.", Order.MONTH_FIRST),
        ("11/05/2019", None),
    ],
)
def test_the_text_settles_which_figure_is_the_day(text: str, order: Order | None) -> None:
    assert numeric_order(text) == order


def test_days_in_figures_are_read_where_their_order_is_known() -> None:
    read = article(f"Harbour opens\n\n05/11/2019\n\n{BODY}\n\nIt had shut on 28/02/2019.")
    assert read.published.day == DAY
    assert article(f"Harbour opens\n\n05/11/2019\n\n{BODY}").published.day is None
    assert article("---\ntitle: Harbour\ndate: 25.11.2019\n---\n" + BODY).published.day == date(
        2019, 11, 25
    )


@pytest.mark.parametrize(
    "head",
    [
        "Updated 7 November 2019\nPublished 5 November 2019",
        "Published 5 November 2019\nUpdated 7 November 2019",
        "Last update: Thursday, 7 November 2019\n5 November 2019",
        "Updated: 7 November 2019\nPublished: 5 November 2019",
    ],
)
def test_the_publication_comes_before_the_update(head: str) -> None:
    read = article(f"Harbour opens\n\n{head}\n\n{BODY}")
    assert read.published.day == DAY
    assert read.text == BODY


def test_the_printed_day_is_the_day_whatever_the_zone() -> None:
    read = article(f"Date: Tue, 5 Nov 2019 23:50:00 -0800\n\n{BODY}")
    assert read.published.day == DAY


def test_a_captions_date_is_not_the_pages() -> None:
    text = (
        "Harbour opens\n\nThe old pier on 3 March 2011 [File: Bo Lind/AFP]\n\n"
        f"5 November 2019\n\n{BODY}"
    )
    assert article(text).published.day == DAY


def test_a_date_below_the_text() -> None:
    read = article(f"Harbour opens\n\n{BODY}\n\nPublished on 5 November 2019")
    assert read.published.day == DAY
    assert read.published.known_from is PublishedFrom.TEXT
    assert read.text == BODY


@pytest.mark.parametrize(
    ("address", "outlet", "day"),
    [
        ("https://www.gull.example/2019/11/05/harbour-opens", "gull.example", DAY),
        ("https://m.gull.example/world/2019/nov/05/harbour?x=1", "gull.example", DAY),
        ("http://news.gull.example/harbour-20191105.html", "gull.example", DAY),
        ("https://gull.example/news/harbour-2019", "gull.example", None),
        ("https://edition.cnn.com/x", "CNN", None),
    ],
)
def test_addresses(address: str, outlet: str, day: date | None) -> None:
    assert outlet_of(address) == outlet
    assert day_of_address(address) == day


def test_an_address_above_the_headline_tells_outlet_and_day() -> None:
    read = article(f"https://www.gull.example/2019/11/05/x\n\nHarbour opens\n\n{BODY}")
    assert (read.title, read.outlet, read.published.day) == ("Harbour opens", "gull.example", DAY)
    assert "address" in read.published.because
    stated = article(f"Source: The Gull\nURL: https://gull.example/2019/11/06/x\n\n{BODY}")
    assert stated.outlet == "The Gull"
    assert article(f"---\nsource: https://gull.example/x\n---\n{BODY}").outlet == "gull.example"
