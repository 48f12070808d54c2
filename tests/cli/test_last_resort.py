"""Whatever a command raises ends in a sentence and a status."""

import subprocess
import sys
from pathlib import Path

import pytest

from idlib_tui.cli.commands.doctor import Doctor
from idlib_tui.unexpected import log_file
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("\x1b]0;title\x07"), "ValueError: ␛]0;title␇"),
        (RecursionError(), "RecursionError"),
        (MemoryError(), "not enough memory"),
        (SystemExit("a library leaves"), "SystemExit: a library leaves"),
        (OSError(5, "Input/output error", "/some/file"), "/some/file: Input/output error"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "no"), "UnicodeEncodeError"),
        (BrokenPipeError(32, "Broken pipe"), "Broken pipe"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_unexpected_errors(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, says: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(Doctor, "run", fails)
    ran = run("doctor")
    assert ran.status == 3
    assert says in ran.err
    assert str(log_file()) in ran.err
    assert ran.err.count("\n") == 1


def test_interrupted_anywhere(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Doctor, "run", interrupted)
    assert (run("doctor").status, run("doctor").err) == (130, "")
    monkeypatch.setattr("idlib_tui.cli.registry.build_parser", interrupted)
    assert run("doctor").status == 130


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        ("KeyboardInterrupt", 130, ""),
        ("ImportError('no module yaml')", 3, "ImportError: no module yaml. "),
    ],
)
def test_a_failure_during_the_imports(error: str, status: int, says: str) -> None:
    code = (
        "import sys\n"
        "class Fails:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == 'idlib_tui.cli.main': raise {error}\n"
        "sys.meta_path.insert(0, Fails())\n"
        "from idlib_tui.__main__ import main\n"
        "sys.exit(main())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=root
    )
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == bool(says)
