"""One folder with a file of every format, as an analyst has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from idlib_tui.library import Library
from idlib_tui.model import PublishedFrom
from idlib_tui.workspace import Workspace
from tests.ingest import making

if TYPE_CHECKING:
    from pathlib import Path


SEVERAL = ("feed.rss", "feed.atom", "feed.json", "crawl.warc.gz")
EXPORTS = ("nexis.txt", "nexis-uni.txt", "proquest.txt", "factiva.txt")
OUTLET = "The Tornvik Gull"
UNSIGNED = ("letter.eml", "report.pdf")
DATED_IN_TEXT = ("document.docx", "document.rtf", "report.pdf")


def files() -> dict[str, bytes | str]:
    """Write one file of each format."""
    return {
        "page.html": making.page(),
        "saved.mhtml": making.mhtml(),
        "letter.eml": making.mail().as_bytes(),
        "report.pdf": making.pdf(),
        "document.docx": making.docx(),
        "document.rtf": making.rtf(),
        "book.epub": making.epub(),
        "feed.rss": making.rss(5),
        "feed.atom": making.atom(5),
        "feed.json": making.json_feed(5),
        "crawl.warc.gz": making.warc(5),
        "reference.ris": making.ris(),
        "nexis.txt": making.nexis(5),
        "nexis-uni.txt": making.nexis_uni(5),
        "proquest.txt": making.proquest(5),
        "factiva.txt": making.factiva(5),
    }


def words(text: str) -> str:
    return " ".join(text.replace("“", '"').replace("”", '"').split())


# The library's writer of archives leaves its own temporary files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_article_of_every_format_has_its_facts_and_its_words(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    made = files()
    for name, data in made.items():
        (workspace.seeds / name).write_bytes(data.encode() if isinstance(data, str) else data)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert library.problems() == []
        articles = [library.article(row.id) for row in library.articles()]
    wrong = []
    by_file: dict[str, int] = {}
    for article in articles:
        by_file[article.file] = by_file.get(article.file, 0) + 1
        in_text = article.file in DATED_IN_TEXT
        known_from = PublishedFrom.TEXT if in_text else PublishedFrom.FILE
        unsigned = article.file in UNSIGNED
        facts = {
            "title": article.title.startswith(making.TITLE),
            "date": article.published.day == date(2019, 11, 5),
            "known from": article.published.known_from is known_from,
            "outlet": article.outlet == (None if article.file == "document.rtf" else OUTLET),
            "byline": article.byline == (None if unsigned else "Bo Lind"),
            "text": words(article.text) == words(making.TEXT),
        }
        wrong += [(article.id, fact) for fact, right in facts.items() if not right]
    assert wrong == []
    assert by_file == {name: 5 if name in (*SEVERAL, *EXPORTS) else 1 for name in sorted(made)}
