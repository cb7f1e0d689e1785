"""Words in a line come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.word_lists import joined, last_part, parted

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda word: bool(word.strip())
)


@given(st.lists(WORDS, unique=True))
def test_what_is_joined_is_parted_again(words: list[str]) -> None:
    assert parted(joined(words)) == tuple(words)


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    words = parted(line)
    assert parted(joined(words)) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ()),
        (" , ,", ()),
        (";sig, ;s", (";sig", ";s")),
        ("a,a , b", ("a", "b")),
        ('"a, b", c', ("a, b", "c")),
        ('"a"b, c', ('"a"b', "c")),
        ('"open, c', ('"open', "c")),
        ('" end "', (" end ",)),
        ('"say ""so"""', ('say "so"',)),
        ("two words, x", ("two words", "x")),
    ],
)
def test_words_are_parted_at_commas(line: str, words: tuple[str, ...]) -> None:
    assert parted(line) == words


def test_the_word_that_is_typed_now_is_the_last() -> None:
    assert last_part("mail, wor") == ("mail, ", "wor")
    assert last_part("wor") == ("", "wor")
