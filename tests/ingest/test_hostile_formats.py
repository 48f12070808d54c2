"""Files that are damaged, or made to cost time and memory: a clear problem, and no more."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.ingest import read_file
from idlib_tui.ingest.article import read_raw_article
from idlib_tui.ingest.formats import READERS, RawArticle, exports, limits, pdf
from idlib_tui.ingest.reader import MAX_BYTES
from idlib_tui.model import Article, Problem, Story
from tests.ingest import making

if TYPE_CHECKING:
    from pathlib import Path


def problem(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = read_file(path, folder, Story())
    assert isinstance(found[-1], Problem), found
    assert found[-1].file == name
    return found[-1].reason


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def test_an_archive_that_would_be_huge_is_not_unpacked(tmp_path: Path) -> None:
    assert "too large when unpacked" in problem(tmp_path, "a.docx", making.bomb())
    assert "too large when unpacked" in problem(tmp_path, "a.epub", making.bomb())


def test_a_record_of_a_crawl_that_is_huge_is_left_out(tmp_path: Path) -> None:
    assert "no pages" in problem(tmp_path, "a.warc.gz", making.gzip_bomb())


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rss", ENTITIES + b"<rss><channel><item><title>&b;&c;</title></item></channel></rss>"),
        ("a.docx", zipped(word__document_xml=ENTITIES + b"<x>&b;&c;</x>")),
    ],
)
def test_declared_entities_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    assert "declares entities" in problem(tmp_path, name, data)


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    page = b"<html><body>" + b"<p>words of it</p>" * 300_000
    assert "too large for a page" in problem(tmp_path, "a.html", page)
    assert "too large" in problem(tmp_path, "b.html", page + b" " * MAX_BYTES)


def test_a_page_that_is_nested_without_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<div>" * 50_000 + making.TEXT, encoding="utf-8")
    assert len(read_file(path, tmp_path, Story())) == 1


def test_a_mail_of_a_thousand_parts(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "The Gull <a@gull.example>", making.TITLE
    message["Message-ID"] = "<1@gull.example>"
    message.set_content(making.wrapped())
    for number in range(1_000):
        message.add_attachment(b"x" * 100, maintype="image", subtype="png", filename=f"{number}")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    (article,) = read_file(path, tmp_path, Story())
    assert isinstance(article, Article)
    assert article.title == making.TITLE


def test_a_mail_whose_parts_are_nested_without_end(tmp_path: Path) -> None:
    inner = "From: a@gull.example\nSubject: x\nMessage-ID: <1@x>\n"
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000)
    )
    path = tmp_path / "a.eml"
    path.write_text(inner + deep, encoding="utf-8")
    assert len(read_file(path, tmp_path, Story())) == 1


def test_a_pdf_whose_pages_lead_in_a_circle(tmp_path: Path) -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    assert "PDF" in problem(tmp_path, "a.pdf", data)


def test_reading_is_given_up_when_the_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "Deadline", lambda: limits.Deadline(-1))
    assert "too long" in problem(tmp_path, "a.pdf", making.pdf())


def test_a_file_of_too_many_articles_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("idlib_tui.ingest.reader.MAX_ARTICLES", 3)
    path = tmp_path / "a.rss"
    path.write_bytes(making.rss(5))
    found = read_file(path, tmp_path, Story())
    assert [type(item) for item in found] == [Article, Article, Article, Problem]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", making.page().encode()),
        ("a.mhtml", making.mhtml()),
        ("a.eml", making.mail(html=True).as_bytes()),
        ("a.pdf", making.pdf()),
        ("a.docx", making.docx()),
        ("a.rtf", making.rtf()),
        ("a.epub", making.epub()),
        ("a.rss", making.rss()),
        ("a.json", making.json_feed()),
        ("a.ris", making.ris()),
    ],
)
@settings(max_examples=15, deadline=None)
@given(cut=st.floats(0, 1), at=st.floats(0, 1), garbage=st.binary(min_size=1, max_size=40))
def test_damaged_files_never_raise(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    data: bytes,
    cut: float,
    at: float,
    garbage: bytes,
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    place = int(at * len(data))
    damaged = data[:place] + garbage + data[place + len(garbage) :]
    (folder / name).write_bytes(damaged[: max(1, int(cut * len(damaged)))])
    assert read_file(folder / name, folder, Story())


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "1 of 2 DOCUMENTS",
                    "End of Document",
                    "Body",
                    "BYLINE: A",
                    "LOAD-DATE: x",
                    "Title: x",
                    "Full text: x",
                    "Publication title: x",
                    "HD x",
                    "LP",
                    "TD",
                    "SN x",
                    "PD 5 November 2019",
                    "12 words",
                    "5 November 2019",
                    "Document ABCDEF0020191105ab1",
                    "_" * 40,
                ]
            ),
            st.text(max_size=20),
        ),
        max_size=30,
    )
)
def test_any_lines_can_be_asked_whether_they_are_an_export(lines: list[str]) -> None:
    exports.split_export("\n".join(lines))


def test_every_reader_can_be_found() -> None:
    from idlib_tui.ingest.formats import NAMES, reader_of  # noqa: PLC0415

    assert all(reader_of(name) is not None and name in NAMES for name in READERS)


def test_one_article_of_many_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(raw: RawArticle, *others: object) -> Article:
        if raw.title == f"{making.TITLE} 2":
            raise ZeroDivisionError
        return read_raw_article(raw, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("idlib_tui.ingest.reader.read_raw_article", breaks)
    path = tmp_path / "a.rss"
    path.write_bytes(making.rss(3))
    one, three, failed = read_file(path, tmp_path, Story())
    assert isinstance(one, Article)
    assert isinstance(three, Article)
    assert (one.id, three.id) == ("a.rss#1", "a.rss#3")
    assert isinstance(failed, Problem)
    assert "article 2 cannot be read" in failed.reason
