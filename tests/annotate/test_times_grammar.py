"""The grammar: each rule finds the examples that its docstring gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from idlib_tui.annotate.document import read_document
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.grammar import Builder, Grammar
from idlib_tui.annotate.times.patterns import outline
from idlib_tui.annotate.times.tokens import tokenise

QUOTED = re.compile(r'"([^"]+)"')


def examples() -> Iterator[tuple[str, Builder]]:
    builders = dict.fromkeys(rule.builder for rule in grammar().rules)
    for builder in builders:
        for example in QUOTED.findall(builder.__doc__ or ""):
            yield example, builder


@pytest.mark.parametrize(("example", "builder"), list(examples()))
def test_each_rule_finds_its_examples(example: str, builder: Builder) -> None:
    rules = grammar()
    tokens = tokenise(read_document(example), rules.lexicon, rules.codes)
    own = [rule for rule in rules.rules if rule.builder is builder]
    assert any(rule.regex.search(tokens.codes) for rule in own)


def test_each_rule_has_an_example() -> None:
    with_example = {builder for _, builder in examples()}
    assert {rule.builder for rule in grammar().rules} <= with_example


@pytest.mark.parametrize("example", sorted({example for example, _ in examples()}))
def test_what_is_told_of_a_pattern_uncompiled_holds_of_its_matches(example: str) -> None:
    rules = grammar()
    tokens = tokenise(read_document(example), rules.lexicon, rules.codes)
    for rule in rules.rules:
        for match in rule.regex.finditer(tokens.codes):
            assert match.group()[0] in rule.outline.openers
            assert rule.outline.may_match(frozenset(match.group()))


def test_a_rule_is_not_tried_without_what_it_needs() -> None:
    codes = grammar().codes
    pattern = outline("the? (LAST|NEXT) COUNT? UNIT (of that year)?", codes)
    the, last, month, of, year = (codes[word] for word in ("the", "last", "month", "of", "2019"))
    assert {the, last} <= pattern.openers
    assert pattern.openers.isdisjoint({month, of, year})
    assert pattern.may_match(frozenset({last, month}))
    assert not pattern.may_match(frozenset({the, last, of, year}))


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(LookupError, match="NOSUCHCLASS"):
        Grammar().pattern("the NOSUCHCLASS")
