"""What is counted: the noun phrase after a number, its head and its modifiers."""

from __future__ import annotations

from dataclasses import dataclass

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.numerals import Quantity
from idlib_tui.annotate.figures.tokens import Words

REACH = 6
"""The maximum distance in words of the noun after its number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase that a quantity counts.

    Attributes:
        first: Index of its first word.
        last: Index after its last word.
        head: The counted noun, singular, in lower case; "" if there is none.
        modifiers: The words before the head, in lower case.
        of_whole: Whether the number counts a part of the noun ("200 of its targets").
    """

    first: int
    last: int
    head: str
    modifiers: tuple[str, ...] = ()
    of_whole: bool = False


def is_plural(low: str) -> bool:
    """Check whether a word in lower case looks like a plural noun."""
    if low in lexicon.entries("nouns", "irregular plural"):
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "’s", "'s", "is"))
        and low not in lexicon.words("nouns", "no plural")
    )


def read_counted(words: Words, number: Quantity, *, of_whole: bool = False) -> Counted:
    """Read the noun phrase after a number.

    Args:
        words: The sentence.
        number: The number, up to the end of that of its whole: "half of the 60 patients".
        of_whole: Whether it has one.

    The head is the first plural noun within reach, or the last of several in a row ("sports cars");
    a compound ("150-vehicle convoy"), "one" and a share take a singular noun as well.
    """
    at = number.last
    if number.compound:
        return Counted(at + 1, at + 2, lexicon.singular_of(words.at(at + 1)))
    determiners = lexicon.words("words", "determiner")
    of_whole = (
        of_whole
        or words.at(at) == "of"
        or (
            # "half the voters", "four in 10 voters", "nine out of ten voters"
            number.unit == "%"
            and (words.at(at) in determiners or words.at(at - 2) in ("in", "of", "every"))
        )
    )
    if number.unit and not (of_whole and number.unit == "%"):
        return Counted(at, at, "")
    first = at + (words.at(at) == "of")
    if words.at(first) in ("more", "fewer") and is_plural(words.at(first + 1)):
        first += 1  # "25 more deaths"
    while of_whole and words.at(first) in determiners:
        first += 1
    single = number.value == 1 or bool(number.unit)
    stop = _phrase_end(words, first, single=single)
    head = _head(words, first, stop, single=single)
    if head is None:
        return Counted(at, at, "")
    return Counted(
        first,
        head + 1,
        lexicon.singular_of(words.low[head]),
        tuple(words.low[at if words.at(at) == "more" else first : head]),
        of_whole,
    )


def _phrase_end(words: Words, first: int, *, single: bool) -> int:
    """Find the latest possible end of the noun phrase."""
    ends = lexicon.words("words", "phrase end")
    stop = first
    while stop < min(len(words), first + REACH):
        low = words.low[stop]
        if not low[0].isalpha() or low in ends:
            break
        if single and stop > first and _may_be_verb(low):
            break
        stop += 1
        if words.at(stop) in ("-", "‑") and words.joined(stop):
            stop += 1
    return min(stop, len(words))


def _head(words: Words, first: int, stop: int, *, single: bool) -> int | None:
    """Find the head noun among the words of a noun phrase."""
    for start in range(first, stop):
        if is_plural(words.low[start]):
            at = start
            while (
                at + 1 < stop
                and is_plural(words.low[at + 1])
                and not _may_be_verb(words.low[at + 1])
            ):
                at += 1
            return at
    if not single:
        return None
    people = lexicon.people()
    for at in range(first, stop):
        if words.low[at] in people and words.at(at + 1) not in people:
            return at
    return stop - 1 if stop > first and words.low[stop - 1].isalpha() else None


def _may_be_verb(low: str) -> bool:
    """Check whether a word is more likely a verb than a noun; "claims" is not."""
    form = lexicon.verbs().get(low)
    return (form is not None and form.form != "s") or (len(low) > 5 and low.endswith("ed"))


def names_nationality(counted: Counted) -> bool:
    """Check whether the counted noun is a nationality ("Syrians")."""
    demonyms = lexicon.demonyms()
    return counted.head in demonyms or f"{counted.head}s" in demonyms


def topic_noun(counted: Counted) -> str | None:
    """Return the topic that the counted noun itself gives: "12 deaths", "300 job cuts"."""
    nouns = lexicon.topics().noun
    single = nouns.get(counted.head)
    if single is not None or not counted.modifiers:
        return single
    return nouns.get(f"{counted.modifiers[-1]} {counted.head}")


def unit_of(counted: Counted) -> str:
    """Return the unit of a count: its head, or the people affected by a counted event.

    Nationalities count as persons.
    """
    head, topics = counted.head, lexicon.topics()
    topic = topics.noun.get(head)
    if topic is None and topic_noun(counted):
        return counted.modifiers[-1]
    if topic is not None and head not in lexicon.people():
        kinds = lexicon.words("nouns", "modifier kind")
        whom = next((word for word in reversed(counted.modifiers) if word in kinds), None)
        if whom is not None:
            return "soldier" if whom == "military" else whom
        return "person" if topics.by_name[topic].people else head
    if head in topics.state or names_nationality(counted) or lexicon.kinds().get(head) == "person":
        return "person"
    return head


def is_people(unit: str) -> bool:
    """Check whether a unit is people."""
    return unit in lexicon.people()
