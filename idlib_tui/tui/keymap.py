"""Checking a user's keymap before Textual sees it.

Textual takes an unknown id or key name in silence, and drops the binding that a remapped key
shadows without a word. So each entry is checked here, and one that cannot be right is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.tui.commands.command import Command


def checked(
    keymap: Mapping[str, str], commands: Iterable[type[Command]]
) -> tuple[dict[str, str], list[str]]:
    """Split a keymap into what can be used and what is wrong with the rest.

    Args:
        keymap: Command id -> key or keys, separated by commas.
        commands: All commands that have a key.

    Returns:
        The entries to use, and one sentence for each entry that is left out.
    """
    known = {command.id(): command for command in commands}
    usable: dict[str, str] = {}
    complaints: list[str] = []
    for name, keys in keymap.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f" Did you mean {near[0]!r}?" if near else ""
            complaints.append(f"There is no command {name!r} to give a key.{guess}")
        elif wrong := _wrong_keys(keys):
            complaints.append(f"{name}: {wrong[0]!r} is not the name of a key.")
        else:
            usable[name] = ",".join(_split(keys))
    for clash in _clashes(usable, known):
        name, key, other = clash
        if name in usable:
            del usable[name]
            complaints.append(f"{name}: the key {key!r} already belongs to {other!r}.")
    return usable, complaints


def _split(keys: str) -> list[str]:
    """Split "f,comma" and turn single characters into Textual's names for them."""
    from textual.keys import _character_to_key

    parts = [part.strip() for part in keys.split(",")]
    return [_character_to_key(part) if len(part) == 1 else part for part in parts]


def _wrong_keys(keys: str) -> list[str]:
    """The parts that name no key."""
    return [part for part in _split(keys) if not _is_key(part)]


def _is_key(name: str) -> bool:
    """Tell whether Textual knows a key by this name, modifiers aside."""
    import unicodedata

    from textual.keys import Keys

    *modifiers, key = name.split("+")
    if not all(modifier in {"ctrl", "shift", "alt", "super", "meta"} for modifier in modifiers):
        return False
    if len(key) == 1 or key in {member.value for member in Keys}:
        return True
    try:
        unicodedata.lookup(key.replace("_", " ").upper())
    except KeyError:
        return False
    return True


def _clashes(
    usable: Mapping[str, str], known: Mapping[str, type[Command]]
) -> Iterable[tuple[str, str, str]]:
    """Find remapped commands whose new key another command of the same scope has."""
    taken: dict[tuple[str, str], str] = {}
    for name, command in known.items():
        if name not in usable:
            for key in _split(command.key):
                taken.setdefault((command.scope, key), name)
    for name, keys in usable.items():
        scope = known[name].scope
        for key in keys.split(","):
            other = taken.setdefault((scope, key), name)
            if other != name:
                yield name, key, other
