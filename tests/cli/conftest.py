"""Runs the program as its users do: with arguments, for a status and two streams."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.cli.main import main
from idlib_tui.library import Library


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process."""

    def runs(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        written = capsys.readouterr()
        return Ran(int(status), written.out, written.err)

    return runs


@pytest.fixture
def on_idlib(run: Run, idlib: Library) -> Run:
    """Run a command on the Idlib story, which is synced."""
    return lambda *arguments: run("--workspace", idlib.workspace.root, *arguments)


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own, with pipes at all three streams."""
    return subprocess.Popen(
        [sys.executable, "-m", "idlib_tui", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )
