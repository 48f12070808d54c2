"""The registry: every command is whole, keys do not collide, and what it names exists."""

from __future__ import annotations

import inspect

import pytest

from idlib_tui.tui.commands import BY_ID, COMMANDS, Command
from idlib_tui.tui.commands.desk import DESK
from idlib_tui.tui.commands.dialogs import BRIEF, PICKER, PROMPT, Close
from idlib_tui.tui.commands.in_panes import CHRONOLOGY, FIGURES, QUOTES, SOURCES
from idlib_tui.tui.commands.moving import GROUPS, MOVING, OpenUnderCursor
from idlib_tui.tui.dialogs.brief import BriefScreen
from idlib_tui.tui.dialogs.desk import DeskScreen
from idlib_tui.tui.dialogs.page import Page
from idlib_tui.tui.dialogs.picker import PickerInput
from idlib_tui.tui.dialogs.prompt import PromptInput
from idlib_tui.tui.keymap import is_key, meet, split_keys
from idlib_tui.tui.widgets.chronology_list import ChronologyList
from idlib_tui.tui.widgets.chronology_pane import ChronologyPane
from idlib_tui.tui.widgets.figures_pane import FiguresPane
from idlib_tui.tui.widgets.quotes_pane import QuotesPane
from idlib_tui.tui.widgets.reader import Reader
from idlib_tui.tui.widgets.source_list import SourceList


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_a_command_says_what_it_does_in_one_sentence(command: type[Command]) -> None:
    said = command.description()
    assert said.endswith((".", ")"))
    assert len(said) <= 100, "it must fit on a line of the help"
    assert command.label
    assert len(command.label) <= 16
    assert all(is_key(key) for key in split_keys(command.key))


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_two_commands_that_can_meet_share_a_key() -> None:
    for place, one in enumerate(COMMANDS):
        for other in COMMANDS[place + 1 :]:
            shared = set(split_keys(one.key)) & set(split_keys(other.key))
            assert not (shared and meet(one, other)), f"{one.id()}, {other.id()}: {shared}"


@pytest.mark.parametrize(
    ("widget", "commands"),
    [
        (SourceList, (*MOVING, *SOURCES, OpenUnderCursor)),
        (ChronologyList, (*MOVING, *GROUPS, OpenUnderCursor)),
        (ChronologyPane, CHRONOLOGY),
        (QuotesPane, QUOTES),
        (FiguresPane, FIGURES),
        (Reader, MOVING),
        (PickerInput, PICKER),
        (PromptInput, PROMPT),
        (BriefScreen, (*BRIEF, *MOVING)),
        (DeskScreen, DESK),
        (Page, (Close, *MOVING)),
    ],
)
def test_the_actions_exist_where_the_keys_are_bound(
    widget: type, commands: tuple[type[Command], ...]
) -> None:
    for command in commands:
        name = command.action.partition("(")[0]
        assert hasattr(widget, f"action_{name}"), f"{widget.__name__}: {command.id()}"


def test_every_main_command_can_be_run() -> None:
    for command in COMMANDS:
        assert not inspect.isabstract(command), command.id()
