"""``grade``, ``mark`` and ``--grades``: kept on the desk, shown in every list, taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run


@pytest.fixture
def on_own(run: Run, idlib_workspace: Workspace) -> Run:
    """Run a command on a story of one's own."""
    return lambda *arguments: run("--workspace", idlib_workspace.root, *arguments)


def objects(on_own: Run, *arguments: str) -> list[dict[str, Any]]:
    ran = on_own(*arguments, "--json")
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_source_is_graded_and_every_list_shows_it(on_own: Run) -> None:
    sources = objects(on_own, "grade")
    assert {each["grade"] for each in sources} == {None}
    name = sources[0]["source"]
    assert objects(on_own, "grade", name.upper(), "b")[0]["grade"] == "B"
    assert "usually reliable" in on_own("grade", name).out
    tag = 'admiralty-scale:source-reliability="b"'
    for command in ("chronology", "quotes"):
        found = objects(on_own, command, "--grades")
        assert any(tag in each["tags"] for each in found)
        assert all(1 <= each["credibility"] <= 6 for each in found)
        assert all(each["credibility_because"] for each in found)
    reports = [
        each for group in objects(on_own, "figures", "--grades") for each in group["reports"]
    ]
    assert any(each["reliability"] == "B" for each in reports)
    assert on_own("desk", "--undo").status == 1, "nothing is on the desk but the grade was"
    assert {each["grade"] for each in objects(on_own, "grade")} == {None}


def test_a_fact_is_marked_and_the_list_says_so(on_own: Run) -> None:
    assert on_own("mark").status == 1
    entry = objects(on_own, "chronology")[0]
    report = entry["reports"][0]
    place = f"{report['article']}:{report['start']}-{report['end']}"
    [marked] = objects(on_own, "mark", place, "needs-source")
    assert marked["status"] == "needs a source"
    assert marked["text"] == report["text"]
    assert objects(on_own, "chronology", "--grades")[0]["status"] == "needs a source"
    assert "Marked as needs a source." in on_own("chronology", "--grades").out
    [marked] = objects(on_own, "mark", place, "disputed")
    assert marked["status"] == "disputed"
    assert on_own("mark", place, "none").status == 1
    on_own("desk", "--undo")
    assert "disputed" in on_own("mark").out


@pytest.mark.parametrize(
    "line",
    [
        ("grade", "Nobody at all", "A"),
        ("grade", "000", "Q"),
        ("mark", "000:1-9"),
        ("mark", "000", "disputed"),
        ("mark", "000:99999999-999999999", "disputed"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(on_own: Run, line: tuple[str, ...]) -> None:
    ran = on_own(*line)
    assert ran.status == 2
    assert ran.err.startswith("idlib-tui: ")
    assert not ran.out
