"""Searching all articles, and filtering one pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class Search(MainCommand):
    """Search all articles; results appear as you type."""

    when = "the articles are not open yet."
    key = "slash"
    label = "Search"
    group = Group.SEARCH
    hint = 95

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once there is something to search, and not while a query is being typed."""
        return target.can_search

    @classmethod
    def run(cls, target: Target) -> None:
        """Give the search bar the focus."""
        target.searching.begin()


class NextHit(MainCommand):
    """Go to the next hit, in this article or the next one found."""

    when = "search for something first, with /."
    key = "n"
    label = "Next hit"
    group = Group.SEARCH
    hint = 85

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with something found, by a search or in the article, or with the best to come."""
        return target.searching.can_step or bool(target.reading.finding)

    @classmethod
    def run(cls, target: Target) -> None:
        """Step one hit on."""
        if target.reading.finding:
            target.reading.step_found(1)
        else:
            target.searching.step(1)


class PreviousHit(MainCommand):
    """Go to the hit before, in this article or the one found before it."""

    when = "search for something first, with /."
    key = "N"
    label = "Previous hit"
    group = Group.SEARCH

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with something found, by a search or in the article, or with the best to come."""
        return target.searching.can_step or bool(target.reading.finding)

    @classmethod
    def run(cls, target: Target) -> None:
        """Step one hit back."""
        if target.reading.finding:
            target.reading.step_found(-1)
        else:
            target.searching.step(-1)


class SavedSearches(MainCommand):
    """Save this search under a name, or run a saved one."""

    when = "there is no search to save, and none is saved."
    key = "s"
    label = "Searches"
    group = Group.SEARCH
    hint = 35

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with a search to save, or a saved one to run."""
        desk = target.desk
        return desk is not None and (bool(target.searching.query) or bool(desk.searches))

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the list of saved searches."""
        target.asking.saved_searches()


class Filter(MainCommand):
    """Show only the rows of this pane that contain some words; in the article, find the words."""

    when = "this pane has no rows of its own to filter."
    key = "f"
    label = "Filter"
    group = Group.SEARCH
    hint = 55

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only in a pane with rows, or in an article."""
        return target.filterable is not None or target.in_article

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the words."""
        if target.in_article:
            target.asking.find_words()
        else:
            target.asking.filter_words()


class Leave(MainCommand):
    """Work your way out: of the filter, the search, zen, and back to the sources."""

    when = ""
    key = "escape"
    label = "Back out"
    group = Group.SEARCH
    hint = 60

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only where there is something to leave."""
        return target.way_out() is not None

    @classmethod
    def run(cls, target: Target) -> None:
        """Take one step out."""
        if (step := target.way_out()) is not None:
            step()


class _InSearchBar(MainCommand):
    """Something the search bar does while it is typed into."""

    group = Group.SEARCH
    scope = "the search bar"


class OpenFirstResult(_InSearchBar):
    """Keep the results and open the best one."""

    key = "enter"
    label = "Open the best"
    hint = 90

    @classmethod
    def run(cls, target: Target) -> None:
        """Leave the bar; the best is opened as soon as it is known."""
        target.searching.submit()


class ToResults(_InSearchBar):
    """Go to the results."""

    key = "tab"
    label = "To the results"
    hint = 80

    @classmethod
    def run(cls, target: Target) -> None:
        """Leave the bar."""
        target.searching.to_results()


class OlderQuery(_InSearchBar):
    """Bring back the query before."""

    key = "up"
    label = "Older query"
    hint = 40

    @classmethod
    def run(cls, target: Target) -> None:
        """Put it into the bar."""
        target.searching.older()


class NewerQuery(_InSearchBar):
    """Go forward among earlier queries, then to the results."""

    key = "down"
    label = "Newer query"

    @classmethod
    def run(cls, target: Target) -> None:
        """Put it into the bar, or leave the bar."""
        target.searching.newer()


class CancelSearch(_InSearchBar):
    """Drop the search; everything is as it was before."""

    key = "escape"
    label = "Cancel"
    hint = 85

    @classmethod
    def run(cls, target: Target) -> None:
        """Drop it."""
        target.searching.cancel()


SEARCH_BAR = (OpenFirstResult, ToResults, OlderQuery, NewerQuery, CancelSearch)
