"""Write ``idlib_tui/ingest/data/letter_pairs.txt`` anew: how common pairs of letters are.

Run with ``.venv/bin/python scripts/make_letter_pairs.py FOLDER``, where FOLDER holds the profiles
of the package ``langdetect`` (Apache License 2.0), which were counted in Wikipedia.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from idlib_tui.ingest.letters import FLOOR_BITS, is_letter, script

OUT = Path(__file__).parent.parent / "idlib_tui/ingest/data/letter_pairs.txt"
LANGUAGES = (
    *("ca", "cs", "da", "de", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nl", "no"),
    *("pl", "pt", "ro", "sk", "sl", "sq", "sv", "tr", "vi"),
    *("bg", "mk", "ru", "uk", "el", "he", "ar", "fa", "ur", "th"),
)
IDEOGRAPHIC = ("ja", "ko", "zh-cn", "zh-tw")
HEAD = """\
# How common pairs of letters are: "language bits pairs", where bits is -log2 of the share of the
# pair among all pairs. "_" stands for what is no letter. Only pairs with a letter beyond ASCII are
# listed; for ideographic languages single characters are. Written by scripts/make_letter_pairs.py
# from the profiles of langdetect (Apache License 2.0).
"""


def _pairs(freq: dict[str, int], length: int, scripts: set[str]) -> dict[int, list[str]]:
    counts: Counter[str] = Counter()
    total = 0
    for gram, count in freq.items():
        if len(gram) != length:
            continue
        total += count
        folded = unicodedata.normalize("NFC", gram.lower())
        beyond = [char for char in folded if not char.isascii()]
        known = all(is_letter(char) and script(char) in scripts for char in beyond)
        if beyond and known and len(folded) == length:
            counts[folded.replace(" ", "_")] += count
    levels = defaultdict(list)
    for pair, count in counts.items():
        bits = round(-math.log2(count / total))
        if bits < FLOOR_BITS - 2:
            levels[bits].append(pair)
    return levels


def main() -> None:
    """Read the profiles, write the list."""
    folder = Path(sys.argv[1])
    lines = []
    for language in (*LANGUAGES, *IDEOGRAPHIC):
        freq = json.loads((folder / language).read_text(encoding="utf-8"))["freq"]
        length = 1 if language in IDEOGRAPHIC else 2
        sums: Counter[str] = Counter()
        for gram, count in freq.items():
            if len(gram) == 1:
                sums[script(gram)] += count
        wide = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
        scripts = wide if length == 1 else {max(sums, key=lambda name: sums[name])}
        for bits, pairs in sorted(_pairs(freq, length, scripts).items()):
            lines.append(f"{language} {bits} {' '.join(sorted(pairs))}")
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
