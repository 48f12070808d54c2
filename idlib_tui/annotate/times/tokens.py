"""A text as tokens, each with a one-letter code for the classes of its word.

The grammar's patterns are regular expressions over these codes instead of over the text. White
space does not matter to them, so a text with spaces around each mark ("May 03 , 2013") reads like
any other, and one pass over the text serves all patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from idlib_tui.annotate.document import Document
from idlib_tui.annotate.times.lexicon import TOKEN, Lexicon, Phrase

NOTHING = "."
"""The code of a token that no pattern names, and of the gap between paragraphs."""

_PLAIN_DIGITS = 5
"""Longer numbers are plain numbers, and not worth remembering one by one."""

_SAMPLES = (
    "100", "0059", "0099", "0930", "0970", "1000", "1059", "1070", "2400", "2459", "2170", "2259",
    "1234567", "1st", "32nd", "90s", "490s", "1990s", "45s",
)  # fmt: skip
"""A number of each kind, so that every set of classes has its code before patterns are compiled."""


class Codes(dict[str, str]):
    """Word -> code: one private-use character for each set of classes.

    Args:
        lexicon: The words and their classes.
        literals: Words that patterns name as themselves.
    """

    def __init__(self, lexicon: Lexicon, literals: Iterable[str]) -> None:
        super().__init__()
        self._codes: dict[frozenset[str], str] = {}
        classes = dict(lexicon.classes)
        for word in sorted(literals):
            for form in (word, word.capitalize(), word.upper()):
                classes[form] = classes.get(form, frozenset()) | {word}
        for word in sorted(classes):
            self[word] = self._code(classes[word])
        self.holiday = self._code(frozenset({"HOLIDAY"}))
        for digits in (*(f"{n:0{width}d}" for width in (1, 2) for n in range(100)), *_SAMPLES):
            self[digits]

    def __missing__(self, word: str) -> str:
        if not word[0].isdecimal():
            return NOTHING
        code = self._code(number_classes(word))
        if len(word) <= _PLAIN_DIGITS:
            self[word] = code
        return code

    def _code(self, classes: frozenset[str]) -> str:
        return self._codes.setdefault(classes, chr(0xE000 + len(self._codes)))

    def having(self, name: str) -> str:
        """The codes of all sets that hold a class or a literal word."""
        return "".join(code for classes, code in self._codes.items() if name in classes)


def number_classes(digits: str) -> frozenset[str]:
    """What a number in digits may be: a day, a month, a year, an hour or a decade."""
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
        spans: Their spans in the text.
        codes: Their codes, one character a token.
        values: Values of the tokens that stand for a whole phrase, by index (holidays).
        paragraphs: For each paragraph of the document, the index of its first token.
    """

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    codes: str
    values: dict[int, str]
    paragraphs: list[int]


def tokenise(document: Document, lexicon: Lexicon, codes: Codes) -> Tokens:
    """Split a document into tokens. Linear in its length."""
    text = document.text
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    values: dict[int, str] = {}
    phrases = lexicon.phrases
    for block in document.paragraphs:
        paragraphs.append(len(words))
        found = [match.span() for match in TOKEN.finditer(text, block.start, block.end)]
        tokens = [text[start:end] for start, end in found]
        if not phrases.keys().isdisjoint(tokens):
            joined = _join_phrases(text, tokens, found, phrases)
            values.update((len(words) + index, value) for index, value in joined.items())
        words += tokens
        words.append("")
        spans += found
        spans.append((block.end, block.end))
    letters = [codes[word] if word else NOTHING for word in words]
    for index, value in values.items():
        letters[index] = codes.holiday if value else NOTHING
    return Tokens(text, words, spans, "".join(letters), values, paragraphs)


def _join_phrases(
    text: str,
    words: list[str],
    spans: list[tuple[int, int]],
    phrases: Mapping[str, tuple[Phrase, ...]],
) -> dict[int, str]:
    """Make one token, in place, of each holiday ("New Year's Eve") and name ("Sunday Times").

    Returns:
        The value of each such token, by its index.
    """
    found: list[tuple[int, int, str]] = []
    free = 0
    for index, word in enumerate(words):
        if word in phrases and index >= free:
            for tokens, value in phrases[word]:
                free = index + len(tokens)
                if _written(words[index:free], tokens):
                    found.append((index, free, value))
                    break
            else:
                free = index
    if not found:
        return {}
    values: dict[int, str] = {}
    kept_words: list[str] = []
    kept_spans: list[tuple[int, int]] = []
    position = 0
    for index, end, value in found:
        kept_words += words[position:index]
        kept_spans += spans[position:index]
        values[len(kept_words)] = value
        span = (spans[index][0], spans[end - 1][1])
        kept_words.append(text[slice(*span)])
        kept_spans.append(span)
        position = end
    words[:] = kept_words + words[position:]
    spans[:] = kept_spans + spans[position:]
    return values


def _written(words: list[str], phrase: tuple[str, ...]) -> bool:
    plain = [word.lower().replace("’", "'") for word in words]
    return plain == list(phrase)
