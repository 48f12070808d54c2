"""The grammar: each rule finds the examples that its docstring gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from idlib_tui.annotate.document import read_document
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.grammar import Builder, Grammar
from idlib_tui.annotate.times.tokens import tokenise

QUOTED = re.compile(r'"([^"]+)"')


def examples() -> Iterator[tuple[str, Builder]]:
    builders = dict.fromkeys(builder for _, builder in grammar().rules)
    for builder in builders:
        for example in QUOTED.findall(builder.__doc__ or ""):
            yield example, builder


@pytest.mark.parametrize(("example", "builder"), list(examples()))
def test_each_rule_finds_its_examples(example: str, builder: Builder) -> None:
    rules = grammar()
    tokens = tokenise(read_document(example), rules.lexicon, rules.codes)
    patterns = [pattern for pattern, owner in rules.rules if owner is builder]
    assert any(pattern.search(tokens.codes) for pattern in patterns)


def test_each_rule_has_an_example() -> None:
    with_example = {builder for _, builder in examples()}
    assert {builder for _, builder in grammar().rules} <= with_example


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(LookupError, match="NOSUCHCLASS"):
        Grammar().pattern("the NOSUCHCLASS")
