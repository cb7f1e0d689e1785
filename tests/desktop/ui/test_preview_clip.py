"""The preview of clips, from what their rows have to all of their contents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.background import Background
from desktop.preview.loading import REST
from desktop.ui.preview_clip import ClipPreview, ColourView
from desktop.ui.preview_image import ImageView
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.preview_text import TextView
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.locations import path_to_uri
from tests.desktop.qt import until
from tests.desktop.search.hits import hit
from tests.desktop.ui.clips import NOW, Answers, picture


@pytest.fixture(scope="module", autouse=True)
def _warm(application: QApplication) -> None:
    """Make one beforehand: what Qt's bindings make once is not what these tests wait for."""
    pane = PreviewPane(Theme("light"), Wording(lambda: NOW, b"/home/ada"))
    pane.grab()
    application.processEvents()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def pane(answers: Answers) -> Iterator[PreviewPane]:
    background = Background()
    made = PreviewPane(Theme("light"), Wording(lambda: NOW, b"/home/ada"))
    made.load_clips_from(answers, background)
    made.resize(460, 440)
    made.show()
    yield made
    made.show_hit(None)
    background.close()
    made.close()


def showing(pane: PreviewPane, kind: type) -> bool:
    inside = pane.findChild(ClipPreview)
    assert isinstance(inside, ClipPreview)
    return isinstance(inside._stack.currentWidget(), kind)


def head(pane: PreviewPane) -> str:
    return "\n".join(label.accessibleName() for label in pane.findChildren(QLabel)
                     if label.isVisible())  # fmt: skip


def test_a_long_text_shows_its_beginning_at_once_and_then_all(
    pane: PreviewPane, answers: Answers
) -> None:
    pane.show_hit(answers.add("text", "reeds and herons\n" * 5000))
    assert pane.shown_text().startswith("reeds and herons")
    assert showing(pane, TextView)
    until(lambda: pane.settled, "it is loaded")
    assert pane.shown_text().count("reeds") == 5000
    said = head(pane)
    assert "Text" in said
    assert "85,000 characters" in said
    assert "Editor" in said
    assert "A window" in said
    assert "2 times" in said


def test_html_is_read_and_what_matches_is_marked(pane: PreviewPane, answers: Answers) -> None:
    found = answers.add("html", "Roofs\nSlate", html="<h1>Roofs</h1><p>Slate<script>x</script></p>")
    pane.show_hit(found)
    until(lambda: pane.shown_text() == "Roofs\nSlate", "it is shown")


def test_pictures_are_shown(pane: PreviewPane, answers: Answers) -> None:
    pane.show_hit(answers.add("image", image=picture(1200, 800)))
    until(lambda: showing(pane, ImageView), "it is shown")
    pane.show_hit(answers.add("image", image=b"nonsense"))
    until(lambda: pane.shown_text() == "There is no preview.", "it is said that it cannot")


def test_colours_need_nothing_more(pane: PreviewPane, answers: Answers) -> None:
    pane.show_hit(answers.add("colour", "hsl(166 56% 28%)"))
    assert showing(pane, ColourView)
    assert pane.shown_text().split("\n") == ["#1f6f5d", "rgb(31 111 93)", "hsl(166 56% 28%)"]
    QTest.qWait(2 * REST)
    assert answers.asked == []


def test_files_are_looked_at(pane: PreviewPane, answers: Answers, tmp_path: Path) -> None:
    there = tmp_path / "a heron.txt"
    there.write_bytes(b"x" * 2000)
    uris = tuple(path_to_uri(os.fsencode(path)) for path in (there, tmp_path / "gone.txt"))
    pane.show_hit(answers.add("files", uris=uris))
    until(lambda: "gone.txt" in pane.shown_text(), "they are listed")
    lines = pane.shown_text().split("\n")
    assert lines[0] == "a heron.txt"
    assert "2 kB" in lines[1]
    assert "not there any more" in lines[3]
    assert "2 files" in head(pane)


def test_what_was_passed_over_is_never_fetched(pane: PreviewPane, answers: Answers) -> None:
    hits = [answers.add("text", f"clip {number} " * 100) for number in range(5)]
    for one in hits:
        pane.show_hit(one)
    until(lambda: pane.settled, "the last is there")
    assert answers.asked == [5]
    assert pane.shown_text().startswith("clip 4")


def test_a_clip_that_is_gone_says_so(pane: PreviewPane, answers: Answers) -> None:
    found = answers.add("html", "", html="<p>x</p>")
    answers.clips.clear()
    pane.show_hit(found)
    until(lambda: pane.shown_text() == "Gone.", "it is said")


def test_nothing_of_it_stays_when_it_is_forgotten(pane: PreviewPane, answers: Answers) -> None:
    found = answers.add("text", "a heron " * 100)
    pane.show_hit(found)
    until(lambda: pane.settled, "it is loaded")
    pane.forget_clips()
    pane.show_hit(hit("a file", text="about it"))
    pane.show_hit(found)
    until(lambda: pane.settled, "it is loaded again")
    assert answers.asked == [1, 1]
