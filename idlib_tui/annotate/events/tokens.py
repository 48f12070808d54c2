"""The tokens of a sentence, each with its kinds."""

from __future__ import annotations

from typing import NamedTuple

from idlib_tui.annotate.events.lexicon import ADVERB, kinds_of
from idlib_tui.annotate.text.cutting import cut
from idlib_tui.annotate.text.tokens import TOKEN

_ADVERBS = 5
"""The maximum number of successive adverbs, or clitics."""
_QUOTATION_MARKS = frozenset('"“”')
_SHORTEST = 2
"""Characters: texts other than prose have thousands of lines of one mark or letter."""


class Tokens(NamedTuple):
    """The tokens of one sentence, as parallel tuples.

    Attributes:
        starts: Offsets into the text.
        ends: Offsets into the text.
        written: As in the text.
        words: In lower case, with straight apostrophes.
        kinds: As from ``lexicon.kind_of``; 0 for marks and numbers.
        speech: 0 outside quotation marks, else the number of the quotation.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    written: tuple[str, ...]
    words: tuple[str, ...]
    kinds: tuple[int, ...]
    speech: tuple[int, ...]

    def kind_at(self, at: int) -> int:
        """Return the kinds of a token, or 0 outside the sentence."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else 0

    def before(self, at: int) -> int:
        """Find the token before one, ignoring adverbs; -1 if there is none."""
        kinds, words = self.kinds, self.words
        before, furthest = at - 1, at - _ADVERBS
        while before >= furthest and before >= 0:
            if not kinds[before] & ADVERB and words[before] != "'":
                break
            before -= 1
        return before


_NONE = Tokens((), (), (), (), (), ())


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Split ``text[start:end]`` into words and marks. Linear.

    A text shorter than any word that matters to events gets no tokens.
    """
    if end - start < _SHORTEST:
        return _NONE
    written, starts, ends = cut(TOKEN, text, start, end)
    words = tuple(map(str.lower, written))
    if text.find("’", start, end) >= 0:
        words = tuple(word.replace("’", "'") for word in words)
    return Tokens(starts, ends, written, words, kinds_of(written), _speech(written))


def _speech(written: tuple[str, ...]) -> tuple[int, ...]:
    """Number the quotations that the tokens of a sentence are in."""
    if _QUOTATION_MARKS.isdisjoint(written):
        return (0,) * len(written)
    found = []
    opened, quotations = False, 0
    for word in written:
        if word in _QUOTATION_MARKS:
            opened = word == "“" or (word == '"' and not opened)
            quotations += opened
        found.append(quotations if opened else 0)
    return tuple(found)
