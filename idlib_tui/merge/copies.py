"""Detecting versions of one article: wire copies, shortened or retitled, and updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

CLOSE = 0.5
"""The least share of the shorter text's word sequences that two versions have in common."""
CLOSE_IF_CUT = 0.75
"""The same if one is many times as long: it may quote the other in a paragraph."""
CUT = 4
"""How many times as long."""
WORTH_A_LOOK = 0.2
"""The share, estimated from samples, from which the whole texts are compared."""
FEWEST = 15
"""Word sequences of the shortest text that can be a version of another."""


def sequences(words: Sequence[str]) -> frozenset[str]:
    """List the sequences of three words in a text."""
    return frozenset(" ".join(words[at : at + 3]) for at in range(len(words) - 2))


def are_versions(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Check whether two texts, given as ``sequences``, are versions of one."""
    fewer, more = sorted((len(one), len(other)))
    if fewer < FEWEST:
        return False
    return len(one & other) >= (CLOSE_IF_CUT if more > CUT * fewer else CLOSE) * fewer


def may_be_versions(one: AbstractSet[int], other: AbstractSet[int], words: tuple[int, int]) -> bool:
    """Check by two samples whether the texts are worth comparing.

    Args:
        one: The smallest hashes of the sequences of one text.
        other: As many of the other text.
        words: The numbers of words in the texts.
    """
    size = max(len(one), len(other))
    smallest = frozenset(sorted(one | other)[:size])
    alike = len(one & other & smallest) / size if size else 0.0
    shared = alike / (1 + alike) * sum(words)
    return shared >= WORTH_A_LOOK * min(words)


def joined(start: Iterable[int], links: dict[int, set[int]]) -> list[frozenset[int]]:
    """Find the groups of some articles, by the links between all articles concerned."""
    groups: list[frozenset[int]] = []
    seen: set[int] = set()
    for first in sorted(start):
        if first in seen:
            continue
        group, waiting = {first}, [first]
        while waiting:
            new = links.get(waiting.pop(), set()) - group
            group |= new
            waiting += new
        seen |= group
        groups.append(frozenset(group))
    return groups
