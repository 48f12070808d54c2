"""What a part found: how many items it tried, how they ended, and every fault with its input."""

from __future__ import annotations

import json
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PATIENCE = 20
"""An item may take this many times its limit on the clock, for a busy machine or a full disk."""

_SHOWN = 300


class HangError(BaseException):
    """An item ran past its limit. No ``Exception``, so that no guard in the program takes it."""


@dataclass(slots=True)
class Fault:
    """Faults of one kind: the same error from the same line.

    Attributes:
        kind: The error, and the innermost line of the program that raised it.
        count: How often.
        item: The shortest input that did it.
        trace: Of that input, for a developer to read.
    """

    kind: str
    count: int
    item: str
    trace: str


@dataclass(slots=True)
class Report:
    """One part's results.

    Attributes:
        part: Its name.
        tried: How many items were tried.
        ended: How they ended, in the part's own words ("refused", "read"), with counts.
        faults: By kind.
        texts: Texts to begin from, besides the project's own.
        tell: Takes a line for a person to read while the part goes on.
    """

    part: str
    texts: tuple[str, ...] = ()
    tell: Callable[[str], object] = str
    tried: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    faults: dict[str, Fault] = field(default_factory=dict)

    def check(
        self,
        item: str,
        work: Callable[[], str],
        *,
        limit: float,
        allowed: tuple[type[Exception], ...] = (),
    ) -> None:
        """Try one item.

        Args:
            item: The input, to be shown if it fails.
            work: Does it and says in a word how it ended. What it raises is a fault.
            limit: Seconds of processor time after which it hangs.
            allowed: Errors that are a right answer; they end as "refused".
        """
        self.tried += 1
        try:
            with _watched(limit):
                self.ended[work()] += 1
        except allowed:
            self.ended["refused"] += 1
        except (Exception, HangError) as error:  # noqa: BLE001 - any other is what is looked for
            self.fault(_kind(error), item, "".join(traceback.format_exception(error)))

    def fault(self, kind: str, item: str, trace: str = "") -> None:
        """Note a fault."""
        self.ended["fault"] += 1
        known = self.faults.get(kind)
        if known is None:
            self.faults[kind] = Fault(kind, 1, item, trace)
            return
        known.count += 1
        if len(item) < len(known.item):
            known.item, known.trace = item, trace

    def lines(self) -> Iterator[str]:
        """Tell it all, for a person to read."""
        ended = ", ".join(f"{count} {how}" for how, count in sorted(self.ended.items()))
        yield f"{self.part}: {self.tried} tried: {ended or 'nothing'}"
        for fault in sorted(self.faults.values(), key=lambda fault: -fault.count):
            shown = fault.item if len(fault.item) <= _SHOWN else fault.item[:_SHOWN] + "…"
            yield f"  {fault.count} x {fault.kind}"
            yield f"      {shown!a}"

    def keep(self, folder: Path) -> None:
        """Write each kind's shortest input and its trace into a folder, one file a kind."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, fault in enumerate(self.faults.values()):
            content = {"kind": fault.kind, "count": fault.count, "item": fault.item}
            file = folder / f"{self.part}-{number}.json"
            file.write_text(json.dumps(content) + "\n" + fault.trace, "utf-8", "backslashreplace")


@contextmanager
def _watched(limit: float) -> Iterator[None]:
    """Raise HangError in here once the limit is passed. The main thread alone can be watched."""

    def stop(_: int, __: FrameType | None) -> None:
        raise HangError(f"more than {limit:g} s")

    clocks = (
        (signal.ITIMER_PROF, signal.SIGPROF, 1),
        (signal.ITIMER_REAL, signal.SIGALRM, PATIENCE),
    )
    before = [signal.signal(number, stop) for _, number, _ in clocks]
    for timer, _, factor in clocks:
        signal.setitimer(timer, limit * factor)
    try:
        yield
    finally:
        for (timer, number, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def _kind(error: BaseException) -> str:
    """Name an error by its type and the innermost line of the program."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "idlib_tui" in Path(frame.filename).parts]
    inner = (ours or frames)[-1]
    if isinstance(error, HangError):
        # Where a slow item is stopped is chance.
        return f"HangError: {error}"
    parts = Path(inner.filename).parts
    name = "/".join(parts[-3:])
    return f"{type(error).__name__} in {name}:{inner.lineno} ({inner.name})"


def processor_seconds(work: Callable[[], object]) -> float:
    """Measure what some work costs this process."""
    began = time.process_time()
    work()
    return time.process_time() - began
