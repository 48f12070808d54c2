"""A brief written again over what the user made of it: nothing of hers is lost or moved."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.brief.merging import Clash, merge

BASE = """\
# Talks

*29 Feb 2020 · 2 sources*

## Bottom line

<!-- Your conclusion, in two sentences. -->

## What happened

- **3 Feb 2020** — The first round of the talks began in Ankara.[^1]
- **8 Feb 2020** — A second session was in progress at the ministry.[^2][^1]
- **10 Feb 2020** — Shelling killed five soldiers in the province.[^3]

## Gaps

- 2 of the 3 events above rest on one source only.

## References

[^1]: [a.txt](<../seeds/a.txt>), paragraph 1, 3 Feb 2020.
[^2]: [b.txt](<../seeds/b.txt>), paragraph 4, 8 Feb 2020.
[^3]: [a.txt](<../seeds/a.txt>), paragraph 7, 3 Feb 2020. † “x” was read as “y”.
"""

NEW_EVENT = "- **1 Feb 2020** — Envoys arrived for the talks.[^1]\n"
NOW = (
    BASE.replace("[^3]", "[^4]")
    .replace("[^2]", "[^3]")
    .replace("[^1]", "[^2]")
    .replace("- **3 Feb", NEW_EVENT + "- **3 Feb")
    .replace("five soldiers", "seven soldiers")
    .replace("2 of the 3", "3 of the 4")
    .replace("2 sources", "3 sources")
    .replace("[^2]: [a", "[^1]: [c.txt](<../seeds/c.txt>), paragraph 2, 1 Feb 2020.\n[^2]: [a")
)


def test_an_untouched_brief_becomes_the_new_one() -> None:
    merged = merge(BASE, BASE, NOW)
    assert merged.text == NOW
    assert merged.conflicts == ()
    assert merged.references == {
        1: ("../seeds/c.txt", 2),
        2: ("../seeds/a.txt", 1),
        3: ("../seeds/b.txt", 4),
        4: ("../seeds/a.txt", 7),
    }


def test_where_nothing_is_new_everything_stays() -> None:
    mine = BASE.replace("<!-- Your conclusion, in two sentences. -->", "They failed.[^2]\n\nNow.")
    mine = mine.replace("## Gaps", "My own paragraph\nof two lines.  \nAnd three.\n\n## Gaps")
    merged = merge(BASE, mine, BASE)
    assert merged.conflicts == ()
    # Only the numbers follow the order of the marks.
    numbers = {"1": "2", "2": "1", "3": "3"}
    wanted = re.sub(r"\[\^(\d)\]", lambda m: f"[^{numbers[m[1]]}]", mine)
    body, _, notes = wanted.partition("## References\n\n")
    assert merged.text == f"{body}## References\n\n" + "".join(
        f"{line}\n" for line in sorted(notes.splitlines())
    )


def test_the_users_words_and_what_is_new_stand_together() -> None:
    mine = (
        BASE.replace("<!-- Your conclusion, in two sentences. -->", "They failed, we judge.")
        .replace(
            "- **8 Feb 2020** — A second session was in progress at the ministry.[^2][^1]\n", ""
        )
        .replace(
            "in Ankara.[^1]\n", "in Ankara.[^1]\n  - Mine: ask the envoy.\n\nA paragraph.[^2]\n"
        )
    )
    merged = merge(BASE, mine, NOW)
    assert merged.conflicts == ()
    assert merged.text.split("## References")[0] == (
        "# Talks\n\n*29 Feb 2020 · 3 sources*\n\n## Bottom line\n\nThey failed, we judge.\n\n"
        "## What happened\n\n"
        "- **1 Feb 2020** — Envoys arrived for the talks.[^1]\n"
        "- **3 Feb 2020** — The first round of the talks began in Ankara.[^2]\n"
        "  - Mine: ask the envoy.\n\nA paragraph.[^3]\n"
        "- **10 Feb 2020** — Shelling killed seven soldiers in the province.[^4]\n\n"
        "## Gaps\n\n- 3 of the 4 events above rest on one source only.\n\n"
    )


def test_both_changed_a_line() -> None:
    mine = BASE.replace("killed five soldiers", "killed five Turkish soldiers")
    merged = merge(BASE, mine, NOW)
    [conflict] = merged.conflicts
    assert conflict.clash is Clash.BOTH_CHANGED
    lines = merged.text.splitlines()
    assert "five Turkish soldiers" in lines[conflict.line - 2]
    assert lines[conflict.line - 1].startswith("<!-- Conflict: you have changed the line above")
    assert "seven soldiers" in lines[conflict.line - 1]
    assert "seven soldiers" in conflict.theirs
    again = merge(NOW, merged.text, NOW)
    assert (again.text, again.conflicts) == (merged.text, ())
    decided = "\n".join(line for line in lines if "Conflict" not in line) + "\n"
    settled = merge(NOW, decided, NOW)
    assert (settled.text, settled.conflicts) == (decided, ())


def test_a_line_that_the_user_removed_and_the_sources_changed() -> None:
    mine = re.sub(r"- \*\*10 Feb.*\n", "", BASE)
    merged = merge(BASE, mine, NOW)
    [conflict] = merged.conflicts
    assert conflict.clash is Clash.REMOVED
    assert "\n- **10 Feb" not in merged.text
    assert "seven soldiers" in merged.text.splitlines()[conflict.line - 1]


def test_a_line_that_the_user_changed_and_the_sources_dropped() -> None:
    now = re.sub(r"- \*\*10 Feb.*\n", "", BASE)
    mine = BASE.replace("five soldiers", "five (or seven?) soldiers")
    merged = merge(BASE, mine, now)
    [conflict] = merged.conflicts
    assert conflict.clash is Clash.GONE
    assert "five (or seven?) soldiers in the province.[^3]\n" in merged.text
    assert "[^3]: [a.txt](<../seeds/a.txt>), paragraph 7" in merged.text
    assert "10 Feb" not in merge(BASE, BASE, now).text.replace("10 Feb 2020.", "")


def test_what_the_user_moved_stays_moved_and_is_kept_up_to_date() -> None:
    line = next(each for each in BASE.splitlines() if each.startswith("- **10 Feb"))
    mine = BASE.replace(f"{line}\n", "").replace("## What", f"Most important:\n\n{line}\n\n## What")
    merged = merge(BASE, mine, NOW)
    assert merged.conflicts == ()
    assert merged.text.index("seven soldiers") < merged.text.index("## What")
    assert merged.text.count("soldiers") == 1


def test_notes_of_the_users_own_stay_where_they_are() -> None:
    mine = BASE.replace(
        "## Gaps", "He hinted at it.[^7][^why]\n\n[^7]: Call, 1 March.\n[^why]: Ask.\n\n## Gaps"
    ).replace("paragraph 4, 8 Feb 2020.", "paragraph 4, 8 Feb 2020. Doubtful!")
    text = merge(BASE, mine, NOW).text
    assert "He hinted at it.[^5][^why]\n\n[^5]: Call, 1 March.\n[^why]: Ask.\n\n## Gaps" in text
    assert "[^3]: [b.txt](<../seeds/b.txt>), paragraph 4, 8 Feb 2020. Doubtful!" in text
    both = NOW.replace("paragraph 4, 8 Feb 2020.", "paragraph 4, 9 Feb 2020.")
    [conflict] = merge(BASE, mine, both).conflicts
    assert "9 Feb" in conflict.theirs


@pytest.mark.parametrize("mine", ["", "\n\n", "Only mine.\n", BASE.replace("\n", "\r\n")])
def test_odd_drafts(mine: str) -> None:
    merged = merge(BASE, mine, NOW)
    if "\r\n" in mine:
        assert merged.text == NOW.replace("\n", "\r\n")
    elif mine.strip():
        assert "Only mine." in merged.text.splitlines()
    assert merge(BASE, mine, BASE).conflicts == ()


def test_a_definition_that_never_ends_takes_no_time() -> None:
    mine = BASE + "[^9]: [" + "\\" * 5000 + "\n[^8]: [a](<" + "\\" * 5000 + "\n"
    assert "\\" * 5000 in merge(BASE, mine, NOW).text


def test_a_fenced_block_is_not_torn() -> None:
    block = "```\nfirst\n\nsecond\n```"
    mine = BASE.replace("at the ministry.[^2][^1]\n", f"at the ministry.[^2][^1]\n{block}\n")
    now = NOW.replace("- **10 Feb", "- **9 Feb 2020** — A pause.[^2]\n- **10 Feb")
    text = merge(BASE, mine, now).text
    assert f"{block}\n- **9 Feb 2020**" in text


# ------------------------------------------------------------------ random edits

WORDS = ["talks", "ferry", "soldiers", "bridge", "council", "budget", "night", "envoy", "harbour"]
EVENT = st.tuples(
    st.integers(1, 6), st.lists(st.sampled_from(WORDS), min_size=4, max_size=7), st.integers(1, 4)
)


def brief(events: list[tuple[int, list[str], int]]) -> str:
    """A brief of events, each (paragraph, words, article)."""
    marks: dict[tuple[int, int], int] = {}
    lines = ["# Story", "", "## What happened", ""]
    for paragraph, words, article in events:
        number = marks.setdefault((article, paragraph), len(marks) + 1)
        lines.append(f"- **{article} Feb 2020** — {' '.join(words)}.[^{number}]")
    lines += ["", "## References", ""]
    lines += [
        f"[^{n}]: [{a}.txt](<../seeds/{a}.txt>), paragraph {p}, 1 Feb 2020."
        for (a, p), n in marks.items()
    ]
    return "\n".join(lines) + "\n"


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["add", "paragraph", "change", "remove", "swap"]),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    max_size=6,
)


def edited(text: str, edits: list[tuple[str, int, int]]) -> tuple[str, list[str]]:
    """Do some edits to the body of a brief; returns it, and the lines that are the user's."""
    body, _, notes = text.partition("## References")
    lines = body.splitlines()
    mine: list[str] = []
    for number, (kind, one, other) in enumerate(edits):
        at = one % len(lines)
        if kind == "add":
            lines.insert(at, f"My line {number}.")
        elif kind == "paragraph":
            lines[at:at] = ["", f"My paragraph {number}", f"of two lines {number}.", ""]
        elif kind == "change" and lines[at].startswith("- **"):
            lines[at] = lines[at].replace(" — ", f" — MINE {number} ")
        elif kind == "remove" and lines[at].startswith("- **"):
            del lines[at]
        elif kind == "swap":
            goal = other % len(lines)
            lines[at], lines[goal] = lines[goal], lines[at]
    mine = [line for line in lines if re.search(r"\bM(y|INE)\b|of two", line)]
    return "\n".join(lines) + "\n\n## References" + notes, mine


def unmarked(text: str) -> str:
    return re.sub(r"\[\^\d+\]", "", text)


@settings(max_examples=500, deadline=None)
@given(before=st.lists(EVENT, max_size=8), now=st.lists(EVENT, max_size=8), edits=EDITS)
def test_nothing_of_the_users_is_lost_or_moved(
    before: list[tuple[int, list[str], int]],
    now: list[tuple[int, list[str], int]],
    edits: list[tuple[str, int, int]],
) -> None:
    base, new = brief(before), brief([*before[: len(before) // 2], *now])
    own, mine = edited(base, edits)
    merged = merge(base, own, new)
    kept = [unmarked(line) for line in merged.text.splitlines() if "<!-- Conflict" not in line]
    hers = [unmarked(line) for line in mine]
    # Line by line, in the order in which she has them.
    rest = iter(kept)
    assert all(line in rest for line in hers), (hers, merged.text)
    used = re.findall(r"\[\^(\d+)\](?!:)", merged.text)
    assert set(used) == set(re.findall(r"^\[\^(\d+)\]:", merged.text, re.MULTILINE))
    # Written again with nothing new, nothing changes.
    again = merge(new, merged.text, new)
    assert [unmarked(x) for x in again.text.splitlines() if x.strip() and "Conflict" not in x] == [
        line for line in kept if line.strip()
    ]
    assert merge(base, base, new).text.rstrip() == new.rstrip()
    assert merge(base, own, base).conflicts == ()
