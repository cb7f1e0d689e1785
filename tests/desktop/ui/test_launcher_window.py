"""The launcher's window: keys, selection, and what it shows; real widgets, real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.search.session import Snapshot
from desktop.status import Status
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit
from tests.desktop.search.hits import hit

_NOW = 1_790_000_000.0


@pytest.fixture
def window() -> LauncherWindow:
    made = LauncherWindow(Theme("light"), Wording(lambda: _NOW, b"/home/ada"))
    made.summon()
    return made


def show(window: LauncherWindow, query: str, *names: str, final: bool = True) -> None:
    window.field.setText(query)
    hits = tuple(hit(name, text=f"about {name}") for name in names)
    window.show_snapshot(Snapshot(query=query, hits=hits, final=final))


def press(window: LauncherWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.field, key)


def selected(window: LauncherWindow) -> str:
    found = window.current()
    return found.id if found else ""


def test_the_first_hit_is_selected(window: LauncherWindow) -> None:
    show(window, "q", "a", "b")
    assert selected(window) == "a"


def test_arrows_go_through_the_hits_and_stop_at_the_ends(window: LauncherWindow) -> None:
    show(window, "q", "a", "b", "c")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(window, key)
        seen.append(selected(window))
    assert seen == ["b", "c", "c", "b"]
    for _ in range(3):
        press(window, Qt.Key.Key_Up)
    assert selected(window) == "a"


def test_enter_opens_the_selected_hit(window: LauncherWindow) -> None:
    opened: list[Hit] = []
    window.chosen.connect(lambda found, _: opened.append(found))
    show(window, "q", "a", "b")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert [found.id for found in opened] == ["b"]


def test_enter_before_the_hits_opens_the_first_one_when_it_comes(window: LauncherWindow) -> None:
    opened: list[Hit] = []
    window.chosen.connect(lambda found, _: opened.append(found))
    show(window, "q", "old")
    window.field.setText("qu")
    press(window, Qt.Key.Key_Return)
    assert opened == []
    show(window, "qu", "new", "other", final=False)
    assert [found.id for found in opened] == ["new"]


def test_the_chosen_hit_stays_selected_when_the_list_settles(window: LauncherWindow) -> None:
    show(window, "q", "a", "b", final=False)
    press(window, Qt.Key.Key_Down)
    show(window, "q", "a", "b", "c")
    assert selected(window) == "b"


def test_without_a_choice_the_best_hit_is_selected(window: LauncherWindow) -> None:
    show(window, "q", "a", "b", final=False)
    show(window, "q", "b", "a")
    assert selected(window) == "b"


def test_the_end_of_the_list_is_told_and_what_comes_below_moves_nothing(
    window: LauncherWindow,
) -> None:
    ends: list[None] = []
    window.end_neared.connect(lambda: ends.append(None))
    names = [str(number) for number in range(20)]
    show(window, "q", *names)
    assert not ends
    bar = window.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert len(ends) == 1
    way = bar.value()
    show(window, "q", *names, *map(str, range(20, 60)))
    assert bar.value() == way
    assert bar.maximum() > way
    show(window, "other", *names)
    assert bar.value() == 0


def test_escape_dismisses_it(window: LauncherWindow) -> None:
    dismissed: list[bool] = []
    window.dismissed.connect(lambda: dismissed.append(True))
    press(window, Qt.Key.Key_Escape)
    assert dismissed
    assert not window.isVisible()


def test_what_a_screen_reader_says(window: LauncherWindow) -> None:
    show(window, "q", "a.txt")
    index = window.list.currentIndex()
    said = window.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "a.txt, line 1, ~, 1 Oct"
    assert window.field.accessibleName()
    assert window.list.accessibleName()


def test_where_nothing_is_found_enter_searches_for_what_was_meant(window: LauncherWindow) -> None:
    window.notice.follow(Status("idle", folders=1))
    show(window, "quartely")
    window.show_snapshot(Snapshot(query="quartely", did_you_mean="quarterly"))
    asked: list[bool] = []
    window.notice.why_wanted.connect(lambda: asked.append(True))
    QTest.keyClick(window.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]
    press(window, Qt.Key.Key_Return)
    assert window.field.text() == "quarterly"
