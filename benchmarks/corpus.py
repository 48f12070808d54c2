"""A made-up corpus of news-like articles, the same for the same size and seed.

Words follow Zipf's law over a made-up vocabulary; names, dates, quotations and figures are mixed in
at about the rate of agency copy, and one article in eight is a cut and reworded copy of another.
"""

from __future__ import annotations

import os
import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_SYLLABLES = [
    "ka",
    "lo",
    "mer",
    "tan",
    "vi",
    "sur",
    "den",
    "pol",
    "gra",
    "net",
    "si",
    "bo",
    "ran",
    "tel",
    "min",
    "fas",
    "dor",
]
_NAMES = [
    f"{first} {last}"
    for first in ("Anna", "Omar", "Peter", "Leila", "Mark", "Vera", "John")
    for last in ("Halden", "Tarsin", "Moreau", "Kessler", "Dovlat", "Ostrov", "Quill", "Varga")
]
_PLACES = ["Arden", "Belport", "Castra", "Dunmore", "Estral", "Farrow", "Galt", "Harrow"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_FIRST = date(2019, 1, 1)


def write_corpus(
    folder: Path, size: int, *, words: int = 600, seed: int = 7, alike: float = 0.125
) -> None:
    """Write ``size`` articles of about ``words`` words into ``folder/seeds``.

    A share of them, ``alike``, are copies of others.
    """
    rng = random.Random(seed)
    vocabulary = sorted(
        {"".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(40_000)}
    )
    rng.shuffle(vocabulary)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    kept: list[list[str]] = []
    for number in range(size):
        day = _FIRST + timedelta(days=rng.randrange(700))
        if kept and rng.random() < alike:
            sentences = [one for one in rng.choice(kept) if rng.random() < 0.8]
        else:
            sentences = []
            while sum(len(one.split()) for one in sentences) < words:
                sentences.append(_sentence(rng, vocabulary, weights))
            kept = [*kept[-200:], sentences]
        body = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
        header = "" if rng.random() < 0.1 else f"date {day.isoformat()} "
        place = rng.choice(_PLACES)
        file = seeds / f"{number:06}.txt"
        file.write_text(f"{header}{place.upper()} – {body}\n", encoding="utf-8")
        # Old enough not to be looked at twice.
        os.utime(file, (1_600_000_000, 1_600_000_000))


def _sentence(rng: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    words = rng.choices(vocabulary, cum_weights=weights, k=rng.randint(9, 22))
    clause = "the " + " the ".join(" ".join(words[at : at + 4]) for at in range(0, len(words), 4))
    name = rng.choice(_NAMES)
    match rng.randrange(8):
        case 0:
            return f"“{clause.capitalize()},” {name} said on {rng.choice(_DAYS)}."
        case 1:
            return f"{name} said that {clause} in {rng.choice(_PLACES)}."
        case 2:
            return f"On {rng.choice(_DAYS)}, {clause} near {rng.choice(_PLACES)}."
        case 3:
            return f"At least {rng.randrange(2, 900)} people were killed when {clause}."
        case _:
            return f"{clause.capitalize()}."
