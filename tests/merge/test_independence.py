"""Counting independent reports: what goes back to one origin counts once."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.merge.independence import are_derived, by_origin, runs
from idlib_tui.model import Account

FELL = """The bridge at Orvel fell into the river shortly before noon on Tuesday and twelve people
were hurt, the fire brigade of the town said, while divers were still looking for a lorry"""
RUST = """Engineers had warned for years that rust was eating the pillars, a councillor recalled as
crowds gathered on both banks to watch cranes lift the first pieces of the deck"""
WIRE, OTHER = FELL.split(), RUST.split()


def of(article: str, outlet: str | None = None, **more: object) -> Account:
    return replace(Account(article, outlet), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "independent"),
    [
        ([], 0),
        ([of("1", "Gull")], 1),
        ([of("1", "Gull"), of("2", "Herald")], 2),
        ([of("1", "Gull"), of("2", "Gull")], 1),
        ([of("1", "Gull", agency="AFP"), of("2", "Herald", agency="AFP")], 1),
        ([of("1", "Gull", agency="AFP"), of("2", "AFP")], 1),
        ([of("1", "Gull", agency="AFP"), of("2", "Gull", agency="Reuters")], 2),
        ([of("1", "Gull", group="1"), of("2", "Herald", group="1")], 1),
        ([of("1", "Gull", speaker="Jane Roe"), of("2", "Herald", speaker="Jane Roe")], 1),
        ([of("1", "Gull", speaker="Jane Roe"), of("2", "Herald", speaker="Ivo Poe")], 2),
        ([of("1", "Gull", speaker="Jane Roe"), of("1", "Gull", speaker="Ivo Poe")], 2),
        ([of("1", "Gull", speaker="Reuters"), of("2", "Reuters")], 1),
        ([of("1", "Gull", speaker="Jane Roe"), of("2", "Gull")], 1),
    ],
)
def test_what_has_one_origin_counts_once(reports: list[Account], independent: int) -> None:
    assert len(by_origin(reports)) == independent


def test_what_credits_nobody_does_not_make_those_who_are_credited_one() -> None:
    roe, poe = of("1", "Gull", speaker="Jane Roe"), of("2", "Gull", speaker="Ivo Poe")
    assert by_origin([of("3", "Gull"), roe, poe]) == [(of("3", "Gull"), roe), (poe,)]


def test_a_report_of_unknown_source_counts_only_where_there_is_no_other() -> None:
    assert len(by_origin([of("1"), of("2")])) == 1
    assert len(by_origin([of("1"), of("2", "Gull"), of("3", "Herald")])) == 2


def test_texts_that_share_sentences_are_derived_from_each_other() -> None:
    shortened = [*WIRE[:20], "rescuers", "added"]
    assert are_derived(runs(WIRE), runs(shortened))
    assert not are_derived(runs(WIRE), runs(OTHER))
    assert not are_derived(runs([]), runs(WIRE))
    one, other = of("1", "Gull", runs=runs(WIRE)), of("2", "Herald", runs=runs(shortened))
    assert len(by_origin([one, other])) == 1
    assert len(by_origin([one, replace(other, runs=runs(OTHER))])) == 2


@pytest.mark.parametrize("seed", range(20))
def test_ten_rewrites_of_one_wire_are_one_report(seed: int) -> None:
    # Each keeps a stretch of the wire's words, in a text of its own and in an outlet of its own.
    random = Random(seed)
    cuts = [random.randint(0, len(WIRE) - 16) for _ in range(10)]
    rewrites = [
        of(f"{n}", f"outlet {n}", runs=runs([f"own{n}-{k}" for k in range(60)] + WIRE[cut:]))
        for n, cut in enumerate(cuts)
    ]
    wire = of("wire", "AFP", runs=runs(WIRE))
    reports = [wire, *rewrites]
    random.shuffle(reports)
    assert len(by_origin(reports)) == 1


REPORTS = st.builds(
    Account,
    article=st.sampled_from("abcdef"),
    outlet=st.sampled_from(["Gull", "Herald", "AFP", None]),
    agency=st.sampled_from(["AFP", None]),
    group=st.sampled_from(["a", None]),
    speaker=st.sampled_from(["Jane Roe", "Ivo Poe", None]),
)


@given(st.lists(REPORTS, max_size=8))
def test_every_report_is_in_one_group(reports: list[Account]) -> None:
    groups = by_origin(reports)
    assert sorted(id(each) for group in groups for each in group) == sorted(map(id, reports))
    assert all(groups)


@given(st.lists(REPORTS, min_size=1, max_size=8))
def test_copies_of_reports_add_nothing(reports: list[Account]) -> None:
    assert len(by_origin([*reports, *reports])) == len(by_origin(reports))
