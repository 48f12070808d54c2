"""The root common to inflected and derived forms of a word: "resigned", "resignation"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from idlib_tui.annotate.text.wordlists import sections, words

_DERIVED = ("ement", "ment", "eri", "anc", "enc")
_SHORTEST = 4


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    """Return the root of a word in lower case.

    Snowball's English stem, with irregular forms first mapped to their verb, and without the few
    endings that Snowball keeps.
    """
    verb = _verbs().get(word, word)
    stem: str = _stemmer().stemWord(verb)
    for ending in _DERIVED:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            return stem[: -len(ending)]
    return stem


@cache
def _verbs() -> dict[str, str]:
    """Map irregular forms, and nouns unlike their verb, to the verb."""
    found: dict[str, str] = {}
    for line in sections("event_verbs")["irregular"]:
        base, *forms = line.split()
        found.update(dict.fromkeys(forms, base))
    for line in words("event_kin"):
        noun, verb = line.split()
        found[noun] = verb
    return found


@cache
def _stemmer() -> Any:
    """Create the stemmer, importing it only when the first word is needed."""
    from snowballstemmer import stemmer  # noqa: PLC0415 - 20 ms that showing a text need not pay

    return stemmer("english")
