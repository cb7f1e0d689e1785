"""The welcome: three short steps, and a view of the progress that can be left at any time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.connection import Connection
from desktop.system.keys import KeySequence
from desktop.ui.buttons import tone, window_style
from desktop.ui.status.feed import StatusFeed
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.tray import tray_icon
from desktop.ui.welcome.folders_step import FoldersStep, Suggestion, suggested
from desktop.ui.welcome.hotkey_step import Bind, HotkeyStep
from desktop.ui.welcome.progress_step import ProgressStep
from desktop.ui.wording import tr
from indexer.contract.messages import AddFolders, AnyReply, Done, Error

_WIDTH: Final = 600
_HEIGHT: Final = 480
_ICON: Final = 40


class WelcomeWindow(QWidget):
    """Folders, the key, progress. `change` sets what the person decided on.

    Nothing is added before the person goes on from the first step.
    """

    search_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        connection: Connection,
        feed: StatusFeed,
        key: KeySequence,
        bind: Bind,
        change: Callable[[str, bool], None],
        folders: Sequence[Suggestion] | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Welcome to Magpie"))
        self._theme = theme
        self._connection = connection
        self._feed = feed
        self._change = change
        self._icon = QLabel()
        self.folders = FoldersStep(theme, suggested() if folders is None else folders)
        self.hotkey = HotkeyStep(theme, key, bind)
        self.progress = ProgressStep(theme)
        self._steps = QStackedWidget()
        self._dots = _Dots(theme, 3)
        self.error = tone(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "danger")
        self.back = QPushButton(tr("Back"))
        self.go_on = tone(QPushButton(), "primary")
        self.go_on.setDefault(True)
        self._lay_out()
        self._connect()
        self.restyle()
        self._go(0)

    def _lay_out(self) -> None:
        for step in (self.folders, self.hotkey, self.progress):
            self._steps.addWidget(step)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.error, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 30, 36, 24)
        layout.setSpacing(16)
        layout.addWidget(self._icon)
        layout.addWidget(self._steps, 1)
        layout.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)
        self.setMinimumSize(480, 420)

    def _connect(self) -> None:
        self.folders.changed.connect(self._allow)
        self.back.clicked.connect(lambda: self._go(self.step - 1))
        self.go_on.clicked.connect(self._next)
        self._feed.changed.connect(self.progress.follow)
        self._theme.changed.connect(self.restyle)

    @property
    def step(self) -> int:
        """Which step is shown: 0 for the folders, 1 for the key, 2 for the progress."""
        return self._steps.currentIndex()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self.setPalette(self._theme.palette())
        self.setStyleSheet(window_style(self._theme))
        self._icon.setPixmap(tray_icon("idle").pixmap(_ICON, _ICON))
        for step in (self.folders, self.hotkey, self.progress):
            step.restyle()
        for button in (self.back, self.go_on):
            button.setFont(self._theme.font(sizes.body))
        self.error.setFont(self._theme.font(sizes.small))
        self._dots.update()

    def show_folders(self) -> None:
        """Show the first step, as when no folder is watched yet."""
        self._go(0)
        self._raise()

    def show_progress(self) -> None:
        """Show how far the work has come."""
        self._go(2)
        self._raise()

    def key_pressed(self) -> bool:
        """Take a press of the hotkey; false when it is not being tried out."""
        if not (self.isVisible() and self.step == 1):
            return False
        self.hotkey.pressed()
        return True

    def _raise(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def _next(self) -> None:
        if self.step == 0:
            self.go_on.setEnabled(False)
            self._connection.ask(AddFolders(uris=self.folders.chosen()), self._added)
        elif self.step == 1:
            self._change("launcher.start_at_login", self.hotkey.at_login.isChecked())
            if self.hotkey.keep_clips.isChecked():  # not ticked says nothing: it may be on already
                self._change("clipboard.keep", True)
            self._go(2)
        else:
            self.close()
            self.search_wanted.emit()

    def _added(self, reply: AnyReply) -> None:
        self._allow()
        if isinstance(reply, Error):
            self.error.setText(told(reply.message))
        elif isinstance(reply, Done):
            self._feed.look()
            self._go(1)

    def _go(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._dots.show_step(step)
        self.error.clear()
        self.back.setVisible(step == 1)
        self.go_on.setText(tr("Start searching") if step == 2 else tr("Continue"))
        self._allow()
        self.go_on.setFocus()
        if step == 1:
            self.hotkey.begin()
        elif step == 2:
            self.progress.follow(self._feed.status)
            self._feed.look()

    def _allow(self) -> None:
        self.go_on.setEnabled(self.step != 0 or bool(self.folders.chosen()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go on by Enter, close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell that the person has left."""
        super().closeEvent(event)
        self.closed.emit()


class _Dots(QWidget):
    """Which of the steps is shown."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme = theme
        self._count = count
        self._step = 0
        self.setFixedSize(16 * count, 10)

    def show_step(self, step: int) -> None:
        """Mark another step."""
        self._step = step
        text = tr("Step {number} of {count}").format(number=step + 1, count=self._count)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the dots."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self._count):
            name = "accent" if number == self._step else "outline"
            painter.setBrush(self._theme.tokens.color(name))
            painter.drawEllipse(QPointF(5 + 16 * number, 5), 3.5, 3.5)
