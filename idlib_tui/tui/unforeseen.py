"""A failure that nobody foresaw, put so that the user can go on and knows the way out."""

from __future__ import annotations

from idlib_tui.errors import IdlibError

LONGEST = 160
"""Characters of the cause that are shown; some libraries put whole documents into theirs."""


class UnforeseenError(IdlibError):
    """A mistake of the program's own, in one task; everything else stays usable."""


def as_told(task: str, error: Exception) -> IdlibError:
    """Put the failure of a task so that it can be shown: an expected one says enough itself."""
    if isinstance(error, IdlibError):
        return error
    cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if len(cause) > LONGEST:
        cause = cause[:LONGEST] + "…"
    told = UnforeseenError(
        f"“{task}” failed ({cause}). That is a mistake in this program; the rest still works. To "
        "check whether all is in order, run: idlib-tui doctor"
    )
    told.__cause__ = error
    return told
