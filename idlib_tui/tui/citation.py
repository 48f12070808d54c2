"""A passage with its citation, fit to paste into any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording

if TYPE_CHECKING:
    from idlib_tui.model import Article
    from idlib_tui.tui.passage import Passage


def cite(article: Article, passage: Passage) -> str:
    """Write the words of a passage and where they stand.

    Returns:
        ``“The words.” (Title, Outlet, 18 Feb 2020, file.txt, paragraph 4)``, with the page of a
        printed document; without the words for an article as a whole.
    """
    facts = [article.title, article.outlet or article.place, wording.published(article.published)]
    facts.append(article.file)
    if not passage.text:
        return ", ".join(fact for fact in facts if fact)
    page = article.page_at(passage.start)
    if page is not None:
        facts.append(f"page {page}")
    facts.append(f"paragraph {paragraph_number(article.text, passage.start)}")
    words = " ".join(passage.text.split())
    quoted = words if words[:1] in "“\"'‘" else f"“{words}”"
    return f"{quoted} ({', '.join(fact for fact in facts if fact)})"


def paragraph_number(text: str, offset: int) -> int:
    """Count the paragraphs (lines that are not blank) up to an offset, from 1."""
    before = text[:offset].split("\n")
    return max(sum(1 for line in before[:-1] if line.strip()) + 1, 1)
