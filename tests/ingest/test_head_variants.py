"""Dates, bylines, datelines, labels and litter in the styles of many outlets."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Article

TITLE = "Harbour of Varnes shuts after crane failures"
FIRST = (
    "The council of Varnes voted on Wednesday to close the harbour for ten days after two cranes "
    "failed, its chairwoman said."
)
SAID = '"Nobody was hurt, and nobody will be," said Mira Solberg, who runs the port.'
LAST = "The owner of the cranes, Norhavn, declined to comment on the vote."
BODY = f"{FIRST}\n\n{SAID}\n\n{LAST}"
DAY = date(2021, 11, 9)


def read(text: str) -> Article:
    return read_article(Draft(text), "a.txt", Given())


@pytest.mark.parametrize(
    "line",
    [
        "Published 9 hours ago, 9 November 2021",
        "Published Nov. 9, 2021Updated Nov. 10, 2021",
        "Published On 9 Nov 20219 Nov 2021",
        "Nov. 9, 2021, 5:02 a.m. ET",
        "09NOV2021",
        "09.11.21",
        "9. marraskuuta 2021",
        "9 novembre 2021 à 14h03",
        "Publié le 9 novembre 2021 à 14h03 - Mis à jour le 10 novembre 2021 à 08h00",
        "9. listopadu 2021",
        "2021년 11월 9일",
        "٩ نوفمبر ٢٠٢١",
        "9 نوفمبر 2021",
        "18 آبان 1400",
        "Rabi Al Thani 4, 1443 | Nov 9, 2021",
        "Last Update: Tuesday, 09 November 2021 KSA 14:03 - GMT 11:03",
        "Publish Date : 2021-11-09",
        "Date created: 9 November 2021",
        "Written on 9 November 2021",
        "Varnes, 9 November 2021",
        "Nov 9, 2021 2:03 PM UTC",
        "November 9, 2021 2:03 PM | Reuters",
        "November 9, 2021 5:02 AM Eastern Standard Time",
        "November 9, 2021 / 5:02 AM / CBS News",
        "Heard on Morning Edition · November 9, 2021",
        "Press release - 9 November 2021",
        "November 9, 2021 2 min read",
        "9 Nov 2021, 3 minute read",
        "Updated on: November 10, 2021 / 5:02 AM EST / CBS News\nFirst Published: Nov 9, 2021",
        "2 hours ago\n9 November 2021",
        "Source: Xinhua | 2021-11-09 14:03:22 | Editor: huaxia",
    ],
)
def test_the_line_of_the_date(line: str) -> None:
    article = read(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (article.title, article.published.day, article.text) == (TITLE, DAY, BODY)


def test_a_keyed_update_does_not_hide_the_day_of_publication() -> None:
    article = read(f"Updated: 10 November 2021\n\n{TITLE}\n\n9 November 2021\n\n{BODY}")
    assert article.published.day == DAY


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("Ana Torres", "Ana Torres"),
        ("Ana Torres and Lars Holm", "Ana Torres and Lars Holm"),
        ("Ana Torres, Lars Holm and Yusuf Kaya", "Ana Torres, Lars Holm and Yusuf Kaya"),
        ("Ana Torres in Varnes and Lars Holm in Oslo",) * 2,
        ("Ana Torres, Special to the Gazette",) * 2,
        ("Ana Torres for Varnes Today",) * 2,
        ("Ana Torres, Varnes Gazette",) * 2,
        ("Ana Torres Diplomatic correspondent",) * 2,
        ("ANA TORRES", "ANA TORRES"),
        ("Ana Torres @anatorres", "Ana Torres"),
        ("Ana Torres — Tuesday 9 November 2021", "Ana Torres"),
        ("Ana Torres | 9 Nov 2021", "Ana Torres"),
        ("Solvej Aagaard\n9 November 2021", "Solvej Aagaard"),
        ("By Ana Torres\nBBC News, Varnes", "Ana Torres"),
        ("By Ana Torres\nSenior correspondent", "Ana Torres"),
        ("By Ana Torres\n@anatorres", "Ana Torres"),
        ("By Ana Torres; Lars Holm", "Ana Torres; Lars Holm"),
        ("By Ana Torres and agencies", "Ana Torres and agencies"),
        ("By TOI staff", "TOI staff"),
        ("Words by Ana Torres, photographs by Lars Holm", "Ana Torres"),
        ("Text: Ana Torres", "Ana Torres"),
        ("Yazan: Ana Torres", "Ana Torres"),
        ("Our Correspondent", "Our Correspondent"),
        ("Staff and agencies", "Staff and agencies"),
        ("The Editorial Board", "The Editorial Board"),
    ],
)
def test_the_byline(lines: str, byline: str) -> None:
    article = read(f"{TITLE}\n\n{lines}\n\n{BODY}")
    assert (article.title, article.byline, article.text) == (TITLE, byline, BODY)


@pytest.mark.parametrize("day", ["", "\n\n9 November 2021"])
@pytest.mark.parametrize(
    "line",
    [
        "Norhavn Shares Fall",
        "Grace Period Ends",
        "Rose Garden Talks",
        "Jordan River Rises",
        "New York",
        "Key Points",
        "Dead Calm",
        "Oslo, Norway",
        "Karsta Herald Investigates",
        "By Tuesday, it was over",
    ],
)
def test_a_heading_in_capitals_is_no_byline(line: str, day: str) -> None:
    article = read(f"{TITLE}\n\n{line}{day}\n\n{BODY}")
    assert article.byline is None
    assert article.text == f"{line}\n\n{BODY}"


def test_the_name_of_somebody_in_the_article_is_a_heading() -> None:
    assert read(f"{TITLE}\n\nMira Solberg\n\n{BODY}").byline is None


@pytest.mark.parametrize(
    ("dateline", "place", "outlet", "day"),
    [
        ("Oslo, SANA – ", "Oslo", "SANA", None),
        ("Oslo, Nov 9 (EFE).- ", "Oslo", "EFE", None),
        ("Oslo CNN — ", "Oslo", "CNN", None),
        ("CNN — ", None, "CNN", None),
        ("OSLO – Nov. 9, 2021 – ", "Oslo", None, DAY),
        ("OSLO--(BUSINESS WIRE)-- ", "Oslo", "BUSINESS WIRE", None),
        ("Nov 9 (Reuters) - ", None, "Reuters", None),
        ("(Beirut) – ", "Beirut", None, None),
        ("(Oslo, November 9, 2021) – ", "Oslo", None, DAY),
        ("OSLO/GENEVA (9 November 2021) – ", "Oslo / Geneva", None, DAY),
        ("KYIV. Nov 9 (Interfax-Ukraine) – ", "Kyiv", "Interfax-Ukraine", None),
        ("EU — ", None, None, None),
        ("COVID-19 — ", None, None, None),
    ],
)
def test_the_dateline(
    dateline: str, place: str | None, outlet: str | None, day: date | None
) -> None:
    article = read(f"{TITLE}\n\n{dateline}{BODY}")
    assert (article.place, article.outlet, article.published.day) == (place, outlet, day)


@pytest.mark.parametrize(
    "lines",
    [
        "Accessibility help",
        "Sign in\n\nHome\n\nNews",
        "Open navigation menu",
        "English\n\nفارسی",
        "You are here: Home / News",
        "Home - News - Norway",
        "NORWAY",
        "#norway",
        "News Europe",
        "Edition: Europe",
        "Search for:",
        "This is an archived article",
        "Cookies on the Gazette website",
        "[View in browser]",
        "Page 1 of 3",
        "Tuesday, November 9, 2021\n\nToday's Paper",
    ],
)
def test_what_a_page_has_above_the_headline(lines: str) -> None:
    article = read(f"{lines}\n\n{TITLE}\n\n{BODY}")
    assert (article.title, article.text) == (TITLE, BODY)


def test_the_name_of_the_paper_above_the_headline_is_the_outlet() -> None:
    article = read(f"The Varnes Gazette\n9 November 2021\n\n{TITLE}\n\n{BODY}")
    assert (article.title, article.outlet) == (TITLE, "The Varnes Gazette")
    assert article.published.day == DAY


@pytest.mark.parametrize(
    "title",
    ["Norway", "Storm Ada – what we know", "Live: cranes fail in Varnes", "WATCH: a crane falls"],
)
def test_a_headline_like_a_label_stays(title: str) -> None:
    assert read(f"{title}\n\n{BODY}").title == title


@pytest.mark.parametrize(
    "lines",
    [
        "This is a gift article. To read more, subscribe.",
        "Give this article\n\n45",
        "Get unlimited access for $1/week",
        "We and our 843 partners store and access information on a device, such as cookies.",
        "For more stories like this, sign up to our newsletter",
        "READ MORE Cranes of the north fail again",
        "READ: Cranes of the north fail again",
        "Related stories\n\nCranes of the north\n\nPort owners fight back",
        "Most Read\n\n1. Cranes of the north\n\n2. Port owners fight back",
        "Continue reading the main story",
        "Share on Facebook (Opens in new window)",
        "FacebookTwitterWhatsAppEmail",
        "Credit...Lars Holm for The Varnes Gazette",
        "Lars Holm for The Varnes Gazette",
        "© Lars Holm/AFP",
        "(Photo by Lars Holm/AFP via Getty Images)",
        "A crane at the port of Varnes, November 3, 2021. REUTERS/Lars Holm",
        "A crane at the port of Varnes. (Lars Holm/The Varnes Gazette)",
        "View gallery - 4 images",
        "0:00 / 3:42",
        "This article is more than 2 years old",
        "Loading Something is loading.",
        "Add Gazette as a preferred source on Google",
        "A version of this article appears in print on Nov. 10, 2021, Section A, Page 4",
    ],
)
def test_litter_between_paragraphs(lines: str) -> None:
    article = read(f"{TITLE}\n\n9 November 2021\n\n{FIRST}\n\n{lines}\n\n{SAID}\n\n{LAST}")
    assert article.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "45",
        "12:30",
        "LIVE AMMUNITION WAS FOUND",
        "MORE THAN A CRANE",
        "Credit Suisse cuts its stake",
        "Fears for the economy",
        "Summary",
        "A to Z",
    ],
)
def test_short_lines_of_an_article_stay(line: str) -> None:
    article = read(f"{TITLE}\n\n9 November 2021\n\n{FIRST}\n\n{line}\n\n{SAID}\n\n{LAST}")
    assert line in article.text.split("\n")


@pytest.mark.parametrize(
    ("head", "outlet", "byline"),
    [
        (f"{TITLE}\nVarnes Gazette\n9 November 2021\nAna Torres", "Varnes Gazette", "Ana Torres"),
        (f"Varnes Gazette (Norway)\nNovember 9, 2021\n{TITLE}", "Varnes Gazette (Norway)", None),
        (f"{TITLE}\n\nVarnes Gazette | Ana Torres | 9 Nov 2021", "Varnes Gazette", "Ana Torres"),
        (f"{TITLE}\n\nReuters\n9 November 2021", "Reuters", None),
        (f"{TITLE}\n\nOslo, Costa Rica | Tue Nov 9, 2021 9:19 pm EDT", None, None),
        (f"WORLD NEWSNOVEMBER 9, 2021 7:02 AMUPDATED A YEAR AGO\n{TITLE}", None, None),
        (f"World News\nNovember 9, 2021 / 7:02 AM / 2 years ago\n{TITLE}\n4 Min Read", None, None),
        (f"Source: Gazette\nDate: 2021-11-09\nPage: A3\nSection: News\n\n{TITLE}", "Gazette", None),
        (f"{TITLE}\n9 November 2021\n\n12", None, None),
        (f"TITLE: {TITLE}\nDATE: 9 November 2021\nTEXT:", None, None),
    ],
)
def test_the_whole_head(head: str, outlet: str | None, byline: str | None) -> None:
    article = read(f"{head}\n\n{BODY}")
    assert (article.title, article.published.day, article.text) == (TITLE, DAY, BODY)
    assert (article.outlet, article.byline) == (outlet, byline)


def test_the_caption_is_in_the_line_below_its_label() -> None:
    label = "Image source, Getty Images\nImage caption,\nA crane at the port in 2019"
    article = read(f"{TITLE}\n\n9 November 2021\n\n{FIRST}\n\n{label}\n\n{SAID}\n\n{LAST}")
    assert article.text == BODY
