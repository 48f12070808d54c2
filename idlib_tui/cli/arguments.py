"""Arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TypedDict

from idlib_tui.dates import DateError, Period, read_period
from idlib_tui.model import QuoteKind

LARGEST = 2**31 - 1
"""The largest number that an option stands for; SQLite and the engine can count to it."""

LONGEST_SHOWN = 40
"""Characters of a mistaken number that a message repeats."""

MOST_PROCESSES = 61
"""As many as Python can wait for on every system."""


def add_actor(parser: argparse.ArgumentParser) -> None:
    """Add ``--actor``."""
    parser.add_argument(
        "--actor", metavar="A", type=words, help="a name, an alias, or a part of one"
    )


def add_kind(parser: argparse.ArgumentParser) -> None:
    """Add ``--kind``, of quotes."""
    parser.add_argument(
        "--kind", choices=[kind.value for kind in QuoteKind], help="how the words are given"
    )


def kind_of(arguments: argparse.Namespace) -> QuoteKind | None:
    """Read ``--kind``."""
    return QuoteKind(arguments.kind) if arguments.kind else None


class Filters(TypedDict):
    """What lists of quotes and of events are filtered by alike."""

    actor: str | None
    text: str | None
    since: date | None
    until: date | None


def add_filters(parser: argparse.ArgumentParser, rows: str) -> None:
    """Add ``--actor``, ``--text``, ``--from`` and ``--to``.

    Args:
        parser: The command's.
        rows: What is listed, in the plural: "quotes".
    """
    add_actor(parser)
    parser.add_argument(
        "--text", metavar="WORDS", type=words, help=f"words that stand in the {rows}"
    )
    add_period(parser)


def filters_of(arguments: argparse.Namespace) -> Filters:
    """Read what ``add_filters`` has added."""
    return Filters(
        actor=arguments.actor,
        text=arguments.text,
        since=arguments.since,
        until=arguments.until,
    )


def add_hits(parser: argparse.ArgumentParser) -> None:
    """Add ``--sort``, ``--limit`` and ``--facets``, of a search."""
    parser.add_argument(
        "--sort",
        choices=("relevance", "newest", "oldest"),
        default="relevance",
        help="default: relevance",
    )
    parser.add_argument("--limit", metavar="N", type=positive, default=100, help="at most N")
    parser.add_argument(
        "--facets",
        action="store_true",
        help="count the articles by source, actor, month and tag instead",
    )


def add_period(parser: argparse.ArgumentParser) -> None:
    """Add ``--from`` and ``--to``, as ``since`` and ``until``."""
    for option, name, day, which in (
        ("--from", "since", first_day, "first"),
        ("--to", "until", _last_day, "last"),
    ):
        parser.add_argument(
            option, dest=name, metavar="D", type=day, help=f"the {which} day, month or year"
        )


def first_day(written: str) -> date:
    """Read the first day of a day, month or year: ``2020-02`` is 1 February.

    Raises:
        argparse.ArgumentTypeError: It is not a date.
    """
    return _period(written).first


def _last_day(written: str) -> date:
    return _period(written).last


def _period(written: str) -> Period:
    try:
        return read_period(written)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day_or_brief(written: str) -> date | Path:
    """Read the first day of a day, month or year, or else the path of a brief.

    Raises:
        argparse.ArgumentTypeError: It is neither.
    """
    try:
        return read_period(written).first
    except DateError:
        path = Path(written)
        if path.suffix in {".md", ".json"} or path.exists():
            return path
        raise argparse.ArgumentTypeError(f"“{written}” is neither a day nor a brief") from None


def words(written: str) -> str:
    """Read text in UTF-8, whatever the locale; bytes that are none become U+FFFD."""
    return written.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def positive(written: str) -> int:
    """Read a whole number above zero; one that is too large for anything is cut to ``LARGEST``.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    digits = written.strip().removeprefix("+")
    if not digits.isdecimal() or not digits.strip("0"):
        shown = written if len(written) <= LONGEST_SHOWN else written[:LONGEST_SHOWN] + "…"
        raise argparse.ArgumentTypeError(f"“{shown}” is no number above zero")
    # Python refuses to read numbers of more than 4,300 digits.
    return min(int(digits), LARGEST) if len(digits) < LONGEST_SHOWN else LARGEST


def process_count(written: str) -> int:
    """Read a number of processes; more than ``MOST_PROCESSES`` are never started.

    Raises:
        argparse.ArgumentTypeError: It is no number above zero.
    """
    return min(positive(written), MOST_PROCESSES)
