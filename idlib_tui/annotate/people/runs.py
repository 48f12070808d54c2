"""Runs: sequences of capitalised words that may contain a name, its titles, or several names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import (
    demonyms,
    forename_genders,
    person_words,
    place_words,
    spelled_out_names,
)
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.text.tokens import Tokens

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
_NEVER_SURNAME = (
    Is.DETERMINER | Is.POSSESSIVE | Is.PREPOSITION | Is.CONJUNCTION | Is.RELATIVE | Is.GENITIVE
)
AIMS = frozenset({"against", "without"})
"""Prepositions in the names of organisations: "Doctors Without Borders"."""
_SEAT = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]+")
"""The party and the state of a member of parliament: "D-Texas", "R-South" of "R-South Carolina"."""
_SHARE_CODE = re.compile(r"[A-Z]{2,5}[a-z]{0,2}\.[A-Z]{1,2}")
_MAX_RUN = 14
_MAX_QUESTION = 60
"""The maximum number of words of a question that begins with "Will X …"."""


def find_runs(
    tokens: Tokens, opens: Sequence[bool], skipped: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Find the runs of a text, in order, split between two adjacent names."""
    capital = Is.CAPITAL
    past = 0
    for index in [i for i, flag in enumerate(tokens.flags) if flag & capital]:
        if index < past or skipped[index]:
            continue
        past = _run_end(tokens, index, opens)
        if past > index + 1:
            yield from _parted(tokens, index, past)
        elif past > index:
            yield index, past


def _starts_run(tokens: Tokens, index: int, opens: Sequence[bool]) -> bool:
    flag, low = tokens.flags[index], tokens.lower[index]
    if low in words("name_words", "headline verb") or is_share_code(tokens.written[index]):
        return False
    if _is_in_date(tokens, index) or _is_in_time(tokens, index) or _is_label(tokens, index):
        return False
    if low in words("name_words", "never alone") or _is_compound_adjective(tokens.written[index]):
        return False
    if flag & (_CLOSED | Is.TIME):
        if not _capital_at(tokens, index + 1) or low not in forename_genders():
            return False
        return not flag & _CLOSED or _is_forename_here(tokens, index, opens)
    return True


def _is_in_date(tokens: Tokens, index: int) -> bool:
    """Check whether "Sun" or "Jan" abbreviates a day or month, by a number or month beside it."""
    low, beside = tokens.lower[index], tokens.lower[index + 1 : index + 2]
    months = words("name_words", "short month")
    if low in words("name_words", "short day"):
        return not months.isdisjoint(beside)
    if low not in months:
        return False
    before = tokens.lower[index - 1] if index else ""
    days = words("name_words", "short day")
    return before.isdigit() or before in days or any(word.isdigit() for word in beside)


def is_share_code(written: str) -> bool:
    """Recognise the code of a share, which news of companies puts behind their names: "HSBA.L"."""
    return _SHARE_CODE.fullmatch(written) is not None


def _is_in_time(tokens: Tokens, index: int) -> bool:
    """Recognise the zone of "5 p.m. ET", and the "PM" of "5 PM"."""
    low, before = tokens.lower[index], tokens.lower[max(0, index - 3) : index]
    if low in {"am", "pm"}:
        return bool(before) and before[-1][:1].isdigit()
    hour = {"am", "pm", "noon", "midnight", "m", "a.m", "p.m"}
    return low in words("name_words", "time zone") and (
        not hour.isdisjoint(before) or any(word[:1].isdigit() for word in before)
    )


def _is_label(tokens: Tokens, index: int) -> bool:
    """Recognise the "NEW" of "NEW: The talks have failed", and "R-Ohio" behind a name."""
    written = tokens.written[index]
    if _SEAT.fullmatch(written) and tokens.lower[index - 1] in {",", "("}:
        return True
    return (
        written.isupper()
        and tokens.lower[index + 1 : index + 2] == [":"]
        and tokens.lower[index] in words("name_words", "label")
    )


def _is_forename_here(tokens: Tokens, index: int, opens: Sequence[bool]) -> bool:
    """Distinguish "Will Roe said", "May Roe said" from "Will Roe say …?" and "in May Roe said"."""
    if tokens.flags[index + 1] & (_CLOSED | Is.TIME):
        return False
    if not opens[index]:
        return not tokens.flags[index] & Is.TIME or not (
            index > 0 and tokens.flags[index - 1] & (Is.PREPOSITION | Is.ADVERB | Is.NUMBER)
        )
    limit = min(len(tokens.lower), index + _MAX_QUESTION)
    mark = next((low for low in tokens.lower[index:limit] if low in {".", "?", "!", ";"}), "")
    return mark != "?"


def _is_compound_adjective(word: str) -> bool:
    """Distinguish "Leeds-based" and "Russian-led" from a name with a hyphen."""
    if "-" not in word:
        return False
    last = word.rsplit("-", 1)[1]
    return (last.endswith("ed") and last.islower()) or last in words("name_words", "compound")


def _run_end(tokens: Tokens, start: int, opens: Sequence[bool]) -> int:
    """Find the end of the run of capitalised words from ``start``; ``start`` if there is none."""
    if not _starts_run(tokens, start, opens):
        return start
    flags, lower = tokens.flags, tokens.lower
    limit = min(len(flags), start + _MAX_RUN)
    end = start + 1
    titled = is_body_word(lower[start])
    while end < limit:
        flag, low = flags[end], lower[end]
        if flag & Is.CAPITAL:
            if opens[end] or not _joins(tokens, end):
                break
            titled = titled or is_body_word(low)
            end += 1
        elif (past := _past_particles(tokens, end)) > end:
            end = past
        elif low == "&" and _capital_at(tokens, end + 1):
            end += 2
        elif low in words("name_words", "joins an organisation") and (
            titled or is_body(lower[end - 1]) or _joins_two_fields(tokens, end)
        ):
            step = 2 if end + 1 < limit and lower[end + 1] == "the" else 1
            if low == "the" or (low == "and" and not _joins_two_nouns(tokens, start, end)):
                break
            # "the United Nations on Monday" is said of a day, unlike "Committee on Trade".
            if not _capital_at(tokens, end + step) or flags[end + step] & Is.TIME:
                break
            end += step + 1
        elif _states_purpose(tokens, end):
            end += 2
        else:
            break
    return end


def _states_purpose(tokens: Tokens, index: int) -> bool:
    """Recognise the "to Protect" of "Committee to Protect Journalists"."""
    return (
        tokens.lower[index] == "to"
        and tokens.lower[index - 1] in words("name_words", "organisation")
        and _capital_at(tokens, index + 1)
        and tokens.lower[index + 1] in words("name_words", "purpose")
    )


def _past_particles(tokens: Tokens, index: int) -> int:
    """Skip "van der" and the following capitalised word, if any."""
    at = index
    if tokens.lower[at] in {"in", "van", "'"} and "'" in tokens.lower[at : at + 2]:
        at = _past_dutch_article(tokens, at)
    while at < min(len(tokens.lower), index + 3) and (
        tokens.lower[at] in words("name_words", "particle")
    ):
        at += 1
    return at + 1 if at > index and _capital_at(tokens, at) else index


def _past_dutch_article(tokens: Tokens, index: int) -> int:
    """Skip the "in 't" of "Jane in 't Roe", if any."""
    at = index if tokens.lower[index] == "'" else index + 1
    article = tokens.lower[at : at + 2] == ["'", "t"] and tokens.ends[at] == tokens.starts[at + 1]
    return at + 2 if article else index


def before_particles(tokens: Tokens, index: int) -> int:
    """Skip back from a surname over its own "von der", unless it is an English word."""
    at = index
    while at > 0 and index - at < 2 and tokens.lower[at - 1] in words("name_words", "particle"):
        if not tokens.written[at - 1].islower() or tokens.flags[at - 1] & _CLOSED:
            break
        at -= 1
    if at < index and tokens.lower[at] not in words("name_words", "never english"):
        return index
    return at


def is_body_word(low: str) -> bool:
    """Recognise a word that makes a name that of an organisation."""
    return low in words("name_words", "organisation")


def is_body(low: str) -> bool:
    """Recognise what "of X" can modify: "University of X", "Secretary of X", but not "Roe of X"."""
    return is_body_word(low) or low in person_words()


def _joins_two_nouns(tokens: Tokens, start: int, end: int) -> bool:
    """Recognise the "and" of "Department of X and Y" and of "The Post and Courier"."""
    lower = tokens.lower
    if _joins_two_fields(tokens, end):
        return True
    inside = any(low in {"of", "for"} for low in lower[start:end])
    if inside and any(is_body(low) for low in lower[start:end]):
        return True
    press = words("name_words", "press")
    following = lower[end + 1] if end + 1 < len(lower) else ""
    return start > 0 and lower[start - 1] == "the" and {lower[end - 1], following} <= press


def _joins_two_fields(tokens: Tokens, index: int) -> bool:
    """Recognise the "and" of "Health and Human Services Secretary X"."""
    lower = tokens.lower
    if lower[index] != "and" or not is_field(lower[index - 1]):
        return False
    at = index + 1
    while at < len(lower) and is_field(lower[at]) and _capital_at(tokens, at):
        at += 1
    return at > index + 1 and _capital_at(tokens, at) and lower[at] in person_words()


def _joins(tokens: Tokens, index: int) -> bool:
    flag, low = tokens.flags[index], tokens.lower[index]
    before = tokens.lower[index - 1]
    if low in words("name_words", "headline verb") or _is_in_date(tokens, index):
        return False
    if is_share_code(tokens.written[index]):
        return False
    if _belongs_to_body(tokens, index):
        return True
    if low in words("titles") and before not in person_words():
        return (
            (before in forename_genders() and not _capital_at(tokens, index + 1))
            or before in demonyms()
            or before in words("name_words", "before a role")
            or before in words("name_words", "organisation")
        )
    if flag & Is.TIME or flag & _CLOSED:
        return before in forename_genders() and not flag & _NEVER_SURNAME
    return True


def _belongs_to_body(tokens: Tokens, index: int) -> bool:
    """Recognise a function word of a body's name: "Doctors Without Borders", "Relief Now said"."""
    if tokens.lower[index] in AIMS:
        return _capital_at(tokens, index + 1)
    adverb = tokens.flags[index] & Is.ADVERB and not tokens.flags[index] & Is.TIME
    speaks = words("name_words", "opening verb")
    return bool(adverb) and not speaks.isdisjoint(tokens.lower[index + 1 : index + 2])


def _capital_at(tokens: Tokens, index: int) -> bool:
    return index < len(tokens.flags) and bool(tokens.flags[index] & Is.CAPITAL)


def _parted(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a run between an organisation or place and the person named right after it."""
    first = start
    for index in range(start + 1, end):
        if _begins_person(tokens, first, index, end):
            yield first, index
            first = index
    if first < end:
        yield first, end


def _begins_person(tokens: Tokens, first: int, index: int, end: int) -> bool:
    """Recognise the "Jane" of "United Nations Jane Roe" and "for Human Rights Jane Roe"."""
    lower = tokens.lower
    before, front, rest = lower[index - 1], lower[first:index], lower[index:end]
    if before in words("name_words", "page words") and not is_body_word(lower[index]):
        return True
    if len(rest) < 2 or any(is_body(word) or is_field(word) for word in rest):
        return False
    if any(word in person_words() for word in front):
        return False
    if " ".join(front) in spelled_out_names() or (is_field(before) and _is_office(lower, index)):
        return True
    if _is_posted(tokens, first) and _is_place_or_body(tokens, first, index):
        return True
    return (
        lower[index] in forename_genders()
        and lower[index] not in place_words()
        and (_is_no_person(front))
    )


def _is_posted(tokens: Tokens, first: int) -> bool:
    """Recognise the "ambassador to" in front of a run."""
    front = tokens.lower[max(0, first - 3) : first]
    if front[-1:] == ["the"]:
        front = front[:-1]
    return front[-1:] == ["to"] and any(word in person_words() for word in front[:-1])


def _is_place_or_body(tokens: Tokens, first: int, index: int) -> bool:
    written = tokens.written[first]
    acronym = index == first + 1 and len(written) > 1 and written.isupper()
    return acronym or " ".join(tokens.lower[first:index]) in place_words()


def _is_no_person(front: Sequence[str]) -> bool:
    """Recognise the name of a place or an organisation, which a person's name can follow."""
    if front[0] in forename_genders():
        return False
    place = " ".join(front) in place_words() or front[-1] in place_words()
    return place or (len(front) > 1 and is_body_word(front[-1]))


def is_field(low: str) -> bool:
    """Recognise a word for the field of an office: the "Rights" of "Commissioner for Rights"."""
    return low in words("name_words", "field of office")


def _is_office(lower: Sequence[str], index: int) -> bool:
    """Check whether "for Human Rights", in the run or begun before it, is somebody's office."""
    at = index
    while at > 0 and (is_field(lower[at - 1]) or lower[at - 1] in {"and", "the", ","}):
        at -= 1
    return at > 0 and lower[at - 1] in {"of", "for"}
