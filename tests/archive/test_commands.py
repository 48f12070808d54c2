"""The actions of ``idlib-tui archive``."""

import json
import threading
from pathlib import Path

import pytest

from idlib_tui.settings_file import SETTINGS_FILE
from tests.archive.answering import answering
from tests.archive.conftest import Story
from tests.cli.conftest import Run, run

__all__ = ["run"]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's settings; there are none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "config" / "idlib-tui"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def on_story(run: Run, config: Path, story: Story) -> Run:
    """Run an action on the archive of the story."""
    [url] = story.archive.settings.urls
    (config / SETTINGS_FILE).write_text(
        f'[archives.desk]\nurl = "{url}"\nindex = "idlib-story"\n', encoding="utf-8"
    )
    return lambda action, *arguments: run("archive", action, *arguments)


def test_search(on_story: Run) -> None:
    ran = on_story("search", "said:kalin", "reinforcements", "--json")
    assert (ran.status, ran.err) == (0, "")
    [hit] = map(json.loads, ran.out.splitlines())
    assert hit.keys() == {"article", "title", "published", "score", "snippet", "hits"}
    assert hit["article"].startswith("000")
    shown = on_story("search", "said:kalin", "reinforcements")
    assert "[reinforcements]" in shown.out
    assert on_story("search", "zzz").status == 1
    assert on_story("search", "(").status == 2
    assert on_story("search", "said:nobody").status == 1


def test_facets(on_story: Run) -> None:
    ran = on_story("search", "ceasefire", "--facets", "--json")
    assert {json.loads(line)["facet"] for line in ran.out.splitlines()} == {
        "source",
        "actor",
        "month",
    }


def test_pull(on_story: Run, tmp_path: Path) -> None:
    folder = tmp_path / "story"
    ran = on_story("pull", "ceasefire", folder, "--json")
    assert ran.status == 0
    pulled = [json.loads(line) for line in ran.out.splitlines()]
    assert [set(one) for one in pulled] == [{"file", "title", "new"}] * 2
    assert all((folder / "seeds" / one["file"]).is_file() and one["new"] for one in pulled)
    assert "0 of 2 articles are new" in on_story("pull", "ceasefire", folder).err
    assert on_story("pull", "zzz", folder).status == 1


def test_since(on_story: Run, tmp_path: Path) -> None:
    folder = tmp_path / "story"
    on_story("pull", "ceasefire", folder)
    assert on_story("since", "--workspace", folder).status == 1
    record = folder / "briefs" / "pulled.json"
    noted = json.loads(record.read_text("utf-8"))
    lost, facts = noted["files"].popitem()
    record.write_text(json.dumps(noted), "utf-8")
    (folder / "seeds" / lost).unlink()
    ran = on_story("since", "--workspace", folder, "--json")
    [new] = map(json.loads, ran.out.splitlines())
    assert new.keys() == {"query", "article", "title", "outlet", "published"}
    assert new["query"] == "ceasefire"
    assert new["title"] in on_story("since", "--workspace", folder).out
    assert "1 article copied" in on_story("since", "--workspace", folder, "--pull").err
    assert json.loads(record.read_text("utf-8"))["files"][lost] == facts
    assert on_story("since", "--workspace", folder).status == 1


@pytest.mark.cluster
def test_annotate(on_story: Run) -> None:
    ran = on_story("annotate", "--slice", "3/8", "--json")
    assert ran.status == 0
    assert json.loads(ran.out) == {"archive": "desk", "articles": 0, "sent": 0, "refused": []}
    assert "0 of 0 articles" in on_story("annotate").err


def test_status_and_create(on_story: Run) -> None:
    ran = on_story("status", "--json")
    found = json.loads(ran.out)
    assert found["server"].startswith("opensearch ")
    assert (found["articles"], found["shards"], found["silent"]) == (5, 2, 0)
    assert "idlib-story" in on_story("status").out
    assert json.loads(on_story("create", "--json").out)["created"] is False


def test_quotes(on_story: Run) -> None:
    ran = on_story("quotes", "--actor", "kalin", "--limit", "2", "--json")
    assert ran.status == 0
    said = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["actor"] for one in said] == ["Ibrahim Kalin"] * 2
    assert said[0].keys() >= {"article", "start", "end", "text", "said_on"}
    assert "of" in ran.err
    assert "--limit is more" in ran.err
    assert "Ibrahim Kalin" in on_story("quotes", "--actor", "kalin").out
    counted = on_story("quotes", "--actor", "kalin", "--months", "--json")
    assert json.loads(counted.out.splitlines()[0]).keys() == {"month", "quotes"}
    assert on_story("quotes", "--text", "zzz").status == 1


def test_chronology(on_story: Run) -> None:
    ran = on_story("chronology", "--text", "ceasefire", "--json")
    assert ran.status == 0
    keys = {"date", "first", "last", "relation", "article", "start", "end", "text"}
    assert {frozenset(json.loads(line)) for line in ran.out.splitlines()} == {frozenset(keys)}
    assert "ceasefire" in on_story("chronology", "--text", "ceasefire").out
    assert "2020-01" in on_story("chronology", "--text", "ceasefire", "--months").out


def test_which_archive(run: Run, config: Path) -> None:
    ran = run("archive", "status")
    assert (ran.status, ran.out) == (3, "")
    assert "No archive is set up" in ran.err
    two = '[archives.a]\nurl = "http://127.0.0.1:1"\nindex = "a"\n'
    (config / SETTINGS_FILE).write_text(two + two.replace("archives.a", "archives.b"), "utf-8")
    assert "--archive takes one of a, b" in run("archive", "status").err
    assert "have no archive c" in run("archive", "status", "--archive", "c").err
    assert "cannot be reached" in run("archive", "status", "--archive", "b").err


def test_a_cluster_that_does_not_answer_is_one_sentence(run: Run, config: Path) -> None:
    with answering({}, released=threading.Event()) as url:
        (config / SETTINGS_FILE).write_text(
            f'[archives.desk]\nurl = "{url}"\nindex = "articles"\ntimeout = 0.2\n', "utf-8"
        )
        for action in (["search", "x"], ["quotes"], ["status"], ["annotate"], ["create"]):
            ran = run("archive", *action)
            assert (ran.status, ran.out) == (3, "")
            assert "within 0.2 seconds" in ran.err
            assert ran.err.count("\n") == 1


def test_usage(run: Run) -> None:
    assert run("archive").status == 2
    assert "create, push, search" in run("archive").err
    assert run("archive", "push", "--slice", "4/3").status == 2
    assert run("archive", "push", "--slice", "0/3").status == 2
    shown = run("archive", "push", "--help")
    assert (shown.status, shown.err) == (0, "")
    assert "--slice K/N" in shown.out
