"""A day at the desk, by the command line: from the pins to the brief written again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.brief import Desk
from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run

HEADINGS = ("The talks", "The fighting", "The displaced")
JUDGEMENTS = ("Ankara will not withdraw.", "A truce before April is likely.")
OWN = "\nMy own paragraph, which no source has.\n"
LATER = """date 2020-03-01 ANKARA – More than 2.1 million people have been displaced in Idlib, the
United Nations said on Sunday.

“We will not leave the observation posts,” said Mevlut Cavusoglu.
"""


class Day:
    """The story, and what was done with it."""

    def __init__(self, run: Run, workspace: Workspace) -> None:
        self.workspace = workspace
        self._run = run

    def __call__(self, *arguments: str | Path, status: int = 0) -> str:
        """Run a command and expect its status."""
        ran = self._run("--workspace", self.workspace.root, *arguments)
        assert ran.status == status, ran.err
        return ran.out

    def lines(self, *arguments: str | Path) -> list[dict[str, Any]]:
        """Run a command and read its objects."""
        return [json.loads(line) for line in self(*arguments, "--json").splitlines()]


@pytest.fixture
def day(run: Run, idlib_workspace: Workspace) -> Day:
    return Day(run, idlib_workspace)


def pin_twelve(day: Day) -> list[str]:
    """Pin eight events, three quotes and a figure's sentence, and put them under headings."""
    events = day.lines("chronology", "--top", "8")
    quotes = [each for each in day.lines("quotes", "--kind", "direct") if each["actor"]][:3]
    figure = day.lines("figures", "--topic", "displaced")[0]["reports"][0]
    places = [each["reports"][0] for each in events] + quotes + [figure]
    for at, heading in zip((1, 5, 9), HEADINGS, strict=True):
        for place in places[at - 1 : at + 3]:
            day("desk", "--pin", f"{place['article']}:{place['start']}-{place['end']}")
        day("desk", "--heading", heading)
    return [place["text"] for place in places]


def test_a_day_at_the_desk(day: Day) -> None:
    pinned = pin_twelve(day)
    for number, heading in enumerate(HEADINGS):
        place = next(e["number"] for e in day.lines("desk") if e["text"] == heading)
        day("desk", "--move", str(place), str(5 * number + 1))
    for judgement in JUDGEMENTS:
        day("desk", "--judgement", judgement)
    entries = day.lines("desk")
    assert [e["text"] for e in entries if e["kind"] == "heading"] == list(HEADINGS)
    assert sum(e["kind"] not in {"heading", "judgement"} for e in entries) == len(pinned) == 12

    brief = Path(day("brief", "--manifest").splitlines()[0])
    text = brief.read_text(encoding="utf-8")
    assert all(f"## {heading}" in text for heading in HEADINGS)
    assert all(judgement in text for judgement in JUDGEMENTS)
    day("check", brief)
    day("verify", brief.with_suffix(".manifest.json"))

    heading = f"## {HEADINGS[1]}\n"
    brief.write_text(text.replace(heading, heading + OWN), encoding="utf-8")
    (day.workspace.seeds / "later.txt").write_text(LATER, encoding="utf-8")
    news = day.lines("since", brief)
    assert any(each["what"] == "article" and each["change"] == "new" for each in news)
    [new] = [each for each in news if each["what"] == "statement" and "observation" in each["text"]]
    assert [each for each in news if each["what"] == "figure"]

    day("desk", "--pin", f"{new['article']}:{new['start']}-{new['end']}")
    day("brief", "--update", brief)
    again = brief.read_text(encoding="utf-8")
    assert OWN in again
    assert again.index(heading) < again.index(OWN) < again.index(f"## {HEADINGS[2]}")
    assert "We will not leave the observation posts" in again
    assert all(judgement in again for judgement in JUDGEMENTS)
    day("check", brief)
    assert len(Desk(day.workspace.briefs / "desk.yaml").pins) == 13
