"""``since`` prints what is new, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

KEYS = {
    "article": {"id", "title", "published"},
    "event": {"date", "precision", "relation", "importance", "text", "reports"},
    "figure": {"topic", "unit", "before", "now"},
    "statement": {
        "article", "start", "end", "text", "kind", "actor", "speaker", "cue", "stance",
        "resolved_by", "said_on", "also_in", "contradicts",
    },
}  # fmt: skip


def test_since_a_day(on_idlib: Run) -> None:
    ran = on_idlib("since", "2020-02-28", "--json")
    assert ran.status == 0
    lines = [json.loads(line) for line in ran.out.splitlines()]
    for line in lines:
        assert set(line) == KEYS[line["what"]] | {"what", "change"}
    assert {line["what"] for line in lines} == set(KEYS)
    assert [line["id"][:3] for line in lines if line["what"] == "article"] == ["002"]
    shown = on_idlib("since", "2020-02-28").out
    for heading in ("Articles", "New events", "Figures", "New statements"):
        assert heading in shown


def test_nothing_is_new(on_idlib: Run) -> None:
    ran = on_idlib("since", "2021")
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing is new." in ran.err


def test_since_a_brief(on_idlib: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    assert on_idlib("brief", "--one-page", "-o", path).status == 0
    ran = on_idlib("since", path)
    assert ran.status == 3
    assert "brief --manifest" in ran.err
    assert on_idlib("brief", "--one-page", "--manifest", "--force", "-o", path).status == 0
    assert on_idlib("since", path).status == 1


def test_neither_a_day_nor_a_brief(on_idlib: Run) -> None:
    ran = on_idlib("since", "soon")
    assert ran.status == 2
    assert "neither a day nor a brief" in ran.err
