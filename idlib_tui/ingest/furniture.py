"""Candidate lines for furniture in one article, and the removal of furniture.

Whether a line is furniture is decided by comparing many articles (see ``merge.furniture``). The
evidence from one article is collected here: what the line looks like, and its relation to the rest.
"""

from __future__ import annotations

import re
from enum import IntFlag
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from idlib_tui.ingest.draft import Draft

MAX_LINE_CHARS = 1_500
"""A longer line is not furniture."""
MAX_LINES = 2_000
"""The maximum number of lines of an article that are examined; more are those of a table."""
MOST_NEIGHBOURS = 8
"""Lines before and after one that may belong to the same furniture, and so are no evidence."""
FEW_CHARS = 200
"""Sentences with fewer characters do not represent an article."""
_CONTENT_WORD = re.compile(r"[^\W\d_]{5,40}")
_SENTENCE_END = re.compile(r"[.!?。！？؟।]['’”\"»)\]]*\Z")
_QUOTED = re.compile(r"[“”\"«»„]")
_DIGIT = re.compile(r"\d")


class Looks(IntFlag):
    """Properties of a line by itself."""

    SENTENCE = 1
    """It ends like a sentence."""
    QUOTED = 2
    """It has quotation marks."""
    NUMBERED = 4
    """It has figures."""
    ADDRESSED = 8
    """It addresses the reader of the page, or mentions its author or owner."""
    SHORT = 16
    """It is one or two words."""


class PageLine(NamedTuple):
    """A line of an article.

    Attributes:
        key: A hash of its words, the same in any article.
        looks: What it looks like.
        bound: The percentage of its content words that occur elsewhere in the article.
    """

    key: int
    looks: Looks
    bound: int


def page_lines(title: str, text: str) -> tuple[PageLine, ...]:
    """List the lines of an article that may be furniture, its title among them; each once."""
    listed = [" ".join(title.split()), *(line.text for line in lines(text))][:MAX_LINES]
    words = [frozenset(_CONTENT_WORD.findall(line.casefold())) - _common_words() for line in listed]
    where: dict[str, list[int]] = {}
    for at, group in enumerate(words):
        if _SENTENCE_END.search(listed[at]):
            for word in group:
                where.setdefault(word, []).append(at)
    found: dict[int, PageLine] = {}
    for at, line in enumerate(listed):
        if line and len(line) <= MAX_LINE_CHARS and any(char.isalpha() for char in line):
            key = line_key(line)
            found.setdefault(key, PageLine(key, looks_of(line), _bound(at, words, where)))
    return tuple(found.values())


def sentences_of(text: str) -> str:
    """Return the lines that end like sentences; the whole text if they are few.

    What pages have in common are mostly headlines, labels and notices. Without them, two texts are
    alike only if their articles are.
    """
    kept = [line.text for line in lines(text) if _is_sentence(line.text)]
    few = sum(map(len, kept)) < min(FEW_CHARS, len(text) // 4)
    return text if few else "\n".join(kept)


def _is_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None and not _addresses(line)


def line_key(line: str) -> int:
    """Hash the words of a line, ignoring case and white space."""
    plain = " ".join(line.casefold().split())
    return int.from_bytes(blake2b(plain.encode(), digest_size=7).digest())


def looks_of(line: str) -> Looks:
    """Find the properties of a line."""
    looks = Looks(0)
    if _SENTENCE_END.search(line):
        looks |= Looks.SENTENCE
    if _QUOTED.search(line):
        looks |= Looks.QUOTED
    if _DIGIT.search(line):
        looks |= Looks.NUMBERED
    if _addresses(line):
        looks |= Looks.ADDRESSED
    if len(line.split()) <= 2:
        looks |= Looks.SHORT
    return looks


def remove_furniture(draft: Draft, keys: AbstractSet[int]) -> None:
    """Remove lines, except the only headline.

    Args:
        draft: The text.
        keys: The keys of the lines, as from ``line_key``.
    """
    if not keys:
        return
    listed = list(lines(draft.text))
    gone = [line_key(line.text) in keys for line in listed]
    kept = [line for line, out in zip(listed, gone, strict=True) if not out]
    headline = listed and gone[0] and looks_like_heading(listed[0].text)
    if headline and not (kept and looks_like_heading(kept[0].text)):
        # A section title such as "Daily briefing" may be the only title.
        gone[0] = False
    starts = [line.start for line in listed[1:]] + [len(draft.text)]
    draft.apply(
        Edit(line.start, after, "", RepairKind.FURNITURE)
        for line, after, out in zip(listed, starts, gone, strict=True)
        if out
    )


def _bound(at: int, words: list[frozenset[str]], where: dict[str, list[int]]) -> int:
    """Compute the percentage of a line's words in other sentences, except its neighbours."""
    own = words[at]
    if not own:
        return 0
    near = min(len(words) // 4, MOST_NEIGHBOURS)
    shared = sum(any(abs(other - at) > near for other in where.get(word, ())) for word in own)
    return 100 * shared // len(own)


def _addresses(line: str) -> bool:
    return _addressing().search(line.lower()) is not None


@cache
def _addressing() -> re.Pattern[str]:
    """Compile all phrases into one pattern that rejects most places of a line by one letter.

    Within a word none is tried; elsewhere those that begin with another letter fail at once, which
    they would not if the pattern ignored case.
    """
    return re.compile(rf"(?:(?<!\w)(?=\w)|(?=[^\w\s]))(?:{'|'.join(entries('page_phrases'))})")


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in entries("common_words") for word in line.split())
