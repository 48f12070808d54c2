"""Labels above a headline: sections, breadcrumbs, the name of the paper."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.facts.bare_names import is_masthead
from idlib_tui.ingest.lines import lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

MAX_LABELS = 6
MAX_LABEL_CHARS = 24
MIN_TITLE_WORDS = 4
"""Words of the line below a label that is not in the list of sections."""

_CRUMB = re.compile(r" ?[/›»>|→] ?| :: ")
_DASH = re.compile(r" [–—-] ")
_HERE = re.compile(r"(?:you are here|location|section|topic|edition|category) ?: ?", re.IGNORECASE)
_TAG = re.compile(r"#\w+(?: #\w+)*")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,5})?", re.IGNORECASE)
_HOMES = frozenset({"home", "homepage", "home page", "front page", "start"})


def is_breadcrumb(text: str) -> bool:
    """Distinguish "Home / News / Europe" from a headline with a bar."""
    text = _HERE.sub("", text, count=1)
    crumbs = _parts(_CRUMB, text)
    if len(crumbs) < 2 and (dashed := _parts(_DASH, text))[:1] and dashed[0].casefold() in _HOMES:
        crumbs = dashed
    if len(crumbs) < 2 or len(text) > 100 or not all(crumbs):
        return False
    known = sum(crumb.casefold() in entries("sections") for crumb in crumbs)
    short = all(len(crumb.split()) <= 3 for crumb in crumbs)
    starts_home = crumbs[0].casefold() in _HOMES
    return (starts_home and len(crumbs[-1].split()) <= 14) or (short and known >= 1)


def is_label(text: str) -> bool:
    """Recognise the name of a section, or of several."""
    bare = text.strip(" :•|/»>[]").casefold()
    known = entries("sections")
    return bare in known or bare in entries("labels") or all(w in known for w in bare.split())


def is_hour(text: str) -> bool:
    """Recognise an hour by itself: "5:02 AM EST"."""
    return _HOUR.fullmatch(text.strip()) is not None


def take_labels_above(draft: Draft, header: Header) -> None:
    """Remove labels above the headline; the name of a paper becomes the outlet."""
    edits: list[Edit] = []
    listed = list(islice(lines(draft.text), MAX_LABELS + 1))
    for line, below in pairwise(listed):
        if not looks_like_heading(below.text):
            break
        if is_masthead(line.text):
            header.outlet = header.outlet or line.text
        elif not (
            is_label(line.text)
            or _TAG.fullmatch(line.text)
            or _HERE.match(line.text)
            or _is_kicker(line.text, below.text)
        ):
            break
        edits.append(Edit(line.start, line.end, "", RepairKind.HEADER))
    draft.apply(edits)


def _is_kicker(text: str, below: str) -> bool:
    """Recognise one word, or few in capitals, above a headline that is longer."""
    words = text.split()
    short = len(words) == 1 or (len(words) <= 3 and text.isupper())
    return (
        short
        and len(text) <= MAX_LABEL_CHARS
        and text[-1].isalpha()
        and len(below.split()) >= MIN_TITLE_WORDS
    )


def _parts(mark: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in mark.split(text.strip(" /›»>|→"))]
