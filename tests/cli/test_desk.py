"""``desk``: the document that a brief is made of, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
