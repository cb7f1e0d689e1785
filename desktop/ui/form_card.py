"""A card with a snippet's form, and below it what the answers give by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.preview.rich import rich
from desktop.preview.snippets import filled_blocks
from desktop.ui.form_fields import FormField, field_for
from desktop.ui.key_wording import keys_said
from desktop.ui.overlay import SHADOW, Overlay
from desktop.ui.preview_layout import Marks
from desktop.ui.preview_text import TextView
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import Expanded

_WIDTH: Final = 560
_SIDE: Final = 18
_PREVIEW: Final = 88  # pixels of it
_REST_MS: Final = 25  # after a change, before it is asked what comes of it
# What is missing because it is asked for just now, or may not run: both are said elsewhere.
_NOT_AMISS: Final = frozenset({"answer", "approval"})

Preview = Callable[[Mapping[str, str], Callable[[Expanded], None]], None]
Give = Callable[[dict[str, str]], None]


class FormCard(Overlay):
    """Tab goes through the fields, Enter goes on and at the last one hands the answers over.

    Ctrl+Enter hands them over from anywhere; Escape goes back. `fail` says why they could not be
    used.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._preview: Preview = lambda _answers, _take: None
        self._give: Give = lambda _: None
        self.fields: list[FormField] = []
        self._does = ""
        self._head = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._form = QScrollArea(widgetResizable=True)
        self._form.setFrameShape(QFrame.Shape.NoFrame)
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text_view = TextView(theme)
        self._panel = QFrame()
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._foot = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._ask)
        self.closed.connect(self._forget)
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        panel = QVBoxLayout(self._panel)
        panel.setContentsMargins(12, 8, 2, 4)
        panel.addWidget(self.text_view)
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE, 14, _SIDE, 12)
        inside.setSpacing(10)
        inside.addWidget(self._head)
        inside.addWidget(self._form, 1)
        for widget in (self._panel, self._problem, self._foot):
            inside.addWidget(widget)
        self.content.addLayout(inside)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._head.setFont(self._theme.font(sizes.title, bold=True))
        self._head.setStyleSheet(f"color: {tokens.text}")
        self._form.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget"
                                 " { background: transparent; }")  # fmt: skip
        self._panel.setFixedHeight(self._theme.room(_PREVIEW))
        self._panel.setStyleSheet(
            f"QFrame {{ background: {tokens.sunken}; border: 1px solid {tokens.border};"
            f" border-radius: 8px; }} QAbstractScrollArea {{ border: none; }}"
        )
        self.text_view.restyle()
        self._problem.setFont(self._theme.font(sizes.small))
        self._problem.setStyleSheet(f"color: {tokens.warning}")
        self._foot.setFont(self._theme.font(sizes.tiny))
        self._foot.setStyleSheet(f"color: {tokens.muted}")
        for field in self.fields:
            field.restyle(self._theme)
        self.update()

    def ask(self, expanded: Expanded, does: str, preview: Preview, give: Give, area: QRect) -> None:
        """Ask for what a snippet's form asks for, over an area of the parent.

        `does` is what is done with the answers, `expanded` what the defaults give.
        """
        self._preview, self._give, self._does = preview, give, does
        self._head.setText(expanded.title)
        self.setAccessibleName(expanded.title)
        self._fill(expanded)
        self._show(expanded)
        self.open_in(area)
        self.fields[0].take_focus()

    def fail(self, line: str) -> None:
        """Say why the answers could not be used."""
        self._problem.setText(line)
        self._problem.setVisible(bool(line))

    @property
    def answers(self) -> dict[str, str]:
        """What is answered by now."""
        return {field.key: field.answer() for field in self.fields}

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that shows all fields, where the area has the room."""
        inside = self._form.widget()
        fields = inside.sizeHint().height() if inside is not None else 0
        others = (self._head, self._foot, *([self._problem] if self._problem.text() else []))
        tall = fields + sum(one.sizeHint().height() for one in others)
        around = self._theme.room(_PREVIEW) + 26 + 10 * (len(others) + 1) + 4
        return QSize(self._theme.room(_WIDTH) + 2 * SHADOW, tall + around + 2 * SHADOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take the keys that leave a field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        at = next((n for n, field in enumerate(self.fields) if field.widget is watched), None)
        return at is not None and self._press(at, event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus on the fields."""
        at = next((n for n, field in enumerate(self.fields) if field.widget.hasFocus()), 0)
        self._go(at, 1 if following else -1)
        return True

    def _press(self, at: int, event: QKeyEvent) -> bool:
        key, field = event.key(), self.fields[at]
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._hand_over()
        elif enter and not field.takes_enter:
            if at == len(self.fields) - 1:
                self._hand_over()
            else:
                self._go(at, 1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go(at, 1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _go(self, at: int, step: int) -> None:
        if self.fields:
            field = self.fields[(at + step) % len(self.fields)]
            field.take_focus()
            self._form.ensureWidgetVisible(field.widget)

    def _hand_over(self) -> None:
        self._resting.stop()
        self.fail("")
        self._give(self.answers)

    # What is shown

    def _fill(self, expanded: Expanded) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 2, 0)
        layout.setSpacing(4)
        self.fields = [field_for(asked) for asked in expanded.asked]
        for number, field in enumerate(self.fields):
            if number:
                layout.addSpacing(6)
            layout.addWidget(field.label)
            layout.addWidget(field.widget)
            field.restyle(self._theme)
            field.widget.installEventFilter(self)
            field.changed.connect(self._resting.start)
        layout.addStretch(1)
        self._form.setWidget(inside)
        last = self.fields[-1]
        done = "Ctrl ↵" if last.takes_enter or len(self.fields) > 1 else "↵"
        hints = [(done, self._does), ("Esc", tr("Back"))]
        if len(self.fields) > 1:
            hints.insert(0, ("Tab", tr("Next field")))
        said = "     ".join(f"{keys_said(keys)}  {does}" for keys, does in hints)
        self._foot.setText(said)
        self.setAccessibleDescription(said)

    def _ask(self) -> None:
        self._preview(self.answers, self._show)

    def _show(self, expanded: Expanded) -> None:
        blocks = tuple(rich(expanded.html)) if expanded.html else ()
        blocks = blocks or filled_blocks(expanded.text, expanded.cursor)
        self.text_view.show_blocks(blocks, Marks(), 0, keep=True)
        amiss = [told(one.message) for one in expanded.missing if one.code not in _NOT_AMISS]
        self.fail(" ".join(dict.fromkeys(amiss)))

    def _forget(self) -> None:
        """Keep nothing of what was answered."""
        self._resting.stop()
        self._give = lambda _: None
        self._preview = lambda _answers, _take: None
        self.fields = []
        self._form.setWidget(QWidget())
        self.text_view.show_blocks((), Marks(), 0)
