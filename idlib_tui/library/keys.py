"""A secret of this user on this machine, by which derived data is known to be our own work."""

from __future__ import annotations

import contextlib
import os
import secrets
from functools import cache
from hashlib import blake2b
from pathlib import Path

from idlib_tui.files import read_regular

_BYTES = 32


def sign(content: bytes) -> str:
    """Sign content so that nobody without the key can; the same content gives the same mark."""
    return blake2b(content, key=_key(_key_file()), digest_size=16).hexdigest()


def _key_file() -> Path:
    # Imported here because it takes a moment, and opening a reader should take none.
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path("idlib-tui", appauthor=False) / "index.key"


@cache
def _key(file: Path) -> bytes:
    """Read the key, making it on first use.

    Where it can be neither read nor kept it is empty: what was signed with another is then made
    anew.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        # Linked into place whole, so that two first runs at once settle on one.
        made = file.with_name(f".index.key.{secrets.token_hex(8)}")
        if not file.exists():
            try:
                descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "wb") as out:
                    out.write(secrets.token_bytes(_BYTES))
                with contextlib.suppress(FileExistsError):
                    _publish(made, file)
            finally:
                made.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        return read_regular(file, _BYTES)
    return b""


def _publish(made: Path, file: Path) -> None:
    try:
        file.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:
        made.replace(file)
