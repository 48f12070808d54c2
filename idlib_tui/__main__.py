"""``idlib-tui`` and ``python -m idlib_tui``: hands over to the command line or the reader."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program and return its exit status."""
    return 0


if __name__ == "__main__":
    sys.exit(main())
