"""The program as a whole: statuses, streams, help, and what it imports."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from idlib_tui.cli.output import Output, bold, dim
from idlib_tui.cli.registry import COMMANDS
from idlib_tui.library.lock import exclusive
from tests.cli.conftest import Run, start

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.workspace import Workspace


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("search", "zyzzyva"), 1, "Nothing matches"),
        (("show", "nosuch"), 1, "nosuch"),
        (("quotes", "--actor", "nobody at all"), 1, "idlib-tui actors"),
        (("quotes", "--source", "00"), 1, "00"),
        (("chronology", "--from", "2031"), 1, "Nothing"),
        (("figures", "--topic", "zyzzyva"), 1, "No such figures"),
        (("search", '"unclosed'), 2, ""),
        (("chronology", "--from", "2020-02-30"), 2, "“2020-02-30” is not in the calendar"),
        (("chronology", "--from", "tomorrow"), 2, "2020-02-18, 2020-02, 2020 or 18 Feb 2020"),
        (("search", "x", "--limit", "0"), 2, "above zero"),
        (("search",), 2, "QUERY"),
        (("article",), 2, "articles"),
    ],
)
def test_statuses(on_idlib: Run, arguments: tuple[str, ...], status: int, says: str) -> None:
    ran = on_idlib(*arguments)
    assert ran.status == status
    assert says in ran.err
    assert ran.out == ""


def test_a_folder_that_is_none(run: Run, tmp_path: Path) -> None:
    ran = run("articles", "--workspace", tmp_path / "nowhere")
    assert ran.status == 3
    assert "idlib-tui new" in ran.err


def test_a_wrong_story_names_its_line(run: Run, idlib_workspace: Workspace) -> None:
    idlib_workspace.story_file.write_text("title: x\nactor: []\n")
    ran = run("articles", "--workspace", idlib_workspace.root)
    assert ran.status == 2
    assert "story.yaml:2:" in ran.err
    assert "“actors”" in ran.err


def test_an_index_that_another_process_is_writing(run: Run, idlib_workspace: Workspace) -> None:
    idlib_workspace.index.mkdir()
    with exclusive(idlib_workspace.index / "lock"):
        ran = run("articles", "--workspace", idlib_workspace.root)
    assert ran.status == 3
    assert ran.out == ""
    assert run("articles", "--workspace", idlib_workspace.root).status == 0


def test_read_commands_see_what_changed(run: Run, idlib_workspace: Workspace) -> None:
    root = idlib_workspace.root
    assert len(run("articles", "--workspace", root).out.splitlines()) == 5
    (idlib_workspace.seeds / "new.txt").write_text("OSLO – Zyzzyvas were seen on 2 May 2018.")
    (idlib_workspace.seeds / "bad.txt").write_bytes(b"%PDF-1.4")
    ran = run("search", "zyzzyvas", "--workspace", root)
    assert ran.status == 0
    assert "new" in ran.out
    listed = run("articles", "--workspace", root)
    assert len(listed.out.splitlines()) == 6
    assert "bad.txt: It is a PDF document. The document is damaged." in listed.err
    assert "1 with problems" in run("index", "--workspace", root).out


def test_a_folder_of_bare_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("OSLO – The harbour opened on Tuesday, Ann Lee said.")
    ran = run("articles", "--json", "--workspace", tmp_path)
    assert json.loads(ran.out)["id"] == "a"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".idlib-tui", "a.txt"]


def test_the_bundled_story_is_announced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    ran = run("articles")
    assert len(ran.out.splitlines()) == 5
    assert "bundled Idlib story" in ran.err
    assert str(tmp_path / "data" / "idlib-story") in ran.err


def test_new_and_then_nothing_in_it(run: Run, tmp_path: Path) -> None:
    made = run("new", tmp_path / "mine")
    assert made.status == 0
    assert made.out == f"{tmp_path / 'mine'}\n"
    assert "story.yaml" in made.err
    assert run("articles", "--workspace", tmp_path / "mine").status == 1
    assert run("new", tmp_path / "mine").status == 3


def test_a_hostile_article_and_file_name_are_shown_as_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202eb.txt").write_text(
        "[bold]Markup[/] \x1b[2J\u202eand &#x9b;31m more, [/foo] said Ann Lee on Tuesday.\n" * 3,
        encoding="utf-8",
    )
    (tmp_path / "c\x1b[0m.txt").touch()
    for command in (["articles"], ["show", "a"], ["search", "markup"], ["quotes"], ["doctor"]):
        for options in ([], ["--json"]):
            ran = run("--workspace", tmp_path, *command, *options)
            assert not {"\x1b", "\x9b", "\u202e"} & set(ran.out + ran.err)
    assert "[bold]Markup[/] and" in run("--workspace", tmp_path, "show", "a").out


def test_show_is_clean_text(on_idlib: Run) -> None:
    out = on_idlib("show", "003").out
    assert "7 Feb 2020 · Istanbul / Ankara" in out
    assert "political process forward,” Cavusoglu said" in out
    assert "advertisement" not in out


def test_search_sets_off_its_hits(on_idlib: Run) -> None:
    assert "[troops]" in on_idlib("search", "troops").out


def test_brief(run: Run, idlib_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = idlib_workspace.root
    on_screen = run("--workspace", root, "brief", "--actor", "akar", "-o", "-")
    assert on_screen.status == 0
    assert "Hulusi Akar" in on_screen.out
    assert not (idlib_workspace.briefs).exists()
    first = run("--workspace", root, "brief", "--date", "2020-03-01")
    second = run("--workspace", root, "brief", "--date", "2020-03-01")
    paths = [Path(ran.out.strip()) for ran in (first, second)]
    assert paths[0].name == "2020-03-01-idlib-february-2020.md"
    assert paths[0] != paths[1]
    assert "](<../seeds/003_64197da7831f2480.txt" in paths[0].read_text(encoding="utf-8")
    monkeypatch.chdir(root)
    mine = run("brief", "-o", "mine.md")
    assert "](<seeds/003_64197da7831f2480.txt" in Path("mine.md").read_text(encoding="utf-8")
    assert mine.out == "mine.md\n"
    assert run("brief", "-o", "mine.md").status == 3
    assert run("brief", "-o", "mine.md", "--force").status == 0
    assert run("brief", "--actor", "nobody at all", "-o", "-").status == 1


@pytest.mark.parametrize(
    ("form", "holds"),
    [
        ("md", "# Idlib, February 2020"),
        ("csv", "000_540ecb0081fb0e0d"),
        ("timelinejs", '"events"'),
        ("ics", "BEGIN:VEVENT"),
    ],
)
def test_chronology_for_other_programs(on_idlib: Run, form: str, holds: str) -> None:
    ran = on_idlib("chronology", "--format", form)
    assert ran.status == 0
    assert holds in ran.out
    assert ran.out == on_idlib("chronology", "--format", form).out


def test_doctor_tells_what_is_wrong_and_goes_on(run: Run, idlib_workspace: Workspace) -> None:
    root = idlib_workspace.root
    run("index", "--workspace", root)
    well = run("doctor", "--workspace", root)
    assert well.status == 0
    assert "ok, 5 actors" in well.out
    assert str(platformdirs.user_config_path("idlib-tui", appauthor=False)) in well.out
    idlib_workspace.story_file.write_text("titel: x\n")
    ill = run("doctor", "--json", "--workspace", root)
    assert ill.status == 3
    facts = json.loads(ill.out)
    assert "story.yaml:1:" in facts["workspace"]
    assert facts["catalog"] == "ok"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_teaches(run: Run, command: object) -> None:
    name = command.name  # type: ignore[attr-defined]
    ran = run(name, "--help")
    assert ran.status == 0
    assert f"examples:\n  idlib-tui {name}" in ran.out
    assert name in run("--help").out


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_the_reader_does_not_start_without_a_terminal(term: str) -> None:
    process = start(env={**os.environ, "TERM": term})
    out, err = process.communicate()
    assert process.returncode == 2
    assert out == b""
    assert b"idlib-tui articles" in err


def test_a_pipe_that_closes_early(idlib: Library) -> None:
    process = start("chronology", "--json", "--workspace", idlib.workspace.root)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


def test_output_is_utf8_whatever_the_locale(idlib: Library) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    process = start("actors", "--workspace", idlib.workspace.root, env=environment)
    out, _ = process.communicate()
    assert process.returncode == 0
    assert "Mevlut Cavusoglu" in out.decode("utf-8")
    process = start("articles", "--json", "--workspace", idlib.workspace.root, env=environment)
    assert "Turkey’s" in process.communicate()[0].decode("utf-8")


def test_interrupted() -> None:
    process = start("annotate", "--jsonl")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"text": "One line is answered."}\n')
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_styles_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(stream: io.StringIO) -> str:
        Output.standard(stream, Terminal()).line(bold("x\x1b[5m"), dim("y"))
        return stream.getvalue()

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert shown(Terminal()) == "\x1b[1mx␛[5m\x1b[22m\x1b[2my\x1b[22m\n"
    assert shown(io.StringIO()) == "x␛[5my\n"
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(Terminal()) == "x␛[5my\n"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal()) == "x␛[5my\n"


def test_long_lines_are_cut_for_a_terminal_and_whole_for_a_pipe() -> None:
    rows = [("id", "word " * 40), ("longer id", "b\x1b[2Jc")]
    terminal = io.StringIO()
    Output(terminal, terminal, styled=False, width=40).table(rows)
    assert [len(line) <= 40 for line in terminal.getvalue().splitlines()] == [True, True]
    assert "…" in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()
    wide = io.StringIO()
    Output(wide, wide, styled=False, width=None).table([("北京", "x"), ("Ça", "x")])
    assert wide.getvalue() == "北京  x\nÇa    x\n"
    pipe = io.StringIO()
    Output(pipe, pipe, styled=False, width=None).table(rows)
    assert pipe.getvalue().splitlines()[0] == "id         " + ("word " * 40).strip()


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["--help"], ["textual", "rich", "yaml", "sqlite3", "whoosh", "idlib_tui.annotate"]),
        (["annotate", "{file}"], ["textual", "rich", "sqlite3", "whoosh", "ftfy"]),
        (["doctor", "--workspace", "{root}"], ["textual", "rich", "icalendar"]),
        (["articles", "--workspace", "{root}"], ["textual", "rich", "whoosh", "icalendar"]),
        (["search", "troops", "--workspace", "{root}"], ["textual", "rich", "opensearchpy"]),
        (["archive", "push", "--help"], ["textual", "sqlite3", "whoosh", "opensearchpy"]),
        (["archive", "status"], ["textual", "rich", "opensearchpy"]),
    ],
    ids=lambda value: value[0],
)
def test_a_command_imports_only_what_it_needs(
    idlib: Library, tmp_path: Path, arguments: list[str], without: list[str]
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("The harbour opened on Tuesday.")
    code = (
        "import sys, contextlib, io\n"
        "from idlib_tui.cli.main import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    main(sys.argv[1:])\n"
        "print('\\n'.join(sys.modules))"
    )
    words = [word.format(file=file, root=idlib.workspace.root) for word in arguments]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    assert "idlib_tui.cli.main" in done.stdout
    assert not set(without) & set(done.stdout.split())
