"""Rows are marked one by one, and in stretches."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.marking import Marking

ORDER = list("abcdef")


def test_one_is_marked_and_unmarked() -> None:
    marking = Marking()
    marking.toggle("b")
    marking.toggle("d")
    assert marking.ids == {"b", "d"}
    marking.toggle("b")
    assert marking.ids == {"d"}


def test_a_stretch_grows_and_shrinks_from_where_it_was_begun() -> None:
    marking = Marking()
    marking.toggle("a")
    marking.extend(ORDER, "c", "d")
    marking.extend(ORDER, "d", "e")
    assert marking.ids == {"a", "c", "d", "e"}
    marking.extend(ORDER, "e", "d")
    assert marking.ids == {"a", "c", "d"}
    marking.extend(ORDER, "d", "c")
    marking.extend(ORDER, "c", "b")
    assert marking.ids == {"a", "b", "c"}


def test_elsewhere_another_stretch_begins() -> None:
    marking = Marking()
    marking.extend(ORDER, "a", "b")
    marking.rest()
    marking.extend(ORDER, "e", "d")
    assert marking.ids == {"a", "b", "d", "e"}


def test_what_is_not_listed_any_more_is_not_marked() -> None:
    marking = Marking()
    marking.extend(ORDER, "a", "c")
    marking.keep(["b", "c", "x"])
    assert marking.ids == {"b", "c"}
    marking.extend(["b", "c", "x"], "c", "x")  # the stretch was begun at what is gone
    assert marking.ids == {"b", "c", "x"}
    marking.clear()
    assert marking.ids == frozenset()


@given(st.lists(st.sampled_from(ORDER), min_size=2, max_size=12))
def test_a_walk_marks_just_what_lies_between_its_ends(walk: list[str]) -> None:
    marking = Marking()
    for here, there in pairwise(walk):
        marking.extend(ORDER, here, there)
    first, last = sorted((ORDER.index(walk[0]), ORDER.index(walk[-1])))
    assert marking.ids == set(ORDER[first : last + 1])
