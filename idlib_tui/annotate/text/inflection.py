"""English inflection: the forms of a regular verb, the plural and the singular of a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_VOWELS = frozenset("aeiou")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_KEEP_ES = ("shes", "ches", "xes", "sses", "zzes")


class Forms(NamedTuple):
    """The forms of a regular verb; past tense and participle in one spelling or in two.

    Two if British and American English differ: "travelled", "traveled".
    """

    third: str
    past: tuple[str, ...]
    ing: tuple[str, ...]


def regular_forms(base: str) -> Forms:
    """Inflect a regular verb, given in its dictionary form."""
    third = plural(base)
    if base.endswith("e"):
        kept = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        return Forms(third, (f"{base}d",), (f"{kept}ing",))
    if third.endswith("ies"):
        return Forms(third, (f"{base[:-1]}ied",), (f"{base}ing",))
    stems = tuple(_stems(base))
    return Forms(third, tuple(f"{stem}ed" for stem in stems), tuple(f"{stem}ing" for stem in stems))


def plural(word: str) -> str:
    """Add the -s of a regular plural, which is also that of the third person."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith((*_SIBILANT, "o")) else f"{word}s"


def verb_forms(base: str, irregular: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the written forms of a verb with the name of each.

    An irregular verb is inflected as a regular one as well ("burnt", "burned"): a form that does
    not exist does no harm.

    Args:
        base: The dictionary form.
        irregular: Past tense, and past participle if it differs; empty for a regular verb.
    """
    forms = regular_forms(base)
    yield base, "base"
    yield forms.third, "s"
    for form in forms.ing:
        yield form, "ing"
    for form in forms.past:
        yield form, "past"
    yield from zip(irregular, ("past", "participle"), strict=False)


def _stems(base: str) -> Iterator[str]:
    """Spell the stem before -ed and -ing: the last consonant doubled, or not, or either."""
    # "quit": the u is not a vowel here.
    plain = base.replace("qu", "qw")
    short = (
        len(plain) > 2
        and plain[-1] not in "aeiouwxyh"
        and plain[-2] in _VOWELS
        and plain[-3] not in _VOWELS
    )
    one_syllable = sum(
        letter in _VOWELS and plain[at - 1 : at] not in _VOWELS for at, letter in enumerate(plain)
    )
    doubles = short and (one_syllable == 1 or base in words("doubling_verbs"))
    if doubles or (short and base.endswith("l")):
        yield base + base[-1]
    if not doubles:
        yield base


def singular(noun: str, irregular: Mapping[str, Sequence[str]]) -> str:
    """Return the singular of a plural noun in lower case; any other word unchanged.

    Args:
        noun: The noun.
        irregular: Irregular plurals, each with its singular.
    """
    if noun in irregular:
        return irregular[noun][0]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is", "’s", "'s")):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(_KEEP_ES) else noun[:-1]
