"""The card that tells how Magpie is, how far the work has come, and lets it be paused."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.status import Status
from desktop.ui.buttons import tone
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.menu import HOUR, menu_style
from desktop.ui.status.words import detail, headline
from desktop.ui.theme import Theme
from desktop.ui.tray import mark_of, tray_icon
from desktop.ui.wording import tr

_ICON: Final = 36
_STEPS: Final = 1000


class StateCard(QWidget):
    """An icon, a headline, a line, a bar while something is done, and pause or resume."""

    def __init__(self, theme: Theme, feed: StatusFeed) -> None:
        super().__init__()
        self._theme = theme
        self._feed = feed
        self._icon = QLabel()
        self._head, self._text = QLabel(), tone(QLabel(), "muted")
        self._bar = QProgressBar(textVisible=False, maximum=_STEPS)
        self._pause = QPushButton(tr("Pause"))
        self._resume = QPushButton(tr("Resume"))
        self._menu = QMenu(self)
        self._lay_out()
        self._menu.addAction(tr("For an hour")).triggered.connect(lambda: feed.pause(HOUR))
        self._menu.addAction(tr("Until I resume it")).triggered.connect(lambda: feed.pause(None))
        self._pause.setMenu(self._menu)
        self._resume.clicked.connect(feed.resume)
        feed.changed.connect(self._show)
        theme.changed.connect(self.restyle)
        self.restyle()
        self._show(feed.status)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        for label in (self._head, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            texts.addWidget(label)
        texts.addSpacing(3)
        texts.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(14)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(self._pause, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._resume, 0, Qt.AlignmentFlag.AlignVCenter)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self._head.setFont(self._theme.font(sizes.title + 1, bold=True))
        self._text.setFont(self._theme.font(sizes.body))
        for button in (self._pause, self._resume):
            button.setFont(self._theme.font(sizes.body))
        self._menu.setPalette(self._theme.palette())
        self._menu.setStyleSheet(menu_style(self._theme))
        self.update()

    def _show(self, status: Status) -> None:
        self._head.setText(headline(status))
        line = detail(status)
        self._text.setText(line)
        self._text.setVisible(bool(line))
        self._icon.setPixmap(tray_icon(mark_of(status)).pixmap(_ICON, _ICON))
        share = progress(status)
        self._bar.setVisible(share is not None)
        self._bar.setValue(round(_STEPS * (share or 0.0)))
        held = status.state == "paused" and status.pause == "person"
        self._pause.setVisible(not held)
        self._pause.setEnabled(status.state not in ("down", "starting"))
        self._resume.setVisible(held)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the card's ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        card.addRoundedRect(self.rect(), 10, 10)
        painter.fillPath(card, self._theme.tokens.color("sunken"))


def progress(status: Status) -> float | None:
    """Return how much of the present phase is done, 0 to 1; None when there is nothing to do."""
    if status.state not in ("indexing", "scanning", "paused") or not status.unfinished:
        return None
    if status.phase == "words":
        return status.ready_files / max(status.total_files, 1)
    return status.embedded / max(status.passages, 1)
