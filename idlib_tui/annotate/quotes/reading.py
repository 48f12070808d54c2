"""The text as the annotator of quotes reads it: quotations masked, sentences as units.

Each quotation becomes one item, so that the clause around it can be parsed as if it were a sentence
with a noun in its place. All positions named ``item`` are indexes into this reading.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.names import find_names
from idlib_tui.annotate.quotes.cues import QUOTING, reporting_verbs
from idlib_tui.annotate.quotes.marks import pair_marks
from idlib_tui.annotate.text.tokens import Is, tokenize

if TYPE_CHECKING:
    from idlib_tui.annotate.people.names import Name
    from idlib_tui.annotate.quotes.marks import Quotation
    from idlib_tui.annotate.text.document import Document
    from idlib_tui.annotate.text.tokens import Tokens

_LONGEST_UNIT = 300
"""Items after which a sentence is cut, so that the work per sentence is bounded."""
_IN_NAME = Is.WORD | Is.CAPITAL | Is.NUMBER
"""All that a capitalised word of a name can be: the "Will" of "Will Roe" is not an auxiliary."""
_LONGEST_SPEAKER = 24
"""The maximum distance of a reporting verb after a quotation, including an apposition."""
MASK = '"Q"'
"""Represents a quotation in ``Reading.lower``."""


@dataclass(slots=True)
class Unit:
    """A sentence of the masked text: items ``first`` to ``last``, exclusive."""

    first: int
    last: int
    paragraph: int
    heading: bool


@dataclass(slots=True)
class Reading:
    """The masked text as parallel lists over its items.

    Attributes:
        text: The text.
        tokens: Its tokens.
        quotations: Its quotations.
        names: Its names, including masked ones.
        lower: The word in lower case, or ``MASK``.
        flags: ``Is`` of the word; 0 for a quotation.
        starts: Offset of the item in the text.
        ends: Offset after it.
        quote: Index into ``quotations``, or -1.
        name: Index into ``names`` of the name that the word belongs to, or -1.
        units: The sentences.
        marks: The items that are not words: punctuation and quotations.
    """

    text: str
    tokens: Tokens
    quotations: tuple[Quotation, ...]
    names: list[Name]
    lower: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    def is_oblique(self, name: Name, unit: Unit) -> bool:
        """Recognise the "Roe" of "a letter to Roe", behind a preposition within a sentence.

        "For Roe," at its beginning says who it is about.
        """
        flags, at = self.tokens.flags, name.lead - 1
        while at >= 0 and flags[at] & Is.DETERMINER:
            at -= 1
        within = at >= 0 and self.tokens.starts[at] > self.starts[unit.first]
        return within and bool(flags[at] & Is.PREPOSITION)

    def name_at(self, item: int) -> Name | None:
        """Return the name that an item belongs to."""
        index = self.name[item]
        return self.names[index] if index >= 0 else None

    def word(self, item: int) -> str:
        """Return the word of an item in lower case; "" outside the text."""
        return self.lower[item] if 0 <= item < len(self.lower) else ""


def read(document: Document) -> Reading:
    """Tokenise a document, find its names, and mask its quotations. Linear in its length."""
    tokens = tokenize(document.text)
    starts = {sentence.start for sentence in document.sentences}
    opens = _sentence_openers(document.text, tokens, starts)
    known = frozenset(
        word.lower()
        for actor in document.actors
        for name in (actor.name, *actor.aliases)
        for word in name.split()
    )
    names = find_names(tokens, opens, _in_headings(document, tokens), known)
    reading = Reading(document.text, tokens, pair_marks(document.text, document.paragraphs), names)
    _mask(reading)
    reading.marks = [item for item, flag in enumerate(reading.flags) if not flag & Is.WORD]
    _cut_units(reading, document, starts)
    return reading


_OPENING = frozenset({"“", "‘", '"', "''", "``", ":"})
_DASHES = frozenset({"-", "–", "—", "--"})


def _sentence_openers(text: str, tokens: Tokens, starts: set[int]) -> list[bool]:
    """Mark the tokens that begin a sentence, after any opening marks or the agency's name."""
    opens = []
    pending = False
    before = ""
    for start, low in zip(tokens.starts, tokens.lower, strict=True):
        if start in starts:
            pending = True
        opens.append(pending)
        if pending and text[start].isalnum():
            pending = False
        elif low in _OPENING or (before == ")" and low in _DASHES):
            pending = True  # "OSLO (Newsline) — Rescuers …"
        before = low
    return opens


def _in_headings(document: Document, tokens: Tokens) -> list[bool]:
    """Mark the tokens of headings, whose capitals are not significant."""
    marked = [False] * len(tokens.starts)
    for block in document.paragraphs:
        if block.heading:
            first = bisect_left(tokens.starts, block.start)
            last = bisect_left(tokens.starts, block.end, first)
            marked[first:last] = [True] * (last - first)
    return marked


def _mask(reading: Reading) -> None:
    tokens = reading.tokens
    count = len(tokens.starts)
    name_of = [-1] * count
    for index, name in enumerate(reading.names):
        for token in range(name.first, name.last):
            name_of[token] = index
    token = 0
    for number, quotation in enumerate(reading.quotations):
        stop = bisect_left(tokens.starts, quotation.start, token)
        _copy(reading, token, stop, name_of)
        reading.lower.append(MASK)
        reading.flags.append(0)
        reading.starts.append(quotation.start)
        reading.ends.append(quotation.end)
        reading.quote.append(number)
        reading.name.append(-1)
        token = bisect_left(tokens.starts, quotation.end, stop)
    _copy(reading, token, count, name_of)
    flags = reading.flags
    for item in [i for i, low in enumerate(reading.lower) if low == "'"]:
        if _is_plural_genitive(reading, item):
            flags[item] |= Is.GENITIVE
    for item in [i for i, name in enumerate(reading.name) if name >= 0]:
        if flags[item] & Is.CAPITAL:
            flags[item] &= _IN_NAME


def _is_plural_genitive(reading: Reading, item: int) -> bool:
    """Recognise the apostrophe of "the Times' editor" and "officials' claims"."""
    after = item + 1
    return (
        0 < item < len(reading.lower) - 1
        and reading.ends[item - 1] == reading.starts[item]
        and reading.lower[item - 1].endswith("s")
        and reading.starts[after] > reading.ends[item]
        and bool(reading.flags[after] & Is.WORD)
    )


def _copy(reading: Reading, first: int, last: int, name_of: list[int]) -> None:
    tokens = reading.tokens
    reading.lower.extend(tokens.lower[first:last])
    reading.flags.extend(tokens.flags[first:last])
    reading.starts.extend(tokens.starts[first:last])
    reading.ends.extend(tokens.ends[first:last])
    reading.quote.extend([-1] * (last - first))
    reading.name.extend(name_of[first:last])


def _attribution_follows(reading: Reading, item: int) -> bool:
    """Check whether what follows a quotation that ends a sentence is its "X asked"."""
    before = reading.quote[item - 1]
    if before < 0 or reading.quote[item] >= 0 or not reading.flags[item] & Is.CAPITAL:
        return False
    quotation = reading.quotations[before]
    mark = reading.text[quotation.inner_start : quotation.inner_end].rstrip("'’ \u00a0")[-1:]
    if (
        mark not in {"?", "!", ".", ","}
        or "\n" in reading.text[quotation.end : reading.starts[item]]
    ):
        return False
    verbs = reporting_verbs()
    limit = min(len(reading.lower), item + _LONGEST_SPEAKER)
    for at in range(item, limit):
        word = reading.lower[at]
        # "The road was closed, she said" is a statement of its own.
        if word in {".", ";", ":", MASK} or reading.flags[at] & Is.AUXILIARY:
            return False
        if word in verbs and reading.name[at] < 0 and at > item:
            if not any(cue.frames & QUOTING for cue in verbs[word]):
                return False
            after = at + 1
            closed = after >= len(reading.lower) or reading.lower[after] in {".", ","}
            return closed or (
                mark in {"?", "!"}
                and bool(
                    reading.flags[after] & (Is.PREPOSITION | Is.TIME | Is.ADVERB | Is.SUBORDINATOR)
                )
            )
    return False


def _cut_units(reading: Reading, document: Document, starts: set[int]) -> None:
    blocks = document.paragraphs
    paragraph, first = 0, 0
    count = len(reading.starts)
    for item in range(1, count + 1):
        at_end = item == count
        goes_on = not at_end and (
            reading.starts[item] not in starts or _attribution_follows(reading, item)
        )
        if goes_on and item - first < _LONGEST_UNIT:
            continue
        while paragraph + 1 < len(blocks) and blocks[paragraph + 1].start <= reading.starts[first]:
            paragraph += 1
        opening = not reading.units or reading.units[-1].paragraph != paragraph
        begin = _after_dateline(reading, first, item) if opening else first
        reading.units.append(Unit(begin, item, paragraph, blocks[paragraph].heading))
        first = item


def _after_dateline(reading: Reading, first: int, last: int) -> int:
    """Skip "ANKARA, May 3 (Agency) –" at the beginning of a paragraph, not "Roe – who left –"."""
    for item in range(first, min(last - 1, first + 14)):
        word = reading.lower[item]
        if word in _DASHES:
            relative = reading.flags[item + 1] & (Is.RELATIVE | Is.CONJUNCTION)
            inserted = relative and not reading.flags[item + 1] & Is.CAPITAL
            return first if item == first or inserted else item + 1
        capital = reading.flags[item] & (Is.CAPITAL | Is.NUMBER | Is.TIME)
        if reading.quote[item] >= 0 or not (capital or word in {",", ".", "(", ")", "/"}):
            return first
    return first
