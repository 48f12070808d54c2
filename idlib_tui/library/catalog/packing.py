"""Compressed text: raw DEFLATE (RFC 1951), with a related text as its preset dictionary."""

from __future__ import annotations

import zlib

from idlib_tui.library.catalog.codec import DamagedRecordError

_WINDOW = 32_768
"""Bytes of a dictionary that DEFLATE can refer to: its last ones."""

_LARGEST = 256_000_000
"""Bytes that a value may have; an article has at most 20 million."""


def pack(text: str, near: str = "") -> bytes:
    """Compress a text.

    Args:
        text: The text.
        near: A text with which it has long parts in common.
    """
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS, zdict=_dictionary(near))
    return packer.compress(text.encode()) + packer.flush()


def unpack(data: bytes, near: str = "") -> str:
    """Decompress what ``pack`` made with the same ``near``.

    Raises:
        DamagedRecordError: ``pack`` did not make it, or with another text.
    """
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_dictionary(near))
    try:
        text = unpacker.decompress(data, _LARGEST).decode()
    except (TypeError, ValueError, zlib.error) as error:
        raise DamagedRecordError("a compressed text cannot be read") from error
    if not unpacker.eof or unpacker.unused_data:
        raise DamagedRecordError("a compressed text is not complete")
    return text


def _dictionary(near: str) -> bytes:
    # Its last characters have at least as many bytes.
    return near[-_WINDOW:].encode()[-_WINDOW:]
