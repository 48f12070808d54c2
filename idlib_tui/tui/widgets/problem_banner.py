"""What is in the way of reading, and the way out, above everything else."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line


class ProblemBanner(Static):
    """A failure that stays on the screen until it is mended; the screen shows and hides it."""

    def __init__(self) -> None:
        super().__init__(Content(""), id="problem", markup=False)

    def show_error(self, error: IdlibError, key: str) -> None:
        """Say what is wrong, and which key tries again."""
        self.update(
            Content("\n").join(
                [
                    Content.styled("Something is in the way", "bold $text-error"),
                    Content(one_line(str(error))),
                    Content.styled(f"Mend it, then press {key} to try again.", "$foreground 78%"),
                ]
            )
        )
