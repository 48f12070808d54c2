"""Records become JSON objects and come back, also those of other versions."""

import json
import math
from datetime import date
from typing import Any

import pytest

from idlib_tui.archive.plain import StrangeRecordError, from_plain, to_plain
from idlib_tui.model import (
    Event,
    Figure,
    Published,
    PublishedFrom,
    Quote,
    QuoteKind,
    Relation,
)

DAY = date(2020, 2, 18)
RECORDS = (
    Published(DAY, PublishedFrom.TEXT, "It says so.", 0.5),
    Published(),
    Quote(3, 9, "“We go,”", QuoteKind.DIRECT, "Ann Lee", None, 10, 17, "said", said_on=DAY),
    Event(0, 9, "It fell", 3, 7, "2020-02", DAY, DAY, Relation.DURING, names=("Idlib", "UN")),
    Figure(0, 9, "more than 3", 3.0, 3.0, math.inf, "person", "killed", ("Syria",), sums_with=3),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back(record: Any) -> None:
    assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


def test_fields_that_are_missing_or_unknown() -> None:
    assert from_plain(Published, {"day": "2020-02-18", "mood": 3}) == Published(date(2020, 2, 18))


@pytest.mark.parametrize(
    "values",
    [
        None,
        3,
        [],
        {"day": "yesterday"},
        {"day": 3},
        {"known_from": "hearsay"},
        {"because": 3},
        {"confidence": "high"},
    ],
)
def test_what_is_no_record(values: Any) -> None:
    with pytest.raises(StrangeRecordError):
        from_plain(Published, values)


def test_names_are_kept() -> None:
    made = to_plain(Published(date(2020, 2, 18), PublishedFrom.TEXT, "It says so.", 0.5))
    assert made == {
        "day": "2020-02-18",
        "known_from": "text",
        "because": "It says so.",
        "confidence": 0.5,
    }
