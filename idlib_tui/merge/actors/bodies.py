"""Names of bodies that are one body's: with its country in front or without, words in any order.

"Centers for Disease Control" is the "U.S. Centers for Disease Control" where no other country has
such a body; "Transitional National Council" is the "National Transitional Council".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.nations import countries, modifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from idlib_tui.merge.actors.forms import Form
    from idlib_tui.names import Words

_SHORTEST_ORDERED = 3
"""The minimum number of words of two names that differ in their order alone."""
_LONG = 4
"""The number of words from which a name without a country is no general one ("Health Ministry")."""
_TOGETHER = 0.8
"""The share of the articles with a general name that must also have it with the country."""


def joined_bodies(forms: Iterable[Form]) -> Mapping[Words, tuple[Form, str]]:
    """Find the bodies whose names are those of others.

    Args:
        forms: The names of bodies with one last word.

    Returns:
        The words of a name to the name that it stands for, and why.
    """
    ranked = sorted(forms, key=lambda form: form.rank)
    found: dict[Words, tuple[Form, str]] = {}
    for form, other in _reordered(ranked):
        found[form.words] = other, "the same words in another order"
    by_rest: dict[Words, list[tuple[str, Form]]] = defaultdict(list)
    for form in ranked:
        for length in (1, 2):
            country = _countries().get(" ".join(form.words[:length]))
            if country and form.words[length:] and form.words not in found:
                by_rest[form.words[length:]].append((country, form))
    for form in ranked:
        longer = by_rest.get(form.words, [])
        if form.story or form.words in found or len({country for country, _ in longer}) != 1:
            continue
        whole = longer[0][1]
        if _is_clear(form, whole):
            found[form.words] = whole, "the only one with a country in front"
    return found


def _reordered(ranked: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    first: dict[Words, Form] = {}
    for form in ranked:
        if len(form.words) < _SHORTEST_ORDERED:
            continue
        other = first.setdefault(tuple(sorted(form.words)), form)
        if other is not form and not form.story:
            yield form, other


def _is_clear(form: Form, whole: Form) -> bool:
    """Check whether a name can only mean the one with a country in front."""
    if len(form.words) >= _LONG:
        return True
    return len(form.articles & whole.articles) >= _TOGETHER * len(form.articles)


@cache
def _countries() -> Mapping[str, str]:
    return {**countries(), **modifiers()}
