"""The words and phrases of a query: from one piece of it to what is looked for in texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from idlib_tui.errors import QueryError
from idlib_tui.library.query.lexer import Kind, Token
from idlib_tui.library.query.tree import Everything, Fuzzy, Node, Or, Phrase, Prefix, Term
from idlib_tui.library.words import Word, analyse, is_hyphen, words

SHORTEST_PREFIX = 3
"""Letters before ``*``: fewer would stand for a good part of the vocabulary."""
SHORTEST_TYPED = 2
"""Letters after which the word being typed also counts as the start of one."""
SHORTEST_FUZZY = 4

_FUZZY = re.compile(r"~(\d*)$")


class _End(Enum):
    """How the last word of a run ends."""

    WORD = auto()
    START = auto()
    """With ``*``."""
    TYPING = auto()
    """With the query, so that more letters may follow."""


def read_text(token: Token, *, title: bool, typing: bool) -> Node | None:
    """Read a word or a phrase; None if there is nothing in it to look for.

    Args:
        token: The piece of the query.
        title: Whether it is looked for in titles only.
        typing: Whether more of it may be typed.

    Raises:
        QueryError: It cannot be understood, or asks too much.
    """
    if token.kind is Kind.PHRASE:
        return _phrase(token, title, typing)
    return _word(token, title, typing)


def _word(token: Token, title: bool, typing: bool) -> Node | None:
    """A bare word: plain, prefix, fuzzy, or several joined by hyphens and the like."""
    text = token.text
    fuzzy = _FUZZY.search(text)
    if fuzzy is not None:
        text = text[: fuzzy.start()]
    prefix = text.endswith("*") and fuzzy is None
    text = text[:-1] if prefix else text
    if (star := text.find("*")) >= 0:
        raise _misplaced(token.start + star)
    found = list(words(text))
    if not found:
        if prefix:
            raise QueryError(
                f"“*” at character {token.start + 1} needs the start of a word: displac*",
                token.start,
            )
        return None
    if fuzzy is not None:
        return _fuzzy(token, found[0].form if len(found) == 1 else "", fuzzy.group(1), title)
    if prefix:
        _check_length(found[-1].form, text, token.start)
    end = _End.START if prefix else _End.TYPING if typing else _End.WORD
    run = _run(found, end, title, token.start)
    compound = _compound(text, found)
    if compound is None:
        return run
    return Or((run, *_ways(compound, end, title, token.start)))


def _compound(text: str, found: Sequence[Word]) -> Word | None:
    """Join the parts of "cease-fire", which others write "ceasefire"; None if not a compound."""
    gaps = [text[one.end : other.start] for one, other in pairwise(found)]
    if not gaps or not all(map(is_hyphen, gaps)):
        return None
    joined = analyse("".join(text[word.start : word.end] for word in found))
    return Word(*joined, found[0].start, found[-1].end)


def _fuzzy(token: Token, form: str, edits: str, title: bool) -> Node:
    if edits not in {"", "1"}:
        raise QueryError(
            f"“{token.text}” at character {token.start + 1} allows too many differences: "
            "“~” allows one letter to differ.",
            token.start,
        )
    if len(form) < SHORTEST_FUZZY:
        raise QueryError(
            f"“{token.text}” at character {token.start + 1}: "
            f"“~” follows one word of at least {SHORTEST_FUZZY} letters.",
            token.start,
        )
    return Fuzzy(form, title, token.start)


def _phrase(token: Token, title: bool, typing: bool) -> Node | None:
    text = token.text
    found = list(words(text))
    ends = {word.end: word for word in found}
    starts = {word.start for word in found}
    starred: set[Word] = set()
    for star in re.finditer(r"\*", text):
        word = ends.get(star.start())
        if word is None or star.end() in starts or text[star.end() : star.end() + 1] == "*":
            raise _misplaced(token.start + 1 + star.start())
        _check_length(word.form, text[word.start : word.end], token.start + 1 + word.start)
        starred.add(word)
    if not found:
        return None
    typing = typing and found[-1].end == len(text)
    end = _End.TYPING if typing else _End.WORD
    return _run(found, end, title, token.start, token.slop, starred)


def _run(
    found: Sequence[Word],
    end: _End,
    title: bool,
    at: int,
    slop: int | None = None,
    starred: Sequence[Word] | set[Word] = (),
) -> Node:
    """Words next to each other; a single one is no phrase."""
    last = found[-1]
    if len(found) == 1:
        end = _End.START if last in starred else end
        ways = _ways(last, end, title, at)
        return ways[0] if len(ways) == 1 else Or(ways)
    parts = [Prefix(word.form, title, at) if word in starred else word.stem for word in found]
    whole = Phrase(tuple(parts), slop, title, at)
    start = Phrase((*parts[:-1], Prefix(last.form, title, at)), slop, title, at)
    if end is _End.WORD:
        return whole
    if end is _End.START:
        return start
    if len(last.form) >= SHORTEST_TYPED:
        return Or((whole, start))
    return _run(found[:-1], _End.WORD, title, at, slop, starred)


def _ways(word: Word, end: _End, title: bool, at: int) -> tuple[Node, ...]:
    """The ways in which a single word may be meant."""
    term = Term(word.form, word.stem, title, at)
    start = Prefix(word.form, title, at)
    if end is _End.WORD:
        return (term,)
    if end is _End.START:
        return (start,)
    if len(word.form) >= SHORTEST_TYPED:
        return (term, start)
    # The first letter of a word says little yet, but it may be a word ("vitamin C"), as every
    # Chinese character may.
    is_letter = word.form.lower() != word.form.upper()
    return (term, Everything()) if is_letter else (term,)


def _check_length(form: str, written: str, at: int) -> None:
    if len(form) < SHORTEST_PREFIX:
        raise QueryError(
            f"“{written}*” at character {at + 1} is too short: "
            f"{SHORTEST_PREFIX} letters are needed before “*”.",
            at,
        )


def _misplaced(at: int) -> QueryError:
    return QueryError(f"“*” at character {at + 1} can only end a word: displac*", at)
