"""``idlib-tui`` and ``python -m idlib_tui``: hands over to the command line or the reader."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the program with the arguments of the process, and return its exit status."""
    try:
        # Imported here so that Ctrl+C during the imports ends as quietly as later.
        from idlib_tui.cli.main import main as run  # noqa: PLC0415

        return run()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - an installation that is not whole
        from idlib_tui.unexpected import as_told  # noqa: PLC0415

        if sys.stderr is not None:
            sys.stderr.write(f"idlib-tui: {as_told('idlib-tui', error)}\n")
        return 3
    finally:
        # What is left to do is Python's: Ctrl+C now ends it at once, without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(main())
