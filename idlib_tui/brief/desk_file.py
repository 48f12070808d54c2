"""The file of a desk: read when it has been written, changed under a lock, and changed back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from idlib_tui.brief.desk_records import MOST_BYTES, DeskContent, DeskError, Section
from idlib_tui.brief.desk_steps import Edit, Step, Steps
from idlib_tui.brief.desk_text import DeskText, Placed
from idlib_tui.files import write_atomically
from idlib_tui.yaml_files import YamlError, read_source

LOCK_FILE = ".desk.lock"
"""Beside the desk; it stays behind, and only the lock on it counts."""
_REMEDY = "Mend it, or move it away to start anew."


_Stamp: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One reading of the file; ``stamp`` is None if it does not exist."""

    stamp: _Stamp | None
    desk: DeskText


class DeskFile:
    """A desk as a file. Each change is on disk when the method returns.

    A change is made, under a lock, to what the file says at that moment, so that two readers on one
    workspace, or an editor beside it, do not undo each other's work.

    Attributes:
        file: ``briefs/desk.yaml``; it need not exist.
        patience: How many seconds to wait for another program that is writing.

    Raises:
        DeskError: From any property or method, when the file is not what a desk file can be, or
            cannot be written.
    """

    def __init__(self, file: Path, patience: float = 10.0, steps: Steps | None = None) -> None:
        """Keep where the desk is.

        Args:
            file: The file.
            patience: How many seconds to wait for another program that is writing.
            steps: The changes that can be taken back; by default those of this session.
        """
        self.file = file
        self.patience = patience
        self._seen: _Seen | None = None
        self._refused: tuple[_Stamp | None, DeskError] | None = None
        self._steps = Steps() if steps is None else steps

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps)

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
