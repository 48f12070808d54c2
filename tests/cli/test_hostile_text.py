"""Nothing in a workspace or on the command line commands the terminal."""

import io
import json
from pathlib import Path

import pytest

from idlib_tui.cli.commands.chronology import FORMATS
from idlib_tui.cli.output import Output, bold
from tests.cli.conftest import Ran, Run
from tests.hostile import HOSTILE_TEXTS, forbidden_in, hostile_workspace

COMMANDS = (
    ["articles"],
    ["show", "0"],
    ["show", "1"],
    ["search", "markets"],
    ["search", "marketz"],
    ["quotes"],
    ["quotes", "--actor", "Ann Lee"],
    ["chronology"],
    ["figures"],
    ["actors"],
    ["index"],
    ["doctor"],
)


def all_written(ran: Ran) -> str:
    return ran.out + ran.err


def test_every_command(run: Run, tmp_path: Path) -> None:
    root = hostile_workspace(tmp_path / "hostile").root
    for command in COMMANDS:
        for options in ([], ["--json"]):
            ran = run(*command, "--workspace", root, *options)
            assert not forbidden_in(all_written(ran)), command
            assert "errors.log" not in ran.err, command
            if options:
                assert all(json.loads(line) for line in ran.out.splitlines())
    shown = run("articles", "--workspace", root)
    assert shown.out.count("Title ") > len(HOSTILE_TEXTS) // 2
    assert "PDF" in shown.err


@pytest.mark.parametrize("form", FORMATS)
def test_every_export(run: Run, tmp_path: Path, form: str) -> None:
    root = hostile_workspace(tmp_path / "hostile").root
    ran = run("chronology", "--format", form, "--workspace", root)
    assert ran.status == 0
    # RFC 5545 ends its lines so.
    assert not forbidden_in(ran.out.replace("\r\n", "\n"))


def test_briefs_on_the_screen_and_in_files(run: Run, tmp_path: Path) -> None:
    root = hostile_workspace(tmp_path / "hostile").root
    written = tmp_path / "written.md"
    for options in (["--all"], [], ["--actor", "Ann Lee"], ["markets"]):
        ran = run("brief", *options, "-o", "-", "--workspace", root)
        assert not forbidden_in(all_written(ran))
        ran = run("brief", *options, "-o", written, "--force", "--workspace", root)
        assert not forbidden_in(all_written(ran))
    assert not forbidden_in(written.read_text(encoding="utf-8"))
    named = run("brief", "--all", "--workspace", root)
    assert Path(named.out.strip()).name.isascii()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_arguments_are_repeated_safely(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    text = text.replace("\x00", "")
    for arguments in (
        [text],
        ["search", text],
        ["search", f'"{text}'],
        ["search", "x", "--sort", text],
        ["search", "x", "--limit", text],
        ["show", text],
        ["quotes", "--from", text],
        ["quotes", "--kind", text],
        ["articles", f"--{text}"],
        ["articles", "--workspace", f"{tmp_path}/{text}"],
        ["annotate", f"{tmp_path}/{text}"],
        ["brief", "-o", f"{tmp_path}/{text}/x"],
        ["new", f"/dev/null/{text}"],
    ):
        ran = run(*arguments)
        assert not forbidden_in(all_written(ran)), arguments
        assert ran.status in {0, 1, 2, 3}
        assert len(ran.err) < 4_000


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_annotated_texts(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    said = f"“We {text} go,” Ann {text} Lee said on Tuesday {text}. 300 {text} people were hurt."
    file.write_text(said, encoding="utf-8", errors="ignore")
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps({"id": text, "text": said}) + "\n", encoding="utf-8")
    for options in ([file], [file, "--json"], ["--jsonl", lines]):
        assert not forbidden_in(all_written(run("annotate", *options)))


def test_styled_lines_carry_only_the_programs_own_sequences() -> None:
    for text in HOSTILE_TEXTS:
        stream = io.StringIO()
        output = Output(stream, stream, styled=True, width=80)
        output.line(bold(text))
        output.table([(text, text)])
        output.paragraphs(text)
        output.say(text)
        own = stream.getvalue().replace("\x1b[1m", "").replace("\x1b[22m", "")
        assert not forbidden_in(own)
