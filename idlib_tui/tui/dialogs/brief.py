"""The brief before it is written: rendered as it will be read, with the file it goes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static

from idlib_tui.brief import (
    BriefExistsError,
    Saved,
    Selection,
    compose,
    default_path,
    free_path,
    layouts,
    render_markdown,
    save_brief,
    update_brief,
    way_to,
)
from idlib_tui.brief.manifest import ManifestError
from idlib_tui.brief.updating import can_update
from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line, safe_lines
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.dialogs import BRIEF
from idlib_tui.tui.commands.moving import MOVING
from idlib_tui.tui.dialogs.confirm import Confirm
from idlib_tui.tui.dialogs.page import Scrolling
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.workers import IsCancelled, Latest
from idlib_tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from idlib_tui.brief import Brief, Desk, Layout
    from idlib_tui.library import Library


LONGEST_PREVIEW = 16_000
"""Characters that are rendered: the widget lays out all of it at once, a second for 250,000."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed brief and where it would go."""

    brief: Brief
    markdown: str
    path: Path

    @property
    def preview(self) -> str:
        """The Markdown to render: all of it, or its beginning and a sentence that says so."""
        shown = safe_lines(self.markdown[:LONGEST_PREVIEW])
        if len(self.markdown) <= LONGEST_PREVIEW:
            return shown
        # At the end of a block where there is one, so that no markup is cut apart.
        end = max(shown.rfind("\n\n"), shown.rfind("\n- "), shown.rfind("\n|"))
        shown = shown[:end] if end > LONGEST_PREVIEW // 2 else shown
        part = len(shown) / len(self.markdown)
        return f"{shown}\n\n---\n\n{_THE_REST.format(part=max(part, 0.01))}\n"


_THE_REST = (
    "**This is the beginning, {part:.0%} of the brief.** The file that is written holds all of it, "
    "and so does a copy."
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a brief is made of, and how the screen names it."""

    name: str
    selection: Selection


_PINNED = _Scope("what is pinned", Selection())
_ONE_PAGE = _Scope("one page on the story", Selection(everything=True))
_ALL = _Scope("the whole story, with an appendix", Selection(everything=True, appendix=True))
_OF_THE_STORY = (_ONE_PAGE, _ALL)


@dataclass(frozen=True, slots=True)
class Written:
    """What the screen is dismissed with.

    Attributes:
        path: The brief that was written.
        problem: Why there is no manifest beside it; "" if there is.
        conflicts: How many are marked in it; None if it was not merged with what was there.
    """

    path: Path
    problem: str = ""
    conflicts: int | None = None


class BriefScreen(Scrolling, ModalScreen[Written | None]):
    """Previews the brief and writes it, never over another one unasked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*BRIEF, *MOVING)
    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "#page-scroll"

    scroll = getters.query_one("#page-scroll", VerticalScroll)
    target = getters.query_one("#brief-target", Static)

    def __init__(self, library: Library, desk: Desk, made_on: date) -> None:
        super().__init__()
        self._library = library
        self._desk = desk
        self._made_on = made_on
        self._scope = _PINNED if desk.content().entries else _ONE_PAGE
        self._layout: Layout | None = None
        self._draft: Draft | None = None
        self._composing = Latest(self, "brief")
        self._to_come = True
        """Whether a draft is being composed."""
        self._then: Callable[[], None] | None = None
        """What was asked for while the brief was being composed."""

    def compose(self) -> ComposeResult:
        """The file's name, the brief, the keys."""
        with Vertical(classes="dialog", id="brief") as dialog:
            dialog.border_title = "Brief"
            yield Static("", id="brief-target", markup=False)
            with VerticalScroll(id="page-scroll"):
                yield Markdown(id="brief-text", open_links=False)
        yield KeyHints()

    def on_mount(self) -> None:
        """Compose the brief; on a large corpus that takes a moment."""
        self._compose_brief()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: nothing to write before the draft is there."""
        if action in {"write", "copy"}:
            return self._draft is not None or self._to_come
        return super().check_action(action, parameters)

    def action_close(self) -> None:
        """Close without writing."""
        self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the Markdown, once it is there."""
        if self._draft is None:
            self._then = self.action_copy
        else:
            self.app.copy_to_clipboard(self._draft.markdown)

    def action_scope(self) -> None:
        """Go on to the next scope: what is pinned, one page on the story, that and all the rest."""
        scopes = (_PINNED, *_OF_THE_STORY) if self._desk.content().entries else _OF_THE_STORY
        self._scope = scopes[(scopes.index(self._scope) + 1) % len(scopes)]
        self._compose_brief()

    def action_layout(self) -> None:
        """Choose the layout, from the program's and the user's own."""
        try:
            every = layouts(self._library.workspace.briefs)
        except IdlibError as error:
            self._failed(error)
            return
        choices = [Choice(each.name, each, each.description) for each in every]
        self.app.push_screen(Picker("Layout", choices), self._layout_chosen)

    def _layout_chosen(self, chosen: Layout | None) -> None:
        if chosen is not None:
            self._layout = chosen
            self._compose_brief()

    def action_write(self) -> None:
        """Write the file, once it is composed; where it exists, ask whether to replace it."""
        if self._draft is None:
            self._then = self.action_write
        else:
            self._write(overwrite=False)

    def _compose_brief(self) -> None:
        self._draft, self._to_come, self._then = None, True, None
        self.refresh_bindings()
        self.target.update("Composing…")
        self._composing.start(self._make_draft, self._composed, self._not_composed)

    def _make_draft(self, _cancelled: IsCancelled) -> Draft:
        selection = self._scope.selection
        made_on = self._made_on
        brief = compose(self._library, self._desk, selection, made_on, None, self._layout)
        workspace = self._library.workspace
        path = default_path(workspace.briefs, brief)
        return Draft(brief, render_markdown(brief, way_to(workspace.seeds, path)), path)

    async def _composed(self, draft: Draft) -> None:
        self._draft, self._to_come = draft, False
        exists = "exists already" if draft.path.exists() else "new file"
        self.target.update(
            Content.assemble(
                (self._scope.name, "bold"),
                (f"  ·  {exists}", "$foreground 78%"),
                (_missing(draft.brief), "$text-warning"),
                "\n",
                (one_line(str(draft.path)), "$foreground 78%"),
            )
        )
        self.refresh_bindings()
        then, self._then = self._then, None
        if then is not None:
            then()
        await self.query_one(Markdown).update(draft.preview)

    def _write(self, *, overwrite: bool) -> None:
        if (draft := self._draft) is not None:
            self._work(draft, lambda: self._save(draft, overwrite=overwrite))

    def _update(self, draft: Draft) -> None:
        """Write the brief that is there again, as it was made, with the user's words in it."""

        def update() -> Written:
            updated = update_brief(self._library, self._desk, draft.path, self._made_on)
            return Written(draft.path, conflicts=len(updated.conflicts))

        self._work(draft, update)

    def _work(self, draft: Draft, save: Callable[[], Written]) -> None:
        """Write in a thread, since every source is read again."""
        self._draft = None
        self.refresh_bindings()
        self.target.update("Writing…")

        def write(_cancelled: IsCancelled) -> Written | BriefExistsError:
            try:
                return save()
            except BriefExistsError as error:
                return error

        def failed(error: IdlibError) -> None:
            self._draft = draft
            self.refresh_bindings()
            self._failed(error)

        self._composing.start(write, lambda done: self._done(draft, done), failed)

    def _save(self, draft: Draft, *, overwrite: bool) -> Written:
        """Write the brief with its manifest, or without where a source has changed meanwhile."""

        def save(*, manifest: bool) -> Saved:
            library, path = self._library, draft.path
            return save_brief(library, draft.brief, path, overwrite=overwrite, manifest=manifest)

        try:
            save(manifest=True)
        except ManifestError as error:
            save(manifest=False)
            return Written(draft.path, str(error))
        return Written(draft.path)

    def _done(self, draft: Draft, done: Written | BriefExistsError) -> None:
        if isinstance(done, Written):
            self.dismiss(done)
            return
        self._draft = draft
        self.refresh_bindings()
        other = free_path(draft.path)
        question = f"{done.path.name} exists already."
        answers = {"r": "Replace it", "k": f"Keep it, write {other.name}"}
        if can_update(draft.path):
            answers = {"u": "Bring it up to date; what you wrote in it stays", **answers}
        if done.path != draft.path:
            # A file of the user's where the manifest would be.
            del answers["r"]
        self.app.push_screen(Confirm(question, answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if self._draft is None:
            return
        if answer == "u":
            self._update(self._draft)
        elif answer == "r":
            self._write(overwrite=True)
        elif answer == "k":
            self._draft = replace(self._draft, path=free_path(self._draft.path))
            self._write(overwrite=False)

    def _not_composed(self, error: IdlibError) -> None:
        self._to_come = False
        self.refresh_bindings()
        self._failed(error)

    def _failed(self, error: IdlibError) -> None:
        self.target.update(Content.styled(one_line(str(error)), "$text-error"))


def _missing(brief: Brief) -> str:
    """Tell how many pins are left out, since their words are in no article now."""
    count = len(brief.missing)
    return f"  ·  left out: {counted(count, 'pin')} whose words are gone" if count else ""
