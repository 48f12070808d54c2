"""Copying: the tools that are tried, in order, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_tui.tui.clipboard import copy, tools


def tool(folder: Path, name: str, *, works: bool = True) -> Path:
    """Put a program on the path that keeps what it is given, or fails."""
    kept = folder / f"{name}.kept"
    program = folder / name
    program.write_text(f"#!/bin/sh\ncat > '{kept}'\nexit {0 if works else 1}\n", encoding="utf-8")
    program.chmod(0o755)
    return kept


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in front of the path."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    return tmp_path


def test_tmux_comes_first_and_the_terminal_is_told_too(programs: Path) -> None:
    kept = tool(programs, "tmux")
    sent: list[str] = []
    assert copy("Çavuşoğlu", {"TMUX": "x"}, sent.append) == "the tmux buffer"
    assert kept.read_text("utf-8") == "Çavuşoğlu"
    assert sent == ["Çavuşoğlu"]


def test_a_tool_that_fails_is_passed_over(programs: Path) -> None:
    tool(programs, "tmux", works=False)
    kept = tool(programs, "wl-copy")
    environment = {"TMUX": "x", "WAYLAND_DISPLAY": "wayland-0"}
    assert copy("words", environment, lambda _: None) == "the clipboard"
    assert kept.read_text("utf-8") == "words"


def test_without_tools_only_the_terminal_is_left() -> None:
    sent: list[str] = []
    assert copy("words", {}, sent.append) == "the terminal (OSC 52)"
    assert sent == ["words"]


def test_what_is_too_long_for_the_terminal_is_not_sent() -> None:
    sent: list[str] = []
    assert copy("x" * 100_000, {}, sent.append).startswith("nowhere")
    assert sent == []


def test_over_ssh_the_far_clipboard_is_left_alone() -> None:
    names = [each.command[0] for each in tools({"SSH_TTY": "x", "DISPLAY": ":0"}, "linux")]
    assert names == []
    names = [each.command[0] for each in tools({"SSH_TTY": "x", "TMUX": "y"}, "linux")]
    assert names == ["tmux"]


@pytest.mark.parametrize(
    ("environment", "platform", "first"),
    [({}, "darwin", "pbcopy"), ({"DISPLAY": ":0"}, "linux", "xclip"), ({}, "win32", "clip.exe")],
)
def test_each_system_has_its_tool(environment: dict[str, str], platform: str, first: str) -> None:
    assert next(tools(environment, platform)).command[0] == first
