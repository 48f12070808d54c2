"""Control characters: line ends of other systems become line ends, the rest goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

# ECMA-48: a control sequence, and a control string such as a window title or a link.
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f\n]{0,1000}(?:\x07|\x1b\\|\x9c)"
)
_LINE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1; invisible joiners, marks and bidirectional controls; tags; surrogates; noncharacters.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]{1,1000}"
)


def remove_controls(draft: Draft) -> None:
    """Remove terminal sequences and control characters; keep what joins emoji and scripts."""
    draft.substitute(_TERMINAL, "", "control")
    draft.substitute(_LINE_ENDS, "\n", "control")
    draft.substitute(_CONTROLS, "", "control")
