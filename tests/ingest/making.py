"""Files of each format, written by the programs and libraries that write such files."""

from __future__ import annotations

import gzip
import io
import json
import mailbox
import textwrap
import zipfile
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Harbour of Tornvik opens again"
PARAGRAPHS = (
    (
        "The harbour of Tornvik opened on Tuesday after a winter of repairs that had cost the town "
        "more than anybody expected, and the first ship to enter was a trawler with cod for the "
        "market."
    ),
    (
        "“Nobody who works on these quays will forget the months without ships,” said Ann Lee, who "
        "runs the pilot station with two of her brothers. “We are open, and we will stay open.”"
    ),
    (
        "The council had voted for the repairs in March, when a storm broke the outer pier and "
        "left four boats on the rocks. Engineers from the capital said that the new pier would "
        "last for sixty years, if it was looked after."
    ),
    (
        "Fishermen were not so sure. The fees rise by a third in January, and the ice house, which "
        "burned down in the same storm, is to be built only the year after next, the mayor said."
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)
FURNITURE = (
    "Home",
    "Subscribe to the Gull",
    "Share this article",
    "Ten ships that sank",
    "Cookie settings",
    "Most read",
)


def page(*, metadata: bool = True, charset: str = "utf-8") -> str:
    """Write a page as news sites serve it, with everything around the article."""
    head = f'<meta charset="{charset}"><title>{escape(TITLE)} | The Tornvik Gull</title>'
    if metadata:
        facts = {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "The Tornvik Gull"},
                {
                    "@type": "NewsArticle",
                    "headline": TITLE,
                    "datePublished": "2019-11-05T23:40:00-05:00",
                    "dateModified": "2019-11-07T08:00:00Z",
                    "author": [{"@type": "Person", "name": "Bo Lind"}],
                    "publisher": {"@type": "Organization", "name": "The Tornvik Gull"},
                },
            ],
        }
        head += f'<script type="application/ld+json">{json.dumps(facts)}</script>'
        head += '<link rel="canonical" href="https://www.gull.example/2019/11/05/harbour">'
    body = "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en"><head>{head}<script>var x = {{"a": 1}};</script><style>p {{}}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<main><article><h1>{escape(TITLE)}</h1>
<div class="share"><a href="#">Share this article</a></div>{body}
<aside class="newsletter"><p>Subscribe to the Gull</p></aside></article></main>
<aside><h3>Most read</h3><ul><li><a href="/s">Ten ships that sank</a></li></ul></aside>
<footer><p>© 2019 The Tornvik Gull. All rights reserved.</p>
<a href="/c">Cookie settings</a></footer>
</body></html>"""


def mhtml() -> bytes:
    """Write what a browser saves as a single file."""
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://www.gull.example/2019/11/05/harbour"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 4 Mar 2020 10:00:00 -0000"
    part = MIMEText(page(), "html", "utf-8")
    part["Content-Location"] = "https://www.gull.example/2019/11/05/harbour"
    message.attach(part)
    message.attach(MIMEText("p {}", "css"))
    return message.as_bytes()


def mail(*, html: bool = False, number: int = 0) -> EmailMessage:
    """Write a newsletter, whose text is quoted-printable."""
    message = EmailMessage()
    message["From"] = "The Tornvik Gull <news@gull.example>"
    message["To"] = "reader@mail.example"
    message["Subject"] = f"Fwd: {TITLE}" + (f" {number}" if number else "")
    message["Date"] = "Tue, 05 Nov 2019 23:40:00 -0500"
    message["Message-ID"] = f"<{number}@gull.example>"
    wrapped = "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS)
    if html:
        message.set_content("See https://gull.example/a in your browser.")
        cells = "".join(f"<tr><td>{escape(text)}</td></tr>" for text in PARAGRAPHS)
        message.add_alternative(
            f"<html><body><table>{cells}<tr><td>Unsubscribe</td></tr></table></body></html>",
            subtype="html",
        )
    else:
        message.set_content(wrapped + "\n\nUnsubscribe\n", cte="quoted-printable")
    return message


def mbox(path: Path, count: int) -> None:
    """Write a mailbox."""
    box = mailbox.mbox(path)
    for number in range(1, count + 1):
        box.add(mail(number=number))
    box.close()


def pdf(*, pages: int = 3) -> bytes:
    """Write a report with running heads and page numbers, hyphenated as typesetters do."""
    from reportlab.lib.pagesizes import A5  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1)
    canvas.setTitle(TITLE)
    lines: list[str] = []
    for text in PARAGRAPHS:
        plain = text.replace("“", '"').replace("”", '"')
        lines += [*textwrap.wrap(plain, 56), ""]
    share = -(-len(lines) // pages)
    for number in range(pages):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 560, "The Tornvik Gull")
        canvas.drawString(280, 560, "5 November 2019")
        top = 530.0
        if not number:
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(40, top, TITLE)
            top -= 34
        canvas.setFont("Helvetica", 10)
        for line in lines[number * share : (number + 1) * share]:
            canvas.drawString(40, top, line)
            top -= 13
        canvas.drawCentredString(200, 30, f"Page {number + 1} of {pages}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    """Write a document of Word."""
    import docx as word  # noqa: PLC0415

    document = word.Document()
    document.core_properties.author = "Bo Lind"
    document.add_heading(TITLE, level=0)
    document.add_paragraph("The Tornvik Gull")
    document.add_paragraph("5 November 2019")
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf(
    paragraphs: tuple[str, ...] = (TITLE, "By Bo Lind", "5 November 2019", *PARAGRAPHS),
) -> bytes:
    """Write rich text as word processors do, with letters beyond ASCII escaped."""
    body = "\\par\\par\n".join(
        "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))
        for text in paragraphs
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}"
        f"{{\\info{{\\author Bo Lind}}}}\\f0\\fs24 {body}\\par}}"
    ).encode("ascii")


def epub(chapters: int = 1) -> bytes:
    """Write a book with a cover and its chapters."""
    out = io.BytesIO()
    body = "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(chapters + 1))
        refs = "".join(f'<itemref idref="c{n}"/>' for n in range(chapters + 1))
        archive.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Gull, weekly</dc:title>'
            "<dc:creator>Bo Lind</dc:creator><dc:publisher>The Tornvik Gull</dc:publisher>"
            f"<dc:date>2019-11-05</dc:date></metadata><manifest>{items}</manifest>"
            f"<spine>{refs}</spine></package>",
        )
        archive.writestr("OEBPS/c0.xhtml", "<html><body><p>Cover</p></body></html>")
        for number in range(1, chapters + 1):
            archive.writestr(
                f"OEBPS/c{number}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><html><head><title>x</title></head>'
                f"<body><h1>{TITLE}</h1>{body}</body></html>",
            )
    return out.getvalue()


def rss(count: int = 2) -> bytes:
    """Write a feed in RSS."""
    body = escape("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    items = "".join(
        f"<item><title>{TITLE} {n}</title><link>https://gull.example/{n}</link>"
        f"<dc:creator>Bo Lind</dc:creator><pubDate>Tue, 05 Nov 2019 23:40:00 -0500</pubDate>"
        f"<content:encoded>{body}</content:encoded></item>"
        for n in range(1, count + 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Tornvik Gull</title>{items}</channel></rss>"
    ).encode()


def atom(count: int = 2) -> bytes:
    """Write a feed in Atom."""
    body = escape("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    entries = "".join(
        f'<entry><title>{TITLE} {n}</title><link href="https://gull.example/{n}"/>'
        f"<author><name>Bo Lind</name></author><published>2019-11-05T23:40:00-05:00</published>"
        f"<updated>2019-11-07T08:00:00Z</updated>"
        f'<content type="html">{body}</content></entry>'
        for n in range(1, count + 1)
    )
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>The Tornvik Gull</title>{entries}</feed>"
    ).encode()


def json_feed(count: int = 2) -> bytes:
    """Write a feed in JSON."""
    items = [
        {
            "id": str(n),
            "url": f"https://gull.example/{n}",
            "title": f"{TITLE} {n}",
            "content_html": "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
            "date_published": "2019-11-05T23:40:00-05:00",
            "authors": [{"name": "Bo Lind"}],
        }
        for n in range(1, count + 1)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Tornvik Gull",
        "items": items,
    }
    return json.dumps(feed).encode()


def warc(count: int = 2) -> bytes:
    """Write the archive of a crawl, compressed as crawlers do."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for kind, body in [("text/html; charset=utf-8", page().encode())] * count + [
        ("image/png", b"\x89PNG")
    ]:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://www.gull.example/harbour",
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
            )
        )
    return out.getvalue()


def ris() -> bytes:
    """Write a reference with its abstract."""
    return (
        f"TY  - NEWS\nTI  - {TITLE}\nAU  - Lind, Bo\nT2  - The Tornvik Gull\nDA  - 2019/11/05\n"
        f"UR  - https://www.gull.example/harbour\nAB  - {' '.join(PARAGRAPHS)}\nER  - \n"
    ).encode()


def nexis(count: int = 5) -> str:
    """Write an export of Nexis in plain text."""
    out = "\n\nDownload Request: Selected Items\nTime Of Request: Friday, March 20, 2020\n\n"
    for number in range(1, count + 1):
        out += (
            f"{f'{number} of {count} DOCUMENTS':^70}\n\n\n{'The Tornvik Gull':^70}\n\n"
            f"{'November 5, 2019 Tuesday':^70}\n{'Late Edition':^70}\n\n"
            f"{TITLE} {number}\n\nBYLINE: Bo Lind\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 160 words\n\n"
            f"DATELINE: TORNVIK\n\n{wrapped()}\n\nLOAD-DATE: November 6, 2019\n\n"
            "LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
            f"{'Copyright 2019 The Tornvik Gull':^70}\n{'All Rights Reserved':^70}\n\n\n"
        )
    return out


def nexis_uni(count: int = 5) -> str:
    """Write an export of Nexis Uni as its plain text."""
    out = f"Documents ({count})\n\n1. {TITLE} 1\nClient/Matter: -None-\nSearch Terms: harbour\n\n"
    for number in range(1, count + 1):
        out += (
            f"{TITLE} {number}\nThe Tornvik Gull\nNovember 5, 2019 Tuesday\n\n"
            "Copyright 2019 The Tornvik Gull All Rights Reserved\n\nSection: NEWS; Pg. 3\n"
            f"Length: 160 words\nByline: Bo Lind\nBody\n\n{TEXT}\n\nClassification\n\n"
            "Language: ENGLISH\n\nPublication-Type: Newspaper\n\nLoad-Date: November 6, 2019\n\n"
            "End of Document\n\n"
        )
    return out


def proquest(count: int = 5) -> str:
    """Write an export of ProQuest."""
    out = "Report Information from ProQuest\n20 March 2020 10:11\n\n"
    for number in range(1, count + 1):
        out += (
            f"{'_' * 60}\n\nDocument {number} of {count}\n\nTitle: {TITLE} {number}\n\n"
            "Author: Lind, Bo\n\nPublication title: The Tornvik Gull; Tornvik\n\n"
            f"Pages: 3\n\nPublication date: Nov 5, 2019\n\nSection: News\n\nFull text: {TEXT}\n\n"
            "Subject: Harbors; Ships\n\nLocation: Tornvik\n\nProQuest document ID: 12345\n\n"
            "Document URL: https://search.proquest.com/docview/1\n\n"
            "Copyright: Copyright Gull 2019\n\nLast updated: 2019-11-09\n\nDatabase: Newsstand\n\n"
        )
    return out


def factiva(count: int = 5) -> str:
    """Write an export of Factiva with its field codes."""
    out = ""
    for number in range(1, count + 1):
        out += (
            f"SE  News\nHD  {TITLE} {number}\nBY  By Bo Lind\nWC  160 words\nPD  5 November 2019\n"
            "ET  09:15\nSN  The Tornvik Gull\nSC  TORGUL\nPG  3\nLA  English\n"
            f"CY  Copyright 2019, The Tornvik Gull.\nLP  \n{PARAGRAPHS[0]}\n\nTD  \n"
            + "\n\n".join(PARAGRAPHS[1:])
            + "\n\nCO  gullco : Gull Company\nIN  i1 : Fishing\nNS  gcat : News\n"
            f"PUB  Gull Media\nAN  Document TORGUL0020191105efb5000{number}a\n\n"
        )
    return out


def wrapped() -> str:
    """The text wrapped by hand."""
    return "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS)


def bomb() -> bytes:
    """Write a small document that is huge when unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 150_000_000)
    return out.getvalue()


def gzip_bomb() -> bytes:
    """Write a record of a crawl that is huge when unpacked."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>x</p>" * 12_500_000
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://gull.example/\r\n"
        "WARC-Date: 2019-11-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 1)
