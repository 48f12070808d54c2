"""A brief written again over what the user made of it: her words stay, and stay where they are.

Three texts meet: what the program wrote before, what the user made of that, and what the program
writes now. The user's is the frame. A line that she left alone becomes what the program writes now
or goes with it; whatever else she has stays, and lines that are new come in behind the line that
they follow. Lines are told apart by their references, whose numbers differ from text to text.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(
    r"\[\^(?P<label>\d+)\]:[ \t]+(?P<words>"
    r"\[(?:\\.|[^\]])*\]\(<(?P<link>(?:\\.|[^>])*)>\)(?:, paragraph (?P<number>\d+))?.*)"
)
"""A reference as the program writes it; whatever else is defined is the user's own note."""
_REFERENCES = "## References"
_CONFLICT = "<!-- Conflict: "
_WORD = re.compile(r"\[\^[^\]\s]+\]|\w+")
_LIKE = 0.6
"""Share of words that two lines have in common to be versions of one; half of it is enough where
their references are the same."""
_SHORTEST = 12
"""Letters below which likeness says nothing."""
_RAREST = 12
"""Words of a line, the rarest, by which lines like it are looked for."""
_MOST_WITH_ONE = 200
"""Lines that are looked at for one word."""
_MOST_COMPARED = 15
"""Lines that share most of these words, which a line is compared with."""
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


@dataclass(frozen=True)
class _Line:
    """A line that is not blank, its numbered marks by what they stand for.

    Attributes:
        gap: How many blank lines stand before it.
        marks: What its references stand for.
    """

    text: str
    gap: int
    marks: frozenset[str]

    @cached_property
    def words(self) -> Counter[str]:
        """Its words, references among them."""
        return Counter(_WORD.findall(self.text)) or Counter([self.text])


@dataclass(frozen=True, slots=True)
class _Note:
    """A reference as it is defined."""

    words: str
    link: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class _Text:
    """A brief: its lines without the definitions of references, and these by their meanings."""

    lines: tuple[_Line, ...]
    notes: Mapping[str, _Note]


def merge(before: str, mine: str, now: str) -> Merged:
    """Write a brief again.

    Args:
        before: What the program wrote before.
        mine: What the user made of it.
        now: What the program writes now.
    """
    ends = "\r\n" if "\r\n" in mine else "\n"
    base, own, new = _read(before), _read(mine.replace("\r\n", "\n")), _read(now)
    if own == base:
        # She has written nothing, so that even the order is the program's.
        own = base = new
    to_own = _paired(base.lines, own.lines)
    to_new = _paired(base.lines, new.lines)
    placed = _Frame(base.lines, own.lines, new.lines, to_own, to_new).settled()
    merged = _Writing(base.notes, own.notes, new.notes).write(placed)
    return replace(merged, text=merged.text.replace("\n", ends))


def _read(text: str) -> _Text:
    """Take a brief apart."""
    meanings: dict[str, str] = {}
    notes: dict[str, _Note] = {}
    body = []
    for line in text.split("\n"):
        found = _DEFINITION.fullmatch(line)
        if found is None:
            body.append(line)
            continue
        number = int(found["number"]) if found["number"] else None
        meaning = _meaning(f"{found['link']} {number}")
        meanings[found["label"]] = meaning
        notes[meaning] = _Note(found["words"], found["link"], number)
    for line in body:
        own = re.match(r"\[\^(\d+)\]:(.*)", line)
        if own is not None:
            # The user's own note, which is numbered along with the others where it stands.
            meanings[own[1]] = _meaning(own[2])
    lines, gap = [], 0
    for line in body:
        if not line.strip():
            gap += 1
            continue
        marks = frozenset(meanings[each] for each in _MARK.findall(line) if each in meanings)
        meant = _MARK.sub(lambda mark: f"[^{meanings.get(mark[1], mark[1])}]", line)
        lines.append(_Line(meant, gap, marks))
        gap = 0
    return _Text(tuple(lines), notes)


def _meaning(words: str) -> str:
    """A short name for what a reference stands for, which no user gives to a note."""
    return "\x02" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


# --------------------------------------------------------------------- which line is which


def _paired(old: Sequence[_Line], new: Sequence[_Line]) -> dict[int, int]:
    """Pair the lines of two versions: the same, changed in place, or moved as they are."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, [each.text for each in old], [each.text for each in new], autojunk=False
    )
    left_old: list[int] = []
    left_new: list[int] = []
    for kind, first, last, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            pairs.update(zip(range(first, last), range(begin, stop), strict=True))
        else:
            changed = _changed(old, new, range(first, last), range(begin, stop))
            pairs.update(changed)
            left_old += [each for each in range(first, last) if each not in changed]
            taken = set(changed.values())
            left_new += [each for each in range(begin, stop) if each not in taken]
    moved: dict[str, list[int]] = {}
    for place in reversed(left_new):
        moved.setdefault(new[place].text, []).append(place)
    rest = []
    for place in left_old:
        if places := moved.get(old[place].text):
            pairs[place] = places.pop()
        else:
            rest.append(place)
    taken = set(pairs.values())
    pairs.update(_changed(old, new, rest, [each for each in left_new if each not in taken]))
    return pairs


def _changed(
    old: Sequence[_Line], new: Sequence[_Line], olds: Iterable[int], news: Iterable[int]
) -> dict[int, int]:
    """Pair lines that are versions of one another: the likest first."""
    olds, news = [*olds], [*news]
    if not (olds and news):
        return {}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place in news:
        for word in new[place].words:
            where[word].append(place)
    scored = []
    for one in olds:
        # The rarest words are enough to find whatever is like it.
        rarest = sorted(
            (word for word in old[one].words if word in where), key=lambda word: len(where[word])
        )[:_RAREST]
        near = Counter(place for word in rarest for place in where[word][:_MOST_WITH_ONE])
        for other, _ in near.most_common(_MOST_COMPARED):
            if score := _likeness(old[one], new[other]):
                distance = abs((one - olds[0]) - (other - news[0]))
                scored.append((-score, distance, one, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(scored):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _likeness(one: _Line, other: _Line) -> float:
    """Tell how surely two lines are versions of one; 0 if they are not.

    It is Dice's coefficient of their words, and 1 more where their references are the same.
    """
    if other.text.startswith(_CONFLICT):
        return 0.0
    if one.text.startswith("#") != other.text.startswith("#"):
        return 0.0
    same = bool(one.marks) and one.marks == other.marks
    if not same and min(len(one.text), len(other.text)) < _SHORTEST:
        return 0.0
    shared = (one.words & other.words).total()
    dice = 2 * shared / (one.words.total() + other.words.total())
    return dice + same if dice >= (_LIKE / 2 if same else _LIKE) else 0.0


# --------------------------------------------------------------------- putting them together


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
        base: Sequence[_Line],
        own: Sequence[_Line],
        new: Sequence[_Line],
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

    def _decided(self, place: int, line: _Line) -> list[_Placed]:
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
    return _Placed(f"{_CONFLICT}{words.replace('--', '- -')} -->", 0, (clash, mine, theirs))


class _Writing:
    """Writes the outcome, with references numbered in the order of the text."""

    def __init__(
        self, base: Mapping[str, _Note], own: Mapping[str, _Note], new: Mapping[str, _Note]
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
            if not mark[1].startswith("\x02"):
                return mark[0]
            return f"[^{self._numbers.setdefault(mark[1], len(self._numbers) + 1)}]"

        return _MARK.sub(number, text)

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
