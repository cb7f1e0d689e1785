"""The row above a template: its form, the styles of rich text, and what can be inserted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextListFormat
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.search.drafts import Form
from desktop.ui.icons import pixmap
from desktop.ui.key_wording import keys_said
from desktop.ui.snippet_editor import placeholders
from desktop.ui.template_edit import TemplateEdit
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_DISC: Final = QTextListFormat.Style.ListDisc
_DECIMAL: Final = QTextListFormat.Style.ListDecimal
INSERT: Final = "Ctrl+P"
_ICON: Final = 18
_BEGINS: Final = "https://"


class Tools(QWidget):
    """What can be done with a template beside typing. `form_chosen` asks for another form."""

    form_chosen = Signal(str)

    def __init__(self, theme: Theme, text: TemplateEdit) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._forms: dict[Form, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._styles: dict[str, QToolButton] = {}
        self._address = _Address(self)
        self.menu = QMenu(self)
        self.insert = QPushButton(f"{tr('Insert placeholder')}   {keys_said(INSERT)}")
        self.insert.setProperty("part", "insert")
        self.insert.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by its keys
        self.insert.clicked.connect(self.open_menu)
        self._lay_out()
        text.style_changed.connect(self._follow)
        text.edited.connect(self._follow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        names: tuple[tuple[Form, str], ...] = (
            ("plain", tr("Plain")), ("rich", tr("Rich")), ("markdown", "Markdown"),
            ("source", "HTML"),
        )  # fmt: skip
        for form, name in names:
            button = QPushButton(name)
            button.setCheckable(True)
            button.setProperty("part", "form")
            button.clicked.connect(lambda _=False, form=form: self.form_chosen.emit(form))
            self._group.addButton(button)
            self._forms[form] = button
            row.addWidget(button)
        row.addSpacing(10)
        styles = (
            ("bold", tr("Bold"), "Ctrl+B", self._text.toggle_bold),
            ("italic", tr("Italic"), "Ctrl+I", self._text.toggle_italic),
            ("link", tr("Link"), "Ctrl+K", self.ask_address),
            ("list", tr("List"), "Ctrl+L", lambda: self._text.toggle_list(_DISC)),
            ("numbers", tr("Numbered list"), "Ctrl+Shift+L",
             lambda: self._text.toggle_list(_DECIMAL)),
        )  # fmt: skip
        for icon, name, keys, does in styles:
            tool = QToolButton()
            tool.setCheckable(True)
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by its keys
            tool.setToolTip(f"{name} ({keys_said(keys)})")
            tool.setAccessibleName(name)
            tool.clicked.connect(does)
            tool.clicked.connect(self._follow)
            self._styles[icon] = tool
            row.addWidget(tool)
        row.addSpacing(6)
        row.addWidget(self._address, 1)
        row.addStretch(1)
        row.addWidget(self.insert)
        self._address.hide()

    @property
    def forms(self) -> tuple[QPushButton, ...]:
        """The buttons of the forms."""
        return tuple(self._forms.values())

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        tokens = self._theme.tokens
        small = self._theme.font(self._theme.sizes.small)
        for widget in (*self._forms.values(), self.insert, self._address):
            widget.setFont(small)
        for name, tool in self._styles.items():
            tool.setIcon(QIcon(pixmap(name, tokens.text, _ICON, self.devicePixelRatioF())))
            tool.setIconSize(QSize(_ICON, _ICON))

    def show_form(self, form: Form) -> None:
        """Show the form that is edited; sources are offered only where a snippet has one."""
        for name, button in self._forms.items():
            if name in ("markdown", "source"):
                button.setVisible(name == form)
            button.setChecked(name == form)
            # One stop for Tab; the arrows go on to the others.
            policy = Qt.FocusPolicy.StrongFocus if name == form else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)
        for tool in self._styles.values():
            tool.setVisible(form == "rich")
        self._address.hide()
        self._follow()

    def open_menu(self) -> None:
        """List all placeholders."""
        placeholders.show(self.menu, self._theme, self._text.insert)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = 0 if rtl else self.menu.sizeHint().width() - self.insert.width()
        self.menu.popup(self.insert.mapToGlobal(QPoint(-width, self.insert.height() + 2)))
        first = next((one for one in self.menu.actions() if not one.isSeparator()), None)
        if first is not None:
            self.menu.setActiveAction(first)

    def ask_address(self) -> None:
        """Ask where the link leads."""
        self._address.setText(self._text.link)
        self._address.show()
        self._address.selectAll()
        self._address.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, keys: str) -> bool:
        """Do what keys mean for the text; return whether they mean anything."""
        if keys == INSERT:
            self.open_menu()
            return True
        if self._text.form != "rich":
            return False
        does: Callable[[], None] | None = {
            "Ctrl+B": self._text.toggle_bold, "Ctrl+I": self._text.toggle_italic,
            "Ctrl+K": self.ask_address,
            "Ctrl+L": lambda: self._text.toggle_list(_DISC),
            "Ctrl+Shift+L": lambda: self._text.toggle_list(_DECIMAL),
        }.get(keys)  # fmt: skip
        if does is not None:
            does()
            self._follow()
        return does is not None

    def take_address(self, *, taken: bool) -> None:
        """Make the link, or leave it as it is."""
        self._address.hide()
        if taken:
            self._text.set_link(self._address.text().strip())
        else:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Show the styles of the text at the cursor."""
        style = self._text.list_style()
        states = {
            "bold": self._text.bold, "italic": self._text.italic, "link": bool(self._text.link),
            "list": style == _DISC, "numbers": style == _DECIMAL,
        }  # fmt: skip
        for name, on in states.items():
            self._styles[name].setChecked(on)


class _Address(QLineEdit):
    """Where the address of a link is typed; Enter makes it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setPlaceholderText(_BEGINS)
        self.setAccessibleName(tr("Address of the link"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take Enter and Escape."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tools.take_address(taken=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._tools.take_address(taken=False)
        else:
            super().keyPressEvent(event)
