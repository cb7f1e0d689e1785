"""Shows the selected hit: its name and facts, its passages to go through, and what they are in.

What the hit carries shows at once; what has to be read or drawn comes in its place when it is
there, and the old picture stays until then for a moment, so that going through hits never flickers.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.preview.kinds import View, path_of, view_of
from desktop.preview.loading import Loader, Trouble
from desktop.ui.app_icons import AppIcons
from desktop.ui.icons import icon_name
from desktop.ui.preview_card import Card
from desktop.ui.preview_chips import Chips
from desktop.ui.preview_clip import ClipPreview
from desktop.ui.preview_head import Head
from desktop.ui.preview_image import ImageView, Picture
from desktop.ui.preview_page import Page, PageView
from desktop.ui.preview_passages import important, marks_of, same_passage, state_of
from desktop.ui.preview_snippet import SnippetPreview
from desktop.ui.preview_source import (
    Asking,
    ImageWant,
    PageWant,
    PreviewSource,
    Text,
    TextWant,
    blocks_of,
    page_want,
)
from desktop.ui.preview_text import TextView
from desktop.ui.preview_timers import Timers
from desktop.ui.preview_words import Facts
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording, tr
from indexer.contract.messages import Hit, Passage

_SIDE: Final = 20
_EDGE: Final = 16
_APP_ICON: Final = 72


class PreviewPane(QWidget):
    """A hit, one of its passages, and what is around it."""

    def __init__(self, theme: Theme, wording: Wording, app_icons: AppIcons | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._hit: Hit | None = None
        self._view: View = "text"
        self._number = 0  # of the passage
        self._as_text = False  # the person wants the text of pages
        self._text: Text | None = None
        self._page: Page | None = None
        self._picture: Picture | None = None
        self._problem = ""
        self._timers = Timers(self)
        self._source = PreviewSource()
        later = self._timers.later
        self._texts: Loader[TextWant, Text] = Loader(
            self._source.text, later, self._take_text, self._show_late
        )
        self._pictures: Loader[PageWant | ImageWant, Page | Picture] = Loader(
            self._source.picture, later, self._take_picture, self._show_late
        )
        self._make_parts(app_icons)
        self.restyle()
        self.show_hit(None)

    def _make_parts(self, app_icons: AppIcons | None) -> None:
        theme = self._theme
        self._head = Head(theme, self._wording)
        self._chips = Chips(theme, tr("Passage"))
        self._chips.chosen.connect(self._go_to)
        self._ways = Chips(theme, tr("Shown as"))
        self._ways.chosen.connect(lambda number: self.show_as_text(number == 1))
        self._text_view = TextView(theme)
        self._page_view = PageView(theme)
        self._image_view = ImageView(theme)
        self._clip_view = ClipPreview(theme, self._wording)
        self._snippet_view = SnippetPreview(theme)
        self._card = Card(theme, app_icons)
        self._stack = QStackedWidget()
        files = (self._card, self._text_view, self._page_view, self._image_view)
        for view in (*files, self._clip_view, self._snippet_view):
            self._stack.addWidget(view)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 2)
        row.setSpacing(12)
        row.addWidget(self._chips, 1)
        row.addWidget(self._ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, _EDGE, _EDGE - 4, 0)
        layout.setSpacing(3)
        layout.addWidget(self._head)
        layout.addLayout(row)
        layout.addSpacing(6)
        layout.addWidget(self._stack, 1)

    def load_from(self, asking: Asking, background: Background) -> None:
        """Load previews by this connection; without one, only what hits carry is shown."""
        self._source.ask_from(asking, background)

    def load_clips_from(self, asking: Asking, background: Background) -> None:
        """Load what clips hold by this connection, so that a large one holds up nothing else."""
        self._clip_view.load_from(asking, background)
        self._snippet_view.load_from(asking, background)

    def forget_clips(self) -> None:
        """Let go of what was loaded of clips and snippets."""
        self._clip_view.forget()
        self._snippet_view.forget()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        views = (self._text_view, self._page_view, self._clip_view, self._snippet_view)
        for part in (self._head, self._chips, self._ways, *views):
            part.restyle()
        self.update()

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or nothing; the same hit again keeps the passage and the place."""
        if hit is not None and hit == self._hit:
            return
        before, self._hit = self._hit, hit
        same = before is not None and hit is not None and state_of(before) == state_of(hit)
        if not same:
            self._text = self._page = self._picture = None
            self._problem = ""
        if hit is None:
            self._show_nothing()
            return
        self._clip_view.show_clip(hit if hit.clip is not None else None)
        self._snippet_view.show_snippet(hit if hit.snippet is not None else None)
        if hit.clip is not None or hit.snippet is not None:
            self._show_own(hit)
            return
        number = same_passage(before, self._number, hit) if same else 0
        stays = same and number == self._number
        self._number = number
        self._view = view_of(hit)
        self._show_head(hit)
        self._show_passage(stays=stays)

    def scroll_by(self, lines: int) -> None:
        """Scroll down by so many lines, up by negative ones."""
        view = self._stack.currentWidget()
        if isinstance(view, TextView | PageView):
            view.scroll_by(lines * self._text_view.line_height())
        elif isinstance(view, ClipPreview | SnippetPreview):
            view.scroll_by(lines)

    def next_passage(self, step: int) -> None:
        """Go to the next passage of the hit, or to the one before it by -1; round at the ends."""
        if self._hit is not None and len(self._hit.passages) > 1:
            self._go_to((self._number + step) % len(self._hit.passages))

    def show_as_text(self, text: bool) -> None:
        """Show the text of pages, or the pages; this holds for every hit from now on."""
        if self._as_text != text:
            self._as_text = text
            if self._hit is not None:
                self._show_passage(stays=False)

    def toggle_text(self) -> None:
        """Show the text of pages in place of the pages, and the other way round."""
        self.show_as_text(not self._as_text)

    @property
    def passage(self) -> Passage | None:
        """The passage that is shown, if any."""
        passages = self._hit.passages if self._hit is not None else []
        return passages[self._number] if self._number < len(passages) else None

    @property
    def settled(self) -> bool:
        """Whether all that belongs to the hit is shown."""
        own = self._clip_view.settled and self._snippet_view.settled
        return self._texts.settled and self._pictures.settled and own

    def shown_text(self) -> str:
        """Return the text that is to be read in the pane, empty for a page or picture."""
        view = self._stack.currentWidget()
        read = TextView | Card | ClipPreview | SnippetPreview
        return view.text() if isinstance(view, read) else ""

    def _go_to(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._show_passage(stays=False)

    def _show_own(self, hit: Hit) -> None:
        """Show what is kept by Magpie itself: a clip or a snippet."""
        self._view = "text"
        self._want_nothing()
        if hit.clip is not None:
            self._head.show_clip(hit)
            self._stack.setCurrentWidget(self._clip_view)
        else:
            self._head.show_snippet(hit)
            self._stack.setCurrentWidget(self._snippet_view)

    def _want_nothing(self) -> None:
        self._texts.want(None)
        self._pictures.want(None)
        self._chips.show_labels((), 0)
        self._ways.show_labels((), 0)

    def _show_nothing(self) -> None:
        self._want_nothing()
        self._clip_view.show_clip(None)
        self._snippet_view.show_snippet(None)
        self._head.clear()
        self._card.tell("", "", "")
        self._stack.setCurrentWidget(self._card)

    def _show_head(self, hit: Hit) -> None:
        if self._view == "app":
            self._head.clear()
            return
        self._head.show_hit(hit)
        self._show_facts()

    def _show_facts(self) -> None:
        hit = self._hit
        if hit is None or self._view == "app":
            return
        facts = Facts(
            size=self._text.size if self._text else 0,
            lines=self._text.lines if self._text else 0,
            page=self._page.number if self._page else 0,
            pages=self._page.pages if self._page else 0,
            pixels=self._picture.size if self._picture else None,
        )
        self._head.show_facts(hit, facts)

    def _show_passage(self, *, stays: bool) -> None:
        """Show the passage chosen, at once from what is here, then from what is loaded."""
        hit = self._hit
        if hit is None:
            return
        labels = [told(one.citation.label) for one in hit.passages if one.citation.label]
        self._chips.show_labels(labels, min(self._number, max(len(labels) - 1, 0)))
        switch = self._view == "page" and bool(hit.passages)
        ways = (tr("Page"), tr("Text"))
        self._ways.show_labels(ways if switch else (), int(self._as_text))
        if self._view == "app":
            self._show_application(hit)
            return
        self._want_text(hit, stays=stays)
        self._want_picture(hit)

    def _show_application(self, hit: Hit) -> None:
        self._texts.want(None)
        self._pictures.want(None)
        self._card.tell("app", hit.title, hit.subtitle, size=_APP_ICON, own=hit.icon)
        self._stack.setCurrentWidget(self._card)

    # Text

    def _want_text(self, hit: Hit, *, stays: bool) -> None:
        passage = self.passage
        citation = passage.citation if passage is not None else None
        span = (citation.char_start, citation.char_end) if citation is not None else (0, 0)
        want = TextWant(hit.id, hit.modified, self._view, hit.title, span)
        if self._text is not None and self._text.covers(want):
            self._texts.want(None)
            if stays:
                self._text_view.mark(marks_of(hit, self.passage))
            else:
                self._show_text(self._text, keep=False)
            return
        self._text = None
        shows_text = self._shows_text()
        if passage is not None and citation is not None:
            blocks = blocks_of(self._view, passage.text, span[0], citation.line_start)
            more = hit.kind == "file" and span[0] > 0
            self._text_view.show_blocks(blocks, marks_of(hit, self.passage), span[0], more=more)
            self._text_view.make_visible(important(passage))
            if shows_text:
                self._stack.setCurrentWidget(self._text_view)
        self._texts.want(want if hit.kind == "file" else None)
        if passage is None and hit.kind != "file":
            self._tell(icon_name(hit), tr("There is no preview."))

    def _take_text(self, text: Text | Trouble) -> None:
        if isinstance(text, Trouble):
            if self.passage is None and self._shows_text():
                self._tell("warning", text.line)
            return
        self._text = text
        self._show_facts()
        if not text.blocks:
            if self._shows_text():
                self._tell_why_empty(text)
            return
        keep = self.passage is not None
        self._show_text(text, keep=keep)

    def _show_text(self, text: Text, *, keep: bool) -> None:
        hit, passage = self._hit, self.passage
        if hit is None or not text.blocks:
            return
        start = passage.citation.char_start if passage is not None else text.start
        self._text_view.show_blocks(text.blocks, marks_of(hit, self.passage), start, keep=keep)
        if not keep and passage is not None:
            self._text_view.scroll_to(start)
            self._text_view.make_visible(important(passage))
        if self._shows_text():
            self._stack.setCurrentWidget(self._text_view)

    def _shows_text(self) -> bool:
        """Whether the text is what is to be seen, rather than a picture."""
        if self._view == "image":
            return False
        return self._view != "page" or self._as_text or bool(self._problem)

    # Pages and pictures

    def _want_picture(self, hit: Hit) -> None:
        room = self._stack.size() * self.devicePixelRatioF()
        path = path_of(hit)
        want: PageWant | ImageWant | None = None
        if self._view == "image" and path is not None:
            want = ImageWant(path, hit.modified, max(room.width(), 1), max(room.height(), 1))
        elif self._view == "page" and not self._as_text:
            width = max(round((self._stack.width() - 2) * self.devicePixelRatioF()), 1)
            want = page_want(hit, self.passage, width)
        if want is None:
            self._problem = ""
        self._pictures.want(want)

    def _take_picture(self, found: Page | Picture | Trouble) -> None:
        match found:
            case Page():
                self._page, self._problem = found, ""
                self._page_view.show_page(found)
                self._stack.setCurrentWidget(self._page_view)
            case Picture():
                self._picture = found
                self._image_view.show_picture(found)
                self._stack.setCurrentWidget(self._image_view)
            case Trouble(line):
                self._problem = line
                self._show_instead(line)
        self._show_facts()

    def _show_instead(self, line: str) -> None:
        """Show the text where a page cannot be drawn, or why there is neither."""
        if self._view == "page" and self.passage is not None:
            self._stack.setCurrentWidget(self._text_view)
        elif self._hit is not None:
            problem = self._text.problem if self._text is not None else ""
            self._tell("warning" if self._view == "page" else "image", problem or line)

    def _show_late(self) -> None:
        """Let go of what was shown before, as the new takes its time."""
        hit = self._hit
        if hit is None:
            return
        if (self._view == "page" and self._page is None) or (self._view == "image" and (
            self._picture is None
        )) or (self.passage is None and self._text is None):  # fmt: skip
            if self.passage is not None and self._view != "image":
                self._stack.setCurrentWidget(self._text_view)
            else:
                self._tell(icon_name(hit), tr("Loading …"))

    def _tell_why_empty(self, text: Text) -> None:
        hit = self._hit
        if hit is not None:
            nothing = tr("There is no text in it.") if text.size else tr("This file is empty.")
            self._tell(icon_name(hit), text.problem or nothing)

    def _tell(self, icon: str, line: str) -> None:
        self._card.tell(icon, "", line)
        self._stack.setCurrentWidget(self._card)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Draw pages and pictures for the room there is."""
        super().resizeEvent(event)
        if self._hit is not None and self._view in ("page", "image"):
            self._want_picture(self._hit)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that leaves the width to the window."""
        return QSize(420, 420)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the pane's ground, a shade lower than the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.color("sunken"))
        painter.setPen(QPen(self._theme.tokens.color("border")))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.rect().right() if rtl else 0
        painter.drawLine(x, 0, x, self.height())
        del event
        painter.end()
