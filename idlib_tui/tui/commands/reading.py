"""Finding one's way through the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class _WithArticle(MainCommand):
    """A command about the article on show."""

    when = "open an article first."
    group = Group.READ

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only while an article is on show."""
        return target.reading.article is not None


class GoBack(MainCommand):
    """Go back to where you were, with the page as it was."""

    when = "you are where you began."
    key = "backspace"
    label = "Back"
    group = Group.READ
    hint = 50

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only where there is a way back."""
        return bool(target.reading.places.behind)

    @classmethod
    def run(cls, target: Target) -> None:
        """Step back."""
        target.reading.back()


class GoForward(MainCommand):
    """Undo a step back (the key beside Backspace on most keyboards)."""

    when = "you have not gone back."
    key = "backslash"
    label = "Forward"
    group = Group.READ

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only after a step back."""
        return bool(target.reading.places.ahead)

    @classmethod
    def run(cls, target: Target) -> None:
        """Step forward."""
        target.reading.forward()


class NextQuote(_WithArticle):
    """Go to the next quote in the article."""

    key = "right_square_bracket"
    label = "Next quote"
    hint = 30

    @classmethod
    def run(cls, target: Target) -> None:
        """Move the article's cursor to the next quote."""
        target.reading.step_quote(1)


class PreviousQuote(_WithArticle):
    """Go to the quote before in the article."""

    key = "left_square_bracket"
    label = "Previous quote"

    @classmethod
    def run(cls, target: Target) -> None:
        """Move the article's cursor to the quote before."""
        target.reading.step_quote(-1)


class RawFile(_WithArticle):
    """Show the file as it is on disk, or the repaired text again."""

    key = "r"
    label = "Raw file"
    hint = 25

    @classmethod
    def run(cls, target: Target) -> None:
        """Switch between the file and the text."""
        target.reading.toggle_raw()


class Differences(_WithArticle):
    """Mark what another version of this article does not have; again to stop."""

    key = "V"
    label = "Differences"

    @classmethod
    def run(cls, target: Target) -> None:
        """Compare with the oldest other version, or stop."""
        target.reading.toggle_differences()


class ArticleInfo(_WithArticle):
    """Show how this article was read: its repairs, and how its date is known."""

    key = "i"
    label = "Info"
    hint = 45

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the information about the article."""
        target.asking.article_info()


class NextUnread(MainCommand):
    """Open the next article that is not marked as read."""

    when = "there are no articles yet."
    key = "u"
    label = "Next unread"
    group = Group.READ

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with articles and their read marks."""
        return target.desk is not None and target.has_articles

    @classmethod
    def run(cls, target: Target) -> None:
        """Open it."""
        target.reading.open_next_unread()


class ChooseActor(MainCommand):
    """Choose an actor: whose quotes to list, and whom the chronology is about."""

    key = "a"
    label = "Actor"
    group = Group.READ
    hint = 75

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once somebody is known to speak."""
        return target.has_articles

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the list of actors."""
        target.asking.actor()


class GoToDate(MainCommand):
    """Go to a date in the chronology."""

    key = "d"
    label = "Date"
    group = Group.READ
    hint = 40

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once there are dates to go to."""
        return target.has_articles

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the date."""
        target.asking.date()


class OpenOutside(_WithArticle):
    """Open the article's web address in your browser ($BROWSER), or its file if none is known."""

    key = "o"
    label = "Open outside"

    @classmethod
    def run(cls, target: Target) -> None:
        """Hand it to the browser, or the file to the program for it."""
        target.outside.browse()


class OpenInPager(_WithArticle):
    """Read the article in your pager ($PAGER)."""

    key = "vertical_line"
    label = "Pager"

    @classmethod
    def run(cls, target: Target) -> None:
        """Step aside for the pager."""
        target.outside.open("PAGER", "less")


class OpenInEditor(_WithArticle):
    """Open the article's text in your editor ($EDITOR); changes there are not kept."""

    key = "O"
    label = "Editor"

    @classmethod
    def run(cls, target: Target) -> None:
        """Step aside for the editor."""
        target.outside.open("EDITOR", "vi")
