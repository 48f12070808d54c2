"""Standard streams that are closed, full, or pipes that nobody reads."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from idlib_tui.cli.registry import COMMANDS
from idlib_tui.library import Library
from tests.support import copy_idlib_story

FULL = Path("/dev/full")

needs_shell = pytest.mark.skipif(not FULL.exists(), reason="needs a POSIX shell and /dev/full")

ARGUMENTS = {
    "show": "show 003",
    "search": "search troops",
    "brief": "brief --all -o -",
    "annotate": "annotate seeds/story.yaml",
    "add": "add seeds/003*.txt",
    "new": "new",
    "check": "check made.md --all",
    "since": "since 2020-02-18",
    "archive": "archive --help",
    "correct": "correct --help",
    "mark": "mark --help",
    "convert": "convert --help",
    "claims": "claims 'Turkish soldiers were killed'",
    "verify": "verify --help",
    "desk": "desk --help",
    "serve": "serve --help",
}
"""What a command needs to print something; its name alone does for the others.

Without a difference, a pin or a mark to report, ``verify``, ``desk`` and ``mark`` print nothing but
their help; ``serve`` would never end."""

Shell = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def shell(idlib: Library) -> Shell:
    """Run a line in a shell, where ``idlib-tui`` is the program and the story is at hand."""

    def run(line: str) -> subprocess.CompletedProcess[str]:
        program = f"'{sys.executable}' -m idlib_tui"
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "STORY": str(idlib.workspace.root),
        }
        return subprocess.run(
            ["bash", "-c", line.replace("idlib-tui", program)],
            cwd=idlib.workspace.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            # A test run in the background of a shell would ignore it, and its children too.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    run("idlib-tui brief -o made.md")
    return run


def all_lines(tmp_path: Path) -> list[str]:
    """A line for each command, its help, and wrong usage."""
    lines = ["idlib-tui --help", "idlib-tui --version", "idlib-tui search --help"]
    for number, command in enumerate(COMMANDS):
        line = ARGUMENTS.get(command.name, command.name)
        target = str(tmp_path / f"made{number}") if command.name == "new" else ""
        lines.append(f"idlib-tui {line} {target}".strip())
    return lines


def quiet(done: subprocess.CompletedProcess[str]) -> bool:
    return not any(word in done.stderr for word in ("Traceback", "Exception", "errors.log"))


@needs_shell
def test_a_full_device_is_told(shell: Shell, tmp_path: Path) -> None:
    for line in all_lines(tmp_path):
        done = shell(f"{line} >/dev/full")
        assert done.returncode == 3, line
        assert "Standard output cannot be written: No space left on device." in done.stderr, line
        assert quiet(done), line


@needs_shell
def test_a_closed_output_is_told(shell: Shell, tmp_path: Path) -> None:
    for line in all_lines(tmp_path)[::4]:
        done = shell(f"{line} >&-")
        assert done.returncode == 3, line
        assert "Standard output cannot be written: Bad file descriptor." in done.stderr, line
        assert quiet(done), line


@needs_shell
def test_a_pipe_that_nobody_reads_is_no_failure(shell: Shell, tmp_path: Path) -> None:
    for line in all_lines(tmp_path):
        done = shell(f"{line} | true; echo ${{PIPESTATUS[0]}}")
        assert done.stdout == "0\n", line
        assert quiet(done), line


@needs_shell
@pytest.mark.parametrize("narration", ["2>&-", "2>/dev/full", "2> >(true)"])
def test_without_standard_error_nothing_else_changes(
    shell: Shell, tmp_path: Path, narration: str
) -> None:
    for line, status in (
        ("idlib-tui --help", 0),
        ("idlib-tui search --help", 0),
        ("idlib-tui search", 2),
        ("idlib-tui search zyzzyva", 1),
        ("idlib-tui search '\"'", 2),
        ("idlib-tui articles", 0),
        (f"idlib-tui --workspace {tmp_path}/none index", 3),
        ("idlib-tui", 2),
    ):
        assert shell(f"{line} {narration}").returncode == status, line
    assert shell(f"idlib-tui articles {narration}").stdout == shell("idlib-tui articles").stdout


@needs_shell
def test_no_streams_at_all(shell: Shell, tmp_path: Path) -> None:
    for line in all_lines(tmp_path)[1::3]:
        done = shell(f"{line} >&- 2>&- <&-")
        assert done.returncode == 3, line


@needs_shell
def test_without_standard_input(shell: Shell) -> None:
    for line in ("idlib-tui annotate <&-", "idlib-tui annotate --jsonl <&-"):
        done = shell(line)
        assert done.returncode == 3, line
        assert "Bad file descriptor" in done.stderr
    assert shell("idlib-tui articles <&-").returncode == 0
    assert shell("idlib-tui <&-").returncode == 2


@needs_shell
def test_an_index_is_not_written_into_by_a_closed_stream(tmp_path: Path, shell: Shell) -> None:
    root = copy_idlib_story(tmp_path / "fresh").root
    assert shell(f"idlib-tui index --workspace {root} >&- 2>&- <&-").returncode == 3
    done = shell(f"idlib-tui doctor --workspace {root}")
    assert done.returncode == 0
    assert len(shell(f"idlib-tui articles --workspace {root}").stdout.splitlines()) == 5


@needs_shell
def test_any_locale_and_any_terminal(shell: Shell) -> None:
    usual = shell("idlib-tui search Çavuşoğlu").stdout
    assert "Cavusoglu" in usual
    for settings in (
        "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=ascii",
        "LC_ALL=xx_YY.KOI8-R",
        "TERM=",
        "TERM=dumb",
        "COLUMNS=0",
        "COLUMNS=-1",
        "COLUMNS=abc",
        "COLUMNS=99999999999999999999",
        "COLUMNS=1 LINES=abc",
        "PAGER=' '",
        "TZ=nonsense",
        "HOME= XDG_STATE_HOME=relative",
    ):
        assert shell(f"{settings} idlib-tui search Çavuşoğlu").stdout == usual, settings
        assert shell(f"{settings} idlib-tui --help").returncode == 0, settings
