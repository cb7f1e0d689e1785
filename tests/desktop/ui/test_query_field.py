"""The search field: chips, scopes, earlier queries, input methods; real events."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.search.history import Walk
from desktop.ui.query_field import QueryField
from desktop.ui.theme import Choice, Theme

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def field() -> QueryField:
    made = QueryField(Theme("light"), lambda: NOW)
    made.set_scopes((None, "file", "app"))
    made.resize(800, 62)
    made.show()
    return made


@pytest.fixture
def told(field: QueryField) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    field.queried.connect(lambda query, scope: found.append((query, scope)))
    return found


def type_(field: QueryField, text: str) -> None:
    QTest.keyClicks(field, text)


def press(field: QueryField, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    QTest.keyClick(field, key, held)


def test_a_filter_becomes_a_chip_and_the_query_stays_as_typed(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    type_(field, "ext:pdf roof")
    assert (field.text(), field.query) == ("roof", "ext:pdf roof")
    assert [query for query, _ in told] == ["ext:pdf roof"[: n + 1] for n in range(12)]


def test_a_filter_in_the_middle_leaves_the_cursor_where_it_was(field: QueryField) -> None:
    type_(field, "old roof")
    field.setCursorPosition(4)
    type_(field, "ext:pdf ")
    assert (field.text(), field.cursorPosition()) == ("old roof", 4)
    assert field.query == "ext:pdf old roof"


def test_what_is_no_filter_stays_text(field: QueryField) -> None:
    type_(field, 'after:soon "in:a ')
    assert field.text() == 'after:soon "in:a '


def test_backspace_makes_a_chip_text_again(field: QueryField) -> None:
    type_(field, "ext:pdf after:7d ")
    press(field, Key.Key_Backspace)
    assert (field.text(), field.query) == ("after:7d", "ext:pdf after:7d")
    type_(field, "x roof")
    field.setCursorPosition(0)
    press(field, Key.Key_Backspace)
    assert field.text() == "ext:pdf after:7dx roof"
    assert field.cursorPosition() == len("ext:pdf")


def test_backspace_in_text_is_backspace(field: QueryField) -> None:
    type_(field, "ext:pdf ab")
    press(field, Key.Key_Backspace)
    assert field.query == "ext:pdf a"
    field.setCursorPosition(0)
    press(field, Key.Key_Right, Held.ShiftModifier)
    press(field, Key.Key_Backspace)
    assert field.query == "ext:pdf "


def test_a_pasted_text_stays_as_it_is(field: QueryField) -> None:
    pasted = "in:here ext:pdf " * 640
    QGuiApplication.clipboard().setText(pasted)
    press(field, Key.Key_V, Held.ControlModifier)
    assert field.query == field.text() == pasted
    type_(field, " x ")
    assert field.query == pasted + " x "


def test_tab_goes_through_the_scopes_and_back(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    type_(field, "x")
    for _ in range(3):
        press(field, Key.Key_Tab)
    press(field, Key.Key_Backtab, Held.ShiftModifier)
    assert [scope for _, scope in told] == [None, "file", "app", None, "app"]
    assert field.query == "x"


def test_a_mark_at_the_beginning_is_a_scope_that_backspace_removes(field: QueryField) -> None:
    type_(field, "a: gimp")
    assert (field.scope, field.query) == ("app", "gimp")
    field.setCursorPosition(0)
    press(field, Key.Key_Backspace)
    assert (field.scope, field.query) == (None, "gimp")


@pytest.mark.parametrize("text", ["a tale", "c: drive", "x a: b", " a: b"])
def test_ordinary_queries_are_not_taken_for_scopes(field: QueryField, text: str) -> None:
    type_(field, text)
    assert (field.scope, field.query) == (None, text)


def test_a_scope_that_goes_away_is_left(field: QueryField) -> None:
    type_(field, "a: gimp")
    field.set_scopes((None,))
    assert (field.scope, field.query) == (None, "gimp")


def test_what_is_typed_over_all_takes_the_chips_place_too(field: QueryField) -> None:
    type_(field, "f: ext:pdf roof")
    field.selectAll()
    type_(field, "b")
    assert (field.scope, field.query) == (None, "b")


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_all_can_be_deleted_though_there_are_but_chips(field: QueryField, key: Qt.Key) -> None:
    type_(field, "f: ext:pdf ")
    press(field, Key.Key_A, Held.ControlModifier)
    press(field, key)
    assert field.empty
    assert field.scope is None


def test_moving_the_cursor_ends_the_selection_of_all(field: QueryField) -> None:
    type_(field, "ext:pdf roof")
    field.selectAll()
    press(field, Key.Key_End)
    type_(field, "s")
    assert field.query == "ext:pdf roofs"


def compose(field: QueryField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_an_input_method_composes_undisturbed(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    type_(field, "ext:pdf ")
    told.clear()
    compose(field, "きょ")
    press(field, Key.Key_Backspace)  # as some input methods let through
    assert field.query == "ext:pdf "
    compose(field, "", "京都")
    assert (field.query, told) == ("ext:pdf 京都", [("ext:pdf 京都", None)])
    press(field, Key.Key_Backspace)
    assert field.query == "ext:pdf 京"


def test_a_committed_space_ends_a_filter_too(field: QueryField) -> None:
    compose(field, "", "ext:pdf")
    compose(field, "", " ")
    assert (field.text(), field.query) == ("", "ext:pdf ")


def test_scripts_that_run_from_right_to_left_have_the_chips_at_the_right(
    field: QueryField,
) -> None:
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    type_(field, "ext:pdf ")
    field.setText("سقف")
    left, right = field.textMargins().left(), field.textMargins().right()
    assert right > 100 > left
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(800 - 70, 31))
    assert field.text() == "ext:pdf سقف"


def test_a_clicked_chip_becomes_text(field: QueryField) -> None:
    type_(field, "ext:pdf after:7d roof")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(70, 31))
    assert field.text() == "ext:pdf after:7d roof"
    assert field.query == field.text()


def test_many_chips_leave_room_for_the_text(field: QueryField) -> None:
    type_(field, "name:" + "w" * 90 + " ")
    for number in range(30):
        type_(field, f"-name:x{number} ")
    assert field.textMargins().left() < 800 * 0.75
    field.grab()
    assert field.query.count("name:") == 31


def test_up_in_an_empty_field_brings_earlier_queries_back(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    moved: list[int] = []
    field.moved.connect(moved.append)
    field.set_walk(Walk(lambda: ["ext:pdf tax", "roof"]))
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down):
        press(field, key)
    assert [query for query, _ in told] == ["ext:pdf tax", "roof", "ext:pdf tax", ""]
    assert moved == []
    press(field, Key.Key_Down)
    assert moved == [1]


def test_a_query_that_was_brought_back_can_be_gone_on_with(field: QueryField) -> None:
    walking: list[bool] = []
    moved: list[int] = []
    field.walking.connect(walking.append)
    field.moved.connect(moved.append)
    field.set_walk(Walk(lambda: ["roof"]))
    press(field, Key.Key_Up)
    press(field, Key.Key_Right)
    press(field, Key.Key_Down)
    assert (field.query, walking, moved) == ("roof", [True, False], [1])


def test_up_in_a_query_moves_through_the_list(field: QueryField) -> None:
    moved: list[int] = []
    field.moved.connect(moved.append)
    field.set_walk(Walk(lambda: ["roof"]))
    type_(field, "x")
    press(field, Key.Key_Up)
    assert (field.query, moved) == ("x", [-1])


def test_what_is_like_a_hit_is_a_chip_and_backspace_brings_the_query_back(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    type_(field, "f: ext:pdf roof")
    told.clear()
    field.show_like("offer.pdf")
    field.show_like("another.pdf")
    assert (field.query, field.like, told) == ("", "another.pdf", [])
    press(field, Key.Key_Tab)
    assert field.like
    press(field, Key.Key_Backspace)
    assert (field.scope, field.query, field.like) == ("file", "ext:pdf roof", "")
    assert told == [("ext:pdf roof", "file")]


def test_typing_leaves_what_is_like_a_hit(
    field: QueryField, told: list[tuple[str, object]]
) -> None:
    type_(field, "roof")
    field.show_like("offer.pdf")
    type_(field, "n")
    assert (field.query, field.like, told[-1]) == ("n", "", ("n", None))


def test_keys_of_actions_are_handed_on_but_a_selected_text_is_copied(field: QueryField) -> None:
    asked: list[str] = []
    field.asked.connect(asked.append)
    type_(field, "roof")
    press(field, Key.Key_C, Held.ControlModifier)
    press(field, Key.Key_C, Held.AltModifier)
    press(field, Key.Key_L, Held.ControlModifier)
    field.selectAll()
    press(field, Key.Key_C, Held.ControlModifier)
    assert asked == ["Ctrl+C", "Alt+C", "Ctrl+L"]
    assert QGuiApplication.clipboard().text() == "roof"


def test_ctrl_k_and_alt_enter_are_handed_on(field: QueryField) -> None:
    seen: list[str] = []
    field.menu_asked.connect(lambda: seen.append("menu"))
    field.way_on_asked.connect(lambda: seen.append("on"))
    type_(field, "roof")
    field.setCursorPosition(0)
    press(field, Key.Key_K, Held.ControlModifier)
    press(field, Key.Key_Return, Held.AltModifier)
    assert (seen, field.query) == (["menu", "on"], "roof")


def test_a_screen_reader_is_told_of_chips_and_what_can_be_typed(field: QueryField) -> None:
    type_(field, "f: ext:pdf ")
    assert field.accessibleName() == "Search: Files, ext:pdf"
    assert "Tab" in field.accessibleDescription()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_typed_has_the_themes_colours(application: QApplication, scheme: Choice) -> None:
    theme = Theme(scheme)
    field = QueryField(theme)
    field.resize(800, 62)
    field.show()
    field.setText("███")
    drawn = field.grab().toImage()
    seen = {drawn.pixelColor(x, 31).name() for x in range(56, 100)}
    assert theme.tokens.text in seen
