"""The grammar: each rule finds the examples that its docstring gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times.examples import Example, Examples
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.grammar import Builder, FaultyRuleError, Grammar, Outcome, Parts, Rule
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


def unasked(parts: Parts) -> Outcome:
    parts.value("PART")
    return ()


def asked(parts: Parts) -> Outcome:
    if "PART" in parts:
        parts.value("PART")
    return ()


@pytest.mark.parametrize(
    "pattern",
    [
        "the? (early|late) (PART hours|hours of the PART)",  # the second of a name is no part
        "the PART?",
        "this (PART|week)",
        "the UNIT",
        "other:(the PART? UNIT)",
    ],
)
def test_a_rule_that_reads_a_part_without_asking_is_refused(pattern: str) -> None:
    with pytest.raises(FaultyRuleError, match="unasked"):
        Grammar([(pattern, unasked)])
    Grammar([(pattern, asked)])


def test_each_of_several_patterns_is_tried() -> None:
    with pytest.raises(FaultyRuleError, match="the week"):
        Grammar([("the PART", unasked), ("the week", unasked)])


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.pattern)
def test_examples_are_matched_and_name_their_parts(rule: Rule) -> None:
    codes = grammar().codes

    def code(example: Example, at: int) -> str:
        return codes.holiday if at in example.holidays else codes[example.words[at]]

    for example in Examples(codes).of(rule.pattern):
        written = "".join(code(example, at) for at in range(len(example.words)))
        match = rule.regex.fullmatch(written)
        assert match is not None
        assert {name for name, part in match.groupdict().items() if part} == example.parts


@pytest.mark.parametrize(
    "text",
    [
        "It was in the early hours of the morning.",
        "It was in the late hours of the night.",
        "It was in the early morning hours.",
    ],
)
def test_hours_of_a_part_of_the_day(text: str) -> None:
    rules = grammar()
    tokens = tokenise(read_document(text), rules.lexicon, rules.codes)
    [found] = rules.scan(tokens)
    assert " ".join(tokens.words[found.first : found.last + 1]) in text
    assert found.last - found.first >= 3


@pytest.mark.parametrize("name", ["20th Century Fox", "21st Century Fox", "20TH CENTURY FOX"])
def test_a_name_that_begins_with_a_number_is_no_time(name: str) -> None:
    rules = grammar()
    tokens = tokenise(read_document(f"{name} bought it."), rules.lexicon, rules.codes)
    assert list(rules.scan(tokens)) == []
