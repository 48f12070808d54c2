"""Corrections by the reader: applied in every list at once, whatever came first."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from idlib_tui.brief.correcting import date_of, speaker_of
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import OtherActor, Quoted, QuoteSpeaker, ResolvedBy, SameActor, Statement
from idlib_tui.model.corrections import Correction
from tests.library.catalogs import contents
from tests.library.conftest import write_seeds

ARTICLES = {
    "a.txt": (
        "date 2021-03-17 ORVEL – The dam at Orvel broke on 15 March 2021, and 40 people died.\n\n"
        "“The dam will stay closed until the summer,” Karin Mebius said on Monday.\n\n"
        "Ole Brandt, the mayor, met Mebius. “At least 300 houses are under water,” he said.\n"
    ),
    "b.txt": (
        "date 2021-03-18 ORVEL – “Nobody asked us about the new dam,” K. Mobius said in Orvel.\n\n"
        "The dam broke on 15 March 2021 and 40 people died.\n\n"
        "“We will mend the dam by April,” Brandt said. The bridge fell on 16 March 2021.\n"
    ),
    "c.txt": (
        "date 2021-03-19 ORVEL – “At least 300 houses are under water,” Ole Brandt said.\n\n"
        "“I was never in Orvel,” Lotte Lindqvist said on Thursday.\n"
    ),
}


class Reader:
    """A library whose corrections a test changes."""

    def __init__(self, root: Path, articles: Mapping[str, str] = ARTICLES) -> None:
        self.corrections: list[Correction] = []
        self.workspace = write_seeds(root, articles)
        self.library = Library.open(self.workspace, lambda: self.corrections)
        self.library.sync(processes=1)

    def correct(self, *corrections: Correction) -> None:
        self.corrections += corrections
        assert self.library.correct() == ()

    def said(self, words: str) -> Statement:
        [found] = self.library.quotes(QuoteFilter(text=words))
        return found


@pytest.fixture
def readers(tmp_path: Path) -> Iterator[Callable[[str], Reader]]:
    made: list[Reader] = []

    def make(name: str) -> Reader:
        made.append(Reader(tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        one.library.close()


@pytest.fixture
def reader(readers: Callable[[str], Reader]) -> Reader:
    return readers("own")


def test_two_actors_become_one_everywhere(reader: Reader) -> None:
    library = reader.library
    assert library.actor("Mobius").quotes == 1
    reader.correct(SameActor("K. Mobius", "Karin Mebius"))
    assert reader.said("nobody asked").actor == "Karin Mebius"
    assert library.quote_count(QuoteFilter(actor="Mobius")) == 2
    one = library.actor("mobius")
    assert (one.name, one.quotes) == ("Karin Mebius", 2)
    assert (
        dict(zip(one.aliases, one.reasons, strict=True))["K. Mobius"] == "corrected by the reader"
    )
    assert {hit.article.id for hit in library.search("said:mebius nobody").hits} == {"b"}
    assert "K. Mobius" not in [each.name for each in library.actors()]


def test_an_actor_gets_a_new_name(reader: Reader) -> None:
    reader.correct(SameActor("K. Mobius", "Kaspar Mobius"))
    assert reader.library.actor("kaspar").quotes == 1


def test_a_name_is_somebody_elses(reader: Reader) -> None:
    library = reader.library
    assert reader.said("mend the dam").actor == "Ole Brandt"
    reader.correct(OtherActor("Brandt", "Ole Brandt", "Lotte Lindqvist", "b"))
    assert reader.said("mend the dam").actor == "Lotte Lindqvist"
    assert reader.said("300 houses").actor == "Ole Brandt"
    assert library.actor("Lotte Lindqvist").quotes == 2
    reader.correct(OtherActor("Brandt", "Ole Brandt", "Brandt the baker"))
    assert reader.said("mend the dam").actor == "Lotte Lindqvist"
    reader.corrections.pop(0)
    assert library.correct() == ()
    assert reader.said("mend the dam").actor == "Brandt the baker"


def test_a_quote_gets_its_speaker_with_its_copies_and_figures(reader: Reader) -> None:
    library = reader.library
    was = reader.said("300 houses")
    assert [place.article for place in was.also_in] == ["c"]
    reader.correct(speaker_of(library, was, "Karin Mebius"))
    now = reader.said("300 houses")
    assert (now.actor, now.quote.resolved_by) == ("Karin Mebius", ResolvedBy.READER)
    assert len(now.also_in) == 1
    [houses] = [group for group in library.figures() if group.unit == "house"]
    assert {report.figure.claimant for report in houses.reports} == {"Karin Mebius"}
    assert library.annotations("c").quotes[0].speaker_text == "Karin Mebius"
    assert library.quotes(QuoteFilter(text="300 houses", minimum=0.99))
    reader.correct(speaker_of(library, now, ""))
    nobody = reader.said("300 houses")
    assert (nobody.actor, nobody.quote.resolved_by) == (None, ResolvedBy.READER)
    assert library.actor("Karin Mebius").quotes == 1


def test_an_event_moves_to_its_day(reader: Reader) -> None:
    library = reader.library
    [dam] = library.chronology(EntryFilter(text="dam broke"))
    assert (dam.value, len(dam.reports)) == ("2021-03-15", 2)
    reader.correct(date_of(library, dam, "2021-03-13"))
    [moved] = library.chronology(EntryFilter(text="dam broke"))
    assert (moved.value, len(moved.reports)) == ("2021-03-13", 2)
    assert all(report.corrected for report in moved.reports)
    assert dict(library.chronology_histogram()) == dict.fromkeys(
        ("2021-03-13", "2021-03-15", "2021-03-16", "2021-03-18"), 1
    )
    assert library.chronology_count(EntryFilter(text="dam broke")) == 1


def test_what_is_no_event_leaves_the_chronology(reader: Reader) -> None:
    library = reader.library
    before = library.chronology_count()
    [bridge] = library.chronology(EntryFilter(text="bridge fell"))
    reader.correct(date_of(library, bridge, ""))
    assert not library.chronology(EntryFilter(text="bridge fell"))
    assert library.chronology_count() == before - 1
    assert not [e for e in library.annotations("b").events if "bridge" in e.text and e.dated]


def test_corrections_that_lead_in_a_circle(reader: Reader) -> None:
    reader.correct(SameActor("K. Mobius", "Karin Mebius"), SameActor("Karin Mebius", "K. Mobius"))
    assert reader.said("nobody asked").actor == "K. Mobius"
    assert reader.said("stay closed").actor == "K. Mobius"


def test_a_correction_survives_a_change_of_the_article(reader: Reader) -> None:
    library = reader.library
    reader.correct(speaker_of(library, reader.said("stay closed"), "Ole Brandt"))
    file = reader.workspace.seeds / "a.txt"
    file.write_text(ARTICLES["a.txt"].replace("ORVEL –", "ORVEL – It rained."), encoding="utf-8")
    library.sync(processes=1)
    assert reader.said("stay closed").actor == "Ole Brandt"
    file.unlink()
    file.with_name("z.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    library.sync(processes=1)
    assert reader.said("stay closed").actor == "Ole Brandt"


def test_words_that_are_gone_are_corrected_no_more(reader: Reader) -> None:
    gone = Quoted("a", "no such hash", 5, "“Words that no article has”")
    reader.correct(QuoteSpeaker("Ole Brandt", (gone,)))
    assert reader.said("stay closed").actor == "Karin Mebius"


def test_corrections_of_another_program_make_the_index_stale(reader: Reader) -> None:
    assert not reader.library.stale()
    reader.corrections.append(SameActor("K. Mobius", "Karin Mebius"))
    assert reader.library.stale()
    reader.library.sync(processes=1)
    assert not reader.library.stale()
    assert reader.said("nobody asked").actor == "Karin Mebius"


def _some(reader: Reader) -> Sequence[Callable[[], Correction]]:
    library = reader.library
    return (
        lambda: SameActor("K. Mobius", "Karin Mebius"),
        lambda: OtherActor("Brandt", "Ole Brandt", "Lotte Lindqvist", "b"),
        lambda: OtherActor("Mebius", "Karin Mebius"),
        lambda: SameActor("Lotte Lindqvist", "Charlotte Lindqvist"),
        lambda: speaker_of(library, reader.said("stay closed"), "Ole Brandt"),
        lambda: speaker_of(library, reader.said("300 houses"), ""),
        lambda: speaker_of(library, reader.said("never in Orvel"), "Mobius"),
        lambda: date_of(library, library.chronology(EntryFilter(text="dam broke"))[0], "2021-03"),
        lambda: date_of(library, library.chronology(EntryFilter(text="bridge fell"))[0], ""),
    )


@pytest.mark.parametrize("seed", range(4))
def test_making_anew_equals_changing_step_by_step(
    tmp_path: Path, reader: Reader, seed: int
) -> None:
    choice = random.Random(seed)
    makers = list(_some(reader))
    choice.shuffle(makers)
    for make in makers:
        reader.correct(make())
    file = reader.workspace.seeds / "b.txt"
    for text in (ARTICLES["b.txt"] + "\nMore rain is likely.\n", ARTICLES["b.txt"]):
        file.write_text(text, encoding="utf-8")
        reader.library.sync(processes=1)
    for _ in range(3):
        reader.corrections.pop(choice.randrange(len(reader.corrections)))
        reader.library.correct()
    with Library.open(write_seeds(tmp_path / "anew", ARTICLES), lambda: reader.corrections) as anew:
        anew.sync(processes=1)
        assert contents(reader.workspace) == contents(anew.workspace)


def test_taking_all_back_leaves_nothing(readers: Callable[[str], Reader]) -> None:
    plain, reader = readers("plain"), readers("corrected")
    for make in _some(reader):
        reader.correct(make())
    reader.corrections.clear()
    reader.library.correct()
    assert contents(reader.workspace) == contents(plain.workspace)


def test_an_actor_of_the_story_keeps_the_name_and_gets_the_quotes(tmp_path: Path) -> None:
    story = "actors:\n  - name: Karin Mebius\n    roles: [engineer]\n"
    root = tmp_path / "story"
    write_seeds(root, {**ARTICLES, "story.yaml": story})
    for correction in (
        SameActor("Karin Mebius", "K. Mobius"),
        SameActor("K. Mobius", "Karin Mebius"),
    ):
        with Library.open(write_seeds(root, {}), lambda one=correction: (one,)) as library:
            library.sync(processes=1)
            one = library.actor("Karin Mebius")
            assert (one.quotes, one.roles) == (2, ("engineer",))
    write_seeds(root, {"story.yaml": f"{story}  - name: Kaspar Mobius\n"})
    both = (SameActor("Kaspar Mobius", "Karin Mebius"),)
    with Library.open(write_seeds(root, {}), lambda: both) as library:
        library.sync(processes=1)
        assert [one.name for one in library.actors() if one.from_story] == ["Karin Mebius"]
        assert library.actor("Kaspar").name == "Karin Mebius"


def test_a_long_chain_of_corrections_ends_in_one_actor(reader: Reader) -> None:
    chain = [SameActor(f"Name {n}", f"Name {n + 1}") for n in range(2_000)]
    reader.correct(SameActor("K. Mobius", "Name 0"), *chain)
    assert reader.said("nobody asked").actor == "Name 2000"
