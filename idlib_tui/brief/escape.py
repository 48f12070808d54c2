"""Making article text safe in Markdown: what was an asterisk stays an asterisk."""

from __future__ import annotations

import re

from idlib_tui.safe_text import one_line

# CommonMark lets a backslash stand before any ASCII punctuation, and pandoc and Obsidian agree.
# These characters mean something to at least one of the three wherever they stand:
# "$" and "^" to pandoc and Obsidian, "@" to pandoc and GitHub, "#" to Obsidian.
_ALWAYS = re.compile(r"[\\`*_\[\]<>|~$^@#&{}]")
# "==" and "%%" mark highlights and comments in Obsidian; ":word:" is an emoji on GitHub.
_DOUBLED = re.compile(r"(?<==)=|(?<=%)%|:(?=\w+:)")
_LINE_START = re.compile(r"^(?:[-+=:]|(\d{1,9})([.)]))")


def escape(text: str, *, leading: bool = False) -> str:
    """Escape one stretch of running text for Markdown.

    White space, line breaks included, becomes single spaces, and what a terminal may not be sent
    shows as a stand-in: the result is one line that can stand in a paragraph, a list item, a
    heading or a table cell.

    Args:
        text: The text.
        leading: Whether a line begins with it, so that "2." would start a list.
    """
    line = _ALWAYS.sub(r"\\\g<0>", one_line(text))
    line = _DOUBLED.sub(r"\\\g<0>", line)
    return _LINE_START.sub(_escape_marker, line) if leading else line


def _escape_marker(match: re.Match[str]) -> str:
    number, delimiter = match.groups()
    return f"{number}\\{delimiter}" if number else f"\\{match[0]}"
