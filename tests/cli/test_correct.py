"""``correct``: kept in the desk, applied at once by every command, taken back by number."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run
from tests.library.conftest import write_seeds
from tests.library.test_corrections import ARTICLES

OnStory = Callable[..., Ran]


@pytest.fixture
def on_story(run: Run, tmp_path: Path) -> OnStory:
    workspace = write_seeds(tmp_path / "dam", ARTICLES)
    return lambda *arguments: run("--workspace", workspace.root, *arguments)


def listed(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_actors_are_joined_in_every_command(on_story: OnStory) -> None:
    ran = on_story("correct", "same", "mobius", "karin")
    assert (ran.status, ran.out) == (0, "")
    assert "Kept: you said that K. Mobius is Karin Mebius." in ran.err
    assert [one["text"] for one in listed(on_story("quotes", "--actor", "mobius", "--json"))] == [
        "“The dam will stay closed until the summer,”",
        "“Nobody asked us about the new dam,”",
    ]
    [one] = [
        each
        for each in listed(on_story("actors", "--json"))
        if each["actor"] in {"Karin Mebius", "K. Mobius"}
    ]
    assert one["quotes"] == 2
    assert one["reasons"]["K. Mobius"] == "corrected by the reader"
    assert on_story("search", "said:karin nobody").status == 0


def test_a_speaker_is_corrected_and_said_to_be(on_story: OnStory) -> None:
    assert on_story("correct", "speaker", "stay closed", "Ole Brandt").status == 0
    [quote] = listed(on_story("quotes", "--text", "stay closed", "--json"))
    assert (quote["actor"], quote["resolved_by"]) == ("Ole Brandt", "corrected by the reader")
    assert on_story("correct", "speaker", "stay closed", "--nobody").status == 0
    [quote] = listed(on_story("quotes", "--text", "stay closed", "--json"))
    assert (quote["actor"], quote["speaker"]) == (None, None)
    assert len(listed(on_story("correct", "list", "--json"))) == 1


def test_dates_and_what_is_no_event(on_story: OnStory) -> None:
    assert on_story("correct", "date", "bridge fell", "3 March 2021").status == 0
    [entry] = listed(on_story("chronology", "--text", "bridge fell", "--json"))
    assert (entry["date"], entry["reports"][0]["corrected"]) == ("2021-03-03", True)
    assert on_story("correct", "no-event", "bridge fell").status == 0
    assert on_story("chronology", "--text", "bridge fell").status == 1
    assert "is no event" in on_story("correct", "list").out


def test_corrections_are_taken_back_by_number(on_story: OnStory) -> None:
    on_story("correct", "same", "mobius", "karin")
    on_story("correct", "no-event", "bridge fell")
    assert on_story("correct", "undo", "1").status == 0
    assert listed(on_story("quotes", "--text", "nobody asked", "--json"))[0]["actor"] == "K. Mobius"
    assert on_story("chronology", "--text", "bridge fell").status == 1
    ran = on_story("correct", "undo")
    assert "Taken back: you had said that" in ran.err
    assert on_story("chronology", "--text", "bridge fell").status == 0
    assert on_story("correct", "list").status == 1
    assert on_story("correct", "undo").status == 2


def test_they_outlive_the_index_and_are_the_readers_to_edit(
    on_story: OnStory, tmp_path: Path
) -> None:
    on_story("correct", "other", "Brandt", "Lotte Lindqvist", "--in", "b")
    on_story("correct", "same", "mobius", "Karin “K.” Mebius: the\u2028elder")
    shutil.rmtree(tmp_path / "dam" / "index")
    mend = on_story("quotes", "--text", "mend the dam", "--json")
    assert listed(mend)[0]["actor"] == "Lotte Lindqvist"
    assert listed(on_story("quotes", "--text", "nobody asked", "--json"))[0]["actor"].endswith(
        "elder"
    )
    desk = tmp_path / "dam" / "briefs" / "desk.yaml"
    text = desk.read_text(encoding="utf-8")
    desk.write_text(text.replace("is: Lotte Lindqvist", "is: the other Brandt"), encoding="utf-8")
    mend = on_story("quotes", "--text", "mend the dam", "--json")
    assert listed(mend)[0]["actor"] == "the other Brandt"


def test_suggestions_are_listed_and_rejected_for_good(on_story: OnStory, tmp_path: Path) -> None:
    seeds = tmp_path / "dam" / "seeds"
    said = "date 2021-03-21 ORVEL – “We saw nothing of that kind,” Karin Mebious said.\n"
    (seeds / "d.txt").write_text(said, encoding="utf-8")
    [one] = listed(on_story("actors", "--suggest", "--json"))
    assert {one["actor"], one["same_as"]} == {"Karin Mebious", "Karin Mebius"}
    assert on_story("actors", "--suggest", "brandt").status == 1
    assert on_story("correct", "different", one["actor"], one["same_as"]).status == 0
    assert on_story("actors", "--suggest").status == 1
    shutil.rmtree(tmp_path / "dam" / "index")
    assert on_story("actors", "--suggest").status == 1
    assert on_story("correct", "undo").status == 0
    assert on_story("correct", "same", one["actor"], one["same_as"]).status == 0
    assert on_story("actors", "--suggest").status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("same", "mobius"), 2, "takes the name of an actor and who that is"),
        (("same", "nobody at all", "karin"), 1, "No actor goes by"),
        (("speaker", "dam", "karin"), 2, "quotes have these words"),
        (("speaker", "no such words", "karin"), 1, "No quote has these words."),
        (("speaker", "stay closed"), 2, "--nobody"),
        (("date", "bridge fell", "soon"), 2, "is not a date"),
        (("other", "Karin Mebius"), 2, "Say who is meant"),
        (("other", "Mebius"), 2, "Articles have other names for Karin Mebius"),
        (("different", "karin", "Karin Mebius"), 2, "Both are Karin Mebius"),
        (("undo", "7"), 2, "There are no corrections"),
        (("elsewhere",), 2, "invalid choice"),
    ],
)
def test_mistakes_are_told(
    on_story: OnStory, arguments: tuple[str, ...], status: int, message: str
) -> None:
    ran = on_story("correct", *arguments)
    assert ran.status == status
    assert message in ran.err


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("- kind: same\n  actor: A", "This correction has no `is`."),
        ("- kind: wish\n  actor: A", "“wish” is no kind of correction."),
        ("- kind: date\n  date: soon\n  places: []", "“soon” is not a date."),
        ("- kind: speaker\n  actor: A", "no list of `places`"),
    ],
)
def test_a_mistake_in_the_desk_is_named_with_its_line(
    on_story: OnStory, tmp_path: Path, item: str, message: str
) -> None:
    desk = tmp_path / "dam" / "briefs" / "desk.yaml"
    desk.parent.mkdir(parents=True)
    desk.write_text(f"version: 1\ncorrections:\n{item}\n", encoding="utf-8")
    ran = on_story("quotes", "--text", "stay closed")
    assert ran.status == 0
    assert message in ran.err
    assert "desk.yaml:" in ran.err
    assert on_story("correct", "list").status == 3
