"""Bylines without "By": a name, or names, on a line of their own below the headline."""

from __future__ import annotations

import re
from functools import cache

from idlib_tui import word_lists
from idlib_tui.ingest.facts.days import named
from idlib_tui.ingest.lines import UPPER
from idlib_tui.ingest.wordlists import entries

MAX_CHARS = 120

_CAPITAL = rf"[{UPPER}][\w.’'-]*"
_SMALL = r"(?:al|el|bin|bint|ibn|de|del|della|da|di|dos|du|van|von|der|den|la|le|y|ul|ter|ten)"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL})){{0,3}} {_CAPITAL}"
_BETWEEN = re.compile(r" ?[,;&/] ?(?:(?:and|&) )?| (?:and|with|y|und|et) ")
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\b\.? ", re.IGNORECASE)
_MORE = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,5}}?)"
    rf"(?:,? in {_CAPITAL}.{{0,40}}|,? (?i:for|special to) (?:the )?{_CAPITAL}.{{0,40}}"
    rf"| ?[,|/–—-] ?(?:the )?{_CAPITAL}.{{0,50}}| ?\([^()]{{2,40}}\))"
)
_HANDLE = re.compile(r",? ?[|•·-]? ?\(?(?:@\w{2,30}|[\w.+-]{1,40}@[\w.-]{3,60})\)?\Z")
_COUNTRY = re.compile(r" ?\([^()]{2,40}\)\Z")
_COMMON = (
    ("name_words", ("organisation", "press", "field of office", "headline verb", "page words")),
    ("event_nouns", ()),
    ("function_words", ()),
    ("reporting_verbs", ()),
)
"""Word lists of ``annotate``, and sections of them, with words that are in headlines."""


def read_bare_byline(line: str, text: str, *, beside: bool) -> str | None:
    """Read a line that is only a name, names, or a name with a role, a place or an outlet.

    Args:
        line: A line below the headline.
        text: The article, whose words tell names from other words in capitals.
        beside: Whether the next or the previous line is a date or the like, as beside a byline.

    Returns:
        The byline as printed; None for another line.
    """
    line = _HANDLE.sub("", line).strip()
    if not line or len(line) > MAX_CHARS:
        return None
    if unnamed_writers().fullmatch(line):
        return line
    if line[-1] in "!?:;" or (line[-1] == "." and not re.search(r"\b(?:Jr|Sr)\.\Z", line)):
        return None
    names = _BETWEEN.split(line)
    if all(_shaped(name) for name in names):
        known = is_forename(names[0])
        elsewhere = names[0] in text.partition(line)[2]
        likely = beside or (known and not elsewhere)
        if likely and all(_is_person(name, text, known=known) for name in names):
            return line
    if (match := _with_role().fullmatch(line) or _MORE.fullmatch(line)) is None:
        return None
    first = _BETWEEN.split(match["names"])[0]
    return line if is_forename(first) and _is_person(first, text, known=True) else None


def are_known_names(line: str) -> bool:
    """Check whether a text is names of people, by their given names."""
    names = _BETWEEN.split(line)
    return all(_shaped(name) for name in names) and all(
        is_forename(name) and _is_person(name, "", known=True) for name in names[:1]
    )


def is_forename(name: str) -> bool:
    """Check whether a name begins with a given name that is known."""
    first = _TITLE.sub("", name).split(" ", 1)[0].casefold()
    return first in _forenames() or first.partition("-")[0] in _forenames()


def is_role_line(line: str) -> bool:
    """Recognise what stands below a byline: a role, an outlet with its place, an account."""
    return len(line) <= MAX_CHARS and (
        _HANDLE.fullmatch(line) is not None or _role_alone().fullmatch(line) is not None
    )


def is_masthead(line: str) -> bool:
    """Recognise the name of a paper: "The Karsta Herald", "Daily Mirror", "BBC News"."""
    line = _COUNTRY.sub("", line)
    if line.casefold() in entries("sections"):
        return False
    words = line.removeprefix("The ").removeprefix("THE ").split()
    if not 1 <= len(words) <= 5 or not all(word[0].isupper() or word == "of" for word in words):
        return False
    known = {name.casefold() for name in (*entries("agencies"), *_outlets())}
    if line.casefold() in known:
        return True
    press = frozenset(entries("masthead_words"))
    folded = [word.casefold() for word in words]
    return len(words) > 1 and (folded[-1] in press or folded[0] in {"daily", "weekly"})


@cache
def unnamed_writers() -> re.Pattern[str]:
    """Match a byline without a name: "Our Correspondent", "Staff and agencies"."""
    return re.compile("|".join(entries("unnamed_writers")), re.IGNORECASE)


@cache
def _with_role() -> re.Pattern[str]:
    roles = "|".join(entries("bylines"))
    return re.compile(
        rf"(?P<names>{_CAPITAL} {_CAPITAL}) (?:[\w’'&-]+ ){{0,3}}(?i:{roles})(?:,? .{{2,40}})?"
    )


@cache
def _role_alone() -> re.Pattern[str]:
    roles = "|".join(entries("bylines"))
    papers = "|".join(re.escape(name) for name in (*entries("agencies"), *_outlets()))
    return re.compile(
        rf"(?:(?:the )?(?:[\w’'&-]+ ){{0,4}}(?i:{roles})|(?:{papers})(?: News)?)"
        rf"(?:(?:,| in|, in) {_CAPITAL}(?: {_CAPITAL}){{0,2}})?",
        re.IGNORECASE,
    )


def _shaped(name: str) -> bool:
    return re.fullmatch(_NAME, _TITLE.sub("", name)) is not None


def _is_person(name: str, text: str, *, known: bool) -> bool:
    """Distinguish a name from a place, an outlet, and a short heading in capitals."""
    words = [word.casefold().strip(".") for word in _TITLE.sub("", name).split()]
    if is_masthead(name) or name.casefold() in _places() or (words[0] in _places() and not known):
        return False
    if any(word in named("weekdays") or word in named("months") for word in words[1:]):
        return False
    rest = words[1:] if known else words
    small = [word for word in rest if len(word) > 2 and not re.fullmatch(_SMALL, word)]
    return not any(
        word in _common()
        or word.removesuffix("s") in _common()
        or re.search(rf"(?<![\w’'-]){re.escape(word)}\b", text)
        for word in small
    )


@cache
def _forenames() -> frozenset[str]:
    return frozenset(word_lists.lines("idlib_tui.annotate", "forenames"))


@cache
def _places() -> frozenset[str]:
    return frozenset(word_lists.lines("idlib_tui.annotate", "places"))


@cache
def _outlets() -> tuple[str, ...]:
    return tuple(entry.partition(" ")[2] for entry in entries("outlets"))


@cache
def _common() -> frozenset[str]:
    found = {word for entry in entries("common_words") for word in entry.split()}
    for name in ("heading_words", "sections", "labels"):
        found |= {word for entry in entries(name) for word in entry.split()}
    for name, parts in _COMMON:
        lists = word_lists.sections("idlib_tui.annotate", name)
        for part in parts or lists:
            found |= {entry.partition(" = ")[0] for entry in lists[part]}
    return frozenset(found)
