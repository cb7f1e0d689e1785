"""The preview of the selected hit, from what it carries to what is loaded for it."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.background import Background
from desktop.ui.preview_chips import Chips
from desktop.ui.preview_image import ImageView
from desktop.ui.preview_page import PageView
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.preview_text import TextView
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import DrawPage, ReadAround
from tests.desktop.qt import until
from tests.desktop.search.hits import hit
from tests.desktop.ui.answering import Answering
from tests.extract import samples

_WORDS = "Bees dance to tell the others where flowers are, and how far it is to fly there. "
_LONG = "\n\n".join(f"Chapter {n}. {_WORDS * 6}" for n in range(60)) + "\n"


def _saved(size: tuple[int, int], kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "red").save(buffer, kind)
    return buffer.getvalue()


# What is imported only once is not what these tests wait for.
for _module in (
    "indexer.extract.formats.pdf",
    "indexer.extract.formats.plain",
    "indexer.extract.formats.markdown",
    "pygments.lexers",
    "pygments.lexers.python",
):
    importlib.import_module(_module)  # fmt: skip
_SCAN = _saved((200, 300), "PDF")
_PICTURE = _saved((1200, 800), "PNG")


@pytest.fixture
def service(application: QApplication, tmp_path: Path) -> Iterator[Answering]:
    folder = tmp_path / "files"
    folder.mkdir()
    made = Answering(folder)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _threads_give_way() -> Iterator[None]:
    """As in the launcher; here the service's work is done in this process besides."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def pane(application: QApplication, service: Answering) -> Iterator[PreviewPane]:
    for window in application.topLevelWidgets():
        window.close()  # what other tests left is not drawn here
    background = Background()
    made = PreviewPane(Theme("light"), Wording(lambda: 1_790_000_000.0, b"/home/ada"))
    made.load_from(service, background)
    made.resize(460, 440)
    made.show()
    yield made
    made.show_hit(None)
    background.close()
    made.close()


def labels(pane: PreviewPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def showing(pane: PreviewPane, kind: type[QWidget]) -> bool:
    return any(view.isVisible() for view in pane.findChildren(kind))


def chips(pane: PreviewPane) -> str:
    return pane.findChildren(Chips)[0].accessibleName()


def test_a_passage_shows_at_once_and_what_is_around_it_comes(
    pane: PreviewPane, service: Answering
) -> None:
    found = service.add("bees.txt", _LONG, "Chapter 40")
    pane.show_hit(found)
    assert pane.shown_text().startswith("Chapter 40")
    assert "Chapter 39" not in pane.shown_text()
    until(lambda: "Chapter 39" in pane.shown_text(), "the text before it")
    assert "Chapter 41" in pane.shown_text()
    until(lambda: any("kB" in text and "119" in text for text in labels(pane)), "its facts")


def test_passages_are_gone_through_and_one_far_away_is_loaded(
    pane: PreviewPane, service: Answering
) -> None:
    far = service.add("bees.txt", _LONG.replace("Chapter 3.", "A hive 3.").replace(
        "Chapter 50.", "A hive 50."), "A hive")  # fmt: skip
    pane.show_hit(far)
    assert "line" in chips(pane)
    first = chips(pane)
    until(lambda: "Chapter 4." in pane.shown_text(), "the text around the first")
    pane.next_passage(1)
    assert chips(pane) != first
    assert pane.shown_text().startswith("A hive 50.")
    until(lambda: "Chapter 51." in pane.shown_text(), "the text around the second")
    pane.next_passage(1)
    assert chips(pane) == first, "after the last comes the first"


def test_nothing_is_asked_for_hits_that_are_passed_by(
    pane: PreviewPane, service: Answering
) -> None:
    hits = [service.add(f"{n}.txt", f"text number {n}\n{_LONG}") for n in range(6)]
    for each in hits:
        pane.show_hit(each)
        assert pane.shown_text().startswith(f"text number {each.title[0]}")
    until(lambda: len(pane.shown_text()) > 5_000, "the last one's text")
    assert [request.hit for request in service.asked if isinstance(request, ReadAround)] == [
        hits[-1].id
    ]


def test_the_same_hit_for_another_query_is_marked_anew_and_not_loaded(
    pane: PreviewPane, service: Answering
) -> None:
    found = service.add("bees.txt", _LONG, "Chapter 40")
    pane.show_hit(found)
    until(lambda: "Chapter 41" in pane.shown_text(), "the text around it")
    before = pane.grab().toImage()
    marked = msgspec.structs.replace(found.passages[0], highlights=[(0, 60)])
    pane.show_hit(msgspec.structs.replace(found, passages=[marked]))
    assert pane.grab().toImage() != before
    assert len(service.asked) == 1


def test_without_the_service_the_passage_stays(pane: PreviewPane, service: Answering) -> None:
    found = service.add("bees.txt", _LONG, "Chapter 40")
    service.gone = True
    pane.show_hit(found)
    until(lambda: bool(service.asked), "it was asked for")
    until(lambda: True, "it is answered")
    assert pane.shown_text().startswith("Chapter 40")


def test_a_pdf_shows_its_page_and_its_text(pane: PreviewPane, service: Answering) -> None:
    pdf = samples.pdf(["One", "Second page\nabout the hive"])
    found = service.add("a.pdf", pdf, "hive")
    pane.show_hit(found)
    until(lambda: showing(pane, PageView), "the page")
    request = next(r for r in service.asked if isinstance(r, DrawPage))
    assert (request.page, request.words) == (2, found.passages[0].highlights)
    assert any("page 2 of 2" in text for text in labels(pane))
    pane.show_as_text(True)
    assert showing(pane, TextView)
    assert "about the hive" in pane.shown_text()
    pane.show_as_text(False)
    assert showing(pane, PageView), "at once, as it is remembered"


def test_a_page_that_cannot_be_drawn_gives_way_to_its_text(
    pane: PreviewPane, service: Answering
) -> None:
    found = service.add("a.pdf", samples.pdf(["about the hive"]), "hive")
    (service.folder / "a.pdf").write_bytes(b"%PDF-1.4 no more")
    pane.show_hit(found)
    until(lambda: showing(pane, TextView), "the text")
    assert "about the hive" in pane.shown_text()


def test_a_scan_shows_its_first_page(pane: PreviewPane, service: Answering) -> None:
    pane.show_hit(service.add("scan.pdf", _SCAN))
    until(lambda: showing(pane, PageView), "the page")


def test_a_picture_is_shown_with_its_size(pane: PreviewPane, service: Answering) -> None:
    pane.show_hit(service.add("a.png", _PICTURE))
    until(lambda: showing(pane, ImageView), "the picture")
    assert any("200 × 800" in text for text in labels(pane))
    pane.show_hit(service.add("broken.png", b"\x89PNG no picture"))
    until(lambda: "cannot be shown" in pane.shown_text(), "why there is none")


def test_a_file_without_text_says_why(pane: PreviewPane, service: Answering) -> None:
    pane.show_hit(service.add("data.bin", bytes(range(256)) * 9))
    until(lambda: "only the name" in pane.shown_text(), "why there is nothing")
    pane.show_hit(service.add("nothing.txt", ""))
    until(lambda: "empty" in pane.shown_text(), "why there is nothing")


def test_an_application_shows_its_name_and_words(pane: PreviewPane) -> None:
    gimp = msgspec.structs.replace(hit("Gimp", "app"), subtitle="Edit pictures", icon="gimp")
    pane.show_hit(gimp)
    assert pane.shown_text() == "Gimp\nEdit pictures"


@pytest.mark.parametrize("name", ["f.py", "notes.md"])
def test_code_and_markdown_are_shown_from_their_passage_on(
    pane: PreviewPane, service: Answering, name: str
) -> None:
    text = "# Bees\n" + "".join(f"hive_{n} = {n}  # a hive\n\n" for n in range(200))
    found = service.add(name, text, "hive_150")
    pane.show_hit(found)
    assert "hive_150" in pane.shown_text()
    until(lambda: "hive_3 " in pane.shown_text(), "the whole file")
    pane.scroll_by(-3)
    assert "Bees" in pane.shown_text()


def test_nothing_selected_shows_nothing(pane: PreviewPane, service: Answering) -> None:
    pane.show_hit(service.add("bees.txt", _LONG))
    pane.show_hit(None)
    pane.scroll_by(1)
    pane.next_passage(1)
    assert pane.shown_text() == ""
    assert labels(pane) == []


def test_another_theme_is_taken(pane: PreviewPane, service: Answering) -> None:
    pane.show_hit(service.add("f.py", "def f():\n    return 1\n"))
    before = pane.grab().toImage()
    pane._theme.choose("dark")
    pane.restyle()
    assert pane.grab().toImage().pixelColor(5, 5) != before.pixelColor(5, 5)
