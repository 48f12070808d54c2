"""A secret key of the user, with which the program signs its derived data.

The key is a file in the user's data folder, created on first use and readable by the user only. If
it can be neither read nor written, a key in memory is used instead: everything works, but data
signed in one run is not recognised in the next, and is rebuilt.
"""

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
    """Sign content so that only holders of the key can; equal content has equal signatures."""
    return blake2b(content, key=_key(_key_file()), digest_size=16).hexdigest()


def key_name() -> str:
    """Identify the key in use without disclosing it."""
    return sign(b"name")


def _key_file() -> Path:
    # A late import: it takes a moment, and opening a reader must not wait for it.
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path("idlib-tui", appauthor=False) / "index.key"


@cache
def _key(file: Path) -> bytes:
    with contextlib.suppress(OSError):
        return _read(file) or _make(file)
    return secrets.token_bytes(_BYTES)


def _read(file: Path) -> bytes | None:
    try:
        key = read_regular(file, _BYTES)
    except OSError:
        return None
    # A shorter key was truncated by a full disk, and would be easy to guess.
    return key if len(key) == _BYTES else None


def _make(file: Path) -> bytes:
    """Create a key file atomically; processes that do so at once all get the same key.

    Raises:
        OSError: The file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_name(f".index.key.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(secrets.token_bytes(_BYTES))
            out.flush()
            os.fsync(descriptor)
        try:
            file.hardlink_to(made)
        except OSError:
            # The name is taken, or the file system has no hard links.
            if _read(file) is None:
                made.replace(file)
        key = _read(file)
    finally:
        made.unlink(missing_ok=True)
    if key is None:
        raise OSError(f"{file} cannot be read back")
    return key
