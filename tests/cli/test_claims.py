"""``claims``: the matrix, the answers, and the questions of ``story.yaml``."""

from __future__ import annotations

import json

from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run

KILLED = "Turkish soldiers were killed in Idlib"


def test_a_sentence_is_looked_for_in_all_articles(on_idlib: Run) -> None:
    lines = [json.loads(line) for line in on_idlib("claims", KILLED, "--json").out.splitlines()]
    *rows, last = lines
    assert {row["what"] for row in rows} == {"row"}
    assert last["what"] == "searched"
    assert last["claims"] == [KILLED]
    for row in rows:
        [cell] = row["cells"]
        assert cell["attitude"] != "silent"
        assert all(each["text"] and each["article"] for each in cell["utterances"])
    shown = on_idlib("claims", KILLED)
    assert shown.out.startswith(KILLED)
    assert "Searched 5 articles" in shown.err


def test_a_place_is_an_event_or_a_figure(on_idlib: Run) -> None:
    group = json.loads(on_idlib("figures", "--json").out.splitlines()[0])
    report = group["reports"][0]
    place = f"{report['article']}:{report['start']}-{report['end']}"
    *rows, last = map(json.loads, on_idlib("claims", place, "--json").out.splitlines())
    assert len(last["claims"]) > 1
    assert all(len(row["cells"]) == len(last["claims"]) for row in rows)


def test_questions_are_answered(run: Run, idlib_workspace: Workspace) -> None:
    at = ("--workspace", idlib_workspace.root, "claims")
    asked = run(*at, "No Russian source says that the talks failed", "--json")
    [given] = map(json.loads, asked.out.splitlines())
    assert given["holds"] is True
    assert asked.status == 1
    assert run(*at).status == 1, "there are no questions yet"
    story = idlib_workspace.story_file
    question = "Who says that Turkish soldiers were killed?"
    story.write_text(f"{story.read_text()}\nquestions:\n- {question}\n", encoding="utf-8")
    shown = run(*at)
    assert shown.status == 0
    assert question in shown.out
    assert "asserts" in shown.out


def test_what_cannot_be_is_refused(on_idlib: Run) -> None:
    assert on_idlib("claims", "000:1-99999999").status == 2
    assert on_idlib("claims", "No Martian says that it rains").status == 2
    assert on_idlib("claims", "xyzzy plugh").status == 1
