"""What a command may ask of the main screen, and of each of its controllers.

The screen and the controllers fit these protocols without naming them, so that a command imports
nothing of what it acts on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from idlib_tui.library import ArticleRow
    from idlib_tui.model import Article
    from idlib_tui.tui.filtering import Filterable
    from idlib_tui.tui.panes import Pane
    from idlib_tui.tui.passage import Passage
    from idlib_tui.tui.places import ReadingHistory
    from idlib_tui.tui.readers_desk import ReadersDesk


class OpeningCommands(Protocol):
    """Keeping the library up to date."""

    def reload(self, *, asked: bool = False) -> None:
        """Bring the library up to date with the files."""


class SearchingCommands(Protocol):
    """The search of all articles."""

    query: str

    @property
    def has_hits(self) -> bool:
        """Whether the answer has articles in it."""

    @property
    def can_step(self) -> bool:
        """Whether there are hits to step through, or may be once the answer is there."""

    def begin(self) -> None:
        """Give the search bar the focus."""

    def submit(self) -> None:
        """Leave the search bar and open the best result, now or when it comes."""

    def to_results(self) -> None:
        """Leave the search bar for the results."""

    def older(self) -> None:
        """Put the query before into the search bar."""

    def newer(self) -> None:
        """Put the query after into the search bar; after the last, go to the results."""

    def cancel(self) -> None:
        """Drop the search."""

    def step(self, direction: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""


class ReadingCommands(Protocol):
    """The article on show, and the history of places."""

    article: Article | None
    places: ReadingHistory

    def back(self) -> None:
        """Go back to the place before."""

    def forward(self) -> None:
        """Undo a step back."""

    def step_quote(self, direction: int) -> None:
        """Go to the next quote (1) or the one before (-1)."""

    def toggle_raw(self) -> None:
        """Switch between the repaired text and the file."""

    def toggle_differences(self) -> None:
        """Mark what another version of the article does not have, or stop."""

    finding: str

    def step_found(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) place of the words looked for in the article."""

    def open_next_unread(self) -> None:
        """Open the next article without a read mark."""


class CollectingCommands(Protocol):
    """Pins, read marks and copies."""

    def passage(self) -> Passage | None:
        """The words under the cursor of the focused pane."""

    def article_meant(self) -> ArticleRow | Article | None:
        """The article under the cursor of the list, else the one on show."""

    def toggle_pin(self) -> None:
        """Pin the words under the cursor, or unpin them."""

    def toggle_read(self) -> None:
        """Mark an article as read, or as unread."""

    def toggle_star(self) -> None:
        """Give an article a star, or take it away."""

    def undo(self) -> None:
        """Take back the last change of the desk."""

    def copy(self, *, citation: bool) -> None:
        """Copy the words under the cursor."""


class AskingCommands(Protocol):
    """The dialogs."""

    def help(self) -> None:
        """List the keys."""

    def tour(self) -> None:
        """Show the keys to begin with."""

    def palette(self) -> None:
        """Open the palette."""

    def peek(self) -> None:
        """Show the words under the cursor in their paragraph."""

    def article_info(self) -> None:
        """Show how an article was read."""

    def actor(self) -> None:
        """Choose an actor."""

    def date(self) -> None:
        """Ask for a date to go to."""

    def filter_words(self) -> None:
        """Ask for the words to filter by."""

    def find_words(self) -> None:
        """Ask for the words to find in the article."""

    def pins(self) -> None:
        """Show the desk."""

    def tags(self) -> None:
        """Choose a tag to give an article, or to take away."""

    def note(self) -> None:
        """Ask for a note."""

    def saved_searches(self) -> None:
        """Save a search or choose a saved one."""

    def brief(self) -> None:
        """Preview the brief."""

    def check(self) -> None:
        """Choose a draft, and show what the check finds in it."""

    def since(self) -> None:
        """List what is new since a day or a brief."""

    def claims(self) -> None:
        """Show who claims what stands under the cursor."""

    def question(self) -> None:
        """Ask for a question on who says something."""

    def correct(self) -> None:
        """Choose what to correct under the cursor."""

    def merges(self) -> None:
        """List actors who may be one."""

    def export(self) -> None:
        """Choose a format to export to."""


class JudgingCommands(Protocol):
    """What the reader thinks of sources and facts."""

    @property
    def has_source(self) -> bool:
        """Whether an article is meant, and so its source."""

    def ask_grade(self) -> None:
        """Choose a grade for the source."""

    def ask_status(self) -> None:
        """Choose what to mark the words under the cursor as."""


class OutsideCommands(Protocol):
    """Other programs."""

    def browse(self) -> None:
        """Open the article's address in the browser, else its file."""

    def open(self, variable: str, default: str) -> None:
        """Show the article in the program that an environment variable names."""


class PullingCommands(Protocol):
    """Copying from an archive into the story."""

    def pull_article(self) -> None:
        """Copy the article under the cursor, or on show."""

    def pull_found(self) -> None:
        """Copy all that the search finds."""


class Target(Protocol):
    """The main screen, as the commands see it."""

    @property
    def desk(self) -> ReadersDesk | None:
        """The pins, marks and saved searches; None before they have been read."""

    @property
    def can_search(self) -> bool:
        """Whether a search can be begun now."""

    @property
    def has_articles(self) -> bool:
        """Whether there is anything to read."""

    @property
    def in_article(self) -> bool:
        """Whether the article has the focus, and there is one."""

    @property
    def can_correct(self) -> bool:
        """Whether there is anything under the cursor that can be corrected."""

    @property
    def filterable(self) -> Filterable | None:
        """The focused pane, if its rows can be filtered now."""

    @property
    def opening(self) -> OpeningCommands:
        """Keeping the library up to date."""

    @property
    def searching(self) -> SearchingCommands:
        """The search of all articles."""

    @property
    def reading(self) -> ReadingCommands:
        """The article on show."""

    @property
    def collecting(self) -> CollectingCommands:
        """Pins, read marks and copies."""

    @property
    def asking(self) -> AskingCommands:
        """The dialogs."""

    @property
    def judging(self) -> JudgingCommands:
        """What the reader thinks of sources and facts."""

    @property
    def outside(self) -> OutsideCommands:
        """Other programs."""

    @property
    def pulling(self) -> PullingCommands | None:
        """Copying from an archive; None in a story."""

    def switch_archive(self) -> None:
        """Show an archive in place of the story, or the story again."""

    def go_to_pane(self, pane: Pane) -> None:
        """Show a pane and give it the focus."""

    def step_pane(self, step: int) -> None:
        """Go to the next pane (1) or the one before (-1)."""

    @property
    def can_resize(self) -> bool:
        """Whether there is a column beside the article."""

    @property
    def pane(self) -> Pane:
        """The pane that has, or last had, the focus."""

    def resize_column(self, steps: int) -> None:
        """Widen the column that has the focus by some steps, or narrow it."""

    def hide_column(self) -> bool:
        """Hide the column that has the focus, or keep it on show; return whether it is hidden."""

    def show_notice(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""

    def toggle_zen(self) -> None:
        """Show the article alone, or everything again."""

    def way_out(self) -> Callable[[], None] | None:
        """What Escape does next; None if there is nothing to leave."""

    def next_theme(self) -> None:
        """Take the next theme and remember it."""

    def leave(self) -> None:
        """Leave the program."""
