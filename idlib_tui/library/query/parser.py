"""The parser of the query language: from a string to a tree, or to an error with its position.

It is written by hand rather than generated from a grammar because queries are searched while they
are being typed: it must locate errors, and make sense of an incomplete query.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from idlib_tui.dates import DateError, read_range
from idlib_tui.errors import QueryError
from idlib_tui.library.query.lexer import Lexer, Token
from idlib_tui.library.query.tree import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Where,
)
from idlib_tui.library.words import Word, analyse, is_hyphen, well_formed, words

LONGEST_QUERY = 512
"""Characters. This and the next two limits keep the cost of any query reasonable."""
MOST_CLAUSES = 32
DEEPEST = 8
SHORTEST_PREFIX = 3
"""Letters before ``*``: a shorter prefix would match much of the vocabulary."""
SHORTEST_TYPED = 2
"""Letters from which the word being typed also matches as a prefix."""
SHORTEST_FUZZY = 4


_FUZZY = re.compile(r"~(\d*)$")


def parse(query: str, *, partial: bool = False) -> Node:
    """Parse a query.

    Args:
        query: As typed.
        partial: True while it is being typed: its last word may be a prefix, and an open
            quotation mark, parenthesis, operator or field is not an error.

    Raises:
        QueryError: The query is invalid, or too expensive.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(
            f"The query is too long: {LONGEST_QUERY} characters are allowed.", LONGEST_QUERY
        )
    return _Parser(well_formed(query), partial).parse()


class _Parser:
    """A recursive-descent parser of the tokens of one query."""

    def __init__(self, query: str, partial: bool) -> None:
        self._partial = partial
        self._tokens = Lexer(query, partial).tokens()
        self._next = 0
        self._clauses = 0

    def parse(self) -> Node:
        node = self._either(0)
        token = self._peek()
        if token.kind == ")":
            raise QueryError(f"The “)” at character {token.start + 1} closes nothing.", token.start)
        if node is None and not self._partial and len(self._tokens) > 1:
            raise QueryError("There is no word in the query to search for.", 0)
        return node or Everything()

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _either(self, depth: int) -> Node | None:
        nodes: list[Node] = []
        operator = None
        while True:
            node = self._all(depth)
            if node is not None:
                nodes.append(node)
            elif operator is not None:
                self._unfinished(operator)
            if self._peek().kind != "OR":
                break
            operator = self._take()
            if not nodes:
                raise QueryError(
                    f"There is nothing before OR at character {operator.start + 1}.",
                    operator.start,
                )
        return _join(Or, nodes)

    def _all(self, depth: int) -> Node | None:
        nodes: list[Node] = []
        while True:
            kind = self._peek().kind
            if kind == "AND":
                operator = self._take()
                if not nodes:
                    raise QueryError(
                        f"There is nothing before AND at character {operator.start + 1}.",
                        operator.start,
                    )
                if self._peek().kind in {"end", ")", "OR", "AND"}:
                    self._unfinished(operator)
            elif kind in {"end", ")", "OR"}:
                return _join(And, nodes)
            else:
                node = self._one(depth)
                if node is not None:
                    nodes.append(node)

    def _one(self, depth: int) -> Node | None:
        negated = False
        token = self._take()
        while token.kind == "NOT":
            negated = not negated
            if self._peek().kind in {"end", ")", "OR", "AND"}:
                self._unfinished(token)
                return None
            token = self._take()
        node = self._group(token, depth) if token.kind == "(" else self._leaf(token)
        return Not(node) if negated and node is not None else node

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth >= DEEPEST:
            raise QueryError(
                f"Parentheses go at most {DEEPEST} deep: character {opening.start + 1}.",
                opening.start,
            )
        node = self._either(depth + 1)
        if self._peek().kind == ")":
            self._take()
        elif not self._partial:
            raise QueryError(
                f"The “(” at character {opening.start + 1} is not closed.", opening.start
            )
        return node

    def _leaf(self, token: Token) -> Node | None:
        self._clauses += 1
        if self._clauses > MOST_CLAUSES:
            raise QueryError(
                f"The query has too many parts: {MOST_CLAUSES} are allowed.", token.start
            )
        typing = self._partial and token.open
        if token.field == "date":
            return _dated(token, typing)
        if token.field in {"source", "place", "said"}:
            return _where(token, typing)
        if token.kind == "phrase":
            return _phrase(token, typing)
        return _word(token, typing)

    def _unfinished(self, operator: Token) -> None:
        if self._partial and self._peek().kind == "end":
            return
        raise QueryError(
            f"There is nothing after {operator.text} at character {operator.start + 1}.",
            operator.start,
        )


def _word(token: Token, typing: bool) -> Node | None:
    """A bare word: plain, prefix, fuzzy, or several joined by hyphens and the like."""
    text = token.text
    title = token.field == "title"
    fuzzy = _FUZZY.search(text)
    if fuzzy is not None:
        text = text[: fuzzy.start()]
    prefix = text.endswith("*") and fuzzy is None
    text = text[:-1] if prefix else text
    if (star := text.find("*")) >= 0:
        raise QueryError(
            f"“*” at character {token.start + star + 1} can only end a word: displac*",
            token.start + star,
        )
    found = list(words(text))
    if not found:
        if prefix:
            raise QueryError(
                f"“*” at character {token.start + 1} needs the start of a word: displac*",
                token.start,
            )
        return None
    last = found[-1]
    if fuzzy is not None:
        return _fuzzy(token, last.form if len(found) == 1 else "", fuzzy.group(1), title)
    at = token.start
    if prefix:
        if len(last.form) < SHORTEST_PREFIX:
            raise QueryError(
                f"“{text}*” at character {at + 1} is too short: "
                f"{SHORTEST_PREFIX} letters are needed before “*”.",
                at,
            )
        end: Node = Prefix(last.form, title, at)
    else:
        end = _maybe_typing(Term(last.form, last.stem, title, at), typing)
    if len(found) == 1:
        return end
    run = _run(found if isinstance(end, Term) else found[:-1], title, at)
    if not isinstance(end, Term):
        run = And((run, end))
    compound = _compound(text, found)
    if compound is None:
        return run
    form, stem = compound
    joined = Prefix(form, title, at) if prefix else Term(form, stem, title, at)
    return Or((run, joined))


def _compound(text: str, found: Sequence[Word]) -> tuple[str, str] | None:
    """Join the parts of "cease-fire", which others write "ceasefire"; None if not a compound."""
    gaps = (text[one.end : other.start] for one, other in pairwise(found))
    if not all(map(is_hyphen, gaps)):
        return None
    return analyse("".join(text[word.start : word.end] for word in found))


def _fuzzy(token: Token, form: str, edits: str, title: bool) -> Node:
    if edits not in {"", "1"}:
        raise QueryError(
            f"“{token.text}” at character {token.start + 1} allows too many differences: "
            "“~” allows one letter to differ.",
            token.start,
        )
    if len(form) < SHORTEST_FUZZY:
        raise QueryError(
            f"“{token.text}” at character {token.start + 1}: "
            f"“~” follows one word of at least {SHORTEST_FUZZY} letters.",
            token.start,
        )
    return Fuzzy(form, title, token.start)


def _phrase(token: Token, typing: bool) -> Node | None:
    if "*" in token.text and not typing:
        raise QueryError(
            f"“*” is not allowed in a phrase (character {token.start + 1}): write the words "
            "without quotation marks.",
            token.start,
        )
    found = list(words(token.text))
    title = token.field == "title"
    if not found:
        return None
    last = found[-1]
    if typing and not token.text[-1:].isspace():
        end = _maybe_typing(Term(last.form, last.stem, title, token.start), True)
        if len(found) == 1:
            return end
        if not isinstance(end, Term):
            return And((_run(found[:-1], title, token.start), end))
    return _run(found, title, token.start, token.slop)


def _run(found: Sequence[Word], title: bool, at: int, slop: int | None = None) -> Node:
    """Make a phrase of adjacent words, or a term of a single word."""
    if len(found) == 1:
        return Term(found[0].form, found[0].stem, title, at)
    return Phrase(tuple(word.stem for word in found), slop, title, at)


def _maybe_typing(term: Term, typing: bool) -> Node:
    if typing and len(term.form) >= SHORTEST_TYPED:
        return Or((term, Prefix(term.form, term.title, term.position)))
    return term


def _where(token: Token, typing: bool) -> Node | None:
    field = token.field or ""
    value = token.text.strip()
    prefix = value.endswith("*")
    value = value.rstrip("*").strip()
    if not value:
        if typing:
            return None
        raise QueryError(f"{field}: at character {token.start + 1} needs a value.", token.start)
    return Where(field, value, prefix or typing, token.start)


def _dated(token: Token, typing: bool) -> Node | None:
    try:
        first, last = read_range(token.text)
    except DateError as error:
        if typing:
            return None
        raise QueryError(f"date: at character {token.start + 1}: {error}", token.start) from None
    return Dated(first, last, token.start)


def _join(kind: type[And | Or], nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
