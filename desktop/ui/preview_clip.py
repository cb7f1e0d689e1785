"""Shows a clip: its text, picture or colour; at once what its row has, then all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.preview.blocks import Block
from desktop.preview.clips import FileFact, blocks_of, file_blocks, file_facts, spans_of
from desktop.preview.loading import Cancel, Loader, Trouble
from desktop.search.colours import Colour, parse
from desktop.ui.clip_badges import draw_colour
from desktop.ui.clip_wording import file_line
from desktop.ui.icons import clip_icon
from desktop.ui.preview_card import Card
from desktop.ui.preview_image import ImageView, Picture, picture_in
from desktop.ui.preview_layout import Marks
from desktop.ui.preview_source import Asking, PreviewSource
from desktop.ui.preview_text import TextView
from desktop.ui.preview_timers import Timers
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording, tr
from indexer.contract.clips import Clip, ClipRow, GetClip
from indexer.contract.messages import AnyReply, Hit

_MOST_PREVIEWED: Final = 20 << 20  # bytes of a clip
_SWATCH: Final = 112  # pixels high
_LINE: Final = 30


@dataclass(frozen=True)
class ClipWant:
    """A clip's content, as it is since it was copied last, for so much room in pixels."""

    row: ClipRow
    width: int
    height: int

    def __hash__(self) -> int:
        return hash((self.row.id, self.row.place, self.width, self.height))


@dataclass(frozen=True)
class Content:
    """What is shown of a clip: a picture, or text."""

    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None


class ClipPreview(QWidget):
    """What is to be seen of one clip."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._hit: Hit | None = None
        self._words: tuple[str, ...] = ()
        self._shown: int | None = None  # the clip whose whole content is shown
        self._source = PreviewSource()
        self._loader: Loader[ClipWant, Content] = Loader(
            self._fetch, Timers(self).later, self._take, self._late
        )
        self.text_view, self._image = TextView(theme), ImageView(theme)
        self._colour, self._card = ColourView(theme), Card(theme)
        self._card.tell("", "", "")
        self._stack = QStackedWidget()
        for view in (self._card, self.text_view, self._image, self._colour):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def load_from(self, asking: Asking, background: Background) -> None:
        """Fetch contents by this connection."""
        self._source.ask_from(asking, background)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.text_view.restyle()
        self._colour.update()

    @property
    def settled(self) -> bool:
        """Whether all that belongs to the clip is shown."""
        return self._loader.settled

    def text(self) -> str:
        """Return the text that is to be read."""
        view = self._stack.currentWidget()
        return view.text() if isinstance(view, TextView | Card | ColourView) else ""

    def show_clip(self, hit: Hit | None) -> None:
        """Show a clip, or nothing; what is on its way for another one is given up."""
        before, self._hit = self._hit, hit
        row = hit.clip if hit is not None else None
        if hit is None or row is None:
            self._shown = None
            self._loader.want(None)
            return
        self._words = tuple(
            passage.text[start:end] for passage in hit.passages for start, end in passage.highlights
        )
        if before is None or before.id != hit.id:
            self._shown = None
            self._show_at_once(row)
        self._want(row)

    def forget(self) -> None:
        """Let go of what was loaded."""
        self._loader.forget()
        self._shown = None

    def scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        if self._stack.currentWidget() is self.text_view:
            self.text_view.scroll_by(lines * self.text_view.line_height())

    def _show_at_once(self, row: ClipRow) -> None:
        """Show what the row has, as far as it is what the whole will begin with."""
        colour = parse(row.text) if row.kind == "colour" else None
        if colour is not None:
            self._colour.show_colour(colour, row.text.strip())
            self._stack.setCurrentWidget(self._colour)
        elif row.kind in ("text", "code", "link", "colour"):
            self._show_blocks(blocks_of(row.kind, row.text, "", row.title))

    def _want(self, row: ClipRow) -> None:
        whole = row.kind in ("link", "colour") and row.length <= len(row.text)
        if whole or row.size > _MOST_PREVIEWED:
            self._loader.want(None)
            if not whole and self._shown is None and row.kind not in ("text", "code"):
                self._card.tell(clip_icon(row), "", tr("It is too large to be shown here."))
                self._stack.setCurrentWidget(self._card)
            return
        room = (self.size() if row.kind == "image" else QSize()) * self.devicePixelRatioF()
        self._loader.want(ClipWant(row, max(room.width(), 1), max(room.height(), 1)))

    # Loading

    def _fetch(self, want: ClipWant, done: Callable[[Content | Trouble], None]) -> Cancel:
        def make(reply: AnyReply) -> Callable[[], Content | None] | Trouble:
            if not isinstance(reply, Clip):
                return self._source.trouble(reply)
            return partial(self._made, want, reply)

        return self._source.fetch(GetClip(clip=want.row.id), make, done)

    def _made(self, want: ClipWant, clip: Clip) -> Content | None:
        """Make of a clip what is shown; not in Qt's thread."""
        kind = want.row.kind
        if kind == "image":
            picture = picture_in(clip.image, QSize(want.width, want.height))
            return None if picture is None else Content(picture=picture)
        if kind == "files":
            return Content(file_blocks(file_facts(clip), self._worded))
        return Content(blocks_of(kind, clip.text, clip.html, want.row.title))

    def _worded(self, fact: FileFact) -> str:
        return file_line(fact, self._wording.place_of(fact.folder), self._wording.now())

    def _take(self, found: Content | Trouble) -> None:
        hit = self._hit
        if hit is None or hit.clip is None:
            return
        match found:
            case Trouble(line):
                if self._shown is None and hit.clip.kind not in ("text", "code"):
                    self._card.tell("warning", "", line)
                    self._stack.setCurrentWidget(self._card)
            case Content(picture=None):
                self._show_blocks(found.blocks, keep=self._shown == hit.clip.id)
            case Content():
                self._image.show_picture(found.picture)
                self._stack.setCurrentWidget(self._image)
        self._shown = hit.clip.id

    def _show_blocks(self, blocks: tuple[Block, ...], *, keep: bool = False) -> None:
        spans = spans_of(blocks, self._words)
        self.text_view.show_blocks(blocks, Marks(matches=spans), 0, keep=keep)
        if spans and not keep:
            self.text_view.make_visible(spans[0][0])
        self._stack.setCurrentWidget(self.text_view)

    def _late(self) -> None:
        """Let go of what was shown before, as the new takes its time."""
        hit = self._hit
        if hit is None or hit.clip is None or self._shown is not None:
            return
        if hit.clip.kind in ("image", "files", "html"):
            self._card.tell(clip_icon(hit.clip), "", tr("Loading …"))
            self._stack.setCurrentWidget(self._card)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fit a picture to the room there is."""
        super().resizeEvent(event)
        if self._hit is not None and self._hit.clip is not None and self._hit.clip.kind == "image":
            self._want(self._hit.clip)


class ColourView(QWidget):
    """A colour, and the ways to write it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour: Colour | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(tr("Preview"))

    def show_colour(self, colour: Colour, written: str) -> None:
        """Show a colour, which was written so."""
        self._colour = colour
        ways = (("HEX", colour.hex), ("RGB", colour.rgb), ("HSL", colour.hsl))
        known = {value.casefold() for _, value in ways}
        own = () if written.casefold() in known else ((tr("Copied as"), written),)
        self._lines = (*own, *ways)
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """Return how it is written, a line each."""
        return "\n".join(value for _, value in self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the colour, and the ways below it."""
        del event
        if self._colour is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, sizes = self._theme.tokens, self._theme.sizes
        box = QRectF(1, 4, self.width() - 6, _SWATCH)
        draw_colour(painter, box, self._colour, self._theme, radius=8)
        name_font = self._theme.font(sizes.small)
        wide = max(QFontMetrics(name_font).horizontalAdvance(name) for name, _ in self._lines) + 18
        tall = self._theme.room(_LINE)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = box.bottom() + 14
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for name, value in self._lines:
            left = QRectF(1, y, wide, tall)
            right = QRectF(wide, y, self.width() - wide - 6, tall)
            if rtl:
                left.moveRight(self.width() - 1)
                right.moveRight(left.left())
            painter.setFont(name_font)
            painter.setPen(tokens.color("muted"))
            painter.drawText(left, flags, name)
            painter.setFont(self._theme.font(sizes.body, code=True))
            painter.setPen(tokens.color("text"))
            painter.drawText(right, flags, value)
            y += tall
        painter.end()
