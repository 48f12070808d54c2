"""A secret of this user on this machine, by which derived data is known to be our own work.

It is in the user's data folder, made on first use, and readable by the user alone. Where it can be
neither read nor kept, a secret of this process takes its place: everything works, but what one run
signed the next one does not know, and makes anew.
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
    """Sign content so that nobody without the key can; the same content gives the same mark."""
    return blake2b(content, key=_key(_key_file()), digest_size=16).hexdigest()


def key_name() -> str:
    """Say which key is used, without giving it away."""
    return sign(b"name")


def _key_file() -> Path:
    # Imported here because it takes a moment, and opening a reader should take none.
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
    # A shorter one was cut by a full disk, and would be easy to guess.
    return key if len(key) == _BYTES else None


def _make(file: Path) -> bytes:
    """Make a key that is there whole or not at all, and the same for all who make one at once.

    Raises:
        OSError: It cannot be kept.
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
