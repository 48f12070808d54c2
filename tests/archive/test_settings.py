"""The settings' archives: every mistake is named, and no password is ever shown."""

import re
from pathlib import Path

import pytest

from idlib_tui.archive import read_archives
from idlib_tui.errors import ArchiveError
from idlib_tui.settings_file import SETTINGS_FILE

WHOLE = """
[keys]
zen = "f11"

[archives.desk]
url = ["https://one:9200", "https://two:9200"]
index = "articles"
user_env = "DESK_USER"
password_env = "DESK_PASSWORD"
ca_file = "/etc/desk.pem"
timeout = 30

[archives.own]
url = "http://127.0.0.1:9200"
index = "own"
verify = false
"""


def write(folder: Path, text: str) -> Path:
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    return folder


def test_archives_are_read(tmp_path: Path) -> None:
    secrets = {"DESK_USER": "ann", "DESK_PASSWORD": "hunter2"}
    desk, own = read_archives(write(tmp_path, WHOLE), secrets).values()
    assert (desk.name, desk.urls, desk.index) == (
        "desk",
        ("https://one:9200", "https://two:9200"),
        "articles",
    )
    assert (desk.user, desk.password, desk.timeout, desk.verify) == ("ann", "hunter2", 30.0, True)
    assert "hunter2" not in repr(desk)
    assert (own.urls, own.user, own.verify) == (("http://127.0.0.1:9200",), "", False)


def test_no_settings_have_no_archives(tmp_path: Path) -> None:
    assert read_archives(tmp_path) == {}
    assert read_archives(write(tmp_path, "[keys]\n")) == {}


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("archives = 3", "must be a table"),
        ("[archives]\ndesk = 3", "must be a table with url and index"),
        ('[archives.desk]\nindex = "a"', "url must be an address"),
        ("[archives.desk]\nurl = []", "index must be a name"),
        ('[archives.desk]\nurl = []\nindex = "a"', "url is missing"),
        ('[archives.desk]\nurl = "ftp://x"\nindex = "a"', "url must be an address"),
        ('[archives.desk]\nurl = "http://x:99999"\nindex = "a"', "url must be an address"),
        ('[archives.desk]\nurl = "https://u:hunter2@x"\nindex = "a"', "must have no password"),
        ('[archives.desk]\nurl = "http://x"\nindex = "A*"', "index must be a name"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a,b"', "index must be a name"),
        ('[archives.desk]\nurl = "http://x"\nindex = "../a"', "index must be a name"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\ntimeout = 0', "above zero"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\ntimeout = true', "above zero"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\nverify = "no"', "true or false"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\nca_file = 3', "in quotation marks"),
        (
            '[archives.desk]\nurl = "http://x"\nindex = "a"\nuser_env = "NO"',
            "environment has no NO",
        ),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\npassword_en = "P"', "mean password_env"),
        ('[archives.desk]\nurl = "http://x"\nindex = "a"\npassword = "hunter2"', "unknown key"),
        ("[archives", "table declaration"),
    ],
)
def test_every_mistake_is_named(tmp_path: Path, table: str, complaint: str) -> None:
    with pytest.raises(ArchiveError, match=re.escape(complaint)) as raised:
        read_archives(write(tmp_path, table), {})
    assert SETTINGS_FILE in str(raised.value)
    assert "hunter2" not in str(raised.value)
