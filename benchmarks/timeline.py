"""Scores and times events and their merging: ``python benchmarks/timeline.py [DOCS TIMELINES]...``.

DOCS holds one article a line: ``{id, dct, text, sents: [{n, start, end}]}``. TIMELINES holds one
timeline a line: ``{entity, lines: [{date, mentions: [{doc, sent, start, end}]}]}``, where each line
of a timeline is one event (the format of SemEval-2015 task 4, brought to character offsets).

Printed are the share of dated mentions whose date is right at the gold's own precision, the same
for those dated to the day, and how well pairs of mentions are told to be one event. With
``--out FILE`` the answers are written as JSON Lines: ``{doc, start, end, date, event_id}``.

Without files the seeds of this workspace are timed, and the merging of growing blocks.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.events.roots import root_of
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.chronology import merge_block, merge_groups
from idlib_tui.model import Event, Relation

WORDS = 700
RUNS = 5
ANY_DAY = date(2020, 2, 18)


@dataclass
class Answer:
    """What the annotator says about one trigger."""

    doc: str
    event: Event
    identity: str = ""

    @property
    def date(self) -> str:
        """The date at the precision of the text; an interval goes by its known end."""
        if self.event.relation is Relation.DURING:
            return self.event.last.isoformat()
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", self.event.value):
            return self.event.value
        return self.event.first.isoformat()


@dataclass
class Ratio:
    """A count of hits among tries."""

    hits: int = 0
    tries: int = 0

    def add(self, hit: bool) -> None:
        """Count one."""
        self.hits += hit
        self.tries += 1

    def __str__(self) -> str:
        return f"{self.hits / self.tries if self.tries else 0:.3f} of {self.tries}"


def main() -> None:
    """Score the given files, or time the seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="pairs of DOCS and TIMELINES")
    parser.add_argument("--out", type=Path, help="where to write the answers")
    options = parser.parse_args()
    if len(options.files) % 2:
        parser.error("give DOCS and TIMELINES in pairs")
    if not options.files:
        time_seeds()
        time_merging()
        return
    articles: dict[str, Any] = {}
    timelines: list[Any] = []
    for docs, lines in zip(options.files[::2], options.files[1::2], strict=True):
        articles.update((str(article["id"]), article) for article in read_lines(docs))
        timelines += read_lines(lines)
    answers = annotate(list(articles.values()))
    if options.out:
        write(options.out, answers)
    score(articles, timelines, answers)


def read_lines(path: Path) -> list[Any]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def annotate(articles: list[Any]) -> list[Answer]:
    """Date every trigger and tell which are one event, printing the time taken."""
    started = time.process_time()
    found = [
        Answer(str(article["id"]), event)
        for article in articles
        for event in events_of(article["text"], date.fromisoformat(article["dct"]), undated=True)
    ]
    taken = time.process_time() - started
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{taken / words * WORDS * 1000:.2f} ms per article of {WORDS} words, on a first reading")
    identify(found)
    return found


def events_of(text: str, published: date, *, undated: bool = False) -> tuple[Event, ...]:
    """Run what the measure is about, and nothing else."""
    document = read_document(text, published)
    return find_events(document, find_timexes(document), (), (), undated=undated)


def identify(answers: list[Answer]) -> None:
    """Number the events: merged as the chronology merges, among triggers of one root."""
    roots: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        event = answer.event
        word = event.text[event.trigger_start - event.start : event.trigger_end - event.start]
        roots[root_of(word.lower())].append(answer)
    number = 0
    for alike in roots.values():
        told = [(answer.doc, None, replace(answer.event, dated=True)) for answer in alike]
        places = {id(event): answer for (_, _, event), answer in zip(told, alike, strict=True)}
        for group in merge_groups(told):
            number += 1
            for _, _, event in group:
                places[id(event)].identity = str(number)


def write(path: Path, answers: list[Answer]) -> None:
    """Write the answers as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for answer in answers:
            line = {
                "doc": answer.doc,
                "start": answer.event.trigger_start,
                "end": answer.event.trigger_end,
                "date": answer.date,
                "event_id": answer.identity,
            }
            out.write(json.dumps(line) + "\n")


def score(articles: dict[str, Any], timelines: list[Any], answers: list[Answer]) -> None:
    """Print how many dates, and how many pairs, are right."""
    by_doc: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_doc[answer.doc].append(answer)
    exact, to_the_day = Ratio(), Ratio()
    seen: set[tuple[str, int, str]] = set()
    right = wanted = given = 0
    for timeline in timelines:
        found = []
        for line, entry in enumerate(timeline["lines"]):
            gold = re.sub(r"(-XX)+$", "", entry["date"])
            for mention in entry["mentions"]:
                answer = answer_to(mention, articles, by_doc)
                if answer is None:
                    continue
                found.append((line, answer))
                key = (answer.doc, mention["start"], gold)
                if gold.startswith("X") or key in seen:
                    continue
                seen.add(key)
                exact.add(answer.date.startswith(gold))
                if len(gold) == len("2020-02-18"):
                    to_the_day.add(answer.date.startswith(gold))
        for (line, one), (other_line, other) in combinations(found, 2):
            same, told = line == other_line, one.identity == other.identity
            right, wanted, given = right + (same and told), wanted + same, given + told
    precision, recall = right / given if given else 0, right / wanted if wanted else 0
    measure = 2 * precision * recall / (precision + recall) if right else 0
    print(f"date      exact {exact}, to the day {to_the_day}")
    print(f"merging   precision {precision:.3f}, recall {recall:.3f}, F1 {measure:.3f}")


def answer_to(
    mention: Any, articles: dict[str, Any], by_doc: dict[str, list[Answer]]
) -> Answer | None:
    """Find the answer that overlaps a gold mention, else the nearest in its sentence."""
    article = articles.get(str(mention["doc"]))
    if article is None or mention["start"] is None:
        return None
    sentence = next((s for s in article["sents"] if s["n"] == mention["sent"]), None)
    best: tuple[int, int] | None = None
    chosen = None
    for answer in by_doc[str(mention["doc"])]:
        start, end = answer.event.trigger_start, answer.event.trigger_end
        shared = min(mention["end"], end) - max(mention["start"], start)
        if shared > 0:
            rank = (0, -shared)
        elif sentence and sentence["start"] <= start < sentence["end"]:
            rank = (1, abs(start - mention["start"]))
        else:
            continue
        if best is None or rank < best:
            best, chosen = rank, answer
    return chosen


def time_seeds() -> None:
    """Time times and events on the seeds, and show how the work grows with the text."""
    seeds = Path(__file__).parent.parent / "seeds"
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    best = min(timed(texts) for _ in range(RUNS))
    print(f"events    {best / words * WORDS * 1000:.2f} ms per article of {WORDS} words")
    for copies in (1, 10, 50):
        long = ["\n".join(texts * copies)]
        length = len(long[0])
        print(f"growth    {length:>8} characters {timed(long) / length * 1e9:7.1f} ns each")


def timed(texts: list[str]) -> float:
    """Annotate texts and return the seconds taken."""
    started = time.process_time()
    for text in texts:
        events_of(text, ANY_DAY)
    return time.process_time() - started


def time_merging() -> None:
    """Time one day's block as a corpus on one story grows."""
    seeds = Path(__file__).parent.parent / "seeds"
    events = [
        replace(event, first=ANY_DAY, last=ANY_DAY, value=ANY_DAY.isoformat())
        for path in sorted(seeds.glob("*.txt"))
        for event in events_of(path.read_text(encoding="utf-8"), ANY_DAY)
        if event.dated
    ]
    for copies in (1, 5, 20):
        block = [
            (f"{copy}", ANY_DAY + timedelta(copy % 30), event)
            for copy in range(copies)
            for event in events
        ]
        started = time.process_time()
        entries = merge_block(block)
        taken = time.process_time() - started
        print(f"merging   {len(block):>8} events {taken * 1000:8.1f} ms, {len(entries)} entries")


if __name__ == "__main__":
    main()
