"""What a snippet may take up: the text in the clipboard, and the text selected in a program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.search.action_ports import Texts
from desktop.system.ports import ClipboardReader, Copied

# Longer ones stay where they are: a request holds a megabyte.
LONGEST: Final = 100_000  # characters


class AtHand(QObject):
    """Reads both when they are asked for, without waiting for whoever owns them."""

    _read = Signal(object)

    def __init__(self, reader: ClipboardReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._read.connect(lambda call: call())

    def read(self, then: Callable[[Texts], None]) -> None:
        """Read both; `then` is called in the Qt thread."""
        found: dict[bool, Copied | None] = {}

        def took(primary: bool, copied: Copied | None) -> None:
            found[primary] = copied
            if len(found) == 2:
                clipboard = _short(found[False])
                then(Texts(clipboard, _short(found[True]) or ""))

        for primary in (False, True):
            told = partial(self._tell, partial(took, primary))
            self._reader.read(told, primary=primary, text_only=True)

    def _tell(self, took: Callable[[Copied | None], None], copied: Copied | None) -> None:
        self._read.emit(lambda: took(copied))


def _short(copied: Copied | None) -> str | None:
    if copied is None or len(copied.text) > LONGEST:
        return None
    return copied.text.encode("utf-8", "replace").decode()
