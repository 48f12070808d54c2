"""Finding the subject of a sentence's main clause, after asides that open the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.descriptions import is_person_noun
from idlib_tui.annotate.quotes.phrases import COMMAS, Phrase, is_past_verb, phrase_after
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.annotate.quotes.reading import Reading, Unit

_LATEST_ARTICLE = 12
"""The maximum number of items of a sentence before the "a" of whom it introduces."""
_MAX_ASIDE = 60
"""The maximum number of items of the asides before a main subject."""


def main_subject(reading: Reading, unit: Unit, before: int) -> Phrase | None:
    """Find the subject of a sentence's main clause: the first noun phrase outside asides."""
    at = unit.first
    if reading.lower[at] == "here" and _presents_name(reading, unit, at + 1):
        at += 2  # "Here is Roe in May: …"
    limit = min(before, unit.first + _MAX_ASIDE)
    for _ in range(4):
        while at < limit and _is_adverbial(reading, at):
            at += 1
        if at >= limit:
            return None
        flag, word = reading.flags[at], reading.lower[at]
        aside = flag & (Is.PREPOSITION | Is.SUBORDINATOR) and not flag & Is.DETERMINER
        verbal = word.endswith(("ing", "ed")) and reading.name[at] < 0
        if not aside and not verbal and not _is_place_aside(reading, at, before):
            break
        comma = next((i for i in range(at, min(before, at + 30)) if reading.lower[i] == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    phrase = phrase_after(reading, unit, at)
    return phrase if phrase is not None and phrase.last <= before else None


def label(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Read the "Mayor of Leeds Jane Roe:" in front of what she said, without any verb."""
    last = item - 2
    name = reading.name_at(last) if last >= unit.first and reading.lower[item - 1] == ":" else None
    if name is None or not (name.category == "person" or len(name.words) > 1):
        return None
    first = last
    while first > unit.first and reading.name_at(first - 1) is name:
        first -= 1
    start = first
    while start > unit.first and reading.lower[start - 1] not in {":", ";", "."}:
        flag, word = reading.flags[start - 1], reading.lower[start - 1]
        if flag & (Is.AUXILIARY | Is.PRONOUN) or is_past_verb(word, flag):
            return None
        start -= 1
    return Phrase(first, last + 1, first, "name", reading.name[first])


def introduced(reading: Reading) -> Iterator[Phrase]:
    """Yield the subjects of sentences that introduce one person: "A senior official came in"."""
    for unit in reading.units:
        opening = reading.lower[unit.first : unit.first + _LATEST_ARTICLE]
        if unit.heading or not ("a" in opening or "an" in opening):
            continue
        phrase = main_subject(reading, unit, unit.last)
        if phrase is None or phrase.kind != "description":
            continue
        comma = phrase.last + 1 < unit.last and reading.lower[phrase.last] == ","
        named = comma and reading.name[phrase.last + 1] >= 0
        indefinite = reading.lower[phrase.first] in {"a", "an"} and not named
        if indefinite and is_person_noun(reading.lower[phrase.head]):
            yield phrase


def _presents_name(reading: Reading, unit: Unit, item: int) -> bool:
    verb = reading.word(item) in {"'s", "is"}
    return verb and item + 1 < unit.last and reading.name[item + 1] >= 0


def _is_place_aside(reading: Reading, at: int, before: int) -> bool:
    """Distinguish the "Yorkshire," left over from "In Leeds, Yorkshire, …"."""
    name = reading.name_at(at)
    if name is None or name.category != "place":
        return False
    while at < before and reading.name_at(at) is name:
        at += 1
    return at < before and reading.lower[at] == ","


def _is_adverbial(reading: Reading, at: int) -> bool:
    """Recognise a word that can precede the subject: an adverb, "and", a year, a comma."""
    word, flag = reading.lower[at], reading.flags[at]
    if word in COMMAS:
        return True
    if word in words("clause_words", "time lead") and _leads_to_time(reading, at + 1):
        return True
    if reading.name[at] >= 0 or flag & (Is.PRONOUN | Is.DETERMINER):
        return False
    if flag & Is.NUMBER:
        return reading.word(at + 1) == ","
    return bool(flag & (Is.CONJUNCTION | Is.ADVERB | Is.TIME)) or word.endswith("ly")


def _leads_to_time(reading: Reading, item: int) -> bool:
    """Check whether "week" or "this week" is at ``item``."""
    if reading.word(item) in words("clause_words", "time lead"):
        item += 1
    return item < len(reading.flags) and bool(reading.flags[item] & Is.TIME)
