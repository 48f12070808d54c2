"""The filters of all commands accept the same and refuse the rest in the same words."""

import json
import unicodedata
from pathlib import Path

import pytest

from idlib_tui.cli.status import ExitStatus
from tests.cli.conftest import Run

STORY = """\
title: The bridge at Brod
actors:
  - name: Lukasz Nowak
    roles: [harbour master]
"""
ARTICLES = {
    "Zażółć.txt": (
        "Bridge closed\n\nPublished 18 February 2020\n\n"
        "“The bridge is closed until spring,” said Łukasz Nowak on Tuesday. "
        "“We will not wait,” said Anna Kowal on Tuesday. "
        "Some 3,000 people were displaced by the flood on Monday.\n"
    ),
    "second.txt": (
        "Bridge open\n\nPublished 22 February 2020\n\n"
        "“The bridge is open again,” said Lukasz Nowak on Friday. "
        "“Nobody asked us,” said Peter Kowal on Friday.\n"
    ),
}


@pytest.fixture
def bridge(tmp_path: Path, run: Run) -> Run:
    """Run commands on a story of two articles, one with a decomposed file name."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "story.yaml").write_text(STORY, encoding="utf-8")
    for name, text in ARTICLES.items():
        decomposed = unicodedata.normalize("NFD", name)
        (tmp_path / "seeds" / decomposed).write_text(text, encoding="utf-8")
    assert run("index", "--workspace", tmp_path).status == ExitStatus.OK
    return lambda *arguments: run(*arguments, "--workspace", tmp_path)


DATED = (("quotes",), ("chronology",), ("brief", "-o", "-"))
OF_AN_ACTOR = (("quotes", "--actor"), ("chronology", "--actor"), ("brief", "-o", "-", "--actor"))


@pytest.mark.parametrize("command", DATED, ids=" ".join)
@pytest.mark.parametrize("written", ["2020-2-18", "2020-02-18", "18 Feb 2020", "february 2020"])
def test_a_day_is_written_in_many_ways(bridge: Run, command: tuple[str, ...], written: str) -> None:
    assert bridge(*command, "--from", written).status == ExitStatus.OK
    assert bridge("search", f'date:"{written}"').status == ExitStatus.OK


@pytest.mark.parametrize("command", DATED, ids=" ".join)
def test_a_range_that_ends_before_it_starts(bridge: Run, command: tuple[str, ...]) -> None:
    sentence = "The range ends before it starts: 2020-02-20 is after 2020-02-10."
    ran = bridge(*command, "--from", "2020-02-20", "--to", "2020-2-10")
    assert (ran.status, ran.out) == (ExitStatus.USAGE, "")
    assert ran.err == f"idlib-tui: {sentence}\n"
    searched = bridge("search", "date:2020-02-20..2020-2-10")
    assert searched.status == ExitStatus.USAGE
    assert sentence in searched.err


@pytest.mark.parametrize("command", OF_AN_ACTOR, ids=" ".join)
@pytest.mark.parametrize("name", ["Łukasz Nowak", "Lukasz Nowak", "lukasz", "NOWAK", "Łukasz"])
def test_a_name_with_and_without_its_marks(
    bridge: Run, command: tuple[str, ...], name: str
) -> None:
    for form in ("NFC", "NFD"):
        ran = bridge(*command, unicodedata.normalize(form, name))
        assert ran.status == ExitStatus.OK
    assert bridge("search", f'said:"{name}"').out.count("1 hit\n") == 2


def test_one_person_written_in_two_ways_is_one_actor(bridge: Run) -> None:
    actors = [json.loads(line) for line in bridge("actors", "--json").out.splitlines()]
    [nowak] = [actor for actor in actors if "nowak" in actor["actor"].lower()]
    assert (nowak["actor"], nowak["quotes"]) == ("Lukasz Nowak", 2)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("kowal", "“kowal” could be any of Anna Kowal, Peter Kowal. Write more of the name."),
        ("Lukas Nowack", "No actor goes by “Lukas Nowack”. Did you mean Lukasz Nowak?"),
        ("Ortega", "No actor goes by “Ortega”."),
    ],
)
def test_a_name_that_does_not_settle_who_is_meant(bridge: Run, name: str, sentence: str) -> None:
    for command in OF_AN_ACTOR:
        ran = bridge(*command, name)
        assert (ran.status, ran.out) == (ExitStatus.NOTHING_FOUND, ""), command
        assert ran.err == f"idlib-tui: {sentence} `idlib-tui actors` lists them.\n", command
    for searching in (("search",), ("brief", "-o", "-")):
        ran = bridge(*searching, f'said:"{name}" bridge')
        assert (ran.status, ran.out) == (ExitStatus.NOTHING_FOUND, ""), searching
        assert ran.err == f"idlib-tui: {sentence} `idlib-tui actors` lists them.\n", searching


def test_figures_are_filtered_by_starts_of_words(bridge: Run) -> None:
    assert "3,000" in bridge("figures", "--topic", "displ").out
    assert bridge("figures", "--topic", "wounded").status == ExitStatus.NOTHING_FOUND


def test_figures_are_filtered_by_their_days(bridge: Run) -> None:
    assert "3,000" in bridge("figures", "--from", "2020-02-17", "--to", "2020-02-17").out
    assert bridge("figures", "--from", "2020-02-18").status == ExitStatus.NOTHING_FOUND
    turned = bridge("figures", "--from", "2020-03", "--to", "2020-02")
    assert turned.status == ExitStatus.USAGE


def test_a_running_count_is_listed_as_a_series(tmp_path: Path, run: Run) -> None:
    (tmp_path / "seeds").mkdir()
    for day, toll in ((3, "41"), (4, "44"), (5, "44"), (9, "60")):
        text = f"date 2021-03-0{day}\n\nThe flood has killed {toll} people in Kenya.\n"
        (tmp_path / "seeds" / f"{day}.txt").write_text(text, encoding="utf-8")
    ran = run("figures", "--topic", "killed", "--workspace", tmp_path)
    heading, *rows = ran.out.splitlines()
    assert heading == "killed: person (Kenya), over time"
    assert [row.split()[0:4] for row in rows] == [
        ["3", "Mar", "2021", "41"],
        ["4", "Mar", "2021", "44"],
        ["5", "Mar", "2021", "44"],
        ["9", "Mar", "2021", "60"],
    ]
    (found,) = map(json.loads, run("figures", "--json", "--workspace", tmp_path).out.splitlines())
    assert (found["series"], found["differ"]) == (True, False)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_named_in_either_normal_form(bridge: Run, form: str) -> None:
    name = unicodedata.normalize(form, "Zażółć")
    assert bridge("quotes", "--source", name).out.count("“") == 2
    assert bridge("show", f"{name}.txt").status == ExitStatus.OK
    assert bridge("search", f"source:{name}").out.count("hits\n") == 1
