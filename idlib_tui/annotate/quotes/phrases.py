"""Reading a noun phrase from its first word on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import demonyms, person_words
from idlib_tui.annotate.people.runs import is_share_code
from idlib_tui.annotate.quotes.cues import reporting_verbs
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.people.names import Name
    from idlib_tui.annotate.quotes.reading import Reading, Unit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may be a speaker.

    Attributes:
        first: Its first item.
        last: The item after its last.
        head: The item of its head word; for a name, of the name's first word.
        kind: ``name``, ``joint`` ("X and Y"), ``pronoun``, ``relative`` or ``description``.
        name: Index into ``Reading.names`` if the head is a name, else -1.
        antecedent: The antecedent of a relative pronoun.
    """

    first: int
    last: int
    head: int
    kind: str
    name: int = -1
    antecedent: Phrase | None = None


COMMAS = frozenset({",", "-", "–", "—", "--"})
"""Marks that separate phrases within a clause."""
HARD_MARKS = frozenset(
    {";", ":", ".", "!", "?", "(", ")", "[", "]", "…", "...", MASK, "|", "*", "•", "\\"}
)
"""Marks, and the quotations, that no phrase spans."""
REACH = 40
"""The maximum distance of a subject from its verb, in items."""
_LONGEST = 20
"""The maximum number of items of a noun phrase; a longer run of words is not one."""
_MOST_TITLES = 12
"""The maximum number of items of the titles before a name."""
_ENDS_PHRASE = (
    Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.RELATIVE | Is.AUXILIARY | Is.PRONOUN
)
_LEFT_OVER = Is.PREPOSITION | Is.DETERMINER | Is.CONJUNCTION
_COMPLEMENT = frozenset({"of", "for", "from", "at"})
_OFFICE = frozenset({"of", "for", "to", "in", "at"})


@cache
def speaker_nouns() -> frozenset[str]:
    """Return all nouns for people, groups and documents that may say something."""
    nouns = words("role_nouns") | words("titles")
    return nouns | {f"{noun}s" for noun in nouns}


def is_past_verb(word: str, flag: int) -> bool:
    """Check whether a plain word looks like a verb in the past tense ("wanted", "took")."""
    if flag != Is.WORD:
        return False
    return word in words("clause_words", "past verb") or (len(word) > 4 and word.endswith("ed"))


@dataclass(slots=True)
class _Scan:
    """The part of a phrase read so far: up to ``at``, with its last head word or name."""

    at: int
    head: int = -1
    name: int = -1
    passed_name: bool = False
    compound: bool = False


def naming_span(reading: Reading, phrase: Phrase) -> tuple[int, int]:
    """Return the first item of a phrase and the one after its last, as somebody is named by them.

    Marks in front are left out, and function words that are left over at the end.
    """
    first, last = phrase.first, phrase.last
    while first < phrase.head and not reading.word(first)[:1].isalnum():
        first += 1
    while last > phrase.head + 1 and (
        reading.flags[last - 1] & _LEFT_OVER or is_code(reading, last - 1)
    ):
        last -= 1
    return first, last


def is_code(reading: Reading, item: int) -> bool:
    """Recognise the code of a share behind the name of its company: "BP BP.L"."""
    return is_share_code(reading.text[reading.starts[item] : reading.ends[item]])


def names_within(reading: Reading, phrase: Phrase) -> list[str]:
    """List the words of the names in "the Roe campaign", folded."""
    inside = dict.fromkeys(reading.name[phrase.first : phrase.head])
    return [word for at in inside if at >= 0 for word in reading.names[at].words]


def first_phrase(reading: Reading, start: int, end: int) -> Phrase | None:
    """Read the noun phrase that begins at ``start`` and ends before ``end`` at the latest."""
    scan = _Scan(_after_titles(reading, _after_determiners(reading, start, end), end))
    end = min(end, start + _LONGEST)
    while scan.at < end:
        take = _take_name if reading.name[scan.at] >= 0 else _take_word
        if not take(reading, scan, end):
            break
    if scan.head < 0:
        return _without_noun(reading, start, end)
    if scan.name < 0:
        noun = _noun_head(reading, start, scan.head)
        holder = _office_holder(reading, noun, end)
        if holder is not None:
            return replace(holder, first=start)
        described = Phrase(start, noun + 1, noun, "description")
        return None if _is_furniture(reading, noun) else described
    if scan.compound and reading.names[scan.name].category != "person":
        return Phrase(start, scan.at, scan.at - 1, "description")
    if _joined(reading, scan.at, start, end):
        return Phrase(start, _after_second(reading, scan.at, end), scan.head, "joint")
    return Phrase(start, scan.at, scan.head, "name", scan.name)


def _is_furniture(reading: Reading, head: int) -> bool:
    """Recognise "April 4, 2011 at 7:48" above a comment, and "Editor's note"."""
    if reading.word(head) == "editor":
        return reading.word(head + 2) == "note"
    # The year and the hour stand around an "at".
    at = next((at for at in (head - 1, head + 1) if reading.word(at) == "at"), -1)
    return at > 0 and reading.word(at - 1).isdigit() and reading.word(at + 2) == ":"


def _office_holder(reading: Reading, head: int, end: int) -> Phrase | None:
    """Read the person named after an office: "the ambassador to the United Nations Jane Roe"."""
    at = head + 1
    if at >= end or reading.lower[at] not in _OFFICE or reading.lower[head] not in person_words():
        return None
    for item in range(at + 1, min(end, at + _MOST_TITLES)):
        flag, name = reading.flags[item], reading.name_at(item)
        if not flag & Is.WORD or flag & (_ENDS_PHRASE & ~Is.PREPOSITION & ~Is.CONJUNCTION):
            return None
        if name is None or not _is_somebody(name) or reading.name_at(item - 1) is name:
            continue
        lead = item
        while lead > at and reading.starts[lead] > reading.tokens.starts[name.lead]:
            lead -= 1
        while lead < item and reading.lower[lead - 1] in words("name_words", "before a role"):
            lead -= 1
        if reading.flags[lead - 1] & (_ENDS_PHRASE | Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE):
            return None  # "the adviser to President Jane Roe"
        last = item
        while last < end and reading.name_at(last) is name:
            last += 1
        return Phrase(head, last, item, "name", reading.name[item])
    return None


def _is_somebody(name: Name) -> bool:
    return name.category == "person" or (name.category == "unknown" and len(name.words) > 1)


def _after_titles(reading: Reading, at: int, end: int) -> int:
    """Skip from the first word of a name's titles, "High Commissioner for Rights", to the name."""
    if at >= end or not reading.flags[at] & Is.CAPITAL or reading.name[at] >= 0:
        return at
    for item in range(at + 1, min(end, at + _MOST_TITLES)):
        name = reading.name_at(item)
        if name is not None:
            leads = reading.tokens.starts[name.lead] == reading.starts[at]
            return item if leads else at
    return at


def _after_determiners(reading: Reading, at: int, end: int) -> int:
    while at < end and reading.flags[at] & (Is.DETERMINER | Is.POSSESSIVE) and reading.name[at] < 0:
        at += 1
    if at + 1 < end and reading.flags[at] & Is.TIME and reading.flags[at + 1] & Is.GENITIVE:
        at += 2  # "Tuesday's statement"
    return at


def _take_name(reading: Reading, scan: _Scan, end: int) -> bool:
    """Add a name to the phrase; returns False if the phrase ends with it."""
    index = reading.name[scan.at]
    scan.compound = scan.compound or scan.passed_name
    scan.head, scan.name = scan.at, index
    while scan.at < end and (reading.name[scan.at] == index or is_code(reading, scan.at)):
        scan.at += 1
    if scan.at + 1 < end and reading.flags[scan.at] & Is.GENITIVE:
        scan.name = -1
        scan.at += 1
        return True
    if scan.at < end and _goes_on(reading, scan.at, end):
        scan.name = -1
        scan.passed_name = True
        return True
    return False


def _take_word(reading: Reading, scan: _Scan, end: int) -> bool:
    """Add a word that is not a name to the phrase; returns False if the phrase ends before it."""
    word, flag = reading.lower[scan.at], reading.flags[scan.at]
    if flag & Is.GENITIVE and scan.head >= 0 and scan.at + 1 < end:
        scan.at += 1  # "the mayor's spokeswoman"
        return reading.flags[scan.at] & ~Is.CAPITAL == Is.WORD
    if word in COMMAS or word in HARD_MARKS or flag & _ENDS_PHRASE:
        return False
    if scan.head >= 0 and _acts(reading, scan.at, end):
        return False
    if scan.head >= 0 and flag & (Is.DETERMINER | Is.ADVERB):
        return False
    counts = flag & Is.WORD and not flag & Is.ADVERB
    if counts and (scan.head < 0 or not flag & Is.NUMBER):
        scan.head = scan.at
    scan.at += 1
    return True


def _acts(reading: Reading, item: int, end: int) -> bool:
    """Check whether a word after a noun is its verb: "a shell landed near them"."""
    if item + 1 >= end or not is_past_verb(reading.lower[item], reading.flags[item]):
        return False
    return bool(
        reading.flags[item + 1]
        & (Is.PREPOSITION | Is.DETERMINER | Is.POSSESSIVE | Is.PRONOUN | Is.NUMBER | Is.ADVERB)
    )


def _joined(reading: Reading, at: int, start: int, end: int) -> bool:
    return at + 1 < end and reading.lower[at] == "and" and joins_names(reading, at, start)


def _after_second(reading: Reading, at: int, end: int) -> int:
    """Find the end of the second of two names that the "and" at ``at`` joins."""
    last = _second_name(reading, at)
    index = reading.name[last]
    while last < end and reading.name[last] == index:
        last += 1
    return last


def _second_name(reading: Reading, item: int) -> int:
    """Find the name behind an "and", perhaps with titles in front of it; -1 if there is none."""
    for at in range(item + 1, min(len(reading.name), item + _MOST_TITLES)):
        name = reading.name_at(at)
        if name is not None:
            leads = at == item + 1 or reading.tokens.starts[name.lead] <= reading.starts[item + 1]
            return at if leads else -1
        if not reading.flags[at] & Is.WORD or reading.flags[at] & (_ENDS_PHRASE | Is.DETERMINER):
            return -1
    return -1


def joins_names(reading: Reading, item: int, low: int) -> bool:
    """Check whether "and" joins two names rather than two clauses."""
    if item <= low or reading.name[item - 1] < 0 or _second_name(reading, item) < 0:
        return False
    first = item - 1
    while first > low and (
        reading.name[first - 1] == reading.name[item - 1] or _is_title(reading, first - 1)
    ):
        first -= 1
    return first == low or bool(
        reading.flags[first - 1] & (Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION)
        or reading.lower[first - 1] in COMMAS
        or reading.lower[first - 1] in HARD_MARKS
    )


def _is_title(reading: Reading, item: int) -> bool:
    """Recognise what may stand in front of a name: a title, also of two, or "Democratic"."""
    word = reading.lower[item]
    singular = word.rstrip(".").removesuffix("s")
    leads = word in demonyms() or word in words("name_words", "before a role")
    return leads or word in person_words() or singular in person_words()


def _goes_on(reading: Reading, at: int, end: int) -> bool:
    """Check whether a name is only the start of a phrase: "Senate leader", "Roe ally Jane Doe"."""
    verbs = reporting_verbs()
    for item in range(at, min(end, at + 4)):
        word = reading.lower[item]
        if reading.name[item] >= 0:
            return item > at
        if is_past_verb(word, reading.flags[item]):
            return False
        if word in speaker_nouns() and not (word in verbs and item == at):
            return True
        if reading.flags[item] != Is.WORD or word in verbs:
            return False
    return False


def _without_noun(reading: Reading, start: int, end: int) -> Phrase | None:
    if start < end and reading.flags[start] & Is.PRONOUN:
        return Phrase(start, start + 1, start, "pronoun")
    if start < end and reading.flags[start] & (Is.DETERMINER | Is.NUMBER):
        return Phrase(start, start + 1, start, "description")
    return None


def _noun_head(reading: Reading, start: int, head: int) -> int:
    """Choose the head noun: the last word that can speak, else the last word."""
    for at in range(head, start - 1, -1):
        if reading.lower[at] in speaker_nouns():
            adjective = at == head - 1 and reading.lower[at] in words("clause_words", "adjective")
            return head if adjective else at
    return head


def phrase_after(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Read the noun phrase from ``item`` on, as in "said Jane Roe" or "according to a poll"."""
    end = min(unit.last, item + REACH)
    if item >= end:
        return None
    flag = reading.flags[item]
    if flag & Is.PRONOUN and not flag & Is.DETERMINER and reading.name[item] < 0:
        return Phrase(item, item + 1, item, "pronoun")
    phrase = first_phrase(reading, item, end)
    if phrase is None:
        return None
    phrase = replace(phrase, last=_with_complement(reading, phrase.last, end))
    return _named_after(reading, phrase, end)


def _named_after(reading: Reading, phrase: Phrase, end: int) -> Phrase:
    """Resolve "her husband, John Roe," to John Roe."""
    at = phrase.last + 1
    if phrase.kind != "description" or at >= end or reading.lower[phrase.last] != ",":
        return phrase
    if reading.lower[phrase.head] not in person_words():
        return phrase
    while at < end and reading.lower[at] in person_words():
        at += 1
    index = reading.name[at] if at < end else -1
    if index < 0 or reading.names[index].category not in {"person", "unknown"}:
        return phrase
    last = at
    while last < end and reading.name[last] == index:
        last += 1
    if last < end and reading.flags[last] & Is.WORD:
        return phrase
    return Phrase(phrase.first, last, at, "name", index)


def _with_complement(reading: Reading, at: int, end: int) -> int:
    """Skip "of the ministry" after a phrase."""
    for _ in range(2):
        if at >= end or reading.lower[at] not in _COMPLEMENT:
            break
        complement = first_phrase(reading, at + 1, end)
        if complement is None or reading.flags[at + 1] & (Is.TIME | Is.PRONOUN):
            break
        at = complement.last
    return at
