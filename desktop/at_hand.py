"""What a snippet may take up: the text in the clipboard, and the text selected in a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.search.action_ports import Texts
from desktop.system.ports import ClipboardReader, Copied

# Longer ones stay where they are: a request holds a megabyte.
LONGEST: Final = 100_000  # characters


class AtHand(QObject):
    """Reads the clipboard when it is asked for, without waiting for whoever owns it.

    `selected` tells what was selected as the person came.
    """

    _read = Signal(object)

    def __init__(
        self,
        reader: ClipboardReader,
        selected: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._selected = selected
        self._read.connect(lambda call: call())

    def read(self, then: Callable[[Texts], None]) -> None:
        """Tell both; `then` is called in the Qt thread."""

        def took(copied: Copied | None) -> None:
            clipboard = _short(copied.text) if copied is not None else None
            then(Texts(clipboard, _short(self._selected()) or ""))

        self._reader.read(lambda found: self._read.emit(lambda: took(found)), text_only=True)


def _short(text: str) -> str | None:
    return None if len(text) > LONGEST else text.encode("utf-8", "replace").decode()
