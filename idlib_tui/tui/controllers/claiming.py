"""Who claims what: of the words under the cursor, or of a question that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.model import Span
from idlib_tui.safe_text import one_line
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from idlib_tui.claims.matrix import Matrix
    from idlib_tui.claims.utterances import Utterance
    from idlib_tui.tui.controllers.host import Host


class Claiming:
    """Looks for who claims what in a thread, and shows it."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "claims")

    def of_passage(self) -> None:
        """Show who claims what stands under the cursor."""
        host, passage = self._host, self._host.collecting.passage()
        if passage is None:
            return
        library = host.open_library

        def look() -> tuple[Matrix, str]:
            from idlib_tui.claims.asking import matrix_at  # noqa: PLC0415 - in the thread

            return matrix_at(library, passage.article, Span(passage.start, passage.end)), ""

        self._start(look)

    def ask(self) -> None:
        """Ask for a question or a sentence; those of ``story.yaml`` are offered."""
        questions = self._host.workspace.story().questions
        choices = [Choice(one_line(each), each, "story.yaml") for each in questions]

        def own(typed: str) -> Choice[str] | None:
            text = " ".join(typed.split())
            return Choice(text, text, "look for it") if text else None

        picker = Picker(
            "Who says …?",
            choices,
            placeholder="No Russian source says that … · a sentence · words",
            typed=own,
        )
        self._host.reader_app.push_screen(picker, self._asked)

    def _asked(self, written: str | None) -> None:
        if written is None:
            return
        library = self._host.open_library

        def look() -> tuple[Matrix, str]:
            from idlib_tui.claims.asking import matrix_of_words  # noqa: PLC0415 - in the thread

            return matrix_of_words(library, written)

        self._start(look)

    def _start(self, look: Callable[[], tuple[Matrix, str]]) -> None:
        def work(_cancelled: IsCancelled) -> tuple[Matrix, str]:
            return look()

        self._host.show_notice("Looking for who says so…")
        self._latest.start(
            work, self._show, lambda error: self._host.show_notice(str(error), error=True)
        )

    def _show(self, found: tuple[Matrix, str]) -> None:
        from idlib_tui.tui.dialogs.claims import ClaimsScreen  # noqa: PLC0415 - seldom asked for

        host, (matrix, answer) = self._host, found
        host.reader_app.clear_notifications()
        host.reader_app.push_screen(ClaimsScreen(matrix, answer, host.panes.names.name), self._open)

    def _open(self, words: Utterance | None) -> None:
        if words is not None:
            self._host.reading.open(words.article, words.start, words.end)
