"""What is generated is current, and names everything there is."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.cli.registry import COMMANDS, build_parser
from scripts.make_docs import ROOT, generated
from scripts.shell_files import COMPLETIONS, MAN_PAGE

FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_generated_file_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run `make docs`"


def options() -> Iterator[str]:
    """Every long option of the program and its commands."""
    parser = build_parser()
    subparsers = [
        choice
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for choice in action.choices.values()
    ]
    for each in [parser, *subparsers]:
        for action in each._actions:
            yield from (option for option in action.option_strings if option.startswith("--"))


@pytest.mark.parametrize("file", [MAN_PAGE, *COMPLETIONS.values()])
def test_every_command_and_option_is_named(file: str) -> None:
    text = (ROOT / "share" / file).read_text(encoding="utf-8").replace("\\-", "-")
    for command in COMMANDS:
        assert command.name in text
    for option in set(options()):
        # fish lists long options without their dashes.
        assert option in text or f"-l {option.removeprefix('--')}" in text, option
