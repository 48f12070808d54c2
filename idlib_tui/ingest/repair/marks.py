"""Misplaced quotation marks: reversed, or separated from what they enclose.

A mark is changed only if the other marks of its paragraph show what it should be: an opening mark
inside a quotation becomes a closing one only if the paragraph lacks closing marks, and white space
inside a pair is removed only if all marks of the paragraph form pairs. A quotation that continues
in the next paragraph stays open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import paragraphs
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from idlib_tui.ingest.draft import Draft

MAX_GAP = 3
"""Spaces between a mark and what it belongs to; a wider gap is layout."""

_CURLY = re.compile("[“”]")
_STRAIGHT = re.compile('"')
_STOPS = frozenset(",.!?…")
# Characters allowed after a closing mark, and before an opening one; "" is the end of the text.
_AFTER_CLOSING = frozenset(["", *" \n.,;:!?)]’'–—-/"])
_BEFORE_OPENING = frozenset(["", *" \n([{‘'–—-/"])


def mend_quotation_marks(draft: Draft) -> None:
    """Reverse and move the marks that are wrong according to their pairing in the paragraph."""
    for mend, sign in ((_turned, "“”"), (_curly_closed_up, "“”"), (_straight_closed_up, '"')):
        if any(mark in draft.text for mark in sign):
            draft.apply(_each_paragraph(draft.text, mend))


def _each_paragraph(text: str, mend: Callable[[str, int, int], Iterator[Edit]]) -> Iterator[Edit]:
    for paragraph in paragraphs(text):
        yield from mend(text, paragraph.start, paragraph.end)


def _turned(text: str, start: int, end: int) -> Iterator[Edit]:
    """Reverse curly marks where only the other kind is possible."""
    marks = [match.start() for match in _CURLY.finditer(text, start, end)]
    surplus = sum(1 if text[at] == "“" else -1 for at in marks)
    depth = 0
    for at in marks:
        opens = text[at] == "“"
        turned = None
        # Reversing one mark changes the balance by two: one missing mark is no reason for it.
        if opens and depth and surplus >= 2:
            turned = _as_closing(text, at)
        elif not opens and not depth and surplus <= -2:
            turned = _as_opening(text, at)
        if turned is not None:
            surplus += -2 if opens else 2
            opens = not opens
            yield turned
        depth = depth + 1 if opens else max(0, depth - 1)


def _as_closing(text: str, at: int) -> Edit | None:
    """Read an opening mark as a closing one: `forward, “Smith said`, `by man. “`."""
    before = _gap_before(text, at)
    after = text[at + 1 : at + 2]
    ends_clause = text[before - 1 : before] in _STOPS
    if after in _AFTER_CLOSING and (before < at or ends_clause):
        # The full stop repeated after the mark: `alternative. “.`
        again = ends_clause and after == "."
        return Edit(before, at + 2 if again else at + 1, "”", RepairKind.QUOTATION_MARK)
    if ends_clause and before < at and after.isalnum():
        return Edit(before, at + 1, "” ", RepairKind.QUOTATION_MARK)
    return None


def _as_opening(text: str, at: int) -> Edit | None:
    """Read a closing mark as an opening one: `He said: ”We go`."""
    if text[at - 1 : at] not in _BEFORE_OPENING:
        return None
    after = _gap_after(text, at)
    return (
        Edit(at, after, "“", RepairKind.QUOTATION_MARK)
        if text[after : after + 1].isalnum()
        else None
    )


def _curly_closed_up(text: str, start: int, end: int) -> Iterator[Edit]:
    """Close the gaps inside curly marks, if every one of them has its partner."""
    marks = [match.start() for match in _CURLY.finditer(text, start, end)]
    depth = 0
    for at in marks:
        depth += 1 if text[at] == "“" else -1
        if depth < 0:
            return
    if depth:
        return
    for at in marks:
        edit = _close_up_opening(text, at) if text[at] == "“" else _close_up_closing(text, at)
        if edit is not None:
            yield edit


def _straight_closed_up(text: str, start: int, end: int) -> Iterator[Edit]:
    """Close the gaps inside straight marks, if they open and close alternately."""
    marks = [match.start() for match in _STRAIGHT.finditer(text, start, end)]
    if len(marks) % 2:
        return
    edits: list[Edit] = []
    for number, at in enumerate(marks):
        closes = bool(number % 2)
        edit = _close_up_closing(text, at) if closes else _close_up_opening(text, at)
        if edit is not None:
            edits.append(edit)
        elif not (_fits_closing(text, at) if closes else _fits_opening(text, at)):
            return
    yield from edits


def _close_up_opening(text: str, at: int) -> Edit | None:
    after = _gap_after(text, at)
    loose = after > at + 1 and text[at - 1 : at] in _BEFORE_OPENING
    inside = text[after : after + 1].strip()
    return (
        Edit(at + 1, after, "", RepairKind.QUOTATION_MARK)
        if loose and inside and inside not in '“”"'
        else None
    )


def _close_up_closing(text: str, at: int) -> Edit | None:
    before = _gap_before(text, at)
    after = text[at + 1 : at + 2]
    mark = text[at]
    if before < at and text[before - 1 : before].strip() and after in _AFTER_CLOSING:
        return Edit(before, at + 1, mark, RepairKind.QUOTATION_MARK)
    # `forward, "Smith said` and `forward,"Smith said`: the mark belongs to the words before it.
    if after.isalnum() and text[before - 1 : before] in _STOPS:
        return Edit(before, at + 1, f"{mark} ", RepairKind.QUOTATION_MARK)
    return None


def _fits_opening(text: str, at: int) -> bool:
    return text[at - 1 : at] in _BEFORE_OPENING and bool(text[at + 1 : at + 2].strip())


def _fits_closing(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] in _AFTER_CLOSING and bool(text[at - 1 : at].strip())


def _gap_before(text: str, at: int) -> int:
    """Find the start of the spaces before a mark."""
    start = at
    while start > 0 and text[start - 1] == " " and at - start < MAX_GAP:
        start -= 1
    return start


def _gap_after(text: str, at: int) -> int:
    """Find the end of the spaces after a mark."""
    end = at + 1
    while text[end : end + 1] == " " and end - at <= MAX_GAP:
        end += 1
    return end
