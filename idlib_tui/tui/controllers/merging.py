"""Actors who may be one: listed, and joined or told apart by the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.model import DifferentActors, MergeSuggestion, SameActor
from idlib_tui.tui.commands.dialogs import ForgetChoice
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.tui.controllers.host import Host


class Merging:
    """Asks of one suggestion after the other whether two actors are one."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "merges")

    def ask(self) -> None:
        """Look for suggestions, and list them."""
        library = self._host.open_library
        self._latest.start(
            lambda _: library.suggested_merges(),
            self._offer,
            lambda error: self._host.show_notice(str(error), error=True),
        )

    def _offer(self, suggestions: Sequence[MergeSuggestion]) -> None:
        if not suggestions:
            self._host.show_notice("No two actors look like one.")
            return
        left = list(suggestions)

        def choices() -> list[Choice[MergeSuggestion]]:
            return [Choice(f"{one.actor} = {one.same_as}", one, one.reason) for one in left]

        def rejected(one: MergeSuggestion) -> list[Choice[MergeSuggestion]]:
            left.remove(one)
            self._host.collecting.correct(lambda _: DifferentActors(one.actor, one.same_as))
            return choices()

        def chosen(one: MergeSuggestion | None) -> None:
            if one is not None:
                left.remove(one)
                self._host.collecting.correct(lambda _: SameActor(one.actor, one.same_as))
                if left:
                    self._offer(left)

        key = self._host.reader_app.get_key_display(ForgetChoice.binding())
        placeholder = f"Are they one? Enter joins them, {key} keeps them apart"
        picker = Picker("Who may be one", choices(), placeholder=placeholder, forget=rejected)
        self._host.reader_app.push_screen(picker, chosen)
