"""One file of each format: title, date, outlet, byline, and the text without what is around it."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from idlib_tui.ingest import ingest, read_file
from idlib_tui.ingest.formats import format_of
from idlib_tui.model import Article, Problem, PublishedFrom, Story
from tests.ingest import making

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2019, 11, 5)


def written(folder: Path, name: str, data: bytes | str) -> list[Article]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = read_file(path, folder, Story())
    assert not [item for item in found if isinstance(item, Problem)], found
    return [item for item in found if isinstance(item, Article)]


def words(text: str) -> str:
    """A text without regard to spaces and the shape of its quotation marks."""
    return " ".join(text.replace("“", '"').replace("”", '"').split())


def check(article: Article, *, title: str = making.TITLE, byline: str | None = "Bo Lind") -> None:
    assert article.title == title
    assert article.published.day == DAY, article.published
    assert (article.byline or None) == byline
    assert words(article.text) == words(making.TEXT)
    assert not [litter for litter in making.FURNITURE if litter in article.text]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "a"])
def test_a_saved_page(tmp_path: Path, name: str) -> None:
    (article,) = written(tmp_path, name, making.page())
    check(article)
    assert article.outlet == "The Tornvik Gull"
    assert article.published.known_from is PublishedFrom.FILE
    assert "datePublished" in article.published.because
    assert article.id == name.removesuffix(".txt")


def test_a_page_without_metadata(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.html", making.page(metadata=False))
    assert article.title == making.TITLE
    assert article.outlet == "The Tornvik Gull"
    assert article.published.day is None
    assert words(article.text) == words(making.TEXT)


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8"])
def test_a_page_in_the_encoding_that_it_names(tmp_path: Path, charset: str) -> None:
    encoding = "cp1252" if charset != "utf-8" else charset
    (article,) = written(tmp_path, "a.html", making.page(charset=charset).encode(encoding))
    assert words(article.text) == words(making.TEXT)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ('<meta property="article:published_time" content="2019-11-05T08:00:00Z">', DAY),
        ('<meta name="pubdate" content="5 November 2019">', DAY),
        ('<meta itemprop="datePublished" content="2019-11-05">', DAY),
        ("<meta name='date' content='11/15/2019'>", date(2019, 11, 15)),
        ('<meta property="article:modified_time" content="2019-11-05">', None),
    ],
)
def test_dates_in_meta_elements(tmp_path: Path, fact: str, expected: date | None) -> None:
    page = making.page(metadata=False).replace("<style>", f"{fact}<style>")
    (article,) = written(tmp_path, "a.html", page)
    assert article.published.day == expected


def test_a_time_element_dates_a_page(tmp_path: Path) -> None:
    time = '<time datetime="2019-11-05T23:40:00-05:00">5 Nov</time>'
    page = making.page(metadata=False).replace("</h1>", f"</h1>{time}")
    (article,) = written(tmp_path, "a.html", page)
    assert article.published.day == DAY


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_a_page_saved_as_one_file(tmp_path: Path, name: str) -> None:
    (article,) = written(tmp_path, name, making.mhtml())
    check(article)
    assert article.outlet == "The Tornvik Gull"


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_a_newsletter(tmp_path: Path, name: str, html: bool) -> None:
    (article,) = written(tmp_path, name, making.mail(html=html).as_bytes())
    check(article, byline=None)
    assert article.outlet == "The Tornvik Gull"
    assert "Date: Tue, 05 Nov 2019" in article.published.because


def test_a_mailbox_holds_an_article_a_mail(tmp_path: Path) -> None:
    making.mbox(tmp_path / "box.mbox", 5)
    articles = read_file(tmp_path / "box.mbox", tmp_path, Story())
    assert [a.id for a in articles if isinstance(a, Article)] == [
        f"box.mbox#{n}" for n in range(1, 6)
    ]
    for number, article in enumerate(articles, 1):
        assert isinstance(article, Article)
        check(article, title=f"{making.TITLE} {number}", byline=None)


def test_a_report_in_pdf(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.pdf", making.pdf())
    check(article, byline=None)
    assert article.outlet == "The Tornvik Gull"
    assert [line for line in article.text.split("\n") if line] == [
        paragraph.replace("“", '"').replace("”", '"') for paragraph in making.PARAGRAPHS
    ]


def test_a_word_document(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.docx", making.docx())
    assert (article.title, article.byline) == (making.TITLE, "Bo Lind")
    assert article.published.day == DAY
    assert words(article.text).endswith(words(making.TEXT))


def test_rich_text(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.rtf", making.rtf())
    check(article)


def test_a_book_of_one_chapter_and_of_three(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.epub", making.epub())
    check(article)
    assert article.outlet == "The Tornvik Gull"
    assert [a.id for a in written(tmp_path, "b.epub", making.epub(3))] == [
        f"b.epub#{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("feed.rss", making.rss()),
        ("feed.xml", making.rss()),
        ("feed.atom", making.atom()),
        ("feed.json", making.json_feed()),
    ],
)
def test_feeds(tmp_path: Path, name: str, data: bytes) -> None:
    articles = written(tmp_path, name, data)
    assert [article.id for article in articles] == [f"{name}#1", f"{name}#2"]
    for number, article in enumerate(articles, 1):
        check(article, title=f"{making.TITLE} {number}")
        assert article.outlet == "The Tornvik Gull"


# The library's writer leaves its own temporary files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_crawl(tmp_path: Path, name: str) -> None:
    articles = written(tmp_path, name, making.warc())
    assert [article.id for article in articles] == [f"{name}#1", f"{name}#2"]
    for article in articles:
        check(article)


def test_a_reference_with_its_abstract(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.ris", making.ris())
    assert (article.title, article.byline) == (making.TITLE, "Bo Lind")
    assert (article.outlet, article.published.day) == ("The Tornvik Gull", DAY)


EXPORTS = {
    "nexis": making.nexis(),
    "nexis uni": making.nexis_uni(),
    "proquest": making.proquest(),
    "factiva": making.factiva(),
}


def as_docx(text: str) -> bytes:
    import io  # noqa: PLC0415

    import docx  # noqa: PLC0415

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str) -> str:
    return (
        "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"
    )


@pytest.mark.parametrize("archive", EXPORTS)
@pytest.mark.parametrize("form", ["txt", "rtf", "docx", "html"])
def test_exports_of_archives(tmp_path: Path, archive: str, form: str) -> None:
    text = EXPORTS[archive]
    if archive == "nexis" and form != "txt":
        text = text.replace(making.wrapped(), making.TEXT)
    data: bytes | str = {
        "txt": lambda: text,
        "rtf": lambda: making.rtf(tuple(text.split("\n"))).replace(b"\\par\\par", b"\\par"),
        "docx": lambda: as_docx(text),
        "html": lambda: as_html(text),
    }[form]()
    articles = written(tmp_path, f"export.{form}", data)
    stem = "export" if form == "txt" else f"export.{form}"
    assert [article.id for article in articles] == [f"{stem}#{n}" for n in range(1, 6)]
    for number, article in enumerate(articles, 1):
        check(article, title=f"{making.TITLE} {number}")
        assert article.outlet == "The Tornvik Gull"
        assert article.published.known_from is PublishedFrom.FILE
        assert "export" in article.published.because


def test_an_export_of_one_article_is_that_article(tmp_path: Path) -> None:
    (article,) = written(tmp_path, "a.txt", making.nexis(1))
    assert article.id == "a"
    assert article.title == f"{making.TITLE} 1"
    assert article.place == "Tornvik"


def test_a_file_of_several_articles_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(making.nexis(), encoding="utf-8")
    problem = ingest(tmp_path / "a.txt", tmp_path, Story())
    assert isinstance(problem, Problem)
    assert "several articles (5)" in problem.reason


def test_markdown_of_a_clipper(tmp_path: Path) -> None:
    front = (
        f'+++\ntitle = "{making.TITLE}"\ndate = 2019-11-05\nauthor = "[[Bo Lind]]"\n'
        'source = "https://www.gull.example/x"\n+++\n'
    )
    body = making.TEXT.replace("pilot station", "[[Pilots|pilot station]]")
    (article,) = written(tmp_path, "a.md", f"{front}\n![[boat.png]]\n\n{body}")
    check(article)
    assert article.outlet == "gull.example"


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (b"%PDF-1.7", ".txt", "pdf"),
        (b"{\\rtf1 x}", ".doc", "rtf"),
        (b"<!-- saved --><!DOCTYPE html><html>", ".txt", "html"),
        (b"Subject: x\nBody of no mail", ".txt", "text"),
        (b"He wrote <b>html</b> in a text.", ".txt", "text"),
        (b"# Title", ".md", "markdown"),
        (b"", "", "text"),
    ],
)
def test_the_content_tells_the_format(data: bytes, suffix: str, name: str) -> None:
    assert format_of(data, suffix) == name


def test_a_text_needs_no_library_of_a_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(making.TEXT, encoding="utf-8")
    code = (
        "import sys, pathlib; from idlib_tui.ingest import read_file;"
        "from idlib_tui.model import Story; p = pathlib.Path(sys.argv[1]);"
        "read_file(p / 'a.txt', p, Story());"
        "print({'lxml', 'trafilatura', 'docx', 'pypdfium2', 'feedparser', 'warcio', 'rispy',"
        " 'striprtf', 'email.message'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"set\(\)|\{'email.message'\}", done.stdout.strip())


def test_of_a_page_with_too_many_elements_all_words_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("idlib_tui.ingest.formats.html.MAX_ELEMENTS", 10)
    (article,) = written(tmp_path, "a.html", making.page())
    assert any("World" in repair.was for repair in article.repairs)
    assert words(making.PARAGRAPHS[0]) in words(article.text)


def test_a_date_that_a_page_only_shows(tmp_path: Path) -> None:
    shown = "<p class='post-meta'>By Ann Lee | November 5, 2019</p>"
    page = f"<html><body><article><h1>{making.TITLE}</h1>{shown}<p>{making.TEXT}</p></article>"
    (article,) = written(tmp_path, "a.html", page)
    assert article.published.day == date(2019, 11, 5)


def old_page(body: str) -> str:
    head = f"<html><head><title>{making.TITLE} | The Gull</title></head><body>"
    return f"{head}{body}<div>© 2019 The Gull</div></body></html>"


def paragraphs(article: Article) -> list[str]:
    return [words(each) for each in article.text.split("\n\n")]


EXPECTED = [words(each) for each in making.PARAGRAPHS]


def test_a_page_whose_paragraphs_are_line_breaks_in_a_table(tmp_path: Path) -> None:
    body = "<br><br>\n".join(making.PARAGRAPHS)
    menu = "<ul><li><a href=/a>Home</a></li><li><a href=/b>World</a></li></ul>"
    page = old_page(
        f"<table><tr><td>{menu}</td><td><h1>{making.TITLE}</h1>{body}</td></tr></table>"
    )
    (article,) = written(tmp_path, "a.html", page)
    assert (article.title, paragraphs(article)) == (making.TITLE, EXPECTED)


def test_a_page_of_line_breaks_keeps_its_first_paragraph(tmp_path: Path) -> None:
    body = "<br/> <br/>".join(f"<span>{text}</span>" for text in making.PARAGRAPHS)
    page = old_page(f"<h1>{making.TITLE}</h1><div class='txt'>{body}</div>")
    (article,) = written(tmp_path, "a.html", page)
    assert paragraphs(article) == EXPECTED


def test_a_table_of_data_stays_a_table(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Ship {at}</td><td>{at * 100} tons</td></tr>" for at in range(1, 4))
    body = "".join(f"<p>{text}</p>" for text in making.PARAGRAPHS)
    page = old_page(f"<article><h1>{making.TITLE}</h1>{body}<table>{rows}</table></article>")
    (article,) = written(tmp_path, "a.html", page)
    assert paragraphs(article)[:4] == EXPECTED
    assert "Ship 2" in article.text


def test_what_stands_above_the_headline_is_left_out(tmp_path: Path) -> None:
    teasers = "".join(f"<div>{text}</div>" for text in ("Ten ships that sank", "A new bridge"))
    body = "".join(f"<div><span>{text}</span></div>" for text in making.PARAGRAPHS)
    page = old_page(
        f"<div class=a><div class=b>{teasers}</div><div class=c><div><h1>{making.TITLE}</h1></div>"
        f"{body}</div></div>"
    )
    (article,) = written(tmp_path, "a.html", page)
    assert paragraphs(article) == EXPECTED


@pytest.mark.parametrize("name", ["pullquote", "pull-quote", "article__Pull_Quote right"])
def test_pull_quotes_are_left_out(tmp_path: Path, name: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in making.PARAGRAPHS)
    quote = f'<aside class="{name}"><p>We are open, and we will stay open</p></aside>'
    page = old_page(f"<article><h1>{making.TITLE}</h1>{quote}{body}</article>")
    (article,) = written(tmp_path, "a.html", page)
    assert paragraphs(article) == EXPECTED
