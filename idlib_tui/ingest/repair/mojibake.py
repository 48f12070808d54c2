"""UTF-8 that somebody read as a single-byte encoding: "â€œ" for an opening quotation mark."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

# A lead byte of UTF-8 followed by a continuation byte, both as Latin-1 or Windows-1252 show them.
_SIGN = re.compile("[Â-ÏÐÑâãäåìíîïð][\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_WORD = re.compile(r"[^\s\x85\xa0]{2,120}")


def mend_mojibake(draft: Draft) -> None:
    """Mend the words that show the signs; nothing is imported for a text without any."""
    if _SIGN.search(draft.text):
        draft.substitute(_WORD, _mended, "mojibake")


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    return _mend(word) if _SIGN.search(word) else word


@cache
def _mend(word: str) -> str:
    # 20 ms to import, and few texts need it.
    import ftfy  # noqa: PLC0415

    mended = ftfy.fix_encoding(word)
    # The last byte of a closing mark has no sign in Windows-1252, and is often lost.
    return mended.replace("â€", "”")
