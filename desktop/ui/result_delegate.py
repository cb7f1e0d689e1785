"""Paints the list's rows: an icon, the title with what matches marked, where it is, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.search.matching import title_spans
from desktop.search.offers import Offer, WebSearch
from desktop.search.rows import HeadingRow, HitRow, OfferRow
from desktop.ui.action_wording import offer_detail, offer_name
from desktop.ui.app_icons import AppIcons
from desktop.ui.face import Face
from desktop.ui.icons import icon_name, pixmap
from desktop.ui.results_model import Role
from desktop.ui.row_painting import (
    LEADING,
    Place,
    draw_ground,
    is_selected,
    line_height,
    placing,
    write,
    write_marked,
)
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit

Index = QModelIndex | QPersistentModelIndex

_TOP: Final = 7
_BOTTOM: Final = 9
_HEADING_MORE: Final = 19  # pixels of a heading beside its type
_MARGIN: Final = 8
_PADDING: Final = 10
_ICON: Final = 24
_GAP: Final = 12
_RADIUS: Final = 8


class ResultDelegate(QStyledItemDelegate):
    """Draws rows from the snapshot's values alone; it holds nothing but what is typed."""

    def __init__(self, theme: Theme, wording: Wording, app_icons: AppIcons | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._app_icons = app_icons
        self.query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return a row's size: headings are lower."""
        del option
        sizes = self._theme.sizes
        if isinstance(index.data(Role.ROW), HeadingRow):
            return QSize(100, sizes.tiny + _HEADING_MORE)
        return QSize(100, _TOP + line_height(sizes.title) + line_height(sizes.small) + _BOTTOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(Role.ROW)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, HeadingRow):
            self._heading(painter, area, row)
        elif isinstance(row, HitRow):
            self._hit(painter, area, row, is_selected(option), option.direction)
        elif isinstance(row, OfferRow):
            self._offer(painter, area, row.offer, is_selected(option), option.direction)
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, row: HeadingRow) -> None:
        painter.setFont(self._theme.font(self._theme.sizes.tiny, bold=True))
        painter.setPen(self._theme.tokens.color("faint"))
        inner = area.adjusted(_MARGIN + _PADDING, 8, -_MARGIN - _PADDING, 0)
        painter.drawText(inner, LEADING, self._wording.heading(row))

    def _hit(
        self, painter: QPainter, area: QRect, row: HitRow, selected: bool,
        direction: Qt.LayoutDirection,
    ) -> None:  # fmt: skip
        tokens, sizes = self._theme.tokens, self._theme.sizes
        card = area.adjusted(_MARGIN, 1, -_MARGIN, -1)
        if selected:
            draw_ground(painter, card, _RADIUS, tokens.color("selection"))
        inner = card.adjusted(_PADDING, 0, -_PADDING, 0)
        place = placing(inner, direction)
        box = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        ratio = painter.device().devicePixelRatioF()
        color = tokens.accent if selected else tokens.muted
        painter.drawPixmap(place(box).topLeft(), self._icon(row.hit, color, ratio))
        left = box.right() + _GAP
        top = QRect(left, inner.top() + _TOP, inner.right() - left + 1, line_height(sizes.title))
        below = QRect(left, top.bottom() + 2, top.width(), line_height(sizes.small))
        told, cited = self._wording.place(row.hit), self._wording.citation(row.hit)
        if not (told or cited):  # a lone line stands in the middle, beside the icon
            top.moveTop(inner.center().y() - top.height() // 2)
        tiny, small = self._theme.face(sizes.tiny), self._theme.face(sizes.small)
        time = self._aside(painter, place, top, self._wording.time(row.hit), tiny)
        citation = self._aside(painter, place, below, cited, tiny)
        self._title(painter, place(top.adjusted(0, 0, -time, 0)), row)
        rest = place(below.adjusted(0, 0, -citation, 0))
        write(painter, rest, told, (small, tokens.color("muted")))

    def _icon(self, hit: Hit, color: str, ratio: float) -> QPixmap:
        """Return an application's own icon once it is there, else ours for such a hit."""
        own = self._app_icons.pixmap(hit.icon, _ICON, ratio) if self._app_icons else None
        return pixmap(icon_name(hit), color, _ICON, ratio) if own is None else own

    def _offer(
        self, painter: QPainter, area: QRect, offer: Offer, selected: bool,
        direction: Qt.LayoutDirection,
    ) -> None:  # fmt: skip
        tokens, sizes = self._theme.tokens, self._theme.sizes
        card = area.adjusted(_MARGIN, 1, -_MARGIN, -1)
        if selected:
            draw_ground(painter, card, _RADIUS, tokens.color("selection"))
        inner = card.adjusted(_PADDING, 0, -_PADDING, 0)
        place = placing(inner, direction)
        box = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        left = box.right() + _GAP
        name = "web" if isinstance(offer, WebSearch) else "terminal"
        ratio = painter.device().devicePixelRatioF()
        color = tokens.accent if selected else tokens.muted
        painter.drawPixmap(place(box).topLeft(), pixmap(name, color, _ICON, ratio))
        lines = (
            (sizes.title, "text", offer_name(offer)),
            (sizes.small, "muted", offer_detail(offer)),
        )
        top = inner.top() + _TOP
        for size, ink, text in lines:
            line = QRect(left, top, inner.right() - left + 1, line_height(size))
            top = line.bottom() + 2
            write(painter, place(line), text, (self._theme.face(size), tokens.color(ink)))

    def _aside(self, painter: QPainter, place: Place, line: QRect, text: str, face: Face) -> int:
        """Draw a text at the end of a line; return what room it takes."""
        if not text:
            return 0
        most = line.width() * 9 // 20
        text = face.elided(text, Qt.TextElideMode.ElideRight, most)
        width = face.advance(text)
        box = QRect(line.right() - width, line.top(), width + 1, line.height())
        write(painter, place(box), text, (face, self._theme.tokens.color("muted")))
        return width + _GAP

    def _title(self, painter: QPainter, line: QRect, row: HitRow) -> None:
        """Draw the title, what the query has of it in bold and the accent's colour."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        plain, bold = self._theme.face(sizes.title), self._theme.face(sizes.title, bold=True)
        title = bold.elided(
            row.hit.title.replace("\n", " "), Qt.TextElideMode.ElideMiddle, line.width()
        )
        spans = _spans(row.hit, title, self.query)
        if title.isascii() or painter.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            write_marked(
                painter, line, title, spans, (plain, tokens.color("text")),
                (bold, tokens.color("accent")),
            )  # fmt: skip
            return
        painter.setFont(plain.font)
        painter.setPen(tokens.color("text"))
        painter.drawText(line, LEADING, title)


def _spans(hit: Hit, title: str, query: str) -> Sequence[tuple[int, int]]:
    """Return what to mark in a title as it is drawn, in characters.

    The service marks the letters that found an application, and whole words of a file's name.
    """
    found = hit.title_highlights if title == hit.title else []
    return found if hit.kind == "app" else title_spans(title, query) or found
