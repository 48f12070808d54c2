"""Sync: only what changed is handled, and the outcome depends on the files alone."""

import itertools
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from idlib_tui.errors import LibraryError, UnknownArticleError
from idlib_tui.library import Library, SyncProgress
from idlib_tui.model import PublishedFrom
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents, fingerprint, searched
from tests.library.conftest import write_seeds
from tests.support import SEEDS, copy_idlib_story


def test_the_idlib_story(idlib: Library) -> None:
    days = {row.id[:3]: row.published for row in idlib.articles()}
    assert len(days) == 5
    assert str(days["000"].day) == "2020-02-18"
    assert days["000"].known_from is PublishedFrom.FILE
    assert days["001"].known_from is PublishedFrom.INFERRED
    assert idlib.problems() == []
    assert idlib.article("002").id.startswith("002_")
    assert not idlib.stale()


def test_sync_leaves_seeds_as_they_are(idlib_workspace: Workspace) -> None:
    before = fingerprint(idlib_workspace.seeds)
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    assert fingerprint(idlib_workspace.seeds) == before


def test_only_what_changed_is_handled(tmp_path: Path) -> None:
    workspace = write_seeds(
        tmp_path, {f"{name}.txt": f"The {name} words of this article." for name in "abcd"}
    )
    with Library.open(workspace) as library:
        assert library.stale()
        first = library.sync(processes=1)
        assert (first.added, first.changed, first.removed, first.unchanged) == (4, 0, 0, 0)
        (workspace.seeds / "a.txt").write_text("Quite another text stands here.")
        (workspace.seeds / "b.txt").unlink()
        (workspace.seeds / "e.txt").write_text("A new article about the harbour.")
        assert library.stale()
        second = library.sync(processes=1)
        assert (second.added, second.changed, second.removed, second.unchanged) == (1, 1, 1, 2)
        assert not library.stale()
        assert {row.id for row in library.articles()} == {"a", "c", "d", "e"}
        assert [hit.article.id for hit in library.search("harbour OR another").hits] == ["a", "e"]
        assert library.search("words").total == 2


def test_a_file_of_the_same_size_and_time_is_read_when_it_was_fresh(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"a.txt": "The first words of this."})
    file = workspace.seeds / "a.txt"
    with Library.open(workspace) as library:
        library.sync(processes=1)
        stat = file.stat()
        file.write_text("The other words of this.")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert library.sync(processes=1).changed == 1
        assert library.search("other").total == 1


def test_touching_a_file_changes_nothing(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"a.txt": "The first words of this."})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        os.utime(workspace.seeds / "a.txt", (1, 1))
        assert library.stale()
        report = library.sync(processes=1)
        assert (report.changed, report.unchanged) == (0, 1)
        assert not library.stale()


def test_what_cannot_be_read_is_a_problem_and_stops_nothing(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"good.txt": "A readable article about the harbour."})
    (workspace.seeds / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (workspace.seeds / "empty.txt").write_bytes(b"")
    (workspace.seeds / "dangling.txt").symlink_to(tmp_path / "nowhere")
    with Library.open(workspace) as library:
        report = library.sync(processes=1)
        assert [row.id for row in library.articles()] == ["good"]
        assert {problem.file for problem in library.problems()} == {
            "binary.txt",
            "dangling.txt",
            "empty.txt",
        }
        assert report.problems == 3
        assert not library.stale()
        (workspace.seeds / "empty.txt").write_text("Now there is something in it.")
        assert library.sync(processes=1).problems == 2
        assert library.article_count() == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names must be Unicode")
def test_a_name_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"good.txt": "A readable article about the harbour."})
    Path(os.fsdecode(os.fsencode(workspace.seeds) + b"/bad\xff.txt")).write_text("The words here.")
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert library.article_count() == 1
        assert [problem.file for problem in library.problems()] == ["bad?.txt"]
        assert not library.stale()


def test_progress_and_cancelling(tmp_path: Path) -> None:
    texts = {f"{number:03}.txt": f"The words of number {number}." for number in range(200)}
    workspace = write_seeds(tmp_path, texts)
    seen: list[SyncProgress] = []
    with Library.open(workspace) as library:
        report = library.sync(
            progress=seen.append, cancelled=lambda: seen[-1].stage == "read", processes=1
        )
        assert not report.complete
        assert 0 < library.article_count() < 200
        assert library.stale()
        again = library.sync(processes=1)
        assert again.complete
        assert again.added + report.added == 200
        assert library.search("words").total == 200
    assert seen[0].stage == "scan"
    assert all(progress.done <= progress.total for progress in seen)


def test_cancelled_anywhere(tmp_path: Path) -> None:
    texts = {
        f"{number}.txt": f"date 2020-02-1{number} Anna Halden said {number} people were killed."
        for number in range(5)
    } | {"undated.txt": "Talks go on, Halden said on Monday. Many people were killed."}
    whole = write_seeds(tmp_path / "whole", texts)
    with Library.open(whole) as library:
        library.sync(processes=1)
    expected = contents(whole)
    complete = False
    turns = 0
    while not complete:
        workspace = write_seeds(tmp_path / str(turns), texts)
        asked = itertools.count()
        with Library.open(workspace) as library:
            complete = library.sync(
                cancelled=lambda asked=asked, turns=turns: next(asked) >= turns,  # type: ignore[misc]
                processes=1,
            ).complete
            if not complete:
                assert library.stale()
                assert library.sync(processes=1).complete
        assert contents(workspace) == expected
        turns += 3
    assert turns > 5


def test_any_order_of_work_gives_the_same(tmp_path: Path) -> None:
    fresh = copy_idlib_story(tmp_path / "fresh")
    with Library.open(fresh) as library:
        library.sync(processes=1)
        expected, ranked = contents(fresh), searched(library)
    files = sorted(path.name for path in SEEDS.glob("*.txt"))
    rng = random.Random(3)
    for attempt in range(3):
        rng.shuffle(files)
        root = tmp_path / f"steps{attempt}"
        (root / "seeds").mkdir(parents=True)
        shutil.copy(SEEDS / "story.yaml", root / "seeds")
        steps = Workspace.at(root)
        with Library.open(steps) as library:
            for name in files:
                shutil.copy(SEEDS / name, steps.seeds)
                library.sync(processes=1)
            # A stranger that comes and goes leaves no trace.
            stranger = steps.seeds / "stranger.txt"
            stranger.write_text("date 2020-02-11 Turkey said on Tuesday that talks failed.")
            library.sync(processes=1)
            stranger.unlink()
            library.sync(processes=1)
            assert contents(steps) == expected
            assert searched(library) == ranked


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    texts = {
        f"{number:03}.txt": f"date 2020-02-{number % 28 + 1:02} Anna Halden said on Monday that"
        f" {number} people had left the town of Belport." * (1 + number % 3)
        for number in range(60)
    }
    workspaces = []
    for processes in (1, 2):
        workspace = write_seeds(tmp_path / str(processes), texts)
        with Library.open(workspace) as library:
            library.sync(processes=processes)
        workspaces.append(workspace)
    one, two = workspaces
    assert contents(one) == contents(two)


def test_the_story_reannotates_what_it_affects(idlib_workspace: Workspace) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        assert library.actors()[0].from_story
        text = idlib_workspace.story_file.read_text(encoding="utf-8")
        idlib_workspace.story_file.unlink()
        assert library.stale()
        report = library.sync(processes=1)
        assert report.changed == 0
        assert not any(actor.from_story for actor in library.actors())
        idlib_workspace.story_file.write_text(text, encoding="utf-8")
        library.sync(processes=1)
        restored = contents(idlib_workspace)
    shutil.rmtree(idlib_workspace.index)
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    assert contents(idlib_workspace) == restored


def test_new_rules_of_the_program_make_everything_anew(
    idlib_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        done: list[SyncProgress] = []
        library.sync(progress=done.append, processes=1)
        assert not any(step.stage == "annotate" for step in done)
        monkeypatch.setattr(
            "idlib_tui.library.catalog.fingerprints.program_rules", lambda room: f"new {room}"
        )
        assert library.stale()
        library.sync(progress=done.append, processes=1)
        assert SyncProgress("read", 5, 5) in done
        assert SyncProgress("annotate", 5, 5) in done


def test_the_names_of_a_removed_article_leave_the_index(tmp_path: Path) -> None:
    said = "“We will stay,” said {}, the mayor of Orvel."
    workspace = write_seeds(
        tmp_path, {"a.txt": said.format("Mona Lund"), "b.txt": said.format("Ivar Quist")}
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
        (workspace.seeds / "a.txt").unlink()
        library.sync(processes=1)
        assert [actor.name for actor in library.actors()] == ["Ivar Quist"]
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        labels = {text for (text,) in connection.execute("SELECT text FROM labels")}
    assert "Ivar Quist" in labels
    assert not any("Lund" in text for text in labels)


def test_a_new_index_has_no_gaps(tmp_path: Path) -> None:
    workspace = write_seeds(
        tmp_path, {f"{n}.txt": f"“It is {n},” said Mona Lund of Orvel." for n in range(40)}
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    with Library.open(workspace) as library:
        assert not library.stale()
        assert library.health()["catalog"] == "ok"


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"a.txt": "The words of this article."})
    told: list[str] = []

    with Library.open(workspace) as library, Library.open(workspace) as other:

        def meanwhile(_: SyncProgress) -> None:
            with pytest.raises(LibraryError) as caught:
                other.sync()
            told.append(str(caught.value))

        library.sync(progress=meanwhile, processes=1)
        assert other.article_count() == 1
        assert other.sync().unchanged == 1
    assert f"pid {os.getpid()}" in told[0]


def test_an_index_that_cannot_be_made_is_one_clear_message(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, {"a.txt": "The words of this article."})
    workspace.index.write_text("a file is in the way")
    with pytest.raises(LibraryError, match="index"):
        Library.open(workspace)


def test_ids(tmp_path: Path) -> None:
    workspace = write_seeds(
        tmp_path, {"ab1.txt": "One article here.", "ab2.txt": "Two articles here."}
    )
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert library.resolve_id("ab1") == "ab1"
        assert library.resolve_id("ab2.txt") == "ab2"
        assert library.article("ab1").text == "One article here."
        assert library.raw_text("ab1") == "One article here."
        (workspace.seeds / "ab1.txt").unlink()
        with pytest.raises(LibraryError, match=r"ab1\.txt: It cannot be read"):
            library.raw_text("ab1")
        with (workspace.seeds / "ab1.txt").open("wb") as file:
            file.truncate(30_000_000)
        with pytest.raises(LibraryError, match="too large"):
            library.raw_text("ab1")
        for asked, says in (("ab", "ab1, ab2"), ("x", "No article"), ("", "No article")):
            with pytest.raises(UnknownArticleError, match=says):
                library.article(asked)


def test_opening_knows_nothing_of_whoosh_or_the_annotators() -> None:
    code = (
        "import sys, idlib_tui.library;"
        "print([m for m in sys.modules if m.split('.')[0] == 'whoosh'"
        " or m.startswith(('idlib_tui.annotate', 'idlib_tui.ingest', 'idlib_tui.merge'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_several_processes_read_under_a_program_that_took_over_standard_error(
    tmp_path: Path,
) -> None:
    # A full-screen program has no descriptor there; the script is a file because the processes
    # import it.
    articles = {f"{n}.txt": f"Talk {n} failed on Monday, Ann Lee said." for n in range(60)}
    workspace = write_seeds(tmp_path, articles)
    script = tmp_path / "program.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from idlib_tui.library import Library\n"
        "from idlib_tui.workspace import Workspace\n"
        "class Captured:\n"
        "    def write(self, text): pass\n"
        "    def flush(self): pass\n"
        "    def fileno(self): return -1\n"
        "if __name__ == '__main__':\n"
        "    sys.stderr = Captured()\n"
        "    with Library.open(Workspace.at(Path(sys.argv[1]))) as library:\n"
        "        report = library.sync(processes=2)\n"
        "        print(report.added, library.search('failed').total, *report.notices)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script), str(workspace.root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "60 60"


def test_events_that_meet_over_days_do_so_in_any_order_of_work(tmp_path: Path) -> None:
    sinking = "The ferry Amara sank off Zanzibar {}, drowning 31 pilgrims from Pemba."
    texts = {
        f"{number}.txt": f"date {day}\n\n{sinking.format(when)}"
        for number, (day, when) in enumerate(
            [
                ("2021-03-12", "on 9 March 2021"),
                ("2021-03-13", "on 10 March 2021"),
                ("2021-03-14", "on 10 March 2021"),
                ("2021-03-15", "on 11 March 2021"),
                ("2021-05-12", "in March 2021"),
                ("2021-03-16", "on 12 March 2021"),
            ]
        )
    }
    fresh = write_seeds(tmp_path / "fresh", texts)
    with Library.open(fresh) as library:
        library.sync(processes=1)
        expected = contents(fresh)
        assert max(len(entry.reports) for entry in library.chronology()) > 2
    rng = random.Random(5)
    names = sorted(texts)
    for attempt in range(4):
        rng.shuffle(names)
        steps = write_seeds(tmp_path / f"steps{attempt}", {})
        with Library.open(steps) as library:
            for name in names:
                (steps.seeds / name).write_text(texts[name])
                library.sync(processes=1)
            extra = steps.seeds / "extra.txt"
            extra.write_text(f"date 2021-03-18\n\n{sinking.format('on 8 March 2021')}")
            library.sync(processes=1)
            extra.unlink()
            library.sync(processes=1)
            assert contents(steps) == expected
