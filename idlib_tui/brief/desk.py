"""The desk: pins, notes, marks, tags, searches and corrections, kept in ``briefs/desk.yaml``.

The file is the user's own: plain YAML that she can read and edit, and a change of ours touches only
the lines that it is about. What it says is keyed by content hash and quoted words, so it outlives
``index/`` and small edits of an article.
"""

from __future__ import annotations

from idlib_tui.brief.desk_corrections import in_words, revised
from idlib_tui.brief.desk_file import DeskFile
from idlib_tui.brief.desk_records import (
    DeskError,
    Fact,
    Pin,
    PinKind,
    ReadMark,
    SavedSearch,
    Section,
    SourceGrade,
    Star,
    Tag,
)
from idlib_tui.brief.desk_text import DeskText, Placed
from idlib_tui.brief.desk_writing import with_note
from idlib_tui.filters import Marks
from idlib_tui.model import FactStatus, Reliability
from idlib_tui.model.corrections import Correction
from idlib_tui.yaml_files import shortened

__all__ = ["Desk", "DeskError", "Pin", "PinKind"]

_LONGEST_NAME = 200
_SAID = {
    FactStatus.DISPUTED: "disputed",
    FactStatus.UNDISPUTED: "undisputed",
    FactStatus.NEEDS_SOURCE: "in need of a source",
}


class Desk(DeskFile):
    """Everything the user has made."""

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

    def grade(self, source: str, grade: Reliability | None) -> None:
        """Grade a source, or with None take its grade away.

        Args:
            source: Its outlet or agency; of an article without either, the article's id.
            grade: The grade.
        """

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            kept = desk.items(Section.GRADES, source)
            if grade is None:
                what = f"took the grade of {shortened(source)} away"
                return (what, []) if kept else None
            place = kept[0][0] if kept else None
            new = desk.new_item(Section.GRADES, SourceGrade(source, grade))
            return f"graded {shortened(source)} {grade}", [(place, new)]

        self._change(Section.GRADES, source, change)

    def mark_fact(self, fact: Fact) -> None:
        """Mark a fact, in the place of an earlier mark on the same words."""

        def change(desk: DeskText) -> tuple[str, list[Placed]]:
            kept = desk.items(Section.FACTS, fact.key)
            place = kept[0][0] if kept else None
            what = f"marked “{shortened(fact.text)}” as {_SAID[fact.status]}"
            return what, [(place, desk.new_item(Section.FACTS, fact))]

        self._change(Section.FACTS, fact.key, change)

    def unmark_fact(self, key: tuple[str, str]) -> None:
        """Take the mark on a fact away.

        Args:
            key: The fact's ``key``.
        """

        def change(desk: DeskText) -> tuple[str, list[Placed]] | None:
            kept = desk.items(Section.FACTS, key)
            return (f"took the mark on “{shortened(key[1])}” away", []) if kept else None

        self._change(Section.FACTS, key, change)

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


def _words(pin: Pin) -> str:
    return f"“{shortened(pin.text)}”" if pin.text else "the whole article"
