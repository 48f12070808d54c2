"""The base class of commands: one class for each action of the reader.

A command is written down once. Its class attributes feed the key binding, the key hints, the
palette, the help screen, the keymap's ids and ``docs/keys.md``, so that these cannot drift apart.
"""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class Group(StrEnum):
    """The headings under which help and documentation list the commands."""

    MOVE = "Moving"
    PANES = "Panes"
    SEARCH = "Searching"
    READ = "Reading"
    COLLECT = "Collecting"
    PROGRAM = "Program"


class Command:
    """A command that a widget carries out by an action method of its own.

    The class docstring's first sentence is the description shown to the user.
    """

    key: ClassVar[str]
    """The default key, or several separated by commas, in Textual's names; the first is shown."""
    label: ClassVar[str]
    """One or two words for the key hints."""
    group: ClassVar[Group]
    """Where help and documentation list it."""
    action: ClassVar[str] = ""
    """The action that the binding runs, looked up on the widget that has the binding."""
    hint: ClassVar[int] = 0
    """How much it deserves a place among the key hints; 0 leaves it to the help."""
    scope: ClassVar[str] = ""
    """Where it works, for the documentation; "" stands for the whole main target."""
    when: ClassVar[str] = ""
    """When the command applies; shown after its title and a colon where it does not."""

    @classmethod
    def id(cls) -> str:
        """The name that a keymap calls the command by: ``next-hit`` for ``NextHit``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def title(cls) -> str:
        """The name that the palette shows: ``Next hit`` for ``NextHit``."""
        return cls.id().replace("-", " ").capitalize()

    @classmethod
    def description(cls) -> str:
        """One sentence that says what the command does."""
        return " ".join(inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0].split())

    @classmethod
    def binding(cls) -> Binding:
        """The Textual binding that stands for the command."""
        return Binding(
            cls.key,
            cls.action,
            cls.label,
            show=cls.hint > 0,
            tooltip=cls.description(),
            id=cls.id(),
        )


class MainCommand(Command, ABC):
    """A command that the main screen carries out, whichever pane has the focus."""

    @classmethod
    def binding(cls) -> Binding:
        """The binding; its action names the command, which the main screen then runs."""
        return Binding(
            cls.key,
            f"screen.command({cls.id()!r})",
            cls.label,
            show=cls.hint > 0,
            tooltip=cls.description(),
            id=cls.id(),
        )

    when = "there is nothing to act on here."

    @classmethod
    def available(cls, target: Target) -> bool:  # noqa: ARG003 - for subclasses to look at
        """Return whether the command makes sense now; where not, its key says so."""
        return True

    @classmethod
    @abstractmethod
    def run(cls, target: Target) -> None:
        """Do it."""


def bindings(*commands: type[Command]) -> list[BindingType]:
    """Make the ``BINDINGS`` of a widget or screen from commands."""
    return [command.binding() for command in commands]
