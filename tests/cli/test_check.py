"""``check``: what is printed, and the status."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    from pathlib import Path

    from idlib_tui.workspace import Workspace
    from tests.cli.conftest import Run

GOOD = "Kalin said “We did not take the document and map that was presented to us”.[^1]\n"
BAD = "Akar said “We did take the document and map that was presented to us”.[^1]\n"
NOTE = "\n[^1]: 000_540ecb0081fb0e0d\n"


def test_a_clean_draft(on_idlib: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(GOOD + NOTE, encoding="utf-8")
    ran = on_idlib("check", draft)
    assert (ran.status, ran.out) == (ExitStatus.OK, "")
    assert "clean" in ran.err
    assert "verbatim" in on_idlib("check", draft, "--all").out


def test_problems_on_standard_input(on_idlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((BAD + NOTE).encode())))
    ran = on_idlib("check", "-")
    assert ran.status == ExitStatus.DISAGREES
    assert "altered" in ran.out
    assert "wrong speaker" in ran.out


def test_json_has_every_finding(on_idlib: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"{GOOD}\n{BAD}{NOTE}", encoding="utf-8")
    ran = on_idlib("check", draft, "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert {each["verdict"] for each in found if not each["problem"]} >= {"verbatim", "credited"}
    [altered] = [each for each in found if each["verdict"] == "altered"]
    assert altered["differences"] == [{"draft": "", "source": "not"}]
    assert altered["line"] == 3
    assert set(altered["place"]) == {"article", "start", "end", "text"}
    text = draft.read_text(encoding="utf-8")
    assert text[altered["start"] : altered["end"]].startswith("We did take")


def test_a_draft_that_is_not_there(on_idlib: Run, tmp_path: Path) -> None:
    ran = on_idlib("check", tmp_path / "none.md")
    assert ran.status == ExitStatus.WORKSPACE
    assert "none.md cannot be read" in ran.err


def test_a_brief_with_its_manifest(on_idlib: Run, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    ran = on_idlib("brief", "--all", "--manifest", "-o", path)
    assert ran.out.split() == [
        str(path),
        str(tmp_path / "b.manifest.json"),
        str(tmp_path / "b.sha256"),
    ]
    checked = run("verify", tmp_path / "b.manifest.json")
    assert (checked.status, checked.out) == (ExitStatus.OK, "")
    path.write_text("Other words.\n", encoding="utf-8")
    checked = run("verify", tmp_path / "b.manifest.json", "--json")
    assert checked.status == ExitStatus.DISAGREES
    assert json.loads(checked.out) == {
        "change": "changed",
        "file": "b.md",
        "reference": None,
        "text": "",
    }
    assert on_idlib("brief", "--all", "--manifest", "-o", "-").status == ExitStatus.USAGE


def test_a_brief_is_brought_up_to_date(run: Run, idlib_workspace: Workspace) -> None:
    root = idlib_workspace.root
    path = idlib_workspace.briefs / "b.md"
    assert run("--workspace", root, "brief", "--one-page", "--manifest", "-o", path).status == 0
    text = path.read_text("utf-8").replace("## Gaps", "Mine.\n\n## Gaps")
    path.write_text(text, encoding="utf-8")
    ran = run("--workspace", root, "brief", "--update", path)
    assert (ran.status, ran.out.split()[0]) == (0, str(path))
    assert "Mine.\n\n## Gaps" in path.read_text("utf-8")
    next(idlib_workspace.seeds.glob("004*")).unlink()
    changed = path.read_text("utf-8").replace("no consensus with", "no consensus at all with")
    path.write_text(changed, encoding="utf-8")
    ran = run("--workspace", root, "brief", "--update", path, "--since", "2020-02-28")
    assert ran.status == 4
    assert "b.md:" in ran.err
    assert "changed by you, and no longer written" in ran.err
    assert "## What changed" in path.read_text("utf-8")
    assert run("--workspace", root, "brief", "--update", path.with_name("no.md")).status == 3
