"""Running the steps of processing a text so that a failure of one does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from traceback import walk_tb
from typing import ParamSpec, TypeVar

from idlib_tui.model import Failure, Step

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_PACKAGE = PurePath(__file__).parent

_COULD_NOT = {
    Step.LAYOUT: "it could not be split into sentences",
    Step.TIMES: "its dates and times could not be found",
    Step.QUOTES: "its people and quotes could not be found",
    Step.EVENTS: "its events could not be found",
    Step.FIGURES: "its figures could not be found",
    Step.DATE: "its publication date could not be determined",
    Step.LIKENESS: "it could not be compared with other articles",
}


class Steps:
    """Runs steps on one text, and records failures.

    Attributes:
        failures: The steps that failed, in order.
    """

    def __init__(self) -> None:
        self.failures: list[Failure] = []

    def run(
        self,
        step: Step,
        otherwise: Result,
        work: Callable[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Call ``work``; if it raises, record the failure and return ``otherwise``."""
        try:
            return work(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - a defect that shows in one text
            self.failures.append(Failure(step, type(error).__name__, _where(error)))
            return otherwise


def failure_sentence(failures: Sequence[Failure]) -> str:
    """Describe the failures in a sentence; "" if nothing failed."""
    if not failures:
        return ""
    if any(failure.step is Step.READING for failure in failures):
        return f"It could not be read ({failures[0].error}): this is a bug in the program."
    parts = [f"{_COULD_NOT[failure.step]} ({failure.error})" for failure in failures]
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}; everything else was found."


def _where(error: Exception) -> str:
    """Return the innermost place of the error in this package: file and line."""
    places = [(PurePath(at.f_code.co_filename), line) for at, line in walk_tb(error.__traceback__)]
    own = [(file, line) for file, line in places if file.is_relative_to(_PACKAGE)]
    file, line = own[-1]
    return f"{file.relative_to(_PACKAGE).as_posix()}:{line}"
