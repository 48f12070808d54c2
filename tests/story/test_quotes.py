"""The Idlib story as a careful reader finds it: what each actor said, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from idlib_tui.filters import QuoteFilter
from idlib_tui.library import Library

UNFOLDED = QuoteFilter(fold=False)

EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "expected_quotes.yaml").read_text(encoding="utf-8")
)


def matches(library: Library, actor: str) -> tuple[list[str], list[str], int]:
    """What was expected and missed, what was found and not expected, and how many were right."""
    found = {
        (s.article[:3], s.quote.start): " ".join(s.quote.text.split())
        for s in library.quotes(QuoteFilter(actor=actor, fold=False))
    }
    missed, used = [], set()
    for item in EXPECTED[actor]:
        hits = {k for k, text in found.items() if k[0] == item["in"] and item["words"] in text}
        used |= hits
        if not hits and not item.get("optional"):
            missed.append(f"{item['in']}: {item['words']}")
    inside = [text for key, text in found.items() if key in used]
    extra = [
        f"{key[0]}: {text}"
        for key, text in found.items()
        if key not in used and not any(text.strip("“”,. ") in whole for whole in inside)
    ]
    return missed, extra, len(used)


@pytest.mark.parametrize("actor", EXPECTED)
def test_an_actor_has_what_she_said_and_nothing_else(idlib: Library, actor: str) -> None:
    missed, extra, right = matches(idlib, actor)
    assert not extra, f"not said by {actor}"
    required = sum(not item.get("optional") for item in EXPECTED[actor])
    assert len(missed) <= required // 10, f"{right} right, missed {missed}"


def test_the_celik_quotation_is_celiks(idlib: Library) -> None:
    texts = [s.quote.text for s in idlib.quotes(QuoteFilter(actor="Celik", fold=False))]
    assert any("no concrete results have been reached yet" in text for text in texts)


def test_the_source_is_an_actor_of_its_own(idlib: Library) -> None:
    said = [
        s for s in idlib.quotes(UNFOLDED) if "There is coordination at all times" in s.quote.text
    ]
    assert [s.actor for s in said] != [None]
    assert "source" in str(said[0].actor)


def test_a_term_in_marks_is_nobodys_statement(idlib: Library) -> None:
    assert not [
        s for s in idlib.quotes(UNFOLDED) if s.quote.text.strip("“”,") == "de-escalation zone"
    ]


def test_the_storys_actors_come_first(idlib: Library) -> None:
    names = [actor.name for actor in idlib.actors()]
    assert names[:5] == list(EXPECTED)[:1] + names[1:5]
    assert set(names[:5]) == set(EXPECTED)
    assert len(names) > 10
