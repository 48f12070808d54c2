"""Corrections as items of a desk file: their keys, read and written, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import yaml

from idlib_tui.model import (
    DifferentActors,
    EntryDate,
    OtherActor,
    Quoted,
    QuoteSpeaker,
    SameActor,
)
from idlib_tui.model.corrections import Correction
from idlib_tui.yaml_files import NULL_TAG, YamlError, line_of, shortened

if TYPE_CHECKING:
    from idlib_tui.brief.desk_pieces import Piece

Keys: TypeAlias = "dict[str, str | int | list[Keys]]"
"""The keys of an item with their values, in their order in the file."""

_OfPlaces = TypeVar("_OfPlaces", QuoteSpeaker, EntryDate)

_NO_EVENT = "no event"


def correction_keys(correction: Any) -> Keys:
    """Write a correction as the keys of an item."""
    match correction:
        case SameActor():
            return {"kind": "same", "actor": correction.actor, "is": correction.same_as}
        case DifferentActors():
            return {"kind": "different", "actor": correction.actor, "other": correction.other}
        case OtherActor():
            keys: Keys = {"kind": "other", "name": correction.name, "of": correction.of}
            keys["is"] = correction.actor
            if correction.article:
                keys |= {"article": correction.article, "hash": correction.content_hash}
            return keys
        case QuoteSpeaker():
            places = _places(correction.places)
            return {"kind": "speaker", "actor": correction.actor, "places": places}
        case EntryDate(""):
            return {"kind": _NO_EVENT, "places": _places(correction.places)}
        case EntryDate():
            places = _places(correction.places)
            return {"kind": "date", "date": correction.value, "places": places}
    raise TypeError(f"{correction!r} is no correction")


def read_correction(node: yaml.Node) -> Correction:
    """Read a correction; keys that it does not know are left to the user.

    Raises:
        YamlError: A part of it cannot be right.
    """
    item = _Item(node, "correction")
    kind = item.text("kind")
    if kind not in _KINDS:
        raise YamlError(
            line_of(item.values["kind"]),
            f"“{shortened(kind)}” is no kind of correction.",
            f"Use one of: {', '.join(_KINDS)}.",
        )
    return _KINDS[kind](item)


def revised(correction: Correction, kept: Iterable[Piece]) -> Correction:
    """Give a correction what the program made of the words before they were first corrected."""
    for piece in kept:
        before = piece.record
        if isinstance(before, QuoteSpeaker) and isinstance(correction, QuoteSpeaker):
            return _as_was(correction, before.places)
        if isinstance(before, EntryDate) and isinstance(correction, EntryDate):
            return _as_was(correction, before.places)
    return correction


def in_words(correction: Correction) -> str:
    """Say what was corrected, in the past tense: "said that X is Y"."""
    match correction:
        case SameActor(actor, same_as):
            return f"said that {shortened(actor)} is {shortened(same_as)}"
        case DifferentActors(actor, other):
            return f"said that {shortened(actor)} is not {shortened(other)}"
        case OtherActor(name, of, actor, article):
            who = shortened(actor) or "somebody else"
            where = f" in {article}" if article else ""
            return f"said that {shortened(name)} is {who}, not {shortened(of)}{where}"
        case QuoteSpeaker(actor, places):
            who = shortened(actor) or "nobody"
            return f"said that {who} said “{shortened(places[0].text)}”"
        case EntryDate(value, places):
            what = f"is of {value}" if value else "is no event"
            return f"said that “{shortened(places[0].text)}” {what}"


def _as_was(correction: _OfPlaces, before: Sequence[Quoted]) -> _OfPlaces:
    was = {(one.content_hash, one.text): one.was for one in before}
    places = [
        replace(one, was=was.get((one.content_hash, one.text), one.was))
        for one in correction.places
    ]
    return replace(correction, places=tuple(places))


def _places(places: Sequence[Quoted]) -> list[Keys]:
    return [
        {
            "article": one.article,
            "hash": one.content_hash,
            "start": one.start,
            "text": one.text,
            "was": one.was,
        }
        for one in places
    ]


class _Item:
    """The keys of an item while it is read."""

    def __init__(self, node: yaml.Node, what: str) -> None:
        if not isinstance(node, yaml.MappingNode):
            problem = f"A {what} must be keys with values, such as `article: …`."
            raise YamlError(line_of(node), problem)
        self._node, self._what = node, what
        self.values: Mapping[str, yaml.Node] = {
            key.value: value for key, value in node.value if value.tag != NULL_TAG
        }

    def text(self, key: str, default: str | None = None) -> str:
        """The text of a key; without a default it must be there and not empty."""
        node = self.values.get(key)
        if node is None and default is not None:
            return default
        if node is not None and not isinstance(node, yaml.ScalarNode):
            raise YamlError(line_of(node), f"`{key}` must be text.")
        if node is None or (default is None and not node.value.strip()):
            raise YamlError(line_of(self._node), f"This {self._what} has no `{key}`.")
        return str(node.value)

    def number(self, key: str) -> int:
        """The number of a key, 0 where there is none."""
        written = self.text(key, "0")
        if not written.isdecimal() or len(written) > _MOST_DIGITS:
            problem = f"`{key}` is “{shortened(written)}”, which is no number of characters."
            raise YamlError(line_of(self.values[key]), problem)
        return int(written)

    def places(self) -> tuple[Quoted, ...]:
        """The words that it is about."""
        node = self.values.get("places")
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise YamlError(line_of(self._node), f"This {self._what} has no list of `places`.")
        items = [_Item(each, "place") for each in node.value]
        return tuple(
            Quoted(
                item.text("article"),
                item.text("hash"),
                item.number("start"),
                item.text("text"),
                item.text("was", ""),
            )
            for item in items
        )

    def day(self, key: str) -> str:
        """A day, month or year, as it is stored."""
        # Imported here because a desk seldom has one.
        from idlib_tui.dates import DateError, read_period, value_of  # noqa: PLC0415

        written = self.text(key)
        try:
            return value_of(read_period(written))
        except DateError as error:
            raise YamlError(line_of(self.values[key]), str(error)) from error


_MOST_DIGITS = 15

_KINDS: dict[str, Callable[[_Item], Correction]] = {
    "same": lambda item: SameActor(item.text("actor"), item.text("is")),
    "other": lambda item: OtherActor(
        item.text("name"),
        item.text("of"),
        item.text("is", ""),
        item.text("article", ""),
        item.text("hash", ""),
    ),
    "different": lambda item: DifferentActors(item.text("actor"), item.text("other")),
    "speaker": lambda item: QuoteSpeaker(item.text("actor", ""), item.places()),
    "date": lambda item: EntryDate(item.day("date"), item.places()),
    _NO_EVENT: lambda item: EntryDate("", item.places()),
}
"""How each kind is read, by its name in the file."""
