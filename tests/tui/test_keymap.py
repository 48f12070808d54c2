"""What a user may write in a keymap, and what is said about the rest."""

from __future__ import annotations

import pytest

from idlib_tui.tui.commands import COMMANDS
from idlib_tui.tui.keymap import checked, is_key, split_keys


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("nexthit", "x", "There is no command 'nexthit' to give a key. Did you mean 'next-hit'?"),
        ("zen", "hyper+x", "zen: 'hyper+x' is not the name of a key."),
        ("zen", "qwerty", "zen: 'qwerty' is not the name of a key."),
        ("zen", "", "zen: '' is not the name of a key."),
        ("zen", "q", "zen: the key 'q' already belongs to 'quit'."),
        ("zen", "j", "zen: the key 'j' already belongs to 'cursor-down'."),
    ],
)
def test_what_cannot_be_right_is_left_out_and_named(name: str, key: str, said: str) -> None:
    usable, complaints = checked({name: key}, COMMANDS)
    assert usable == {}
    assert complaints == [said]


def test_a_key_that_was_given_away_is_free() -> None:
    usable, complaints = checked({"quit": "ctrl+x", "zen": "q"}, COMMANDS)
    assert usable == {"quit": "ctrl+x", "zen": "q"}
    assert complaints == []


def test_two_commands_cannot_have_one_new_key() -> None:
    usable, complaints = checked({"zen": "f8", "pin": "f8"}, COMMANDS)
    assert usable == {"zen": "f8"}
    assert complaints == ["pin: the key 'f8' already belongs to 'zen'."]


def test_panes_that_never_have_the_focus_together_may_share_a_key() -> None:
    usable, complaints = checked({"zoom-in": "f8", "next-actor": "f8"}, COMMANDS)
    assert len(usable) == 2
    assert complaints == []


def test_characters_become_the_names_of_their_keys() -> None:
    assert split_keys("f, /") == ["f", "slash"]
    assert checked({"zen": "%"}, COMMANDS) == ({"zen": "percent_sign"}, [])


@pytest.mark.parametrize("key", ["f1", "ctrl+pageup", "shift+tab", "é", "slash", "ctrl+at"])
def test_keys_that_exist(key: str) -> None:
    assert is_key(key)
