"""Which actions a hit has, and what Enter and Ctrl+Enter mean."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.actions import (
    ACTIONS,
    BY_ID,
    ENTER,
    KEYS,
    SECOND,
    ActionId,
    Pair,
    Parts,
    Place,
    can_be_usual,
    entries,
    known,
    pair,
    suits,
    with_usual,
)
from indexer.contract.messages import Hit, Kind
from tests.desktop.search.hits import hit

FILE = hit("a.txt", text="some text")
BARE = hit("a.bin")
APP = hit("gimp", "app")
CLIP = hit("clip:7", "clip")
NONE: Parts = frozenset()
ALL: Parts = frozenset({"applications", "clips", "snippets"})
USUAL_IDS = [action.id for action in ACTIONS if can_be_usual(action)]


def listed(one: Hit, parts: Parts = NONE) -> list[str]:
    return [entry.action.id for entry in entries(one, parts, {})]


def test_a_file_opens_with_enter_and_shows_in_its_folder_with_ctrl_enter() -> None:
    first, second, *others = entries(FILE, NONE, {})
    assert (first.action.id, first.keys) == ("open", ENTER)
    assert (second.action.id, second.keys) == ("reveal", SECOND)
    assert not {ENTER, SECOND} & {entry.keys for entry in others}


def test_what_is_not_there_is_not_offered() -> None:
    assert "make-snippet" not in listed(FILE)
    assert "make-snippet" in listed(FILE, ALL)
    assert "copy-passage" not in listed(BARE)
    assert listed(APP) == []
    assert listed(APP, ALL) == ["launch"]
    assert listed(CLIP) == []


def test_a_clip_is_pasted_with_enter_and_copied_with_ctrl_enter() -> None:
    pasted, copied, *_ = entries(CLIP, ALL, {})
    assert (pasted.action.id, copied.action.id) == ("paste", "copy-clip")


def test_the_other_passages_can_be_opened() -> None:
    two = msgspec.structs.replace(FILE, passages=FILE.passages * 3)
    passages = [one.passage for one in entries(two, NONE, {}) if one.passage]
    assert passages == [1, 2]


def test_keys_are_each_one_actions() -> None:
    spelled = [action.keys for action in ACTIONS if action.keys]
    assert len(set(spelled)) == len(spelled) == len(KEYS)


def test_what_the_person_chose_counts_while_it_can_be_done() -> None:
    habits: dict[Kind, Pair] = {"file": Pair("copy-passage", "open")}
    assert pair(FILE, NONE, habits) == Pair("copy-passage", "open")
    assert pair(BARE, NONE, habits) == Pair("open", "reveal")


@given(
    st.builds(Pair, *(st.none() | st.sampled_from(list(BY_ID)) for _ in range(2))),
    st.sampled_from([FILE, BARE, APP]),
    st.sampled_from([NONE, ALL]),
)
def test_both_keys_mean_different_things_that_can_be_done(
    chosen: Pair, one: Hit, parts: Parts
) -> None:
    found = pair(one, parts, {one.kind: chosen})
    meant = [action for action in (found.enter, found.second) if action]
    assert len(set(meant)) == len(meant)
    assert all(suits(BY_ID[action], one, parts) for action in meant)


@given(st.sampled_from(USUAL_IDS), st.sampled_from(USUAL_IDS), st.sampled_from(USUAL_IDS))
def test_a_new_usual_action_stands_where_it_was_put(
    enter: ActionId, second: ActionId, chosen: ActionId
) -> None:
    before = Pair(enter, second if second != enter else None)
    places: tuple[Place, Place] = ("enter", "second")
    for place in places:
        after = with_usual(before, chosen, place)
        assert getattr(after, place) == chosen
        assert after.enter != after.second
        if chosen in (before.enter, before.second):  # nothing is lost by a swap
            assert {after.enter, after.second} >= {before.enter, before.second} - {None}


def test_what_asks_first_never_becomes_usual() -> None:
    assert not any(can_be_usual(action) for action in ACTIONS if action.asks)


def test_only_names_of_actions_are_known() -> None:
    assert known("open") == "open"
    assert known("format-disk") is None
