"""What is remembered of what was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.expanding.matching import UNKNOWN
from desktop.expanding.typed import TypedText


@given(st.integers(1, 8), st.lists(st.sampled_from(["a", "b", "back"])))
def test_it_is_the_end_of_what_stands_before_the_cursor(depth: int, keys: list[str]) -> None:
    typed, whole = TypedText(depth), "the text before"
    for key in keys:
        if key == "back":
            typed.back()
            whole = whole[:-1]
        else:
            typed.add(key)
            whole += key
        assert len(typed.text) <= depth
        known = typed.text.rpartition(UNKNOWN)[2]
        assert whole.endswith(known)


def test_what_stands_before_the_first_character_is_not_known_once_it_went() -> None:
    typed = TypedText(4)
    typed.add("a")
    typed.back()
    assert typed.text == UNKNOWN
    typed.back()
    assert typed.text == UNKNOWN


def test_it_is_forgotten_or_lost() -> None:
    typed = TypedText(4)
    typed.add("a")
    typed.wipe()
    assert typed.text == ""
    typed.lose()
    assert typed.text == UNKNOWN
    typed.follow(0)
    assert typed.add("a") == ""
