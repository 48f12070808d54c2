"""The words that a beginning or a near spelling stands for, from the vocabulary of an engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from idlib_tui.library.query.tree import Fuzzy, Node, Phrase, Prefix
from idlib_tui.library.query.visiting import texts
from idlib_tui.library.search.matches import fuzzy_match

MOST_FORMS = 100
"""The maximum number of words that a prefix or fuzzy word expands to: the most frequent ones."""

Expansions = dict[Prefix | Fuzzy, list[str]]
"""The forms that each stands for."""


class Vocabulary(Protocol):
    """The words that an engine holds."""

    def starting(self, field: str, prefix: str) -> list[str]:
        """List the forms of a field that start so: all of them, or some thousands."""

    def frequency(self, field: str, form: str) -> int:
        """Count the articles with a form."""


def forms_field(part: Prefix | Fuzzy) -> str:
    """Return the field with the forms that a part is compared with."""
    return "title_forms" if part.title else "forms"


def expand(tree: Node, vocabulary: Vocabulary, notices: list[str]) -> Expansions:
    """Expand each prefix and fuzzy word of a query to words of the vocabulary.

    Args:
        tree: The query.
        vocabulary: The words of the engine.
        notices: Receives a sentence for each that stands for too many.
    """
    expansions: Expansions = {}
    for part in dict.fromkeys(_patterns(tree)):
        field = forms_field(part)
        if isinstance(part, Prefix):
            found = vocabulary.starting(field, part.form)
        else:
            close = vocabulary.starting(field, part.form[:2])
            found = [form for form in close if fuzzy_match(part.form, form)]
        if len(found) > MOST_FORMS:
            sign = "*" if isinstance(part, Prefix) else "~"
            notices.append(
                f"“{part.form}{sign}” matches {len(found)} words; "
                f"the {MOST_FORMS} most frequent were searched."
            )
            found.sort(key=lambda form: (-vocabulary.frequency(field, form), form))
            del found[MOST_FORMS:]
        expansions[part] = found
    return expansions


def _patterns(tree: Node) -> Iterator[Prefix | Fuzzy]:
    for part in texts(tree, excluded=True):
        if isinstance(part, Prefix | Fuzzy):
            yield part
        elif isinstance(part, Phrase):
            yield from (start for start in part.parts if isinstance(start, Prefix))
