"""Cards that ask before an action, or tell why a hit is where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.search.outcomes import Explained
from desktop.ui.action_wording import reason_name
from desktop.ui.card import NarrowCard
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_BAR_ROW: Final = 38


class ActionCard(NarrowCard):
    """A headline, lines below it, bars where there are shares, and buttons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._confirmed: Callable[[], None] | None = None
        self._instead: Callable[[], None] | None = None
        self._bars = Bars(theme)
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._yes, self._no = QPushButton(), QPushButton()
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self._decline)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.inside.addWidget(self._bars)
        self.inside.addWidget(self._text)
        self.inside.addSpacing(4)
        self.add_row(self._no, self._yes)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._text.setFont(self._theme.font(sizes.small))
        self._text.setStyleSheet(f"color: {tokens.muted}")
        grounds = (
            (self._yes, tokens.danger, tokens.surface),
            (self._no, tokens.sunken, tokens.text),
        )
        for button, ground, ink in grounds:
            button.setFont(self._theme.font(sizes.body))
            button.setStyleSheet(
                f"QPushButton {{ background: {ground}; color: {ink}; border-radius: 7px;"
                f" border: 1px solid {tokens.border}; padding: 5px 14px; }}"
                f"QPushButton:focus {{ border: 2px solid {tokens.accent}; padding: 4px 13px; }}"
            )
        self._bars.update()

    def ask(
        self,
        head: str,
        text: str,
        yes: str,
        confirmed: Callable[[], None],
        area: QRect,
        instead: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Ask for a confirmation, which an Enter or Escape too many does not give.

        `instead` is what the other button says and does, where it does anything.
        """
        self._confirmed = confirmed
        self._show(head, text, (), area)
        self._yes.setText(yes)
        keep, self._instead = instead or (tr("Keep it"), None)
        self._no.setText(keep)
        self._yes.show()
        self.open_in(area)
        self._no.setFocus(Qt.FocusReason.PopupFocusReason)

    def explain(self, explained: Explained, area: QRect) -> None:
        """Tell why a hit is here."""
        shares = [(reason_name(part.reason), part.share) for part in explained.contributions]
        lines = [told(line) for line in explained.lines]
        if not shares:
            found = [reason_name(reason) for reason in _found_by(explained)]
            lines = [*(f"{line}." for line in found), *lines]
        self._confirmed = self._instead = None
        self._show(tr("Why “%s” is here") % explained.hit.title, "\n".join(lines), shares, area)
        self._yes.hide()
        self._no.setText(tr("Close"))
        self.open_in(area)
        self._no.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Let Enter press the button that has the focus, and the arrows go to the other one."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm() if self._on_yes() else self._decline()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus on the card's buttons."""
        del following
        other = self._no if self._on_yes() or self._yes.isHidden() else self._yes
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_yes(self) -> bool:
        return self.window().focusWidget() is self._yes

    def _show(self, head: str, text: str, shares: Sequence[tuple[str, float]], area: QRect) -> None:
        del area
        self._head.setText(head)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._bars.show_shares(shares)
        self._bars.setVisible(bool(shares))
        self.setAccessibleName(head)
        self.setAccessibleDescription(text)

    def _decline(self) -> None:
        instead = self._instead
        self.leave()
        if instead is not None:
            instead()

    def _confirm(self) -> None:
        confirmed = self._confirmed
        self.leave()
        if confirmed is not None:
            confirmed()


class Bars(QWidget):
    """A bar for each share of a score."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shares: tuple[tuple[str, float], ...] = ()

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Show names and shares in 0…1."""
        self._shares = tuple(shares)
        self.setFixedHeight(self._theme.room(_BAR_ROW) * len(self._shares))
        spoken = (f"{name} {_percent(share)}" for name, share in self._shares)
        self.setAccessibleName(", ".join(spoken))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the bars."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(self._theme.sizes.small)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        most = max((share for _, share in self._shares), default=1.0) or 1.0
        for number, (name, share) in enumerate(self._shares):
            top = number * self._theme.room(_BAR_ROW)
            tall = self._theme.room(20)
            line = QRect(0, top, self.width(), tall)
            figure = _percent(share)
            room = self.width() - metrics.horizontalAdvance(figure) - 12
            painter.setPen(tokens.color("text"))
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, int(_START), text)
            painter.setPen(tokens.color("muted"))
            painter.drawText(line, int(_END), figure)
            ground = QRectF(0, top + tall + 2, self.width(), 6)
            width = max(ground.width() * share / most, 6.0)
            left = ground.right() - width if rtl else 0.0
            for box, color in (
                (ground, "sunken"),
                (QRectF(left, top + tall + 2, width, 6), "accent"),
            ):
                shape = QPainterPath()
                shape.addRoundedRect(box, 3, 3)
                painter.fillPath(shape, tokens.color(color))


_START: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_END: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


def _percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")


def _found_by(explained: Explained) -> list[str]:
    named = {"keyword": "words", "semantic": "meaning"}
    return [named[way] for way in explained.hit.found_by]
