"""Arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import date

from idlib_tui.dates import DateError, read_period


def add_actor(parser: argparse.ArgumentParser) -> None:
    """Add ``--actor``."""
    parser.add_argument("--actor", metavar="A", help="a name, an alias, or a part of one")


def add_period(parser: argparse.ArgumentParser) -> None:
    """Add ``--from`` and ``--to``, as ``since`` and ``until``."""
    for option, name, day, which in (
        ("--from", "since", first_day, "first"),
        ("--to", "until", last_day, "last"),
    ):
        parser.add_argument(
            option, dest=name, metavar="D", type=day, help=f"the {which} day, month or year"
        )


def first_day(written: str) -> date:
    """Read the first day of a day, month or year: ``2020-02`` is 1 February.

    Raises:
        argparse.ArgumentTypeError: It is not a date.
    """
    try:
        return read_period(written).first
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def last_day(written: str) -> date:
    """Read the last day of a day, month or year: ``2020-02`` is 29 February.

    Raises:
        argparse.ArgumentTypeError: It is not a date.
    """
    try:
        return read_period(written).last
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def positive(written: str) -> int:
    """Read a whole number above zero.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    try:
        number = int(written)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{written}” is no number above zero")
    return number
