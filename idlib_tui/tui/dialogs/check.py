"""What the check finds in a draft: jump to the source, accept a mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idlib_tui.check import Finding, Place, Report, check_draft
from idlib_tui.check.mending import DraftFile
from idlib_tui.safe_text import one_line, safe
from idlib_tui.tui.commands.check import CHECK
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.widgets.finding_list import FindingList
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.virtual_list import VirtualList
from idlib_tui.tui.workers import IsCancelled, Latest
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Library

_LONGEST = 300
"""Characters of the draft's and of the source's words that are shown."""


class CheckScreen(ModalScreen[Place | None]):
    """Checks a draft and shows what is found. Dismissed with the place to open, or None.

    The draft is only changed by a mend that is accepted.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(*CHECK)
    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "FindingList"

    rows = getters.query_one(FindingList)
    head = getters.query_one("#check-head", Static)
    details = getters.query_one("#check-details", Static)

    def __init__(self, library: Library, path: Path, may_mend: bool) -> None:
        """Keep what to check.

        Args:
            library: The synced library.
            path: The draft.
            may_mend: Whether the draft may be written to.
        """
        super().__init__()
        self._library = library
        self._path = path
        self._may_mend = may_mend
        self._draft: DraftFile | None = None
        self._report = Report(())
        self._all = False
        self._done = ""
        self._checking = Latest(self, "check")

    def compose(self) -> ComposeResult:
        """The draft's name, the findings, and the finding under the cursor in full."""
        with Vertical(classes="dialog", id="check") as dialog:
            dialog.border_title = "Check"
            yield Static("", id="check-head", markup=False)
            yield FindingList(empty="Nothing is wrong.")
            yield Static("", id="check-details", markup=False)
        yield KeyHints()

    def on_mount(self) -> None:
        """Check the draft."""
        self._check(self._read, "")

    def action_again(self) -> None:
        """Read the draft again and check it."""
        self._check(self._read, "checked again")

    def _read(self) -> DraftFile:
        return DraftFile(self._path)

    def _check(self, read: Callable[[], DraftFile], done: str) -> None:
        """Check what there is after some work on the draft, in a thread.

        Args:
            read: The work; gives the draft.
            done: What to say of it afterwards.
        """
        self._done = done
        self.head.update(Content(f"{one_line(self._path.name)}  ·  checking…"))

        def work(_cancelled: IsCancelled) -> tuple[DraftFile, Report]:
            draft = read()
            return draft, check_draft(self._library, draft.text)

        self._checking.start(work, self._show, self._failed)

    def _show(self, checked: tuple[DraftFile, Report]) -> None:
        self._draft, self._report = checked
        self._list()

    def _list(self) -> None:
        report = self._report
        shown = report.findings if self._all else report.problems
        self.rows.show(ListSource(shown), keep_cursor=True)
        problems = counted(len(report.problems), "problem") if report.problems else "clean"
        facts = f"  ·  {counted(len(report.findings), 'finding')}: {problems}"
        facts += f"  ·  {self._done}" if self._done else ""
        self.head.update(Content.assemble((one_line(self._path.name), "bold"), facts))
        if not shown:
            self.details.update("")
        self.refresh_bindings()

    def _failed(self, error: IdlibError) -> None:
        self.head.update(Content.styled(one_line(str(error)), "$text-error"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the finding under the cursor."""
        if not self.is_mounted:
            return True
        finding = self.rows.current_row
        if action == "mend":
            return self._may_mend and finding is not None and finding.mend is not None
        if action == "undo":
            return self._draft is not None and self._draft.can_undo
        if action == "open":
            return finding is not None and finding.place is not None
        return super().check_action(action, parameters)

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self.details.update(_in_full(event.row))
        self.refresh_bindings()

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Jump to the source of the finding under the cursor."""
        finding = self.rows.current_row
        if finding is not None and finding.place is not None:
            self.dismiss(finding.place)

    def action_mend(self) -> None:
        """Write what is proposed into the draft, and check it again."""
        finding, draft = self.rows.current_row, self._draft
        if finding is not None and draft is not None:
            self._change(lambda: draft.mend(finding), draft, "mended")

    def action_undo(self) -> None:
        """Take the last mend back, and check the draft again."""
        if (draft := self._draft) is not None:
            self._change(draft.undo, draft, "the mend is taken back")

    def _change(self, change: Callable[[], None], draft: DraftFile, done: str) -> None:
        def read() -> DraftFile:
            change()
            return draft

        self._check(read, done)

    def action_toggle_all(self) -> None:
        """List everything, or the problems."""
        self._all = not self._all
        self._list()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _in_full(finding: Finding) -> Content:
    """A finding with the draft's words, the source's, and what is proposed."""
    lines = [Content.styled(one_line(finding.detail), "bold")]
    lines.append(Content(f"Draft:   {_cut(finding.text)}"))
    if finding.place is not None:
        lines.append(Content(f"Source:  {_cut(finding.place.text)}"))
    if finding.mend is not None:
        lines.append(Content.styled(f"Mend:    {_cut(finding.mend)}", "$text-success"))
    return Content("\n").join(lines)


def _cut(text: str) -> str:
    line = safe(" ".join(text[: 2 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
