"""Scores quotations and their speakers against a gold standard, and times the run.

    python benchmarks/quotes.py GOLD [--only IDS] [--scorer PATH]

GOLD holds JSON Lines: ``{id, text, quotes: [{start, end, kind, speaker: {text, entity?} | null}],
contents?: [{kind, cue_class, frags: [[start, end]], speaker}], ignore?: [[start, end]]}`` with
offsets into ``text``. An item is found where its words agree with a gold item's by a Jaccard index
of at least 0.8, one to one, the best pairs first; marks, white space and closing points at either
end do not count, and items are cut at line breaks. It is right end to end where the speaker is too:
the resolved name where gold gives one, else the surname or the noun of the source as written.

The name matching here is plain (surnames, no nicknames), so that a full scorer may differ by up to
a point; ``--scorer`` runs another program ``PATH GOLD SYSTEM`` on the same output instead.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.names import name_words

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_EDGE = " \t\n\r\xa0“”\"'‘’„‟«»,.;:!?…–—-`"
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their"]
)
_FILLERS = frozenset(
    ["the", "a", "an", "of", "for", "to", "in", "on", "at", "and", "who", "his", "her", "their"]
)
_FOUND = 0.8
_SAME_PLACE = 0.5
_DIRECT_WORDS = 5


@dataclass(frozen=True)
class Item:
    """A stretch of text with its speaker."""

    words: tuple[int, int]
    speaker: str | None
    mention: str | None


class Words:
    """The word positions of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [match.end() for match in _WORD.finditer(text)]
        self.starts = [match.start() for match in _WORD.finditer(text)]

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a span at line breaks, as ranges of words without edge marks."""
        found = []
        for match in re.finditer(r"[^\n]+", self.text[start:end]):
            line = match.group()
            left = start + match.start() + len(line) - len(line.lstrip(_EDGE))
            right = start + match.start() + len(line.rstrip(_EDGE))
            if self.text[left:right].lower().startswith("that "):
                left += 5
            span = (bisect_left(self.ends, left + 1), bisect_left(self.starts, right))
            if span[0] < span[1]:
                found.append(span)
        return found


def jaccard(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Share of words in common, of two ranges of words."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def same_speaker(system: Item, gold: Item, entity: str | None) -> bool:
    """Return whether the speaker is right, at the best that gold can tell."""
    if gold.mention is None or system.speaker is None:
        return gold.mention is None and system.speaker is None
    if entity is not None:
        return any(_same_name(system.speaker, name) for name in entity.split("|"))
    return _same_name(system.mention or "", gold.mention) or _same_name(
        system.speaker, gold.mention
    )


def _same_name(one: str, other: str) -> bool:
    if {one.strip().lower(), other.strip().lower()} & _PRONOUNS:
        return one.strip().lower() == other.strip().lower()
    names, others = _proper(one), _proper(other)
    if names and others:
        return names[-1] == others[-1] or (
            1 in {len(names), len(others)} and bool(set(names) & set(others))
        )
    mine = {word for word in name_words(one) if word not in _FILLERS}
    theirs = {word for word in name_words(other) if word not in _FILLERS}
    return bool(mine and theirs) and 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _proper(phrase: str) -> tuple[str, ...]:
    head = re.split(r",|;|\bwho\b|\(", phrase, maxsplit=1)[0]
    words = [word for word in head.split() if word[:1].isupper()]
    return name_words(" ".join(words)) if words else ()


def score(document: dict[str, Any], quotes: list[dict[str, Any]], task: str) -> Counter[str]:
    """Count what one document has, what was found, and what was right."""
    words = Words(document["text"])
    gold, entities, spare = _gold_items(document, words, task)
    system = _system_items(quotes, words, task)
    pairs = sorted(
        (-jaccard(g.words, s.words), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(system)
        if jaccard(g.words, s.words) >= _FOUND
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    ignored = sum(
        j not in taken and any(jaccard(s.words, one) >= _SAME_PLACE for one in spare)
        for j, s in enumerate(system)
    )
    right = sum(same_speaker(system[j], gold[i], entities[i]) for i, j in matched.items())
    named = [i for i in matched if entities[i] is not None]
    return Counter(
        gold=len(gold),
        system=len(system) - ignored,
        found=len(matched),
        right=right,
        entity=len(named),
        entity_right=sum(same_speaker(system[matched[i]], gold[i], entities[i]) for i in named),
    )


def _gold_items(
    document: dict[str, Any], words: Words, task: str
) -> tuple[list[Item], list[str | None], list[tuple[int, int]]]:
    items: list[Item] = []
    entities: list[str | None] = []
    spare = [
        piece for start, end in document.get("ignore", []) for piece in words.pieces(start, end)
    ]
    seen: set[tuple[int, int]] = set()
    if task == "reported":
        sources = [
            (one["kind"] in {"indirect", "mixed"} and one["cue_class"] == "speech", span, one)
            for one in document.get("contents", [])
            for span in one["frags"]
        ]
    else:
        sources = [
            (
                task == "quoted" or one.get("kind", "direct") == "direct",
                (one["start"], one["end"]),
                one,
            )
            for one in document.get("quotes", [])
        ]
    for wanted, (start, end), one in sources:
        for piece in words.pieces(start, end):
            if not wanted:
                spare.append(piece)
            elif piece not in seen:
                seen.add(piece)
                speaker = one.get("speaker") or {}
                items.append(Item(piece, None, speaker.get("text")))
                entities.append(speaker.get("entity"))
    return items, entities, spare


def _system_items(quotes: list[dict[str, Any]], words: Words, task: str) -> list[Item]:
    found: dict[tuple[int, int], Item] = {}
    for quote in quotes:
        if (quote["kind"] in {"indirect", "mixed"}) != (task == "reported"):
            continue
        for piece in words.pieces(quote["start"], quote["end"]):
            if task == "direct" and piece[1] - piece[0] < _DIRECT_WORDS:
                continue
            found.setdefault(piece, Item(piece, quote["speaker_text"], quote["speaker_mention"]))
    return list(found.values())


def annotate(text: str) -> list[dict[str, Any]]:
    """Find the quotations of one text, in the format of the scorers."""
    _, quotes = find_quotes(read_document(text))
    return [
        {
            "start": quote.start,
            "end": quote.end,
            "kind": quote.kind.value,
            "speaker_text": quote.speaker_text,
            "speaker_mention": quote.speaker_mention,
            "cue": quote.cue,
        }
        for quote in quotes
    ]


def table(documents: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> str:
    """Lay out precision, recall and F1 of the three tasks."""
    lines = ["task       gold  system   found P/R/F1          end to end P/R/F1     entity"]
    for task in ("direct", "quoted", "reported"):
        total: Counter[str] = Counter()
        for document, quotes in zip(documents, found, strict=True):
            total.update(score(document, quotes, task))
        if not total["gold"]:
            continue
        entity = f"{100 * total['entity_right'] / total['entity']:.1f}" if total["entity"] else "-"
        lines.append(
            f"{task:9} {total['gold']:5} {total['system']:7}   {_prf(total, 'found')}   "
            f"{_prf(total, 'right')}   {entity}"
        )
    return "\n".join(lines)


def _prf(total: Counter[str], key: str) -> str:
    precision = 100 * total[key] / max(1, total["system"])
    recall = 100 * total[key] / max(1, total["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{precision:5.1f} {recall:5.1f} {f1:5.1f}"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="gold standard, JSON Lines")
    parser.add_argument("--only", type=Path, help="a file with the ids to score, one a line")
    parser.add_argument("--scorer", type=Path, help="another scorer, run as PATH GOLD SYSTEM")
    args = parser.parse_args()
    documents = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines() if line]
    if args.only:
        kept = set(args.only.read_text("utf-8").split())
        documents = [one for one in documents if one["id"] in kept]
    annotate("“Hello,” she said.")  # load the word lists before timing
    started = time.process_time()
    found = [annotate(one["text"]) for one in documents]
    seconds = time.process_time() - started
    count = sum(len(one["text"].split()) for one in documents)
    print(f"{len(documents)} texts, {count} words, {count / seconds:,.0f} words a second")
    if args.scorer is None:
        print(table(documents, found))
        return 0
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as system:
        for one, quotes in zip(documents, found, strict=True):
            system.write(json.dumps({"id": one["id"], "quotes": quotes}) + "\n")
        system.flush()
        command = [sys.executable, str(args.scorer), str(args.gold), system.name]
        only = ["--only", str(args.only)] if args.only else []
        return subprocess.run(command + only, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
