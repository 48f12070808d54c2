"""Records of the model <-> JSON objects by the names of their fields.

An archive outlives versions of the program: fields that are missing get their defaults, and unknown
ones are passed over.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from idlib_tui.errors import ArchiveError

T = TypeVar("T")


class StrangeRecordError(ArchiveError):
    """An object is none that ``to_plain`` wrote for a record of this kind."""

    def __init__(self) -> None:
        super().__init__("The archive has an article that this version cannot read.")


def to_plain(value: Any) -> Any:
    """Convert a record, or a value of one, to what JSON can say; an endless number is null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def from_plain(kind: type[T], values: object) -> T:
    """Make a record from an object.

    Raises:
        StrangeRecordError: It cannot be one.
    """
    try:
        made: T = _made(kind, values)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise StrangeRecordError from error
    return made


def _made(kind: Any, value: Any) -> Any:  # noqa: PLR0911 - one return a kind
    origin = get_origin(kind)
    if origin is types.UnionType:
        [inner] = [arm for arm in get_args(kind) if arm is not types.NoneType]
        return None if value is None else _made(inner, value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind):
        return _record(kind, value)
    if kind is date:
        return date.fromisoformat(value)
    if issubclass(kind, Enum):
        return kind(value)
    if kind is float and value is None:
        return math.inf
    if not isinstance(value, (int, float) if kind is float else kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _record(kind: Any, values: object) -> Any:
    if not isinstance(values, Mapping):
        raise TypeError(f"{values!r} is no object")
    hints = _hints(kind)
    given = {
        field.name: _made(hints[field.name], values[field.name])
        for field in fields(kind)
        if field.name in values or field.default is MISSING
    }
    return kind(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
