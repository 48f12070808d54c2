"""Numbers in words and digits: "two and a half", "twenty-five", "2,000", "a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.times.lexicon import Lexicon


def number(words: Sequence[str], lexicon: Lexicon) -> int:
    """The whole number that digits ("12", "3rd") or an ordinal word ("third") stand for."""
    if words[0][0].isdecimal():
        return int(words[0].rstrip("stndrh")[:9])
    values = lexicon.values
    sizes = [values.get(("ORDINAL", word)) or values.get(("CARDINAL", word)) for word in words]
    return sum(int(size) for size in sizes if size)


def amount(words: Sequence[str], lexicon: Lexicon) -> float | None:
    """How many a count tells, of "two or three" the second; None for "several"."""
    plain = [word for word in words if word not in ("of", "the", "-", "–")]
    if any(("VAGUE", word) in lexicon.values for word in plain):
        return None
    for word in ("or", "to"):
        if word in plain:
            plain = plain[plain.index(word) + 1 :]
    if plain and plain[0][0].isdecimal():
        return _digits(plain)
    half = "half" in plain
    current = 0.0
    for word in plain:
        size = lexicon.values.get(("CARDINAL", word)) or lexicon.values.get(("DOZEN", word))
        if size is None:
            continue
        value = int(size)
        if value >= 100 or word == "dozen":
            current = (current or 1) * value
        else:
            current += value
    if half:
        return current + 0.5 if len(plain) > 2 else 0.5
    return current or 1


def _digits(words: Sequence[str]) -> float | None:
    text = "".join(words)
    if any(not (c.isdecimal() or c in ",.") for c in text):
        return None
    return float(text.replace(",", "")[:12])
