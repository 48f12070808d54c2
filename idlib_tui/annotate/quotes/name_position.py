"""Where a name stands in its sentence: alone, as the owner of something, or in front of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import person_words
from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from idlib_tui.annotate.people.names import Name
    from idlib_tui.annotate.quotes.reading import Reading


def is_owner(reading: Reading, name: Name) -> bool:
    """Recognise the "Roe" of "Roe's plan was opposed", who does nothing in that sentence."""
    flags, at = reading.tokens.flags, name.last
    if at + 1 >= len(flags) or not flags[at] & Is.GENITIVE:
        return False
    verbal = flags[at + 1] & (Is.AUXILIARY | Is.ADVERB | Is.DETERMINER | Is.PREPOSITION)
    return not verbal and not reading.tokens.lower[at + 1].endswith("ing")


def owns_another(reading: Reading, item: int, index: int) -> bool:
    """Recognise the "City" of "City's boss, Jane Roe,", which precedes the subject."""
    while item < len(reading.name) and reading.name[item] == index:
        item += 1
    if item >= len(reading.name) or not reading.flags[item] & Is.GENITIVE:
        return False
    comma = next((i for i in range(item, item + 6) if reading.word(i) == ","), -1)
    return comma > 0 and comma + 1 < len(reading.name) and reading.name[comma + 1] >= 0


def leads_to_another(reading: Reading, item: int, index: int) -> bool:
    """Recognise the "City" of "City boss Jane Roe", which only modifies the boss."""
    at = item
    while at < len(reading.name) and reading.name[at] == index:
        at += 1
    after = at
    while at < len(reading.name) and at < after + 4 and reading.lower[at] in person_words():
        at += 1
    at += after < at and reading.word(at) == ","  # "City boss, Jane Roe,"
    return after < at < len(reading.name) and reading.name[at] >= 0
