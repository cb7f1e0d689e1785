"""Shows a snippet: at once what its row has, then its whole template, source and commands."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.preview.blocks import Block
from desktop.preview.clips import spans_of
from desktop.preview.loading import Cancel, Loader, Trouble
from desktop.preview.rich import placed
from desktop.preview.snippets import blocks_of, blocks_of_text, command_blocks, noted
from desktop.ui.preview_card import Card
from desktop.ui.preview_image import ImageView, Picture, read_picture
from desktop.ui.preview_layout import Marks
from desktop.ui.preview_source import Asking, PreviewSource
from desktop.ui.preview_text import TextView
from desktop.ui.preview_timers import Timers
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import AnyReply, Hit
from indexer.contract.snippet_messages import GetSnippet, SnippetRow, WholeSnippet

_ROOM: Final = QSize(2048, 2048)  # pixels of a picture


@dataclass(frozen=True)
class SnippetWant:
    """A snippet as it is since it was changed last."""

    uid: str
    modified: float
    waits: bool


@dataclass(frozen=True)
class Content:
    """What is shown of a snippet: a picture, or text."""

    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None


class SnippetPreview(QWidget):
    """What is to be seen of one snippet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._hit: Hit | None = None
        self._words: tuple[str, ...] = ()
        self._source = PreviewSource()
        self._loader: Loader[SnippetWant, Content] = Loader(
            self._fetch, Timers(self).later, self._take, lambda: None
        )
        self.text_view, self._image, self._card = TextView(theme), ImageView(theme), Card(theme)
        self._stack = QStackedWidget()
        for view in (self._card, self.text_view, self._image):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def load_from(self, asking: Asking, background: Background) -> None:
        """Fetch snippets by this connection."""
        self._source.ask_from(asking, background)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.text_view.restyle()

    @property
    def settled(self) -> bool:
        """Whether all that belongs to the snippet is shown."""
        return self._loader.settled

    def text(self) -> str:
        """Return the text that is to be read."""
        view = self._stack.currentWidget()
        return view.text() if isinstance(view, TextView | Card) else ""

    def show_snippet(self, hit: Hit | None) -> None:
        """Show a snippet, or nothing; what is on its way for another one is given up."""
        before, self._hit = self._hit, hit
        row = hit.snippet if hit is not None else None
        if hit is None or row is None:
            self._loader.want(None)
            return
        self._words = _found(hit, row)
        if before is None or before.id != hit.id:
            self._show_at_once(row)
        self._loader.want(SnippetWant(row.uid, row.modified, row.waits))

    def forget(self) -> None:
        """Let go of what was loaded."""
        self._loader.forget()
        self._hit = None

    def scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        if self._stack.currentWidget() is self.text_view:
            self.text_view.scroll_by(lines * self.text_view.line_height())

    def _show_at_once(self, row: SnippetRow) -> None:
        if row.image and not row.text:
            self._card.tell("image", "", tr("Loading …"))
            self._stack.setCurrentWidget(self._card)
        else:
            self._show_blocks(blocks_of_text(row.text), keep=False)

    # Loading

    def _fetch(self, want: SnippetWant, done: Callable[[Content | Trouble], None]) -> Cancel:
        def make(reply: AnyReply) -> Callable[[], Content | None] | Trouble:
            if not isinstance(reply, WholeSnippet):
                return self._source.trouble(reply)
            return partial(_made, reply)

        return self._source.fetch(GetSnippet(key=want.uid), make, done)

    def _take(self, found: Content | Trouble) -> None:
        row = self._hit.snippet if self._hit is not None else None
        if row is None:
            return
        match found:
            case Trouble(line):
                if row.image:
                    self._card.tell("warning", "", line)
            case Content(picture=None):
                self._show_blocks(found.blocks, keep=True)
            case Content():
                self._image.show_picture(found.picture)
                self._stack.setCurrentWidget(self._image)

    def _show_blocks(self, blocks: tuple[Block, ...], *, keep: bool) -> None:
        spans = spans_of(blocks, self._words)
        self.text_view.show_blocks(blocks, Marks(matches=spans), 0, keep=keep)
        if spans and not keep:
            self.text_view.make_visible(spans[0][0])
        self._stack.setCurrentWidget(self.text_view)


def _found(hit: Hit, row: SnippetRow) -> tuple[str, ...]:
    """Return the words of the query that the snippet has."""
    words = [row.text[start:end] for start, end in row.highlights]
    for passage in hit.passages:
        words += [passage.text[start:end] for start, end in passage.highlights]
    return tuple(words)


def _made(reply: WholeSnippet) -> Content | None:
    """Make of a snippet what is shown; not in Qt's thread."""
    snippet = reply.snippet
    if snippet.image:
        picture = read_picture(os.fsencode(os.path.expanduser(snippet.image)), _ROOM)
        return None if picture is None else Content(picture=picture)
    source = (
        *noted(tr("Source"), [snippet.source.label]),
        *noted(tr("Comment"), [snippet.comment]),
    )
    runs = command_blocks(
        tr("Would run or read"),
        reply.commands,
        tr("Approved: it runs when you use the snippet."),
        tr("Not approved: it is not run, and its place stays as text."),
    )
    commands = runs if reply.commands else ()
    return Content(tuple(placed([*blocks_of(snippet), *commands, *source])))
