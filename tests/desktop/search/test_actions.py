"""Which actions a hit has, and what Enter and Ctrl+Enter mean."""

from __future__ import annotations

import msgspec
import pytest
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
    markable,
    marked_entries,
    meant,
    pair,
    suits,
    with_usual,
)
from indexer.contract.messages import Hit, Kind
from tests.desktop.search.hits import clip_hit, hit, snippet_hit

FILE = hit("a.txt", text="some text")
BARE = hit("a.bin")
APP = hit("gimp", "app")
CLIP = clip_hit(7)
PINNED = clip_hit(8, pinned=True)
LINK = clip_hit(9, kind="link", text="https://e.org/a")
FILES = clip_hit(10, kind="files", text="/a", uris=["file:///a"], files=1)
PICTURE = clip_hit(11, kind="image", text="")
SNIPPET = snippet_hit("s")
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


def test_a_snippet_is_pasted_with_enter_copied_and_deleted_by_its_keys() -> None:
    pasted, copied, *_ = entries(SNIPPET, ALL, {})
    assert (pasted.action.id, copied.action.id) == ("paste-snippet", "copy-snippet")
    assert listed(SNIPPET) == []
    assert meant("Shift+Return", SNIPPET, ALL) == "paste-snippet-plain"
    assert meant("Ctrl+C", SNIPPET, ALL) == "copy-snippet"
    assert meant("Ctrl+E", SNIPPET, ALL) == "edit-snippet"
    assert meant("Shift+Del", SNIPPET, ALL) == "delete-snippet"
    assert BY_ID["delete-snippet"].asks


def test_the_other_passages_can_be_opened() -> None:
    two = msgspec.structs.replace(FILE, passages=FILE.passages * 3)
    passages = [one.passage for one in entries(two, NONE, {}) if one.passage]
    assert passages == [1, 2]


def test_keys_are_each_one_actions_for_a_hit() -> None:
    assert {action.keys for action in ACTIONS if action.keys} == KEYS
    for one in (FILE, APP, CLIP, PINNED, LINK, FILES, PICTURE):
        spelled = [action.keys for action in ACTIONS if action.keys and suits(action, one, ALL)]
        assert len(set(spelled)) == len(spelled)
        for keys in KEYS:
            found = meant(keys, one, ALL)
            assert (found is not None) == (keys in spelled)


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


def test_what_can_be_done_with_a_clip_depends_on_what_it_is() -> None:
    parts: Parts = frozenset({"clips"})
    assert listed(CLIP, parts) == [
        "paste", "copy-clip", "paste-plain", "edit-clip", "pin", "mark", "delete-clip",
        "forget-recent", "clear-clips",
    ]  # fmt: skip
    assert "unpin" in listed(PINNED, parts)
    assert "pin" not in listed(PINNED, parts)
    assert {"open-clip", "edit-clip"} <= set(listed(LINK, parts))
    assert {"open-clip", "reveal-clip"} <= set(listed(FILES, parts))
    assert "edit-clip" not in listed(FILES, parts)
    assert not {"mark", "edit-clip", "open-clip"} & set(listed(PICTURE, parts))


@pytest.mark.parametrize(
    "address", ["ssh://-oProxyCommand=x", "file:///etc/passwd", "magnet:?xt=1", "javascript:x"]
)
def test_only_web_addresses_are_opened(address: str) -> None:
    assert "open-clip" not in listed(clip_hit(1, kind="link", text=address), ALL)


def test_keys_mean_what_suits_the_hit() -> None:
    assert meant("Ctrl+C", FILE, ALL) == "copy-passage"
    assert meant("Ctrl+C", CLIP, ALL) == "copy-clip"
    assert (meant("Ctrl+P", CLIP, ALL), meant("Ctrl+P", PINNED, ALL)) == ("pin", "unpin")
    assert meant("Ctrl+P", FILE, ALL) is None
    assert meant("Ctrl+C", CLIP, NONE) is None


def test_what_is_marked_has_entries_of_its_own() -> None:
    assert [(one.action.id, one.keys) for one in marked_entries()] == [
        ("paste-merged", ENTER), ("copy-merged", SECOND), ("delete-marked", "Shift+Del"),
        ("unmark", ""),
    ]  # fmt: skip
    assert not any(can_be_usual(one.action) for one in marked_entries())
    offered = {one for hit_ in (FILE, APP, CLIP, PINNED, SNIPPET) for one in listed(hit_, ALL)}
    assert not offered & {"paste-merged", "copy-merged", "delete-marked", "unmark"}
    assert markable(CLIP)
    assert markable(FILES)
    assert not markable(PICTURE)
    assert not markable(FILE)


def test_what_asks_first_never_becomes_usual() -> None:
    assert not any(can_be_usual(action) for action in ACTIONS if action.asks)


def test_only_names_of_actions_are_known() -> None:
    assert known("open") == "open"
    assert known("format-disk") is None
