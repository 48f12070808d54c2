"""The extent of annotation: all of an article, or the first part of a far longer text."""

from __future__ import annotations

MOST_CHARACTERS = 1_000_000
"""The maximum number of characters that are annotated. A novel has half as many, the longest
articles a tenth; at 2 to 6 seconds per megabyte, no text takes longer than some six seconds."""

_SEARCHED = 20_000
"""Characters before the limit in which to look for the end of a paragraph or a sentence."""
_ENDS = ("\n\n", "\n", ". ", " ")
"""Where to cut, in order of preference."""


def annotated_length(text: str) -> int:
    """Return the number of characters that are annotated: all, or up to the end of a paragraph."""
    if len(text) <= MOST_CHARACTERS:
        return len(text)
    for end in _ENDS:
        at = text.rfind(end, MOST_CHARACTERS - _SEARCHED, MOST_CHARACTERS)
        if at >= 0:
            return at + len(end.rstrip())
    return MOST_CHARACTERS


def annotated_part(text: str) -> str:
    """Return the part of a text that is annotated; offsets into it are offsets into the text."""
    return text[: annotated_length(text)]


def extent_warning(text: str) -> str:
    """Return a warning that only part of a text is annotated; "" if all of it is."""
    length = annotated_length(text)
    if length == len(text):
        return ""
    return (
        f"The text has {len(text):,} characters, more than any article: quotes, events and figures "
        f"were extracted from the first {length:,} only."
    )
