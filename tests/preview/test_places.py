from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.preview.places import find, joined, kept

_TEXT = st.text(st.sampled_from("abc \n\r\ufffe\x02🙂"), max_size=60)


def seen(chars: str, indexes: list[int]) -> str:
    return "".join(chars[index] for index in indexes)


def test_a_passage_is_found_over_line_ends_and_hyphens() -> None:
    page = "The pro\ufffe\r\nduct is new.\r\nAnd good."
    passage, words = find(page, "product is\nnew", [(0, 7), (11, 14)], 1)
    assert seen(page, passage) == "productisnew"
    assert [seen(page, word) for word in words] == ["product", "new"]


def test_of_equal_passages_the_one_at_the_line_counts() -> None:
    page = "same\nother\nsame\n"
    assert find(page, "same", [], 3)[0] == [11, 12, 13, 14]
    assert find(page, "same", [], 1)[0] == [0, 1, 2, 3]


def test_what_is_not_there_is_not_marked() -> None:
    assert find("abc", "abd", [(0, 1)], 1) == ([], [])
    assert find("abc", " \n", [(0, 1)], 1) == ([], [])
    assert find("", "a", [(0, 1)], 1) == ([], [])


@given(_TEXT, st.data())
def test_any_slice_of_a_page_is_found_whatever_becomes_of_its_white_space(
    page: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, len(page)))
    passage = " ".join(page[start:end].replace("\ufffe", "").replace("\x02", ""))
    low = data.draw(st.integers(0, len(passage)))
    high = data.draw(st.integers(low, len(passage)))
    found, words = find(page, passage, [(low, high)], 1)
    assert seen(page, found) == "".join(filter(kept, passage))
    assert "".join(seen(page, word) for word in words) == "".join(filter(kept, passage[low:high]))


def test_characters_join_to_lines_and_columns_stay_apart() -> None:
    line = [(x / 10, 0.1, x / 10 + 0.08, 0.2) for x in range(3)]
    below = (0.0, 0.25, 0.08, 0.35)
    column = (0.9, 0.25, 0.98, 0.35)
    assert joined([*line, below, column]) == [(0.0, 0.1, 0.28, 0.2), below, column]
    assert joined([]) == []
