"""Reporting verbs and nouns, with the clause patterns in which each reports speech.

The words are in ``data/reporting_verbs.txt`` and ``data/reporting_nouns.txt``; the code contains no
rules for single verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from idlib_tui import word_lists
from idlib_tui.annotate.text.inflection import Forms, regular_forms
from idlib_tui.annotate.text.wordlists import sections, words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Frame:
    """A clause pattern in which a verb reports speech; one section of the data file each.

    Bits of plain integers, as in ``Is``: a sentence full of verbs tests them thousands of times.
    """

    SAYS: Final = 1
    TELLS: Final = 2
    ASKS: Final = 4
    SPEAKS: Final = 8
    HOLDS: Final = 16
    NAMES: Final = 32
    JUDGES: Final = 64
    URGES: Final = 128
    TALKS: Final = 256
    STANCES: Final = 512
    INDICATES: Final = 1024


_FRAMES: Mapping[str, int] = {
    name.lower(): bit for name, bit in vars(Frame).items() if name.isupper()
}
"""The frame of each section of the data file."""


SPOKEN = Frame.SAYS | Frame.TELLS | Frame.ASKS
"""Frames whose subject is always a speaker, whatever the noun."""
QUOTING = SPOKEN | Frame.SPEAKS | Frame.INDICATES
"""Frames that introduce a whole quotation by themselves."""
CLAUSAL = SPOKEN | Frame.INDICATES
"""Frames whose verb takes a clause as the words said."""
TOPICAL = Frame.NAMES | Frame.JUDGES | Frame.URGES | Frame.TALKS
"""Frames whose object is what was said."""


class Form:
    """The forms of a verb that matter for finding its subject, as bits."""

    BASE: Final = 1
    THIRD: Final = 2
    PAST: Final = 4
    PARTICIPLE: Final = 8
    """The past participle."""
    ING: Final = 16


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a verb form.

    Attributes:
        frames: The frames of the verb, as ``Frame``.
        form: Which forms of the verb it can be, as ``Form``.
        particles: The words that must follow ("out" of "point out"); usually empty.
    """

    frames: int
    form: int
    particles: tuple[str, ...] = ()


@cache
def reporting_verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Map all forms of the reporting verbs, in lower case, to cues, longest phrases first."""
    found: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {}
    for section, lines in sections("reporting_verbs").items():
        if not section:
            continue
        frame = _FRAMES[section]
        for line in lines:
            for form, particles, kind in _forms(line):
                readings = found.setdefault(form, {})
                frames, kinds = readings.get(particles, (0, 0))
                readings[particles] = (frames | frame, kinds | kind)
    return {
        form: tuple(
            Cue(frames, kinds, particles)
            for particles, (frames, kinds) in sorted(readings.items(), key=lambda r: -len(r[0]))
        )
        for form, readings in found.items()
    }


@cache
def clausal_forms() -> frozenset[str]:
    """Return the forms of the verbs that report by a clause only ("write", "reply")."""
    entries = word_lists.tables("idlib_tui.annotate", "reporting_verbs").values()
    lines = {line for section in entries for line, kinds in section.items() if "clause" in kinds}
    return frozenset(form for line in lines for form, particles, _ in _forms(line) if not particles)


@cache
def reporting_nouns() -> frozenset[str]:
    """Nouns for what is said, singular and plural."""
    nouns = words("reporting_nouns")
    return nouns | {f"{noun}s" for noun in nouns}


_PARTICLES = frozenset(
    {"out", "in", "up", "on", "for", "to", "of", "about", "against", "upon", "as", "back", "it"}
    | {"that", "clear", "plain"}
)


def _forms(line: str) -> list[tuple[str, tuple[str, ...], int]]:
    """Inflect one line of the data file: base form, particles, irregular forms."""
    base, *rest = line.partition(" = ")[0].split()
    particles = []
    while rest and rest[0] in _PARTICLES:
        particles.append(rest.pop(0))
    if rest:
        third, past, ing, *participle = rest
        regular = Forms(third, (past,), (ing,))
    else:
        regular = regular_forms(base)
        participle = []
    simple = Form.PAST if participle else Form.PAST | Form.PARTICIPLE
    forms = [
        (base, Form.BASE),
        (regular.third, Form.THIRD),
        *((form, simple) for form in regular.past),
        *((form, Form.ING) for form in regular.ing),
        *((form, Form.PARTICIPLE) for form in participle),
    ]
    return [(form, tuple(particles), kind) for form, kind in forms]
