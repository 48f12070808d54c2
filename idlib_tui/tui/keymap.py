"""Checking a user's keymap before Textual sees it.

Textual takes an unknown id or key name in silence, and drops the binding that a remapped key
shadows without a word. So each entry is checked here, and one that cannot be right is left out.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from textual.binding import Binding, InvalidBinding
from textual.keys import Keys

if TYPE_CHECKING:
    from idlib_tui.tui.commands.command import Command

_OVER_THE_MAIN_SCREEN = frozenset(
    {
        "the search bar",
        "dialogs",
        "pickers and prompts",
        "saved searches",
        "the brief",
        "the desk",
        "who claims what",
        "the check of a draft",
    }
)
_ONE_PANE = frozenset({"the article", "the sources", "the chronology", "the quotes", "the figures"})
_PUNCTUATION = [Binding(each, "none") for each in string.punctuation if each != ","]
_KEYS = frozenset({key.value for key in Keys} | {"comma"}).union(
    each.key for each in Binding.make_bindings(_PUNCTUATION)
)


def checked(
    keymap: Mapping[str, str], commands: Collection[type[Command]]
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
    for name, written in keymap.items():
        keys = split_keys(written)
        wrong = [key for key in keys if not is_key(key)]
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f" Did you mean {near[0]!r}?" if near else ""
            complaints.append(f"There is no command {name!r} to give a key.{guess}")
        elif wrong or not keys:
            complaints.append(f"{name}: {(wrong or [written])[0]!r} is not the name of a key.")
        elif clash := _clash(name, keys, usable, known):
            complaints.append(f"{name}: the key {clash[0]!r} already belongs to {clash[1]!r}.")
        else:
            usable[name] = ",".join(keys)
    return usable, complaints


def split_keys(keys: str) -> list[str]:
    """Split "f,/" into Textual's names for the keys; a key that cannot be read gives none."""
    try:
        return [each.key for each in Binding.make_bindings([Binding(keys, "none")])]
    except InvalidBinding:
        return []


def is_key(name: str) -> bool:
    """Return whether Textual knows a key by this name, modifiers aside."""
    *modifiers, key = name.split("+")
    if not set(modifiers) <= {"ctrl", "shift", "alt", "super", "meta"}:
        return False
    if (len(key) == 1 and key.isprintable()) or key in _KEYS:
        return True
    try:
        unicodedata.lookup(key.replace("_", " ").upper())
    except KeyError:
        return False
    return True


def meet(one: type[Command], other: type[Command]) -> bool:
    """Return whether two commands can be had at the same time, so that they need two keys."""
    if one.scope == other.scope:
        return True
    scopes = {one.scope, other.scope}
    return not (scopes & _OVER_THE_MAIN_SCREEN or scopes <= _ONE_PANE)


def _clash(
    name: str, keys: list[str], usable: Mapping[str, str], known: Mapping[str, type[Command]]
) -> tuple[str, str] | None:
    """Find the first key that another command has at the same time, and that command."""
    for other, command in known.items():
        if other != name and meet(known[name], command):
            taken = split_keys(usable.get(other, command.key))
            for key in keys:
                if key in taken:
                    return key, other
    return None
