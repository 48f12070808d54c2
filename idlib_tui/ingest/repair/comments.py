"""Removing the comments of readers below an article."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import Line, lines
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

_LEAST_TEXT = 400
"""Characters above the comments; with less, the comments are what the page was kept for."""
_LONGEST_NAME = 40
"""Characters of a line with the name of who comments."""
_DAY = (
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}\.?,?[ -](?:19|20)\d\d"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})"
)
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[apAP]\.?[mM]\.?)?"
_BAR = r"\s{0,3}[|·•—–-]\s{0,3}"
_NUMBER = re.compile(r"(?:(?<=\s)|^)\d{1,4}[.)]\s{0,3}$")
"""The number of a comment, before its stamp."""
_HINT = re.compile(r"\|| wrote:| said:| says:")
"""A mark that stamps without a link have, found fast."""
_LINK = re.compile("Repl|REPL|repl|Repo|repo|Perm|perm|Flag|flag|Like|like|Shar|shar|Quot|quot")
"""The beginnings of the links, found fast; what stands around them decides."""
_AROUND = 60
"""Characters before and behind a link in which its stamp stands."""


def remove_comments(draft: Draft) -> None:
    """Remove everything from the first comment on, in pages that stamp each comment."""
    stamp = _first_stamp(draft.text)
    if stamp is None:
        return
    start = _start_of_comment(draft.text, stamp)
    if start >= _LEAST_TEXT:
        draft.apply([Edit(start, len(draft.text), "", RepairKind.LITTER)])


def _start_of_comment(text: str, stamp: int) -> int:
    """Find where a comment begins: at its stamp, or with the name or number before that."""
    before: Line | None = None
    start = 0
    for line in lines(text):
        if line.end >= stamp:
            start = line.start
            break
        before = line
    if before is not None and stamp - start <= len("about ") and _is_name(before.text):
        return before.start
    if stamp - start <= _LONGEST_NAME:
        return start
    number = _NUMBER.search(text, max(start, stamp - len("1000.   ")), stamp)
    return number.start() if number else stamp


def _first_stamp(text: str) -> int | None:
    """Find where the first stamp of a comment begins."""
    if sum(1 for _ in islice(_HINT.finditer(text), 2)) > 1:
        # A single one without a link may tell when the article was published.
        repeated = _compiled("repeated_stamps").finditer(text)
        first = next(repeated, None)
        if first is not None and next(repeated, None) is not None:
            return first.start()
    for link in _LINK.finditer(text):
        low = max(0, link.start() - _AROUND)
        found = _compiled("comment_stamps").search(text, low, link.end() + _AROUND)
        if found is not None:
            return found.start()
    return None


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and line[-1:] not in {".", "”", '"'}


@cache
def _compiled(name: str) -> re.Pattern[str]:
    each = (
        f"(?:{entry.replace('{day}', _DAY).replace('{time}', _TIME).replace('{bar}', _BAR)})"
        for entry in entries(name)
    )
    return re.compile("|".join(each))
