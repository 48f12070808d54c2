"""Ranks the days of stories for a scorer: `python benchmarks/timeline_days.py TOPIC=WORKSPACE...`.

For each story one JSON object is printed, ``{topic, dates: [{date, sents}]}``, the most important
day first, each with the statement that represents it: the form in which timeline summarisation is
scored (Gholipour Ghalandari and Ifrim 2020, "Examining the state-of-the-art in news timeline
summarization"). ``--mentions`` ranks by the number of articles that mention a day instead, the
baseline of that literature.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace


def main() -> None:
    """Print the ranked days of each story."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="+", metavar="TOPIC=WORKSPACE")
    parser.add_argument("--mentions", action="store_true", help="rank by mentions of days")
    options = parser.parse_args()
    for story in options.stories:
        topic, _, folder = story.partition("=")
        with Library.open(Workspace.at(Path(folder))) as library:
            days = by_mentions(library) if options.mentions else by_importance(library)
        print(json.dumps({"topic": topic, "dates": days}))


def by_importance(library: Library) -> list[dict[str, object]]:
    """Rank the days as the chronology does."""
    ranking = library.ranking()
    return [
        {"date": day, "sents": [entry.text for entry in ranking.of(day)[:1]]}
        for day in ranking.periods()
    ]


def by_mentions(library: Library) -> list[dict[str, object]]:
    """Rank the days by the number of articles that mention them."""
    counts: Counter[date] = Counter()
    for row in library.articles():
        timexes = library.annotations(row.id).timexes
        counts.update({one.first for one in timexes if one.first and one.first == one.last})
    ranked = sorted(counts, key=lambda day: (-counts[day], day))
    return [{"date": day.isoformat(), "sents": []} for day in ranked]


if __name__ == "__main__":
    main()
