"""What stands around a headline: bylines, datelines, breadcrumbs, mail heads, labels."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.facts.bylines import read_byline
from idlib_tui.ingest.facts.dateline import read_dateline
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Article

BODY = (
    "The harbour of Tornvik opened on Tuesday after a winter of repairs, officials said.\n\n"
    "“Ships came in all day,” said Ann Lee, who runs the pilot station."
)
DAY = date(2019, 11, 5)


def article(text: str, file: str = "a.txt") -> Article:
    return read_article(Draft(text), file, Given())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE AND BO LIND", "ANN LEE AND BO LIND"),
        ("by Ann Lee", "Ann Lee"),
        ("By: Ann Lee", "Ann Lee"),
        ("By Ann Lee in Tornvik and Bo Lind in Oslo", None),
        ("By Ann Lee in Tornvik", "Ann Lee in Tornvik"),
        ("By Ann Lee, Bo Lind and Cy Roe", "Ann Lee, Bo Lind and Cy Roe"),
        ("By Åse Ørn and José Núñez", "Åse Ørn and José Núñez"),
        ("By Our Special Correspondent", "Our Special Correspondent"),
        ("By Gull Staff", "Gull Staff"),
        ("Written by Ann Lee", "Ann Lee"),
        ("Author: Ann Lee", "Ann Lee"),
        ("Ann Lee, Maritime Correspondent", "Ann Lee, Maritime Correspondent"),
        ("Ann Lee, Reuters", "Ann Lee, Reuters"),
        ("By Maria van der Berg for The Gull", "Maria van der Berg for The Gull"),
        ("By Tuesday the ships were back", None),
        ("By then", None),
        ("By the harbour", None),
        ("Ann Lee said on Tuesday", None),
        ("Tornvik, Norway", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    found = read_byline(line)
    if names is None and found is not None:
        assert found.names.startswith("Ann Lee in Tornvik and")
    else:
        assert (found.names if found else None) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee | 5 November 2019",
        "By Ann Lee • Nov 5, 2019 • 3:40 pm",
        "By Ann Lee - November 5, 2019",
        "Posted by Ann Lee on November 5, 2019",
        "5 November 2019 | By Ann Lee",
        "By Ann Lee Tuesday, 5 November 2019",
        "BY ANN LEE, 5 NOV 2019",
    ],
)
def test_bylines_with_a_date(line: str) -> None:
    read = article(f"Harbour opens\n\n{line}\n\n{BODY}")
    assert (read.byline or "").casefold() == "ann lee"
    assert read.published.day == DAY
    assert read.text == BODY


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("TORNVIK, Nov 5, 2019 (Reuters) - The", "Tornvik", "Reuters", DAY),
        ("TORNVIK, 5 November 2019 (AFP) – The", "Tornvik", "AFP", DAY),
        ("TORNVIK. November 5 (Interfax) - The", "Tornvik", "Interfax", None),
        ("TORNVIK, Nov. 5 (Xinhua) -- The", "Tornvik", "Xinhua", None),
        ("TORNVIK (Reuters): The", "Tornvik", "Reuters", None),
        ("TORNVIK: The", "Tornvik", None, None),
        ("NEW TORNVIK | The", "New Tornvik", None, None),
        ("TORNVIK | Tue Nov 5, 2019 7:05am GMT TORNVIK (Reuters) - The", "Tornvik", "Reuters", DAY),
        ("PORT-AU-TORN, Norway (AP) _ The", "Port-au-Torn, Norway", "AP", None),
        ("AL-TORN, Syria (AFP) - The", "Al-Torn, Syria", "AFP", None),
        ("(Reuters) - The", None, "Reuters", None),
        ("(CNN) -- The", None, "CNN", None),
        ("Tornvik, Norway (CNN)The", "Tornvik, Norway", "CNN", None),
        ("TORNVIK, Norway, (SANA)-The", "Tornvik, Norway", "SANA", None),
    ],
)
def test_datelines_of_agencies(
    text: str, place: str | None, agency: str | None, day: date | None
) -> None:
    found = read_dateline(f"{text} harbour opened.")
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert f"{text} harbour opened."[found.end :] == "The harbour opened."


@pytest.mark.parametrize(
    "text",
    [
        "WATCH: The harbour",
        "NATO: The harbour",
        "LEE: We go.\nLIND: We stay.\nLEE: Then go.",
        "The harbour (pictured) The",
        "Tornvik: The harbour",
        "Tornvik Harbour Company (THC) The firm",
    ],
)
def test_what_looks_like_a_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_a_dateline_dates_an_article() -> None:
    read = article(f"Harbour opens\n\nTORNVIK, Nov 5, 2019 (Reuters) - {BODY}")
    assert (read.place, read.outlet, read.published.day) == ("Tornvik", "Reuters", DAY)


@pytest.mark.parametrize(
    "above",
    [
        "________________",
        "* * * * *",
        "=-=-=-=-=-=-=",
        "https://www.gull.example/news/harbour-opens?utm=1",
        "www.gull.example/harbour",
        "Home / News / Europe",
        "Home > World > Middle East",
        "News » Business",
        "WORLD NEWS",
        "Opinion",
        "5 November 2019",
        "The Tornvik Gull          5 November 2019",
        "World | 5 November 2019",
    ],
)
def test_what_stands_above_a_headline_is_not_the_title(above: str) -> None:
    read = article(f"{above}\n\nHarbour opens\n\n{BODY}")
    assert read.title == "Harbour opens"
    assert read.text == BODY


@pytest.mark.parametrize(
    "headline", ["Oslo | Bergen: A tale of two ports", "Ships / boats: the difference", "War"]
)
def test_headlines_that_look_like_furniture(headline: str) -> None:
    assert article(f"{headline}\n\n{BODY}").title == headline


def test_a_headline_that_comes_again_goes() -> None:
    assert article(f"Harbour opens\n\nHARBOUR OPENS\n\n{BODY}").text == BODY


def test_the_head_of_a_mail() -> None:
    read = article(
        "From: The Gull <news@gull.example>\nTo: you@mail.example\n"
        "Date: Tue, 5 Nov 2019 09:15 +0100\n"
        f"Subject: Fwd: Harbour\n opens\nX-Mailer: Gull\n\n{BODY}"
    )
    assert (read.title, read.outlet, read.published.day) == ("Harbour opens", "The Gull", DAY)
    assert read.text == BODY


def test_a_forwarded_mail_is_its_inner_one() -> None:
    read = article(
        "From: Bo <bo@mail.example>\nSubject: FW: look\nDate: 9 Nov 2019\n\n"
        "-------- Original Message --------\nFrom: The Gull <news@gull.example>\n"
        f"Sent: Tuesday, November 5, 2019 9:15 AM\nTo: Bo\nSubject: Harbour opens\n\n{BODY}"
    )
    assert read.title == "Harbour opens"
    assert read.outlet == "The Gull"


def test_labels_in_columns_and_below_a_headline() -> None:
    read = article(
        f"Title:      Harbour opens\nSource:     The Gull\nDate:       5 November 2019\n\n{BODY}"
    )
    assert (read.title, read.outlet, read.published.day) == ("Harbour opens", "The Gull", DAY)
    assert article(f"Harbour opens\n\nBYLINE: Ann Lee\n\n{BODY}").byline == "Ann Lee"
