"""Annotating many texts, one JSON object a line, in several processes if asked to.

Every line that is not blank is answered by one line, whatever is in it.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import isfinite
from typing import BinaryIO

from idlib_tui.cli import records
from idlib_tui.cli.output import to_json
from idlib_tui.cli.status import ExitStatus
from idlib_tui.processes import workers
from idlib_tui.steps import failure_sentence

MAX_LINE_BYTES = 20_000_000
"""A longer line holds no article; a book has two million."""

_MAX_DIGITS = 1000
"""Of a whole number; Python refuses to read those of more than some thousands."""

_SHOWN = 40
"""Characters of a wrong value that are repeated."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a line.

    Attributes:
        number: The line's, from 1.
        line: The answer as JSON.
        error: What is wrong with the line, could not be found in its text, or was not looked for;
            "" for nothing.
        status: USAGE for a wrong line, WORKSPACE for a step of the program that failed.
    """

    number: int
    line: str
    error: str = ""
    status: ExitStatus = ExitStatus.OK


class _WrongLineError(Exception):
    """A line that asks for nothing that can be done; ``str(error)`` is a sentence."""


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Read lines, keeping no more of one than shows that it is too long."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        rest = line
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES + 1)
        yield line


def annotate_lines(
    lines: Iterable[bytes], default_day: date | None, processes: int
) -> Generator[Answer, None, None]:
    """Annotate JSON Lines, in their order.

    Args:
        lines: Each ``{"id", "text", "published"}``; the last may be missing. Blank lines count, and
            are passed over.
        default_day: The day of publication of texts that do not state it.
        processes: How many processes annotate.

    Raises:
        ProcessDiedError: One of them died; what the others had finished was yielded before.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    # One line at a time, so that nothing that was finished is lost with a process.
    with workers(processes, batch=1) as pool:
        yield from pool.run(partial(_answer, default_day), numbered)


def _answer(default_day: date | None, numbered: tuple[int, bytes]) -> Answer:
    number, line = numbered
    name: object = None
    try:
        given = _parsed(line)
        name = _name(given)
        text, day = _text(given), _day(given, default_day)
    except _WrongLineError as error:
        record = {"id": name, "error": str(error)}
        return Answer(number, to_json(record), str(error), ExitStatus.USAGE)
    return _annotated(number, name, text, day)


def _annotated(number: int, name: object, text: str, day: date | None) -> Answer:
    from idlib_tui.annotate.extent import extent_warning  # noqa: PLC0415 - slow to load
    from idlib_tui.annotate.pipeline import annotate  # noqa: PLC0415

    try:
        annotated = annotate(text, day, undated=True)
        error = failure_sentence(annotated.failures)
        line = to_json({"id": name, **records.annotated(annotated)})
    except Exception as defect:  # noqa: BLE001 - one text must not stop the others
        error = f"What was found in it could not be written ({type(defect).__name__})."
        line = to_json({"id": name, "error": error})
    status = ExitStatus.WORKSPACE if error else ExitStatus.OK
    return Answer(number, line, error or extent_warning(text), status)


def _parsed(line: bytes) -> dict[str, object]:
    if len(line) > MAX_LINE_BYTES:
        raise _WrongLineError(f"It is longer than {MAX_LINE_BYTES / 1_000_000:.0f} MB.")
    try:
        # UTF-8 as the documentation says, whatever json would guess; a mark at the start is usual.
        given = json.loads(
            line.decode("utf-8-sig"),
            object_pairs_hook=_without_twins,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnicodeDecodeError:
        raise _WrongLineError("It is not in UTF-8.") from None
    except RecursionError:
        raise _WrongLineError("It is nested too deeply to be read.") from None
    except ValueError as error:
        raise _WrongLineError(f"This is no JSON: {error}.") from None
    if not isinstance(given, dict):
        raise _WrongLineError("An object with a “text” is wanted.")
    return given


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"“{twin[:_SHOWN]}” stands twice in one object")
    return made


def _no_constant(written: str) -> float:
    raise ValueError(f"{written} is no value")


def _finite(written: str) -> float:
    number = float(written)
    if not isfinite(number):
        raise ValueError(f"{written[:_SHOWN]} is too large a number")
    return number


def _whole(written: str) -> int:
    if len(written) > _MAX_DIGITS:
        raise ValueError(f"a number of {len(written)} digits is too large")
    return int(written)


def _name(given: dict[str, object]) -> object:
    """The line's id, if it can be written into the answer."""
    name = given.get("id")
    try:
        to_json({"id": name})
    except RecursionError:
        raise _WrongLineError("Its “id” is nested too deeply.") from None
    return name


def _text(given: dict[str, object]) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise _WrongLineError("An object with a “text” is wanted.")
    return text


def _day(given: dict[str, object], default_day: date | None) -> date | None:
    written = given.get("published")
    if written is None or written == "":
        return default_day
    if not isinstance(written, str):
        raise _WrongLineError('Its “published” is no text; write "2020-02-18".')
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _WrongLineError(f"“{written[:_SHOWN]}” is no date; write 2020-02-18.") from None
