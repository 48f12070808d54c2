"""What is mutated: sentences of the seeds, the tests and given texts, and the words of rules."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support import SEEDS

ROOT = SEEDS.parent

_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_WORD_LIST_LINE = re.compile(r"^[^#\n].*$", re.MULTILINE)
_SHORTEST = 20
_LONGEST_LITERAL = 2_000

HOSTILE = (
    "\x00", "\x1b[31m", "\x1b]52;c;eA==\x07", "\u202e", "\u2066", "\ufeff", "\u200b", "\u00ad",
    "\ud800", "\U000e0041", "e\u0301\u0301\u0301", "İ", "ß", "ﬁ", "𝐁𝐨𝐥𝐝", "🙂", "👨‍👩‍👧",
    "中文新闻",
    "العربية", "٣٤٥", "½", "１２", "²", "\r", "\t", "\u2028", "\x85", "\x0c", "\n\n", "\n", "“",
    "”",
    "\"", "'", "’", "‘", "„", "«", "»", "(", ")", "[", "…", "—", "–", "--", "...", ":", ";", ",",
    "&amp;", "&#8220;", "â€œ", "\ufffd", "0", "00", "-1", "1e999", "9" * 30, "9" * 5000,
    "1,000,000,000,000", "0.0.0", "1/0", "31/2/2020", "2020-02-30", "0000", "9999", "10000", "$",
    "€5bn", "%", "100%", "#", "@someone", "http://a.b/c?d=e", "a" * 3000, "-" * 500, "Mr.", "U.S.",
    "St.", "No.",
)  # fmt: skip
"""Pieces that have broken programs that read text."""

TIMES_AND_FIGURES = (
    "in the early hours of the morning", "late hours of the night", "20th Century Fox",
    "the 21st century", "300 in Turkey", "about 160 shops in the U.S.",
    "three thousand years before", "ten million weeks ago", "999999999 years later", "in 0",
    "on February 30", "the 32nd of March", "between 1 and", "from Monday to", "at 25:61",
    "midnight", "at 12", "since", "two dozen", "hundreds of thousands of", "half a", "more than",
    "a third of", "$3.7 million", "3.7 million Syrians", "he said", "according to", "who told",
    "said that", "told reporters", "the spokesman", "“", ",” said", "Ms. Halden", "next Tuesday",
    "last week", "the year 1", "1990s", "the late 1980s", "mid-May", "winter 2011-12", "Q4",
    "AD 70", "every Monday", "for 40 days and 40 nights", "decades ago", "a century later",
    "Easter", "this morning", "tonight",
)  # fmt: skip
"""Wording at the edge of the rules for times, figures and quotes."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What a mutation draws from.

    Attributes:
        sentences: Real ones, in a fixed order.
        words: Those that the program's rules look for.
    """

    sentences: tuple[str, ...]
    words: tuple[str, ...]

    def sentence(self, rng: random.Random) -> str:
        """Draw a sentence."""
        return rng.choice(self.sentences)


def make_pool(texts: Iterable[str] = ()) -> Pool:
    """Gather the project's own sentences and those of more texts."""
    given = [sentence for text in texts for sentence in _split(text)]
    return Pool((*_own_sentences(), *given), _rule_words())


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Read texts by path: the ``text`` of each line of a ``.jsonl`` file, else the whole file."""
    for path in paths:
        if path.suffix != ".jsonl":
            yield path.read_text(encoding="utf-8", errors="replace")
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str):
                yield text


@cache
def _own_sentences() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in sorted(SEEDS.glob("*.txt")):
        found.update(dict.fromkeys(_split(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if " " in text and len(text) <= _LONGEST_LITERAL:
                    found.update(dict.fromkeys(_split(text)))
    return tuple(found)


@cache
def _rule_words() -> tuple[str, ...]:
    """The entries of the word lists that the annotators and the reader of files go by."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "idlib_tui").rglob("data/*.txt")):
        for line in _WORD_LIST_LINE.findall(path.read_text(encoding="utf-8")):
            found.update(dict.fromkeys(re.split(r"[|,=]|\s{2,}", line)))
            found.update(dict.fromkeys(line.split()))
    return tuple(word.strip() for word in found if word.strip())


def _split(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if len(part) >= _SHORTEST]
