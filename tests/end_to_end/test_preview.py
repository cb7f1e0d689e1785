"""The preview of a real hit of a real service, from the launcher's pane down to the PDF's page."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from desktop.background import Background
from desktop.connection import Connection
from desktop.ui.preview_page import PageView
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import DrawnPage, DrawPage, ReadAround, TextAround
from indexer.errors import MagpieError
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.extract import samples
from tests.harness import Magpie, eventually

__all__ = ["application"]

_PAGES = ["Contents\nnothing here", "The heron waits\nin the shallow water\nfor a silver fish"]


@pytest.fixture
def indexed(product: Magpie, tmp_path: Path) -> Magpie:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "birds.pdf").write_bytes(samples.pdf(_PAGES))
    (folder / "long.txt").write_text(
        "\n".join(f"entry {n}: the tide came in" for n in range(900)) + "\nthe kingfisher dived\n",
        encoding="utf-8",
    )
    product.add(folder)
    product.wait(keyword=True)
    return product


@pytest.fixture
def pane(application: object, indexed: Magpie) -> Iterator[PreviewPane]:
    background = Background()
    connection = Connection(str(indexed.locations.socket))
    connection.open()
    until(lambda: connection.connected, "the service is reached")
    made = PreviewPane(Theme("light"), Wording(lambda: 0.0, b"/"))
    made.load_from(connection, background)
    made.resize(460, 440)
    made.show()
    yield made
    made.show_hit(None)
    made.close()
    background.close()
    connection.close()


def drawing(product: Magpie) -> list[psutil.Process]:
    assert product.service is not None
    found = []
    for child in psutil.Process(product.service.pid).children():
        with contextlib.suppress(psutil.Error):  # it has ended, and waits to be reaped
            if "indexer.preview.page_child" in child.cmdline():
                found.append(child)
    return found


def ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_page_is_drawn_where_the_hit_says(indexed: Magpie) -> None:
    (hit,) = indexed.search("silver fish").hits
    citation = hit.passages[0].citation
    with indexed.client() as client:
        page = client.ask(
            DrawPage(
                hit=hit.id, page=2, start=citation.char_start, end=citation.char_end,
                words=hit.passages[0].highlights, width=600,
            ),
            DrawnPage,
        )  # fmt: skip
        assert (page.page, page.pages) == (2, 2)
        picture = Image.open(io.BytesIO(page.image)).convert("L")
        assert picture.size == (600, 800)
        assert len(page.passage) == 3
        assert len(page.words) == 2
        for left, top, right, bottom in page.words:
            box = (int(left * 600), int(top * 800), int(right * 600), int(bottom * 800))
            assert any(picture.crop(box).histogram()[:128]), "a word's box holds its ink"
        with pytest.raises(MagpieError, match="no page 9"):
            client.ask(DrawPage(hit=hit.id, page=9, start=0, end=0, words=[], width=9), DrawnPage)
        with pytest.raises(MagpieError, match="width"):
            client.ask(DrawPage(hit=hit.id, page=1, start=0, end=0, words=[], width=0), DrawnPage)
        (text,) = indexed.search("kingfisher").hits
        with pytest.raises(MagpieError, match="Only a PDF"):
            client.ask(DrawPage(hit=text.id, page=1, start=0, end=0, words=[], width=9), DrawnPage)


def test_pages_are_drawn_by_a_child_that_ends_with_the_service(indexed: Magpie) -> None:
    (hit,) = indexed.search("silver fish").hits
    request = DrawPage(hit=hit.id, page=1, start=0, end=0, words=[], width=50)
    with indexed.client() as client:
        client.ask(request, DrawnPage)
        (child,) = drawing(indexed)
        child.kill()
        eventually(lambda: ended(child), "the child is gone")
        client.ask(request, DrawnPage)
    (child,) = drawing(indexed)
    indexed.kill()
    eventually(lambda: ended(child), "the child ends too")


def test_the_text_around_a_hit_is_read(indexed: Magpie) -> None:
    (hit,) = indexed.search("kingfisher").hits
    citation = hit.passages[0].citation
    with indexed.client() as client:
        found = client.ask(
            ReadAround(hit=hit.id, start=citation.char_start, end=citation.char_end, around=400),
            TextAround,
        )
    assert found.text.endswith("the kingfisher dived\n")
    assert not found.more
    assert found.line is not None
    assert found.text.startswith(f"entry {found.line - 1}:")
    assert found.lines == 901


def test_the_pane_shows_the_page_and_its_text(indexed: Magpie, pane: PreviewPane) -> None:
    (hit,) = indexed.search("silver fish").hits
    pane.show_hit(hit)
    view = pane.findChild(PageView)
    assert isinstance(view, PageView)
    until(view.isVisible, "the page")
    assert view.accessibleDescription() == "Page 2 of 2"
    pane.show_as_text(True)
    until(lambda: "Contents" in pane.shown_text(), "the page before, too")
    assert "for a silver fish" in pane.shown_text()
