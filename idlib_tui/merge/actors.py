"""One table of people over all articles: who is the same person, and who is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from idlib_tui.model import Mention, StoryActor


def unify_speakers(
    names: Mapping[str, Sequence[Mention]], actors: Sequence[StoryActor]
) -> Mapping[tuple[str, str], str]:
    """Give each name of each article its canonical name over the workspace.

    Args:
        names: The mentions of each article, by article id.
        actors: The story's actors, whose names are canonical.

    Returns:
        ``(article id, Mention.name or Quote.speaker_text) -> canonical name``.
    """
    return {}
