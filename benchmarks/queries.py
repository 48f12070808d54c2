"""Queries of every kind to the made-up corpus, for measuring and for comparing engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.library.words import forms

if TYPE_CHECKING:
    from idlib_tui.library import Library


class Asked(NamedTuple):
    """A query, and whether it is still being typed."""

    query: str
    typing: bool = False


def usual(library: Library) -> dict[str, Asked]:
    """Make the queries whose times are reported, by their kinds."""
    rare, other, words = _words(library)
    return {
        "rare word": Asked(rare),
        "common word": Asked("the"),
        "common AND rare": Asked(f"the {rare}"),
        "two common": Asked("the said"),
        "OR of three": Asked(f"{rare} OR {other} OR killed"),
        "phrase": Asked(f'"{words[40]} {words[41]} {words[42]}"'),
        "common phrase": Asked('"people were killed"'),
        "near": Asked('"killed people"~3'),
        "prefix of 3": Asked(f"{rare[:3]}*"),
        "typing 2": Asked(rare[:2], typing=True),
        "fuzzy": Asked(f"{rare}~"),
        "NOT": Asked(f"killed -{rare}"),
        "date": Asked("killed date:2019-03..2019-06"),
        "said": Asked("said:halden killed"),
        "filters alone": Asked("said:halden date:2019"),
    }


def every(library: Library) -> dict[str, Asked]:
    """Make queries of all kinds, the usual ones first."""
    _, other, words = _words(library)
    runs = zip(words[40:], words[41:], words[42:], strict=False)
    one, two, three = next(run for run in runs if min(map(len, run)) > 4)
    written = (
        *(f"{one} {two} {three}", f"{one} OR {two}", f"({one} OR {two}) {three}"),
        *(f"{one} -{two}", f"-{one}", f"NOT ({one} OR {two})", f"{one} NOT {two} NOT {three}"),
        *(f'"{one} {two}"', f'"{two} {one}"', f'"{one} {two}"~5', f'"{three} {one}"~1'),
        *(f'"{one} {two[:3]}*"', f'"{one[:3]}* {two}"', f'"{one[:4]}* {two[:4]}*"'),
        *(f'"{one} {two[:3]}*"~4', f"{one[:4]}*", f"{one}~", f"{other}~", f"{other[:5]}*"),
        *("title:killed", f"title:{one}", f"title:{one[:3]}*", f'title:"{one} {two}"'),
        *(f"title:({one} OR {two})", "title:the -title:killed", f"title:{one}~"),
        *("source:000001", "source:00000", "source:000012.txt", "source:0000*", "-source:0000*"),
        *("place:arden", "place:ard*", "place:nowhere", "-place:arden killed"),
        *("said:varga", "said:vera", 'said:"anna halden"', "said:hal*", "-said:halden killed"),
        *(f"said:halden {one}", f'said:halden "{one} {two}"', "said:(halden the) monday"),
        *("said:((halden OR varga) the)", "said:halden AND killed", "said:halden -the"),
        *("about:moreau", "about:mor*", "about:moreau -said:moreau", "about:moreau killed"),
        *("date:2019", "date:2019-02-03", "date:..2019-02", "date:2020-06..", "date:none"),
        *('date:"last 30 days"', "-date:2019", "date:none OR date:2020-01"),
        *("has:figure", "has:quote", "has:event", "has:date", "-has:quote", "has:figure -killed"),
        *("is:unread", "is:read", "tag:none", "people killed monday", "at least 2 people"),
        *("were~ OR wer*", "monday OR tuesday OR wednesday", "3.5", "killed killed", ""),
    )
    typed = (one[:3], f"{one} {two[:2]}", f'"{one} {two[:2]}', "said:hal", "date:2019-", "k")
    return {
        **usual(library),
        **{query: Asked(query) for query in written},
        **{f"typing {query}": Asked(query, typing=True) for query in typed},
    }


def _words(library: Library) -> tuple[str, str, list[str]]:
    """Choose two rare words, and all words of an article in the middle."""
    rows = library.articles()
    words = forms(library.article(rows[len(rows) // 2].id).text)
    rare, other = sorted(set(words), key=lambda word: (-len(word), word))[:2]
    return rare, other, words
