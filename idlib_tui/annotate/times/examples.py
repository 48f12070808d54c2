"""Examples of matches of a pattern, so that each rule is tested when the grammar is built.

A rule reads the parts of its match by name. Whether a part exists depends on the pattern, and on
the branches and optional pieces that matched; a rule that reads one without checking fails on some
texts. So an example is made for each set of parts that a match can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from idlib_tui.annotate.times.patterns import MACROS
from idlib_tui.annotate.times.tokens import Codes, Tokens

_PIECE = re.compile(
    r"(?:(?P<label>[a-z]+):)?(?P<open>\()|(?P<close>\))|(?P<or>\|)|(?P<name>[A-Z][A-Z0-9]*|[a-z]+)"
)
_LEFT_OUT = re.compile(r"\?|\{0,")

_HOLIDAY = "12-25"
"""The rule of the holiday in examples; holidays are not in a list of words."""


@dataclass(frozen=True, slots=True)
class Example:
    """Words that a pattern matches, with the positions of its named parts.

    Attributes:
        words: The tokens.
        spans: The parts that exist: name, first token, token after the last.
        holidays: The tokens that denote a holiday.
    """

    words: tuple[str, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    holidays: tuple[int, ...] = ()

    def followed_by(self, other: Example) -> Example:
        """Concatenate two examples."""
        by = len(self.words)
        moved = tuple((name, first + by, last + by) for name, first, last in other.spans)
        return Example(
            self.words + other.words,
            self.spans + moved,
            self.holidays + tuple(at + by for at in other.holidays),
        )

    def named(self, name: str) -> Example:
        """Return the example as a part with a name."""
        if not self.words:
            return self
        return Example(self.words, (*self.spans, (name, 0, len(self.words))), self.holidays)

    @property
    def parts(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(name for name, _, _ in self.spans)

    def tokens(self) -> Tokens:
        """The words as the tokens of a text that ends with them."""
        starts = [0]
        for word in self.words:
            starts.append(starts[-1] + len(word) + 1)
        ends = [start + len(word) for start, word in zip(starts, self.words, strict=False)]
        values = dict.fromkeys(self.holidays, _HOLIDAY)
        text = " ".join(self.words)
        return Tokens(text, [*self.words, ""], starts, [*ends, len(text)], "", values, [0])


_Forms: TypeAlias = "dict[frozenset[str], Example]"
"""An example for each set of parts."""

_NOTHING: _Forms = {frozenset(): Example()}


class Examples:
    """Makes examples for patterns.

    Args:
        codes: Returns the words of a class.
    """

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._macros: dict[str, Example] = {}

    def of(self, pattern: str) -> Sequence[Example]:
        """Return examples of a pattern: one for each set of parts that a match can have.

        Raises:
            LookupError: The pattern names a class without words.
        """
        return tuple(self._read(pattern, _PIECE.finditer(pattern), set()).values())

    def _read(
        self, pattern: str, pieces: Iterator[re.Match[str]], named: set[str] | None
    ) -> _Forms:
        """Read up to the closing bracket.

        ``named`` is as in ``patterns``: a class names its first place only, inside a macro none.
        """
        branches: list[_Forms] = [_NOTHING]
        for piece in pieces:
            if piece["or"]:
                branches.append(_NOTHING)
                continue
            if piece["close"]:
                branches = [_any_of(branches)]
                if _LEFT_OUT.match(pattern, piece.end()):
                    branches.insert(0, _NOTHING)
                break
            if piece["open"]:
                forms = _labelled(self._read(pattern, pieces, named), piece["label"])
            else:
                example = self._one(piece["name"], named)
                forms = {example.parts: example}
                if _LEFT_OUT.match(pattern, piece.end()):
                    forms = {**_NOTHING, **forms}
            branches[-1] = _in_a_row(branches[-1], forms)
        return _any_of(branches)

    def _one(self, name: str, named: set[str] | None) -> Example:
        """Return an example of a class, a macro or a literal word."""
        if name.islower():
            return Example((name,))
        example = self._macro(name) if name in MACROS else self._word(name)
        if named is None or name in named:
            return example
        named.add(name)
        return example.named(name)

    def _word(self, name: str) -> Example:
        if name == "HOLIDAY":
            return Example(("Christmas",), (), (0,))
        return Example((self._codes.example(name),))

    def _macro(self, name: str) -> Example:
        if name not in self._macros:
            [made] = self._read(MACROS[name], _PIECE.finditer(MACROS[name]), None).values()
            self._macros[name] = made
        return self._macros[name]


def _labelled(forms: _Forms, label: str | None) -> _Forms:
    """Make the forms of a bracket those of a part with a name."""
    if label is None:
        return forms
    return {form.parts: form for form in (each.named(label) for each in forms.values())}


def _in_a_row(before: _Forms, after: _Forms) -> _Forms:
    """Concatenate each form of the one with each of the other."""
    pairs = (first.followed_by(then) for first in before.values() for then in after.values())
    return _any_of([{pair.parts: pair} for pair in pairs])


def _any_of(branches: Sequence[_Forms]) -> _Forms:
    """Return the forms of all branches, the first for each set of parts."""
    found: _Forms = {}
    for forms in branches:
        for parts, example in forms.items():
            found.setdefault(parts, example)
    return found
