"""What was made by other code is made anew: each part with all that follows from it, no more."""

from enum import StrEnum
from pathlib import Path

import pytest

from idlib_tui import model
from idlib_tui.library import Library, SyncProgress
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.codec import signature
from tests.library.catalogs import contents
from tests.library.conftest import write_seeds

ARTICLES = {
    "a.txt": "date 2020-02-18 Anna Halden said on Tuesday that talks with Turkey had failed.",
    "b.txt": "Twelve soldiers were killed on Monday, the ministry said.",
}

BUILT_ANEW = {"model", "library/catalog/codec.py", "library/catalog/schema.py"}


def test_the_signature_knows_the_names_and_values_of_enums(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signature()
    for members in ({"DIRECT": "straight"}, {"STRAIGHT": "direct"}):
        other = StrEnum("QuoteKind", members, module=model.__name__)
        monkeypatch.setattr(model, "QuoteKind", other)
        assert signature() != before
    monkeypatch.undo()
    assert signature() == before


def test_the_signature_knows_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints.stored_rules()
    monkeypatch.setattr(fingerprints, "TABLES", f"{fingerprints.TABLES} ")
    assert fingerprints.stored_rules() != before


@pytest.mark.parametrize(
    ("part", "stages"),
    [
        ("model", {"read", "annotate", "merge"}),
        ("library/catalog/codec.py", {"read", "annotate", "merge"}),
        ("library/catalog/schema.py", {"read", "annotate", "merge"}),
        ("ingest", {"read", "annotate", "merge"}),
        ("annotate", {"read", "annotate", "merge"}),
        ("library/catalog/storing.py", {"read", "annotate", "merge"}),
        ("library/words.py", {"read", "annotate", "merge"}),
        ("library/catalog/likeness.py", {"read", "annotate", "merge"}),
        ("library/catalog/findings.py", {"annotate", "merge"}),
        ("merge", {"annotate", "merge"}),
        ("library/sync/merging.py", {"merge"}),
        ("library/sync/sayings.py", {"merge"}),
        ("library/catalog/statements.py", {"merge"}),
        ("library/sync/figure_merging.py", {"merge"}),
        ("library/catalog/actors.py", {"merge"}),
    ],
)
def test_a_changed_part_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, stages: set[str]
) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        expected = contents(workspace)
    known = fingerprints.program_rules
    monkeypatch.setattr(
        fingerprints, "program_rules", lambda asked: "changed" if asked == part else known(asked)
    )
    fingerprints._reading_rules.cache_clear()
    done: list[SyncProgress] = []
    with Library.open(workspace) as library:
        assert bool(library.notices) == (part in BUILT_ANEW)
        assert library.stale()
        library.sync(progress=done.append, processes=1)
        assert not library.stale()
        again: list[SyncProgress] = []
        library.sync(progress=again.append, processes=1)
    # Undated articles are compared again, in the stage of reading, whenever merging changes.
    read = any(step.total == len(ARTICLES) for step in done if step.stage == "read")
    made = {step.stage for step in done if step.total} - {"scan", "read"}
    assert made | ({"read"} if read else set()) == stages
    assert not any(step.total for step in again if step.stage != "scan")
    if stages == {"merge"}:
        assert contents(workspace) == expected


def test_a_part_has_the_modules_beside_the_rooms_that_it_uses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fingerprint(part: str) -> str:
        fingerprints.program_rules.cache_clear()
        return fingerprints.program_rules(part)

    parts = ("merge", "library/words.py", "library/catalog/storing.py", "model")
    before = {part: fingerprint(part) for part in parts}
    known = fingerprints._contents
    monkeypatch.setattr(
        fingerprints,
        "_contents",
        lambda place, name: [(name, b"changed")] if name == "names.py" else known(place, name),
    )
    changed = {part for part in parts if fingerprint(part) != before[part]}
    fingerprints.program_rules.cache_clear()
    assert changed == {"merge", "library/words.py"}


def test_the_records_are_a_part_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints.stored_rules()
    known = fingerprints._contents
    monkeypatch.setattr(
        fingerprints,
        "_contents",
        lambda place, name: [(name, b"changed")] if name == "model" else known(place, name),
    )
    fingerprints.program_rules.cache_clear()
    after = fingerprints.stored_rules()
    fingerprints.program_rules.cache_clear()
    assert after != before
