"""How much of a text is annotated: all of an article, and the first part of what is far longer."""

from __future__ import annotations

MOST_CHARACTERS = 1_000_000
"""Characters that are annotated. A novel has half as many, the longest articles a tenth; at 2 to 6
seconds a megabyte, by what it holds, no text takes longer than some six seconds."""

_SEARCHED = 20_000
"""Characters before the limit within which a paragraph or a sentence is likely to end."""
_ENDS = ("\n\n", "\n", ". ", " ")
"""Where to cut, the best first."""


def annotated_length(text: str) -> int:
    """Find how many characters of a text are annotated: all, or up to the end of a paragraph."""
    if len(text) <= MOST_CHARACTERS:
        return len(text)
    for end in _ENDS:
        at = text.rfind(end, MOST_CHARACTERS - _SEARCHED, MOST_CHARACTERS)
        if at >= 0:
            return at + len(end.rstrip())
    return MOST_CHARACTERS


def annotated_part(text: str) -> str:
    """Give the part of a text that is annotated; offsets into it are offsets into the text."""
    return text[: annotated_length(text)]


def extent_warning(text: str) -> str:
    """Say in a sentence that only a part of a text is annotated; "" if all of it is."""
    length = annotated_length(text)
    if length == len(text):
        return ""
    return (
        f"It has {len(text):,} characters, more than any article: quotes, events and figures were "
        f"looked for in the first {length:,}."
    )
