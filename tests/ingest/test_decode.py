"""Bytes in any encoding become the same text."""

from __future__ import annotations

import codecs

import pytest

from idlib_tui.ingest.decode import NotTextError, decode

TEXT = "“We won’t go,” she said in the café – and left.\nNobody followed.\n" * 5


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "mark", "16", "16be", "16le bare", "16be bare", "32", "cp1252", "crlf", "cr"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_legacy_encoding_of_another_script_is_detected() -> None:
    text = "Русские дипломаты прибыли в Анкару для переговоров о перемирии в Идлибе. " * 3
    assert decode(text.encode("cp1251")) == text


def test_damaged_utf8_loses_only_the_damaged_characters() -> None:
    data = TEXT.encode()
    cut = data.index("’".encode()) + 1
    assert decode(data[:cut] + data[cut + 1 :]).replace("\N{REPLACEMENT CHARACTER}", "’") in {
        TEXT,
        TEXT.replace("’", "’’", 1),
    }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (bytes(range(256)) * 20, "binary"),
        (b"words " + b"\x00" * 100, "binary"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(NotTextError, match=says):
        decode(data)


def test_a_few_stray_control_characters_do_not_make_a_text_binary() -> None:
    assert decode(b"a\x00b" + b" words" * 20).startswith("a\x00b")
