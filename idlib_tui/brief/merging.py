"""A brief written again over what the user made of it: her words stay, and stay where they are.

Three texts meet: what the program wrote before, what the user made of that, and what the program
writes now. The user's is the frame. A line that she left alone becomes what the program writes now
or goes with it; whatever else she has stays, and lines that are new come in behind the line that
they follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from idlib_tui.brief.versions import (
    CONFLICT,
    MARK,
    MEANING,
    Line,
    Note,
    paired,
    read_version,
)

_REFERENCES = "## References"
_FENCES = ("```", "~~~")


class Clash(StrEnum):
    """What the user and the program both did to a line."""

    BOTH_CHANGED = "both changed"
    GONE = "changed by you, and no longer written"
    REMOVED = "removed by you, and changed since"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A line for the user to decide on; the merged text has both versions.

    Attributes:
        line: 1-based, where it stands in the merged text.
        mine: What the user has; "" if she removed it.
        theirs: What the program writes now; "" if it no longer does.
    """

    clash: Clash
    line: int
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome.

    Attributes:
        text: The merged brief.
        references: What each numbered reference of it stands for: the link as it is written and
            the paragraph, or None for a whole article.
        conflicts: In order.
    """

    text: str
    references: Mapping[int, tuple[str, int | None]]
    conflicts: tuple[Conflict, ...]


def merge(before: str, mine: str, now: str) -> Merged:
    """Write a brief again.

    Args:
        before: What the program wrote before.
        mine: What the user made of it.
        now: What the program writes now.
    """
    ends = "\r\n" if "\r\n" in mine else "\n"
    base, own, new = (
        read_version(before),
        read_version(mine.replace("\r\n", "\n")),
        read_version(now),
    )
    if own == base:
        # She has written nothing, so that even the order is the program's.
        own = base = new
    to_own = paired(base.lines, own.lines)
    to_new = paired(base.lines, new.lines)
    placed = _Frame(base.lines, own.lines, new.lines, to_own, to_new).settled()
    merged = _Writing(base.notes, own.notes, new.notes).write(placed)
    return replace(merged, text=merged.text.replace("\n", ends))


@dataclass(slots=True)
class _Placed:
    """A line of the outcome; ``conflict`` is set where it tells of one."""

    text: str
    gap: int
    conflict: tuple[Clash, str, str] | None = None


class _Frame:
    """The user's lines, each with what comes in behind it."""

    def __init__(
        self,
        base: Sequence[Line],
        own: Sequence[Line],
        new: Sequence[Line],
        to_own: Mapping[int, int],
        to_new: Mapping[int, int],
    ) -> None:
        self._base, self._own, self._new = base, own, new
        self._to_own, self._to_new = to_own, to_new
        self._of_own = {place: each for each, place in to_own.items()}
        self._of_new = {place: each for each, place in to_new.items()}
        self._behind: dict[int, list[_Placed]] = {}
        """What comes behind which of the user's lines; -1 stands for the beginning."""

    def settled(self) -> list[_Placed]:
        """Make the outcome."""
        self._bring_in()
        made = list(self._behind.get(-1, ()))
        gap = 0
        for place, line in enumerate(self._own):
            kept = self._decided(place, line)
            if kept:
                kept[0].gap = max(kept[0].gap, gap)
            # A blank line before a line that goes stays before the next.
            gap = 0 if kept else max(gap, line.gap)
            made += kept + self._behind.get(place, [])
        return made

    def _decided(self, place: int, line: Line) -> list[_Placed]:
        """Decide on one of the user's lines."""
        number = self._of_own.get(place)
        mine = _Placed(line.text, line.gap)
        if number is None:
            return [mine]
        before = self._base[number]
        now = self._new[self._to_new[number]] if number in self._to_new else None
        untouched = line.text == before.text
        if now is not None and line.gap == before.gap:
            mine.gap = now.gap
        if now is None:
            return [] if untouched else [mine, _told(Clash.GONE, line.text, "")]
        if now.text in {before.text, line.text}:
            return [mine]
        if untouched:
            return [_Placed(now.text, mine.gap)]
        return [mine, _told(Clash.BOTH_CHANGED, line.text, now.text)]

    def _bring_in(self) -> None:
        """Place what is new, and what the user removed and the program has changed since."""
        for place, line in enumerate(self._new):
            number = self._of_new.get(place)
            if number is None:
                coming = _Placed(line.text, line.gap)
            elif number not in self._to_own and line.text != self._base[number].text:
                coming = _told(Clash.REMOVED, "", line.text)
            else:
                continue
            self._behind.setdefault(self._place_for(place), []).append(coming)

    def _place_for(self, place: int) -> int:
        """Find the user's line that a line of the new text comes behind.

        It is the nearest line before it that she still has; what she wrote right below that, with
        no blank line between, belongs to it.
        """
        for earlier in range(place - 1, -1, -1):
            number = self._of_new.get(earlier)
            if number is not None and number in self._to_own:
                return self._end_of(self._to_own[number])
        return -1

    def _end_of(self, place: int) -> int:
        fenced = False
        while place + 1 < len(self._own) and place + 1 not in self._of_own:
            following = self._own[place + 1]
            if following.gap and not fenced:
                break
            fenced ^= following.text.lstrip().startswith(_FENCES)
            place += 1
        return place


def _told(clash: Clash, mine: str, theirs: str) -> _Placed:
    """Write a conflict as a comment below the line that it is about, on one line."""
    match clash:
        case Clash.BOTH_CHANGED:
            words = f"you have changed the line above; the sources now give: {theirs}"
        case Clash.GONE:
            words = "you have changed the line above; the brief would no longer have it."
        case Clash.REMOVED:
            words = f"you have removed a line here; the sources now give: {theirs}"
    return _Placed(f"{CONFLICT}{words.replace('--', '- -')} -->", 0, (clash, mine, theirs))


class _Writing:
    """Writes the outcome, with references numbered in the order of the text."""

    def __init__(
        self, base: Mapping[str, Note], own: Mapping[str, Note], new: Mapping[str, Note]
    ) -> None:
        self._base, self._own, self._new = base, own, new
        self._numbers: dict[str, int] = {}
        self._lines: list[str] = []
        self._conflicts: list[Conflict] = []

    def write(self, placed: Sequence[_Placed]) -> Merged:
        """Write lines, and the definitions under their heading."""
        heading: int | None = None
        conflicts: list[tuple[int, Conflict]] = []
        for each in placed:
            if self._lines:
                self._lines += [""] * each.gap
            if each.conflict is not None:
                clash, mine, theirs = each.conflict
                found = Conflict(clash, 0, self._plain(mine), self._plain(theirs))
                conflicts.append((len(self._lines), found))
            self._lines.append(self._plain(each.text))
            if each.text == _REFERENCES:
                heading = len(self._lines)
        listed = self._listed()
        if heading is None and listed:
            self._lines += ["", _REFERENCES]
            heading = len(self._lines)
        if heading is not None:
            self._lines[heading:heading] = ["", *(line for line, _ in listed)]
            moved = len(listed) + 1
            conflicts = [(at + moved if at >= heading else at, c) for at, c in conflicts]
            conflicts += [(heading + 1 + n, c) for n, (_, c) in enumerate(listed) if c]
        known = {**self._base, **self._own, **self._new}
        meant = {
            number: (known[meaning].link, known[meaning].paragraph)
            for meaning, number in self._numbers.items()
            if meaning in known
        }
        ordered = sorted(conflicts, key=lambda each: each[0])
        return Merged(
            "\n".join(self._lines).rstrip("\n") + "\n",
            meant,
            tuple(replace(found, line=at + 1) for at, found in ordered),
        )

    def _plain(self, text: str) -> str:
        """Write marks with their numbers."""

        def number(mark: re.Match[str]) -> str:
            if not mark[1].startswith(MEANING):
                return mark[0]
            return f"[^{self._numbers.setdefault(mark[1], len(self._numbers) + 1)}]"

        return MARK.sub(number, text)

    def _listed(self) -> list[tuple[str, Conflict | None]]:
        """List the definitions: the user's words where she changed them, else the program's."""
        for meaning, note in self._own.items():
            if meaning not in self._base or note.words != self._base[meaning].words:
                # Her own words stay, even if no mark leads to them.
                self._numbers.setdefault(meaning, len(self._numbers) + 1)
        listed: list[tuple[str, Conflict | None]] = []
        for meaning, number in self._numbers.items():
            base, own, new = (notes.get(meaning) for notes in (self._base, self._own, self._new))
            chosen = own if own is not None and own != base else new or own or base
            if chosen is None:
                # A note of the user's own, which stands where she wrote it.
                continue
            listed.append((f"[^{number}]: {chosen.words}", None))
            if own and new and base and own != base and new not in (base, own):
                told = _told(Clash.BOTH_CHANGED, own.words, new.words)
                clash = Conflict(Clash.BOTH_CHANGED, 0, own.words, new.words)
                listed.append((told.text, clash))
        return listed
