"""Quotation marks around names: titles of works, nicknames, and terms. Nobody says these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import Frame, reporting_verbs
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_BEFORE_TITLE = Is.PREPOSITION | Is.DETERMINER | Is.GENITIVE | Is.POSSESSIVE
_LONGEST_NAME = 6
"""The maximum number of words of what somebody or something is called."""


def is_name(reading: Reading, unit: Unit, item: int) -> bool:
    """Recognise the title of a work (``the film "A B"``), and what something is called."""
    if item <= unit.first:
        return False
    flag, word = reading.flags[item - 1], reading.lower[item - 1]
    if word in words("clause_words", "work"):
        return _is_capitalised(reading, reading.quote[item])
    if _is_called(reading, unit, item):
        return True
    if not looks_like_title(reading, reading.quote[item]):
        return False
    hears = any(cue.frames & Frame.TELLS for cue in reporting_verbs().get(word, ()))
    return hears or (bool(flag & _BEFORE_TITLE) and word != "that")


def _is_called(reading: Reading, unit: Unit, item: int) -> bool:
    """Recognise ``the so-called "A"``, ``known as "the B"``, ``a group called "C"``."""
    quotation = reading.quotations[reading.quote[item]]
    if len(reading.text[quotation.start : quotation.end].split()) > _LONGEST_NAME:
        return False
    word, before = reading.lower[item - 1], reading.word(item - 2)
    if word == "as":
        return item - 2 >= unit.first and before == "known"
    if word == "called":
        plain = item - 2 >= unit.first and reading.flags[item - 2] == Is.WORD
        return (
            plain and reading.name[item - 2] < 0 and _is_capitalised(reading, reading.quote[item])
        )
    return word in words("clause_words", "naming")


def is_attributive(reading: Reading, unit: Unit, item: int) -> bool:
    """Match the title of ``the "Unplugged" concerts``: capitals, no full stop, a noun after it."""
    at = item + 1
    if at >= unit.last or reading.flags[at] != Is.WORD or reading.lower[at] in reporting_verbs():
        return False
    quotation = reading.quotations[reading.quote[item]]
    written = reading.text[quotation.inner_start : quotation.inner_end].split()
    capitals = 0 < len(written) < 5 and all(word[0].isupper() for word in written)
    return capitals and written[-1][-1].isalnum()


def _is_capitalised(reading: Reading, quote: int) -> bool:
    quotation = reading.quotations[quote]
    last = reading.text[quotation.inner_end - 1]
    return reading.text[quotation.inner_start].isupper() and last not in ".!?,"


def looks_like_title(reading: Reading, quote: int) -> bool:
    """Distinguish the title of a work, whose words are capitalised, from speech."""
    quotation = reading.quotations[quote]
    written = reading.text[quotation.inner_start : quotation.inner_end].split()
    small = words("function_words", "preposition")
    long_words = [word for word in written if len(word) > 3 and word.lower() not in small]
    return (
        1 < len(written) <= 10
        and bool(long_words)
        and all(w[0].isupper() or not w[0].isalpha() for w in long_words)
        and written[0][0].isupper()
    )
