"""Where an article comes from: its address, the agency it credits, and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idlib_tui.ingest import read_file
from idlib_tui.ingest.facts.agency import find_agency, told_agency
from idlib_tui.model import Article, Story
from tests.ingest import making

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The harbour opened on Tuesday, officials said.\n\nShips came in all day."


def read(folder: Path, name: str, data: bytes | str) -> Article:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (article,) = read_file(path, folder, Story())
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("name", "data", "address"),
    [
        ("a.html", making.page(), "https://www.gull.example/2019/11/05/harbour"),
        ("a.txt", f"Harbour opens\n\nhttps://gull.example/a-1?b=2\n\n{BODY}", None),
        ("a.md", f"---\nsource: https://gull.example/h\n---\n\n{BODY}", "https://gull.example/h"),
        ("a.txt", f"URL: www.gull.example/h\n\n{BODY}", "https://www.gull.example/h"),
        ("a.txt", f"URL: javascript:alert(1)\n\n{BODY}", None),
        ("a.txt", f"URL: file:///etc/passwd\n\n{BODY}", None),
        ("a.txt", BODY, None),
    ],
)
def test_the_address_of_an_article(
    tmp_path: Path, name: str, data: str, address: str | None
) -> None:
    found = read(tmp_path, name, data).address
    assert found == (address or ("https://gull.example/a-1?b=2" if "a-1?b=2" in data else None))


@pytest.mark.parametrize(
    ("dateline", "byline", "source", "agency"),
    [
        ("Reuters", None, BODY, "Reuters"),
        ("AP", None, BODY, "AP"),
        ("The Associated Press", None, BODY, "AP"),
        ("CNN", None, BODY, None),
        (None, "Ann Lee, Associated Press", BODY, "AP"),
        (None, "Agence France-Presse in Oslo", BODY, "AFP"),
        (None, "Ann Lee | Reuters", BODY, "Reuters"),
        (None, "Ann Lee and agencies", BODY, None),
        (None, "AP and Reuters", BODY, None),
        (None, None, f"{BODY}\n\n© 2020 AFP", "AFP"),
        (None, None, f"{BODY}\n\n(AFP)", "AFP"),
        (None, None, f"{BODY}\n\n— Reuters", "Reuters"),
        (None, None, f"{BODY}\n\nSource: Anadolu", "Anadolu Agency"),
        (None, None, f"{BODY}\n\nCopyright 2020 The Associated Press. All rights reserved.", "AP"),
        (None, None, f"{BODY}\n\nThis story was originally published by Reuters.", "Reuters"),
        (None, None, f"{BODY}\n\nThis article has been supplied by PTI.", "PTI"),
        # Help is not the origin.
        (None, None, f"{BODY}\n\nReuters contributed to this report.", None),
        (None, None, f"{BODY}\n\nWith reporting by Reuters", None),
        (None, None, f"Reuters was founded in 1851.\n\n{BODY}", None),
    ],
)
def test_the_agency_that_an_article_credits(
    dateline: str | None, byline: str | None, source: str, agency: str | None
) -> None:
    assert find_agency(dateline, byline, source) == agency


def test_to_whom_people_spoke() -> None:
    assert told_agency("Ann Lee told Reuters on Monday.") == "Reuters"
    assert told_agency("Lee said in an interview with the Associated Press.") == "AP"
    assert told_agency("Lee told the crowd. Reuters told its staff.") is None
    assert told_agency("Lee told Reuters. Ray told AFP.") is None


def test_a_credit_that_is_removed_as_litter_still_counts(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", f"Harbour opens\n\n{BODY}\n\n© 2020 AFP")
    assert (article.agency, "AFP" in article.text) == ("AFP", False)


def test_the_pages_of_a_report(tmp_path: Path) -> None:
    article = read(tmp_path, "a.pdf", making.pdf())
    assert len(article.pages) == 3
    assert [article.page_at(offset) for offset in (0, *article.pages[1:])] == [1, 2, 3]
    assert article.page_at(article.pages[1] - 1) == 1
    for start in article.pages:
        assert article.text[start] != "\n"


def test_pages_of_a_printed_text(tmp_path: Path) -> None:
    printed = "One ship came in.\n\n1\n\f\n2\n\nTwo ships left.\n\f\n3\n\nEnd."
    article = read(tmp_path, "a.txt", printed)
    words = ("One", "Two", "End")
    assert [article.page_at(article.text.index(word)) for word in words] == [1, 2, 3]


def test_a_text_without_form_feeds_has_no_pages(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", BODY)
    assert (article.pages, article.page_at(5)) == ((), None)
