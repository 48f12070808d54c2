"""What is new since a day or a brief: asked for, worked out in a thread, listed to open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui import dates, wording
from idlib_tui.dates import DateError, read_period
from idlib_tui.tui.dialogs.picker import Choice, Picker
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.brief.since import Changes
    from idlib_tui.tui.controllers.host import Host


class Spot(NamedTuple):
    """Where to open a change: a span of an article; ``article`` is None where there is nothing."""

    article: str | None
    start: int = 0
    end: int = 0


class News:
    """Lists what is new; the change that is chosen is opened at its words."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "since")

    def ask(self) -> None:
        """Choose the day or the brief: briefs that record what they knew, then days, latest first.

        A typed day is offered too.
        """
        from idlib_tui.brief import MANIFEST_SUFFIX  # noqa: PLC0415 - loads after first paint

        host = self._host
        manifests = sorted(host.workspace.briefs.glob(f"*{MANIFEST_SUFFIX}"), reverse=True)
        choices: list[Choice[Path | date]] = [
            Choice(path.name.removesuffix(MANIFEST_SUFFIX), path, "brief") for path in manifests
        ]
        published = [row.published.day for row in host.open_library.articles()]
        for day in sorted({each for each in published if each}, reverse=True):
            articles = wording.counted(published.count(day), "article")
            choices.append(Choice(dates.day_text(day), day, articles, day.isoformat()))
        picker = Picker(
            "What is new since", choices, placeholder="Type a day, or choose", typed=_typed
        )
        host.reader_app.push_screen(picker, self._chosen)

    def _chosen(self, when: Path | date | None) -> None:
        host = self._host
        if when is None or host.desk is None:
            return
        library, pins = host.open_library, host.desk.pins

        def compare(_cancelled: IsCancelled) -> Changes:
            # Imported in the thread.
            from idlib_tui.brief.since import changes_since, known_since  # noqa: PLC0415

            return changes_since(library, known_since(library, when), pins)

        self._latest.start(
            compare, self._show, lambda error: host.show_notice(str(error), error=True)
        )

    def _show(self, changes: Changes) -> None:
        if changes.empty:
            self._host.show_notice("Nothing is new.")
            return
        choices = list(_choices(changes))
        title = f"{wording.counted(len(choices), 'change')}"
        self._host.reader_app.push_screen(
            Picker(title, choices, placeholder="Type words or a kind: event, figure, …"),
            self._open,
        )

    def _open(self, spot: Spot | None) -> None:
        if spot is None:
            return
        if spot.article is None:
            self._host.show_notice("Its words are in no article now.")
            return
        self._host.reading.open(spot.article, spot.start, spot.end)


def _typed(text: str) -> Choice[Path | date] | None:
    try:
        day = read_period(text).first
    except DateError:
        return None
    return Choice(dates.day_text(day), day, "as typed")


def _choices(changes: Changes) -> Iterator[Choice[Spot]]:
    for pin in changes.stale:
        yield _choice(pin.text or "The whole article", Spot(None), "stale pin")
    for moved in changes.figures:
        before = "; ".join(dict.fromkeys(each.figure.text for each in moved.before))
        for each in moved.now:
            spot = Spot(each.article, each.figure.start, each.figure.end)
            was = f"{before} → " if before else ""
            kind = "figure moved" if before else "new figure"
            yield _choice(f"{moved.group.topic}: {was}{each.figure.text}", spot, kind)
    said = sorted(changes.statements, key=lambda new: new.contradicts is None)
    for new in said:
        quote, who = new.statement.quote, new.statement.actor
        who = who or quote.speaker_text or "somebody"
        other = new.contradicts
        kind = "new statement"
        if other is not None:
            kind = f"contradicts {other.actor or other.quote.speaker_text or 'somebody'}"
        spot = Spot(new.statement.article, quote.start, quote.end)
        yield _choice(f"{who}: {wording.stance(quote)}{quote.text}", spot, kind)
    for entry in changes.entries:
        when = wording.stretch(
            entry.first, entry.last, entry.precision, entry.value, entry.relation
        )
        first = entry.reports[0]
        spot = Spot(first.article, first.start, first.end)
        yield _choice(f"{when}: {entry.text}", spot, "new event")
    for changed in changes.articles:
        gone = changed.change.value == "withdrawn"
        spot = Spot(None if gone else changed.id)
        yield _choice(changed.title, spot, f"{changed.change.value} article")


def _choice(label: str, spot: Spot, kind: str) -> Choice[Spot]:
    return Choice(label, spot, kind, kind)
