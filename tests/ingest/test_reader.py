"""Whole files: the five of the story, the hostile and the hopeless."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.ingest import article_files, ingest
from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft, undone
from idlib_tui.ingest.reader import MAX_BYTES, read_article
from idlib_tui.model import Article, Problem, PublishedFrom, Story

if TYPE_CHECKING:
    from pathlib import Path

    from idlib_tui.workspace import Workspace


@pytest.fixture
def articles(idlib_workspace: Workspace) -> dict[str, Article]:
    story = idlib_workspace.story()
    read = {}
    for path in article_files(idlib_workspace):
        article = ingest(path, idlib_workspace.seeds, story)
        assert isinstance(article, Article)
        read[article.id[:3]] = article
    return read


def test_the_dates_that_the_files_state(articles: dict[str, Article]) -> None:
    stated = {number: (a.published.day, a.published.known_from) for number, a in articles.items()}
    nothing = (None, PublishedFrom.UNKNOWN)
    assert stated == {
        "000": (date(2020, 2, 18), PublishedFrom.FILE),
        "001": nothing,
        "002": (date(2020, 2, 28), PublishedFrom.FILE),
        "003": (date(2020, 2, 7), PublishedFrom.FILE),
        "004": nothing,
    }


def test_titles_and_places(articles: dict[str, Article]) -> None:
    assert articles["001"].title == "No deal following second Turkish-Russian talks on Idlib"
    assert articles["000"].title.startswith("Talks amongst Russia and Turkey")
    assert all(len(article.title) <= 91 for article in articles.values())
    assert [article.place for article in articles.values()] == [
        "Ankara",
        None,
        "Reyhanli, Turkey",
        "Istanbul / Ankara",
        None,
    ]


def test_no_litter_and_all_marks_paired(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert not re.search(
            "advertisement|You might also|Discussion about|MINIFY|,quot|& #|date 2020|\u00a0",
            article.text,
        )
        for paragraph in article.text.split("\n"):
            marks = re.sub("[^“”]", "", paragraph)
            assert marks == "“”" * (len(marks) // 2), paragraph
    assert "Stop biggest humanitarian" not in articles["001"].text


def test_the_repairs_that_change_what_is_quoted(articles: dict[str, Article]) -> None:
    expected = {
        "002": [
            "provoked by gentleman.”\n",
            "federal government forces” in talks",
            "“de-escalation zone” arrangement",
            "air strikes” and “thoroughly",
            "political alternative.”\n",
            "assist” for NATO’s",
            "with Russia”.",
            "in all places” in Idlib",
            "Even certain.”\n",
            "\nTurkey 'assaults 200 targets'\n",
        ],
        "003": ["political process forward,” Cavusoglu said"],
        "000": ["more than 3.5 million Syrian refugees"],
    }
    for number, passages in expected.items():
        for passage in passages:
            assert passage in articles[number].text
    three = next(repair for repair in articles["000"].repairs if repair.kind == "number")
    assert (three.was, three.now) == ("three.five", "3.5")


def test_credits_are_not_litter(articles: dict[str, Article]) -> None:
    assert articles["003"].credits == (
        "Writing by Jonathan Spicer; Editing by Dominic Evans, William Maclean",
    )
    assert articles["002"].credits[0].endswith("Umut Uras in Doha, Qatar.")


def test_files_are_not_touched_and_known_by_their_bytes(idlib_workspace: Workspace) -> None:
    for path in article_files(idlib_workspace):
        before = path.read_bytes()
        article = ingest(path, idlib_workspace.seeds, Story())
        assert isinstance(article, Article)
        assert article.content_hash == hashlib.sha256(before).hexdigest()
        assert path.read_bytes() == before


def hostile_text() -> str:
    return "\n\n".join(
        (
            "[bold red]Markup[/] and [/foo] with [@click=app.quit]a link[/] stays as it is.",
            "Colours \x1b[31mred\x1b[0m \x1b]0;title\x07 and \x9b1m more.",
            "Bidi \u202eabc\u202c and \u2066isolated\u2069, nul\x00, bell\x07, \x85, \u2028 ends.",
            "“" * 5_000 + "”" * 2_000 + '"' * 3_001,
            "word " * 200_000,
            "&#0;&#27;[2J&#x9b;31m&lt;script&gt;alert(1)&lt;/script&gt;",
        )
    )


def test_a_hostile_file_comes_out_as_clean_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(hostile_text(), encoding="utf-8")
    article = ingest(path, tmp_path, Story())
    assert isinstance(article, Article)
    assert "[bold red]Markup[/] and [/foo] with [@click=app.quit]a link[/]" in article.text
    assert "<script>alert(1)</script>" in article.text
    shown = article.text + article.title + "".join(repair.now for repair in article.repairs)
    controls = {char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs"}}
    assert controls == {"\n"}
    assert "[31m" not in article.text


# The first example compiles the patterns.
@settings(deadline=None)
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("“”\"'’ \n.,&#39;quotABCabc-–*_[]()%\x00\x1b\u202eâ€œÃ©"),
            st.characters(),
        ),
        max_size=200,
    ),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_any_text_can_be_put_back(text: str, file: str) -> None:
    draft = Draft(text)
    article = read_article(draft, file, Given())
    assert undone(draft.text, draft.repairs) == text
    assert article.text == article.text.strip()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", article.text)
    for repair in article.repairs:
        assert article.text[repair.start : repair.end] == repair.now


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "No words remain"),
        (b"advertisement\n", "No words remain"),
        (b"%PDF-1.4 ...", "a PDF document"),
        (bytes(range(256)) * 50, "binary"),
    ],
)
def test_hopeless_files_are_problems(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    problem = ingest(path, tmp_path, Story())
    assert isinstance(problem, Problem)
    assert problem.file == "x.txt"
    assert says in problem.reason


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    problem = ingest(path, tmp_path, Story())
    assert isinstance(problem, Problem)
    assert "200 MB" in problem.reason


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("folder.txt", "dangling.txt", "pipe.txt", "missing.txt"):
        assert isinstance(ingest(tmp_path / name, tmp_path, Story()), Problem)


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Some words are here.")
    problem = ingest(path, tmp_path, Story())
    assert isinstance(problem, Problem)
    assert "rename it" in problem.reason
    problem.file.encode()


def test_a_line_of_one_endless_word_is_shown_as_text(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("x" * 1_000_000, encoding="utf-8")
    article = ingest(tmp_path / "line.txt", tmp_path, Story())
    assert isinstance(article, Article)
    assert article.text == "x" * 1_000_000
    assert len(article.title) < 100
