"""Rows and lines: the arithmetic is compared with a list that is written out in full."""

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.tui.widgets.line_map import Group, Heading, LineMap, RowLine


def written_out(
    counts: list[int], height: int, extra: dict[int, int]
) -> list[RowLine | Heading | None]:
    lines: list[RowLine | Heading | None] = []
    row = 0
    for group, count in enumerate(counts):
        if group:
            lines.append(None)
        lines.append(Heading(group))
        for _ in range(count):
            lines += [RowLine(row, part) for part in range(height + extra.get(row, 0))]
            row += 1
    return lines


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=6),
    st.integers(1, 3),
    st.dictionaries(st.integers(0, 29), st.integers(1, 4), max_size=5),
)
def test_every_line_is_what_a_written_out_list_has_there(
    counts: list[int], height: int, extra: dict[int, int]
) -> None:
    rows = sum(counts)
    extra = {row: lines for row, lines in extra.items() if row < rows}
    line_map = LineMap(rows, height, [Group(str(count), count) for count in counts])
    for row, lines in extra.items():
        line_map.set_extra(row, lines)
    expected = written_out(counts, height, extra)
    assert line_map.lines == len(expected)
    assert [line_map.at(line) for line in range(-1, len(expected) + 1)] == [None, *expected, None]
    for row in range(rows):
        assert expected[line_map.line_of(row)] == RowLine(row, 0)
        above = expected[line_map.line_of(row) - 1]
        assert line_map.heading_above(row) == isinstance(above, Heading)


def test_groups_whose_counts_do_not_add_up_are_left_out() -> None:
    line_map = LineMap(5, 1, [Group("a", 2), Group("b", 2)])
    assert line_map.groups == ()
    assert line_map.lines == 5


def test_a_closed_row_gives_its_lines_back() -> None:
    line_map = LineMap(3, 2)
    line_map.set_extra(1, 4)
    assert line_map.open_rows() == (1,)
    line_map.set_extra(1, 0)
    assert line_map.lines == 6
    assert line_map.open_rows() == ()
