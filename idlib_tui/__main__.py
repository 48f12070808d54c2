"""The entry point of ``idlib-tui`` and ``python -m idlib_tui``."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the program with the arguments of the process, and return its exit status."""
    try:
        # A late import, so that Ctrl+C during the imports is handled too.
        from idlib_tui.cli.main import main as run  # noqa: PLC0415

        return run()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - an installation that is not whole
        from idlib_tui.unexpected import displayable  # noqa: PLC0415

        if sys.stderr is not None:
            sys.stderr.write(f"idlib-tui: {displayable('idlib-tui', error)}\n")
        return 3
    finally:
        # Only Python's own shutdown remains: Ctrl+C now ends it at once, without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(main())
