"""The desk as a document: in the user's order, under her headings, with her judgements between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind
from idlib_tui.brief.desk_records import Entry, Heading, Judgement
from idlib_tui.brief.document import DeskDocument, sections

PINS = [Pin(PinKind.QUOTE, "h", "a", n, f"words {n}") for n in range(4)]
TALKS, LOSSES = Heading("Talks: what failed?"), Heading("Losses")
SOON = Judgement("They will meet again,\nsoon — 60 %.")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "briefs" / "desk.yaml")


@pytest.fixture
def document(desk: Desk) -> DeskDocument:
    """Two sections with two pins each, and a judgement at the end of the first."""
    made = DeskDocument(desk)
    for entry in (TALKS, PINS[0], PINS[1], SOON, LOSSES, PINS[2], PINS[3]):
        if isinstance(entry, Pin):
            desk.toggle(entry)
        else:
            made.add(entry)
    return made


def test_it_is_kept_in_order_and_pins_are_what_they_were(
    desk: Desk, document: DeskDocument
) -> None:
    again = Desk(desk.file)
    assert again.content().entries == (TALKS, *PINS[:2], SOON, LOSSES, *PINS[2:])
    assert again.pins == tuple(PINS)
    assert [each.heading for each in sections(document.entries)] == [TALKS, LOSSES]
    assert sections(document.entries)[0].entries == (*PINS[:2], SOON)
    assert sections(()) == []
    assert sections(PINS)[0].heading is None


@pytest.mark.parametrize(
    ("do", "then"),
    [
        (lambda d: d.move(PINS[2], -1), (TALKS, 0, 1, SOON, 2, LOSSES, 3)),
        (lambda d: d.move(PINS[0], 2), (TALKS, 1, SOON, 0, LOSSES, 2, 3)),
        (lambda d: d.move(PINS[0], -99), (0, TALKS, 1, SOON, LOSSES, 2, 3)),
        (lambda d: d.move(LOSSES, -1), (LOSSES, 2, 3, TALKS, 0, 1, SOON)),
        (lambda d: d.move(TALKS, 1), (LOSSES, 2, 3, TALKS, 0, 1, SOON)),
        (lambda d: d.put(PINS[3], 1), (TALKS, 3, 0, 1, SOON, LOSSES, 2)),
        (lambda d: d.put(LOSSES, 99), (TALKS, 0, 1, SOON, 2, 3, LOSSES)),
        (lambda d: d.remove(LOSSES), (TALKS, 0, 1, SOON, 2, 3)),
        (lambda d: d.rewrite(TALKS, "New"), (Heading("New"), 0, 1, SOON, LOSSES, 2, 3)),
        (lambda d: d.add(Judgement("x"), 1), (TALKS, Judgement("x"), 0, 1, SOON, LOSSES, 2, 3)),
    ],
)
def test_changes_and_their_undoing(
    document: DeskDocument, do: Callable[[DeskDocument], None], then: tuple[Entry | int, ...]
) -> None:
    before = document.desk.file.read_text(encoding="utf-8")
    do(document)
    wanted = tuple(PINS[each] if isinstance(each, int) else each for each in then)
    assert Desk(document.desk.file).content().entries == wanted
    assert document.desk.undo()
    assert document.desk.file.read_text(encoding="utf-8") == before


def test_what_goes_nowhere_is_no_step(document: DeskDocument) -> None:
    while document.desk.can_undo:
        document.desk.undo()
    document.add(TALKS)
    document.move(TALKS, -1)
    document.put(TALKS, 0)
    document.rewrite(TALKS, TALKS.text)
    assert document.desk.undo().startswith("wrote heading")
    assert not document.desk.can_undo


def test_what_cannot_be_is_said_and_changes_nothing(document: DeskDocument) -> None:
    before = document.entries
    for wrong, says in [
        (lambda: document.add(Heading(LOSSES.text)), "is on the desk already"),
        (lambda: document.rewrite(TALKS, LOSSES.text), "is on the desk already"),
        (lambda: document.add(Heading(" ")), "1 to 200 characters"),
        (lambda: document.add(Judgement("x" * 5000)), "1 to 4,000 characters"),
        (lambda: document.move(Heading("Gone"), 1), "not on the desk any more"),
    ]:
        with pytest.raises(DeskError, match=says):
            wrong()
    assert document.entries == before


def test_a_hand_made_order_keeps_its_comments(desk: Desk) -> None:
    desk.file.parent.mkdir()
    desk.file.write_text(
        "pins:\n- heading: One   # first\n- {kind: article, hash: h, article: a}\n"
        "# mine\n- judgement: |\n    Two\n    lines\n",
        encoding="utf-8",
    )
    document = DeskDocument(desk)
    document.move(document.entries[2], -1)
    assert desk.file.read_text(encoding="utf-8") == (
        "pins:\n- heading: One   # first\n- judgement: |\n    Two\n    lines\n"
        "- {kind: article, hash: h, article: a}\n# mine\n"
    )


@pytest.mark.parametrize("line", ["heading: [a]", "judgement:", "heading: x\n  kind: wish"])
def test_a_mistake_is_named_with_its_line(desk: Desk, line: str) -> None:
    desk.file.parent.mkdir()
    desk.file.write_text(f"version: 1\npins:\n- {line}\n", encoding="utf-8")
    with pytest.raises(DeskError, match=r"desk\.yaml:[34]: "):
        _ = DeskDocument(desk).entries


# ------------------------------------------------------------------ random sequences

WORDS = [Heading("H1"), Heading("H2"), Judgement("J1"), Judgement("J2 — “so”"), Heading("- x: #")]
HASHES = ["h1", "h2"]
BY_HAND = """\
# Mine.
version: 1
other: {a: 1}  # and more
pins:
# about the talks
- {kind: article, hash: h9, article: a}   # kept
read: []
"""

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pin"), st.integers(0, 3)),
        st.tuples(st.just("note"), st.integers(0, 3), st.sampled_from(["", "n", "a: b"])),
        st.tuples(st.just("add"), st.integers(0, 4), st.one_of(st.none(), st.integers(0, 6))),
        st.tuples(st.just("rewrite"), st.integers(0, 4), st.integers(0, 4)),
        st.tuples(st.just("remove"), st.integers(0, 8)),
        st.tuples(st.just("move"), st.integers(0, 8), st.integers(-3, 3)),
        st.tuples(st.just("put"), st.integers(0, 8), st.integers(0, 8)),
        st.tuples(st.just("read"), st.integers(0, 1), st.booleans()),
        st.tuples(st.just("tag"), st.integers(0, 1), st.booleans()),
        st.tuples(st.just("search"), st.sampled_from(["q", ""])),
        st.tuples(st.just("undo")),
    ),
    max_size=25,
)


class Model:
    """What a desk should hold, in plain lists, with every state before."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.marks: frozenset[tuple[str, str]] = frozenset()
        self.past: list[tuple[list[Entry], frozenset[tuple[str, str]]]] = []

    def remember(self) -> None:
        self.past.append(([*self.entries], self.marks))

    def find(self, entry: Entry) -> int | None:
        keys = [each.key for each in self.entries]
        return keys.index(entry.key) if entry.key in keys else None

    def span(self, at: int, steps: int) -> tuple[int, int, int]:
        """What moves, and to which place."""
        if not isinstance(self.entries[at], Heading):
            return at, at + 1, at + steps
        blocks: list[list[Entry]] = [[]]
        for each in self.entries:
            if isinstance(each, Heading):
                blocks.append([])
            blocks[-1].append(each)
        number = next(i for i, b in enumerate(blocks) if b and b[0] is self.entries[at])
        block = blocks.pop(number)
        goal = max(1, min(number + steps, len(blocks)))
        return at, at + len(block), sum(map(len, blocks[:goal]))

    def shift(self, start: int, end: int, place: int) -> None:
        moved = self.entries[start:end]
        place = max(0, min(place, len(self.entries) - len(moved)))
        if place != start:
            self.remember()
            del self.entries[start:end]
            self.entries[place:place] = moved


def step(desk: Desk, model: Model, what: tuple[object, ...]) -> None:  # noqa: C901, PLR0912
    """Do one thing to both; what the desk refuses must change nothing."""
    document = DeskDocument(desk)
    kind, *more = what
    numbers = [each for each in more if isinstance(each, int)]
    match kind:
        case "pin":
            pin = PINS[numbers[0]]
            at = model.find(pin)
            model.remember()
            if at is None:
                model.entries.append(pin)
            else:
                del model.entries[at]
            assert desk.toggle(pin) is (at is None)
        case "note":
            pin, note = PINS[numbers[0]], str(more[1])
            at = model.find(pin)
            model.remember()
            if at is None:
                model.entries.append(pin.noted(note))
            else:
                model.entries[at] = pin.noted(note)
            desk.set_note(pin, note)
        case "add":
            entry = WORDS[numbers[0]]
            place = more[1] if isinstance(more[1], int) else None
            if model.find(entry) is not None:
                with pytest.raises(DeskError):
                    document.add(entry, place)
                return
            model.remember()
            model.entries.insert(len(model.entries) if place is None else place, entry)
            document.add(entry, place)
        case "rewrite":
            old, other = WORDS[numbers[0]], WORDS[numbers[1]]
            at, new = model.find(old), type(old)(other.text)
            if new == old:
                document.rewrite(old, new.text)
            elif at is None or model.find(new) is not None:
                with pytest.raises(DeskError):
                    document.rewrite(old, new.text)
            else:
                model.remember()
                model.entries[at] = new
                document.rewrite(old, new.text)
        case "remove" | "move" | "put":
            if not model.entries:
                return
            at = numbers[0] % len(model.entries)
            entry = model.entries[at]
            if kind == "remove":
                model.remember()
                del model.entries[at]
                document.remove(entry)
            elif kind == "move":
                model.shift(*model.span(at, numbers[1]))
                document.move(entry, numbers[1])
            else:
                model.shift(at, at + 1, numbers[1])
                document.put(entry, numbers[1])
        case "read" | "tag" | "search":
            mark = (kind, HASHES[numbers[0]] if numbers else "s")
            present = more[-1] is True or more[-1] == "q"
            after = model.marks | {mark} if present else model.marks - {mark}
            # A search that is saved again is a step, even with the same query.
            if after != model.marks or (kind == "search" and present):
                model.remember()
            model.marks = after
            if kind == "read":
                desk.mark_read(mark[1], present, undoable=True)
            elif kind == "tag":
                desk.tag(mark[1], "war", present)
            else:
                desk.save_search("s", str(more[0]))
        case _:
            assert bool(desk.undo()) is bool(model.past)
            if model.past:
                model.entries, model.marks = model.past.pop()


def same(desk: Desk, model: Model) -> None:
    content = Desk(desk.file).content()
    assert list(content.entries) == model.entries
    assert desk.content().entries == content.entries
    marks = {("read", each) for each in content.read} | {
        ("tag", t.content_hash) for t in content.tagged
    }
    assert marks | {("search", each.name) for each in content.searches} == model.marks


@settings(max_examples=300, deadline=None)
@given(steps=STEPS)
def test_any_sequence_equals_the_models_and_is_undone_letter_by_letter(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    file = tmp_path_factory.mktemp("desk") / "desk.yaml"
    file.write_text(BY_HAND, encoding="utf-8")
    desk = Desk(file)
    model = Model([*desk.content().entries])
    for what in steps:
        step(desk, model, what)
        same(desk, model)
    while desk.can_undo:
        step(desk, model, ("undo",))
        same(desk, model)
    assert Desk(file).content().entries == Desk(file).pins == (model.entries[0],)
    text = file.read_text(encoding="utf-8")
    assert [line for line in BY_HAND.splitlines() if line not in text.splitlines()] in (
        [],
        ["read: []"],
    )


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, beside=st.lists(st.tuples(st.integers(0, 24), st.integers(0, 5)), max_size=8))
def test_nothing_that_another_writes_meanwhile_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[object, ...]],
    beside: list[tuple[int, int]],
) -> None:
    file = tmp_path_factory.mktemp("desk") / "desk.yaml"
    file.write_text(BY_HAND, encoding="utf-8")
    desk, other = Desk(file), Desk(file)
    theirs = [Pin(PinKind.EVENT, "theirs", "b", n, f"their words {n}") for n in range(6)]
    pinned: set[Pin] = set()
    for number, what in enumerate(steps):
        for when, which in beside:
            if when == number:
                (pinned.add if other.toggle(theirs[which]) else pinned.discard)(theirs[which])
        model = Model(list(desk.content().entries))
        model.past = [([], frozenset())] if desk.can_undo else []
        kept = {entry for entry in desk.content().entries if entry in pinned}
        if what[0] in {"remove", "put", "move"} and model.entries:
            at = int(str(what[1])) % len(model.entries)
            if model.entries[at] in pinned and what[0] == "remove":
                continue
        if what[0] == "undo":
            desk.undo()
        else:
            step(desk, model, what)
        assert kept == {entry for entry in desk.content().entries if entry in pinned} == pinned
    assert "# Mine.\n" in file.read_text(encoding="utf-8")
