"""An actor's position in two statements: the most central quoted one, and a reported one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log1p, sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

from idlib_tui.merge.statements import content_of, same_content
from idlib_tui.model import Position, QuoteKind, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from idlib_tui.merge.statements import Content
    from idlib_tui.model import Statement

_SHORT, _LONG = 8, 45
"""Words within which a statement is complete and short."""
_CLOSED = tuple(".!?…,;\"'”’»")
_REPEATED = 0.3
"""Weight of each further independent report of the statement, for at most three of them."""
_LATEST = 0.4
"""How much more the latest statement weighs than the earliest: positions change."""

NO_VERSIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Candidate:
    statement: Statement
    content: Content
    score: float


def choose_position(
    name: str, statements: Sequence[Statement], versions: Mapping[str, str] = NO_VERSIONS
) -> Position:
    """Choose one quoted and one reported statement that represent all of an actor's.

    Central statements are preferred: those that share their content words with most of the others
    (as in extractive summaries; Nenkova and Vanderwende, "The Impact of Frequency on
    Summarization", 2005), that are complete sentences, that several articles have, and later ones.
    The reported statement never repeats the quoted one. Questions, doubts and what somebody did not
    say are not chosen.

    Args:
        name: The actor.
        statements: All of the actor's statements, in any order.
        versions: The groups of articles that are versions of one, by their ids: they report a
            statement once.

    Returns:
        The position; a part is None if no statement is suitable.
    """
    contents = [content_of(statement.quote) for statement in statements]
    counts = Counter(word for content in contents for word in content.words)
    days = sorted({one.quote.said_on for one in statements if one.quote.said_on})
    candidates = [
        _Candidate(statement, content, _score(statement, content, counts, days, versions))
        for statement, content in zip(statements, contents, strict=True)
        if statement.quote.stance in {Stance.ASSERTS, Stance.DENIES, Stance.DEMANDS}
    ]
    candidates.sort(key=_order)
    quoted = next((c for c in candidates if c.statement.quote.kind is QuoteKind.DIRECT), None)
    reported = next(
        (
            c
            for c in candidates
            if c.statement.quote.kind is not QuoteKind.DIRECT
            and c.statement.quote.stance is not Stance.DEMANDS
            and not (quoted and same_content(c.content, quoted.content))
        ),
        None,
    )
    return Position(
        name,
        len(statements),
        quoted.statement if quoted else None,
        reported.statement if reported else None,
    )


def _order(candidate: _Candidate) -> tuple[float, str, int]:
    return (-candidate.score, candidate.statement.article, candidate.statement.quote.start)


def _score(
    statement: Statement,
    content: Content,
    counts: Counter[str],
    days: Sequence[date],
    versions: Mapping[str, str],
) -> float:
    quote = statement.quote
    length = len(quote.text.split())
    central = sum(log1p(counts[word] - 1) for word in content.words) + 0.1 * len(content.words)
    score = central / sqrt(max(length, _SHORT))
    articles = {statement.article, *(place.article for place in statement.also_in)}
    reports = {versions.get(article, article) for article in articles}
    score *= 1 + _REPEATED * min(3, len(reports) - 1)
    if quote.said_on and len(days) > 1:
        score *= 1 + _LATEST * days.index(quote.said_on) / (len(days) - 1)
    if not _SHORT <= length <= _LONG:
        score *= 0.4
    if not _reads_alone(statement):
        score *= 0.5
    return score


def _reads_alone(statement: Statement) -> bool:
    """Check whether a statement begins and ends like a sentence."""
    words = statement.quote.text.strip("\"'“”‘’«»„ ")
    if statement.quote.kind is QuoteKind.DIRECT:
        return words[:1].isupper() and statement.quote.text.endswith(_CLOSED)
    return True
