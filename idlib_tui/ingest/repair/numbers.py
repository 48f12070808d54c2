"""Decimal numbers half in words, from rewriting programs: "three.five million"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_WHOLE = [*_DIGITS, "ten", "eleven", "twelve"]
# Only before a scale: elsewhere the full stop may end a sentence whose space was lost.
_HALF_SPELLED = re.compile(
    rf"\b(?P<whole>{'|'.join(_WHOLE)}|\d{{1,3}})\.(?P<tenth>{'|'.join(_DIGITS)}|\d)"
    r"(?= (?:thousand|million|billion|trillion|percent|per cent)\b| ?%)",
    re.IGNORECASE | re.ASCII,  # "ſix" would match "six", and is not a number
)


def mend_numbers(draft: Draft) -> None:
    """Write decimal numbers that are half in words in digits."""
    draft.substitute(_HALF_SPELLED, _in_digits, RepairKind.NUMBER)


def _in_digits(match: re.Match[str]) -> str:
    whole, tenth = match["whole"].lower(), match["tenth"].lower()
    return f"{_digit(whole)}.{_digit(tenth)}"


def _digit(word: str) -> str:
    return word if word.isdecimal() else str(_WHOLE.index(word))
