"""Earlier queries: kept, walked through, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.memory import StateFile
from desktop.search.history import MOST, History, Queries, Walk


def state(path: Path) -> StateFile[Queries]:
    return StateFile(path / "queries.json", Queries, lambda task: task())


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(state(tmp_path))


def test_the_newest_comes_first_and_each_once(history: History, tmp_path: Path) -> None:
    for query in ("roof", "  ext:pdf tax ", "roof", "", "   "):
        history.remember(query)
    assert history.queries == ("roof", "ext:pdf tax")
    assert History(state(tmp_path)).queries == ("roof", "ext:pdf tax")


def test_at_most_two_hundred_are_kept_and_no_pasted_text(history: History) -> None:
    for number in range(MOST + 5):
        history.remember(f"query {number}")
    history.remember("x" * 10_000)
    assert len(history.queries) == MOST == 200
    assert history.queries[0] == "query 204"


def test_forgetting_removes_the_file(history: History, tmp_path: Path) -> None:
    history.remember("roof")
    assert (tmp_path / "queries.json").exists()
    history.forget()
    assert list(tmp_path.iterdir()) == []
    assert history.queries == ()
    history.forget()  # once more does no harm


def test_up_goes_back_and_down_comes_again() -> None:
    walk = Walk(lambda: ("new", "old"))
    assert walk.later() is None
    assert [walk.earlier(), walk.earlier(), walk.earlier()] == ["new", "old", None]
    assert [walk.later(), walk.later(), walk.later()] == ["new", "", None]
    assert not walk.under_way


@given(st.lists(st.sampled_from("udx")), st.lists(st.text(min_size=1), max_size=4, unique=True))
def test_a_walk_only_ever_shows_what_is_there(steps: list[str], queries: list[str]) -> None:
    walk = Walk(lambda: queries)
    for step in steps:
        if step == "x":
            walk.end()
        shown = walk.earlier() if step == "u" else walk.later()
        assert shown in (None, "", *queries)
        assert walk.under_way == (shown not in (None, "")) or shown is None
