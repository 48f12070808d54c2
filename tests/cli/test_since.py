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


def test_a_brief_tells_what_changed_and_its_section_stands_the_check(
    on_idlib: Run, tmp_path: Path
) -> None:
    path = tmp_path / "b.md"
    assert on_idlib("brief", "--one-page", "--since", "2020-02-28", "-o", path).status == 0
    text = path.read_text(encoding="utf-8")
    bottom, changed, happened = map(text.index, ("Bottom line", "What changed", "What happened"))
    assert bottom < changed < happened
    section = text[changed:happened]
    assert "Since 28 Feb 2020: 1 new article" in section
    [moved] = [line for line in section.splitlines() if "→" in line]
    before, now = moved.split("→")
    assert "298 civilian fatalities" in before
    assert "372" in now
    assert "[^" in before
    assert "[^" in now
    assert sum(line.startswith("- **") and "—" in line for line in section.splitlines()) == 10
    lines = range(text[:changed].count("\n"), text[:happened].count("\n"))
    found = [json.loads(line) for line in on_idlib("check", path, "--json").out.splitlines()]
    assert not [each for each in found if each["problem"] and each["line"] - 1 in lines]


def test_a_brief_without_since_has_no_such_section(on_idlib: Run) -> None:
    assert "What changed" not in on_idlib("brief", "--one-page", "-o", "-").out
