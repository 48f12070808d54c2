"""Sending in bulk: what a cluster cannot take now is sent again, and nothing else."""

import json
from typing import Any

import pytest

from idlib_tui.archive import ArchiveSettings, pushing
from idlib_tui.archive.cluster import BusyError, Cluster
from idlib_tui.archive.pushing import Sender
from idlib_tui.errors import ArchiveError

Status = dict[str, int]
DOCUMENTS = [(key, {"text": key * 50}) for key in ("a", "b", "c", "d")]


class Scripted(Cluster):
    """A cluster that answers as it is told to, and notes what it was sent."""

    def __init__(self, *script: Status | Exception) -> None:
        self.settings = ArchiveSettings("desk", ("http://127.0.0.1:1",), "articles")
        self.sent: list[list[str]] = []
        self._script = list(script)

    def ask_all(self, *asked: Any) -> dict[str, Any]:
        lines = asked[2].splitlines()[::2]
        keys = [json.loads(line)["index"]["_id"] for line in lines]
        self.sent.append(keys)
        step = self._script.pop(0) if self._script else {}
        if isinstance(step, Exception):
            raise step
        items = [{"index": {"_id": key, "status": step.get(key, 201)}} for key in keys]
        return {"items": items}


def test_what_was_too_much_is_sent_again() -> None:
    cluster, pauses = Scripted({"b": 429, "d": 503}, {"d": 429}), list[float]()
    assert Sender(cluster, pauses.append).send(DOCUMENTS) == {}
    assert cluster.sent == [["a", "b", "c", "d"], ["b", "d"], ["d"]]
    assert pauses == [0.5, 1.0]


def test_what_is_refused_is_told_and_the_rest_is_kept() -> None:
    cluster, pauses = Scripted({"b": 400}), list[float]()
    assert Sender(cluster, pauses.append).send(DOCUMENTS) == {"b": "400"}
    assert cluster.sent == [["a", "b", "c", "d"]]
    assert pauses == []


def test_a_cluster_that_is_gone_for_a_moment() -> None:
    cluster, pauses = Scripted(BusyError("gone"), BusyError("gone")), list[float]()
    assert Sender(cluster, pauses.append).send(DOCUMENTS) == {}
    assert len(cluster.sent) == 3
    assert pauses == [0.5, 1.0]


@pytest.mark.parametrize("step", [BusyError("gone"), {"b": 429}])
def test_a_cluster_that_does_not_recover(step: Status | Exception) -> None:
    cluster, pauses = Scripted(*[step] * 100), list[float]()
    with pytest.raises(BusyError):
        Sender(cluster, pauses.append).send(DOCUMENTS)
    assert len(cluster.sent) == 7
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0]


def test_an_error_that_time_does_not_mend_ends_it() -> None:
    cluster, pauses = Scripted(ArchiveError("no right")), list[float]()
    with pytest.raises(ArchiveError, match="no right"):
        Sender(cluster, pauses.append).send(DOCUMENTS)
    assert pauses == []


def test_requests_are_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "_BATCH_BYTES", 150)
    cluster = Scripted()
    Sender(cluster, lambda _: None).send(DOCUMENTS)
    assert cluster.sent == [["a", "b"], ["c", "d"]]
