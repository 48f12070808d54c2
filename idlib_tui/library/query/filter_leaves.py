"""The filters of a query: from a field and its value to what the catalog is asked for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from idlib_tui.dates import DateError, is_relative, read_range
from idlib_tui.errors import QueryError
from idlib_tui.library.query.lexer import Token, did_you_mean, listed
from idlib_tui.library.query.tree import (
    Dated,
    Field,
    Finding,
    Has,
    Mark,
    Marked,
    Node,
    Said,
    Tagged,
    Where,
)

Kind = TypeVar("Kind", bound=StrEnum)


def read_filter(token: Token, field: Field, *, typing: bool, today: date | None) -> Node | None:
    """Read a filter; None while too little of it is typed.

    Args:
        token: The value.
        field: The field before it, any but the title.
        typing: Whether more of it may be typed.
        today: The day from which "last week" is counted.

    Raises:
        QueryError: The field takes no such value.
    """
    if field is Field.DATE:
        return _dated(token, typing, today)
    if field is Field.IS:
        mark = _one_of(Mark, token, field, typing)
        return None if mark is None else Marked(mark, token.start)
    if field is Field.HAS:
        finding = _one_of(Finding, token, field, typing)
        return None if finding is None else Has(finding, token.start)
    return _named(token, field, typing)


def _named(token: Token, field: Field, typing: bool) -> Node | None:
    """A name or a label, or the start of one."""
    value = token.text.strip()
    prefix = value.endswith("*")
    value = value.rstrip("*").strip()
    if not value:
        if typing:
            return None
        raise QueryError(f"{field}: at character {token.start + 1} needs a value.", token.start)
    prefix = prefix or typing
    if field is Field.SAID:
        return Said(value, prefix, None, token.start)
    if field is Field.TAG:
        return Tagged(value, prefix, token.start)
    return Where(field, value, prefix, token.start)


def _dated(token: Token, typing: bool, today: date | None) -> Node | None:
    try:
        first, last = read_range(token.text, today)
    except DateError as error:
        if typing:
            return None
        raise QueryError(f"date: at character {token.start + 1}: {error}", token.start) from None
    return Dated(first, last, token.start, today if is_relative(token.text) else None)


def _one_of(kinds: type[Kind], token: Token, field: Field, typing: bool) -> Kind | None:
    value = token.text.strip().lower()
    if value in set(kinds):
        return kinds(value)
    if typing and any(kind.startswith(value) for kind in kinds):
        return None
    advice = did_you_mean(value, kinds) if value else ""
    raise QueryError(
        f"{field}: at character {token.start + 1} takes one of {listed(kinds)}. {advice}".strip(),
        token.start,
    )
