"""Paints the list's rows: an icon, the title with what matches marked, where it is, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.search.matching import title_spans
from desktop.search.offers import Offer, WebSearch
from desktop.search.rows import HeadingRow, HitRow, OfferRow, Row
from desktop.ui import snippet_wording
from desktop.ui.action_wording import offer_detail, offer_name
from desktop.ui.app_icons import AppIcons
from desktop.ui.clip_badges import ClipBadges
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
from desktop.ui.thumbnails import Thumbnails
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit
from indexer.contract.snippet_messages import SnippetRow

Index = QModelIndex | QPersistentModelIndex

_TOP: Final = 7
_BOTTOM: Final = 9
_HEADING_MORE: Final = 19  # pixels of a heading beside its type
_MARGIN: Final = 8
_PADDING: Final = 10
_ICON: Final = 24
_TICK: Final = 15
_GAP: Final = 12
_NUMBER: Final = 14  # pixels before the icon, for the number of the row's key
_PIN: Final = 13
_RADIUS: Final = 8
_KEY_SIDE: Final = 7
_KEY_RADIUS: Final = 5


class ResultDelegate(QStyledItemDelegate):
    """Draws rows from the snapshot's values alone; it holds nothing but what is typed."""

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        app_icons: AppIcons | None = None,
        thumbnails: Thumbnails | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._app_icons = app_icons
        self._badges = ClipBadges(theme, thumbnails)
        self.query = ""
        self.marked: frozenset[str] = frozenset()  # the ids of hits
        self.by_day = False  # whether the headings tell the days

    def height(self, row: Row) -> int:
        """Return a row's height: headings are lower."""
        sizes = self._theme.sizes
        if isinstance(row, HeadingRow):
            return sizes.tiny + _HEADING_MORE
        return _TOP + line_height(sizes.title) + line_height(sizes.small) + _BOTTOM

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
        inner = area.adjusted(_MARGIN + _PADDING + _NUMBER, 8, -_MARGIN - _PADDING, 0)
        painter.drawText(inner, LEADING, self._wording.heading(row))

    def _hit(
        self, painter: QPainter, area: QRect, row: HitRow, selected: bool,
        direction: Qt.LayoutDirection,
    ) -> None:  # fmt: skip
        tokens, sizes = self._theme.tokens, self._theme.sizes
        card = area.adjusted(_MARGIN, 1, -_MARGIN, -1)
        marked = row.hit.id in self.marked
        if selected or marked:
            ground = tokens.color("selection" if selected else "sunken")
            draw_ground(painter, card, _RADIUS, ground)
        inner = card.adjusted(_PADDING, 0, -_PADDING, 0)
        place = placing(inner, direction)
        box = QRect(inner.left() + _NUMBER, inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        color = tokens.accent if selected else tokens.muted
        if marked:
            self._mark(painter, place(box))
        else:
            self._draw_icon(painter, place(box), row.hit, color)
        left = box.right() + _GAP
        top = QRect(left, inner.top() + _TOP, inner.right() - left + 1, line_height(sizes.title))
        below = QRect(left, top.bottom() + 2, top.width(), line_height(sizes.small))
        told, cited = self._wording.place(row.hit), self._wording.citation(row.hit)
        if not (told or cited):  # a lone line stands in the middle, beside the icon
            top.moveTop(inner.center().y() - top.height() // 2)
        tiny, small = self._theme.face(sizes.tiny), self._theme.face(sizes.small)
        when = self._wording.time(row.hit, by_day=self.by_day)
        time = self._aside(painter, place, top, when, tiny)
        if row.hit.snippet is not None:
            time = self._keyword(painter, place, top, row.hit.snippet, selected=selected)
        citation = self._aside(painter, place, below, cited, tiny)
        if row.number:
            lane = QRect(card.left() + 2, inner.top(), _PADDING + _NUMBER - 8, inner.height())
            self._number(painter, place(lane), row.number, selected)
        if row.hit.clip is not None and row.hit.clip.pinned:
            time += self._pin(painter, place, top, time, color)
        self._title(painter, place(top.adjusted(0, 0, -time, 0)), row)
        rest = place(below.adjusted(0, 0, -citation, 0))
        modes = Qt.TextElideMode
        cut = modes.ElideMiddle if row.hit.snippet is None else modes.ElideRight
        write(painter, rest, told, (small, tokens.color("muted")), cut)

    def _mark(self, painter: QPainter, box: QRect) -> None:
        """Draw a tick on a disc where the icon would be."""
        tokens, ratio = self._theme.tokens, painter.device().devicePixelRatioF()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent"))
        painter.drawEllipse(box.toRectF().adjusted(1, 1, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        at = QRect(0, 0, _TICK, _TICK)
        at.moveCenter(box.center())
        painter.drawPixmap(at.topLeft(), pixmap("check", tokens.on_accent, _TICK, ratio))

    def _number(self, painter: QPainter, lane: QRect, number: int, selected: bool) -> None:
        """Write the number of the row's key before its icon."""
        painter.setFont(self._theme.face(self._theme.sizes.tiny).font)
        painter.setPen(self._theme.tokens.color("accent" if selected else "faint"))
        painter.drawText(lane, int(Qt.AlignmentFlag.AlignCenter), QLocale().toString(number))

    def _pin(self, painter: QPainter, place: Place, line: QRect, taken: int, color: str) -> int:
        """Mark a pinned clip before its time; return what room the mark takes."""
        left = line.right() - taken - _PIN + (_GAP - 5 if taken else 0)
        box = QRect(left, line.center().y() - _PIN // 2, _PIN, _PIN)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place(box).topLeft(), pixmap("pin", color, _PIN, ratio))
        return _PIN + 5

    def _keyword(
        self, painter: QPainter, place: Place, line: QRect, row: SnippetRow, *, selected: bool
    ) -> int:
        """Draw a snippet's keyword as a key at the end of a line; return what room it takes."""
        text = snippet_wording.keyword(row)
        if not text:
            return 0
        tokens = self._theme.tokens
        face = self._theme.face(self._theme.sizes.tiny, code=True)
        text = face.elided(text, Qt.TextElideMode.ElideRight, line.width() * 2 // 5)
        wide, tall = face.advance(text) + 2 * _KEY_SIDE, face.metrics.height() + 4
        box = QRect(line.right() - wide + 1, line.center().y() - tall // 2, wide, tall)
        ground = tokens.color("surface" if selected else "sunken")
        draw_ground(painter, place(box), _KEY_RADIUS, ground)
        painter.setFont(face.font)
        painter.setPen(tokens.color("accent" if selected else "muted"))
        painter.drawText(place(box), int(Qt.AlignmentFlag.AlignCenter), text)
        return wide + _GAP

    def _draw_icon(self, painter: QPainter, box: QRect, hit: Hit, color: str) -> None:
        if hit.clip is not None:
            self._badges.draw(painter, box, hit.clip, color)
            return
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), self._icon(hit, color, ratio))

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
        box = QRect(inner.left() + _NUMBER, inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        left = box.right() + _GAP
        name = "web" if isinstance(offer, WebSearch) else "terminal"
        ratio = painter.device().devicePixelRatioF()
        color = tokens.accent if selected else tokens.muted
        place = placing(inner, direction)
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
        code = row.hit.clip is not None and row.hit.clip.kind in ("code", "colour")
        size = sizes.small if code else sizes.title
        plain = self._theme.face(size, code=code)
        bold = self._theme.face(size, bold=True, code=code)
        # A file's name says most at both its ends, what was copied at its beginning.
        modes = Qt.TextElideMode
        cut = modes.ElideMiddle if row.hit.kind in ("file", "app") else modes.ElideRight
        whole = self._wording.title(row.hit).replace("\n", " ")
        title = bold.elided(whole, cut, line.width())
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
