"""The pattern language of the rules for time expressions.

A pattern is a regular expression over tokens: ``NAME`` in capitals matches any word of that class
(``lexicon.txt``, ``tokens.number_classes``), a word in lower case matches itself, and ``( ) | ?``
have their usual meaning. ``label:( … )`` names a part; a class names its own first occurrence.
Names in ``MACROS`` are replaced by a pattern. All repetition is bounded, so matching is linear in
the length of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from idlib_tui.annotate.times.tokens import Codes

MACROS = {
    "COUNT": "(FRACTION | CARDINAL (DASH? CARDINAL){0,3} (DASH? and DASH? a DASH? half)?"
    " | NUM (COMMA THREE)? | SMALL DOT NUM | half (a|an)"
    " | (half? (a|an) | CARDINAL)? DASH? DOZEN of?"
    " | (a|the)? VAGUE | a | an | COUNTS)",
    "FRACTION": "((a|CARDINAL|NUM) DASH? (quarter|quarters) DASH? (of (a|an))? | quarter DASH)",
    "COUNTS": "((CARDINAL|NUM|SMALL DOT NUM) (to|or|DASH) (CARDINAL|NUM|SMALL DOT NUM)"
    " | between (CARDINAL|NUM) and (CARDINAL|NUM))",
    "MONTHNAME": "(MONTH | MON DOT?)",
    "WD": "(WEEKDAY | WDAY DOT?) COMMA? the?",
    "ORDINALS": "((CARDINAL DASH?)? ORDINAL | NTH)",
    "HALFDAY": "(MERIDIEM | (a|p) DOT? m DOT?)",
    "ELSEWHERE": "OPEN (HHMM | HOUR COLON MINUTE HALFDAY?) TIMEZONE CLOSE",
    "TIMEZONE": "(ZONE | OPEN ZONE CLOSE)",
    "NTHDAY": "(DAY | DAYTH | (CARDINAL DASH?)? ORDINAL)",
    "ANYYEAR": "(YEAR | AD (YEAR|OLDYEAR) | (YEAR|OLDYEAR) (BC | AD | b DOT c DOT?))",
    "INYEAR": "(of? ANYYEAR | of? (LAST|NEXT|THIS|that|the (same|FOLLOWING|LAST|NEXT)) year)",
    "PARTOF": "the? ((ORDINAL|FINALS) (CARDINAL|NUM)? DASH? (UNIT|UNITS|WEEKDAY|half|part|stages)"
    " | (early|later|late|latter) (UNITS|half|part|stages)) (of|in) the?",
    "EVEOF": "(the? eve of (the|LAST|NEXT|THIS)?"
    " | the (week|weekend) (of|beginning|starting|ending|commencing))",
    "EDGEOF": "((the very?)? EDGE of the? | the (rest|remainder) of the?"
    " | the? NEAREDGE DASH? (in|on)? the?)",
    "NEAREDGE": "(early|late|mid|earlier|later)",
    "CLOCKTODAY": "(local time)? COMMA? (on|of)? the?",
    "DAYTOCLOCK": "(COMMA|OPEN)? (at|around|about|in|from)? (the|EXACTLY)?",
    "EXACTLY": "(just|only|exactly|APPROX|some|more than|less than|at least|up to|well over)",
}

_NAME = re.compile(r"(?P<label>[a-z]+):\(|\(|[A-Z][A-Z0-9]*|[a-z]+|\s+")

_PIECE = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<or>\|)|(?P<name>[A-Z][A-Z0-9]*|\b[a-z]+\b(?!:))"
)
_LEFT_OUT = re.compile(r"\?|\{0,")
"""After an optional piece of a pattern."""


def literals(pattern: str) -> list[str]:
    """List the literal words of a pattern."""
    return re.findall(r"\b[a-z]+\b(?!:)", pattern)


def translated(pattern: str, codes: Codes) -> str:
    """Translate a pattern to a regular expression over codes.

    Raises:
        LookupError: It names a class without words.
    """
    return _translated(pattern, codes, set())


def _translated(pattern: str, codes: Codes, named: set[str] | None) -> str:
    """Translate a pattern. ``named`` collects the parts named; None inside a macro: no part."""

    def expand(match: re.Match[str]) -> str:
        name, label = match.group(), match["label"]
        if label:
            return f"(?P<{label}>"
        if name == "(":
            return "(?:"
        if name.isspace():
            return ""
        if name in MACROS:
            body = _translated(MACROS[name], codes, None)
        else:
            body = f"[{codes.having(name)}]"
        if name.islower() or named is None or name in named:
            return f"(?:{body})"
        named.add(name)
        return f"(?P<{name}>{body})"

    return _NAME.sub(expand, pattern)


@dataclass(frozen=True, slots=True)
class Outline:
    """Properties of a pattern that are known without compiling it.

    Attributes:
        openers: The codes with which a match can begin.
        needed: Sets of codes: a match has at least one of each.
    """

    openers: frozenset[str]
    needed: tuple[frozenset[str], ...]

    def may_match(self, held: frozenset[str]) -> bool:
        """Whether a text with these codes has what a match requires."""
        return not any(map(held.isdisjoint, self.needed))


def outline(pattern: str, codes: Codes) -> Outline:
    """Analyse what the matches of a pattern begin with and require.

    Raises:
        LookupError: It names a class without words.
    """
    first, _, needed = _outline(pattern, _PIECE.finditer(pattern), codes)
    return Outline(first, needed)


def _outline(
    pattern: str, pieces: Iterator[re.Match[str]], codes: Codes
) -> tuple[frozenset[str], bool, tuple[frozenset[str], ...]]:
    """Read up to the closing bracket.

    Returns:
        What can come first, whether all of it is optional, and what every match requires.
    """
    branches: list[list[frozenset[str]]] = [[]]
    first: frozenset[str] = frozenset()
    left_out, at_start = False, True
    for piece in pieces:
        optional = _LEFT_OUT.match(pattern, piece.end()) is not None
        if piece["close"]:
            left_out = left_out or optional
            break
        if piece["or"]:
            branches.append([])
            left_out, at_start = left_out or at_start, True
            continue
        name = piece["name"]
        if piece["open"]:
            opens, empty, _ = _outline(pattern, pieces, codes)
        elif name in MACROS:
            opens, empty, _ = _outline(MACROS[name], _PIECE.finditer(MACROS[name]), codes)
        else:
            opens, empty = frozenset(codes.having(name)), False
        first = first | opens if at_start else first
        if not (empty or optional):
            at_start = False
            branches[-1].append(opens)
    needed = tuple(branches[0]) if len(branches) == 1 else (first,)
    return first, left_out or at_start, needed
