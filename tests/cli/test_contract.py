"""What other programs rely on: the keys of the JSON, and what they mean."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from tests.cli.conftest import Run

REPORT = {"article", "start", "end", "text"}
LINES: dict[tuple[str, ...], set[str]] = {
    ("articles",): {
        "id", "file", "title", "outlet", "place", "published", "published_from", "words",
        "encoding", "encoding_sure", "address", "agency", "also_in",
        "repairs",
    },
    ("search", "troops"): {"article", "title", "published", "score", "snippet", "hits"},
    ("quotes",): {
        "article", "start", "end", "text", "kind", "actor", "speaker", "cue", "stance",
        "resolved_by", "said_on", "also_in",
    },
    ("chronology",): {"date", "precision", "relation", "importance", "text", "reports"},
    ("figures",): {"topic", "unit", "scope", "since", "series", "differ", "reports"},
    ("actors",): {"actor", "aliases", "reasons", "roles", "quotes", "mentions", "articles"},
}  # fmt: skip
INNER: dict[tuple[str, str], set[str]] = {
    ("articles", "repairs"): {"kind", "start", "end", "was", "now"},
    ("search", "hits"): {"start", "end"},
    ("quotes", "also_in"): {"article", "start", "end"},
    ("chronology", "reports"): REPORT | {"expression", "date", "corrected"},
    ("figures", "reports"): REPORT
    | {"value", "low", "high", "as_of", "counting", "claimant", "hedged", "denied"},
}


def objects(out: str) -> list[dict[str, Any]]:
    assert out.endswith("\n")
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("command", LINES, ids=lambda command: command[0])
def test_the_keys_of_every_line(on_idlib: Run, command: tuple[str, ...]) -> None:
    ran = on_idlib(*command, "--json")
    assert ran.status == 0
    assert ran.err == ""
    found = objects(ran.out)
    assert found
    for item in found:
        assert set(item) == LINES[command]
        for key, keys in INNER.items():
            if key[0] == command[0]:
                for inner in item[key[1]]:
                    assert set(inner) == keys


def test_the_five_articles(on_idlib: Run) -> None:
    found = {item["id"][:3]: item for item in objects(on_idlib("articles", "--json").out)}
    assert {number: (a["published"], a["published_from"]) for number, a in found.items()} == {
        "000": ("2020-02-18", "file"),
        "001": ("2020-02-18", "inferred"),
        "002": ("2020-02-28", "file"),
        "003": ("2020-02-07", "file"),
        "004": ("2020-02-10", "inferred"),
    }
    assert found["003"]["file"] == "003_64197da7831f2480.txt"
    assert "header" in {repair["kind"] for repair in found["000"]["repairs"]}


@pytest.mark.parametrize("command", [("quotes", "--all"), ("chronology",), ("figures",)])
def test_spans_are_the_words_of_the_article(
    on_idlib: Run, idlib: Library, command: tuple[str, ...]
) -> None:
    texts = {row.id: idlib.article(row.id).text for row in idlib.articles()}
    for item in objects(on_idlib(*command, "--json").out):
        for span in item.get("reports", [item]):
            assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def test_show_has_the_text_and_everything_found_in_it(on_idlib: Run, idlib: Library) -> None:
    [shown] = objects(on_idlib("show", "002", "--json").out)
    assert shown["text"] == idlib.article("002").text
    for kind in ("timexes", "mentions", "quotes", "events", "figures"):
        for item in shown[kind]:
            assert shown["text"][item["start"] : item["end"]] == item["text"]
    assert shown["quotes"]
    assert shown["credits"]
    assert shown["published_because"]


def test_json_has_no_infinity(on_idlib: Run) -> None:
    highs = [
        report["high"]
        for group in objects(on_idlib("figures", "--json").out)
        for report in group["reports"]
        if report["text"].startswith("more than")
    ]
    assert highs
    assert set(highs) == {None}


def test_filters(on_idlib: Run) -> None:
    def said(*filters: str) -> list[dict[str, Any]]:
        return objects(on_idlib("quotes", "--json", *filters).out)

    assert {item["actor"] for item in said("--actor", "Çavuşoğlu")} == {"Mevlut Cavusoglu"}
    assert {item["article"][:3] for item in said("--source", "003")} == {"003"}
    assert {item["kind"] for item in said("--kind", "direct")} == {"direct"}
    late = said("--from", "2020-02-18")
    assert late
    assert all(date.fromisoformat(item["said_on"]) >= date(2020, 2, 18) for item in late)
    month = objects(on_idlib("chronology", "--json", "--from", "2018-09", "--to", "2018-09").out)
    assert [item["date"] for item in month if item["precision"] == "month"] == ["2018-09"]


def test_the_same_bytes_every_time(on_idlib: Run) -> None:
    for command in LINES:
        assert on_idlib(*command, "--json").out == on_idlib(*command, "--json").out
