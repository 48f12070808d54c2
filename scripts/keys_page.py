"""The page about the keys, made from the command registry of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from idlib_tui.tui.commands import COMMANDS, Command, Group
from idlib_tui.tui.keymap import split_keys

_HEAD = """\
# Keys

Every key of the reader, made by `make docs` from the commands in `idlib_tui/tui/commands/`. In the
reader itself `?` lists the keys that work here and now, and the last line shows the most useful.

To change a key, name the command and its new keys in `settings.toml` in your configuration folder
(`idlib-tui doctor` tells where that is):

```toml
[keys]
next-hit = "n,ctrl+n"
zen = "f11"
```

A command that does not exist, a key without a name, and a key that another command has already are
reported at the start and left out.
"""

_SCOPES = (
    "lists and the article",
    "lists",
    "lists with headings",
    "the article",
    "the sources",
    "the chronology",
    "the quotes",
    "the figures",
    "the search bar",
    "pickers and prompts",
    "saved searches",
    "the desk",
    "the brief",
    "dialogs",
)

_SPELLED = {
    "slash": "/",
    "backslash": "\\\\",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "asterisk": "\\*",
    "vertical_line": "\\|",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "greater_than_sign": "&gt;",
    "less_than_sign": "&lt;",
    "pageup": "Page Up",
    "pagedown": "Page Down",
}


def keys_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    order = {group: place for place, group in enumerate(Group)}
    main = [command for command in COMMANDS if not command.scope]
    main.sort(key=lambda command: order[command.group])
    for group, commands in groupby(main, key=lambda command: command.group):
        yield _table(str(group), commands)
    for scope in _SCOPES:
        yield _table(f"In {scope}", (command for command in COMMANDS if command.scope == scope))


def _table(title: str, commands: Iterable[type[Command]]) -> str:
    rows = [
        f"| {_keys(command.key)} | {command.description()} | `{command.id()}` |"
        for command in commands
    ]
    head = [f"## {title}", "", "| Key | What it does | Command |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _keys(keys: str) -> str:
    return " ".join(f"<kbd>{_spelled(key)}</kbd>" for key in split_keys(keys))


def _spelled(key: str) -> str:
    *modifiers, name = key.split("+")
    spelled = _SPELLED.get(name) or (name if len(name) == 1 else name.capitalize())
    return "+".join([*(modifier.capitalize() for modifier in modifiers), spelled])
