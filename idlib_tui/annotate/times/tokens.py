"""A text as tokens, each with a one-letter code for the classes of its word.

The grammar's patterns are regular expressions over these codes instead of over the text. White
space does not matter to them, so a text with spaces around each mark ("May 03 , 2013") is like any
other, and the text is read once for all patterns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from idlib_tui.annotate.text.cutting import Pieces, cut
from idlib_tui.annotate.text.document import Document
from idlib_tui.annotate.times.lexicon import TOKEN, Lexicon, Phrase

NOTHING = "."
"""The code of a token that no pattern names, and of the gap between paragraphs."""

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|s)?")

_REMEMBERED = 1 << 16
"""The number of words whose codes are cached, so that memory stays bounded."""

_SAMPLES = (
    "100", "0059", "0099", "0930", "0970", "1000", "1059", "1070", "2400", "2459", "2170", "2259",
    "1234567", "1st", "32nd", "90s", "490s", "1990s", "45s",
)  # fmt: skip
"""A number of each kind, so that every set of classes has its code before patterns are compiled."""

_Item = TypeVar("_Item")


class Codes(dict[str, str]):
    """Word -> code: one private-use character for each set of classes.

    Args:
        lexicon: The words and their classes.
        literals: Words that patterns name as themselves.
    """

    def __init__(self, lexicon: Lexicon, literals: Iterable[str]) -> None:
        super().__init__()
        self._codes: dict[frozenset[str], str] = {}
        self._having: defaultdict[str, str] = defaultdict(str)
        classes = dict(lexicon.classes)
        for word in sorted(literals):
            for form in (word, word.capitalize(), word.upper()):
                classes[form] = classes.get(form, frozenset()) | {word}
        for word in sorted(classes):
            self[word] = self._code(classes[word])
        self[""] = NOTHING
        self.holiday = self._code(frozenset({"HOLIDAY"}))
        for digits in (*(f"{n:0{width}d}" for width in (1, 2) for n in range(100)), *_SAMPLES):
            self[digits]
        self._examples = {code: word for word, code in self.items()}

    def __missing__(self, word: str) -> str:
        # Not everything that begins with a digit is a number: "20th Century Fox" is one token.
        code = self._code(number_classes(word)) if _NUMBER.fullmatch(word) else NOTHING
        if len(self) < _REMEMBERED:
            self[word] = code
        return code

    def _code(self, classes: frozenset[str]) -> str:
        if classes not in self._codes:
            self._codes[classes] = code = chr(0xE000 + len(self._codes))
            for name in classes:
                self._having[name] += code
        return self._codes[classes]

    def example(self, name: str) -> str:
        """Return a word of a class.

        Raises:
            LookupError: It has no words.
        """
        return self._examples[self.having(name)[0]]

    def having(self, name: str) -> str:
        """Return the codes of all sets with a class or a literal word.

        Raises:
            LookupError: No word has it.
        """
        if name not in self._having:
            raise LookupError(f"no word stands under {name!r}")
        return self._having[name]


def number_classes(digits: str) -> frozenset[str]:
    """Return what a number in digits may be: a day, a month, a year, an hour or a decade."""
    if digits[-1].isalpha():
        return _suffixed(digits)
    found = {"NUM"}
    value, width = int(digits[:9]), len(digits)
    if width <= 2:
        found.add("SMALL")
        found |= {"HOUR"} if value <= 24 else set()
        found |= {"DAY"} if 1 <= value <= 31 else set()
        found |= {"MONTHNO"} if 1 <= value <= 12 else set()
        found |= {"TWO"} if width == 2 else set()
        found |= {"MINUTE"} if width == 2 and value < 60 else set()
        found |= {"OLDYEAR"} if value >= 10 else set()
    elif width == 3:
        found |= {"OLDYEAR", "THREE"}
    elif width == 4:
        found |= {"YEAR"} if 1000 <= value <= 2199 else set()
        found |= {"HHMM"} if value % 100 < 60 and value <= 2400 else set()
    return frozenset(found)


def _suffixed(digits: str) -> frozenset[str]:
    if not digits.endswith("s"):
        value = int(digits[:-2][:9])
        return frozenset({"NTH", "DAYTH"} if 1 <= value <= 31 else {"NTH"})
    if digits.endswith("0s") and len(digits) == 5 and digits[0] in "12":
        return frozenset({"DECADE4"})
    if digits.endswith("0s") and len(digits) == 4:
        return frozenset({"DECADE3"})
    return frozenset({"DECADE2"} if digits.endswith("0s") and len(digits) == 3 else ())


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, with a gap between paragraphs.

    Attributes:
        text: The text.
        words: The tokens as written; "" for a gap.
        starts: The offsets at which they start.
        ends: The offsets at which they end.
        codes: Their codes, one character a token.
        values: Values of the tokens that represent a whole phrase, by index (holidays).
        paragraphs: For each paragraph of the document, the index of its first token.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    codes: str
    values: dict[int, str]
    paragraphs: list[int]


def tokenise(document: Document, lexicon: Lexicon, codes: Codes) -> Tokens:
    """Split a document into tokens. Linear in its length."""
    text = document.text
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[int] = []
    values: dict[int, str] = {}
    phrases = lexicon.phrases
    for block in document.paragraphs:
        first = len(words)
        paragraphs.append(first)
        found = cut(TOKEN, text, block.start, block.end)
        if not phrases.keys().isdisjoint(found[0]):
            found, joined = _join_phrases(text, *found, phrases)
            values.update((first + index, value) for index, value in joined.items())
        words += found[0]
        starts += found[1]
        ends += found[2]
        words.append("")
        starts.append(block.end)
        ends.append(block.end)
    letters = list(map(codes.__getitem__, words))
    for index, value in values.items():
        letters[index] = codes.holiday if value else NOTHING
    return Tokens(text, words, starts, ends, "".join(letters), values, paragraphs)


def _join_phrases(
    text: str,
    words: tuple[str, ...],
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    phrases: Mapping[str, tuple[Phrase, ...]],
) -> tuple[Pieces, dict[int, str]]:
    """Merge each holiday ("New Year's Eve") and name ("Sunday Times") into one token.

    Returns:
        The tokens as from ``cut``, and the value of each merged token, by its index.
    """
    found: list[tuple[int, int, str]] = []
    free = 0
    for index in [at for at, word in enumerate(words) if word in phrases]:
        for phrase, value in phrases[words[index]] if index >= free else ():
            if _written(words[index : index + len(phrase)], phrase):
                free = index + len(phrase)
                found.append((index, free, value))
                break
    spans = [(index, end) for index, end, _ in found]
    wholes = [text[starts[index] : ends[end - 1]] for index, end in spans]
    tokens = (
        _joined(words, spans, wholes),
        _joined(starts, spans, [starts[index] for index, _ in spans]),
        _joined(ends, spans, [ends[end - 1] for _, end in spans]),
    )
    joined = accumulate(end - index - 1 for index, end in spans)
    fewer = [0, *joined][: len(found)]
    values = {index - less: value for (index, _, value), less in zip(found, fewer, strict=True)}
    return tokens, values


def _joined(
    column: Sequence[_Item], spans: Sequence[tuple[int, int]], wholes: Sequence[_Item]
) -> tuple[_Item, ...]:
    """Replace each span of a column by one item."""
    kept: list[_Item] = []
    position = 0
    for (index, end), whole in zip(spans, wholes, strict=True):
        kept += column[position:index]
        kept.append(whole)
        position = end
    return (*kept, *column[position:])


def _written(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    plain = [word.lower().replace("’", "'") for word in words]
    return plain == list(phrase)
