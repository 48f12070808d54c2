"""The little language in which the rules for time expressions are written.

A pattern is a regular expression over tokens: ``NAME`` in capitals stands for any word of that
class (``lexicon.txt``, ``tokens.number_classes``), a word in small letters for itself, and
``( ) | ?`` mean what they mean in regular expressions. ``label:( … )`` names a part; a class names
its own first place. Names in ``MACROS`` stand for a pattern of their own. Nothing repeats without a
bound, so matching is linear in the length of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from idlib_tui.annotate.times.lexicon import Lexicon, lexicon
from idlib_tui.annotate.times.numbers import amount, number
from idlib_tui.annotate.times.tokens import NOTHING, Codes, Tokens
from idlib_tui.annotate.times.values import Found, Meaning

MACROS = {
    "COUNT": "(CARDINAL (DASH? CARDINAL){0,3} (DASH? and DASH? a DASH? half)?"
    " | NUM (COMMA THREE)? | SMALL DOT NUM | half (a|an) | (a|an) DASH? DOZEN of? | DOZEN of?"
    " | (a|the)? VAGUE | a | an | COUNTS)",
    "COUNTS": "(CARDINAL|NUM|SMALL DOT NUM) (to|or|DASH) (CARDINAL|NUM|SMALL DOT NUM)",
    "MONTHNAME": "(MONTH | MON DOT?)",
    "WD": "(WEEKDAY | WDAY DOT?) COMMA? the?",
    "ORDINALS": "((CARDINAL DASH?)? ORDINAL | NTH)",
    "HALFDAY": "(MERIDIEM | (a|p) DOT? m DOT?)",
    "ELSEWHERE": "OPEN (HHMM | HOUR COLON MINUTE HALFDAY?) TIMEZONE CLOSE",
    "TIMEZONE": "(ZONE | OPEN ZONE CLOSE)",
    "NTHDAY": "(DAY | DAYTH | (CARDINAL DASH?)? ORDINAL)",
    "ANYYEAR": "(YEAR | AD (YEAR|OLDYEAR) | (YEAR|OLDYEAR) (BC | AD | b DOT c DOT?))",
    "INYEAR": "(of? ANYYEAR | of? (LAST|NEXT|THIS|that|the (same|FOLLOWING|LAST|NEXT)) year)",
    "EDGEOF": "((the very?)? EDGE of the? | the? NEAREDGE DASH? (in|on)? the?)",
    "NEAREDGE": "(early|late|mid|earlier|later)",
    "CLOCKTODAY": "COMMA? (on|of)? the?",
    "DAYTOCLOCK": "(COMMA|OPEN)? (at|around|about|in|from)? (the|EXACTLY)?",
    "EXACTLY": "(just|only|exactly|APPROX|some|more than|less than|at least|up to|well over)",
}

_RUN = 48
"""More tokens than any expression has; a bound on the work for each place of a hostile text."""

_NAME = re.compile(r"(?P<label>[a-z]+):\(|\(|[A-Z][A-Z0-9]*|[a-z]+|\s+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a match, by the names that the pattern gives them."""

    tokens: Tokens
    match: re.Match[str]
    lexicon: Lexicon

    def __contains__(self, name: str) -> bool:
        return bool(self.match.groupdict().get(name))

    def words(self, name: str) -> list[str]:
        """The words of a part, in small letters; empty where it is absent."""
        if name not in self:
            return []
        start, end = self.match.span(name)
        return [word.lower() for word in self.tokens.words[start:end]]

    def value(self, name: str, of: str = "") -> str:
        """What the lexicon says a part stands for, its class being ``of`` or its name."""
        word = self.words(name)[0]
        return self.lexicon.values[of or name, word]

    def number(self, name: str) -> int:
        """The number that a part tells: "12", "3rd", "twenty-first"."""
        return number(self.words(name), self.lexicon)

    def count(self, name: str = "COUNT") -> float | None:
        """How many a part tells; None where it leaves that open."""
        return amount(self.words(name), self.lexicon)

    def turn(self, name: str) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next"; None where the part is absent."""
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
        part: str | int = 0,
        sure: bool = True,
    ) -> Found:
        """The match, or one part of it, as a time expression."""
        start, end = self.match.span(part)
        return Found(start, end - 1, meaning, clock, mod, sure)

    @property
    def next_word(self) -> str:
        """The token after the match; "" at the end of a paragraph."""
        return self.tokens.words[self.match.end()]


Outcome = Found | tuple[Found, ...]
"""What a rule makes of a match: an expression, several, or () for what only looks like one."""
Builder = Callable[[Parts], Outcome]

_RULES: list[tuple[str, Builder]] = []


def rule(*patterns: str) -> Callable[[Builder], Builder]:
    """Register a function that tells the meaning of what one of the patterns matches."""

    def register(builder: Builder) -> Builder:
        _RULES.extend((pattern, builder) for pattern in patterns)
        return builder

    return register


class Grammar:
    """All registered rules, compiled."""

    def __init__(self) -> None:
        self.lexicon = lexicon()
        literals = {
            name
            for pattern in (*MACROS.values(), *(pattern for pattern, _ in _RULES))
            for name in re.findall(r"\b[a-z]+\b(?!:)", pattern)
        }
        self.codes = Codes(self.lexicon, literals)
        self.rules = [(self.pattern(p), builder) for p, builder in _RULES]
        self._longest = lru_cache(maxsize=4096)(self._try_rules)
        self._runs = re.compile(rf"[^{re.escape(NOTHING)}]{{1,{_RUN}}}")

    def scan(self, tokens: Tokens) -> Iterator[Found]:
        """The time expressions of a text, each the longest that starts where it does."""
        for run in self._runs.finditer(tokens.codes):
            position, end = run.span()
            while position < end:
                length, rule_number = self._longest(tokens.codes[position:end])
                if length:
                    regex, builder = self.rules[rule_number]
                    match = regex.match(tokens.codes, position, end)
                    if match is not None:
                        outcome = builder(Parts(tokens, match, self.lexicon))
                        yield from outcome if isinstance(outcome, tuple) else (outcome,)
                position += length or 1

    def _try_rules(self, codes: str) -> tuple[int, int]:
        """Length of the longest match at the start of ``codes``, and the rule's index."""
        best = (0, 0)
        for index, (regex, _) in enumerate(self.rules):
            match = regex.match(codes)
            if match is not None and match.end() > best[0]:
                best = (match.end(), index)
        return best

    def pattern(self, text: str) -> re.Pattern[str]:
        """Compile a pattern of this language.

        Raises:
            LookupError: It names a class under which no word stands.
        """
        return re.compile(self._regex(text, set()))

    def _regex(self, pattern: str, named: set[str] | None) -> str:
        """Translate a pattern. ``named`` collects the parts named; None inside a macro: no part."""

        def expand(match: re.Match[str]) -> str:
            name, label = match.group(), match["label"]
            if label:
                return f"(?P<{label}>"
            if name == "(":
                return "(?:"
            if name.isspace():
                return ""
            if name in MACROS:
                body = self._regex(MACROS[name], None)
            else:
                codes = self.codes.having(name)
                if not codes:
                    raise LookupError(f"no word stands under {name!r}")
                body = f"[{codes}]"
            if name.islower() or named is None or name in named:
                return f"(?:{body})"
            named.add(name)
            return f"(?P<{name}>{body})"

        return _NAME.sub(expand, pattern)
