"""Types of command line arguments."""

from __future__ import annotations

import argparse


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
