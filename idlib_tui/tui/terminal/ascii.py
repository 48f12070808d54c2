"""What a terminal without Unicode is sent: each character by one of ASCII, cell for cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from rich.cells import get_character_cell_size

_FRAMES = (*range(0x2500, 0x25A0), ord("‖"))
"""Lines, boxes and blocks."""

_MARKS = Path(__file__).with_name("ascii_marks.txt")


def wants_ascii(environ: Mapping[str, str]) -> bool:
    """Return whether the locale says that the terminal knows no Unicode.

    Where nothing is said it does: so many a container and a remote shell is started.
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    said = next((environ[name] for name in names if environ.get(name)), "utf-8")
    return "utf-8" not in said.lower().replace("utf8", "utf-8")


def signs(environ: Mapping[str, str], *, plain: bool = False) -> Mapping[int, str] | None:
    """Choose what is sent for each character; None if that is the character itself.

    Args:
        environ: The environment, which tells the locale.
        plain: Whether frames, bars and plots are left blank; the cursor's bar becomes ``>``.
    """
    table = Ascii() if wants_ascii(environ) else {}
    if plain:
        table.update(dict.fromkeys(_FRAMES, " "))
        table[ord("▌")] = ">"
    return table or None


class Ascii(dict[int, str]):
    """A table for ``str.translate`` that grows with what is asked of it."""

    def __init__(self) -> None:
        super().__init__({code: chr(code) for code in range(128)})
        for line in _MARKS.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                mark, _, plain = line.partition(" ")
                self[ord(mark)] = plain

    def __missing__(self, code: int) -> str:
        """Take the letter without its accents, else a question mark for each cell."""
        character = chr(code)
        cells = get_character_cell_size(character)
        letters = unicodedata.normalize("NFKD", character)
        plain = "".join(each for each in letters if each.isascii() and each.isprintable())
        self[code] = plain if len(plain) == cells else "?" * cells
        return self[code]
