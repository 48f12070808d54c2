"""What is read of one text in twenty-one encodings, at three lengths, with and without stray bytes.

    python benchmarks/encodings.py [--seed N]

The text is in the languages that an encoding can write, since a text in Western letters cannot be
written in a Cyrillic one. A cell says how many of the excerpts were read as they were written:
excerpts begin at ten places of the text. "Stray" adds a quotation mark of Windows-1252 every 300
characters; it is read rightly if all letters are as written.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from typing import NamedTuple

from idlib_tui.ingest.decode import decoded

LENGTHS = (50, 500, 5_000)
EXCERPTS = 10

WESTERN = (
    "The mayor of Tornvik, Åse Ørn, said on Tuesday that the ferry would “not sail before noon”. "
    "Der Bürgermeister von Köln erklärte, die Züge führen später; das Gepäck müsse warten. "
    "Le préfet a déclaré que la forêt brûlait « depuis déjà trois jours » près de la côte. "
    "El señor Muñoz pidió ayuda; según él, la montaña está llena de camiones y de niños. "
    "O ministro afirmou que as eleições não serão adiadas, apesar da situação na região. "
    "The fare will rise to £5, José Núñez said at the café – his sister’s – on Friday. "
)
CENTRAL = (
    "Předseda vlády řekl, že příští týden začne žňová sezóna a že věří v dobrou úrodu. "
    "Rzecznik powiedział, że łódź zatonęła w nocy; świadkowie słyszeli głośny trzask. "
    "A miniszter szerint az újjáépítés jövő őszig tart, és több ezer embert érint. "
    "Predsjednik je rekao da će škole biti zatvorene, a učenici će učiti kod kuće. "
)
TURKISH = (
    "Başbakan, İzmir’deki görüşmelerin sürdüğünü söyledi; çocuklar için ayrı bir çağrı yaptı. "
    "Eskişehir’de yağış üç gün sürdü, ırmak taştı ve köylüler evlerini boşalttı. "
)
BALTIC = (
    "Ministrs sacīja, ka ceļš būs slēgts līdz nākamajai nedēļai, jo plūdi vēl nav beigušies. "
    "Meras pranešė, kad žvejai grįžo į uostą, o jūra nurimo; mokyklos dirbs ir šeštadienį. "
)
RUSSIAN = (
    "Министр сообщил, что переговоры продолжатся в среду; журналисты ждали у входа до вечера. "
    "Жители посёлка рассказали, что вода поднялась ночью и дорогу закрыли на три дня. "
)
GREEK = (
    "Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την Τετάρτη στη Θεσσαλονίκη. "
    "Οι κάτοικοι του χωριού είπαν πως ο δρόμος έμεινε κλειστός για τρεις ημέρες. "
)
HEBREW = "ראש העיר אמר כי הגשר ייפתח מחדש ביום שלישי, אחרי שלושה ימים של גשמים כבדים בצפון. "
ARABIC = "قال المتحدث إن الطريق إلى المدينة أغلق مساء الثلاثاء بعد أمطار غزيرة استمرت ثلاثة أيام. "
THAI = "นายกรัฐมนตรีกล่าวว่าถนนสายหลักจะเปิดอีกครั้งในวันอังคารหลังจากฝนตกหนักสามวัน "
JAPANESE = (
    "市長は火曜日、橋が来週から再び通れるようになると述べた。住民は三日間、家で待っていたという。"
)
CHINESE = "市长星期二表示，大桥将于下周重新开放。居民说，暴雨下了三天，道路一直关闭。"
TAIWANESE = "市長星期二表示，大橋將於下週重新開放。居民說，暴雨下了三天，道路一直關閉。"
KOREAN = (
    "시장은 화요일에 다리가 다음 주에 다시 열릴 것이라고 말했다. "
    "주민들은 사흘 동안 집에서 기다렸다. "
)

TEXTS: dict[str, str] = {
    "utf-8": WESTERN + CENTRAL + TURKISH + RUSSIAN + GREEK + ARABIC + CHINESE + KOREAN,
    "utf-16": WESTERN + CENTRAL + TURKISH,
    "cp1252": WESTERN,
    "iso8859-1": WESTERN,
    "iso8859-15": WESTERN,
    "mac_roman": WESTERN,
    "cp850": WESTERN,
    "cp1250": CENTRAL,
    "iso8859-2": CENTRAL,
    "cp1254": TURKISH,
    "cp1257": BALTIC,
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp1253": GREEK,
    "cp1255": HEBREW,
    "cp1256": ARABIC,
    "cp874": THAI,
    "cp932": JAPANESE,
    "gb18030": CHINESE,
    "big5": TAIWANESE,
    "cp949": KOREAN,
}
_WESTERN = ("cp1252", "iso8859-1", "iso8859-15", "mac_roman", "cp850")


class Reading(NamedTuple):
    """How an excerpt was read."""

    right: bool
    other_script: bool
    """Whether a letter came out in a script that the excerpt has none of."""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=7)
    rnd = random.Random(parser.parse_args().seed)
    heads = [f"{length:,}" for length in LENGTHS]
    print(f"{'encoding':<12}" + "".join(f"{h:>8}{'stray':>8}" for h in heads))
    strange = 0
    for encoding, text in TEXTS.items():
        cells = ""
        for length in LENGTHS:
            for stray in (False, True):
                readings = [_read(encoding, e, rnd, stray=stray) for e in _excerpts(text, length)]
                cells += f"{sum(reading.right for reading in readings):>8}"
                if encoding in _WESTERN:
                    strange += sum(reading.other_script for reading in readings)
        print(f"{encoding:<12}{cells}")
    print(f"of {EXCERPTS} excerpts each; Western ones read as another script: {strange}")
    return 1 if strange else 0


def _excerpts(text: str, length: int) -> list[str]:
    """Cut excerpts that begin at words, from the text repeated as often as needed."""
    whole = text * (2 + length // len(text))
    step = len(text) // EXCERPTS
    starts = [whole.find(" ", at * step) + 1 or at * step for at in range(EXCERPTS)]
    return [whole[start : start + length] for start in starts]


def _read(encoding: str, text: str, rnd: random.Random, *, stray: bool) -> Reading:
    # What an encoding cannot write, a program that wrote it had left out.
    data = bytearray(text.encode(encoding, errors="ignore"))
    written = bytes(data).decode(encoding)
    places = range(0, len(text), 300) if stray and encoding != "utf-16" else range(0)
    for place in places:
        space = data.find(b" ", min(place + rnd.randrange(40), len(data) - 1))
        if space >= 0:
            data[space : space + 1] = b" \x93 "
    read = decoded(bytes(data)).text
    scripts = {_script(char) for char in written}
    other = any(_script(char) not in scripts for char in read if char.isalpha())
    right = read == written
    if places:
        # The byte of the stray mark is a letter in some encodings.
        itself = bytes(data).decode(encoding, errors="replace")
        right = _plain(read) in (_plain(written), _plain(itself))
    return Reading(right, other)


def _plain(text: str) -> str:
    """Leave out what a stray mark may have become: it is one sign, and no letter."""
    return "".join(char for char in text if char.isalnum())


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""


if __name__ == "__main__":
    sys.exit(main())
