"""Every command takes any argument: it answers, or says in a sentence what is wrong with it."""

from pathlib import Path

import pytest

from idlib_tui.cli.registry import COMMANDS
from idlib_tui.library import Library
from tests.cli.conftest import Run

ODD_WORDS = (
    "",
    " ",
    "-",
    "--",
    "%s {} \\",
    "a" * 50_000,
    "9" * 5_000,
    "\udcff",
    "🏳️‍🌈 é e\u0301",
    "'; DROP TABLE articles",
    '"',
    "(" * 2_000,
    "NOT " * 2_000 + "a",
    "*a ?b [c] ~",
    "a~99999",
    "OR",
    "x:y source: said:",
    "date:",
    "date:0000..9999",
    "date:9999-12-31",
    "../x",
)
ODD_DATES = (
    *("0000-00-00", "9999-99", "9999-12-31", "9999", "0001", "0000", "2020-02-30", "-1", ""),
    *("2" * 5_000, "\udcff", "２０２０", "²020", "inf", "today"),
)
ODD_NUMBERS = (
    *("0", "-1", "abc", "", "1.5", "1e9", "²", "9" * 30, "9" * 5_000),
    *("2147483648", "\udcff"),
)

WITH_WORDS = (
    ("{}",),
    ("search", "{}"),
    ("search", "{}", "--json"),
    ("show", "{}"),
    ("quotes", "--actor", "{}"),
    ("quotes", "--source", "{}", "--json"),
    ("quotes", "--text", "{}"),
    ("quotes", "--kind", "{}"),
    ("chronology", "--actor", "{}"),
    ("chronology", "--text", "{}", "--json"),
    ("chronology", "--format", "{}"),
    ("figures", "--topic", "{}"),
    ("brief", "{}", "-o", "-"),
    ("brief", "--actor", "{}", "-o", "-"),
    ("brief", "--all", "-o", "{}"),
    ("annotate", "{}/none"),
    ("articles", "{}"),
    ("articles", "--workspace", "{}/none"),
    ("doctor", "--workspace", "{}/none"),
    ("new", "/dev/null/{}"),
)
WITH_DATES = (
    ("quotes", "--from", "{}"),
    ("chronology", "--to", "{}"),
    ("chronology", "--from", "{}", "--format", "ics"),
    ("brief", "--date", "{}", "-o", "-"),
    ("brief", "--from", "{}", "--to", "{}", "-o", "-"),
    ("annotate", "--date", "{}", "story.txt"),
)
WITH_NUMBERS = (
    ("search", "troops", "--limit", "{}"),
    ("index", "--processes", "{}"),
    ("annotate", "--jsonl", "--processes", "{}", "none.jsonl"),
)


def cases() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [
        *((line, ODD_WORDS) for line in WITH_WORDS),
        *((line, ODD_DATES) for line in WITH_DATES),
        *((line, ODD_NUMBERS) for line in WITH_NUMBERS),
    ]


@pytest.mark.parametrize(("line", "values"), cases(), ids=lambda value: " ".join(value)[:40])
def test_any_value(
    run: Run,
    idlib: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...],
    values: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("The port opened on Tuesday, Ann Lee said.", encoding="utf-8")
    options = () if line[0] in {"annotate", "new"} or "--workspace" in line else ("--workspace",)
    where = [str(idlib.workspace.root)] if options else []
    for value in values:
        ran = run(*options, *where, *(word.replace("{}", value) for word in line))
        assert ran.status in {0, 1, 2, 3}, value[:40]
        assert "errors.log" not in ran.err, value[:40]
        assert "Traceback" not in ran.err, value[:40]
        assert len(ran.err) < 3_000, value[:40]
        # doctor prints what is wrong as facts.
        assert ran.status in {0, 1} or ran.err or line[0] == "doctor", value[:40]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_options_that_do_not_exist(run: Run, command: object) -> None:
    name = command.name  # type: ignore[attr-defined]
    for option in ("--zyzzyva", "-z", "--json=x", "--workspace"):
        assert run(name, option).status == 2
