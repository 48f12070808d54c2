"""Commands of a single pane: the chronology, the quotes, the figures, the article."""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group


class _InChronology(Command):
    group = Group.READ
    scope = "the chronology"


class ZoomIn(_InChronology):
    """Group the chronology by a shorter period: year, month, day."""

    key = "plus,equals_sign"
    label = "Zoom in"
    action = "zoom(1)"


class ZoomOut(_InChronology):
    """Group the chronology by a longer period: day, month, year."""

    key = "minus"
    label = "Zoom out"
    action = "zoom(-1)"


class OnlyWhatMatters(_InChronology):
    """Leave out what few reports mention, or show everything again."""

    key = "w"
    label = "What matters"
    action = "toggle_important"
    hint = 60


class ShowReports(_InChronology):
    """Show every report of the entry below it, or hide them."""

    key = "v"
    label = "Reports"
    action = "toggle_reports"
    hint = 65


class NextReport(_InChronology):
    """Go to the entry's next report; Enter opens it."""

    key = "full_stop"
    label = "Next report"
    action = "step_report(1)"


class PreviousReport(_InChronology):
    """Go to the entry's report before."""

    key = "comma"
    label = "Previous report"
    action = "step_report(-1)"


class Background(_InChronology):
    """List what happened before the story's own span, or fold it away again."""

    key = "B"
    label = "Background"
    action = "toggle_background"


CHRONOLOGY = (
    ZoomIn,
    ZoomOut,
    OnlyWhatMatters,
    Background,
    ShowReports,
    NextReport,
    PreviousReport,
)


class _InQuotes(Command):
    group = Group.READ
    scope = "the quotes"


class NextActor(_InQuotes):
    """Show the next actor's quotes."""

    key = "full_stop"
    label = "Next actor"
    action = "step_actor(1)"
    hint = 65


class PreviousActor(_InQuotes):
    """Show the quotes of the actor before."""

    key = "comma"
    label = "Previous actor"
    action = "step_actor(-1)"


class ShowDetails(_InQuotes):
    """Show a quote in full: who is meant and how that is known, and where else it stands."""

    key = "v"
    label = "Details"
    action = "toggle_details"
    hint = 60


class OnlyTheSure(_InQuotes):
    """Leave out the quotes whose speaker is not sure, or show them again."""

    key = "w"
    label = "Only the sure"
    action = "toggle_sure"


class NextKind(_InQuotes):
    """Show only direct, mixed or indirect quotes, or all of them again."""

    key = "K"
    label = "Kind"
    action = "next_kind"


class Compare(_InQuotes):
    """Put the quotes of this actor beside another's, on one time axis; again to stop."""

    when = "choose an actor first."
    key = "C"
    label = "Compare"
    action = "compare"
    hint = 55


class _AmongCopies(_InQuotes):
    when = "this statement stands in one article only."


class NextCopy(_AmongCopies):
    """Go to the next article with the same statement; Enter opens it."""

    key = "greater_than_sign"
    label = "Next copy"
    action = "step_copy(1)"


class PreviousCopy(_AmongCopies):
    """Go to the article before with the same statement."""

    key = "less_than_sign"
    label = "Previous copy"
    action = "step_copy(-1)"


QUOTES = (
    NextActor,
    PreviousActor,
    ShowDetails,
    OnlyTheSure,
    NextKind,
    Compare,
    NextCopy,
    PreviousCopy,
)


class _InFigures(Command):
    group = Group.READ
    scope = "the figures"


class NextTopic(_InFigures):
    """Go to the next group of figures."""

    key = "full_stop"
    label = "Next topic"
    action = "step_group(1)"
    hint = 65


class PreviousTopic(_InFigures):
    """Go to the group of figures before."""

    key = "comma"
    label = "Previous topic"
    action = "step_group(-1)"


FIGURES = (NextTopic, PreviousTopic)


class _InSources(Command):
    group = Group.READ
    scope = "the sources"


class NextOrder(_InSources):
    """Put the sources into another order: newest, oldest, by day, by outlet, unread first."""

    key = "plus,equals_sign"
    label = "Order"
    action = "arrange(1)"
    hint = 45


class PreviousOrder(_InSources):
    """Put the sources into the order before."""

    key = "minus"
    label = "Order before"
    action = "arrange(-1)"


class ShowVersions(_InSources):
    """List the other versions of an article below it, or fold them away."""

    when = "this article has no other version."
    key = "v"
    label = "Versions"
    action = "toggle_versions"
    hint = 86


SOURCES = (NextOrder, PreviousOrder, ShowVersions)


class _InReader(Command):
    group = Group.READ
    scope = "the article"


class ShowRepairs(_InReader):
    """Mark what was repaired, and say below each paragraph what it was; again to hide it."""

    key = "R"
    label = "Repairs"
    action = "toggle_repairs"


class NextTime(_InReader):
    """Go to the next time expression in the article."""

    key = "right_parenthesis"
    label = "Next time"
    action = "step_time(1)"


class PreviousTime(_InReader):
    """Go to the time expression before in the article."""

    key = "left_parenthesis"
    label = "Previous time"
    action = "step_time(-1)"


READER = (ShowRepairs, NextTime, PreviousTime)
