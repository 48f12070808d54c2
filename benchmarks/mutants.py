"""Measures how many small faults in a module its tests notice: ``mutants.py MODULE TEST ...``.

A mutant is the module with one change: a comparison, a boolean or an arithmetic operator swapped, a
condition negated, a constant changed, a ``return`` emptied, a statement dropped. The tests run once
against each of a random sample of mutants, in a process of its own; a mutant is killed if a test
fails or the time runs out. Nothing is written: the changed source replaces the module on import.

    python benchmarks/mutants.py idlib_tui/annotate/times/guards.py tests/annotate/test_times*.py

Printed are the mutants that survive, with line and change, and the share that is killed, with its
95 % Wilson interval. Some survivors are equivalent: no input tells them from the module.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from math import sqrt
from pathlib import Path
from types import ModuleType

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
_DROPPED = (ast.Assign, ast.AugAssign, ast.Continue, ast.Break, ast.Raise)
_FALSY = frozenset({"None", "False"})
"""Values that a ``return`` without a value hardly differs from."""
_SURVIVED = 0
_TESTS_FAILED = 1
_INTERRUPTED = 2
"""What pytest exits with; it calls a module that cannot be imported an interruption."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the source of the whole module with it, its line (from 1), and its text."""

    source: str
    line: int
    before: str
    after: str


def mutants_of(source: str) -> list[Mutant]:
    """Make every mutant of a module's source, in the order of the lines."""
    made = (_mutant(source, node, text) for node, text in _changes(ast.parse(source)))
    return sorted(made, key=lambda mutant: mutant.line)


def _mutant(source: str, node: ast.expr | ast.stmt, text: str) -> Mutant:
    lines = source.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    head = lines[first][: node.col_offset]
    tail = lines[last][node.end_col_offset :]
    changed = (head + text.encode() + tail).decode()
    before = b"".join(lines[first : last + 1]).decode()
    whole = b"".join(lines[:first]).decode() + changed + b"".join(lines[last + 1 :]).decode()
    return Mutant(whole, node.lineno, " ".join(before.split()), " ".join(changed.split()))


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """List what may replace which node, annotations, imports and docstrings left out."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.JoinedStr)) or _is_for_types(node):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.expr):
        yield from ((node, f"({ast.unparse(new)})") for new in _expressions(node))
    if isinstance(node, ast.Return) and node.value and ast.unparse(node.value) not in _FALSY:
        yield node, "return None"
    if isinstance(node, _DROPPED) or (
        isinstance(node, ast.Expr) and not isinstance(node.value, ast.Yield)
    ):
        yield node, "pass"
    for condition in _conditions(node):
        if not isinstance(condition, ast.UnaryOp):
            yield condition, f"(not ({ast.unparse(condition)}))"
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _changes(child)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _conditions(node: ast.AST) -> Sequence[ast.expr]:
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        return [node.test]
    return node.ifs if isinstance(node, ast.comprehension) else []


def _expressions(node: ast.expr) -> Iterator[ast.expr]:
    new = copy.copy(node)
    if isinstance(new, ast.Compare):
        for place, operator in enumerate(new.ops):
            swapped = _SWAPPED[type(operator)]()
            ops = [*new.ops[:place], swapped, *new.ops[place + 1 :]]
            yield ast.Compare(new.left, ops, new.comparators)  # type: ignore[arg-type]
    elif isinstance(new, (ast.BoolOp, ast.BinOp)) and type(new.op) in _SWAPPED:
        new.op = _SWAPPED[type(new.op)]()  # type: ignore[assignment]
        yield new
    elif isinstance(new, ast.UnaryOp) and isinstance(new.op, ast.Not):
        yield new.operand
    elif isinstance(new, ast.Constant) and new.value is not None and new.value is not ...:
        yield ast.Constant(_other(new.value))


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, (int, float)) else f"{value!s}~"


class _Replacing(MetaPathFinder, SourceLoader):
    """Imports one module from a source that is not its file's."""

    def __init__(self, name: str, path: str, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return spec_from_loader(fullname, self) if fullname == self._name else None

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002
        return self._path

    def get_data(self, path: str | bytes) -> bytes:  # noqa: ARG002
        return self._source.encode()


def _run_tests(module: Path, tests: Sequence[str]) -> int:
    """Run the tests in this process, against the source that stands on the standard input."""
    import pytest  # noqa: PLC0415  # the parent process does not need it

    sys.dont_write_bytecode = True
    name = ".".join(module.with_suffix("").parts)
    sys.meta_path.insert(0, _Replacing(name, str(module.resolve()), sys.stdin.read()))
    return int(pytest.main(["-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]))


def _outcome(source: str, *, module: Path, tests: Sequence[str], seconds: float) -> int | None:
    """Run the tests against a source: what pytest exits with, None if the time ran out."""
    command = [sys.executable, __file__, "--run", str(module), *tests]
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    try:
        run = subprocess.run(
            command,
            input=source.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return None
    return run.returncode


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Give the Wilson interval of a share, 95 % unless told."""
    share = hits / total
    middle = share + z * z / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - reach) / (1 + z * z / total), (middle + reach) / (1 + z * z / total)


def main() -> None:
    """Measure the module that the arguments name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("module", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--count", type=int, default=100, help="how many mutants (100)")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn (1)")
    parser.add_argument("--workers", type=int, default=2, help="how many at once (2)")
    parser.add_argument("--seconds", type=float, default=60, help="the most one run takes (60)")
    parser.add_argument("--run", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        raise SystemExit(_run_tests(given.module, given.tests))
    source = given.module.read_text(encoding="utf-8")
    outcome = partial(_outcome, module=given.module, tests=given.tests, seconds=given.seconds)
    if outcome(source) != _SURVIVED:
        raise SystemExit("The tests fail on the module as it is.")
    every = mutants_of(source)
    drawn = random.Random(given.seed).sample(every, min(given.count, len(every)))
    drawn.sort(key=lambda mutant: mutant.line)
    with ThreadPoolExecutor(given.workers) as pool:
        outcomes = list(pool.map(outcome, [mutant.source for mutant in drawn]))
    if wrong := set(outcomes) - {_SURVIVED, _TESTS_FAILED, _INTERRUPTED, None}:
        raise SystemExit(f"pytest could not run: it exited with {wrong}.")
    for mutant, code in zip(drawn, outcomes, strict=True):
        if code == _SURVIVED:
            print(f"{given.module}:{mutant.line}\n  - {mutant.before}\n  + {mutant.after}")
    killed = sum(code != _SURVIVED for code in outcomes)
    low, high = wilson(killed, len(drawn))
    late = outcomes.count(None)
    print(
        f"{killed} of {len(drawn)} mutants killed ({late} by time; {len(every)} possible): "
        f"{killed / len(drawn):.0%} [{low:.0%}, {high:.0%}]"
    )


if __name__ == "__main__":
    main()
