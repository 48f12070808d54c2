"""Names: runs of capitalised words, parted from the titles and roles in front of them."""

from __future__ import annotations

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
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.text.tokens import Tokens


@dataclass(slots=True)
class Name:
    """A name in the text, as a range of tokens.

    Attributes:
        first: Index of the name's first token, titles left out.
        last: Index after its last token.
        lead: Index of the first title or role word that belongs to it, else ``first``.
        words: Its words in lower case, without diacritics and points.
        titles: The titles and roles in front of it, in lower case.
        category: ``person``, ``organisation``, ``place`` or ``unknown``.
        person: Index into the people table, filled in when the table is built.
    """

    first: int
    last: int
    lead: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    category: str
    person: int = -1


_CLOSED = (
    Is.DETERMINER
    | Is.POSSESSIVE
    | Is.PRONOUN
    | Is.PREPOSITION
    | Is.CONJUNCTION
    | Is.SUBORDINATOR
    | Is.RELATIVE
    | Is.AUXILIARY
    | Is.ADVERB
)
_MAX_RUN = 14


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
        skipped: For each token, whether it is in a heading, where capitals mean nothing.
        known: Words, in lower case, that are known to be part of names.
    """
    flags, lower = tokens.flags, tokens.lower
    inside = _capitals_inside(tokens, opens, skipped) | known
    found: list[Name] = []
    index, count = 0, len(flags)
    capital = Is.CAPITAL
    while index < count:
        if not flags[index] & capital or skipped[index]:
            index += 1
            continue
        end = _run_end(tokens, index, opens)
        if end > index:
            name = _read_run(tokens, index, end, opens, inside)
            if name is not None:
                name.lead = _lead(lower, name.lead)
                if name.lead < index and name.category == "unknown":
                    name.category = "person"
                elif name.category == "unknown" and index > 0 and _is_body_noun(lower[index - 1]):
                    name.category = "organisation"
                found.append(name)
            index = end
        else:
            index += 1
    return found


def _capitals_inside(
    tokens: Tokens, opens: Sequence[bool], skipped: Sequence[bool]
) -> frozenset[str]:
    """Words that are capitalised somewhere that is not the beginning of a sentence."""
    capital = Is.CAPITAL
    return frozenset(
        low
        for low, flag, first, skip in zip(tokens.lower, tokens.flags, opens, skipped, strict=True)
        if flag & capital and not first and not skip
    )


def _starts_run(tokens: Tokens, index: int) -> bool:
    flag, low = tokens.flags[index], tokens.lower[index]
    if low in words("name_words", "never alone") or _is_compound_adjective(tokens.written[index]):
        return False
    if flag & _CLOSED or flag & Is.TIME:
        follows = index + 1 < len(tokens.flags) and tokens.flags[index + 1] & Is.CAPITAL
        return bool(follows) and low in forename_genders() and not flag & _CLOSED
    return True


def _is_compound_adjective(word: str) -> bool:
    """Tell "Leeds-based" and "Russian-led" from a name with a hyphen."""
    if "-" not in word:
        return False
    last = word.rsplit("-", 1)[1]
    return (last.endswith("ed") and last.islower()) or last in words("name_words", "compound")


def _run_end(tokens: Tokens, start: int, opens: Sequence[bool]) -> int:
    """Find where the run of capitalised words from ``start`` ends; ``start`` if there is none."""
    if not _starts_run(tokens, start):
        return start
    flags, lower = tokens.flags, tokens.lower
    limit = min(len(flags), start + _MAX_RUN)
    end = start + 1
    titled = _is_body_word(lower[start])
    while end < limit:
        flag, low = flags[end], lower[end]
        if flag & Is.CAPITAL:
            if opens[end] or not _joins(tokens, end):
                break
            titled = titled or _is_body_word(low)
            end += 1
        elif (past := _past_particles(tokens, end)) > end:
            end = past
        elif low in words("name_words", "joins an organisation") and (
            titled or _is_body(lower[end - 1])
        ):
            step = 2 if end + 1 < limit and lower[end + 1] == "the" else 1
            if low == "the" or (low == "and" and not _inside_body(lower, start, end)):
                break
            if not _capital_at(tokens, end + step):
                break
            end += step + 1
        else:
            break
    return end


def _past_particles(tokens: Tokens, index: int) -> int:
    """Step over "van der" and the capitalised word behind it; stay where there is none."""
    at = index
    while at < min(len(tokens.lower), index + 3) and (
        tokens.lower[at] in words("name_words", "particle")
    ):
        at += 1
    return at + 1 if at > index and _capital_at(tokens, at) else index


def _is_body_word(low: str) -> bool:
    return low in words("name_words", "organisation")


def _is_body(low: str) -> bool:
    """Tell what "of X" may belong to: "University of X", "Secretary of X", but not "Roe of X"."""
    return _is_body_word(low) or low in person_words()


def _is_body_noun(low: str) -> bool:
    """Tell the "agency" of "news agency X"."""
    return low in words("role_nouns", "group") or low in words("role_nouns", "document")


def _inside_body(lower: list[str], start: int, end: int) -> bool:
    """Tell whether an "and" stands within "Department of X and Y" rather than between two names."""
    return any(word in {"of", "for"} for word in lower[start:end]) and any(
        word in words("name_words", "organisation") for word in lower[start:end]
    )


def _joins(tokens: Tokens, index: int) -> bool:
    flag, low = tokens.flags[index], tokens.lower[index]
    if low in words("titles") and tokens.lower[index - 1] not in person_words():
        before = tokens.lower[index - 1]
        return (
            before in demonyms()
            or before in words("name_words", "before a role")
            or before in words("name_words", "organisation")
        )
    if flag & Is.TIME:
        return tokens.lower[index - 1] in forename_genders()
    return not flag & _CLOSED


def _capital_at(tokens: Tokens, index: int) -> bool:
    return index < len(tokens.flags) and bool(tokens.flags[index] & Is.CAPITAL)


def _read_run(
    tokens: Tokens, start: int, end: int, opens: Sequence[bool], inside: frozenset[str]
) -> Name | None:
    """Part a run into titles and name, and tell what kind of name it is."""
    lower = tokens.lower
    first = _after_titles(tokens, start, end)
    if first >= end:
        return None
    if first == start and opens[start] and not _is_name_at_opening(tokens, start, end, inside):
        start = first = start + 1
        if start >= end:
            return None
        first = _after_titles(tokens, start, end)
        if first >= end:
            return None
    folded = tuple(fold_word(word) for word in lower[first:end])
    name = spelled_out(folded, tokens.written[first])
    titles = tuple(w for w in lower[start:first] if is_role(w))
    category = _category(name, titles, lower[first:end])
    if category == "unknown" and end - first == 1:
        written = tokens.written[first]
        if len(written) > 1 and written.isupper():
            category = "organisation"
    if category == "demonym":
        return None
    return Name(first, end, start, name, titles, category)


def _after_titles(tokens: Tokens, start: int, end: int) -> int:
    """Find where the name begins after the titles, roles and demonyms at the front of a run."""
    lower = tokens.lower
    last_role = -1
    for index in range(start, end):
        word = lower[index]
        if word in person_words() or (index + 1 < end and "-" in word and is_role(word)):
            last_role = index
    if last_role < 0:
        plural = lower[start].endswith("s") and lower[start][:-1] in person_words()
        return start + 1 if plural and _has_forename(lower, start + 1, end) else start
    first = last_role + 1
    if first < end and lower[first] in {"of", "for"}:
        return _after_office(lower, first, end)
    if first >= end and lower[start] in forename_genders() and last_role > start:
        return start  # "Martin Luther King", "Jane Bishop"
    return first


def _has_forename(lower: list[str], index: int, end: int) -> bool:
    return index < end and lower[index] in forename_genders()


def _after_office(lower: list[str], first: int, end: int) -> int:
    """Find where the name begins behind "of State", "for Human Rights"; else ``end``."""
    office = first + 2 if lower[first + 1] != "the" else first + 3
    for index in range(office, end - 1):
        if lower[index] in forename_genders():
            return index
    return office if end - office >= 1 and _looks_personal(lower, office, end) else end


def _looks_personal(lower: list[str], first: int, end: int) -> bool:
    return end - first >= 2 or not _is_body(lower[first])


def _is_name_at_opening(tokens: Tokens, start: int, end: int, inside: frozenset[str]) -> bool:
    """Tell whether the capital that opens a sentence is a name's, not only the position's."""
    low, written = tokens.lower[start], tokens.written[start]
    if low in inside or low in forename_genders() or low in place_words() or low in demonyms():
        return True
    if len(written) > 1 and any(c.isupper() for c in written[1:]):
        return True
    common = low in words("role_nouns") or low in words("name_words", "before a role")
    if end - start == 1:
        return False
    return not common or (_is_body_word(low) and not _has_forename(tokens.lower, start + 1, end))


def _category(name: tuple[str, ...], titles: tuple[str, ...], written: list[str]) -> str:
    """Tell the category of a name by its words, or ``demonym`` for what is no name."""
    forename = name[0] in forename_genders()
    category = "unknown"
    if len(name) == 1 and name[0] in demonyms():
        category = "demonym"
    elif not forename and not words("name_words", "organisation").isdisjoint(name):
        category = "organisation"
    elif titles:
        category = "person"
    elif " ".join(written) in place_words() or name[-1] in place_words():
        category = "place"
    elif not {"of", "for"}.isdisjoint(written):
        category = "organisation"
    elif len(name) > 1 and (forename or len(name[0]) == 1):
        category = "person"
    return category


def _lead(lower: list[str], first: int) -> int:
    """Step back over lower-case roles in front of a name: "party spokesman X"."""
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
