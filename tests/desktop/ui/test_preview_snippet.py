"""The preview of snippets, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel

from desktop.background import Background
from desktop.ui import snippet_wording
from desktop.ui.preview_image import ImageView
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.preview_snippet import SnippetPreview
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import AnyReply, AnyRequest, Error
from indexer.contract.snippet_messages import (
    GetSnippet,
    SnippetCommand,
    SnippetRow,
    WholeSnippet,
)
from indexer.contract.snippets import Citation, Snippet
from tests.desktop.qt import until
from tests.desktop.search.hits import snippet_hit
from tests.desktop.ui.clips import NOW

COMMAND = SnippetCommand("d", "shell", "uname -sr", "bash", approved=False)


class Vault:
    """Answers with one snippet, or that it is gone."""

    def __init__(self) -> None:
        self.snippet: Snippet | None = None
        self.commands: list[SnippetCommand] = []
        self.asked: list[str] = []

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        assert isinstance(request, GetSnippet)
        self.asked.append(request.key)
        row = snippet_hit(request.key).snippet
        if self.snippet is None or row is None:
            on_reply(Error(code="invalid", message="There is no snippet s."))
        else:
            on_reply(WholeSnippet(self.snippet, row, [], self.commands))
        return len(self.asked)

    def forget(self, number: int) -> None:
        """It has been answered."""


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def pane(vault: Vault, application: QApplication) -> Iterator[PreviewPane]:
    del application
    background = Background()
    made = PreviewPane(Theme("light"), Wording(lambda: NOW, b"/home/ada"))
    made.load_clips_from(vault, background)
    made.resize(460, 440)
    made.show()
    yield made
    made.show_hit(None)
    background.close()
    made.close()


def lines(pane: PreviewPane) -> list[str]:
    return [label.accessibleName() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_its_row_is_shown_at_once_then_all_of_it(pane: PreviewPane, vault: Vault) -> None:
    vault.snippet = Snippet(
        uid="s", text="Dear {{name}}, all of it", comment="for customers",
        source=Citation(label="offer.pdf, p. 1"),
    )  # fmt: skip
    vault.commands = [COMMAND, msgspec.structs.replace(COMMAND, text="id", approved=True)]
    pane.show_hit(snippet_hit("s", text="Dear {{name}},", keywords=[":d", ":dear"], tags=["mail"]))
    assert pane.shown_text() == "Dear \u00a0name\u00a0,"
    assert lines(pane)[:2] == ["snippet s", ":d, :dear  ·  #mail"]
    until(lambda: pane.settled, "it is loaded")
    until(lambda: "all of it" in pane.shown_text(), "all of it is shown")
    shown = pane.shown_text()
    assert "uname -sr" in shown
    assert "Not approved" in shown
    assert "Approved: it runs" in shown
    assert "offer.pdf, p. 1" in shown
    assert "for customers" in shown


def test_one_that_is_gone_keeps_what_its_row_says(pane: PreviewPane, vault: Vault) -> None:
    pane.show_hit(snippet_hit("s"))
    until(lambda: bool(vault.asked) and pane.settled, "it was asked for")
    assert pane.shown_text() == "the text of s"


def test_a_picture_is_shown(pane: PreviewPane, vault: Vault, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    drawn = QImage(40, 20, QImage.Format.Format_RGB32)
    drawn.fill(QColor("red"))
    assert drawn.save(str(file))
    vault.snippet = Snippet(uid="s", image=str(file))
    pane.show_hit(snippet_hit("s", text="", image=str(file)))
    inside = pane.findChild(SnippetPreview)
    assert isinstance(inside, SnippetPreview)
    until(lambda: isinstance(inside._stack.currentWidget(), ImageView), "it is shown")


def test_words_that_were_searched_are_marked(pane: PreviewPane) -> None:
    pane.show_hit(snippet_hit("s", text="a heron, a tern", highlights=[(2, 7)]))
    inside = pane.findChild(SnippetPreview)
    assert isinstance(inside, SnippetPreview)
    assert inside.text_view._marks.matches == ((2, 7),)


def row(**changes: object) -> SnippetRow:
    found = snippet_hit("s").snippet
    assert found is not None
    return msgspec.structs.replace(found, **changes)


def test_what_a_row_says(application: QApplication) -> None:
    del application
    wording = Wording(lambda: NOW, b"/home/ada")
    assert snippet_wording.first_words(row(text="Dear [[name]],\nhello")) == "Dear ‹name›, hello"
    nameless = row(name="", title="Dear ‹name›,", text="Dear [[name]],\nhello")
    assert snippet_wording.first_words(nameless) == "hello"
    markdown = row(text="# Of {{date}}\n\n- **who**: [[who]]", rich=True)
    assert snippet_wording.first_words(markdown) == "Of ‹date› who: ‹who›"
    assert snippet_wording.first_words(row(text="", image="/a.png")) == "Image"
    assert snippet_wording.belongs(row(folder="Mail/Work", tags=["a", "b"])) == "Mail › Work #a #b"
    assert snippet_wording.keyword(row(keywords=[], regex="\\d+")) == "\\d+"
    assert "not used yet" in snippet_wording.facts(row(), wording.now())
    often = snippet_wording.facts(row(uses=3, used=NOW, format="espanso"), wording.now())
    assert "used 3 times, last today" in often
    assert "from espanso" in often
    hit = snippet_hit("s", waits=True, form=True, tags=["mail"])
    spoken = wording.spoken(hit)
    assert spoken == (
        "snippet s, :s, #mail, the text of s, asks for something,"
        " has a command that is not approved"
    )
    assert wording.time(hit) == ""
