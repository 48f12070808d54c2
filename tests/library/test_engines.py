"""Both engines keep the same contract, and find the same articles."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from idlib_tui.errors import QueryError
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.tree import (
    Among,
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
)
from idlib_tui.library.search import manifests
from idlib_tui.library.search.engine import Engine, EngineDamagedError
from idlib_tui.library.search.tantivy.engine import TantivyEngine
from idlib_tui.library.search.whoosh.engine import WhooshEngine
from idlib_tui.library.words import analyse

_LINES = (
    "talks truce cease-fire ceasefire cease fire convoy convoys displaced displacing displacement",
    "l'univers univers U.N. UN F-16 F16 3,500 3500 border borders bordering Çavuşoğlu cavusoglu",
    "停火 停戦 war wars warning shelling shells shell post posts observation Ann Lee",
)
WORDS = " ".join(_LINES).split()
ARTICLES = 300

Make = Callable[[Path], Engine]


def articles(seed: int = 1) -> dict[int, tuple[str, str]]:
    """Make titles and texts of few words, some far more frequent than others."""
    rng = random.Random(seed)
    weights = [1 / (1 + at) for at in range(len(WORDS))]
    made = {}
    for number in range(1, ARTICLES + 1):
        title = rng.choices(WORDS, weights, k=rng.randint(0, 5))
        text = rng.choices(WORDS, weights, k=rng.randint(0, 40))
        made[number] = " ".join(title), " ".join(text)
    return made


TEXTS = articles()


def whoosh(folder: Path) -> Engine:
    return WhooshEngine(folder, lambda _: True)


def tantivy(folder: Path) -> Engine:
    return TantivyEngine(folder, lambda _: True, lambda some: {n: TEXTS[n] for n in some})


@pytest.fixture(params=[whoosh, tantivy])
def make(request: pytest.FixtureRequest) -> Make:
    chosen: Make = request.param
    return chosen


def filled(engine: Engine) -> Engine:
    """Add everything in three commits, and take some articles out again."""
    engine.reset()
    numbers = list(TEXTS)
    for part in (numbers[:100], numbers[100:130], numbers[130:]):
        engine.update([(number, *TEXTS[number]) for number in part], [])
    engine.update([], numbers[::7])
    engine.settle()
    return engine


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    folder = tmp_path_factory.mktemp("engines")
    engines = filled(whoosh(folder / "whoosh")), filled(tantivy(folder / "tantivy"))
    yield engines
    for engine in engines:
        engine.close()


def leaf(rng: random.Random) -> Node:
    """Make a word, a start of one, a near spelling, a phrase, or a filter."""
    form, stem = analyse(rng.choice(WORDS))
    title = rng.random() < 0.2

    def part() -> str | Prefix:
        form, stem = analyse(rng.choice(WORDS))
        return Prefix(form[: rng.randint(1, 4)], title) if rng.random() < 0.25 else stem

    match rng.randrange(7):
        case 0 | 1:
            return Term(form, stem, title)
        case 2:
            return Prefix(form[: rng.randint(1, 5)], title)
        case 3:
            return Fuzzy(form, title)
        case 4:
            return Phrase(tuple(part() for _ in range(rng.randint(1, 3))), None, title)
        case 5:
            parts = tuple(part() for _ in range(rng.randint(1, 3)))
            return Phrase(parts, rng.randint(0, 6), title)
        case _:
            some = rng.sample(range(ARTICLES + 20), rng.randint(0, 60))
            return rng.choice([Everything(), Among(frozenset(some))])


def tree(rng: random.Random, depth: int = 3) -> Node:
    """Make a query of any operators."""
    if depth == 0 or rng.random() < 0.3:
        return leaf(rng)
    nodes = tuple(tree(rng, depth - 1) for _ in range(rng.randint(1, 3)))
    return rng.choice([And(nodes), Or(nodes), Not(nodes[0])])


@pytest.mark.parametrize("seed", range(8))
def test_the_same_articles_are_found(both: tuple[Engine, Engine], seed: int) -> None:
    rng = random.Random(seed)
    found = 0
    for _ in range(100):
        asked = tree(rng)
        one, other = (set(engine.find(asked).scores) for engine in both)
        assert one == other, asked
        found += bool(one)
    assert found > 50


def test_the_best_are_those_of_all(both: tuple[Engine, Engine]) -> None:
    for engine in both:
        asked = Or((Term("truce", "truce"), Term("convoy", "convoy")))
        whole, best = engine.find(asked), engine.find(asked, most=10)
        assert whole.total == len(whole.scores) == best.total > 50
        ranked = sorted(whole.scores.values(), reverse=True)
        assert sorted(best.scores.values(), reverse=True)[:10] == ranked[:10]


@pytest.mark.parametrize("word", [word for word in WORDS if "-" not in word])
def test_the_same_words_are_counted_and_suggested(both: tuple[Engine, Engine], word: str) -> None:
    one, other = both
    form, stem = analyse(word)
    assert one.frequencies([stem, "nowhere"]).keys() == other.frequencies([stem, "nowhere"]).keys()
    misspelt = f"{form[:-1]}q{form[-1:]}"
    assert (one.suggest(misspelt) is None) == (other.suggest(misspelt) is None)
    assert one.suggest(form) == other.suggest(form)


def test_words_in_the_title_and_rare_words_count_more(make: Make, tmp_path: Path) -> None:
    engine = make(tmp_path / "words")
    engine.reset()
    filler = "the talks went on and on"
    engine.update([(1, "Convoy", filler), (2, "Talks", f"A convoy, {filler}"), (3, "", filler)], [])
    scores = engine.find(Term("convoy", "convoy")).scores
    assert scores[1] > scores[2]
    both = engine.find(Or((Term("convoy", "convoy"), Term("talks", "talk")))).scores
    assert min(both, key=lambda number: both[number]) == 3
    engine.close()


def test_a_commit_is_all_or_nothing(make: Make, tmp_path: Path) -> None:
    engine = make(tmp_path / "words")
    engine.reset()
    engine.update([(1, "", "truce")], [])
    version = engine.version

    def failing() -> Iterator[tuple[int, str, str]]:
        yield 2, "", "truce"
        raise KeyError

    with pytest.raises(KeyError):
        engine.update(failing(), [1])
    assert engine.numbers() == {1}
    assert engine.version == version
    engine.update([(2, "", "truce")], [1])
    assert engine.numbers() == {2}
    assert engine.version != version
    engine.close()
    again = make(tmp_path / "words")
    again.open()
    again.check()
    assert again.find(Term("truce", "truce")).scores.keys() == {2}
    again.close()


def test_another_engines_commit_is_seen(make: Make, tmp_path: Path) -> None:
    writer, reader = make(tmp_path / "words"), make(tmp_path / "words")
    writer.reset()
    reader.open()
    assert reader.numbers() == set()
    for number in range(1, 4):
        writer.update([(number, "", "truce")], [])
        assert reader.find(Term("truce", "truce")).scores.keys() == set(range(1, number + 1))
    writer.close()
    reader.close()


def exchange(path: Path, data: bytes) -> None:
    """Put another file in place of one that tantivy's threads may still have mapped into memory."""
    other = path.with_name("other")
    other.write_bytes(data)
    other.replace(path)


def test_files_that_were_changed_or_exchanged_are_found(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    filled(make(folder)).close()
    for path in sorted(folder.iterdir()):
        if path.suffix == ".lock":
            continue
        data = path.read_bytes()
        exchange(path, data[: len(data) // 2] + b"\xff" + data[len(data) // 2 + 1 :])
        changed = make(folder)
        with pytest.raises(EngineDamagedError):
            changed.check()
        changed.close()
        exchange(path, data)
    whole = make(folder)
    whole.check()
    whole.close()


def test_an_index_of_another_catalog_is_not_opened(tmp_path: Path) -> None:
    filled(tantivy(tmp_path / "words")).close()
    engine = TantivyEngine(tmp_path / "words", lambda _: False, lambda _: {})
    with pytest.raises(EngineDamagedError):
        engine.open()
    (tmp_path / "words" / manifests.NAME).unlink()
    with pytest.raises(EngineDamagedError):
        tantivy(tmp_path / "words").open()


def test_a_killed_commit_leaves_the_state_before_or_after_it(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    engine = tantivy(folder)
    engine.reset()
    engine.update([(1, "", "truce")], [])
    engine.close()
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from idlib_tui.library.search.tantivy import engine\n"
        "def die(*_):\n"
        "    os._exit(9)\n"
        "made = engine.TantivyEngine(Path(sys.argv[1]), lambda _: True, lambda _: {})\n"
        "made.open()\n"
        "engine.TantivyEngine._record = die\n"
        "made.update([(2, '', 'truce')], [1])\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert killed.returncode == 9
    engine = tantivy(folder)
    engine.open()
    assert engine.numbers() in ({1}, {2})
    engine.update([(3, "", "truce")], [])
    engine.check()
    assert 3 in engine.numbers()
    engine.close()


ALPHABET = "abe*~\"'-.,() :ORANDNOT停\u0301\u200b\ud800\x00\n"


@pytest.mark.parametrize("seed", range(4))
def test_any_string_gets_an_answer_from_both(both: tuple[Engine, Engine], seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(100):
        query = "".join(rng.choices(ALPHABET, k=rng.randint(0, 30)))
        try:
            asked = parse(query.replace(":", ""))
        except QueryError:
            continue
        one, other = (set(engine.find(asked).scores) for engine in both)
        assert one == other, query
