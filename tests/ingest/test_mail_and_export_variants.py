"""Heads of mails in several languages, exports with odd fields, headlines with marks, addresses."""

from __future__ import annotations

from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING

import pytest

from idlib_tui.ingest.reader import read_file
from idlib_tui.model import Article, Story

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Harbour of Varnes shuts after crane failures"
PARAGRAPHS = (
    (
        "The council of Varnes voted on Wednesday to close the harbour for ten days after two "
        "cranes failed, its chairwoman said."
    ),
    '"Nobody was hurt, and nobody will be," said Mira Solberg, who runs the port.',
    "The owner of the cranes, Norhavn, declined to comment on the vote.",
)
BODY = "\n\n".join(PARAGRAPHS)
DAY = date(2021, 11, 9)


def read(folder: Path, text: str) -> Article:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_file(path, folder, Story())
    assert isinstance(article, Article)
    return article


SENDER = "Varnes Gazette <news@gazette.example>"
OUTER = (
    f"From: Ann <ann@x.example>\nTo: Bo <bo@x.example>\nSubject: Fwd: {TITLE}\n"
    "Date: Wed, 10 Nov 2021 10:00:00 +0100\n\n"
)
FORWARDED = (
    f"---------- Forwarded message ---------\nFrom: {SENDER}\n"
    f"Date: Tue, Nov 9, 2021 at 9:15 AM\nSubject: {TITLE}\nTo: <ann@x.example>\n"
)


@pytest.mark.parametrize(
    "head",
    [
        f"Von: {SENDER}\nGesendet: Dienstag, 9. November 2021 09:15\nAn: R\nBetreff: WG: {TITLE}",
        f"De : {SENDER}\nEnvoyé : mardi 9 novembre 2021 09:15\nÀ : R\nObjet : TR: {TITLE}",
        f"De: {SENDER}\nEnviado: martes, 9 de noviembre de 2021 9:15\nPara: R\nAsunto: RV: {TITLE}",
        (
            "-----Original Message-----\nFrom: Varnes Gazette [mailto:news@gazette.example]\n"
            f"Sent: Tuesday, November 9, 2021 9:15 AM\nTo: R\nSubject: {TITLE}"
        ),
        OUTER + FORWARDED,
        OUTER + "See below.\n\n" + FORWARDED,
        f"On Tue, Nov 9, 2021 at 9:15 AM {SENDER} wrote:\n\n> {TITLE}\n>",
    ],
)
def test_the_head_of_a_mail(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, f"{head}\n\n{BODY}\n")
    assert (article.title, article.published.day) == (TITLE, DAY)
    assert article.outlet == "Varnes Gazette"
    assert article.text == BODY


def nexis(head: str, fields: str = "BYLINE: Ana Torres") -> str:
    wrapped = "\n\n".join(fill(paragraph, 72) for paragraph in PARAGRAPHS)
    return (
        f"{head}\n\n{fields}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 45 words\n\n\n{wrapped}\n\n"
        "LOAD-DATE: November 10, 2021\n\nLANGUAGE: ENGLISH\n"
    )


CENTRED = f"{' ' * 30}The Varnes Gazette\n\n{' ' * 26}November 9, 2021 Tuesday\n\n{TITLE}"


@pytest.mark.parametrize(
    "text",
    [
        nexis(CENTRED),
        nexis(f"{' ' * 30}Document 1 of 1\n\n\n{CENTRED}"),
        nexis(f"1 of 1 DOCUMENTS\n\nCopyright 2021 Gazette Ltd\nAll Rights Reserved\n{CENTRED}"),
        (
            f"NEWS\n{TITLE}\n\nAna Torres\n412 words\n9 November 2021\n09:15\nThe Varnes Gazette\n"
            "VARGAZ\nEnglish\n(c) 2021 Gazette Ltd.\n"
            f"{BODY}\n\nDocument VARGAZ0020211109ehb90001a\n"
        ),
        (
            f"Title: {TITLE}\n\nAuthor: Ana Torres\n\nProQuest document link\n\nAbstract: None.\n\n"
            f"FULL TEXT\n{BODY}\n\nPublication title: The Varnes Gazette; Varnes\n\n"
            "Publication date: Nov 9, 2021\n\nProQuest document ID: 123\n"
        ),
    ],
)
def test_an_export(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, text)
    assert (article.title, article.published.day) == (TITLE, DAY)
    assert (article.outlet, article.byline) == ("The Varnes Gazette", "Ana Torres")
    assert article.text == BODY


def test_values_of_an_export_may_be_wrapped(tmp_path: Path) -> None:
    head = f"1 of 1 DOCUMENTS\n\nGazette\n\nNovember 9, 2021 Tuesday\n\n{TITLE}\nand a vote"
    fields = "BYLINE: Ana Torres and\nLars Holm\n\nDATELINE: OSLO"
    article = read(tmp_path, nexis(head, fields))
    assert article.title == f"{TITLE} and a vote"
    assert (article.byline, article.place) == ("Ana Torres and Lars Holm", "Oslo")


@pytest.mark.parametrize(
    "head",
    [
        f"# {TITLE}",
        f"**{TITLE}**",
        f"[{TITLE}](https://gazette.example/a)",
        f"gazette.example/2021/11/09/port\n\n{TITLE}",
        f"11/10/21, 9:15 AM   {TITLE} - Gazette\n\nhttps://gazette.example/a   1/3\n\n{TITLE}",
    ],
)
def test_marks_and_addresses_above_the_text(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, f"{head}\n\n9 November 2021\n\n{BODY}\n")
    assert (article.title, article.published.day, article.text) == (TITLE, DAY, BODY)


@pytest.mark.parametrize("site", [" - Varnes Gazette", " | News | Varnes Gazette"])
def test_the_site_behind_a_headline_is_the_outlet(tmp_path: Path, site: str) -> None:
    article = read(tmp_path, f"{TITLE}{site}\n\n{BODY}\n")
    assert (article.title, article.outlet) == (TITLE, "Varnes Gazette")


@pytest.mark.parametrize("path", ["2021/1109/c123-port.html", "2021-11/09/c_123.htm"])
def test_the_day_in_an_address(tmp_path: Path, path: str) -> None:
    article = read(tmp_path, f"https://gazette.example/{path}\n\n{TITLE}\n\n{BODY}\n")
    assert article.published.day == DAY
