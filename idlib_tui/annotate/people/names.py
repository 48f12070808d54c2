"""Finding names: runs of capitalised words, separated from preceding titles and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import (
    demonyms,
    forename_genders,
    is_role,
    person_words,
    place_words,
    spelled_out,
)
from idlib_tui.annotate.people.runs import (
    AIMS,
    before_particles,
    find_runs,
    is_body,
    is_body_word,
    is_field,
    is_share_code,
)
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.text.tokens import Tokens


_CODE = re.compile(r"(?i:[a-z]+[-\d]*\d[a-z]+[a-z\d]*|[a-z]+-?\d{3,})")
"""A code of letters and digits, which is a thing's: "H1N1", "A320"; but "G20" and "M23" are not."""


_ADVERB = re.compile(r"(?:i|[bd-hknstw]|ful|al|ar|er|us)ly$")
"""The endings of adverbs that open a sentence, and hardly of names: "Happily Moss agreed"."""


@dataclass(slots=True)
class Name:
    """A name in the text, as a range of tokens.

    Attributes:
        first: Index of the name's first token, without titles.
        last: Index after its last token.
        lead: Index of the first title or role word that belongs to it, else ``first``.
        words: Its words in lower case, without diacritics and full stops.
        titles: The titles and roles before it, in lower case.
        category: ``person``, ``organisation``, ``place``, ``thing`` or ``unknown``.
        person: Index into the people table, set when the table is built.
    """

    first: int
    last: int
    lead: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    category: str
    person: int = -1


def find_names(
    tokens: Tokens,
    opens: Sequence[bool],
    skipped: Sequence[bool],
    known: frozenset[str] = frozenset(),
) -> list[Name]:
    """Find the names of a text, in order.

    Args:
        tokens: The tokens of the text.
        opens: For each token, whether it begins a sentence (and is a capital by position).
        skipped: For each token, whether it is in a heading, where capitals are not significant.
        known: Words, in lower case, that are known to be part of names.
    """
    lower = tokens.lower
    inside = _capitals_inside(tokens, opens, skipped) | known
    found: list[Name] = []
    for index, end in find_runs(tokens, opens, skipped):
        name = _read_run(tokens, index, end, opens, inside)
        if name is None:
            continue
        name.lead = _lead(lower, name.lead)
        if name.lead < index and name.category == "unknown":
            name.category = "person"
        elif name.category == "unknown" and index > 0 and _is_body_noun(lower[index - 1]):
            name.category = "organisation"
        found.append(name)
    return found


_DIRECTIONS = frozenset((word,) for word in ("north", "south", "east", "west", "central"))
_DIGITS_OF_A_NAME = 4
"""The maximum number of digits in a word of a name, as in "A380" or "Expo2020"."""


def _is_body_noun(low: str) -> bool:
    """Recognise the "agency" of "news agency X"."""
    return low in words("role_nouns", "group") or low in words("role_nouns", "document")


def _capitals_inside(
    tokens: Tokens, opens: Sequence[bool], skipped: Sequence[bool]
) -> frozenset[str]:
    """Find the words that are capitalised somewhere other than the beginning of a sentence."""
    capital = Is.CAPITAL
    return frozenset(
        low
        for low, flag, first, skip in zip(tokens.lower, tokens.flags, opens, skipped, strict=True)
        if flag & capital and not first and not skip
    )


def _read_run(
    tokens: Tokens, start: int, end: int, opens: Sequence[bool], inside: frozenset[str]
) -> Name | None:
    """Split a run into titles and name, and classify the name."""
    lower = tokens.lower
    first = _after_titles(tokens, start, end)
    while start < first < end and not tokens.flags[first] & Is.CAPITAL:
        first += 1  # the "on the" of "Democrat on the Trade Committee"
    if first >= end:
        return None
    if first == start and opens[start] and not _is_name_at_opening(tokens, start, end, inside):
        start = first = start + 1
        if start >= end:
            return None
        first = _after_titles(tokens, start, end)
        if first >= end:
            return None
    if first == start:
        start = first = before_particles(tokens, first)
    if _names_nobody(lower[first:end]) or _is_of_many(tokens, first, end):
        return None
    folded = _compared(tokens, first, end)
    name = spelled_out(folded, tokens.written[first])
    titles = tuple(w for w in lower[start:first] if is_role(w))
    category = _category(name, titles, lower[first:end])
    if category != "demonym" and _has_share_code(tokens, end):
        category = "organisation"
    elif category == "unknown" and end - first == 1:
        category = _category_of_letters(tokens.written[first])
    if category == "demonym":
        return None
    return Name(first, end, start, name, titles, category)


def _category_of_letters(written: str) -> str:
    """Find the category of a single word that is otherwise unknown by how it is written."""
    if _CODE.fullmatch(written):
        return "thing"
    return "organisation" if len(written) > 1 and written.isupper() else "unknown"


def _names_nobody(lower: list[str]) -> bool:
    """Recognise the "Foreign Affairs" of an office and the "Wire Staff" of a byline."""
    page = lower[-1] in words("name_words", "page words") and "of" not in lower
    fields = len(lower) > 1 and all(is_field(word) for word in lower)
    return page or fields or any(map(_is_account, lower))


def _is_of_many(tokens: Tokens, first: int, end: int) -> bool:
    """Recognise the "London Rebels" of headlines that run into the next, and "Sources"."""
    lower = tokens.lower
    last = lower[end - 1]
    noun = last.removesuffix("s")
    if noun == last or noun not in person_words() or is_body_word(last):
        return False
    if noun in words("titles"):
        return False  # "Orvel Kings" are a team
    front = lower[first : end - 1]
    if not front:
        return lower[first - 1 : first] != ["the"]
    acronym = len(front) == 1 and len(front[0]) > 1 and tokens.written[first].isupper()
    return acronym or " ".join(front) in place_words()


def _is_account(low: str) -> bool:
    """Find the number of an account, "U20417755", which is nobody's name."""
    return sum(c.isdigit() for c in low) > _DIGITS_OF_A_NAME


def _compared(tokens: Tokens, first: int, end: int) -> tuple[str, ...]:
    """Fold the words of a name, without a detached Arabic article."""
    written, lower = tokens.written, tokens.lower
    kept = range(first, end)
    return tuple([fold_word(lower[i]) for i in kept if written[i] not in {"al", "el"}])


def _after_titles(tokens: Tokens, start: int, end: int) -> int:
    """Find the start of the name after titles, roles and demonyms."""
    lower = tokens.lower
    if tokens.written[start] == "PM" and start + 1 < end:
        start += 1  # "PM Jane Roe"
    last_role = -1
    for index in range(start, end):
        word = lower[index]
        if word in person_words() or (index + 1 < end and "-" in word and is_role(word)):
            last_role = index
    if last_role < 0:
        plural = lower[start].endswith("s") and lower[start][:-1] in person_words()
        people = lower[start] in demonyms() and not any(map(is_body_word, lower[start:end]))
        return start + 1 if (plural or people) and _has_forename(lower, start + 1, end) else start
    first = last_role + 1
    if first < end and lower[first] in {"of", "for"}:
        return _after_office(lower, first, end)
    if first >= end:
        # "Martin Luther King", "Jane Bishop", "Rep. Peter King"
        named = (at for at in range(start, last_role) if lower[at] in forename_genders())
        return next(named, end)
    return first


def _has_forename(lower: list[str], index: int, end: int) -> bool:
    return index < end and lower[index] in forename_genders()


def _after_office(lower: list[str], first: int, end: int) -> int:
    """Find the start of the name after "of State", "for Human Rights"; else ``end``."""
    office = first + 2 if lower[first + 1] != "the" else first + 3
    while office < end and (is_field(lower[office]) or lower[office] in {"and", "of", "the"}):
        office += 1
    for index in range(office, end - 1):
        if lower[index] in forename_genders():
            return index
    if lower[first - 1] in words("titles", "company"):
        return end
    field = is_field(lower[office - 1])
    return office if end - office >= 1 and _looks_personal(lower, office, end, field) else end


def _looks_personal(lower: list[str], first: int, end: int, behind_field: bool) -> bool:
    if behind_field and any(is_body(word) for word in lower[first:end]):
        return False
    return end - first >= 2 or not is_body(lower[first])


def _is_name_at_opening(tokens: Tokens, start: int, end: int, inside: frozenset[str]) -> bool:
    """Check whether the capital that opens a sentence belongs to a name."""
    low, written = tokens.lower[start], tokens.written[start]
    if low in words("name_words", "opening verb") and _is_inverted(tokens, start, end):
        return False
    known = low in inside or low in forename_genders() or low in place_words()
    if known or low in demonyms() or _has_share_code(tokens, end):
        return True
    if len(written) > 1 and any(c.isupper() for c in written[1:]):
        return True
    if end - start == 1 or _ADVERB.search(low):
        return False
    if low.endswith("ing") and len(low) > 5:
        following = tokens.lower[start + 1]  # "Telling Jane Roe", not "Sterling Roe"
        return following not in forename_genders() and following not in words("titles")
    common = low in words("role_nouns") or low in words("name_words", "before a role")
    common = common and tokens.lower[start + 1] not in AIMS
    return not common or (is_body_word(low) and not _has_forename(tokens.lower, start + 1, end))


def _has_share_code(tokens: Tokens, end: int) -> bool:
    """Check whether the code of a share follows, perhaps in brackets: "Orvel ORVL.OL"."""
    at = end + 1 if tokens.lower[end : end + 1] in (["("], ["<"]) else end
    return at < len(tokens.written) and is_share_code(tokens.written[at])


def _is_inverted(tokens: Tokens, start: int, end: int) -> bool:
    """Distinguish the verb of "Said Ann Lee:" from the name of "Said Hassan left"."""
    if tokens.lower[start] not in forename_genders():
        return True
    return end - start > 1 and tokens.lower[end : end + 1] in ([":"], [","])


def _category(name: tuple[str, ...], titles: tuple[str, ...], written: list[str]) -> str:
    """Find the category of a name by its words, or ``demonym`` if it is not a name."""
    forename = name[0] in forename_genders()
    category = "unknown"
    people = name[-1] in demonyms() and (len(name) == 1 or name[:-1] in _DIRECTIONS)
    if people or (len(name) == 1 and written[0] in words("name_words", "adjective")):
        category = "demonym"
    elif not forename and not words("name_words", "organisation").isdisjoint(name):
        category = "organisation"
    elif titles:
        category = "person"
    elif (
        " ".join(written) in place_words()
        or name[-1] in place_words()
        or (len(name) > 1 and name[-1] in words("name_words", "place noun"))
    ):
        category = "place"
    elif not {"of", "for"}.isdisjoint(written):
        category = "organisation"
    elif len(name) > 1 and (forename or len(name[0]) == 1):
        category = "person"
    return category


def _lead(lower: list[str], first: int) -> int:
    """Skip lower-case roles before a name: "party spokesman X"."""
    index = first
    while index > 0 and first - index < 5:
        low = lower[index - 1]
        if low in person_words() or (
            index < first and (low in words("name_words", "before a role") or low in demonyms())
        ):
            index -= 1
        else:
            break
    return index
