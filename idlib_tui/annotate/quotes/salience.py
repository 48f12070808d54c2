"""Salience: how likely each person of a text is to be meant by a pronoun or a description next."""

from __future__ import annotations

SPEAKER_WEIGHT = 100.0
SUBJECT_WEIGHT = 80.0
MENTION_WEIGHT = 30.0
DECAY = 0.5
"""The factor by which weights decrease with each sentence."""
_MOST = 24
_KEPT = 16
"""Of more than ``_MOST`` people only so many are kept, so that the work stays bounded."""
_LONGEST_DECAY = 40
"""The number of sentences after which a weight has vanished."""


class Salience:
    """The weights of people by index, each as of the sentence in which it was last increased."""

    def __init__(self) -> None:
        self.weights: dict[int, tuple[float, int]] = {}
        self.spoke: set[int] = set()

    def weight(self, person: int, number: int) -> float:
        """Return somebody's weight in a sentence."""
        weight, at = self.weights[person]
        return weight * DECAY ** min(number - at, _LONGEST_DECAY)

    def add(self, person: int, weight: float, number: int) -> None:
        """Increase somebody's weight in a sentence."""
        if weight == SPEAKER_WEIGHT:
            self.spoke.add(person)
        old = self.weight(person, number) if person in self.weights else 0.0
        self.weights[person] = (old + weight, number)

    def by_weight(self, number: int) -> list[int]:
        """List people, the one with most weight first."""
        return sorted(self.weights, key=lambda person: (-self.weight(person, number), person))

    def by_recency(self) -> list[int]:
        """List people, the one mentioned last first."""
        return sorted(self.weights, key=lambda p: (-self.weights[p][1], -self.weights[p][0], p))

    def prune(self, number: int) -> None:
        """Remove people whose weight has vanished."""
        if len(self.weights) > _MOST:
            kept = sorted(self.weights, key=lambda p: -self.weight(p, number))[:_KEPT]
            self.weights = {person: self.weights[person] for person in kept}
