"""Thousands of hits: the view gets them as the person comes to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy, QTest

from desktop.search.rows import rows
from desktop.search.session import Snapshot
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.results_model import ResultsModel
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit
from tests.desktop.qt import until
from tests.desktop.search.hits import hit

_MANY = 3000


def hits(count: int = _MANY) -> tuple[Hit, ...]:
    return tuple(hit(str(number)) for number in range(count))


@pytest.fixture
def wording() -> Wording:
    return Wording(lambda: 1_790_000_000.0, b"/home/ada")


@pytest.fixture
def window(wording: Wording) -> LauncherWindow:
    made = LauncherWindow(Theme("light"), wording)
    made.summon()
    made.field.setText("q")
    made.show_snapshot(Snapshot(query="q", hits=hits(), final=True))
    return made


def id_of(window: LauncherWindow) -> str:
    found = window.current()
    return found.id if found else ""


def test_rows_are_given_as_they_are_asked_for(wording: Wording) -> None:
    model = ResultsModel(wording)
    model.show(rows(hits()))
    first = model.rowCount()
    assert 0 < first < _MANY
    assert model.last == _MANY  # with the heading
    counts = []
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())
    assert counts == sorted(set(counts))
    assert counts[-1] == _MANY + 1
    model.show(rows(hits()))
    assert model.rowCount() == first
    model.reach(_MANY // 2)
    model.reach(5)
    model.reach(_MANY * 2)
    assert model.rowCount() == _MANY // 2 + 1
    model.show(rows(hits()), goes_on=True)
    assert model.rowCount() == _MANY // 2 + 1
    model.show(rows(hits(3)), goes_on=True)
    assert model.rowCount() == 4


def test_the_last_hit_is_gone_to_at_once(window: LauncherWindow) -> None:
    window._jump(True)
    assert id_of(window) == str(_MANY - 1)
    place = window.list.visualRect(window.list.currentIndex())
    assert window.list.viewport().rect().contains(place.center())
    QTest.keyClick(window.field, Qt.Key.Key_Up)
    assert id_of(window) == str(_MANY - 2)


def test_keys_go_past_the_rows_that_were_given(window: LauncherWindow) -> None:
    before = window.model.rowCount()
    window._select(before - 1, moved=True)
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    assert window.list.currentIndex().row() == before
    QTest.keyClick(window.field, Qt.Key.Key_PageDown)
    assert window.list.currentIndex().row() > before


def test_scrolling_comes_to_the_last_and_then_more_hits_are_asked_for(
    window: LauncherWindow,
) -> None:
    neared = QSignalSpy(window.end_neared)
    bar = window.list.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return window.model.rowCount() == _MANY + 1 and neared.count() > 0

    bar.setValue(bar.maximum())
    assert neared.count() == 0  # there are rows of these hits still
    until(at_the_end, "all rows are scrolled through")
    assert id_of(window) == "0"  # the selection stays where it was


def test_a_list_that_goes_on_stays_where_it_is(window: LauncherWindow) -> None:
    window._jump(True)
    bar = window.list.verticalScrollBar()
    place = bar.value()
    window.show_snapshot(Snapshot(query="q", hits=hits(_MANY + 50), final=True))
    assert id_of(window) == str(_MANY - 1)
    assert abs(bar.value() - place) <= 60  # a heading may have come or gone
