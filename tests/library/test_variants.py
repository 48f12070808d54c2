"""Words are found in the ways that others write them."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from idlib_tui.library import Library
from idlib_tui.library.words import Joiner, elided_length, splits
from tests.library.conftest import write_seeds

ARTICLES = {
    "hyphen": "The cease-fire held, and a follow-up meeting on the F-35 was set by the U.N. envoy.",
    "closed": "The ceasefire held, and the followup on the F35 was left to the UN envoy.",
    "spaced": "They cease fire at dusk, and follow up at dawn.",
    "french": "Le journal de l’université cite l'Assemblée, et qu'elles partent.",
    "chinese": "他在北京大学教书。",
    "japanese": "東京 で会談した。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    files = {f"{name}.txt": f"date 2020-02-18 {text}" for name, text in ARTICLES.items()}
    workspace = write_seeds(tmp_path_factory.mktemp("variants"), files)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library


def found(library: Library, query: str) -> dict[str, list[str]]:
    """Which articles a query finds, and the words marked in each."""
    hits = library.search(query).hits
    texts = {hit.article.id: library.article(hit.article.id).text for hit in hits}
    return {
        hit.article.id: [texts[hit.article.id][start:end] for start, end in hit.hits]
        for hit in hits
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "ceasefire",
            {"hyphen": ["cease-fire"], "closed": ["ceasefire"], "spaced": ["cease fire"]},
        ),
        (
            "cease-fire",
            {"hyphen": ["cease-fire"], "closed": ["ceasefire"], "spaced": ["cease fire"]},
        ),
        ("F35", {"hyphen": ["F-35"], "closed": ["F35"]}),
        ("F-35", {"hyphen": ["F-35"], "closed": ["F35"]}),
        ("followu*", {"hyphen": ["follow-up"], "closed": ["followup"]}),
        ("UN", {"hyphen": ["U.N."], "closed": ["UN"]}),
        ("universite", {"french": ["université"]}),
        ("assemblée", {"french": ["Assemblée"]}),
        ("l'assemblée", {"french": ["l'Assemblée"]}),
        ("北京", {"chinese": ["北京"]}),
        ("京大学", {"chinese": ["京大学"]}),
        ("会談", {"japanese": ["会談"]}),
        ("談会", {}),
    ],
)
def test_other_spellings_are_found_and_marked(
    library: Library, query: str, expected: dict[str, list[str]]
) -> None:
    assert found(library, query) == expected


def test_a_compound_does_not_hide_its_parts(library: Library) -> None:
    assert found(library, "fire")["hyphen"] == ["fire"]
    assert found(library, "fir*")["hyphen"] == ["fire"]


def test_a_start_of_a_word_in_a_phrase(library: Library) -> None:
    assert set(found(library, '"cease fir*"')) == set(found(library, '"cease fire"'))


@pytest.mark.parametrize(
    ("raw", "length"),
    [("l'univers", 2), ("qu’elles", 3), ("dell'arte", 5), ("don't", 0), ("O'Neil", 0), ("l'a", 0)],
)
def test_elided_articles(raw: str, length: int) -> None:
    assert elided_length(raw) == length


def test_compounds_are_joined_from_each_of_their_words() -> None:
    text = "an up-to-date list"
    joiner = Joiner(text)
    taken = [
        (joined, text[start : start + 2])
        for raw in ("an", "up", "to", "date", "list")
        for _, start, joined in joiner.take(text.index(raw), raw)
    ]
    assert taken == [("upto", "up"), ("todate", "to"), ("uptodate", "up")]


def test_only_parts_of_four_letters_are_words_of_their_own() -> None:
    assert list(splits("together")) == [("toge", "ther")]
    assert list(splits("anybody")) == []


def test_an_article_goes_by_its_name_however_accents_are_encoded(tmp_path: Path) -> None:
    decomposed, composed = (normalize(form, "résumé") for form in ("NFD", "NFC"))
    workspace = write_seeds(tmp_path, {f"{decomposed}.txt": "date 2020-02-18 The talks failed."})
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert library.resolve_id(composed) == library.resolve_id(decomposed) == decomposed
        assert library.resolve_id(composed[:3]) == decomposed
