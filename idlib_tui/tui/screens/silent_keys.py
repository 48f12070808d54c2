"""Why a key does nothing: a command that does not apply now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.tui.commands import COMMANDS, Command, MainCommand
from idlib_tui.tui.keymap import split_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from idlib_tui.tui.controllers.host import Host


def _when(command: type[Command]) -> str:
    return command.when


def why_nothing(
    host: Host,
    key: str,
    available: Callable[[type[MainCommand]], bool],
    when: Callable[[type[Command]], str] = _when,
) -> str:
    """Say why a key that nothing took does nothing; "" where it is nobody's.

    Args:
        host: The main screen.
        key: The key by its name.
        available: Tells whether a command of the main screen applies now.
        when: Says when a command applies.
    """
    keymap = host.reader_app.settings.keymap
    for command in _commands_of(tuple(keymap.items())).get(key, ()):
        if _is_meant(host, command, available):
            reason = when(command)
            return f"{command.title()}: {reason}" if reason else ""
    return ""


def _is_meant(
    host: Host, command: type[Command], available: Callable[[type[MainCommand]], bool]
) -> bool:
    """Return whether a command belongs to what has the focus, and does not apply."""
    if issubclass(command, MainCommand):
        return not available(command)
    name = command.action.partition("(")[0]
    within = host.focused.ancestors_with_self if host.focused is not None else []
    return any(
        hasattr(node, f"action_{name}") and not node.check_action(name, ()) for node in within
    )


@cache
def _commands_of(keymap: tuple[tuple[str, str], ...]) -> dict[str, list[type[Command]]]:
    """List the commands of each key. It is asked at every key that no widget takes."""
    own = dict(keymap)
    found: dict[str, list[type[Command]]] = {}
    for command in COMMANDS:
        for key in split_keys(own.get(command.id(), command.key)):
            found.setdefault(key, []).append(command)
    return found
