"""English inflection as far as figures need it: forms of a verb, the singular of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_VOWELS = frozenset("aeiou")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_KEEP_ES = ("shes", "ches", "xes", "sses", "zzes")


def verb_forms(base: str, irregular: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the written forms of a verb with the name of each.

    Args:
        base: The dictionary form.
        irregular: Past tense, and past participle where it differs; empty for a regular verb.
    """
    yield base, "base"
    stem = base
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        yield base[:-1] + "ies", "s"
        past = base[:-1] + "ied"
    elif base.endswith("e"):
        yield base + "s", "s"
        past = base + "d"
        stem = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
    else:
        yield base + ("es" if base.endswith((*_SIBILANT, "o")) else "s"), "s"
        if _doubles(base):
            stem = base + base[-1]
        past = stem + "ed"
    yield stem + "ing", "ing"
    # An irregular verb may be regular as well ("burnt", "burned"); "runned" does no harm.
    yield past, "past"
    yield from zip(irregular, ("past", "participle"), strict=False)


def _doubles(base: str) -> bool:
    """Tell whether the last consonant doubles: one syllable, or stressed on the last ("expel")."""
    if len(base) < 3 or base[-1] in "aeiouwxyh" or base[-2] not in _VOWELS:
        return False
    if base[-3] in _VOWELS:
        return False
    syllables = sum(
        1
        for at, letter in enumerate(base)
        if letter in _VOWELS and base[at - 1 : at] not in _VOWELS
    )
    return syllables == 1 or base in ("expel", "kidnap", "commit", "admit", "repel")


def singular(noun: str, irregular: dict[str, tuple[str, ...]]) -> str:
    """Give the singular of a plural noun in lower case; any other word as it is."""
    if noun in irregular:
        return irregular[noun][0]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is", "’s", "'s")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(_KEEP_ES):
        return noun[:-2]
    return noun[:-1]
