"""What is done with clips in the launcher: marked, joined, edited, pinned, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from desktop.search.actions import Parts
from desktop.search.rows import HitRow
from desktop.system.ports import Copied
from indexer.contract.clips import (
    ClearClips,
    Clip,
    ClipKept,
    DeleteClips,
    ForgetClipsSince,
    GetClip,
    KeepClip,
    PinClip,
)
from indexer.contract.messages import AnyRequest, Done, Search
from tests.desktop.search.hits import clip_hit, hit
from tests.desktop.test_acting import Held, Key, Rig
from tests.desktop.ui.conftest import application, no_stalls

__all__ = ["application", "no_stalls"]

PARTS: Parts = frozenset({"clips"})
HITS = (clip_hit(1), clip_hit(2), hit("file"), clip_hit(3), clip_hit(4, kind="image", text=""))


def answer(rig: Rig) -> None:
    """Have the service give clips, each with its number as its text."""
    ask = rig.world.ask

    def answering(request: AnyRequest, on_reply: object) -> int:
        if isinstance(request, GetClip):
            row = clip_hit(request.clip).clip
            assert row is not None
            whole = Clip(
                row=row, text=f"text {request.clip}", html="", image=b"", image_mime="", uris=[]
            )
            rig.world.replies[GetClip] = whole
        return ask(request, on_reply)

    rig.world.ask = answering  # type: ignore[method-assign]


@pytest.fixture
def rig(application: object, tmp_path: Path) -> Rig:
    made = Rig(tmp_path, HITS, PARTS)
    answer(made)
    made.type("roof")
    # One after the other, as a search in one kind lists them.
    made.window.show_snapshot(made.session.snapshot)
    return made


def marked(rig: Rig) -> list[str]:
    return [one.id for one in rig.window.marked.hits]


def rows(rig: Rig) -> list[str]:
    found = (rig.window.model.at(row) for row in range(rig.window.model.rowCount()))
    return [row.hit.id for row in found if isinstance(row, HitRow)]


def go_to(rig: Rig, name: str) -> None:
    current = rig.window.current()
    for _ in range(10):
        if current is not None and current.id == name:
            return
        rig.press(Key.Key_Down)
        current = rig.window.current()
    raise AssertionError(f"{name} is not listed")


def test_rows_are_marked_by_shift_and_arrows_and_pasted_as_one(rig: Rig) -> None:
    order = [one for one in rows(rig) if one.startswith("clip")]
    assert order == ["clip:1", "clip:2", "clip:3", "clip:4"]
    rig.press(Key.Key_Down, Held.ShiftModifier)
    assert marked(rig) == ["clip:1", "clip:2"]
    assert rig.said == "2 clips are marked"
    rig.press(Key.Key_Down, Held.ShiftModifier)
    assert marked(rig) == ["clip:1", "clip:2", "clip:3"]
    rig.press(Key.Key_Up, Held.ShiftModifier)
    assert marked(rig) == ["clip:1", "clip:2"]
    rig.press(Key.Key_Return)
    assert rig.world.pasted == [Copied(text="text 1\ntext 2")]


def test_one_is_marked_by_a_key_which_goes_on_to_the_next(rig: Rig) -> None:
    rig.press(Key.Key_M, Held.ControlModifier)
    current = rig.window.current()
    assert current is not None
    assert (marked(rig), current.id) == (["clip:1"], rows(rig)[1])
    go_to(rig, "clip:3")
    rig.press(Key.Key_M, Held.ControlModifier)
    rig.press(Key.Key_C, Held.ControlModifier)
    assert rig.world.formats == {"text/plain": b"text 1\ntext 3"}
    assert rig.said == "It is in the clipboard."
    assert rig.window.isVisible()


def test_one_is_marked_by_a_click_with_ctrl(rig: Rig) -> None:
    view = rig.window.list
    numbers = [n for n in range(rig.window.model.rowCount()) if rig.window.model.at(n) is not None]
    by_id = {getattr(rig.window.model.at(n), "hit", hit("")).id: n for n in numbers}
    for name in ("clip:3", "clip:1", "file", "clip:4"):
        at = view.visualRect(rig.window.model.index(by_id[name], 0)).center()
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Held.ControlModifier, QPoint(at)
        )
    assert marked(rig) == ["clip:1", "clip:3"]  # as they stand; files and pictures cannot be
    rig.press(Key.Key_Return, Held.ControlModifier)
    assert rig.world.formats == {"text/plain": b"text 1\ntext 3"}


def test_escape_unmarks_first_and_typing_does_as_well(rig: Rig) -> None:
    rig.press(Key.Key_Down, Held.ShiftModifier)
    rig.press(Key.Key_Escape)
    assert (marked(rig), rig.said, rig.window.isVisible()) == ([], "", True)
    rig.press(Key.Key_Up, Held.ShiftModifier)
    assert len(marked(rig)) == 2
    rig.type("s")
    assert marked(rig) == []
    rig.press(Key.Key_Escape)
    assert not rig.window.isVisible()


def test_on_what_cannot_be_marked_shift_scrolls_the_preview(rig: Rig) -> None:
    go_to(rig, "file")
    scrolled: list[int] = []
    rig.window.preview.scroll_by = scrolled.append  # type: ignore[method-assign,assignment]
    rig.press(Key.Key_Down, Held.ShiftModifier)
    assert (scrolled, marked(rig)) == ([3], [])
    rig.press(Key.Key_PageDown, Held.ShiftModifier)
    assert scrolled == [3, 24]


def test_the_menu_is_about_what_is_marked(rig: Rig) -> None:
    rig.press(Key.Key_Down, Held.ShiftModifier)
    rig.press(Key.Key_K, Held.ControlModifier)
    assert not rig.acting.menu._list.verticalScrollBar().maximum()  # all of it is seen
    rig.type("delete")
    rig.press(Key.Key_Return)
    assert rig.acting.card.accessibleName() == "Delete 2 clips?"
    rig.press(Key.Key_Right)
    rig.world.replies[DeleteClips] = Done(notes=["2 clips are deleted."])
    rig.press(Key.Key_Return)
    assert any(one == DeleteClips(clips=[1, 2]) for one in rig.world.asked)
    assert rig.said == "2 clips are deleted."


def test_marks_are_drawn(rig: Rig) -> None:
    before = rig.window.list.grab().toImage()
    rig.press(Key.Key_M, Held.ControlModifier)
    rig.press(Key.Key_Up)
    after = rig.window.list.grab().toImage()
    row = rig.window.list.visualRect(rig.window.model.index(rig.window.model.first_hit(), 0))
    accent = rig.acting.card._theme.tokens.color("accent").rgb()

    def filled(image: object) -> int:
        left = range(row.left() + 18, row.left() + 44)
        return sum(
            image.pixel(x, y) == accent  # type: ignore[attr-defined]
            for x in left for y in range(row.top(), row.bottom())
        )  # fmt: skip

    assert filled(after) > filled(before) + 100


def test_a_text_is_edited_and_pasted(rig: Rig) -> None:
    rig.press(Key.Key_E, Held.ControlModifier)
    assert rig.acting.editor.isVisible()
    rig.type("!")
    rig.press(Key.Key_Return, Held.ShiftModifier)
    rig.type("more")
    rig.press(Key.Key_Return)
    assert rig.world.pasted == [Copied(text="text 1!\nmore")]
    assert not any(isinstance(one, KeepClip) for one in rig.world.asked)
    assert not rig.acting.editor.isVisible()


def test_escape_leaves_the_edited_text_and_the_field_goes_on(rig: Rig) -> None:
    rig.press(Key.Key_E, Held.ControlModifier)
    rig.type("!")
    rig.press(Key.Key_Escape)
    assert (rig.world.pasted, rig.window.isVisible()) == ([], True)
    assert rig.window.focusWidget() is rig.window.field
    assert rig.acting.editor.text == ""  # nothing of the clip is kept


def test_an_edited_text_is_kept_when_the_person_asks(rig: Rig) -> None:
    rig.world.replies[KeepClip] = ClipKept(excluded_by="github-token")
    rig.press(Key.Key_E, Held.ControlModifier)
    rig.press(Key.Key_Tab)
    box = rig.window.focusWidget()
    assert isinstance(box, QCheckBox)
    rig.press(Key.Key_Space)
    rig.press(Key.Key_Return)
    assert KeepClip(text="text 1") in rig.world.asked
    assert rig.world.pasted == [Copied(text="text 1")]
    assert rig.world.told == ["The edited text looks like a secret and was not kept."]
    rig.window.summon()
    rig.press(Key.Key_E, Held.ControlModifier)
    assert not box.isChecked()  # the next one is not meant


def test_no_space_of_the_text_is_changed_by_editing(rig: Rig) -> None:
    text = "a\u00a0b\n\tc  d\n"
    rig.acting.editor.edit(text, rig.window.free_area())
    assert rig.acting.editor.text == text


def test_a_pinned_clip_stays_selected(rig: Rig) -> None:
    rig.world.replies[PinClip] = Done(notes=["The clip is pinned."])
    go_to(rig, "clip:3")
    rig.press(Key.Key_P, Held.ControlModifier)
    *_, pinned, again = rig.world.asked
    assert (pinned, isinstance(again, Search)) == (PinClip(clip=3), True)
    current = rig.window.current()
    assert current is not None
    assert (current.id, rig.said) == ("clip:3", "The clip is pinned.")


def test_the_last_minutes_are_forgotten_without_a_question(rig: Rig) -> None:
    rig.world.replies[ForgetClipsSince] = Done(notes=["3 clips are forgotten."])
    rig.press(Key.Key_K, Held.ControlModifier)
    rig.type("forget")
    rig.press(Key.Key_Return)
    assert rig.said == "3 clips are forgotten."
    rig.window.hide()
    told: list[str] = []
    rig.acting.forget_clips(told.append)  # from the tray
    assert (told, rig.window.isVisible()) == (["3 clips are forgotten."], False)


def test_the_history_is_cleared_after_one_question(rig: Rig) -> None:
    rig.world.replies[ClearClips] = Done(notes=["9 clips are deleted."])
    rig.window.hide()
    rig.acting.clear_clips()  # from the tray
    assert rig.window.isVisible()
    assert rig.acting.card.accessibleName() == "Clear the clipboard history?"
    rig.press(Key.Key_Return)  # an Enter too many does nothing
    assert ClearClips() not in rig.world.asked
    rig.acting.clear_clips()
    rig.press(Key.Key_Right)
    rig.press(Key.Key_Return)
    assert ClearClips() in rig.world.asked
    assert rig.said == "9 clips are deleted."
