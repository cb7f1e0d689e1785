"""What the person chose stays where it is while the list settles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.settling import settled
from tests.desktop.search.hits import hit

_ids = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def test_the_selected_hit_and_those_above_it_stay() -> None:
    shown = [hit(name) for name in "abcd"]
    final = [hit(name) for name in "edba"]
    assert "".join(one.id for one in settled(shown, final, "b")) == "abed"


def test_what_is_no_longer_shown_does_not_hold_the_list() -> None:
    assert settled([hit("a")], [hit("b"), hit("a")], "z") == (hit("b"), hit("a"))


@given(_ids, _ids, st.sampled_from("abcdefgh"))
def test_nothing_is_lost_or_doubled(shown: list[str], final: list[str], selected: str) -> None:
    found = settled([hit(one) for one in shown], [hit(one) for one in final], selected)
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert set(final) <= set(ids)
    if selected in shown:
        assert ids.index(selected) == shown.index(selected)
