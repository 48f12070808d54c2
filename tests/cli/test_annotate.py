"""``annotate``: texts from anywhere."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from idlib_tui.annotate import extent, pipeline
from idlib_tui.cli.batch import MAX_LINE_BYTES
from tests.cli.conftest import start

if TYPE_CHECKING:
    from pathlib import Path

    from idlib_tui.annotate.text.document import Document
    from tests.cli.conftest import Run

TEXT = (
    "OSLO – The harbour opened on Tuesday.\r\n\r\n"
    "“We waited for two years,” Ann Lee told reporters. "
    "She said more than 300 ships had come since 1 May 2018.\r\n"
)
QUOTE_KEYS = {"start", "end", "text", "kind", "speaker_text", "speaker_mention", "cue", "stance"}
TIMEX_KEYS = {"start", "end", "text", "type", "value"}


def check(found: dict[str, Any], text: str) -> None:
    for kind in ("quotes", "timexes", "events", "figures"):
        assert found[kind], kind
        for item in found[kind]:
            assert text[item["start"] : item["end"]] == item["text"]
    assert all(set(quote) == QUOTE_KEYS for quote in found["quotes"])
    assert all(set(timex) == TIMEX_KEYS for timex in found["timexes"])


def test_one_text_with_offsets_into_it_as_given(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    ran = run("annotate", file, "--date", "2020-02-19", "--json")
    assert ran.status == 0
    found = json.loads(ran.out)
    assert list(found) == ["quotes", "timexes", "events", "figures"]
    check(found, TEXT)
    values = {timex["text"]: timex["value"] for timex in found["timexes"]}
    assert values["Tuesday"] == "2020-02-18"
    assert {event["dated"] for event in found["events"]} == {True, False}
    assert "two years" in ran.out


def test_standard_input_and_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ran = run("annotate")
    assert ran.status == 0
    assert "“We waited for two years,”" in ran.out
    assert "direct quote" in ran.out


def lines(count: int) -> list[dict[str, Any]]:
    return [
        {"id": f"text {n}", "text": TEXT.replace("300", str(300 + n)), "published": "2020-02-19"}
        for n in range(count)
    ]


def test_many_texts_in_their_order(run: Run, tmp_path: Path) -> None:
    given = lines(20)
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in given) + "\n\n", encoding="utf-8")
    alone = run("annotate", "--jsonl", file)
    assert alone.status == 0
    out = [json.loads(line) for line in alone.out.splitlines()]
    assert [item["id"] for item in out] == [item["id"] for item in given]
    for found, line in zip(out, given, strict=True):
        assert list(found) == ["id", "quotes", "timexes", "events", "figures"]
        check(found, line["text"])
    assert run("annotate", "--jsonl", file, "--processes", "2").out == alone.out


def test_a_bad_line_is_named_and_the_others_are_done(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    good = json.dumps(lines(1)[0])
    bad = ['{"id": 1', "[]", '{"text": 3}', '{"text": "x", "published": "soon"}', "[" * 100_000]
    file.write_text("\n".join([good, *bad, good]))
    ran = run("annotate", "--jsonl", file)
    assert ran.status == 2
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [list(answer) for answer in answers[1:-1]] == [["id", "error"]] * len(bad)
    assert answers[0] == answers[-1]
    assert "quotes" in answers[0]
    assert [line.split(":")[1].strip() for line in ran.err.splitlines()] == [
        f"line {number}" for number in range(2, 7)
    ]


def test_a_text_without_a_day_of_its_own_takes_the_given_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": 7, "text": TEXT}))
    found = json.loads(run("annotate", "--jsonl", file, "--date", "2020-02-19").out)
    assert found["id"] == 7
    assert "2020-02-18" in {timex["value"] for timex in found["timexes"]}


def test_an_answer_comes_before_the_next_question() -> None:
    process = start("annotate", "--jsonl")
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for line in lines(2):
            process.stdin.write(json.dumps(line).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == line["id"]
    finally:
        _, err = process.communicate()
    assert process.returncode == 0
    assert err == b""


@pytest.mark.parametrize("content", [None, b"%PDF-1.4"])
def test_what_cannot_be_annotated(run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.txt"
    if content is not None:
        file.write_bytes(content)
    ran = run("annotate", file)
    assert ran.status == 3
    assert str(file) in ran.err
    assert ran.out == ""


def test_control_characters_of_a_text_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("“We\x1b[31m go \u202e on,” said Ann Lee on Tuesday.")
    for options in ((), ("--json",)):
        out = run("annotate", file, *options).out
        assert "go" in out
        assert not {"\x1b", "\u202e"} & set(out)
    found = json.loads(run("annotate", file, "--json").out)
    assert "\x1b" in found["quotes"][0]["text"]


HOSTILE = [
    (b'{"id": NaN, "text": "x"}', None),
    (b'{"id": 1e999, "text": "x"}', None),
    (b'{"id": 1, "id": 2, "text": "x"}', None),
    (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', None),
    (b'{"id": ' + b"[" * 9000 + b"]" * 9000 + b', "text": "x"}', None),
    (b'{"id": 1, "text": "\xff"}', None),
    ('{"id": 1, "text": "x"}'.encode("utf-16"), None),
    (b'{"id": 1}', 1),
    (b'{"id": 1, "text": "x", "published": 5}', 1),
    (b'{"id": 1, "text": "x", "published": "0000-01-01"}', 1),
    (b'{"id": 1, "text": "x", "published": ' + b"[" * 900 + b"]" * 900 + b"}", 1),
    (b'{"id": 1, "text": "' + b"x" * MAX_LINE_BYTES + b'"}', None),
]


@pytest.mark.parametrize("processes", [1, 2])
def test_every_line_is_answered_by_a_line(run: Run, tmp_path: Path, processes: int) -> None:
    file = tmp_path / "texts.jsonl"
    good = json.dumps(lines(1)[0]).encode()
    file.write_bytes(b"\n".join([b"\xef\xbb\xbf" + good, *(line for line, _ in HOSTILE), good]))
    ran = run("annotate", "--jsonl", file, "--processes", str(processes))
    assert ran.status == 2
    first, *answers, last = [json.loads(line) for line in ran.out.splitlines()]
    assert first == last
    assert [answer["id"] for answer in answers] == [name for _, name in HOSTILE]
    assert all(len(answer["error"]) < 120 for answer in answers)
    assert len(ran.err.splitlines()) == len(HOSTILE)


@pytest.mark.parametrize(
    "name", ["\ud800", 10**900, 1.5, None, True, {"a": ["\x1b]52;c;x\x07", "\u202e"]}, [[[[]]]]]
)
def test_an_id_comes_back_as_it_was(run: Run, tmp_path: Path, name: object) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": name, "text": "A \ud800 on Monday."}), encoding="utf-8")
    ran = run("annotate", "--jsonl", file)
    assert ran.status == 0
    assert json.loads(ran.out)["id"] == name
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_texts_from_the_ends_of_the_calendar(run: Run, tmp_path: Path, day: str) -> None:
    text = f"{TEXT} They meet next Sunday, met on Tuesday, last year and a century ago."
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": 1, "text": text, "published": day}), encoding="utf-8")
    ran = run("annotate", "--jsonl", file)
    assert ran.status == 0
    check(json.loads(ran.out), text)


@pytest.mark.parametrize("name", ["timexes", "quotes", "events", "figures"])
def test_what_fails_on_one_text_is_told_and_the_others_are_done(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    works = getattr(pipeline, f"find_{name}")

    def breaks(document: Document, *others: object, **named: object) -> object:
        if "301" in document.text:
            raise ZeroDivisionError
        return works(document, *others, **named)

    monkeypatch.setattr(pipeline, f"find_{name}", breaks)
    file = tmp_path / "texts.jsonl"
    given = lines(3)
    file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    ran = run("annotate", "--jsonl", file)
    assert ran.status == 3
    before, failed, after = [json.loads(line) for line in ran.out.splitlines()]
    check(before, given[0]["text"])
    check(after, given[2]["text"])
    assert failed["id"] == "text 1"
    assert failed["error"].endswith("(ZeroDivisionError); everything else was found.")
    assert failed[name] == []
    assert all(failed[other] for other in {"timexes", "quotes", "events", "figures"} - {name})
    assert ran.err == f"idlib-tui: line 2: {failed['error']}\n"
    alone = tmp_path / "alone.txt"
    alone.write_text(given[1]["text"], encoding="utf-8")
    assert run("annotate", alone).status == 3
    ran = run("annotate", alone, "--json")
    assert ran.status == 3
    assert json.loads(ran.out)["error"] == failed["error"]


@pytest.mark.parametrize("jsonl", [True, False])
def test_a_text_that_is_far_too_long_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jsonl: bool
) -> None:
    monkeypatch.setattr(extent, "MOST_CHARACTERS", 500)
    text = "The harbour opened on 1 May 2018, Ann Lee said.\n\n" * 40
    file = tmp_path / "long"
    file.write_text(json.dumps({"id": 1, "text": text}) if jsonl else text)
    ran = run("annotate", *(["--jsonl"] if jsonl else []), file)
    assert ran.status == 0
    assert "extracted from the first" in ran.err
    assert "Ann Lee" in ran.out
