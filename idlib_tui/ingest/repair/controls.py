"""Control characters: line ends of other systems are converted, the rest is removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

# ECMA-48: a control sequence, and a control string such as a window title or a link.
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f\n]{0,1000}(?:\x07|\x1b\\|\x9c)"
)
# Signs that controls are terminal commands, not misread letters.
_COMMAND = re.compile("[\x07\x1b]|\x9b[0-?]{1,64}[ -/]{0,16}[@-~]")
_C1 = re.compile("[\x80-\x9f]")
_NEXT_LINE = "\x85"
_ELLIPSIS = re.compile("\x85(?= [a-z])")
_LINE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1; invisible joiners, marks and bidirectional controls; tags; surrogates; noncharacters.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]{1,1000}"
)


def read_windows_marks(draft: Draft) -> None:
    """Convert C1 controls to the characters in the same positions of Windows-1252.

    No text has such controls on purpose: they are the quotation marks of pages declared as Latin-1.
    If there are terminal commands they are left, to be removed.
    """
    present = set(_C1.findall(draft.text))
    if not present or _COMMAND.search(draft.text):
        return
    if present == {_NEXT_LINE}:
        # By itself it is a mainframe line end, except in the middle of a sentence.
        draft.substitute(_ELLIPSIS, "…", RepairKind.MOJIBAKE)
        return
    draft.substitute(_C1, _as_windows, RepairKind.MOJIBAKE)


def _as_windows(match: re.Match[str]) -> str:
    control = match.group()
    return control.encode("latin-1").decode("cp1252", errors="ignore") or control


def remove_controls(draft: Draft) -> None:
    """Remove terminal sequences and control characters; keep joiners of emoji and scripts."""
    draft.substitute(_TERMINAL, "", RepairKind.CONTROL)
    draft.substitute(_LINE_ENDS, "\n", RepairKind.CONTROL)
    draft.substitute(_CONTROLS, "", RepairKind.CONTROL)
