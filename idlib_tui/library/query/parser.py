"""The parser of the query language: from a string to a tree, or to an error with its position.

Written by hand rather than with a Lucene grammar, because a reader types it letter by letter: it
must say where an error starts, and make sense of a query that is not finished.

    query  := all (OR all)*
    all    := one (AND? one)*
    one    := (NOT | "-")* (group | leaf)
    group  := field? "(" query ")" | "said:(" speech (OR speech)* ")"
    speech := (name | "(" name (OR name)* ")") all?
    leaf   := field? (word | phrase)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from idlib_tui.errors import QueryError
from idlib_tui.library.query.filter_leaves import read_filter
from idlib_tui.library.query.lexer import Kind, Lexer, Token
from idlib_tui.library.query.text_leaves import read_text
from idlib_tui.library.query.tree import And, Everything, Field, Node, Not, Or, Said
from idlib_tui.library.query.visiting import is_text
from idlib_tui.library.words import well_formed

LONGEST_QUERY = 512
"""Characters. This and the next two limits keep the cost of any query reasonable."""
MOST_CLAUSES = 32
DEEPEST = 8

_ENDS = {Kind.END, Kind.CLOSE, Kind.OR}
"""What a row of operands of AND ends before."""


def parse(query: str, *, partial: bool = False, today: date | None = None) -> Node:
    """Read a query.

    Args:
        query: As typed.
        partial: True while it is being typed: its last word may be the start of one, and an open
            quotation mark, parenthesis, operator or field is no error.
        today: The day from which "last week" is counted; without it no such date is understood.

    Raises:
        QueryError: The query is invalid, or too expensive.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(
            f"The query is too long: {LONGEST_QUERY} characters are allowed.", LONGEST_QUERY
        )
    return _Parser(well_formed(query), partial, today).parse()


class _Parser:
    """A recursive-descent parser of the tokens of one query."""

    def __init__(self, query: str, partial: bool, today: date | None) -> None:
        self._partial = partial
        self._today = today
        self._tokens = Lexer(query, partial).tokens()
        self._next = 0
        self._clauses = 0
        self._field: Field | None = None
        """The field before the parentheses that are being read."""

    def parse(self) -> Node:
        node = self._either(0)
        token = self._peek()
        if token.kind is Kind.CLOSE:
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
            if self._peek().kind is not Kind.OR:
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
        speaker: int | None = None
        while True:
            kind = self._peek().kind
            if kind is Kind.AND:
                operator = self._take()
                if not nodes:
                    raise QueryError(
                        f"There is nothing before AND at character {operator.start + 1}.",
                        operator.start,
                    )
                if self._peek().kind in _ENDS or self._peek().kind is Kind.AND:
                    self._unfinished(operator)
                speaker = None
            elif kind in _ENDS:
                return _join(And, nodes)
            else:
                node = self._one(depth)
                if node is None:
                    continue
                if speaker is not None and is_text(node):
                    nodes[speaker] = _saying(nodes[speaker], node)
                    continue
                if isinstance(node, Said) and node.words is None:
                    speaker = len(nodes)
                nodes.append(node)

    def _one(self, depth: int) -> Node | None:
        negated = False
        token = self._take()
        while token.kind is Kind.NOT:
            negated = not negated
            if self._peek().kind in _ENDS or self._peek().kind is Kind.AND:
                self._unfinished(token)
                return None
            token = self._take()
        node = self._group(token, depth) if token.kind is Kind.OPEN else self._leaf(token)
        return Not(node) if negated and node is not None else node

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth >= DEEPEST:
            raise QueryError(
                f"Parentheses go at most {DEEPEST} deep: character {opening.start + 1}.",
                opening.start,
            )
        outer = self._field
        self._field = self._field_of(opening)
        if opening.field is Field.SAID:
            node = self._speeches(opening, depth + 1)
        else:
            node = self._either(depth + 1)
        self._field = outer
        self._close(opening)
        return node

    def _close(self, opening: Token) -> None:
        if self._peek().kind is Kind.CLOSE:
            self._take()
        elif not self._partial or self._peek().kind is not Kind.END:
            raise QueryError(
                f"The “(” at character {opening.start + 1} is not closed.", opening.start
            )

    def _speeches(self, opening: Token, depth: int) -> Node | None:
        """The inside of ``said:(…)``: names, each with what they say."""
        nodes: list[Node] = []
        while True:
            names = self._names(opening)
            if self._peek().kind is Kind.AND:
                self._take()
            words = self._all(depth)
            nodes += [name if words is None else replace(name, words=words) for name in names]
            if self._peek().kind is not Kind.OR:
                return _join(Or, nodes)
            self._take()

    def _names(self, opening: Token) -> list[Said]:
        """One name, or several in parentheses of their own with OR between them."""
        inner = self._take() if self._peek().kind is Kind.OPEN else None
        names: list[Said] = []
        while True:
            if self._partial and self._peek().kind is Kind.END:
                return names
            token = self._take()
            if token.kind not in {Kind.WORD, Kind.PHRASE} or token.field is not None:
                raise QueryError(
                    f"said:( at character {opening.start + 1} needs a name first, then words.",
                    opening.start,
                )
            self._count(token)
            name = read_filter(token, Field.SAID, typing=self._typing(token), today=self._today)
            if isinstance(name, Said):
                names.append(name)
            if inner is None or self._peek().kind is not Kind.OR:
                break
            self._take()
        if inner is not None:
            self._close(inner)
        return names

    def _leaf(self, token: Token) -> Node | None:
        self._count(token)
        field = self._field_of(token)
        # What stands inside said:(…) behind a name is what is said.
        if field is None or field is Field.TITLE or self._field is Field.SAID:
            return read_text(token, title=field is Field.TITLE, typing=self._typing(token))
        return read_filter(token, field, typing=self._typing(token), today=self._today)

    def _count(self, token: Token) -> None:
        self._clauses += 1
        if self._clauses > MOST_CLAUSES:
            raise QueryError(
                f"The query has too many parts: {MOST_CLAUSES} are allowed.", token.start
            )

    def _typing(self, token: Token) -> bool:
        return self._partial and token.open

    def _field_of(self, token: Token) -> Field | None:
        """The field that a piece belongs to, by itself or by the parentheses around it."""
        if token.field is None:
            return self._field
        if self._field is None or self._field is token.field is not Field.SAID:
            return token.field
        raise QueryError(
            f"{token.field}: at character {token.start + 1} cannot stand inside {self._field}:(…).",
            token.start,
        )

    def _unfinished(self, operator: Token) -> None:
        if self._partial and self._peek().kind is Kind.END:
            return
        raise QueryError(
            f"There is nothing after {operator.text} at character {operator.start + 1}.",
            operator.start,
        )


def _saying(said: Node, words: Node) -> Node:
    """Add words to what somebody must have said."""
    if not isinstance(said, Said):
        raise TypeError(f"not said by anybody: {said!r}")
    before = said.words
    if before is None:
        return replace(said, words=words)
    both = (*before.nodes, words) if isinstance(before, And) else (before, words)
    return replace(said, words=And(both))


def _join(kind: type[And | Or], nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
