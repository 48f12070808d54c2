"""Tries to break the program, from a seed: mutated texts, queries and files, and shapes of text.

    python benchmarks/robust.py [PART ...] [--seed N] [--count N] [--texts PATH ...] [--keep DIR]

Without PART all parts run, in their long form, which takes about an hour. ``--texts`` adds texts to
begin from (JSON Lines with ``text``, or plain files); part ``texts`` also tries them unchanged.
``--keep`` writes the shortest input of each kind of fault, with its traceback, into a folder.

Prints what each part tried and how it ended. The exit status is 1 after any exception, any hang, or
any shape of text whose cost grows faster than n to the power of 1.2.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.robust.parts import PARTS, run_part
from tests.robust.sources import read_texts

_MOST_MEMORY = 6 << 30
"""Bytes of address space, so that an input that wants more raises MemoryError."""


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, help="items a part, instead of its long form")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], metavar="PATH")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.RLIM_INFINITY))
    texts = tuple(read_texts(asked.texts))
    faults = 0
    for name in asked.parts or PARTS:
        began = time.monotonic()
        count = PARTS[name].long if asked.count is None else asked.count
        report = run_part(name, asked.seed, count, texts, _print_now)
        print("\n".join(report.lines()))
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
        faults += len(report.faults)
        if asked.keep is not None:
            report.keep(asked.keep)
    print(f"{faults} kinds of fault")
    return 1 if faults else 0


def _print_now(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
