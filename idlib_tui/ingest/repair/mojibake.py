"""UTF-8 that was decoded in a single-byte encoding: "â€œ" for an opening quotation mark."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft

# A lead byte of UTF-8 followed by a continuation byte, both decoded in a single-byte encoding:
# Latin-1 or Windows-1252; Mac Roman; Windows-1250; Windows-1251.
_SIGN = re.compile(
    "[Â-ÏÐÑâãäåìíîïð][\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
    "|[¬√ƒ≈∆‚][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]"
    "|[ĂĹ][\x80-¿ŠŚŤŽŹšśťžźˇ˘ŁĄŞŻ˛łąşĽ˝ľż€‚„…†‡‰‹‘’“”•–—™›]"
    "|[РС][ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇІіґёєјЅѕї°±µ¶·»«¬®©§¦¤‚„…†‡€‰‹‘’“”•–—™›№]"
)
_WORD = re.compile(r"[^\s\x85\xa0]{2,120}")


def mend_mojibake(draft: Draft) -> None:
    """Repair the words with signs of it; nothing is imported for a text without any."""
    if draft.text.isascii():
        return
    words = dict.fromkeys(
        word for word in _WORD.findall(draft.text) if _SIGN.search(_composed(word))
    )
    if words:
        mended = _mended(list(words))
        draft.substitute(
            _WORD, lambda match: mended.get(match.group(), match.group()), RepairKind.MOJIBAKE
        )


def _composed(word: str) -> str:
    """Join accents to their letters: some pages write "Ã" as an A and a tilde."""
    return unicodedata.normalize("NFC", word)


def _mended(words: list[str]) -> dict[str, str]:
    """Repair words together, as each is evidence about the others, and the rest one by one."""
    # A late import: it takes 20 ms, and few texts need it.
    import ftfy  # noqa: PLC0415

    composed = [_composed(word) for word in words]
    together = ftfy.fix_encoding(" ".join(composed)).split(" ")
    if len(together) != len(words):
        together = composed
    mended = {}
    for word, was, now in zip(words, composed, together, strict=True):
        alone = ftfy.fix_encoding(was) if now == was else now
        # The last byte of a closing mark has no character in Windows-1252, and is often lost.
        mended[word] = alone.replace("â€", "”")
    return mended
