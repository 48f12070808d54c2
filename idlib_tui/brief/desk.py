"""The desk: pins, notes, read marks and saved searches, kept in ``briefs/desk.yaml``.

The file is the user's own: plain YAML in an order that she can read and edit. What it says is keyed
by content hash and quoted words, so it outlives ``index/`` and small edits of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from idlib_tui.errors import IdlibError
from idlib_tui.files import write_atomically

_VERSION = 1
_HEADER = "# Pins, notes, read marks and saved searches. Yours: edit it by hand if you like.\n"


class DeskError(IdlibError):
    """``desk.yaml`` cannot be read or written; it is left as it is."""


class PinKind(StrEnum):
    """What a pin holds."""

    QUOTE = "quote"
    EVENT = "event"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Pin:
    """Something kept for the brief, found again by its words even after a rebuild.

    Attributes:
        kind: What it holds.
        content_hash: The article's ``Article.content_hash``.
        article: The article's id when it was pinned, for a person to read.
        start: Where the words stood in the text, a hint.
        text: The words; "" for a whole article.
        note: What the user wrote about it.
    """

    kind: PinKind
    content_hash: str
    article: str
    start: int
    text: str
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two pins the same: the kind, the article and the words."""
        return (self.kind, self.content_hash, self.text)


@dataclass(frozen=True, slots=True)
class _State:
    """One reading of ``desk.yaml``."""

    pins: tuple[Pin, ...] = ()
    read: frozenset[str] = frozenset()
    searches: tuple[tuple[str, str], ...] = ()


class Desk:
    """Everything the user has made. Each change is written to disk at once, atomically.

    A change is made to what the file says at that moment, so that two readers on one workspace, or
    an editor beside it, do not undo each other's work.

    Attributes:
        file: ``briefs/desk.yaml``; it need not exist.

    Raises:
        DeskError: From any property or method, when the file is not what a desk file can be, or
            cannot be written.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._state = _State()
        self._seen: tuple[int, int] | None = None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order they were made."""
        return self._current().pins

    @property
    def searches(self) -> dict[str, str]:
        """Saved searches, name -> query, in the order they were saved."""
        return dict(self._current().searches)

    def is_pinned(self, pin: Pin) -> bool:
        """Tell whether the same words of the same article are pinned."""
        return any(kept.key == pin.key for kept in self._current().pins)

    def is_read(self, content_hash: str) -> bool:
        """Tell whether an article was read."""
        return content_hash in self._current().read

    def toggle(self, pin: Pin) -> bool:
        """Pin, or unpin if pinned. Returns True where it is pinned now."""
        pinned = not self.is_pinned(pin)

        def change(state: _State) -> _State:
            rest = tuple(kept for kept in state.pins if kept.key != pin.key)
            return replace(state, pins=(*rest, pin) if pinned else rest)

        self._change(change)
        return pinned

    def set_note(self, pin: Pin, note: str) -> None:
        """Change a pin's note; the pin is made if it is not there."""

        def change(state: _State) -> _State:
            noted = replace(pin, note=note)
            if not any(kept.key == pin.key for kept in state.pins):
                return replace(state, pins=(*state.pins, noted))
            pins = (noted if kept.key == pin.key else kept for kept in state.pins)
            return replace(state, pins=tuple(pins))

        self._change(change)

    def mark_read(self, content_hash: str, read: bool = True) -> None:
        """Set or clear an article's read mark."""
        if self.is_read(content_hash) == read:
            return
        hashes = {content_hash}
        self._change(
            lambda state: replace(state, read=state.read | hashes if read else state.read - hashes)
        )

    def save_search(self, name: str, query: str) -> None:
        """Save a search under a name, or with an empty query forget it."""

        def change(state: _State) -> _State:
            searches = dict(state.searches)
            searches.pop(name, None)
            if query:
                searches[name] = query
            return replace(state, searches=tuple(searches.items()))

        self._change(change)

    def _current(self) -> _State:
        """What the file says now; read again only when its size or time has changed."""
        try:
            status = self.file.stat()
        except FileNotFoundError:
            self._state, self._seen = _State(), None
            return self._state
        except OSError as error:
            raise DeskError(f"{self.file} cannot be read: {error.strerror}.") from error
        seen = (status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            self._state = _parse(self.file)
            self._seen = seen
        return self._state

    def _change(self, change: Callable[[_State], _State]) -> None:
        self._seen = None
        state = change(self._current())
        try:
            write_atomically(self.file, _HEADER + _dump(state))
        except OSError as error:
            raise DeskError(f"{self.file} cannot be written: {error.strerror}.") from error
        self._state, self._seen = state, None


def _dump(state: _State) -> str:
    """The file's content; every key in a fixed order."""
    pins = [
        {
            "kind": str(pin.kind),
            "article": pin.article,
            "hash": pin.content_hash,
            "start": pin.start,
            "text": pin.text,
            "note": pin.note,
        }
        for pin in state.pins
    ]
    content = {
        "version": _VERSION,
        "pins": pins,
        "read": sorted(state.read),
        "searches": dict(state.searches),
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _parse(file: Path) -> _State:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{file} cannot be read: {error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark else f"{file}"
        problem = getattr(error, "problem", None) or "this is no YAML"
        raise DeskError(f"{where}: {problem}. Mend it, or move it away to start anew.") from error
    if content is None:
        return _State()
    try:
        return _read_state(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DeskError(
            f"{file}: not a desk file ({error}). Mend it, or move it away to start anew."
        ) from error


def _read_state(content: Mapping[str, Any]) -> _State:
    version = content["version"]
    if version != _VERSION:
        raise ValueError(f"its version is {version}, this program writes {_VERSION}")
    pins = tuple(
        Pin(
            kind=PinKind(item["kind"]),
            content_hash=str(item["hash"]),
            article=str(item["article"]),
            start=int(item.get("start", 0)),
            text=str(item.get("text", "")),
            note=str(item.get("note") or ""),
        )
        for item in content.get("pins") or ()
    )
    searches = tuple((str(k), str(v)) for k, v in (content.get("searches") or {}).items())
    return _State(pins, frozenset(map(str, content.get("read") or ())), searches)
