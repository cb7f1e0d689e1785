"""The launcher's window: keys, selection, and what it shows; real widgets, real events."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.search.offers import WebSearch
from desktop.search.rows import HitRow
from desktop.search.session import Snapshot
from desktop.status import Status
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit
from tests.desktop.qt import until
from tests.desktop.search.hits import hit

_NOW = 1_790_000_000.0
_ORIGIN = QPoint(0, 0)


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


def on_screen(part: QWidget) -> bool:
    area = part.rect().translated(part.mapToGlobal(_ORIGIN))
    return part.screen().availableGeometry().contains(area)


def test_larger_text_has_room_and_the_window_stays_on_the_screen(window: LauncherWindow) -> None:
    theme = window._theme
    show(window, "q", "a", "b")
    plain, row = window.size(), window.list.sizeHintForRow(1)
    for percent in (100, 150, 200):
        theme.scale_text(percent)
        QCoreApplication.processEvents()
        window.summon()
        QCoreApplication.processEvents()
        lines = {name: QFontMetrics(theme.font(getattr(theme.sizes, name))).height()
                 for name in ("field", "title", "small", "tiny")}  # fmt: skip
        assert window.field.height() >= lines["field"] + 8
        assert window.hints.height() >= lines["small"] + 8
        assert window.answer.height() >= lines["field"] + lines["small"] + 14
        assert window.list.sizeHintForRow(1) >= lines["title"] + lines["small"]
        until(partial(on_screen, window.field), "the field is on the screen")
        until(partial(on_screen, window.hints), "the foot is on the screen")
    assert window.list.sizeHintForRow(1) > 1.7 * row
    assert window.height() > plain.height()
    theme.scale_text(100)
    until(lambda: window.size() == plain, "it is as it was")


def test_offers_alone_grow_with_the_text(window: LauncherWindow) -> None:
    offer = WebSearch("q", "https://example.org/?q=q", "Example")
    window.show_snapshot(Snapshot(query="q", final=True, offers=(offer,)))
    before = window.offers.height()
    window._theme.scale_text(200)
    assert window.offers.height() > 1.5 * before


def clips(window: LauncherWindow, *names: str) -> Snapshot:
    window.field.go_to("clip")
    return Snapshot("", "clip", tuple(hit(name, "clip") for name in names), browsing=True)


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_a_number_does_what_enter_does_on_its_row(
    window: LauncherWindow, held: Qt.KeyboardModifier
) -> None:
    opened: list[tuple[str, Qt.KeyboardModifier]] = []
    window.chosen.connect(lambda found, keys: opened.append((found.id, keys)))
    window.field.setText("q")
    mixed = (hit("a"), hit("clip", "clip"), hit("b"), hit("app", "app"))
    window.show_snapshot(Snapshot("q", hits=mixed, final=True))
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(window.field, key, held)
    none = Qt.KeyboardModifier.NoModifier
    # As they stand: the best, then applications, files, clips.
    assert opened == [("app", none), ("clip", none)]
    assert selected(window) == "clip"
    assert window.field.text() == "q"


def test_a_digit_alone_is_typed_and_a_number_means_nothing_before_the_hits(
    window: LauncherWindow,
) -> None:
    opened: list[Hit] = []
    window.chosen.connect(lambda found, _: opened.append(found))
    window.show_snapshot(clips(window, "a", "b"))
    press(window, Qt.Key.Key_2)
    assert window.field.text() == "2"
    QTest.keyClick(window.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert opened == []


def test_only_the_first_nine_rows_have_numbers(window: LauncherWindow) -> None:
    window.show_snapshot(clips(window, *map(str, range(12))))
    numbers = [row.number for row in window.model.rows if isinstance(row, HitRow)]
    assert numbers == [*range(1, 10), 0, 0, 0]


def test_the_next_page_of_clips_moves_nothing(window: LauncherWindow) -> None:
    ends: list[None] = []
    window.end_neared.connect(lambda: ends.append(None))
    names = [str(number) for number in range(300)]
    window.show_snapshot(clips(window, *names[:100]))
    bar = window.list.verticalScrollBar()
    for _ in range(5):
        press(window, Qt.Key.Key_Down)
    assert selected(window) == "5"
    assert not ends

    def scroll() -> list[None]:
        bar.setValue(bar.maximum() - 2 * bar.pageStep())
        return ends

    until(scroll, "more are wanted")  # before the end is in sight
    way, shown = bar.value(), window.model.rowCount()
    window.show_snapshot(clips(window, *names))
    assert bar.value() == way
    assert window.model.rowCount() > shown
    assert selected(window) == "5"
    last = window.model.rowCount() - 1
    assert window.list.visualRect(window.model.index(last, 0)).height() > 0


def test_of_a_deleted_clip_the_next_takes_the_place(window: LauncherWindow) -> None:
    window.show_snapshot(clips(window, "a", "b", "c"))
    press(window, Qt.Key.Key_Down)
    window.show_snapshot(clips(window, "a", "c"))
    assert selected(window) == "c"
    window.show_snapshot(clips(window, "a"))
    assert selected(window) == "a"


def test_clips_are_asked_for_anew_when_the_window_is_shown_again(window: LauncherWindow) -> None:
    asked: list[tuple[str, object]] = []
    window.typed.connect(lambda query, scope: asked.append((query, scope)))
    window.show_snapshot(clips(window, "a", "b"))
    press(window, Qt.Key.Key_Down)
    window.hide()
    window.summon()
    assert asked[-1] == ("", "clip")
    window.show_snapshot(clips(window, "a", "b"))
    assert selected(window) == "a"  # the latest, though they are the same
