"""The fields that tantivy indexes for an article: the same words as Whoosh's."""

from __future__ import annotations

from collections.abc import Iterable

from tantivy import Document, PreTokenizedString, Schema, SchemaBuilder, Token

from idlib_tui.library.search.analysis import Positions, analysed

NUMBER = "number"


def make_schema() -> Schema:
    """Make the fields: nothing is stored, and positions are kept only for phrases."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(NUMBER, indexed=True, fast=True)
    for field in ("title", "text"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="position")
    for field in ("title_forms", "forms"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    return builder.build()


def make_document(number: int, title: str, text: str) -> Document:
    """Analyse an article into the values of these fields."""
    words = analysed(title, text)
    document = Document()
    document.add_unsigned(NUMBER, number)
    document.add_pre_tokenized_text("title", _placed(words.title))
    document.add_pre_tokenized_text("title_forms", _bare(words.title_forms))
    document.add_pre_tokenized_text("text", _placed(words.text))
    document.add_pre_tokenized_text("forms", _bare(words.forms))
    return document


def _placed(words: Positions) -> PreTokenizedString:
    # Tantivy needs them in order. Two words of a compound can have one position.
    found = sorted({(at, stem) for stem, positions in words.items() for at in positions})
    return PreTokenizedString("", [Token(stem, at, 0, 0) for at, stem in found])


def _bare(forms: Iterable[str]) -> PreTokenizedString:
    return PreTokenizedString("", [Token(form, at, 0, 0) for at, form in enumerate(sorted(forms))])
