from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.offsets import Utf16

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🙂𝒳a\né"))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXT)
def test_each_character_begins_where_utf_16_says(text: str) -> None:
    found = Utf16(text)
    for index in range(len(text) + 1):
        assert found.units(index) == units(text[:index])


@given(TEXT)
def test_the_way_back_leads_to_the_character(text: str) -> None:
    found = Utf16(text)
    for index in range(len(text) + 1):
        assert found.index(found.units(index)) == index
    for index, char in enumerate(text):
        if char > "\uffff":
            assert found.index(found.units(index) + 1) == index, "inside a pair"
