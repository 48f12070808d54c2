"""The root that inflected and derived forms of a word share: "resigned", "resignation"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from idlib_tui.annotate.text.wordlists import sections, words

_DERIVED = ("ement", "ment", "eri", "anc", "enc")
_SHORTEST = 4


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    """Give the root of a word in lower case.

    Snowball's English stem, after irregular forms were brought back to their verb, and without the
    few endings that Snowball keeps.
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
    """Make the stemmer, importing it only when a word is first asked for."""
    from snowballstemmer import stemmer  # noqa: PLC0415 - 20 ms that showing a text need not pay

    return stemmer("english")
