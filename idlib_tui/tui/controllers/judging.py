"""Grading sources and marking facts: what is asked, and what the answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.model import FactStatus, Reliability
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.panes import Pane
from idlib_tui.yaml_files import shortened

if TYPE_CHECKING:
    from idlib_tui.tui.controllers.host import Host

_NOTHING = ""
"""The choice that takes a grade or a mark away."""


class Judging:
    """What the reader thinks of sources and facts."""

    def __init__(self, host: Host) -> None:
        self._host = host

    @property
    def has_source(self) -> bool:
        """Whether an article is meant, and so its source."""
        return self._article() is not None

    def ask_grade(self) -> None:
        """Choose a grade for the source of the article that is meant."""
        host, meant = self._host, self._article()
        desk = host.desk
        if desk is None or meant is None:
            return
        article = host.open_library.article(meant)
        source = article.outlet or article.agency or article.id
        name = source if source != article.id else f"“{shortened(article.title)}”"
        has = desk.content().grades.get(source)
        choices = [
            Choice(f"{grade}  {grade.meaning}", grade.value, "has it" if grade is has else "")
            for grade in Reliability
        ]
        if has is not None:
            choices.append(Choice("No grade", _NOTHING))

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            grade = Reliability(answer) if answer else None

            def keep() -> str:
                desk.grade(source, grade)
                return f"{name}: {grade or 'no grade'}."

            host.collecting.keep(keep)

        host.reader_app.push_screen(Picker(f"How reliable is {name}?", choices), chosen)

    def ask_status(self) -> None:
        """Choose what to mark the words under the cursor as."""
        host, passage = self._host, self._host.collecting.passage()
        desk = host.desk
        if desk is None or passage is None:
            return
        article = host.open_library.article(passage.article)
        text = passage.text or article.title
        key = (article.content_hash, text)
        has = desk.content().statuses.get(key)
        choices = [
            Choice(status.value.capitalize(), status.value, "has it" if status is has else "")
            for status in FactStatus
        ]
        if has is not None:
            choices.append(Choice("No mark", _NOTHING))

        def chosen(answer: str | None) -> None:
            if answer is None:
                return

            def keep() -> str:
                from idlib_tui.brief.desk_records import Fact  # noqa: PLC0415 - after first paint

                if not answer:
                    desk.unmark_fact(key)
                    return "The mark is gone."
                start = passage.start
                fact = Fact(FactStatus(answer), article.content_hash, article.id, start, text)
                desk.mark_fact(fact)
                return f"Marked as {answer}: {text}"

            host.collecting.keep(keep)

        host.reader_app.push_screen(Picker("What is this fact?", choices), chosen)

    def _article(self) -> str | None:
        """The id of the article that is meant: that of the words under the cursor, if any."""
        host = self._host
        if host.pane not in {Pane.SOURCES, Pane.ARTICLE}:
            passage = host.collecting.passage()
            return passage.article if passage is not None else None
        meant = host.collecting.article_meant()
        return meant.id if meant is not None else None
