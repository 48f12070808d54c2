"""Statements that contradict earlier ones: in like words, the one asserts what the other denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from idlib_tui.merge.statements import content_of, same_content
from idlib_tui.model import Stance, Statement

_OPPOSITE = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}


def oppositions(new: Sequence[Statement], earlier: Sequence[Statement]) -> list[Statement | None]:
    """Find, for each new statement, the first of the earlier ones that it contradicts."""
    wanted = {_OPPOSITE.get(each.quote.stance) for each in new}
    contents = [(each, content_of(each.quote)) for each in earlier if each.quote.stance in wanted]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, (_, content) in enumerate(contents):
        for word in content.words:
            holders[word].append(index)
    found: list[Statement | None] = []
    for each in new:
        against = _OPPOSITE.get(each.quote.stance)
        content = content_of(each.quote)
        near = sorted({index for word in content.words for index in holders.get(word, ())})
        others = (
            contents[index][0]
            for index in near
            if contents[index][0].quote.stance is against
            and same_content(content, contents[index][1])
        )
        found.append(next(others, None))
    return found
