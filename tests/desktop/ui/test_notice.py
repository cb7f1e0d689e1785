from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.search.session import Snapshot
from desktop.status import Speed, Status
from desktop.ui.notice import Notice
from desktop.ui.theme import Theme
from tests.desktop.qt import until
from tests.desktop.ui.following import theme, warm

__all__ = ["theme", "warm"]

IDLE = Status("idle", folders=1, files=10)
BUSY = Status("indexing", folders=1, files=10, unread=90, waiting=90, speed=Speed(10.0))


@pytest.fixture
def notice(theme: Theme) -> Notice:
    made = Notice(theme)
    made.resize(860, 420)
    made.show()
    made.follow(IDLE)
    return made


def heard(signal: object) -> list[object]:
    found: list[object] = []
    signal.connect(lambda *values: found.extend(values or (True,)))  # type: ignore[attr-defined]
    return found


def buttons(notice: Notice) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    return [b.accessibleName() for b in notice.findChildren(QPushButton) if b.isVisible()]


def test_at_rest_it_tells_how_to_search(notice: Notice) -> None:
    notice.tell(Snapshot())
    assert notice.said.head == "Find anything you have kept"
    assert buttons(notice) == []
    assert not notice.activate()


def test_without_folders_enter_chooses_some(notice: Notice) -> None:
    notice.follow(Status("idle", folders=0))
    wanted = heard(notice.folders_wanted)
    assert notice.activate()
    assert wanted == [True]


def test_without_a_service_it_says_why_and_enter_tries_again(notice: Notice) -> None:
    notice.follow(Status("down", problems=("It keeps ending.",)))
    notice.tell(Snapshot("x", error="Magpie's service does not answer."))
    assert notice.said.lines == ("It keeps ending.",)
    assert notice.said.bad
    wanted = heard(notice.retry_wanted)
    assert notice.activate()
    assert wanted == [True]


def test_enter_searches_for_what_was_meant(notice: Notice) -> None:
    notice.tell(Snapshot("quartely", did_you_mean="quarterly"))
    corrected, why = heard(notice.corrected), heard(notice.why_wanted)
    assert notice.activate()
    assert (corrected, why) == (["quarterly"], [])
    assert notice.activate(second=True)
    assert why == [True]


def test_a_click_does_the_same(notice: Notice) -> None:
    from PySide6.QtWidgets import QPushButton

    notice.tell(Snapshot("a&b", did_you_mean="c&d"))
    corrected = heard(notice.corrected)
    first = next(b for b in notice.findChildren(QPushButton) if b.isVisible())
    assert "c&&d" in first.text()  # a single one would mark a letter
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert corrected == ["c&d"]


def test_nothing_found_does_nothing_on_a_plain_enter(notice: Notice) -> None:
    notice.tell(Snapshot("zxqv"))
    assert "zxqv" in notice.said.head
    assert not notice.activate()  # pressed by habit, it would open a window
    assert notice.activate(second=True)


def test_while_files_are_read_it_says_how_many_are_missing(notice: Notice) -> None:
    notice.tell(Snapshot("zxqv"))
    notice.follow(BUSY)
    assert notice.said.head == "Nothing found so far"
    assert "90" in notice.said.lines[0]
    notice.tell(Snapshot())
    assert "10 of 100" in notice.said.lines[1]
    wanted = heard(notice.status_wanted)
    assert notice.activate(second=True)
    assert wanted == [True]


def test_a_search_that_goes_on_is_shown_only_when_it_takes_long(notice: Notice) -> None:
    notice.tell(Snapshot("zxqv"))
    notice.tell(Snapshot("zxqvw", final=False))
    assert notice.said.head == "Nothing found for “zxqv”"  # no flicker
    notice.tell(Snapshot("zxqvw"))
    assert notice.said.head == "Nothing found for “zxqvw”"
    notice.tell(Snapshot("zxqvwy", final=False))
    until(lambda: notice.said.head == "Looking further…", "it says that it looks further")


def test_what_was_said_of_other_words_does_not_flash_up(notice: Notice) -> None:
    notice.tell(Snapshot("old"))
    notice.hide()  # hits are shown
    notice.tell(Snapshot("new", final=False))
    notice.show()
    assert notice.said.head == ""


def test_a_screen_reader_hears_all_of_it(notice: Notice) -> None:
    notice.tell(Snapshot("zxqv"))
    assert notice.accessibleName().startswith("Nothing found for “zxqv”. ")
