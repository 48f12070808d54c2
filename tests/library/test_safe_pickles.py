"""Pickles: plain values are read, and nothing that a pickle asks for is run."""

import io
import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.library.search.whoosh import safe_pickles

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(),
    lambda some: st.lists(some) | st.tuples(some, some) | st.dictionaries(st.text(), some),
    max_leaves=20,
)


class Crafted:
    """What runs something when it is unpickled."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self._reduced = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._reduced


@given(PLAIN, st.integers(2, pickle.HIGHEST_PROTOCOL))
def test_plain_values_come_back(value: object, protocol: int) -> None:
    data = pickle.dumps(value, protocol)
    assert safe_pickles.loads(data) == value
    file = io.BytesIO(data + b"more")
    assert safe_pickles.load(file) == value
    assert file.read() == b"more"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_nothing_is_run(tmp_path: Path, protocol: int) -> None:
    marker = tmp_path / "marker"
    for crafted in (
        Crafted(os.system, f"touch {marker}"),
        Crafted(open, str(marker), "w"),
        Crafted(eval, f"open({str(marker)!r}, 'w')"),
        Crafted(subprocess.Popen, ["touch", str(marker)]),
        Crafted(marker.touch),
        [1, {"deep": (Crafted(exec, f"open({str(marker)!r}, 'w')"),)}],
    ):
        data = pickle.dumps(crafted, protocol)
        with pytest.raises(pickle.UnpicklingError, match="refused"):
            safe_pickles.loads(data)
        with pytest.raises(pickle.UnpicklingError, match="refused"):
            safe_pickles.load(io.BytesIO(data))
    assert not marker.exists()


def test_bytes_of_old_pickles_are_read_in_one_encoding_alone() -> None:
    assert safe_pickles.loads(pickle.dumps(b"\x00\xff", 2)) == b"\x00\xff"
    other = pickle.dumps(b"\x00\xff", 2).replace(b"latin1", b"rot_13")
    with pytest.raises(pickle.UnpicklingError, match="rot_13"):
        safe_pickles.loads(other)
