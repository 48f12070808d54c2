"""Numbers as words or digits."""

from __future__ import annotations

_WORDS = {
    word: float(value)
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}
_WORDS.update(
    thirty=30.0,
    forty=40.0,
    fifty=50.0,
    sixty=60.0,
    seventy=70.0,
    eighty=80.0,
    ninety=90.0,
    dozen=12.0,
)


def number_of(word: str) -> float | None:
    """Read a number of one word ("eight", "1,800", "3.7"), or None for any other word."""
    if word[0].isdigit():
        digits = word.rstrip(".,").replace(",", "")
        try:
            return float(digits)
        except ValueError:
            return None
    return _WORDS.get(word.lower())
