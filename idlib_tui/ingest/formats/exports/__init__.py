"""Exports of the archives Nexis, Nexis Uni, ProQuest and Factiva: many articles in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.ingest.formats.exports.factiva import read_factiva
from idlib_tui.ingest.formats.exports.nexis import read_nexis
from idlib_tui.ingest.formats.exports.nexis_uni import read_nexis_uni
from idlib_tui.ingest.formats.exports.proquest import read_proquest
from idlib_tui.ingest.formats.limits import MAX_ARTICLES

if TYPE_CHECKING:
    from idlib_tui.ingest.formats.raw import RawArticle


def split_export(text: str) -> list[RawArticle] | None:
    """Split an export into articles.

    Args:
        text: The export as plain text, whatever its original format.

    Returns:
        Its articles in order; None if the text is not an export.
    """
    for read in (read_nexis, read_nexis_uni, read_proquest, read_factiva):
        found = read(text)
        if found:
            return found[:MAX_ARTICLES]
    return None
