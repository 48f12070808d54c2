"""Ten ways to spoil a statement of a draft, and the verdicts that fit each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from drafts import WORD, Maker, Written

from idlib_tui.check import Verdict
from idlib_tui.names import name_words

_NEGATION = re.compile(r"\b(?:not|never|no)\s|n['’]t\b")
_QUALIFIER = re.compile(r",?\s(?:but|unless|except|although|though|if|until)\s")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?(?![\w.,]*\d)(?!\w)")

Spoil = Callable[[Maker, Written], Written | None]


def _inside(maker: Maker, statement: Written) -> re.Match[str] | None:
    """Draw a word of a quotation that is not its first or last."""
    found = list(WORD.finditer(statement.words))[1:-1]
    return maker.random.choice(found) if found and statement.quoted else None


def change_word(maker: Maker, statement: Written) -> Written | None:
    """Put another word in place of one."""
    word = _inside(maker, statement)
    if word is None:
        return None
    new = maker.another_word(statement.words)
    return _with(statement, statement.words[: word.start()] + new + statement.words[word.end() :])


def drop_word(maker: Maker, statement: Written) -> Written | None:
    """Leave one out."""
    word = _inside(maker, statement)
    if word is None:
        return None
    return _with(
        statement, statement.words[: word.start()] + statement.words[word.end() :].lstrip()
    )


def add_word(maker: Maker, statement: Written) -> Written | None:
    """Put one in."""
    word = _inside(maker, statement)
    if word is None:
        return None
    new = maker.another_word(statement.words)
    words = statement.words
    return _with(statement, f"{words[: word.start()]}{new} {words[word.start() :]}")


def remove_negation(maker: Maker, statement: Written) -> Written | None:
    """Take a "not" out."""
    found = list(_NEGATION.finditer(statement.words))
    found = [each for each in found if each.start() > 0]
    if not found:
        return None
    at = maker.random.choice(found)
    return _with(statement, statement.words[: at.start()] + statement.words[at.end() :])


def change_number(maker: Maker, statement: Written) -> Written | None:
    """Put another number in place of one."""
    found = list(_NUMBER.finditer(statement.words))
    if not found:
        return None
    at = maker.random.choice(found)
    digits = list(at.group())
    places = [number for number, character in enumerate(digits) if character.isdigit()]
    place = maker.random.choice(places)
    choices = [d for d in "123456789" if d != digits[place]]
    digits[place] = maker.random.choice(choices)
    return _with(
        statement, statement.words[: at.start()] + "".join(digits) + statement.words[at.end() :]
    )


def cut_qualifier(maker: Maker, statement: Written) -> Written | None:
    """End a quotation before its "but"."""
    del maker
    found = [
        each
        for each in _QUALIFIER.finditer(statement.words)
        if len(statement.words[: each.start()].split()) >= 4
        and not re.search(r"[.!?;:,—–-]$", statement.words[: each.start()])
    ]
    if not found or not statement.quoted:
        return None
    return _with(statement, statement.words[: found[-1].start()])


def splice(maker: Maker, statement: Written) -> Written | None:
    """Join the first half of one quotation with the second of another."""
    if not statement.quoted:
        return None
    other = maker.random.choice(maker.quotations)
    one, two = statement.words.split(), other.words.split()
    first, second = one[: len(one) // 2], two[len(two) // 2 :]
    joined = " ".join(first + second)
    if other.words == statement.words or joined in {statement.words, other.words}:
        return None
    return _with(statement, joined)


def wrong_speaker(maker: Maker, statement: Written) -> Written | None:
    """Credit somebody else."""
    if not statement.quoted:
        return None
    own = set(name_words(statement.speaker))
    for _ in range(20):
        other = maker.random.choice(maker.speakers)
        if not own.intersection(name_words(other)):
            return replace(statement, speaker=other)
    return None


def wrong_reference(maker: Maker, statement: Written) -> Written | None:
    """Cite another article, which does not have the words."""
    text = statement.words
    for _ in range(20):
        other = maker.random.choice(maker.all_articles)
        if other != statement.article and text not in maker.library.article(other).text:
            return replace(statement, article=other)
    return None


def wrong_date(maker: Maker, statement: Written) -> Written | None:
    """Give another day."""
    if not statement.day:
        return None
    parts = statement.day.split()
    if len(parts) != 3:
        return None
    day = str((int(parts[0]) + maker.random.randint(3, 20)) % 28 + 1)
    return None if day == parts[0] else replace(statement, day=" ".join([day, *parts[1:]]))


def _with(statement: Written, words: str) -> Written | None:
    words = " ".join(words.split())
    return replace(statement, words=words) if words != statement.words else None


WORDS = {Verdict.ALTERED, Verdict.SPLICED, Verdict.NOT_FOUND, Verdict.CUT}
KINDS: dict[str, tuple[Spoil, set[Verdict]]] = {
    "word changed": (change_word, WORDS),
    "word dropped": (drop_word, WORDS),
    "word added": (add_word, WORDS),
    "negation removed": (remove_negation, WORDS | {Verdict.REVERSED}),
    "number changed": (change_number, WORDS | {Verdict.DIFFERS, Verdict.NOT_IN_SOURCE}),
    "qualifier cut": (cut_qualifier, {Verdict.CUT}),
    "spliced": (splice, {Verdict.SPLICED, Verdict.ALTERED, Verdict.NOT_FOUND}),
    "wrong speaker": (wrong_speaker, {Verdict.MISCREDITED}),
    "wrong reference": (wrong_reference, {Verdict.WRONG_REFERENCE}),
    "wrong date": (wrong_date, {Verdict.DIFFERS, Verdict.NOT_IN_SOURCE}),
}
