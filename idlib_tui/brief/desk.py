"""The desk: pins, notes, marks, tags, searches and corrections, kept in ``briefs/desk.yaml``.

The file is the user's own: plain YAML that she can read and edit, and a change of ours touches only
the lines that it is about. What it says is keyed by content hash and quoted words, so it outlives
``index/`` and small edits of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from idlib_tui.brief.desk_corrections import in_words, revised
from idlib_tui.brief.desk_records import (
    MOST_BYTES,
    DeskContent,
    DeskError,
    Pin,
    PinKind,
    ReadMark,
    SavedSearch,
    Section,
    Star,
    Tag,
)
from idlib_tui.brief.desk_steps import Edit, Step, Steps
from idlib_tui.brief.desk_text import DeskText, Placed
from idlib_tui.brief.desk_writing import with_note
from idlib_tui.files import write_atomically
from idlib_tui.filters import Marks
from idlib_tui.model.corrections import Correction
from idlib_tui.yaml_files import YamlError, read_source, shortened

__all__ = ["Desk", "DeskError", "Pin", "PinKind"]

LOCK_FILE = ".desk.lock"
"""Beside the desk; it stays behind, and only the lock on it counts."""
_LONGEST_NAME = 200
_REMEDY = "Mend it, or move it away to start anew."


_Stamp: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One reading of the file; ``stamp`` is None if it does not exist."""

    stamp: _Stamp | None
    desk: DeskText


class Desk:
    """Everything the user has made. Each change is on disk when the method returns.

    A change is made, under a lock, to what the file says at that moment, so that two readers on one
    workspace, or an editor beside it, do not undo each other's work.

    Attributes:
        file: ``briefs/desk.yaml``; it need not exist.
        patience: How many seconds to wait for another program that is writing.
        steps: The changes that can be taken back; by default those of this session.

    Raises:
        DeskError: From any property or method, when the file is not what a desk file can be, or
            cannot be written.
    """

    def __init__(self, file: Path, patience: float = 10.0, steps: Steps | None = None) -> None:
        self.file = file
        self.patience = patience
        self._seen: _Seen | None = None
        self._refused: tuple[_Stamp | None, DeskError] | None = None
        self._steps = Steps() if steps is None else steps

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order of the desk: as they were made, unless the user moved them."""
        return self.content().pins

    @property
    def searches(self) -> dict[str, str]:
        """Saved searches, name -> query, in the order they were saved."""
        return {search.name: search.query for search in self.content().searches}

    @property
    def marks(self) -> Marks:
        """What was done with the articles, for ``Library.search``."""
        return self.content().marks

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps)

    def is_pinned(self, pin: Pin) -> bool:
        """Return whether the same words of the same article are pinned."""
        return pin.key in self.content().notes

    def note(self, pin: Pin) -> str:
        """What was written about the same words of the same article; "" if nothing was."""
        return self.content().notes.get(pin.key, "")

    def is_read(self, content_hash: str) -> bool:
        """Return whether an article was read."""
        return content_hash in self.content().read

    def toggle(self, pin: Pin) -> bool:
        """Pin, or unpin if pinned. Returns True where it is pinned now."""
        pinned = False

        def change(desk: DeskText) -> tuple[str, list[Placed]]:
            nonlocal pinned
            pinned = not desk.items(Section.PINS, pin.key)
            what = f"{'pinned' if pinned else 'unpinned'} {_words(pin)}"
            return what, [(None, desk.new_item(Section.PINS, pin))] if pinned else []

        self._change(Section.PINS, pin.key, change)
        return pinned

    def set_note(self, pin: Pin, note: str) -> None:
        """Change a pin's note; the pin is made if it is not there."""

        def change(desk: DeskText) -> tuple[str, list[Placed]]:
            what = f"wrote a note on {_words(pin)}"
            kept = desk.items(Section.PINS, pin.key)
            if not kept:
                return what, [(None, desk.new_item(Section.PINS, pin.noted(note)))]
            return what, [(place, with_note(piece, note)) for place, piece in kept]

        self._change(Section.PINS, pin.key, change)

    def mark_read(self, content_hash: str, read: bool = True, *, undoable: bool = False) -> None:
        """Set or clear an article's read mark.

        Args:
            content_hash: The article.
            read: Whether it was read.
            undoable: Whether ``undo`` takes it back; not for marks that come of themselves.
        """
        if self.is_read(content_hash) == read:
            return

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            kept = desk.items(Section.READ, content_hash)
            if bool(kept) == read:
                return None
            mark = ReadMark(content_hash)
            what = f"marked an article as {'read' if read else 'unread'}"
            return what, [(None, desk.new_item(Section.READ, mark))] if read else []

        self._change(Section.READ, content_hash, change, undoable=undoable)

    def mark_starred(self, content_hash: str, starred: bool = True) -> None:
        """Give an article a star, or take it away."""
        star = Star(content_hash)
        what = "gave an article a star" if starred else "took an article's star away"
        self._set(Section.STARRED, star, starred, what)

    def tag(self, content_hash: str, name: str, tagged: bool = True) -> None:
        """Give an article a tag, or take it away; an article may have several.

        Raises:
            DeskError: The name is empty, or too long.
        """
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            raise DeskError(f"The name of a tag has 1 to {_LONGEST_NAME} characters.")
        what = f"{'tagged' if tagged else 'untagged'} an article “{shortened(name)}”"
        self._set(Section.TAGS, Tag(name, content_hash), tagged, what)

    def _set(self, section: Section, record: Star | Tag, present: bool, what: str) -> None:
        """Put a record into a section, or take it out; nothing where that is so already."""

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            if bool(desk.items(section, record.key)) == present:
                return None
            return what, [(None, desk.new_item(section, record))] if present else []

        self._change(section, record.key, change)

    def save_search(self, name: str, query: str) -> None:
        """Save a search under a name, or with an empty query forget it."""
        if len(name) > _LONGEST_NAME:
            raise DeskError(f"A search's name has at most {_LONGEST_NAME} characters.")

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            kept = desk.items(Section.SEARCHES, name)
            if not query:
                return (f"forgot the search “{shortened(name)}”", []) if kept else None
            place = kept[0][0] if kept else None
            new = desk.new_item(Section.SEARCHES, SavedSearch(name, query))
            return f"saved the search “{shortened(name)}”", [(place, new)]

        self._change(Section.SEARCHES, name, change)

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in the place of an earlier one of the same."""

        def change(desk: DeskText) -> tuple[str, list[Placed]]:
            kept = desk.items(Section.CORRECTIONS, correction.key)
            own = revised(correction, (piece for _, piece in kept))
            new = desk.new_item(Section.CORRECTIONS, own)
            return in_words(correction), [(kept[0][0] if kept else None, new)]

        self._change(Section.CORRECTIONS, correction.key, change)

    def withdraw(self, correction: Correction) -> None:
        """Forget a correction; nothing where it is not there."""

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            kept = desk.items(Section.CORRECTIONS, correction.key)
            return (f"withdrew that you {in_words(correction)}", []) if kept else None

        self._change(Section.CORRECTIONS, correction.key, change)

    def undo(self) -> str:
        """Take back the last change of this session, whatever else was changed meanwhile.

        Returns:
            What was taken back, in a few words and in the past tense; "" if nothing was left.

        Raises:
            DeskError: The same item was changed since by somebody else; that change stays.
        """
        step = self._steps.last()
        if step is None:
            return ""

        def change(desk: DeskText) -> Edit:
            kept = _texts(desk.items(step.section, *step.keys))
            if kept != step.after:
                self._steps.remove(step)
                raise DeskError(
                    f"You {step.what}, but it has been changed since in {self.file}. Nothing was"
                    " undone."
                )
            after = [(place, desk.fitting(piece)) for place, piece in step.before]
            return Edit("", step.keys, after)

        self.change(step.section, change, undoable=False)
        self._steps.remove(step)
        return step.what

    def content(self) -> DeskContent:
        """What the file says now; read again only when it has been written since."""
        stamp = self._stamp()
        seen = self._seen
        if seen is None or seen.stamp != stamp:
            if self._refused is not None and self._refused[0] == stamp:
                raise self._refused[1]
            try:
                seen = self._seen = _Seen(stamp, self._read())
            except DeskError as error:
                # The reader asks again at every repaint.
                self._refused = (stamp, error)
                raise
        return seen.desk.content

    def _stamp(self) -> _Stamp | None:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DeskError(f"{self.file} cannot be read: {error.strerror}.") from error
        return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)

    def _read(self, known: DeskText | None = None) -> DeskText:
        """Read the file, or take what is known of it where its text is the same."""
        try:
            source = read_source(self._target(), MOST_BYTES)
            if known is not None and known.source == source:
                return known
            return DeskText.read(source)
        except FileNotFoundError:
            return DeskText.read("")
        except YamlError as error:
            raise self._error(error) from error

    def _target(self) -> Path:
        """Where the file really is; a link stays a link, and is read and written through.

        Raises:
            DeskError: It is a link that leads nowhere.
        """
        try:
            return self.file.resolve(strict=self.file.is_symlink())
        except (OSError, RuntimeError) as error:
            raise DeskError(
                f"{self.file} is a link to a file that does not exist. Mend the link, or remove it."
            ) from error

    def _change(
        self,
        section: Section,
        key: Hashable,
        change: Callable[[DeskText], tuple[str, list[Placed]] | None],
        *,
        undoable: bool = True,
    ) -> None:
        """Write one change to one record; ``change`` gives its words and the items after it."""

        def edit(desk: DeskText) -> Edit | None:
            changed = change(desk)
            return Edit(changed[0], (key,), changed[1]) if changed is not None else None

        self.change(section, edit, undoable=undoable)

    def change(
        self,
        section: Section,
        change: Callable[[DeskText], Edit | None],
        *,
        undoable: bool = True,
    ) -> None:
        """Write one change to what the file says at this moment.

        Args:
            section: Where the records are.
            change: Gets the desk; returns the change, or None if there is nothing to change.
            undoable: Whether it is remembered.

        Raises:
            DeskError: The file is no desk, or cannot be written.
        """
        target = self._target()
        with self._locked(target):
            before = self._read(self._seen.desk if self._seen is not None else None)
            self._check_link(target, before)
            try:
                if before.pieces is None:
                    before = _on_lines(before)
                changed = change(before)
                if changed is None:
                    return
                step = Step(
                    changed.what,
                    section,
                    changed.keys,
                    tuple(before.items(section, *changed.keys)),
                    _texts(changed.after),
                )
                desk = before.exchanged(section, changed.keys, changed.after).proved()
            except YamlError as error:
                raise self._error(error) from error
            if len(desk.text.encode()) > MOST_BYTES:
                raise DeskError(f"{self.file} would be larger than the program reads.")
            try:
                write_atomically(target, desk.text)
            except OSError as error:
                raise DeskError(f"{self.file} cannot be written: {error.strerror}.") from error
            self._seen = _Seen(self._stamp(), desk)
        if undoable:
            self._steps.append(step)

    @contextmanager
    def _locked(self, target: Path) -> Iterator[None]:
        # Imported here because only a change needs it.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        path = target.with_name(LOCK_FILE)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path, timeout=self.patience)
            lock.acquire(poll_interval=0.01)
        except Timeout as error:
            raise DeskError(
                f"{self.file} cannot be written: another program has kept {path} locked for"
                f" {self.patience:.0f} seconds. Wait until it is done, or end it."
            ) from error
        except (OSError, NotImplementedError) as error:
            problem = getattr(error, "strerror", None) or "its folder has no locks"
            raise DeskError(f"{self.file} cannot be written: {problem}.") from error
        try:
            yield
        finally:
            lock.release()

    def _check_link(self, target: Path, desk: DeskText) -> None:
        """Refuse to make a desk out of a file elsewhere that is none."""
        if desk.is_desk or not self.file.is_symlink():
            return
        if not target.is_relative_to(self.file.parent.resolve()):
            raise DeskError(
                f"{self.file} is a link to {target}, which is no desk; it is left as it is. Remove"
                " the link to start anew."
            )

    def _error(self, error: YamlError) -> DeskError:
        where = f"{self.file}:{error.line}" if error.line is not None else f"{self.file}"
        return DeskError(f"{where}: {error.problem} {error.remedy or _REMEDY}")


def _on_lines(desk: DeskText) -> DeskText:
    from idlib_tui.brief.desk_reshaping import on_lines  # noqa: PLC0415 - seldom needed

    return on_lines(desk)


def _texts(items: Sequence[Placed]) -> tuple[str, ...]:
    """Items as they are compared; the last line of a file may lack its end."""
    return tuple(piece.text.rstrip("\r\n") for _, piece in items)


def _words(pin: Pin) -> str:
    return f"“{shortened(pin.text)}”" if pin.text else "the whole article"
