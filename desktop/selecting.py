"""What is selected in the program that the person came from, read as the launcher is summoned."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.system.ports import ClipboardReader, Copied


class Summons(Protocol):
    """Tells that the launcher is about to be shown, and whether the program before it selects."""

    @property
    def summoned(self) -> SignalInstance:
        """Carries whether what is selected is that program's."""
        ...


class Selecting(QObject):
    """Holds the text that was selected, as long as the window is shown.

    Nobody waits for it: the clipboard's own thread asks the program. What another program selected
    some time ago, which is still there, is not taken for what the person has selected now.
    """

    _read = Signal(int, object)

    def __init__(
        self,
        window: QWidget,
        summoning: Summons,
        reader: ClipboardReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._text = ""
        self._number = 0  # of the summons
        self._read.connect(self._take)
        summoning.summoned.connect(self._summoned)
        window.installEventFilter(self)

    @property
    def text(self) -> str:
        """What is selected, "" for nothing."""
        return self._text

    def said(self) -> str:
        """Tell it, for whoever asks each time anew."""
        return self._text

    def _summoned(self, selects: bool) -> None:
        self._text = ""
        self._number += 1
        if selects:
            number = self._number
            self._reader.read(
                lambda found: self._read.emit(number, found), primary=True, text_only=True
            )

    def _take(self, number: int, found: Copied | None) -> None:
        if number == self._number and found is not None:
            self._text = found.text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Forget it with the window."""
        if event.type() == QEvent.Type.Hide:
            self._text = ""
            self._number += 1
        return super().eventFilter(watched, event)
