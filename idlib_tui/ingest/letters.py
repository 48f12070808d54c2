"""The plausibility of the characters beyond ASCII in a text, over all known languages.

The measure is information in bits: the cost of each character beyond ASCII, given its neighbours.
Of two readings of the same bytes the one with the lower cost is more plausible.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FLOOR_BITS = 22.0
"""The cost of a letter between letters that no language combines in this way."""
KNOWN_BITS = 4.0
"""The part of the cost that the neighbour of a letter already implies: a pair counts both."""
WRONG_BITS = 34.0
"""A character that nobody writes there: a control, a box, a sign inside a word."""
SIGN_BITS = 8.0
"""A sign where such signs are common: a mark before a word, a currency before a number."""
ODD_SIGN_BITS = 19.0
"""A sign somewhere else."""
UNKNOWN_BITS = 10.0
"""A letter of a script without statistics."""
SWITCH_BITS = 4.0
"""A word that fits another language than the rest better."""
SCRIPT_BITS = 12.0
"""A word in another script than the rest."""
FAR = 1e6
CASE_BITS = 9.0
"""A lower-case letter before a capital, inside a word."""
WIDE_FLOOR_BITS = 20.0
"""An ideograph that is not among the common ones."""

MAX_WORDS = 400
"""The number of different words that are examined; more make no difference."""

# A no-break space counts as a character beyond ASCII.
_WORD = re.compile(r"[^ \t\n\r\f\v]{1,80}")
_OPENING = frozenset("“‘«‹„‚¿¡([‐–—")
_CLOSING = frozenset("”’»›…™®)]“‘–—º")
_STOPS = frozenset(",.!?;:…")
_WORDS_OF_ONE = frozenset("àáéèêíóòúùöåæøâÀÉÈÓÖÅÆØ")
_CURRENCY = frozenset("£€¥¢$")
_AFTER_NUMBER = frozenset("°½¼¾²³€£¢º–—’”»ª")
_ALONE = frozenset("½¼¾°–—•·…©§«»&†‡№¶→►▪●")
_WIDE_PUNCTUATION = "　、。「」『』（）！？：；，・ー〜【】《》…—“”‘’·"
# Languages without statistics: their letters beyond ASCII.
_ALPHABETS = {
    "is": "áéíóúýðþæö",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
}
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI"})
_WIDE_SCRIPTS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
_WIDE_LANGUAGES = ("ja", "ko", "zh-cn", "zh-tw")
_ALPHABET_BITS = 11.0
_TOLERANT = frozenset("áéíóúàèìòùâêîôûäëïöüçñãõåøœß")
_TOLERANT_BITS = 18.0
"""The cost limit of letters so widely used in names that any neighbour is possible."""


@cache
def script(char: str) -> str:
    """Return the script of a letter: the first word of its Unicode name, or "" for none."""
    return unicodedata.name(char, "").partition(" ")[0]


def is_letter(char: str) -> bool:
    """Recognise letters, and combining marks; not ""."""
    return bool(char) and unicodedata.category(char)[0] in "LM"


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for entry in entries("letter_pairs"):
        language, bits, *pairs = entry.split(" ")
        tables[language].update(dict.fromkeys(pairs, float(bits)))
    return tables


@cache
def _languages(name: str) -> tuple[str, ...]:
    """Return the languages that use a script."""
    known = (*_tables(), *_ALPHABETS)
    return tuple(
        code for code in known if code not in _WIDE_LANGUAGES and _script_used(code) == name
    )


def cost(text: str) -> float:
    """Compute the cost of all characters of a text beyond ASCII, in bits: 0 for plain ASCII."""
    counts: dict[str, int] = {}
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        word = match.group()
        if not word.isascii():
            counts[word] = counts.get(word, 0) + 1
            if len(counts) >= MAX_WORDS:
                break
    fixed = 0.0
    priced: list[tuple[int, dict[str, float]]] = []
    for word, count in counts.items():
        alone, by_language = _price(word)
        fixed += alone * count
        if by_language:
            priced.append((count, by_language))
    return fixed + _best_mix(priced)


def _best_mix(priced: Sequence[tuple[int, dict[str, float]]]) -> float:
    """Compute the cost of words in one main language, with words of others among them."""
    mains = {language for _, prices in priced for language in prices}
    if not mains:
        return 0.0
    lowest = [
        (count, prices, *min((bits, language) for language, bits in prices.items()))
        for count, prices in priced
    ]
    return min(
        sum(
            count * min(prices.get(main, FAR), bits + _switch(main, language))
            for count, prices, bits, language in lowest
        )
        for main in mains
    )


def _switch(main: str, language: str) -> float:
    return SWITCH_BITS if _script_used(main) == _script_used(language) else SCRIPT_BITS


@cache
def _script_used(language: str) -> str:
    pairs = _tables().get(language) or _ALPHABETS[language]
    return next(script(char) for pair in pairs for char in pair if not char.isascii())


def _price(word: str) -> tuple[float, dict[str, float]]:
    """Compute the cost of a word: the part common to all languages, and that in each language."""
    fixed = 0.0
    name = _script_of(word)
    pairs: list[tuple[str, str, str]] = []
    wide: list[str] = []
    for at, char in enumerate(word):
        before, after = word[at - 1 : at] if at else "", word[at + 1 : at + 2]
        if char.isascii():
            continue
        if not is_letter(char):
            fixed += _sign_price(char, before, after)
        elif script(char) in _WIDE_SCRIPTS:
            wide.append(char)
            # An ideograph beside a Latin letter is two bytes of something else.
            fixed += CASE_BITS * sum(x.isascii() and x.isalpha() for x in (before, after))
        elif (script(char) != name and script(char) in _SCRIPTS) or char in "ªº":
            # A letter of another script inside a word.
            fixed += WRONG_BITS
        else:
            fixed += _case_price(char, before, after)
            pairs.append((_neighbour(before), char.lower(), _neighbour(after)))
    if wide:
        fixed += FLOOR_BITS * len(pairs)
        return fixed, {lang: _wide_price(lang, wide) for lang in _WIDE_LANGUAGES}
    if not pairs:
        return fixed, {}
    languages = _languages(name)
    if not languages:
        return fixed + UNKNOWN_BITS * len(pairs), {}
    return fixed, {lang: sum(_pair_price(lang, *pair) for pair in pairs) for lang in languages}


def _script_of(word: str) -> str:
    """Return the script of most letters of a word."""
    counts: dict[str, int] = {}
    for char in word:
        if char.isalpha():
            name = script(char)
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _neighbour(char: str) -> str:
    return char.lower() if is_letter(char) else "_"


def _pair_price(language: str, before: str, char: str, after: str) -> float:
    alphabet = _ALPHABETS.get(language)
    if alphabet is not None:
        return _ALPHABET_BITS if char in alphabet else FLOOR_BITS - KNOWN_BITS
    pairs = _tables()[language]
    floor = _TOLERANT_BITS if char in _TOLERANT else FLOOR_BITS
    left = pairs.get(before + char, floor)
    right = pairs.get(char + after, floor)
    return (min(left, floor) + min(right, floor)) / 2 - KNOWN_BITS


def _case_price(char: str, before: str, after: str) -> float:
    """Compute the cost of capitals that follow lower case, or are alone before a number."""
    price = 0.0
    if (char.isupper() and before.islower()) or (char.islower() and after.isupper()):
        price += CASE_BITS
    alone = not before and not after and char not in _WORDS_OF_ONE and char < "\u0250"
    if before.isdigit() or after.isdigit() or before in _STOPS or alone:
        price += CASE_BITS
    return price


def _sign_price(char: str, before: str, after: str) -> float:
    kind = unicodedata.category(char)
    if char == "\ufffd" or kind in {"Cc", "Cn", "Co", "Cs"} or "─" <= char <= "▟":
        return WRONG_BITS
    if char in "\xa0\xad\u200b\u200c\u200d\u200e\u200f\ufeff":
        return SIGN_BITS + 2 if before and after else ODD_SIGN_BITS
    if char in _WIDE_PUNCTUATION and char >= "\u3000":
        return SIGN_BITS - 2
    opens = not before or before in "([\"'-–—/“‘\xa0"
    closes = not after or after in ".,;:!?)]\"'-–—/”’\xa0"
    fits = (
        (char == "’" and before.isalpha())
        or (char in _OPENING and opens and bool(after))
        or (char in _CLOSING and closes and bool(before))
        or (char in _CURRENCY and (after.isdigit() or before.isdigit() or not before + after))
        or (char in _AFTER_NUMBER and before.isdigit())
        or (char in "–—-…“”«»" and before.isalnum() and after.isalnum() and char in "–—…")
        or (char in _ALONE and not before and not after)
        or (char in "©№§" and opens)
    )
    if fits:
        return SIGN_BITS
    inside = before.isalpha() and after.isalpha()
    return WRONG_BITS if inside or char in "¤¦¬¨´¸¯" else ODD_SIGN_BITS


def _wide_price(language: str, chars: Iterable[str]) -> float:
    prices = _tables()[language]
    return sum(prices.get(char, WIDE_FLOOR_BITS) for char in chars)
