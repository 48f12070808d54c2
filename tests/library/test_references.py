"""Lists of references beside the files that they are about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.library import Library
from idlib_tui.model import PublishedFrom
from tests.library.conftest import write_seeds

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.conftest import MakeLibrary

TEXT = "The harbour opened on Tuesday, Ann Lee said. Ships came in all day.\n"


def reference(file: str, *, day: str = "2020/02/18", more: str = "") -> str:
    return (
        "TY  - NEWS\nTI  - Harbour opens\nAU  - Lind, Bo\nT2  - The Gull\n"
        f"DA  - {day}\nUR  - https://gull.example/h\nL1  - {file}\n{more}ER  - \n"
    )


def test_a_reference_gives_the_facts_of_its_file(make_library: MakeLibrary) -> None:
    library = make_library({"zotero.ris": reference("files/12/a.txt"), "files/12/a.txt": TEXT})
    [row] = library.articles()
    article = library.article(row.id)
    assert (article.title, article.outlet) == ("Harbour opens", "The Gull")
    assert (article.byline, article.address) == ("Bo Lind", "https://gull.example/h")
    assert article.published.day == date(2020, 2, 18)
    assert article.published.known_from is PublishedFrom.FILE
    assert "zotero.ris" in article.published.because
    assert library.problems() == []


def test_names_as_other_programs_write_them(make_library: MakeLibrary) -> None:
    library = make_library(
        {
            "x/list.ris": reference("files\\the%20harbour.txt"),
            "x/files/the harbour.txt": TEXT,
        }
    )
    assert [row.outlet for row in library.articles()] == ["The Gull"]


def test_files_elsewhere_are_not_touched(make_library: MakeLibrary) -> None:
    abstract = f"AB  - {TEXT}"
    library = make_library(
        {
            "x/list.ris": reference("../../story.yaml", more=abstract),
            "y/list.ris": reference("/etc/passwd"),
        }
    )
    assert [row.file for row in library.articles()] == ["x/list.ris"]
    assert [problem.file for problem in library.problems()] == ["y/list.ris"]


def test_the_story_and_the_file_come_first(make_library: MakeLibrary) -> None:
    story = "files:\n  a.txt: {outlet: Herald}\n  b.txt: {date: 2020-02-20}\n"
    library = make_library(
        {
            "story.yaml": story,
            "list.ris": reference("a.txt") + reference("b.txt"),
            "a.txt": f"Date: 19 February 2020\n\n{TEXT}",
            "b.txt": TEXT,
        }
    )
    found = {row.id: library.article(row.id) for row in library.articles()}
    assert found["a"].outlet == "Herald"
    assert found["a"].published.day == date(2020, 2, 19)
    assert found["b"].published.day == date(2020, 2, 20)
    assert found["b"].published.known_from is PublishedFrom.STORY
    assert found["b"].outlet == "The Gull"


def test_a_changed_reference_changes_its_article_only(tmp_path: Path) -> None:
    files = {"list.ris": reference("a.txt"), "a.txt": TEXT, "b.txt": "Date: 1 May 2020\n\nOther."}
    workspace = write_seeds(tmp_path, files)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        write_seeds(tmp_path, {"list.ris": reference("a.txt", day="2020/02/20")})
        library.sync(processes=1)
        assert library.article("a").published.day == date(2020, 2, 20)
        (workspace.seeds / "list.ris").unlink()
        library.sync(processes=1)
        assert library.article("a").outlet is None
