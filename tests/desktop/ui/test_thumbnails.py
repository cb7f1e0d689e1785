"""Small pictures of copied images: made elsewhere, and only as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy, QTest

from desktop.background import Background
from desktop.ui import thumbnails
from desktop.ui.thumbnails import Thumbnails, thumbnail
from indexer.contract.clips import ClipRow
from indexer.contract.messages import Hit
from tests.desktop.qt import until
from tests.desktop.ui.clips import Answers, picture


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def small(answers: Answers) -> Iterator[Thumbnails]:
    background = Background()
    made = Thumbnails()
    made.load_from(answers, background)
    yield made
    background.close()


def row(hit: Hit) -> ClipRow:
    assert hit.clip is not None
    return hit.clip


def test_a_picture_comes_a_little_later_and_stays(small: Thumbnails, answers: Answers) -> None:
    arrived = QSignalSpy(small.arrived)
    clip = row(answers.add("image", image=picture(400, 100, "#00ff00")))
    assert small.pixmap(clip, 32, 2.0) is None
    until(lambda: arrived.count() == 1, "it arrives")
    found = small.pixmap(clip, 32, 2.0)
    assert found is not None
    assert (found.width(), found.devicePixelRatio()) == (64, 2.0)
    assert found.toImage().pixelColor(32, 32).name() == "#00ff00"
    assert found.toImage().pixelColor(0, 0).alpha() < 255  # its corners are round
    assert answers.asked == [1]
    small.forget()
    assert small.kept_bytes == 0
    assert small.pixmap(clip, 32, 2.0) is None


def test_what_has_scrolled_away_is_not_fetched(small: Thumbnails, answers: Answers) -> None:
    rows = [row(answers.add("image", image=picture(8, 8))) for _ in range(100)]
    for one in rows:
        small.pixmap(one, 32, 1.0)
    until(lambda: small.pixmap(rows[-1], 32, 1.0) is not None, "the last is there")
    assert answers.asked[0] == 100
    QTest.qWait(100)
    until(lambda: len(answers.asked) == thumbnails._WANTED, "those in sight are there")
    assert min(answers.asked) == 100 - thumbnails._WANTED + 1


def test_no_more_is_kept_than_the_bound(
    small: Thumbnails, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_BYTES", 3 * 32 * 32 * 4)
    rows = [row(answers.add("image", image=picture(8, 8))) for _ in range(6)]
    for one in rows:
        until(lambda one=one: small.pixmap(one, 32, 1.0) is not None, "it is there")  # type: ignore[misc]
        assert small.kept_bytes <= 3 * 32 * 32 * 4
    assert small.pixmap(rows[0], 32, 1.0) is None


def test_what_is_no_picture_or_too_large_or_gone_has_none(
    small: Thumbnails, answers: Answers
) -> None:
    broken = row(answers.add("image", image=b"nonsense"))
    large = row(answers.add("image", image=b"x", size=thumbnails.LARGEST + 1))
    gone = row(answers.add("image", image=picture(8, 8)))
    del answers.clips[gone.id]
    last = row(answers.add("text"))
    for one in (broken, large, gone):
        assert small.pixmap(one, 32, 1.0) is None
    until(lambda: len(answers.asked) == 2, "both were asked for")
    for _ in range(20):
        QCoreApplication.processEvents()
    assert large.id not in answers.asked
    assert small.kept_bytes == 0
    del last


def test_after_it_was_forgotten_nothing_arrives(small: Thumbnails, answers: Answers) -> None:
    clip = row(answers.add("image", image=picture(8, 8)))
    small.pixmap(clip, 32, 1.0)
    until(lambda: bool(answers.asked), "it is asked for")
    small.forget()
    QTest.qWait(50)
    assert small.kept_bytes == 0


def test_a_wide_picture_is_cut_to_its_middle() -> None:
    made = thumbnail(picture(1000, 10, "#0000ff"), 16)
    assert made is not None
    assert (made.width(), made.height()) == (16, 16)
    assert made.pixelColor(8, 8).name() == "#0000ff"
    assert thumbnail(b"", 16) is None
