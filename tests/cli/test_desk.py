"""``desk``: the document that a brief is made of, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from idlib_tui.brief import Desk
from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run


@pytest.fixture
def on_own(run: Run, idlib_workspace: Workspace) -> Run:
    """Run a command on a story of one's own."""
    return lambda *arguments: run("--workspace", idlib_workspace.root, *arguments)


def listed(on_own: Run, *arguments: str | Path) -> list[tuple[str, str]]:
    ran = on_own("desk", "--json", *arguments)
    assert ran.status == 0, ran.err
    return [(each["kind"], each["text"]) for each in map(json.loads, ran.out.splitlines())]


def test_a_desk_from_the_first_pin_to_the_brief(on_own: Run) -> None:
    assert on_own("desk").status == 1
    quotes = [
        json.loads(line) for line in on_own("quotes", "--actor", "kalin", "--json").out.splitlines()
    ]
    quote = next(each for each in quotes if each["kind"] == "direct")
    at = f"{quote['article']}:{quote['start']}-{quote['end']}"
    assert listed(on_own, "--pin", at) == [("quote", quote["text"])]
    assert listed(on_own, "--pin", at) == [("quote", quote["text"])], "it stays pinned"
    [entry, *_] = map(json.loads, on_own("chronology", "--json").out.splitlines())
    report = entry["reports"][0]
    listed(on_own, "--pin", f"{report['article']}:{report['start']}-{report['end']}")
    listed(on_own, "--pin", "004", "--at", "1")
    listed(on_own, "--heading", "What failed", "--at", "1")
    listed(on_own, "--judgement", "They will meet again.")
    assert [kind for kind, _ in listed(on_own, "--move", "5", "3")] == [
        *("heading", "article", "judgement", "quote", "event")
    ]
    listed(on_own, "--edit", "1", "Why the talks failed")
    listed(on_own, "--edit", "4", "ask him")
    shown = on_own("desk").out.splitlines()
    assert shown[0] == "1  Why the talks failed"
    assert shown[2] == "3    Judgement: They will meet again."
    assert "Note: ask him" in shown[4]
    brief = on_own("brief", "-o", "-").out
    assert brief.index("## Why the talks failed") < brief.index("*Judgement:* They will")
    assert "**Ibrahim Kalin**, *" in brief
    assert "Note: ask him" in brief
    for change, first in (
        ("--remove 1", "article"),
        ("--up 2", "judgement"),
        ("--down 1", "article"),
    ):
        assert listed(on_own, *change.split())[0][0] == first


def test_everything_is_taken_back_one_by_one(on_own: Run, idlib_workspace: Workspace) -> None:
    file = idlib_workspace.briefs / "desk.yaml"
    seen = []
    for change in (
        ("--pin", "004"),
        ("--heading", "A: b", "--at", "1"),
        ("--judgement", "C\nd"),
        ("--edit", "2", "why?"),
        ("--move", "3", "1"),
        ("--up", "3"),
        ("--edit", "1", "E"),
        ("--remove", "3"),
    ):
        assert on_own("desk", *change).status == 0
        seen.append(file.read_text("utf-8"))
    for before in [*reversed(seen[:-1]), None]:
        ran = on_own("desk", "--undo")
        assert "Undone: you had" in ran.err
        if before is not None:
            assert file.read_text("utf-8") == before
    assert "Nothing to take back." in on_own("desk", "--undo").err
    assert Desk(file).content().entries == ()


def test_a_change_that_somebody_else_made_since_is_left(
    on_own: Run, idlib_workspace: Workspace
) -> None:
    file = idlib_workspace.briefs / "desk.yaml"
    on_own("desk", "--pin", "004")
    desk = Desk(file)
    desk.set_note(desk.pins[0], "hers")
    assert "has been changed since" in on_own("desk", "--undo").err
    assert Desk(file).pins[0].note == "hers"


@pytest.mark.parametrize(
    "history",
    [
        "",
        "[",
        "[1]",
        "{}",
        (
            '[{"what": "x", "section": "pins", "keys": [[]], "before": [[0, "- a: [", 0]],'
            ' "after": []]}]'
        ),
    ],
)
def test_a_broken_history_is_forgotten(
    on_own: Run, idlib_workspace: Workspace, history: str
) -> None:
    idlib_workspace.briefs.mkdir()
    (idlib_workspace.briefs / ".desk.history").write_text(history, encoding="utf-8")
    assert "Nothing to take back." in on_own("desk", "--undo").err
    assert on_own("desk", "--pin", "004").status == 0
    assert "Undone" in on_own("desk", "--undo").err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--remove", "9"), "no entry 9"),
        (("--edit", "x", "y"), "no number of an entry"),
        (("--pin", "000:5-5"), "no words from 5 to 5"),
        (("--pin", "000:5-99999999"), "no words from 5"),
        (("--pin", "zzz"), "zzz"),
        (("--heading", " "), "1 to 200 characters"),
        (("--up", "0"), "no number above zero"),
        (("--up", "1", "--down", "1"), "not allowed with"),
    ],
)
def test_what_cannot_be_is_said(on_own: Run, arguments: tuple[str, ...], says: str) -> None:
    ran = on_own("desk", *arguments)
    assert ran.status in {1, 2, 3}
    assert says in ran.err
    assert on_own("desk").status == 1
