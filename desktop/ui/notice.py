"""What the window says where there are no hits: a welcome, nothing found, or what is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.search.session import Snapshot
from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_ICON: Final = 44


class Notice(QWidget):
    """An icon, a headline and a line or two below it, in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = "magpie"
        self._icon, self._head, self._text = (
            QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(3)
        )
        self._text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(80, 20, 80, 40)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (self._icon, self._head, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addStretch(1)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._head.setFont(self._theme.font(sizes.title + 2, bold=True))
        self._head.setStyleSheet(f"color: {tokens.text}")
        self._text.setFont(self._theme.font(sizes.body))
        self._text.setStyleSheet(f"color: {tokens.muted}")
        color = tokens.danger if self._name == "warning" else tokens.accent
        self._icon.setPixmap(pixmap(self._name, color, _ICON, self.devicePixelRatioF()))

    def tell(self, snapshot: Snapshot) -> None:
        """Say why a snapshot has no hits."""
        if snapshot.error:
            self._say("warning", tr("Something is wrong"), snapshot.error)
        elif not snapshot.query.strip():
            self._say(
                "magpie",
                tr("Find anything you have kept"),
                tr("Type a word, a name, initials such as “qbr”, or a question.")
                + "\n"
                + tr("Narrow it down with ext:pdf, in:folder, after:7d or “an exact phrase”."),
            )
        elif snapshot.answer is not None:
            self._say("search", tr("Nothing else found"), "")
        elif not snapshot.final:
            self._say("search", tr("Looking further…"), tr("No words match; now by meaning."))
        else:
            hint = tr("Did you mean “%s”?") % snapshot.did_you_mean if snapshot.did_you_mean else ""
            further = tr("“magpie index why FILE” tells why a file is not found.")
            self._say("search", tr("Nothing found"), hint or further)

    def _say(self, icon: str, head: str, text: str) -> None:
        self._name = icon
        self._head.setText(head)
        self._text.setText(text)
        self.restyle()
