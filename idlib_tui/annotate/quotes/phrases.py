"""Noun phrases next to a verb: its subject on the left, or on the right where it is inverted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.names import demonyms, person_words, place_words
from idlib_tui.annotate.quotes.cues import reporting_verbs
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.tokens import Is
from idlib_tui.annotate.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may be a speaker.

    Attributes:
        first: Its first item.
        last: The item after its last.
        head: The item of its head word; for a name, of the name's first word.
        kind: ``name``, ``joint`` ("X and Y"), ``pronoun``, ``relative`` or ``description``.
        name: Index into ``Reading.names`` where the head is a name, else -1.
        antecedent: What a relative pronoun stands for.
    """

    first: int
    last: int
    head: int
    kind: str
    name: int = -1
    antecedent: Phrase | None = None


_COMMAS = frozenset({",", "-", "–", "—", "--"})
_HARD = frozenset({";", ":", ".", "!", "?", "(", ")", "[", "]", "…", "...", MASK})
_ENDS_PHRASE = int(
    Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.RELATIVE | Is.AUXILIARY | Is.PRONOUN
)
_CLAUSE_EDGE = int(Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY)
_COMPLEMENT = frozenset({"of", "for", "from", "at"})
_MAX_INSERTS = 5
TIME_LEADS = frozenset({"this", "last", "next", "past", "early", "late", "earlier", "later", "each"})
"""Words in front of a time: "last month", "earlier this week"."""
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until"})
"""Prepositions that open a clause where the verb of that clause is what is being looked at."""
_REACH = 40
"""How many items before a verb its subject may begin."""


@cache
def speaker_nouns() -> frozenset[str]:
    """All nouns for people, groups and documents that may say something."""
    nouns = words("role_nouns") | words("titles")
    return nouns | {f"{noun}s" for noun in nouns}


def subject_before(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Find the subject that ends right before ``item``, stepping over inserted phrases."""
    low = max(unit.first, item - _REACH)
    return _before(reading, low, _before_adverbial(reading, low, item))


def _before(reading: Reading, low: int, end: int) -> Phrase | None:
    """Find the noun phrase before ``end``, stepping over what stands between commas."""
    end = _before_bracket(reading, low, end)
    if end <= low or reading.lower[end - 1] not in _COMMAS:
        return _phrase_ending(reading, low, end) if end > low else None
    end -= 1
    for _ in range(_MAX_INSERTS):
        start = _segment_start(reading, low, end)
        if start <= low or reading.lower[start - 1] not in _COMMAS:
            break
        if not _is_insert(reading, start, end, low):
            break
        end = start - 1
    end = _before_bracket(reading, low, end)
    phrase = _phrase_ending(reading, low, end) if end > low else None
    return phrase and _with_role_before(reading, phrase, low)


def _before_adverbial(reading: Reading, low: int, end: int) -> int:
    """Step back over "on Saturday" in "Roe (D) on Saturday said", "has in the past said"."""
    while end - 1 > low and reading.flags[end - 1] & Is.TIME and reading.name[end - 1] < 0:
        end -= 1
        while end - 1 > low and reading.lower[end - 1] in TIME_LEADS:
            end -= 1
    for at in range(end - 1, max(low, end - 5), -1):
        flag = reading.flags[at]
        if flag & Is.PREPOSITION:
            before = reading.flags[at - 1]
            if reading.lower[at - 1] == ")" or before & (Is.RELATIVE | Is.PRONOUN):
                return at
            if before & (Is.AUXILIARY | Is.ADVERB) and not before & Is.GENITIVE:
                while at - 1 > low and reading.flags[at - 1] & (Is.AUXILIARY | Is.ADVERB):
                    at -= 1
                return at
            return end
        if not flag & Is.WORD or flag & (Is.PRONOUN | Is.AUXILIARY | Is.CONJUNCTION):
            return end
    return end


def _with_role_before(reading: Reading, phrase: Phrase, low: int) -> Phrase:
    """Let "the mayor, Jane Roe," begin with "the mayor"."""
    comma = phrase.first - 1
    if phrase.kind != "name" or comma <= low or reading.lower[comma] not in _COMMAS:
        return phrase
    start = _segment_start(reading, low, comma)
    if reading.flags[start] & Is.CONJUNCTION:
        start += 1
    opens = reading.flags[start] & (Is.DETERMINER | Is.POSSESSIVE) or reading.name[start] >= 0
    if not opens or not any(reading.lower[i] in speaker_nouns() for i in range(start, comma)):
        return phrase
    return replace(phrase, first=start)


def _before_bracket(reading: Reading, low: int, end: int) -> int:
    """Step back over "(R-Ohio)" if it stands right before ``end``."""
    if end <= low or reading.lower[end - 1] != ")":
        return end
    for at in range(end - 2, max(low, end - 14) - 1, -1):
        if reading.lower[at] == "(":
            return at
    return end


def _segment_start(reading: Reading, low: int, end: int) -> int:
    """Step back from ``end`` to behind the previous comma or harder mark."""
    at = end
    while at > low:
        word = reading.lower[at - 1]
        if word in _COMMAS or word in {";", ":", MASK}:
            break
        at -= 1
    return at


def _is_insert(reading: Reading, first: int, last: int, low: int) -> bool:
    """Tell whether the words between two commas are an apposition, a relative clause or an aside."""
    if first >= last:
        return True
    word, flag = reading.lower[first], reading.flags[first]
    if flag & Is.RELATIVE and word != "that":
        return True
    if flag & (Is.NUMBER | Is.PREPOSITION | Is.TIME) or word.endswith("ing"):
        return True
    if flag & Is.ADVERB and not flag & Is.PRONOUN:
        return True
    if flag & (Is.CONJUNCTION | Is.PRONOUN | Is.SUBORDINATOR):
        return False
    if _is_titled_name(reading, first, last):
        return False
    name = reading.name_at(first)
    if name is not None and name.category != "place" and "-" not in word:
        return any(reading.lower[i] in person_words() for i in range(first, min(last, first + 7)))
    if flag & (Is.DETERMINER | Is.POSSESSIVE):
        return _follows_phrase(reading, first, low)
    return True


def _is_titled_name(reading: Reading, first: int, last: int) -> bool:
    """Tell "Colonel Jane Roe" from "colonel of the guard"."""
    at = first
    while at < last and (reading.lower[at] in person_words() or is_locality(reading.lower[at])):
        at += 1
    name = reading.name_at(at) if at < last else None
    return name is not None and name.category == "person"


def _follows_phrase(reading: Reading, first: int, low: int) -> bool:
    """Tell whether the segment before a comma can be what an apposition explains."""
    start = _segment_start(reading, low, first - 1)
    if start >= first - 1:
        return False
    flag, word = reading.flags[start], reading.lower[start]
    if flag & Is.CONJUNCTION and start + 1 < first - 1:
        flag, word = reading.flags[start + 1], reading.lower[start + 1]
    opens_aside = flag & (Is.PREPOSITION | Is.SUBORDINATOR | Is.ADVERB) or word.endswith("ing")
    return not opens_aside or _follows_name(reading, first, low)


def _follows_name(reading: Reading, first: int, low: int) -> bool:
    before = first - 2
    if before < low:
        return False
    name = reading.name_at(before)
    return name is not None and name.category in {"person", "unknown"}


def _phrase_ending(reading: Reading, low: int, end: int) -> Phrase | None:
    """Read the noun phrase that ends before ``end``."""
    last = end - 1
    flag = reading.flags[last]
    if flag & Is.RELATIVE and reading.lower[last] in {"who", "which", "that"}:
        return _relative(reading, low, last)
    if flag & Is.PRONOUN and reading.name[last] < 0:
        return Phrase(last, end, last, "pronoun")
    start = _left_edge(reading, low, end)
    phrase = first_phrase(reading, start, end) if start < end else None
    if phrase is not None and phrase.last < end and not _hangs_on(reading, phrase.last, end):
        start = _last_opening(reading, phrase.last, end)
        phrase = first_phrase(reading, start, end) if start < end else None
    if phrase is None or (phrase.kind == "pronoun" and phrase.last < end):
        return None
    return replace(phrase, last=end)


def _hangs_on(reading: Reading, at: int, end: int) -> bool:
    """Tell whether the words from ``at`` belong to the noun before them and are no verb of its own."""
    flag, word = reading.flags[at], reading.lower[at]
    if flag & (Is.PREPOSITION | Is.RELATIVE | Is.CONJUNCTION | Is.ADVERB | Is.NUMBER | Is.TIME):
        return True
    if not flag & Is.WORD or reading.name[at] >= 0:
        return True
    if word.endswith("ing"):
        return True
    return at + 1 < end and bool(reading.flags[at + 1] & Is.PREPOSITION)


def _last_opening(reading: Reading, low: int, end: int) -> int:
    """Find where the last noun phrase before ``end`` begins."""
    for at in range(end - 1, low - 1, -1):
        opens = reading.flags[at] & (Is.DETERMINER | Is.POSSESSIVE) or (
            reading.name[at] >= 0 and reading.name[at - 1] != reading.name[at]
        )
        if opens and not reading.flags[at - 1] & (
            Is.PREPOSITION | Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE
        ):
            return at
    return end


def _relative(reading: Reading, low: int, item: int) -> Phrase | None:
    antecedent = _before(reading, low, item)
    if reading.lower[item] == "that" and antecedent is None:
        return None
    return Phrase(item, item + 1, item, "relative", antecedent=antecedent)


def _left_edge(reading: Reading, low: int, end: int) -> int:
    """Find where the clause that the phrase before ``end`` opens begins, asides left out."""
    at = end
    verbs = reporting_verbs()
    while at > low:
        word, flag = reading.lower[at - 1], reading.flags[at - 1]
        if word in _COMMAS or word in _HARD:
            break
        edge = flag & _CLAUSE_EDGE and not flag & (Is.DETERMINER | Is.PREPOSITION | Is.GENITIVE)
        if edge or word in _OPENS_CLAUSE:
            if word == "and" and _joins_names(reading, at - 1, low):
                at -= 1
                continue
            break
        if (
            word in verbs
            and reading.name[at - 1] < 0
            and word not in speaker_nouns()
            and at < end
            and not _noun_position(reading, at - 1, low)
        ):
            break
        at -= 1
    return _skip_aside(reading, at, end)


def _joins_names(reading: Reading, item: int, low: int) -> bool:
    """Tell whether "and" joins two names rather than two clauses."""
    if item <= low or reading.name[item - 1] < 0 or reading.name[item + 1] < 0:
        return False
    first = item - 1
    while first > low and (
        reading.name[first - 1] == reading.name[item - 1]
        or reading.lower[first - 1] in person_words()
    ):
        first -= 1
    return first == low or bool(
        reading.flags[first - 1] & (Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION)
        or reading.lower[first - 1] in _COMMAS
    )


def _noun_position(reading: Reading, item: int, low: int) -> bool:
    return item > low and bool(
        reading.flags[item - 1] & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.PREPOSITION)
    )


def _skip_aside(reading: Reading, start: int, end: int) -> int:
    """Step over "On Friday", "At the rally" and adverbs at the front of a subject."""
    while (
        start < end
        and reading.flags[start] & (Is.ADVERB | Is.TIME | Is.CONJUNCTION)
        and not (
            reading.flags[start] & (Is.DETERMINER | Is.PRONOUN)
            or reading.name[start] >= 0
            or (start + 1 < end and reading.flags[start + 1] & Is.GENITIVE)
        )
    ):
        start += 1
    if start >= end or not reading.flags[start] & Is.PREPOSITION:
        return start
    at = _last_opening(reading, start, end)
    if at == end:
        return start + 1
    role = reading.lower[at - 1] in person_words() and reading.name[at] >= 0
    return at - 1 if role else at


def first_phrase(reading: Reading, start: int, end: int) -> Phrase | None:
    """Read the noun phrase that begins at ``start``, and what hangs on it up to ``end``."""
    at = start
    while at < end and reading.flags[at] & (Is.DETERMINER | Is.POSSESSIVE) and reading.name[at] < 0:
        at += 1
    if at + 1 < end and reading.flags[at] & Is.TIME and reading.flags[at + 1] & Is.GENITIVE:
        at += 2  # "Tuesday's statement"
    head = -1
    name = -1
    compound = passed_name = False
    while at < end:
        index = reading.name[at]
        word, flag = reading.lower[at], reading.flags[at]
        if index >= 0:
            compound = compound or passed_name
            head, name = at, index
            while at < end and reading.name[at] == index:
                at += 1
            if at < end and reading.flags[at] & Is.GENITIVE and at + 1 < end:
                name = -1
                at += 1
                continue
            if at < end and _goes_on(reading, at, end):
                name = -1
                passed_name = True
                continue
            break
        if word in _COMMAS or word in _HARD or flag & _ENDS_PHRASE:
            break
        if head >= 0 and flag & (Is.DETERMINER | Is.ADVERB):
            break
        if not flag & Is.WORD:
            at += 1
            continue
        if not flag & Is.NUMBER or head < 0:
            head = at if not flag & Is.ADVERB else head
        at += 1
    if head < 0:
        return _pronoun_like(reading, start, end)
    if name >= 0 and compound and reading.names[name].category != "person":
        return Phrase(start, at, at - 1, "description")
    if name >= 0 and at + 1 < end and reading.lower[at] == "and" and reading.name[at + 1] >= 0:
        if _joins_names(reading, at, start):
            return Phrase(start, at, head, "joint")
    if name >= 0:
        return Phrase(start, at, head, "name", name)
    noun = _noun_head(reading, start, head)
    return Phrase(start, noun + 1, noun, "description")


def _goes_on(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a name is only the front of a phrase: "Senate minority leader", "Roe ally Jane Doe"."""
    verbs = reporting_verbs()
    for item in range(at, min(end, at + 4)):
        word = reading.lower[item]
        if reading.name[item] >= 0:
            return item > at
        if word in speaker_nouns() and not (word in verbs and item == at):
            return True
        if reading.flags[item] != Is.WORD or word in verbs:
            return False
    return False


def _pronoun_like(reading: Reading, start: int, end: int) -> Phrase | None:
    if start < end and reading.flags[start] & Is.PRONOUN:
        return Phrase(start, start + 1, start, "pronoun")
    if start < end and reading.flags[start] & (Is.DETERMINER | Is.NUMBER):
        return Phrase(start, start + 1, start, "description")
    return None


def _noun_head(reading: Reading, start: int, head: int) -> int:
    """Choose the head noun: the last word that can speak, else the last word."""
    for at in range(head, start - 1, -1):
        if reading.lower[at] in speaker_nouns():
            return at
    return head


def phrase_after(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Read the noun phrase that begins at ``item``, as in "said Jane Roe" or "according to a poll"."""
    end = min(unit.last, item + _REACH)
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
    """Let "her husband, John Roe," stand for John Roe."""
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
    """Step over "of the ministry" behind a phrase."""
    for _ in range(2):
        if at >= end or reading.lower[at] not in _COMPLEMENT:
            break
        complement = first_phrase(reading, at + 1, end)
        if complement is None or reading.flags[at + 1] & (Is.TIME | Is.PRONOUN):
            break
        at = complement.last
    return at


def main_subject(reading: Reading, unit: Unit, before: int) -> Phrase | None:
    """Find the subject of a sentence's main clause: the first noun phrase that is no aside."""
    at = unit.first
    for _ in range(4):
        while at < before and _is_adverbial(reading, at):
            at += 1
        if at >= before:
            return None
        flag, word = reading.flags[at], reading.lower[at]
        aside = flag & (Is.PREPOSITION | Is.SUBORDINATOR) and not flag & Is.DETERMINER
        verbal = word.endswith(("ing", "ed")) and reading.name[at] < 0
        if not aside and not verbal and not _is_place_aside(reading, at, before):
            break
        comma = next((i for i in range(at, min(before, at + 30)) if reading.lower[i] == ","), -1)
        if comma < 0:
            break
        at = comma + 1
    phrase = phrase_after(reading, unit, at)
    return phrase if phrase is not None and phrase.last <= before else None


def _is_place_aside(reading: Reading, at: int, before: int) -> bool:
    """Tell the "New Hampshire," left over from "In Salem, New Hampshire, …"."""
    name = reading.name_at(at)
    if name is None or name.category != "place":
        return False
    while at < before and reading.name_at(at) is name:
        at += 1
    return at < before and reading.lower[at] == ","


def _is_adverbial(reading: Reading, at: int) -> bool:
    """Tell a word that can stand before the subject: an adverb, "and", a year, a comma."""
    word, flag = reading.lower[at], reading.flags[at]
    if word in _COMMAS:
        return True
    if reading.name[at] >= 0 or flag & (Is.PRONOUN | Is.DETERMINER):
        return False
    if flag & Is.NUMBER:
        return reading.word(at + 1) == ","
    return bool(flag & (Is.CONJUNCTION | Is.ADVERB | Is.TIME)) or word.endswith("ly")


def is_plural_or_body(word: str) -> bool:
    """Tell a word for a group, a body or a document."""
    return word in words("role_nouns", "group") or word in words("role_nouns", "document")


def is_locality(word: str) -> bool:
    """Tell a place or a people."""
    return word in place_words() or word in demonyms()
