"""Splits a query into tokens: words, phrases, operators and fields, with their positions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from idlib_tui.errors import QueryError
from idlib_tui.library.query.tree import Field

WIDEST = 50
"""The maximum distance of a proximity search, in words."""

_QUOTES = '"“”„«»'

_FIELD = re.compile(r"([A-Za-z]+):")

_SLOP = re.compile(r"~(\d*)")


class Kind(StrEnum):
    """What a piece of a query is."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    WORD = "word"
    PHRASE = "phrase"
    END = "end"


_OPERATORS = {str(kind): kind for kind in (Kind.AND, Kind.OR, Kind.NOT)}


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query.

    Attributes:
        field: The field that a word, a phrase or an opening parenthesis is the value of.
        slop: How many other words may stand among those of a phrase.
        open: True where the query ends inside it, so that more of it may be typed.
    """

    kind: Kind
    text: str
    start: int
    field: Field | None = None
    slop: int | None = None
    open: bool = False


class Lexer:
    """Splits a query into tokens."""

    def __init__(self, query: str, partial: bool) -> None:
        self._query = query
        self._partial = partial
        self._at = 0

    def tokens(self) -> list[Token]:
        """Cut all of it; the last token is the end.

        Raises:
            QueryError: A quotation mark is not closed, or a field is unknown or has no value.
        """
        tokens: list[Token] = []
        query = self._query
        while True:
            while self._at < len(query) and query[self._at].isspace():
                self._at += 1
            start = self._at
            if start == len(query):
                tokens.append(Token(Kind.END, "", start))
                return tokens
            sign = query[start]
            if sign in "()":
                self._at += 1
                tokens.append(Token(Kind(sign), sign, start))
            elif sign == "-" and query[start + 1 : start + 2].strip(" -"):
                self._at += 1
                tokens.append(Token(Kind.NOT, sign, start))
            elif (named := _FIELD.match(query, start)) is not None:
                tokens.append(self._field(named))
            else:
                tokens.append(self._value(None, start))

    def _field(self, named: re.Match[str]) -> Token:
        name = named.group(1).lower()
        start = named.start()
        if name not in set(Field):
            advice = did_you_mean(name, Field, ":") or f"Fields: {listed(Field, ':')}."
            raise QueryError(
                f"There is no field “{name}:” (character {start + 1}). {advice}", start
            )
        field = Field(name)
        self._at = named.end()
        following = self._query[self._at : self._at + 1]
        if following == "(":
            self._at += 1
            return Token(Kind.OPEN, following, start, field=field)
        if not following or following.isspace() or following == ")":
            if self._partial and not self._query[self._at :].strip():
                return Token(Kind.WORD, "", start, field=field, open=True)
            raise QueryError(
                f"{name}: at character {start + 1} needs a value right after the colon.", start
            )
        return self._value(field, start)

    def _value(self, field: Field | None, start: int) -> Token:
        query = self._query
        if query[self._at] in _QUOTES:
            return self._quoted(field, start)
        begin = self._at
        while self._at < len(query) and not (
            query[self._at].isspace() or query[self._at] in "()" or query[self._at] in _QUOTES
        ):
            self._at += 1
        text = query[begin : self._at]
        if field is None and text in _OPERATORS:
            return Token(_OPERATORS[text], text, start)
        return Token(Kind.WORD, text, start, field=field, open=self._at == len(query))

    def _quoted(self, field: Field | None, start: int) -> Token:
        query = self._query
        begin = self._at + 1
        end = begin
        while end < len(query) and query[end] not in _QUOTES:
            end += 1
        if end == len(query):
            if not self._partial:
                raise QueryError(
                    f"The quotation mark at character {begin} is not closed.", begin - 1
                )
            self._at = end
            return Token(Kind.PHRASE, query[begin:end], start, field=field, open=True)
        self._at = end + 1
        slop = None
        if (near := _SLOP.match(query, self._at)) is not None:
            self._at = near.end()
            slop = min(int(near.group(1)[:4] or 1), WIDEST)
        return Token(Kind.PHRASE, query[begin:end], start, field=field, slop=slop)


def listed(names: Iterable[str], sign: str = "") -> str:
    """List names for an error: "title:, source:"."""
    return ", ".join(f"{name}{sign}" for name in names)


def did_you_mean(name: str, names: Iterable[str], sign: str = "") -> str:
    """Offer the name that is spelled most like a mistaken one; "" where none is."""
    close = get_close_matches(name, list(names), n=1)
    return f"Did you mean {close[0]}{sign}?" if close else ""
