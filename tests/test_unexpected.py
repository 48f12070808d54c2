"""Unexpected errors: one sentence, and the details in a file."""

from pathlib import Path

import pytest

from idlib_tui import unexpected
from idlib_tui.errors import WorkspaceError
from idlib_tui.unexpected import LARGEST_LOG, displayable, log_file
from tests.hostile import HOSTILE_TEXTS, forbidden_in


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(unexpected, "log_file", lambda: tmp_path / "log" / "errors.log")
    return tmp_path / "log" / "errors.log"


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001
        return caught


def test_an_expected_error_is_told_as_it_is(own_log: Path) -> None:
    error = WorkspaceError("There is no folder x.")
    assert displayable("search", error) is error
    assert not own_log.exists()


def test_the_details_are_in_the_log(own_log: Path) -> None:
    shown = displayable("search", raised(ValueError("a bad value")))
    assert str(shown) == (
        "“search” failed: ValueError: a bad value. This is a mistake in the program. "
        f"The details are in {own_log}."
    )
    logged = own_log.read_text(encoding="utf-8")
    assert "Traceback" in logged
    assert "ValueError: a bad value" in logged
    assert "search" in logged.splitlines()[0]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied", "/a/b"), "“x” failed: /a/b: Permission denied. "),
        (MemoryError(), "“x” failed: there is not enough memory. "),
        (RecursionError("too deep"), "“x” failed: RecursionError: too deep. This"),
        (SystemExit(7), "“x” failed: SystemExit: 7. This"),
        (KeyError(), "“x” failed: KeyError. This"),
        (ValueError("long " * 1000), "…. This is a mistake"),
    ],
    ids=repr,
)
def test_what_is_said(error: BaseException, says: str) -> None:
    shown = str(displayable("x", error))
    assert says in shown
    assert len(shown) < 600


def test_an_error_that_cannot_be_written() -> None:
    class BrokenError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert "“x” failed: BrokenError. " in str(displayable("x", raised(BrokenError())))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_hostile_error_is_safe_on_the_screen_and_in_the_log(own_log: Path, text: str) -> None:
    shown = displayable("x", raised(ValueError(f"{text} {own_log}")))
    assert not forbidden_in(str(shown))
    assert not forbidden_in(own_log.read_text(encoding="utf-8"))


def test_the_same_failure_is_logged_once(own_log: Path) -> None:
    error = raised(ValueError("once"))
    assert str(displayable("x", error)) == str(displayable("x", error))
    assert own_log.read_text(encoding="utf-8").count("Traceback") == 1


def test_the_log_does_not_grow_without_end(own_log: Path) -> None:
    own_log.parent.mkdir()
    own_log.write_text("x" * (LARGEST_LOG + 1), encoding="utf-8")
    displayable("x", raised(ValueError("y" * 1_000_000)))
    assert own_log.stat().st_size < LARGEST_LOG
    assert own_log.with_name("errors.log.1").stat().st_size == LARGEST_LOG + 1
    displayable("x", raised(ValueError("z")))
    assert sorted(path.name for path in own_log.parent.iterdir()) == ["errors.log", "errors.log.1"]


def test_a_log_that_cannot_be_written_is_said(own_log: Path, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in the way", encoding="utf-8")
    shown = str(displayable("x", raised(ValueError("lost"))))
    assert f"The details could not be written to {own_log} (" in shown


def test_without_a_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(unexpected, "log_file", lambda: Path("~/errors.log"))
    assert "could not be written to ~/errors.log" in str(displayable("x", raised(ValueError("a"))))
    assert list(tmp_path.iterdir()) == []

    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(unexpected, "log_file", nowhere)
    assert "No folder for the details was found" in str(displayable("x", raised(ValueError("b"))))


def test_the_log_is_in_the_users_state_folder() -> None:
    assert log_file().is_absolute()
    assert "idlib-tui" in str(log_file())
