"""``new``: a workspace from articles, with title and actors asked for or given."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from idlib_tui.cli import questions
from idlib_tui.cli.output import Output
from idlib_tui.story_template import story_yaml
from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run
from tests.terminal.ptys import OnPty

ARTICLE = """Ferry crews vote to strike

18 February 2020

“We will stop on Friday,” Erik Holm said. Holm said the crews were tired.

“Nobody wants this,” said Ann Lee, the minister. Lee said she would call the crews on Monday.

“It is a disgrace,” an official said. The official said more would follow.
"""


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_articles_are_copied_and_nothing_is_asked_where_nobody_is(
    clips: Path, tmp_path: Path, run: Run
) -> None:
    ran = run("new", tmp_path / "strike", clips)
    assert ran.status == 0
    assert not Workspace.at(tmp_path / "strike").story().actors
    assert list((tmp_path / "strike" / "seeds").rglob("one.txt"))
    assert "Put articles" not in ran.err


def test_title_and_actors_can_be_given(clips: Path, tmp_path: Path, run: Run) -> None:
    ran = run("new", tmp_path / "strike", clips, "--title", "Ferries: “strike”", "--actors", "9")
    assert ran.status == 0
    story = Workspace.at(tmp_path / "strike").story()
    assert story.title == "Ferries: “strike”"
    # Who has no name is left out.
    assert {actor.name for actor in story.actors} == {"Erik Holm", "Ann Lee"}


def test_what_is_no_article_is_told_and_the_workspace_is_made(tmp_path: Path, run: Run) -> None:
    ran = run("new", tmp_path / "strike", tmp_path / "missing.txt")
    assert ran.status == 3
    assert "missing.txt" in ran.err
    assert Workspace.at(tmp_path / "strike").story_file.exists()


def test_without_articles_the_next_steps_are_told(tmp_path: Path, run: Run) -> None:
    ran = run("new", tmp_path / "strike", "--actors", "3")
    assert ran.status == 0
    assert "Put articles into" in ran.err


def test_in_a_terminal_it_asks(clips: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "idlib_tui", "new", str(tmp_path / "ferry-strike"), str(clips)]
    terminal = OnPty(command, tmp_path)
    try:
        terminal.wait(b"called? [Ferry strike]")
        terminal.type(b"The strike\n")
        terminal.wait(b"Who matters most?")
        terminal.type(b"2\n")
        assert terminal.wait_for_the_end() == 0
    finally:
        terminal.close()
    story = Workspace.at(tmp_path / "ferry-strike").story()
    assert story.title == "The strike"
    assert len(story.actors) == 1


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("\n", [0, 1]),
        ("", [0, 1]),
        ("3\n", [2]),
        ("3 1\n", [2, 0]),
        ("1-2, 4\n", [0, 1, 3]),
        ("2 2 1-2\n", [1, 0]),
        ("0\n", []),
        ("5\n4\n", [3]),
        ("both\n-1\n2-\n0-2\n2\n", [1]),
        ("3-2\n", []),
    ],
)
def test_rows_are_chosen_by_numbers_and_ranges(
    answers: str, expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    shown = io.StringIO()
    rows = ["Ann Lee", "Bo Lind", "Erik Holm", "Ida Moe"]
    assert questions.choose(Output.standard(shown, shown), "Who?", rows, 2) == expected
    assert shown.getvalue().startswith("  1  Ann Lee\n  2  Bo Lind\n")


@pytest.mark.parametrize(
    ("answer", "expected"), [("\n", "Usual"), ("Other \n", "Other"), ("", "Usual")]
)
def test_a_line_is_filled_in(answer: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    shown = io.StringIO()
    assert questions.fill_in(Output.standard(shown, shown), "What?", "Usual") == expected


@pytest.mark.parametrize("title", ["Plain", "With: colon", "'Quoted'", "#1", "yes", "Ł – “x”"])
def test_any_title_and_name_can_be_read_again(title: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "story.yaml").write_text(story_yaml(title, [title, "Ann Lee"]), encoding="utf-8")
    story = Workspace.at(tmp_path).story()
    assert story.title == title
    assert [actor.name for actor in story.actors] == [title, "Ann Lee"]
