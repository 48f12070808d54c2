"""Mutations: small seeded changes to sentences, texts and bytes that were right before."""

from __future__ import annotations

import random

from tests.robust.sources import HOSTILE, TIMES_AND_FIGURES, Pool

_MOST_SENTENCES = 12
_MOST_EDITS = 6


def mutated_text(rng: random.Random, pool: Pool) -> str:
    """Make an article of a few sentences, some of them changed."""
    sentences = [
        mutated_sentence(rng, pool) if rng.random() < 0.7 else pool.sentence(rng)
        for _ in range(rng.randint(1, _MOST_SENTENCES))
    ]
    between = rng.choices((" ", "\n\n", "\n", "", "\r\n", "  "), (8, 4, 2, 1, 1, 1))[0]
    text = between.join(sentences)
    if rng.random() < 0.1:
        text = text[: rng.randint(0, len(text))]
    if rng.random() < 0.03:
        text = text * rng.randint(2, 6)
    if rng.random() < 0.03:
        text = text.upper() if rng.random() < 0.5 else text.casefold()
    return text


def mutated_sentence(rng: random.Random, pool: Pool) -> str:
    """Change a sentence in one to six places."""
    words = pool.sentence(rng).split(" ")
    for _ in range(rng.randint(1, _MOST_EDITS)):
        _edit(rng, words, pool)
    return " ".join(words)


def _edit(rng: random.Random, words: list[str], pool: Pool) -> None:
    at = rng.randrange(len(words) + 1)
    here = min(at, len(words) - 1)
    match rng.randrange(10):
        case 0:
            words.insert(at, rng.choice(HOSTILE))
        case 1:
            words.insert(at, rng.choice(TIMES_AND_FIGURES))
        case 2 | 3:
            words.insert(at, rng.choice(pool.words))
        case 4 if words:
            words[here] = rng.choice(pool.words)
        case 5 if len(words) > 1:
            del words[here]
        case 6 if words:
            words[here:here] = words[here : here + rng.randint(1, 4)] * rng.randint(1, 3)
        case 7 if words:
            words[here] = mutated_word(rng, words[here])
        case 8:
            # The end of one sentence on the start of another.
            other = pool.sentence(rng).split(" ")
            words[at:] = other[rng.randrange(len(other)) :]
        case _ if words:
            other = rng.randrange(len(words))
            words[here], words[other] = words[other], words[here]


def mutated_word(rng: random.Random, word: str) -> str:
    """Change letters, case or the ends of one word."""
    at = rng.randrange(len(word) + 1)
    match rng.randrange(6):
        case 0:
            return word[:at] + rng.choice(HOSTILE) + word[at:]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word.swapcase()
        case 3:
            return (
                word[:at]
                + chr(rng.choice((rng.randrange(0x80), rng.randrange(0x3000))))
                + word[at:]
            )
        case 4:
            return "".join(
                rng.choice("0123456789") if c.isdigit() else c for c in word
            ) + rng.choice(("", "s", "th", "%", "-year-old", "’s", "."))
        case _:
            return word.title() + rng.choice((",", ".", ";", ":", "”", "’", ")", "…"))


def mutated_bytes(rng: random.Random, data: bytes) -> bytes:
    """Change bytes: flipped, cut, doubled, put in."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed) + 1)
        match rng.randrange(6):
            case 0 | 1 if at < len(changed):
                changed[at] ^= 1 << rng.randrange(8)
            case 2:
                changed[at:at] = rng.choice(RAW)
            case 3:
                del changed[at : at + rng.randint(1, 40)]
            case 4:
                changed[at:at] = changed[at : at + rng.randint(1, 80)]
            case _:
                if rng.random() < 0.2:
                    del changed[at:]
    return bytes(changed)


RAW = (
    b"\x00", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80",
    b"\xf8", b"\xe2\x80", b"\x80\x81\x82", b"\x1b[2J", b"\r", b"\r\n", b"\n\n\n", b"\t", b"\x0c",
    b"\x1a", b"<!--", b"<p>", b"&#0;", b"&#1114112;", b"---\n", b"{\\rtf1", b"%PDF-1.4",
    b"PK\x03\x04", b"date 9999-99-99 ",
)  # fmt: skip
"""Bytes that mark an encoding, a format or the end of a file."""
