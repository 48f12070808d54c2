"""Versions of a brief: their lines, by what their references stand for, and which are the same."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

MARK = re.compile(r"\[\^([^\]\s]+)\]")
"""A mark that leads to a reference or a note, with what stands between the brackets."""

MEANING = "\x02"
"""What the marks of a ``Version`` begin with where a number stood; no user writes it."""
_DEFINITION = re.compile(
    r"\[\^(?P<label>\d+)\]:[ \t]+(?P<words>"
    r"\[(?:\\.|[^\]\\])*\]\(<(?P<link>(?:\\.|[^>\\])*)>\)(?:, paragraph (?P<number>\d+))?.*)"
)
"""A reference as the program writes it; whatever else is defined is the user's own note."""
CONFLICT = "<!-- Conflict: "
"""How a comment begins that tells of a conflict; it is a version of no line."""
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


@dataclass(frozen=True)
class Line:
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
class Note:
    """A reference as it is defined."""

    words: str
    link: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """A brief: its lines without the definitions of references, and these by their meanings."""

    lines: tuple[Line, ...]
    notes: Mapping[str, Note]


def read_version(text: str) -> Version:
    """Take a brief apart."""
    meanings: dict[str, str] = {}
    notes: dict[str, Note] = {}
    body = []
    for line in text.split("\n"):
        found = _DEFINITION.fullmatch(line)
        if found is None:
            body.append(line)
            continue
        number = int(found["number"]) if found["number"] else None
        meaning = _meaning(f"{found['link']} {number}")
        meanings[found["label"]] = meaning
        notes[meaning] = Note(found["words"], found["link"], number)
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
        marks = frozenset(meanings[each] for each in MARK.findall(line) if each in meanings)
        meant = MARK.sub(lambda mark: f"[^{meanings.get(mark[1], mark[1])}]", line)
        lines.append(Line(meant, gap, marks))
        gap = 0
    return Version(tuple(lines), notes)


def _meaning(words: str) -> str:
    """A short name for what a reference stands for, which no user gives to a note."""
    return MEANING + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


# --------------------------------------------------------------------- which line is which


def paired(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
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
    old: Sequence[Line], new: Sequence[Line], olds: Iterable[int], news: Iterable[int]
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


def _likeness(one: Line, other: Line) -> float:
    """Tell how surely two lines are versions of one; 0 if they are not.

    It is Dice's coefficient of their words, and 1 more where their references are the same.
    """
    if other.text.startswith(CONFLICT):
        return 0.0
    if one.text.startswith("#") != other.text.startswith("#"):
        return 0.0
    same = bool(one.marks) and one.marks == other.marks
    if not same and min(len(one.text), len(other.text)) < _SHORTEST:
        return 0.0
    shared = (one.words & other.words).total()
    dice = 2 * shared / (one.words.total() + other.words.total())
    return dice + same if dice >= (_LIKE / 2 if same else _LIKE) else 0.0
