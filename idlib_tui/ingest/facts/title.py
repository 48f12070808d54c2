"""The title of an article."""

from __future__ import annotations

import re
from functools import cache

from idlib_tui.ingest.facts.bare_names import is_masthead
from idlib_tui.ingest.facts.dateline import read_dateline
from idlib_tui.ingest.facts.labels import is_label
from idlib_tui.ingest.lines import Line, lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries

MAX_CHARS = 90
"""A lead sentence is shortened to this length: one row of a source list."""

_BULLET = re.compile(r"\\?[*•] ")
_SENTENCE_END = re.compile(r"(?<=[\w%)][.!?])[”\"’]?(?= [A-Z“\"]|\Z)|(?<=[.!?][”\"])(?= [A-Z“]|\Z)")


def heading(text: str) -> Line | None:
    """Find the headline of a text, if there is one above its first paragraph."""
    found = lines(text)
    first = next(found, None)
    if first is None or next(found, None) is None:
        return None
    if not looks_like_heading(first.text):
        return None
    dateline = read_dateline(first.text)
    # "Storm Ada – what we know" is a headline; "OSLO (AP) – Ferries stopped" is not.
    place = dateline.place if dateline is not None else None
    loud = place is not None and first.text.startswith(place.upper())
    return first if dateline is None or (place and not loud and not dateline.agency) else None


def without_site(title: str) -> tuple[str, str | None]:
    """Separate the name of the site behind a headline: "Ferries stop | News | The Karsta Herald".

    Returns:
        The headline, and the name; None if there is none.
    """
    for mark in (" | ", " – ", " — ", " - ", " :: "):
        headline, *parts = title.split(mark)
        if not parts or not is_masthead(parts[-1].strip()):
            continue
        while len(parts) > 1 and not is_label(parts[0]):
            headline = f"{headline}{mark}{parts.pop(0)}"
        if len(headline.split()) > 2:
            return headline.strip(), parts[-1].strip()
    return title, None


def lead(text: str) -> str:
    """Make a title from the first sentence, shortened at a word if it is long."""
    first = next(lines(text), None)
    if first is None:
        return ""
    dateline = read_dateline(first.text)
    words = first.text[dateline.end if dateline is not None else 0 :]
    words = _BULLET.sub("", words)
    return shortened(_first_sentence(words[: 10 * MAX_CHARS]))


def shortened(sentence: str, limit: int = MAX_CHARS) -> str:
    """Shorten a sentence at a word, with "…" for what is left out."""
    sentence = sentence.rstrip(" ,;:")
    if len(sentence) <= limit:
        return sentence
    words = sentence[:limit].rsplit(" ", 1)[0].split(" ")
    weak = entries("weak_ends")
    while len(words) > 1 and words[-1].casefold() in weak:
        words.pop()
    return " ".join(words).rstrip(' ,;:–—-(“"') + "…"


def _first_sentence(words: str) -> str:
    for match in _SENTENCE_END.finditer(words):
        sentence = words[: match.end()]
        if not _abbreviation().search(sentence):
            return sentence.removesuffix(".")
    return words


@cache
def _abbreviation() -> re.Pattern[str]:
    """Match a full stop at the end that may belong to the word before it."""
    return re.compile(rf"\b(?:[A-Z]|{'|'.join(entries('abbreviations'))})\.\Z")
