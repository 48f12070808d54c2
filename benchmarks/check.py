"""How many wrong statements the check of a draft finds, and how many right ones it doubts.

Usage: python benchmarks/check.py WORKSPACE [--half a|b] [--mutations N] [--seed N] [--show KIND]

Drafts are made at run time from what the library found in the articles of a workspace: quotations
with their speakers, sentences with figures and dates, each with a reference. Some of the statements
are then spoiled in one of ten ways. A spoiled statement is found if any finding on its line is a
problem; it is named if the verdict is one that fits. A right statement with a problem is a false
alarm. Articles are parted in two halves by their ids: develop on one, report the other.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from drafts import Maker, Written, draft_of
from spoiling import KINDS

from idlib_tui.check import Finding, check_draft
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

PER_DRAFT = 20
"""Right and spoiled statements of each draft."""

CLEAN = "clean"
"""The kind of a statement that was not spoiled."""


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--half", choices=("a", "b"), default="")
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print what is missed of a kind, or “clean”")
    arguments = parser.parse_args()
    with Library.open(Workspace.at(arguments.workspace)) as library:
        if library.stale():
            library.sync()
        maker = Maker(library, arguments.half, arguments.seed)
        _measure(library, maker, arguments.mutations, arguments.show)
    return 0


@dataclass
class Tally:
    """What was counted, by kind."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, here: list[Finding]) -> None:
        """Count one statement with its problems."""
        self.made[kind] += 1
        self.found[kind] += bool(here)
        if kind == CLEAN:
            self.alarms.update({f"{each.subject}: {each.verdict}" for each in here})
        else:
            self.named[kind] += any(each.verdict in KINDS[kind][1] for each in here)

    def show(self) -> None:
        """Print the table."""
        for kind in KINDS:
            if made := self.made[kind]:
                shares = (
                    f"found {self.found[kind] / made:7.1%}  named {self.named[kind] / made:7.1%}"
                )
                print(f"{kind:18}{made:6} {shares}")
        total = sum(self.made[kind] for kind in KINDS)
        print(f"{'all':18}{total:6} found {sum(self.found[k] for k in KINDS) / total:7.1%}")
        alarms, clean = self.found[CLEAN], self.made[CLEAN]
        print(f"false alarms {alarms} of {clean}: {alarms / clean:.2%}  {dict(self.alarms)}")


Case = tuple[str, Written, Written]
"""Kind, the statement as it was, and as it stands in the draft."""


def _spoiled(maker: Maker, mutations: int) -> list[Case]:
    spoiled: list[Case] = []
    for kind, (spoil, _) in KINDS.items():
        wanted = mutations // len(KINDS)
        pool = maker.statements * 3
        maker.random.shuffle(pool)
        seen: set[str] = set()
        for statement in pool:
            new = spoil(maker, statement) if wanted else None
            if new is not None and (text := new.text() + new.article) not in seen:
                seen.add(text)
                spoiled.append((kind, statement, new))
                wanted -= 1
        if wanted:
            print(f"{kind}: {wanted} fewer, the articles have no more")
    maker.random.shuffle(spoiled)
    return spoiled


def _measure(library: Library, maker: Maker, mutations: int, show: str) -> None:
    spoiled = _spoiled(maker, mutations)
    tally = Tally()
    started = time.process_time()
    for at in range(0, len(spoiled), PER_DRAFT):
        right = maker.random.sample(maker.statements, min(PER_DRAFT, len(maker.statements)))
        mixed = [(CLEAN, each, each) for each in right] + spoiled[at : at + PER_DRAFT]
        maker.random.shuffle(mixed)
        text, place = draft_of(library, [new for _, _, new in mixed])
        problems: dict[int, list[Finding]] = defaultdict(list)
        for finding in check_draft(library, text).problems:
            problems[place[max(line for line in place if line <= finding.line)]].append(finding)
        for number, (kind, old, new) in enumerate(mixed):
            here = problems.get(number, [])
            tally.count(kind, here)
            if kind == show and bool(here) == (kind == CLEAN):
                _show(old, new, here)
    print(f"{len(maker.statements)} statements of {len(maker.articles)} articles")
    tally.show()
    print(f"{time.process_time() - started:.1f} s of CPU")


def _show(old: Written, new: Written, here: list[Finding]) -> None:
    print("-", new.article, "|", new.text())
    if new != old:
        print("    was", old.article, "|", old.text())
    for finding in here:
        print(f"    {finding.subject} {finding.verdict}: {finding.text[:80]} | {finding.detail}")


if __name__ == "__main__":
    sys.exit(main())
