"""The claims of a draft: what stands under one group of references, and where the source has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from idlib_tui.annotate.text.sentences import Sentence
from idlib_tui.check.alignment import Alignment, closest
from idlib_tui.check.folding import Folded
from idlib_tui.check.inline import Mark
from idlib_tui.check.reading import Reading
from idlib_tui.check.references import Cited
from idlib_tui.check.sources import Source, Sources

CLEAR = 0.6
"""Share of a claim's words that a passage must have, in order, to be what the claim was made of."""

_FEWEST_WORDS = 5
"""Words from which on a claim without a reference is looked for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or the part of it up to a group of references.

    Attributes:
        sentence: The sentence that it is part of.
        start: Offset into the plain text.
        end: Offset after it.
        marks: The references that it stands under.
        cited: The ids of the articles that they name.
    """

    sentence: Sentence
    start: int
    end: int
    marks: tuple[Mark, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A claim beside the passage of a source that is most like it.

    Attributes:
        source: The article.
        words: The claim's words.
        found: The alignment.
        share: How many of the claim's words the passage has, from 0 to 1.
    """

    source: Source
    words: Folded
    found: Alignment
    share: float

    @property
    def is_clear(self) -> bool:
        """Whether the claim follows the passage."""
        return self.share >= CLEAR

    @property
    def span(self) -> tuple[int, int]:
        """The passage as characters of the article's text."""
        begin = min(self.found.begin, len(self.found.source.words) - 1)
        return self.found.source.span(begin, max(self.found.stop, begin + 1))


def claims(reading: Reading, cited: Cited) -> Iterator[Claim]:
    """Take a draft's sentences apart at their references, in order."""
    for number, sentence in enumerate(reading.sentences):
        block = reading.draft.blocks[sentence.paragraph]
        following = reading.sentences[number + 1] if number + 1 < len(reading.sentences) else None
        limit = following.start - 1 if following and following.start < block.end else block.end
        ends = sorted(
            {mark.at for mark in reading.draft.marks if sentence.start < mark.at < sentence.end - 1}
        )
        at = sentence.start
        for end in [*ends, sentence.end]:
            text = reading.draft.plain[at:end]
            if any(character.isalnum() for character in text):
                # Behind the last group in a sentence only what stands after it counts.
                marks = reading.marks_of(min(at + 1, end - 1), min(end, limit))
                yield Claim(sentence, at, end, marks, cited.articles(marks))
            at = end


class Matcher:
    """Finds the passages that the claims of one draft were made of."""

    def __init__(self, reading: Reading, sources: Sources) -> None:
        self._reading = reading
        self._sources = sources

    def cited(self, claim: Claim) -> Match | None:
        """Find the best passage among the articles that a claim cites; None where it cites none."""
        return self._best(claim, [self._sources.get(each) for each in claim.cited])

    def anywhere(self, claim: Claim) -> Match | None:
        """Find the passage of any other article that a claim follows; None where there is none."""
        text = self._reading.draft.plain[claim.start : claim.end]
        if len(Folded(text).words) < _FEWEST_WORDS:
            return None
        others = [each for each in self._sources.alike(text) if each.id not in claim.cited]
        found = self._best(claim, others)
        return found if found is not None and found.is_clear else None

    def _best(self, claim: Claim, among: Sequence[Source]) -> Match | None:
        words = Folded(self._reading.draft.plain, claim.start, claim.end)
        best: Match | None = None
        for source in among:
            found = closest(words.words, source.folded)
            if found is None:
                continue
            share = found.matched / len(words.words)
            if best is None or share > best.share:
                best = Match(source, words, found, share)
        return best
