"""Numbers in words and digits: "two and a half", "twenty-five", "2,000", "a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from idlib_tui.annotate.times.lexicon import PUNCTUATION, Lexicon

_DASHES = frozenset(mark for mark, name in PUNCTUATION.items() if name == "DASH")

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_LONGEST = 12
"""The maximum number of digits that are read; no count in news is longer."""


def number(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return the whole number denoted by digits ("12", "3rd") or an ordinal word ("third")."""
    if words[0][0].isdecimal():
        return int(words[0].rstrip("stndrh")[:9])
    values = lexicon.values
    sizes = [values.get(("ORDINAL", word)) or values.get(("CARDINAL", word)) for word in words]
    return sum(int(size) for size in sizes if size)


def amount(words: Sequence[str], lexicon: Lexicon) -> float | None:
    """Return a count, of "two or three" and "2-3" the second; None for "several"."""
    plain = [word for word in _second(words) if word not in ("of", "the", *_DASHES)]
    if any(("VAGUE", word) in lexicon.values for word in plain):
        return None
    if plain and plain[0][0].isdecimal() and not {"quarter", "quarters"} & set(plain):
        return _digits(plain)
    half = "half" in plain
    quarters = "quarter" in plain or "quarters" in plain
    current = 0.0
    for word in plain:
        size = lexicon.values.get(("CARDINAL", word)) or lexicon.values.get(("DOZEN", word))
        if size is None and quarters and word.isdecimal():
            size = word
        if size is None:
            continue
        value = int(size[:9])
        if value >= 100 or ("DOZEN", word) in lexicon.values:
            current = (current or 1) * value
        else:
            current += value
    if quarters:
        return (current or 1) / 4
    if half and current and plain[0] == "half":
        return current / 2
    if half:
        return current + 0.5 if len(plain) > 2 else 0.5
    return current or 1


def _second(words: Sequence[str]) -> Sequence[str]:
    """Return the words after "or" and "to", and after a dash after digits; else all of them."""
    for at in range(len(words) - 1, 0, -1):
        between = words[at] in _DASHES and words[at - 1][0].isdecimal()
        if between or words[at] in ("or", "to") or (words[at] == "and" and words[0] == "between"):
            return words[at + 1 :]
    return words


def _digits(words: Sequence[str]) -> float | None:
    text = "".join(words).replace(",", "")
    return float(text[:_LONGEST]) if _NUMBER.fullmatch(text) else None
