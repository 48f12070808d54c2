"""Grades as tags of the taxonomy ``admiralty-scale`` of MISP.

The taxonomy: https://github.com/MISP/misp-taxonomies, ``admiralty-scale/machinetag.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.model import Credibility, Reliability


def tags(reliability: Reliability | None, credibility: Credibility) -> list[str]:
    """Write the grades of a source and an item; a source without a grade has no tag."""
    made = [f'admiralty-scale:information-credibility="{credibility.value}"']
    if reliability is not None:
        made.insert(0, f'admiralty-scale:source-reliability="{reliability.value.lower()}"')
    return made
