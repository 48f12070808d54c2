"""Splits a query into tokens: words, phrases, operators and fields, with their positions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from idlib_tui.errors import QueryError

WIDEST = 50
"""The maximum distance of a proximity search, in words."""

FIELDS = ("source", "place", "title", "said", "date")

_QUOTES = '"“”„«»'

_OPERATORS = {"AND", "OR", "NOT"}

_FIELD = re.compile(r"([A-Za-z]+):")

_SLOP = re.compile(r"~(\d*)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query.

    ``kind``: ``(``, ``)``, ``AND``, ``OR``, ``NOT``, ``word``, ``phrase`` or ``end``.
    """

    kind: str
    text: str
    start: int
    field: str | None = None
    slop: int | None = None
    open: bool = False
    """True if the query ends inside the token, so that it may be continued."""


class Lexer:
    """Splits a query into tokens."""

    def __init__(self, query: str, partial: bool) -> None:
        self._query = query
        self._partial = partial
        self._at = 0

    def tokens(self) -> list[Token]:
        """Split the whole query; the last token is ``end``.

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
                tokens.append(Token("end", "", start))
                return tokens
            sign = query[start]
            if sign in "()":
                self._at += 1
                tokens.append(Token(sign, sign, start))
            elif sign == "-" and query[start + 1 : start + 2].strip(" -"):
                self._at += 1
                tokens.append(Token("NOT", sign, start))
            elif (named := _FIELD.match(query, start)) is not None:
                tokens.append(self._field(named))
            else:
                tokens.append(self._value(None, start))

    def _field(self, named: re.Match[str]) -> Token:
        name = named.group(1).lower()
        if name not in FIELDS:
            close = get_close_matches(name, FIELDS, n=1)
            advice = f"Did you mean {close[0]}:?" if close else f"Fields: {_listed(FIELDS)}."
            raise QueryError(
                f"There is no field “{name}:” (character {named.start() + 1}). {advice}",
                named.start(),
            )
        self._at = named.end()
        following = self._query[self._at : self._at + 1]
        if not following or following.isspace() or following in "()":
            if self._partial and not self._query[self._at :].strip():
                return Token("word", "", named.start(), field=name, open=True)
            raise QueryError(
                f"{name}: at character {named.start() + 1} needs a value right after the colon.",
                named.start(),
            )
        return self._value(name, named.start())

    def _value(self, field: str | None, start: int) -> Token:
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
            return Token(text, text, start)
        return Token("word", text, start, field=field, open=self._at == len(query))

    def _quoted(self, field: str | None, start: int) -> Token:
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
            return Token("phrase", query[begin:end], start, field=field, open=True)
        self._at = end + 1
        slop = None
        if (near := _SLOP.match(query, self._at)) is not None:
            self._at = near.end()
            slop = min(int(near.group(1)[:4] or 1), WIDEST)
        return Token("phrase", query[begin:end], start, field=field, slop=slop)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"{name}:" for name in names)
