"""Arguments that several commands take."""

from __future__ import annotations

import argparse

from idlib_tui.cli.days import first_day, last_day


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
