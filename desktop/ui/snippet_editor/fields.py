"""The editor's fields: lines with a caption, lists of words that complete, options folded away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.search.drafts import Draft
from desktop.search.word_lists import last_part
from desktop.ui.buttons import tone
from desktop.ui.icons import pixmap
from desktop.ui.snippet_editor.style import list_style
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_CHEVRON: Final = 12


class Line(QWidget):
    """A line of text with its caption above it."""

    def __init__(self, theme: Theme, caption: str, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._caption = tone(QLabel(caption), "muted")
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(caption)
        self._caption.setBuddy(self.field)
        self._words = QStringListModel(self)
        self._listed = False
        self.field.textEdited.connect(lambda _: self._list_words())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addWidget(self.field)

    def complete(self, words: Sequence[str]) -> None:
        """Offer these while somebody types."""
        self._words.setStringList(list(words))

    def complete_by(self, completer: QCompleter) -> None:
        """Offer words by a completer."""
        completer.setModel(self._words)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setParent(self)
        self.field.setCompleter(completer)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self._caption.setFont(self._theme.font(sizes.tiny))
        self.field.setFont(self._theme.font(sizes.body))
        self._style_list()

    def _style_list(self) -> None:
        """Style the list of words; it is made when somebody types the first time."""
        completer = self.field.completer()
        popup = completer.popup() if completer is not None and self._listed else None
        if popup is not None:
            popup.setFont(self._theme.font(self._theme.sizes.body))
            popup.setStyleSheet(list_style(self._theme))

    def _list_words(self) -> None:
        if not self._listed:
            self._listed = True
            self._style_list()


class LastWord(QCompleter):
    """Completes the word of a list that is typed now."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802  # Qt's name
        """Return what is looked for."""
        return [last_part(path)[1]]

    def pathFromIndex(  # noqa: N802  # Qt's name
        self, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        """Return the whole line with what was chosen."""
        field = self.widget()
        before = last_part(field.text())[0] if isinstance(field, QLineEdit) else ""
        return f"{before}{index.data()}"


class Options(QWidget):
    """How a keyword is replaced as it is typed; folded away until somebody looks."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fold = QPushButton(tr("Replacing the keyword as it is typed"))
        self.fold.setCheckable(True)
        self.fold.setProperty("part", "fold")
        self.automatic = QCheckBox(tr("Replace it as it is typed"))
        self.whole_word = QCheckBox(tr("Only as a whole word"))
        self.follow_case = QCheckBox(tr("Follow the case it is typed in"))
        self.regex = QLineEdit(placeholderText=tr("Or a regular expression"))
        self.regex.setAccessibleName(tr("Regular expression"))
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(20, 2, 0, 2)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.automatic, 0, 0)
        grid.addWidget(self.whole_word, 1, 0)
        grid.addWidget(self.follow_case, 1, 1)
        grid.addWidget(self.regex, 0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._inside)
        self._inside.hide()
        self.fold.toggled.connect(self._unfold)
        for box in (self.automatic, self.whole_word, self.follow_case):
            box.toggled.connect(self.changed)
        self.regex.textEdited.connect(self.changed)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in this order."""
        return self.fold, self.automatic, self.regex, self.whole_word, self.follow_case

    def show_draft(self, draft: Draft) -> None:
        """Show a draft's options, folded unless one is out of the ordinary."""
        self.automatic.setChecked(draft.automatic)
        self.whole_word.setChecked(draft.whole_word)
        self.follow_case.setChecked(draft.follow_case)
        self.regex.setText(draft.regex)
        self.fold.setChecked(bool(draft.regex))

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        small = self._theme.font(self._theme.sizes.small)
        for widget in (
            self.fold, self.automatic, self.whole_word, self.follow_case, self.regex,
        ):  # fmt: skip
            widget.setFont(small)
        self._unfold(self.fold.isChecked())

    def _unfold(self, shown: bool) -> None:
        self._inside.setVisible(shown)
        name = "unfolded" if shown else "folded"
        drawn = pixmap(name, self._theme.tokens.muted, _CHEVRON, self.devicePixelRatioF())
        self.fold.setIcon(QIcon(drawn))
