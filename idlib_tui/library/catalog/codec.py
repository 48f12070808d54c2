"""Frozen records <-> JSON: each record is a list of its fields in order, for small blobs.

A set has plain values only, which are listed in order.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from idlib_tui import model

T = TypeVar("T")


class DamagedRecordError(Exception):
    """The stored text was not written by ``encode`` for a value of this type."""


def encode(value: object) -> str:
    """Encode a record, or a tuple of records, as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Decode what ``encode`` wrote for a value of this type.

    Raises:
        DamagedRecordError: ``encode`` did not write it, or did under another ``signature``.
    """
    read: Callable[[Any], T] = _reader(cast("Hashable", kind))
    with _damage(kind):
        return read(json.loads(text))


def decode_some(kind: type[T], text: str, indices: Sequence[int]) -> list[T]:
    """Decode some records of a tuple of them that ``encode`` wrote.

    Raises:
        DamagedRecordError: As ``decode``; or an index is out of range.
    """
    read: Callable[[Any], T] = _reader(cast("Hashable", kind))
    with _damage(kind):
        values = json.loads(text)
        return [read(values[index]) for index in indices]


@contextmanager
def _damage(kind: type) -> Iterator[None]:
    try:
        yield
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        name = getattr(kind, "__name__", str(kind))
        raise DamagedRecordError(f"a record of {name} cannot be read") from error


def signature() -> str:
    """Fingerprint the records and enums: data written under another signature cannot be read."""
    kinds = [getattr(model, name) for name in model.__all__]
    shape = [(kind.__name__, _shape(kind)) for kind in kinds]
    return sha256(repr(shape).encode()).hexdigest()[:16]


def _shape(kind: Any) -> list[tuple[str, str]]:
    if is_dataclass(kind):
        return [(f.name, str(f.type)) for f in fields(kind)]
    if issubclass(kind, Enum):
        return [(name, repr(member.value)) for name, member in kind.__members__.items()]
    return [(name, "") for name in kind._fields]


def _plain(value: object) -> object:
    return _writer(cast("Hashable", type(value)))(value)


@cache
def _writer(kind: Any) -> Callable[[Any], object]:
    """Make a function that converts a value of exactly this type to plain JSON values."""
    if is_dataclass(kind):
        return _fields_writer(kind)
    writers: list[tuple[type, Callable[[Any], object]]] = [
        (Enum, _value_of),
        (tuple, _items),
        (list, _items),
        (frozenset, sorted),
        (date, date.isoformat),
    ]
    return next((write for base, write in writers if issubclass(kind, base)), _same)


def _value_of(value: Enum) -> object:
    return value.value


def _items(values: Iterable[object]) -> list[object]:
    return [_plain(item) for item in values]


def _fields_writer(kind: Any) -> Callable[[Any], list[object]]:
    """Make a function that lists the fields of a record as plain values.

    Fields that are always plain themselves need no look at their values.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    others = [at for at, name in enumerate(names) if not _is_plain(hints[name])]
    # With two names and more it returns a tuple.
    read = attrgetter(*names, names[0])

    def write(value: object) -> list[object]:
        found = list(read(value)[:-1])
        for at in others:
            inner = found[at]
            if inner is not None:
                found[at] = _plain(inner)
        return found

    return write


def _is_plain(hint: object) -> bool:
    arms = get_args(hint) if get_origin(hint) is types.UnionType else (hint,)
    return all(arm in {str, int, float, bool, types.NoneType} for arm in arms)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Make a function that converts plain JSON values to a value of this type."""
    origin = get_origin(kind)
    if origin is types.UnionType:
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is frozenset or kind is date:
        return date.fromisoformat if kind is date else frozenset
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return _record(kind, [_reader(hints[f.name]) for f in fields(kind)])
    return _same


def _same(value: object) -> object:
    return value


def _optional(kind: object) -> Callable[[Any], Any]:
    [inner] = [_reader(arm) for arm in get_args(kind) if arm is not types.NoneType]
    return inner if inner is _same else lambda value: None if value is None else inner(value)


def _tuple(items: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(items) == 2 and items[1] is Ellipsis:
        inner = _reader(items[0])
        return tuple if inner is _same else lambda values: tuple(map(inner, values))
    readers = [_reader(item) for item in items]
    if all(reader is _same for reader in readers):
        return tuple
    return lambda values: tuple(
        reader(value) for reader, value in zip(readers, values, strict=True)
    )


def _record(kind: Any, readers: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    def read(values: list[Any]) -> object:
        return kind(*[reader(value) for reader, value in zip(readers, values, strict=True)])

    return read
