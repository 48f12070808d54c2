"""Finding verbs next to a quantity, and distinguishing passive from active."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.lexicon import VerbForm
from idlib_tui.annotate.figures.numerals import HYPHENS
from idlib_tui.annotate.figures.tokens import Words

_MARKS = frozenset("\"'“”‘’«»")
_PARTICLES = frozenset(("off", "up", "out", "down", "in", "on"))


def is_mark(low: str) -> bool:
    """Check whether a word is a quotation mark, which the rules ignore."""
    return low in _MARKS


def is_adverb(low: str) -> bool:
    """Check whether a word in lower case can be next to a verb without changing its meaning."""
    return (len(low) > 4 and low.endswith("ly")) or low in lexicon.words("words", "small adverb")


def verb_before(words: Words, index: int) -> tuple[VerbForm, int] | None:
    """Find the verb right before a word, with its particle, and its index.

    Only verbs in the rules are found; "laid off 300" gives "lay off".
    """
    at = index - 1
    while at >= 0 and (is_mark(words.low[at]) or (is_adverb(words.low[at]) and at > 0)):
        if words.low[at] == "up":
            break
        at -= 1
    if at < 0:
        return None
    verbs = lexicon.verbs()
    if words.low[at] in _PARTICLES and at > 0:
        found = verbs.get(words.low[at - 1])
        if found is None:
            return None
        phrasal = f"{found.base} {words.low[at]}"
        known = phrasal in lexicon.topics().object_of or phrasal in lexicon.words(
            "verbs", "neutral"
        )
        return (VerbForm(phrasal, found.form), at - 1) if known else None
    found = verbs.get(words.low[at])
    return (found, at) if found is not None else None


def is_passive(words: Words, index: int) -> bool:
    """Check whether the participle at a word follows a form of "be"."""
    at = index - 1
    while at >= 0 and (is_mark(words.low[at]) or is_adverb(words.low[at])):
        at -= 1
    return words.at(at) in lexicon.words("verbs", "be")


def has_object(words: Words, index: int) -> bool:
    """Check whether the past form at a word is active, with an object: "12 gunmen killed 30"."""
    if is_passive(words, index):
        return False
    at = index + 1
    following = words.at(at)
    return (
        following in lexicon.words("words", "opens a noun")
        or following[:1].isdigit()
        or following in lexicon.numbers("cardinal")
        or (at < len(words) and words.raw[at][:1].isupper())
    )


def inflected_base(words: Words, index: int) -> str:
    """Return the base of the verb at a word, unless it may be a noun: "the force", "Air Force"."""
    if index < 0 or (words.joined(index) and words.at(index - 1) in HYPHENS):
        return ""
    low = words.low[index]
    form = lexicon.verbs().get(low)
    if form is not None and form.form in ("base", "s"):
        helped = words.at(index - 1) in lexicon.words("words", "before base")
        return form.base if helped or low in lexicon.words("verbs", "sure") else ""
    if form is None and low in lexicon.other_bases() and low not in lexicon.other_verbs():
        return low if words.at(index - 1) in lexicon.words("words", "before base") else ""
    return base_of(low)


def base_of(low: str) -> str:
    """Return the base of a past form or participle; "" for other words."""
    named = lexicon.verbs().get(low)
    if named is not None:
        return named.base
    known = lexicon.other_verbs().get(low)
    if known is not None:
        return known
    for ending in ("ed", "ing"):
        if len(low) > 3 + len(ending) and low.endswith(ending):
            return _restored(low.removesuffix(ending))
    return ""


def _restored(stem: str) -> str:
    """Restore the -e or the single consonant that an ending removed from a stem."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2:-1] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem[-1] in "vuzc" or stem.endswith(
        ("as", "es", "is", "os", "at", "it", "ir", "ur", "rg", "ng")
    ):
        return stem + "e" if not stem.endswith(("eat", "ait", "oit", "it")) else stem
    return stem
