"""Bytes in any encoding become the same text."""

from __future__ import annotations

import codecs

import pytest

from idlib_tui.ingest.decode import NotTextError, Sureness, decode, decoded

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


WESTERN = (
    "In Zürich, señora Núñez said “nobody knows” – the façade of the café in Århus cost £9,000. "
    "François told Jürgen that São Tomé’s garçons are naïve. It’s over, said Zoë in Malmö. "
)
CZECH = "Starostka řekla v neděli, že škody na mostě jsou větší, než si všichni ve městě mysleli. "
POLISH = "Burmistrz powiedział w niedzielę, że zniszczenia mostu są większe, niż ktoś sądził. "
TURKISH = "Belediye başkanı pazar günü köprüdeki hasarın düşünüldüğünden büyük olduğunu söyledi. "
LATVIAN = "Mērs svētdien teica, ka tilta bojājumi ir lielāki, nekā pilsētā visi domāja. "
RUSSIAN = "Мэр сказал в воскресенье, что ущерб мосту больше, чем думали жители города. "
GREEK = "Ο δήμαρχος είπε την Κυριακή ότι οι ζημιές στη γέφυρα είναι μεγαλύτερες. "
HEBREW = "ראש העיר אמר ביום ראשון שהנזק לגשר גדול ממה שחשבו התושבים. "
ARABIC = "قال رئيس البلدية يوم الأحد إن الأضرار التي لحقت بالجسر أكبر مما كان متوقعا. "
THAI = "นายกเทศมนตรีกล่าวเมื่อวันอาทิตย์ว่าความเสียหายของสะพานมากกว่าที่คิด "
CHINESE = "市长星期日说，桥梁的损坏比市民想象的更严重，修理需要很长时间。"
JAPANESE = "市長は日曜日に、橋の被害は市民が考えていたよりも大きいと述べた。"
KOREAN = "시장은 일요일에 다리의 피해가 시민들이 생각한 것보다 크다고 말했다. "
LEGACY = [
    ("cp1252", WESTERN),
    ("latin-1", WESTERN.translate({0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2019: "'"})),
    ("mac_roman", WESTERN),
    ("cp850", WESTERN.translate({0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2019: "'"})),
    ("cp1250", CZECH),
    ("iso8859-2", CZECH),
    ("cp1250", POLISH),
    ("iso8859-2", POLISH),
    ("cp1254", TURKISH),
    ("cp1257", LATVIAN),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("iso8859-5", RUSSIAN),
    ("cp1253", GREEK),
    ("cp1255", HEBREW),
    ("cp1256", ARABIC),
    ("cp874", THAI),
    ("gb18030", CHINESE),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("euc_kr", KOREAN),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY, ids=[f"{e} {t[:6]}" for e, t in LEGACY])
@pytest.mark.parametrize("length", [50, 500, 5_000])
def test_legacy_encodings(encoding: str, text: str, length: int) -> None:
    written = (text * (length // len(text) + 1))[:length]
    assert decode(written.encode(encoding)) == written


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Köln spoke.",
        "Bread costs £2 in Brontë’s village.",
        "El señor Peña",
        "It’s shut.",
        "Søren and Åse met in Tromsø",
        "The Führer’s bunker, said Müller",
        "A naïve façade.",
        "¿Dónde está?",
        "Þórdís Gylfadóttir of Reykjavík",
        "5 °C – and 20 % off",
    ],
)
def test_one_foreign_letter_in_an_english_text_is_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1254", "Ministers Yıldırım and Şimşek met in İzmir."),
        ("cp1250", "Lech Wałęsa spoke in Gdańsk with Miloš Zeman."),
        ("mac_roman", "“Yes,” said Zoë’s friend — in a café."),
    ],
)
def test_foreign_names_tell_their_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf8_with_a_few_bytes_of_windows_1252_is_utf8() -> None:
    data = "Renée Łuć said ".encode() + b"\x93we go\x94 to the caf\xe9 \x96 soon."
    read = decoded(data)
    assert read.text == "Renée Łuć said “we go” to the café – soon."
    assert "utf-8" in read.encoding


def test_how_sure_an_encoding_is() -> None:
    assert decoded(b"plain").sure is Sureness.CERTAIN
    assert decoded(WESTERN.encode("cp1252")).sure is not Sureness.GUESS
    assert decoded((RUSSIAN * 3).encode("cp1251")).sure is Sureness.CERTAIN
    assert decoded((WESTERN * 3).encode("cp1252")).encoding == "cp1252"
    assert decoded(b"A \xe4").sure is Sureness.GUESS


def test_an_encoding_that_is_stated_is_taken_where_the_bytes_fit() -> None:
    assert decoded("Łódź".encode("cp1250"), "windows-1250").text == "Łódź"
    assert decoded("“Yes”".encode("cp1252"), "iso-8859-1").text == "“Yes”"
    assert decoded("Łódź".encode(), "latin-1").text == "Łódź"
    assert decoded("café".encode("cp1252"), "no such thing").text == "café"
