"""How many wrong statements the check of a draft finds, and how many right ones it doubts.

Usage: python benchmarks/check.py WORKSPACE [--half a|b] [--mutations N] [--seed N] [--show KIND]
       python benchmarks/check.py WORKSPACE --speed [--quotations N] [--make ARTICLES]

Drafts are made at run time from what the library found in the articles of a workspace: quotations
with their speakers, sentences with figures and dates, each with a reference. Some of the statements
are then spoiled in one of ten ways. A spoiled statement is found if any finding on its line is a
problem; it is named if the verdict is one that fits. A right statement with a problem is a false
alarm. Articles are parted in two halves by their ids: develop on one, report the other.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from idlib_tui.check import Finding, Verdict, check_draft
from idlib_tui.dates import day_text
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import Annotated, Annotations, QuoteKind, Relation, Statement
from idlib_tui.names import name_words
from idlib_tui.workspace import Workspace

PER_DRAFT = 20
"""Right and spoiled statements of each draft."""

_WORD = re.compile(r"[A-Za-z]{4,}")
_NEGATION = re.compile(r"\b(?:not|never|no)\s|n['’]t\b")
_QUALIFIER = re.compile(r",?\s(?:but|unless|except|although|though|if|until)\s")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?(?![\w.,]*\d)(?!\w)")
_MARKS = "“”\"'‘’„«» ,."


@dataclass(frozen=True)
class Written:
    """A statement of a draft before it is written.

    Attributes:
        article: The id of its source.
        form: How it is written, with fields ``words``, ``speaker``, ``day``.
        words: What is quoted, or the sentence.
        speaker: Who says it; "" for a sentence of the article.
        day: A date that it gives; "" for none.
        quoted: Whether ``words`` stand in quotation marks.
    """

    article: str
    form: str
    words: str
    speaker: str = ""
    day: str = ""
    quoted: bool = True

    def text(self) -> str:
        """Write it, without its reference."""
        return self.form.format(words=self.words, speaker=self.speaker, day=self.day)


FORMS = (
    "“{words},” {speaker} said.",
    "{speaker} said: “{words}”",
    '"{words}," said {speaker}.',
    "According to {speaker}, “{words}.”",
    "On {day}, {speaker} said: “{words}”",
    "**{speaker}**: “{words}”",
    "{speaker} told reporters that “{words}.”",
)

Spoil = Callable[["Maker", Written], "Written | None"]


class Maker:
    """Makes statements and spoils them."""

    def __init__(self, library: Library, half: str, seed: int) -> None:
        self.library = library
        self.random = random.Random(seed)
        rows = sorted(library.articles(), key=lambda row: row.id)
        self.articles = [row.id for row in rows if half in {"", _half(row.id)}]
        self.all_articles = [row.id for row in rows]
        self.statements: list[Written] = []
        self.words: list[str] = []
        for article in self.articles:
            made = [*self._quotations(article), *self._sentences(article)]
            self.statements.extend(made)
            text = library.article(article).text
            self.words.extend(sorted(set(_WORD.findall(text)))[::7])
        self.speakers = sorted({s.speaker for s in self.statements if s.speaker})
        self.quotations = [s for s in self.statements if s.quoted]

    def _quotations(self, article: str) -> Iterator[Written]:
        wanted = QuoteFilter(source=article, kind=QuoteKind.DIRECT, fold=False)
        for found in self.library.quotes(wanted):
            words = _inner(found)
            if words and found.actor and not found.actor.endswith(")"):
                form = self.random.choice(FORMS)
                day = day_text(found.quote.said_on) if found.quote.said_on else ""
                if "{day}" in form and not day:
                    form = FORMS[0]
                speaker = found.actor
                if (
                    self.random.random() < 0.3
                    and len(name_words(found.quote.speaker_text or "")) > 1
                ):
                    speaker = found.quote.speaker_text or speaker
                yield Written(article, form, words, speaker, day if "{day}" in form else "")

    def _sentences(self, article: str) -> Iterator[Written]:
        text = self.library.article(article).text
        found = self.library.annotations(article)
        for event in found.events:
            sentence = text[event.start : event.end]
            if not _is_plain(sentence) or event.relation is Relation.REPORTED:
                continue
            if event.first != event.last or event.expression_start is None:
                continue
            if self.random.random() < 0.5:
                yield Written(
                    article, "On {day}: {words}", _ended(sentence), "", day_text(event.first), False
                )
            else:
                yield Written(article, "{words}", _ended(sentence), quoted=False)
        for figure in found.figures:
            start = max(
                text.rfind(". ", 0, figure.start) + 2, text.rfind("\n", 0, figure.start) + 1
            )
            stop = re.compile(r"[.!?](?=\s|$)").search(text, figure.end)
            sentence = text[start : stop.end() if stop else len(text)]
            if _is_plain(sentence):
                yield Written(article, "{words}", _ended(sentence), quoted=False)

    def another_word(self, but: str) -> str:
        """Draw a word of some article that is not one of these."""
        while (word := self.random.choice(self.words)).lower() in but.lower():
            pass
        return word.lower()


def _half(article: str) -> str:
    return "ab"[zlib.crc32(article.encode()) % 2]


def _inner(found: Statement) -> str:
    words = " ".join(found.quote.text.split()).strip(_MARKS)
    plain = not re.search(r"[“”\"„«»\[\]{}*_`…<>|\\]|\.\.\.|''", words)
    return words if plain and 6 <= len(words.split()) <= 60 else ""


def _is_plain(sentence: str) -> bool:
    plain = not re.search(r"[“”\"„«»\[\]{}*_`…<>|\\\n#~]|\.\.\.|^[^A-Z]", sentence)
    return plain and 8 <= len(sentence.split()) <= 45


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


# --------------------------------------------------------------------------- ten ways to spoil


def _inside(maker: Maker, statement: Written) -> re.Match[str] | None:
    """Draw a word of a quotation that is not its first or last."""
    found = list(_WORD.finditer(statement.words))[1:-1]
    return maker.random.choice(found) if found and statement.quoted else None


def change_word(maker: Maker, statement: Written) -> Written | None:
    """Put another word in place of one."""
    word = _inside(maker, statement)
    if word is None:
        return None
    new = maker.another_word(statement.words)
    return _with(statement, statement.words[: word.start()] + new + statement.words[word.end() :])


def drop_word(maker: Maker, statement: Written) -> Written | None:
    """Leave one out."""
    word = _inside(maker, statement)
    if word is None:
        return None
    return _with(
        statement, statement.words[: word.start()] + statement.words[word.end() :].lstrip()
    )


def add_word(maker: Maker, statement: Written) -> Written | None:
    """Put one in."""
    word = _inside(maker, statement)
    if word is None:
        return None
    new = maker.another_word(statement.words)
    words = statement.words
    return _with(statement, f"{words[: word.start()]}{new} {words[word.start() :]}")


def remove_negation(maker: Maker, statement: Written) -> Written | None:
    """Take a "not" out."""
    found = list(_NEGATION.finditer(statement.words))
    found = [each for each in found if each.start() > 0]
    if not found:
        return None
    at = maker.random.choice(found)
    return _with(statement, statement.words[: at.start()] + statement.words[at.end() :])


def change_number(maker: Maker, statement: Written) -> Written | None:
    """Put another number in place of one."""
    found = list(_NUMBER.finditer(statement.words))
    if not found:
        return None
    at = maker.random.choice(found)
    digits = list(at.group())
    places = [number for number, character in enumerate(digits) if character.isdigit()]
    place = maker.random.choice(places)
    choices = [d for d in "123456789" if d != digits[place]]
    digits[place] = maker.random.choice(choices)
    return _with(
        statement, statement.words[: at.start()] + "".join(digits) + statement.words[at.end() :]
    )


def cut_qualifier(maker: Maker, statement: Written) -> Written | None:
    """End a quotation before its "but"."""
    del maker
    found = [
        each
        for each in _QUALIFIER.finditer(statement.words)
        if len(statement.words[: each.start()].split()) >= 4
        and not re.search(r"[.!?;:,—–-]$", statement.words[: each.start()])
    ]
    if not found or not statement.quoted:
        return None
    return _with(statement, statement.words[: found[-1].start()])


def splice(maker: Maker, statement: Written) -> Written | None:
    """Join the first half of one quotation with the second of another."""
    if not statement.quoted:
        return None
    other = maker.random.choice(maker.quotations)
    one, two = statement.words.split(), other.words.split()
    first, second = one[: len(one) // 2], two[len(two) // 2 :]
    joined = " ".join(first + second)
    if other.words == statement.words or joined in {statement.words, other.words}:
        return None
    return _with(statement, joined)


def wrong_speaker(maker: Maker, statement: Written) -> Written | None:
    """Credit somebody else."""
    if not statement.quoted:
        return None
    own = set(name_words(statement.speaker))
    for _ in range(20):
        other = maker.random.choice(maker.speakers)
        if not own.intersection(name_words(other)):
            return replace(statement, speaker=other)
    return None


def wrong_reference(maker: Maker, statement: Written) -> Written | None:
    """Cite another article, which does not have the words."""
    text = statement.words
    for _ in range(20):
        other = maker.random.choice(maker.all_articles)
        if other != statement.article and text not in maker.library.article(other).text:
            return replace(statement, article=other)
    return None


def wrong_date(maker: Maker, statement: Written) -> Written | None:
    """Give another day."""
    if not statement.day:
        return None
    parts = statement.day.split()
    if len(parts) != 3:
        return None
    day = str((int(parts[0]) + maker.random.randint(3, 20)) % 28 + 1)
    return None if day == parts[0] else replace(statement, day=" ".join([day, *parts[1:]]))


def _with(statement: Written, words: str) -> Written | None:
    words = " ".join(words.split())
    return replace(statement, words=words) if words != statement.words else None


CLEAN = "clean"
"""The kind of a statement that was not spoiled."""

WORDS = {Verdict.ALTERED, Verdict.SPLICED, Verdict.NOT_FOUND, Verdict.CUT}
KINDS: dict[str, tuple[Spoil, set[Verdict]]] = {
    "word changed": (change_word, WORDS),
    "word dropped": (drop_word, WORDS),
    "word added": (add_word, WORDS),
    "negation removed": (remove_negation, WORDS | {Verdict.REVERSED}),
    "number changed": (change_number, WORDS | {Verdict.DIFFERS, Verdict.NOT_IN_SOURCE}),
    "qualifier cut": (cut_qualifier, {Verdict.CUT}),
    "spliced": (splice, {Verdict.SPLICED, Verdict.ALTERED, Verdict.NOT_FOUND}),
    "wrong speaker": (wrong_speaker, {Verdict.MISCREDITED}),
    "wrong reference": (wrong_reference, {Verdict.WRONG_REFERENCE}),
    "wrong date": (wrong_date, {Verdict.DIFFERS, Verdict.NOT_IN_SOURCE}),
}


# --------------------------------------------------------------------------- drafts


def draft_of(library: Library, statements: list[Written]) -> tuple[str, dict[int, int]]:
    """Write a draft: a paragraph for each statement.

    Returns:
        The Markdown, and which statement stands on which line.
    """
    lines: list[str] = []
    place: dict[int, int] = {}
    notes = []
    for number, statement in enumerate(statements):
        place[len(lines) + 1] = number
        lines += [f"{statement.text()}[^{number + 1}]", ""]
        file = library.article(statement.article).file
        notes.append(f"[^{number + 1}]: [{file}](<../seeds/{file}>).")
    return "\n".join([*lines, *notes]) + "\n", place


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--half", choices=("a", "b"), default="")
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print what is missed of a kind, or “clean”")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--make", type=int, help="make WORKSPACE of so many articles, for --speed")
    arguments = parser.parse_args()
    if arguments.make:
        _write_many(arguments.workspace, arguments.make)
    with Library.open(Workspace.at(arguments.workspace)) as library:
        if library.stale():
            library.sync()
        if arguments.speed:
            _speed(library, arguments.quotations, arguments.seed)
        else:
            maker = Maker(library, arguments.half, arguments.seed)
            _measure(library, maker, arguments.mutations, arguments.show)
    return 0


@dataclass
class Tally:
    """What was counted, by kind."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, here: list[Finding]) -> None:
        """Count one statement with its problems."""
        self.made[kind] += 1
        self.found[kind] += bool(here)
        if kind == CLEAN:
            self.alarms.update({f"{each.subject}: {each.verdict}" for each in here})
        else:
            self.named[kind] += any(each.verdict in KINDS[kind][1] for each in here)

    def show(self) -> None:
        """Print the table."""
        for kind in KINDS:
            if made := self.made[kind]:
                shares = (
                    f"found {self.found[kind] / made:7.1%}  named {self.named[kind] / made:7.1%}"
                )
                print(f"{kind:18}{made:6} {shares}")
        total = sum(self.made[kind] for kind in KINDS)
        print(f"{'all':18}{total:6} found {sum(self.found[k] for k in KINDS) / total:7.1%}")
        alarms, clean = self.found[CLEAN], self.made[CLEAN]
        print(f"false alarms {alarms} of {clean}: {alarms / clean:.2%}  {dict(self.alarms)}")


Case = tuple[str, Written, Written]
"""Kind, the statement as it was, and as it stands in the draft."""


def _spoiled(maker: Maker, mutations: int) -> list[Case]:
    spoiled: list[Case] = []
    for kind, (spoil, _) in KINDS.items():
        wanted = mutations // len(KINDS)
        pool = maker.statements * 3
        maker.random.shuffle(pool)
        seen: set[str] = set()
        for statement in pool:
            new = spoil(maker, statement) if wanted else None
            if new is not None and (text := new.text() + new.article) not in seen:
                seen.add(text)
                spoiled.append((kind, statement, new))
                wanted -= 1
        if wanted:
            print(f"{kind}: {wanted} fewer, the articles have no more")
    maker.random.shuffle(spoiled)
    return spoiled


def _measure(library: Library, maker: Maker, mutations: int, show: str) -> None:
    spoiled = _spoiled(maker, mutations)
    tally = Tally()
    started = time.process_time()
    for at in range(0, len(spoiled), PER_DRAFT):
        right = maker.random.sample(maker.statements, min(PER_DRAFT, len(maker.statements)))
        mixed = [(CLEAN, each, each) for each in right] + spoiled[at : at + PER_DRAFT]
        maker.random.shuffle(mixed)
        text, place = draft_of(library, [new for _, _, new in mixed])
        problems: dict[int, list[Finding]] = defaultdict(list)
        for finding in check_draft(library, text).problems:
            problems[place[max(line for line in place if line <= finding.line)]].append(finding)
        for number, (kind, old, new) in enumerate(mixed):
            here = problems.get(number, [])
            tally.count(kind, here)
            if kind == show and bool(here) == (kind == CLEAN):
                _show(old, new, here)
    print(f"{len(maker.statements)} statements of {len(maker.articles)} articles")
    tally.show()
    print(f"{time.process_time() - started:.1f} s of CPU")


def _show(old: Written, new: Written, here: list[Finding]) -> None:
    print("-", new.article, "|", new.text())
    if new != old:
        print("    was", old.article, "|", old.text())
    for finding in here:
        print(f"    {finding.subject} {finding.verdict}: {finding.text[:80]} | {finding.detail}")


def _speed(library: Library, quotations: int, seed: int) -> None:
    """Time a draft of quotations without references, each second one with a word changed."""
    rng = random.Random(seed)
    ids = sorted(row.id for row in library.articles())
    lines = []
    while len(lines) < quotations:
        words = library.article(rng.choice(ids)).text.split()
        length = rng.randint(6, 25)
        if len(words) <= length:
            continue
        at = rng.randrange(len(words) - length)
        part = words[at : at + length]
        if len(lines) % 2:
            part[length // 2] = "otherwise"
        lines.append("“" + re.sub(r"[“”\"„«»‘’*_`<>|\[\]]", "", " ".join(part)) + "”")
    draft = "\n\n".join(lines)
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        report = check_draft(library, draft)
        print(
            f"{library.article_count()} articles, {len(lines)} quotations:"
            f" {time.process_time() - cpu:.2f} s of CPU, {time.perf_counter() - wall:.2f} s,"
            f" {len(report.problems)} problems"
        )


def _write_many(root: Path, articles: int) -> None:
    """Make a workspace of made-up articles, read and indexed but not annotated."""
    from corpus import write_corpus  # noqa: PLC0415 - beside this file

    from idlib_tui.library.sync import workers  # noqa: PLC0415

    if not (root / "seeds").exists():
        write_corpus(root, articles)
    workers.annotate = lambda *_, **__: Annotated(Annotations())  # type: ignore[assignment]
    with Library.open(Workspace.at(root)) as library:
        library.sync(processes=1)


if __name__ == "__main__":
    sys.exit(main())
