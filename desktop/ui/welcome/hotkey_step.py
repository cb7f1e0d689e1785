"""The second step: the key that opens Magpie, tried out at once, and starting at log-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted, Guided, Missing, Taken, Unavailable
from desktop.ui.buttons import tone
from desktop.ui.icons import pixmap
from desktop.ui.key_wording import keys_said
from desktop.ui.theme import Theme
from desktop.ui.welcome.step import Step
from desktop.ui.wording import tr

# Binds a key off the Qt thread and hands back what came of it in the Qt thread.
Bind = Callable[[KeySequence, Callable[[Answer], None]], None]
_CAP: Final = 44
_GAP: Final = 10


class HotkeyStep(Step):
    """Binds the key when it is first shown; `pressed` is to be called when it is pressed."""

    def __init__(self, theme: Theme, key: KeySequence, bind: Bind) -> None:
        super().__init__(
            theme,
            tr("One key from anywhere"),
            tr("Whatever you are doing, this key opens the search field."),
        )
        self._key = key
        self._bind = bind
        self._begun = False
        self._works = False
        self._alternative: KeySequence | None = None
        self._granted = False
        self.caps = KeyCaps(theme, str(key))
        self._sign = QLabel()
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.other = QPushButton()
        self.command = QLineEdit(readOnly=True)
        self.command.setAccessibleName(tr("Command"))
        self.copy = QPushButton(tr("Copy"))
        self.at_login = QCheckBox(tr("Start Magpie when I log in"))
        self.at_login.setChecked(True)
        self.keep_clips = QCheckBox(tr("Keep a history of what I copy"))
        about = tr("Encrypted, on this machine alone. What looks like a secret is left out.")
        label = QLabel(about, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._about_clips = tone(label, "muted")
        self._lay_out()
        self.other.clicked.connect(self._take_other)
        self.copy.clicked.connect(self._copy)
        self._guide(None)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._sign)
        state.addWidget(self.state, 1)
        guide = QHBoxLayout()
        guide.setSpacing(8)
        guide.addWidget(self.command, 1)
        guide.addWidget(self.copy)
        self.body.addWidget(self.caps)
        self.body.addSpacing(6)
        self.body.addLayout(state)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(guide)
        self.body.addStretch(1)
        clips = QVBoxLayout()
        clips.setSpacing(2)
        clips.addWidget(self.keep_clips)
        clips.addWidget(self._about_clips)
        self.body.addLayout(clips)
        self.body.addWidget(self.at_login)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes = self.theme.sizes
        for widget in (self.state, self.other, self.copy, self.at_login, self.keep_clips):
            widget.setFont(self.theme.font(sizes.body))
        self._about_clips.setFont(self.theme.font(sizes.small))
        self._about_clips.setIndent(_label_of(self.keep_clips))
        self.command.setFont(self.theme.font(sizes.body, code=True))
        self._show_sign()
        self.caps.update()

    def begin(self) -> None:
        """Bind the key, unless that was begun before."""
        if not self._begun:
            self._begun = True
            self._try(self._key)

    def pressed(self) -> None:
        """Take a press of the hotkey: it works."""
        self._works = True
        self._say(tr("That works. From now on it opens the search field."))

    def _try(self, key: KeySequence) -> None:
        self._key = key
        self._works = self._granted = False
        self.other.hide()
        self.caps.show_keys(str(key))
        self._say(tr("Setting up the key…"))
        self._bind(key, self._answered)

    def _answered(self, answer: Answer) -> None:
        self._alternative = None
        match answer:
            case Granted(trigger):
                self._granted = True
                self.caps.show_keys(trigger)
                self._say(tr("Press it now to try."))
            case Taken(key, alternative):
                what = tr("Another program uses {key}.").format(key=keys_said(key))
                self._offer(what, alternative)
            case Missing(key, alternative):
                what = tr("Your keyboard has no {key}.").format(key=keys_said(key))
                self._offer(what, alternative)
            case Guided(command):
                self._guide(command)
                self._say(
                    tr("Your desktop lets only you choose such a key. In its keyboard settings,")
                    + " "
                    + tr("add a shortcut that runs this command:")
                )
            case Unavailable():
                self._say(tr("No key could be set up here; the tray icon opens Magpie, too."))

    def _offer(self, what: str, alternative: KeySequence | None) -> None:
        self._alternative = alternative
        self.other.setVisible(alternative is not None)
        if alternative is None:
            self._say(what + " " + tr("You can choose another one in the settings."))
            return
        self.other.setText(tr("Use {key} instead").format(key=keys_said(alternative)))
        self._say(what)

    def _take_other(self) -> None:
        if self._alternative is not None:
            self._try(self._alternative)

    def _guide(self, command: str | None) -> None:
        self.caps.setVisible(command is None)  # no key is bound
        self.command.setVisible(command is not None)
        self.copy.setVisible(command is not None)
        self.command.setText(command or "")
        self.other.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.copy.setText(tr("Copied"))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self._show_sign()

    def _show_sign(self) -> None:
        self._sign.setVisible(self._works)
        if self._works:
            color = self.theme.tokens.accent
            self._sign.setPixmap(pixmap("check", color, 18, self.devicePixelRatioF()))


def _label_of(box: QCheckBox) -> int:
    """Return where the words of a check box begin, in pixels from its side."""
    option = QStyleOptionButton()
    box.ensurePolished()
    box.initStyleOption(option)
    element = QStyle.SubElement.SE_CheckBoxContents
    return box.style().subElementRect(element, option, box).left()


class KeyCaps(QWidget):
    """Keys drawn as on a keyboard."""

    def __init__(self, theme: Theme, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._keys: list[str] = []
        self.setFixedHeight(_CAP + 4)
        self.show_keys(keys)

    def show_keys(self, keys: str) -> None:
        """Show other keys, written as "Ctrl+Space"."""
        self._keys = [keys_said(part.strip()) for part in keys.split("+") if part.strip()]
        self.setAccessibleName(keys_said(keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return what all keys take."""
        return QSize(sum(width + _GAP for width in self._widths()), _CAP + 4)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.title + 2, bold=True))
        return [max(metrics.horizontalAdvance(key) + 30, _CAP) for key in self._keys]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the keys."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(self._theme.sizes.title + 2, bold=True))
        x = 1
        for key, width in zip(self._keys, self._widths(), strict=True):
            for low, ground in ((3, "outline"), (0, "sunken")):
                cap = QPainterPath()
                cap.addRoundedRect(x, 0.5 + low, width, _CAP - 1, 9, 9)
                painter.fillPath(cap, tokens.color(ground))
                painter.setPen(tokens.color("outline"))
                painter.drawPath(cap)
            painter.setPen(tokens.color("text"))
            painter.drawText(QRect(x, 0, width, _CAP), int(Qt.AlignmentFlag.AlignCenter), key)
            x += width + _GAP
