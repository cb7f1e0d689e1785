from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.keywords import Keywords, folded, unmarked


def made(*keywords: str) -> Keywords:
    """Items 0, 1, … with one keyword each."""
    found = Keywords()
    found.replace({item: [keyword] for item, keyword in enumerate(keywords)})
    return found


def names(keywords: Keywords, typed: str, limit: int = 10) -> list[str]:
    return [one.keyword for one in keywords.find(typed, limit)]


@pytest.mark.parametrize("typed", [":sig", ";sig", "sig", ":SIG", " :sig ", "sig:"])
def test_a_keyword_is_found_with_its_marks_with_others_and_without(typed: str) -> None:
    keywords = made(":signature", ":sig", "other")
    [first, second] = keywords.find(typed, 10)
    assert (first.keyword, first.exact) == (":sig", True)
    assert (second.keyword, second.exact) == (":signature", False)
    assert first.worth > second.worth


def test_the_very_keyword_goes_before_one_with_other_marks() -> None:
    keywords = made(":sig", ";sig", "sig")
    assert names(keywords, ";sig")[0] == ";sig"
    assert names(keywords, ":sig")[0] == ":sig"
    assert names(keywords, "sig")[0] == "sig"
    assert len(names(keywords, "sig")) == 3


def test_the_more_of_a_keyword_is_typed_the_higher() -> None:
    keywords = made(":signature", ":signed", ":sign")
    assert names(keywords, "sig") == [":sign", ":signed", ":signature"]
    with_mark, without = keywords.find(":sig", 1)[0], keywords.find("sig", 1)[0]
    assert with_mark.worth > without.worth


def test_a_mark_that_is_the_keyword_s_is_told() -> None:
    keywords = made(":sig", ":signature")
    assert [one.marked for one in keywords.find(":si", 10)] == [True, True]
    assert [one.marked for one in keywords.find(";si", 10)] == [False, False]
    assert [one.marked for one in keywords.find("si", 10)] == [False, False]


def test_marks_alone_list_the_keywords_that_begin_with_them() -> None:
    keywords = made(":sig", "->", "sig")
    assert names(keywords, ":") == [":sig"]
    assert names(keywords, "-") == ["->"]
    assert keywords.find("->", 10)[0].exact
    assert names(keywords, "=") == []
    assert names(keywords, " ") == []


def test_a_letter_begins_keywords_and_names_none() -> None:
    assert [one.exact for one in made(":a").find("a", 10)] == [False]
    assert [one.exact for one in made(":a").find(":a", 10)] == [True]


def test_an_item_is_found_once_by_the_best_of_its_keywords() -> None:
    keywords = Keywords()
    keywords.replace({7: [":signature", ":sign", ""]})
    assert [(one.item, one.keyword) for one in keywords.find("sign", 10)] == [(7, ":sign")]


def test_what_changes_is_found_as_it_is_now() -> None:
    keywords = made(":one", ":two")
    keywords.put({1: [":three"], 2: [":four"]}, [0])
    assert names(keywords, ":") == [":four", ":three"]
    keywords.replace({})
    assert names(keywords, ":") == []


def test_what_is_asked_for_is_looked_at_among_very_many() -> None:
    keywords = made(*(f":a{number:04}" for number in range(2000)), ":a-very-long-one")
    assert 2000 not in [one.item for one in keywords.find("a", 3000)]
    assert 2000 in [one.item for one in keywords.find("a", 3000, [2000])]
    assert 2000 not in [one.item for one in keywords.find("b", 3000, [2000])]


KEYWORDS = st.lists(st.text(alphabet="aAbß:;- é", max_size=5), max_size=12)


@given(KEYWORDS, st.text(alphabet="aAbß:;- é", max_size=4))
def test_what_is_found_is_what_begins_so(several: list[str], typed: str) -> None:
    asked, bare = folded(typed), unmarked(folded(typed))
    expected = {
        item
        for item, keyword in enumerate(several)
        if (asked and folded(keyword).startswith(asked))
        or (bare and unmarked(folded(keyword)).startswith(bare))
    }
    found = made(*several).find(typed, 100)
    assert {one.item for one in found} == expected
    assert all(0.0 < one.worth <= 1.0 for one in found)
    assert [one.exact for one in found] == sorted((one.exact for one in found), reverse=True)


@given(KEYWORDS, KEYWORDS)
def test_changes_add_up_to_the_same_as_a_beginning(before: list[str], after: list[str]) -> None:
    changed = made(*before)
    gone = range(len(after), len(before))
    changed.put({item: [keyword] for item, keyword in enumerate(after)}, gone)
    for typed in {text[:2] for text in (*before, *after)}:
        assert changed.find(typed, 100) == made(*after).find(typed, 100)
