"""The registry of commands: the one source of keys, hints, palette, help and documentation."""

from __future__ import annotations

from idlib_tui.tui.commands import (
    archive,
    collecting,
    judging,
    marking,
    panes,
    program,
    reading,
    searching,
)
from idlib_tui.tui.commands.check import ON_CHECK
from idlib_tui.tui.commands.claims import ON_CLAIMS
from idlib_tui.tui.commands.command import Command, Group, MainCommand, bindings
from idlib_tui.tui.commands.desk import ON_DESK
from idlib_tui.tui.commands.dialogs import DIALOGS
from idlib_tui.tui.commands.in_panes import CHRONOLOGY, FIGURES, QUOTES, READER, SOURCES
from idlib_tui.tui.commands.moving import GROUPS, MOVING, OpenUnderCursor
from idlib_tui.tui.commands.searching import SEARCH_BAR

MAIN_COMMANDS: tuple[type[MainCommand], ...] = (
    searching.Search,
    searching.NextHit,
    searching.PreviousHit,
    searching.Leave,
    panes.ShowSources,
    panes.ShowArticle,
    panes.ShowChronology,
    panes.ShowQuotes,
    panes.ShowFigures,
    panes.NextPane,
    panes.PreviousPane,
    reading.GoBack,
    reading.GoForward,
    reading.NextQuote,
    reading.PreviousQuote,
    reading.ChooseActor,
    reading.GoToDate,
    searching.Filter,
    collecting.Peek,
    collecting.Pin,
    collecting.Pins,
    collecting.Note,
    judging.GradeSource,
    judging.MarkFact,
    judging.WhoClaims,
    judging.AskWho,
    collecting.Correct,
    collecting.SameActors,
    collecting.Undo,
    collecting.Copy,
    collecting.CopyWords,
    collecting.Brief,
    collecting.CheckDraft,
    collecting.Since,
    collecting.Export,
    searching.SavedSearches,
    reading.Differences,
    reading.ArticleInfo,
    reading.RawFile,
    marking.ReadMark,
    marking.Star,
    marking.Tag,
    reading.NextUnread,
    reading.OpenOutside,
    reading.OpenInPager,
    reading.OpenInEditor,
    panes.Zen,
    panes.WidenColumn,
    panes.NarrowColumn,
    panes.HideColumn,
    archive.PullArticle,
    archive.PullFound,
    archive.SwitchArchive,
    program.Theme,
    program.Reload,
    program.Palette,
    program.Help,
    program.Quit,
)
"""The commands of the main screen, in the order of the hints and the palette."""

COMMANDS: tuple[type[Command], ...] = (
    OpenUnderCursor,
    *SEARCH_BAR,
    *ON_DESK,
    *ON_CLAIMS,
    *ON_CHECK,
    *DIALOGS,
    *CHRONOLOGY,
    *QUOTES,
    *FIGURES,
    *READER,
    *SOURCES,
    *MAIN_COMMANDS,
    program.Suspend,
    *MOVING,
    *GROUPS,
)
"""Every command, in the order of the key hints: what the focused part can do comes first."""

BY_ID: dict[str, type[Command]] = {command.id(): command for command in COMMANDS}
"""Command id -> command."""

__all__ = ["BY_ID", "COMMANDS", "MAIN_COMMANDS", "Command", "Group", "MainCommand", "bindings"]
