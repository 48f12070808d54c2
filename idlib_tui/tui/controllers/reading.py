"""Opening articles at their words, and finding the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.errors import IdlibError, QueryError, UnknownArticleError
from idlib_tui.safe_text import one_line
from idlib_tui.tui.controllers.explaining import explanation, speaker
from idlib_tui.tui.controllers.following import find_again
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.places import ReadingHistory, ReadingPosition
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from idlib_tui.library import ArticleRow
    from idlib_tui.model import Annotations, Article, Differences
    from idlib_tui.tui.controllers.host import Host
    from idlib_tui.tui.widgets.reader import Reader


class Reading:
    """What is on show in the reader, and where the user has been.

    Attributes:
        article: The article on show.
        places: The way back and forward.
        finding: The words looked for in the article; "" for those of the search.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self.article: Article | None = None
        self.places = ReadingHistory()
        self.finding = ""
        self._raw = Latest(host.node, "raw file")
        self._comparing = Latest(host.node, "comparing versions")

    @property
    def here(self) -> ReadingPosition | None:
        """The place on show."""
        if self.article is None:
            return None
        reader = self._host.panes.reader
        return ReadingPosition(
            self.article.id, reader.cursor, int(reader.scroll_offset.y), reader.mark
        )

    def open(self, article_id: str, start: int = 0, end: int = 0, *, focus: bool = True) -> None:
        """Open an article, at a span if there is one, and remember the way back.

        Args:
            article_id: The article.
            start: Offset of the first character to mark.
            end: Offset after the last one; not above ``start`` for the article's beginning.
            focus: Whether the reader gets the focus, and the article its read mark.
        """
        before = self.here
        if not self._show(article_id):
            return
        if focus:
            self._host.status.added = 0
        if before is not None:
            self.places.leave(before)
        reader, hits = self._host.panes.reader, self._host.searching.hits_in(article_id)
        if hits and (end <= start or (start, end) in hits):
            reader.set_hits(hits, go_to_first=True)
            if (start, end) == hits[-1] and len(hits) > 1:
                # From the first hit back is the last one.
                reader.previous_hit()
        elif end > start:
            reader.open_at(start, end)
        self.show_place()
        if focus and self.article is not None:
            self._host.go_to_pane(Pane.ARTICLE)
            self._host.collecting.mark_read(self.article.content_hash)
        self._host.refresh_bindings()

    def resume(self, article_id: str, paragraph: int, top: int) -> bool:
        """Show an article as an earlier run left it.

        Args:
            article_id: The article.
            paragraph: Where the cursor was.
            top: Offset of the first character that was in sight.

        Returns:
            Whether it is still there.
        """
        try:
            self._take(*self._fetch(article_id))
        except IdlibError:
            return False
        reader = self._host.panes.reader
        reader.cursor = paragraph
        reader.scroll_to_offset(top)
        self.show_place()
        return True

    def back(self) -> None:
        """Go back to the place before."""
        self._return_to(self.places.back(self.here))

    def forward(self) -> None:
        """Undo a step back."""
        self._return_to(self.places.forward(self.here))

    def catch_up(self) -> None:
        """Show the article as its file is now, the words under the cursor where they were."""
        before, reader = self.article, self._host.panes.reader
        if before is None:
            return
        try:
            article, annotations = self._fetch(before.id)
        except UnknownArticleError:
            self._forget(before)
            return
        except IdlibError as error:
            self._host.show_notice(str(error), error=True)
            return
        if article == before and annotations == reader.annotations:
            return
        was_raw, number, row = reader.raw, reader.cursor, reader.cursor_row
        texts = reader.paragraph_texts
        self._take(article, annotations)
        if article.text == before.text:
            return
        self._host.show_notice(f"{article.file} has changed; this is its new text.")
        if was_raw:
            self.toggle_raw()
            return
        if texts:
            reader.put_cursor_at(find_again(texts[number], number, reader.paragraph_texts), row)
        self.show_place()

    def mark_hits(self) -> None:
        """Mark what the search found in the article on show; without a search, nothing."""
        if self.article is not None:
            self.finding = ""
            self._host.panes.reader.set_hits(self._host.searching.hits_in(self.article.id))
            self.show_place()

    def find(self, words: str) -> None:
        """Mark words in the article on show, and go to the first of them; "" marks none."""
        if self.article is None:
            return
        self.finding = words.strip()
        if not self.finding:
            self.mark_hits()
            return
        try:
            hits = self._host.open_readable.find_in_text(
                self.finding, self.article.text, partial=True
            )
        except QueryError:
            # Half a query, such as one with a quotation mark that is still to be closed.
            pattern = re.compile(re.escape(self.finding), re.IGNORECASE)
            hits = tuple(found.span() for found in pattern.finditer(self.article.text))
        self._host.panes.reader.set_hits(hits, go_to_first=True)
        self.show_place()

    def step_found(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) place of the words looked for in the article."""
        reader = self._host.panes.reader
        if direction > 0:
            reader.next_hit()
        else:
            reader.previous_hit()

    def step_hit(self, direction: int) -> bool:
        """Go to the next hit in this article. Returns False where there is none further on."""
        reader: Reader = self._host.panes.reader
        number, total = reader.hit
        last = total if direction > 0 else 1
        alone = len(self._host.searching.result.hits) == 1 if self._host.searching.result else 1
        if not total or (number == last and not alone):
            return False
        return reader.next_hit() if direction > 0 else reader.previous_hit()

    def step_quote(self, direction: int) -> None:
        """Go to the next quote in the article, or the one before."""
        reader = self._host.panes.reader
        found = reader.next_quote() if direction > 0 else reader.previous_quote()
        if not found:
            self._host.show_notice(f"No quote {'after' if direction > 0 else 'before'} this one.")

    def toggle_raw(self) -> None:
        """Switch between the repaired text and the file."""
        if self.article is None:
            return
        article, library = self.article, self._host.open_library
        if self._host.panes.reader.raw:
            self._raw.drop()
            self._show(article.id)
            self.show_place()
            return

        def read(text: str) -> None:
            if self.article is article:
                self._host.panes.reader.show_raw(text)
                self.show_place()

        self._raw.start(
            lambda _: library.raw_text(article.id),
            read,
            lambda error: self._host.show_notice(str(error), error=True),
        )

    def toggle_differences(self) -> None:
        """Mark what another version of the article does not have, or stop."""
        reader, host = self._host.panes.reader, self._host
        if self.article is None or reader.raw:
            return
        article, library = self.article, host.open_library
        if reader.compared:
            reader.set_changes(())
            return

        def show(found: tuple[ArticleRow, Differences] | None) -> None:
            if self.article is not article or reader.raw:
                return
            if found is None:
                host.show_notice("There is no other version of this article.")
                return
            other, differences = found
            reader.set_changes(differences.spans)
            host.show_notice(_compared(other, differences))

        self._comparing.start(
            lambda _: library.differences(article.id),
            show,
            lambda error: host.show_notice(str(error), error=True),
        )

    def open_next_unread(self) -> None:
        """Open the first unread article below the one on show in the list, else above it."""
        host = self._host
        desk = host.desk
        if desk is None:
            return
        rows = host.panes.sources.listed
        if rows is None:
            rows = host.open_library.articles()
        here = self.article.id if self.article else None
        place = next((place + 1 for place, row in enumerate(rows) if row.id == here), 0)
        for row in rows[place:] + rows[:place]:
            if not desk.is_read(row.content_hash):
                self.open(row.id)
                return
        host.show_notice("Every article has been read.")

    def show_place(self) -> None:
        """Show the position in the article and the annotation under the cursor."""
        if self.article is None:
            self._host.status.place = ()
            self._host.count_in(Pane.ARTICLE, "")
            return
        reader = self._host.panes.reader
        number, total = reader.hit
        facts: list[str] = []
        if reader.raw:
            facts.insert(0, "raw file")
        hits = ""
        if total:
            hits = f"hit {number} of {total}" if number else wording.counted(total, "hit")
        elif self.finding:
            hits = f"“{self.finding}” is not in this article"
        if hits:
            facts.insert(0, hits)
        self._host.count_in(Pane.ARTICLE, hits)
        if reader.size:
            # A reader that has never been on the screen has not shown anything yet.
            facts.append(f"{reader.progress} %")
            if reader.quote is not None:
                facts.append(speaker(reader.quote))
            if reader.timex is not None and (explained := explanation(reader.timex)):
                facts.append(explained)
        facts.append(wording.counted(self.article.words, "word"))
        self._host.status.place = tuple(facts)

    def _show(self, article_id: str) -> bool:
        """Show an article from its beginning. Returns whether it could be."""
        try:
            self._take(*self._fetch(article_id))
        except IdlibError as error:
            self._host.show_notice(str(error), error=True)
            return False
        return True

    def _fetch(self, article_id: str) -> tuple[Article, Annotations]:
        article = self._host.open_readable.article(article_id)
        if article.id != article_id:
            # The library takes the beginning of an id for the whole of it.
            raise UnknownArticleError(f"No article goes by “{article_id}”.")
        return article, self._host.open_readable.annotations(article.id)

    def _forget(self, article: Article) -> None:
        """Leave an article whose file is gone; the newest one is shown in its place."""
        self._host.show_notice(f"{article.file} is gone.")
        self.article = None
        self._host.panes.reader.clear()
        self.show_place()

    def _take(self, article: Article, annotations: Annotations) -> None:
        self.article = article
        self._host.panes.reader.show(article, annotations)
        self._host.panes.reader.set_hits(self._host.searching.hits_in(article.id))
        self.finding = ""
        self._host.panes.sources.follow(article.id)
        self._host.show_desk()

    def _return_to(self, place: ReadingPosition | None) -> None:
        if place is None or not self._show(place.article):
            return
        reader = self._host.panes.reader
        if place.mark is not None:
            reader.open_at(*place.mark)
        else:
            reader.cursor = place.paragraph
        reader.scroll_to(y=place.scroll, animate=False, immediate=True, force=True)
        self.show_place()
        self._host.refresh_bindings()


def _compared(other: ArticleRow, found: Differences) -> str:
    """Say what was compared: "Beside bridge (4 Mar 2021): 3 passages differ, ..."."""
    beside = f"Beside {one_line(other.id)} ({wording.published(other.published)}): "
    parts = []
    if found.spans:
        count = len(found.spans)
        parts.append(f"{count} passage{'' if count == 1 else 's'} marked that it does not have")
    if found.missing:
        parts.append(f"{wording.counted(found.missing, 'sentence')} of it not here")
    return beside + (", ".join(parts) or "the same words") + "."
