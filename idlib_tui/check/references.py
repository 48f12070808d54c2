"""Which articles the references of a draft name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from idlib_tui.check.folding import Folded
from idlib_tui.check.inline import Mark, MarkKind
from idlib_tui.check.markdown import Draft
from idlib_tui.library.rows import ArticleRow

_SHORTEST_TITLE = 4
"""Words of a title by which an article is known."""

_TOKEN = re.compile(r"[^\s,;:()\[\]<>“”\"|]+")
_PARAGRAPH = re.compile(r"\bpara(?:graph|\.)?\s*(\d{1,4})\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")


class Addresses:
    """What an article can be named by: its id, its file, the file's name, its title."""

    def __init__(self, rows: Iterable[ArticleRow]) -> None:
        self._ids: dict[str, list[str]] = {}
        self._titles: dict[str, list[str]] = {}
        for row in rows:
            names = {row.id, row.file, PurePosixPath(row.file).name, PurePosixPath(row.id).name}
            for name in names:
                self._ids.setdefault(name.casefold(), []).append(row.id)
            words = Folded(row.title).words
            if len(words) >= _SHORTEST_TITLE:
                self._titles.setdefault(words[0], []).append(row.id)
        self._rows = {row.id: Folded(row.title).words for row in rows} if self._titles else {}

    def named(self, name: str) -> tuple[str, ...]:
        """Find the articles that go by an id, a file or a file's name."""
        return tuple(self._ids.get(name.casefold().rstrip("."), ()))

    def linked(self, target: str) -> tuple[str, ...]:
        """Find the articles of a file that a link leads to."""
        path = target.partition("#")[0]
        parts = [part for part in PurePosixPath(path).parts if part not in {"..", "."}]
        # The longest way first: file names repeat in folders.
        for first in range(len(parts)):
            if found := self.named("/".join(parts[first:])):
                return found
        return ()

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Find the articles that the text of a footnote names by id, file or title."""
        for token in _TOKEN.findall(text):
            if found := self.named(token):
                return found
        words = list(Folded(text).words)
        best: tuple[int, tuple[str, ...]] = (0, ())
        for at, word in enumerate(words):
            for article in self._titles.get(word, ()):
                title = list(self._rows[article])
                if len(title) > best[0] and words[at : at + len(title)] == title:
                    best = len(title), (article,)
        return best[1]


class Cited:
    """What the marks of one draft name."""

    def __init__(self, draft: Draft, addresses: Addresses) -> None:
        self._draft = draft
        self._addresses = addresses
        self._known: dict[tuple[MarkKind, str], tuple[str, ...]] = {}

    def articles(self, marks: Sequence[Mark]) -> tuple[str, ...]:
        """Give the ids of the articles that some marks name, each once."""
        return tuple(dict.fromkeys(article for mark in marks for article in self._of(mark)))

    def paragraphs(self, marks: Sequence[Mark]) -> tuple[int, ...]:
        """Give the numbers of the paragraphs that the footnotes of some marks name."""
        notes = [
            self._draft.footnotes.get(mark.target)
            for mark in marks
            if mark.kind is MarkKind.FOOTNOTE
        ]
        return tuple(
            int(number) for note in notes if note for number in _PARAGRAPH.findall(note.text)
        )

    def is_dangling(self, mark: Mark) -> bool:
        """Return whether a mark leads nowhere: no such footnote, or no such article.

        A link to the web, or a footnote that names something else, is no fault.
        """
        if mark.kind is MarkKind.FOOTNOTE:
            return mark.target not in self._draft.footnotes
        if mark.kind is MarkKind.LINK:
            inside = not _OUTSIDE.match(mark.target) and "/seeds/" in f"/{mark.target}"
            return inside and not self._of(mark)
        return False

    def _of(self, mark: Mark) -> tuple[str, ...]:
        key = mark.kind, mark.target
        if key not in self._known:
            self._known[key] = self._find(mark)
        return self._known[key]

    def _find(self, mark: Mark) -> tuple[str, ...]:
        if mark.kind is MarkKind.LINK:
            return self._addresses.linked(mark.target)
        if mark.kind is MarkKind.NAMED:
            return self._addresses.named(mark.target)
        note = self._draft.footnotes.get(mark.target)
        if note is None:
            return ()
        for target in note.targets:
            if found := self._addresses.linked(target):
                return found
        return self._addresses.mentioned(note.text)
