"""``idlib-tui`` and ``python -m idlib_tui``: hands over to the command line or the reader."""

from __future__ import annotations

import sys

from idlib_tui.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
