"""What an article is called where there is only room for a word."""

from __future__ import annotations


def short_id(article: str) -> str:
    """Shorten an article's id to what people call it by: ``003_64197da7831f2480`` is ``003``."""
    return article.rsplit("/", 1)[-1].split("_", 1)[0]
