"""The rules for time expressions, and their application to a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from idlib_tui.annotate.times.examples import Examples
from idlib_tui.annotate.times.lexicon import Lexicon, lexicon
from idlib_tui.annotate.times.numbers import amount, number
from idlib_tui.annotate.times.patterns import MACROS, literals, outline, translated
from idlib_tui.annotate.times.tokens import NOTHING, Codes, Tokens
from idlib_tui.annotate.times.values import Found, Meaning

_RUN = 48
"""The maximum length in tokens of an expression; limits the work on hostile texts."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The named parts of a match."""

    tokens: Tokens
    first: int
    """Index of the first token of the match."""
    end: int
    """Index of the token after the match."""
    spans: Mapping[str, tuple[int, int]]
    """For each part that exists, its first token and the one after its last."""
    lexicon: Lexicon

    @classmethod
    def of(cls, match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> Parts:
        """Return the parts of a match."""
        named = ((name, match.span(name)) for name in match.re.groupindex)
        spans = {name: (start, end) for name, (start, end) in named if start < end}
        return cls(tokens, match.start(), match.end(), spans, lexicon)

    def __contains__(self, name: str) -> bool:
        return name in self.spans

    def words(self, name: str) -> list[str]:
        """Return the words of a part, in lower case; empty if it is absent."""
        if name not in self:
            return []
        start, end = self.spans[name]
        return [word.lower() for word in self.tokens.words[start:end]]

    def value(self, name: str, of: str = "") -> str:
        """Return the value of a part in the lexicon, in class ``of`` or that of its name."""
        word = self.words(name)[0]
        return self.lexicon.values[of or name, word]

    def number(self, name: str) -> int:
        """Return the number in a part: "12", "3rd", "twenty-first"."""
        return number(self.words(name), self.lexicon)

    def count(self, name: str = "COUNT") -> float | None:
        """Return the amount in a part; None if it is indefinite."""
        return amount(self.words(name), self.lexicon)

    def turn(self, name: str) -> int | None:
        """Return -1 for "last", 0 for "this", 1 for "next"; None if the part is absent."""
        if name not in self:
            return None
        word = self.words(name)[0]
        values = self.lexicon.values
        return next(int(values[c, word]) for c in ("LAST", "NEXT", "THIS") if (c, word) in values)

    def found(
        self,
        meaning: Meaning,
        *,
        clock: str = "",
        mod: str | None = None,
        part: str = "",
        sure: bool = True,
    ) -> Found:
        """Return the match, or one part of it, as a time expression."""
        start, end = self.spans[part] if part else (self.first, self.end)
        return Found(start, end - 1, meaning, clock, mod, sure)

    @property
    def next_word(self) -> str:
        """Return the token after the match; "" at the end of a paragraph."""
        return self.tokens.words[self.end]


Outcome = Found | tuple[Found, ...]
"""The result of a rule: an expression, several, or () for a time look-alike."""
Builder = Callable[[Parts], Outcome]

_RULES: list[tuple[str, Builder]] = []


def rule(*patterns: str) -> Callable[[Builder], Builder]:
    """Register a function that builds the meaning of matches of the patterns."""

    def register(builder: Builder) -> Builder:
        _RULES.extend((pattern, builder) for pattern in patterns)
        return builder

    return register


class FaultyRuleError(Exception):
    """A rule fails on a match of one of its patterns."""


class Rule:
    """A pattern and its meaning.

    Attributes:
        builder: Builds the meaning of a match.
        pattern: The pattern, in the language of ``patterns``.
        outline: What a match begins with, and what it requires.
    """

    def __init__(self, pattern: str, builder: Builder, codes: Codes) -> None:
        self.builder = builder
        self.pattern = pattern
        self.outline = outline(pattern, codes)
        self._codes = codes

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, once a text has what it requires: few texts need all rules."""
        return re.compile(translated(self.pattern, self._codes))


class Grammar:
    """The rules, by the code of the word with which they can begin.

    Args:
        registered: The rules; by default all registered ones.

    Raises:
        FaultyRuleError: A rule fails on a match of one of its patterns.
        LookupError: A pattern names a class without words.
    """

    def __init__(self, registered: Sequence[tuple[str, Builder]] = _RULES) -> None:
        self.lexicon = lexicon()
        written = (*MACROS.values(), *(pattern for pattern, _ in registered))
        self.codes = Codes(self.lexicon, {word for text in written for word in literals(text)})
        self.rules = [Rule(pattern, builder, self.codes) for pattern, builder in registered]
        examples = Examples(self.codes)
        for each in self.rules:
            self._try_out(each, examples)
        self._opened_by: defaultdict[str, list[Rule]] = defaultdict(list)
        for each in self.rules:
            for code in each.outline.openers:
                self._opened_by[code].append(each)
        self._longest = lru_cache(maxsize=4096)(self._try_rules)
        self._runs = re.compile(rf"[{''.join(self._opened_by)}][^{re.escape(NOTHING)}]{{0,{_RUN}}}")

    def _try_out(self, each: Rule, examples: Examples) -> None:
        """Apply a rule to an example of each set of parts that its pattern can have."""
        for example in examples.of(each.pattern):
            spans = {name: (first, end) for name, first, end in example.spans}
            parts = Parts(example.tokens(), 0, len(example.words), spans, self.lexicon)
            try:
                each.builder(parts)
            except Exception as error:
                raise FaultyRuleError(
                    f"the rule {each.builder.__name__!r} fails on {' '.join(example.words)!r}, "
                    f"which its pattern {each.pattern!r} matches"
                ) from error

    def scan(self, tokens: Tokens) -> Iterator[Found]:
        """Yield the time expressions of a text, each the longest that starts there."""
        codes = tokens.codes
        run = self._runs.search(codes)
        while run is not None:
            longest = self._longest(run.group())
            end = run.start() + 1
            if longest is not None:
                match = longest.regex.match(codes, *run.span())
                if match is not None:
                    outcome = longest.builder(Parts.of(match, tokens, self.lexicon))
                    yield from outcome if isinstance(outcome, tuple) else (outcome,)
                    end = match.end()
            run = self._runs.search(codes, end)

    def _try_rules(self, codes: str) -> Rule | None:
        """Find the rule with the longest match at the start of ``codes``."""
        best, length = None, 0
        held = frozenset(codes)
        for each in self._opened_by[codes[0]]:
            match = each.regex.match(codes) if each.outline.may_match(held) else None
            if match is not None and match.end() > length:
                best, length = each, match.end()
        return best

    def pattern(self, text: str) -> re.Pattern[str]:
        """Compile a pattern of this language.

        Raises:
            LookupError: It names a class without words.
        """
        return re.compile(translated(text, self.codes))
