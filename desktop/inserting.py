"""Puts what was filled in where the person types: text, rich text or a picture, and the cursor."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QObject, QSize
from PySide6.QtGui import QImageWriter

from desktop.background import Background
from desktop.copying import formats_of
from desktop.cursor_steps import steps_back
from desktop.pasting import Landing, Pasting
from desktop.system.ports import Copied, NotPasted, Pasted, Step
from desktop.ui.clipboard import SystemClipboard
from desktop.ui.key_wording import keys_said
from desktop.ui.preview_image import read_picture
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import Expanded

Then = Callable[[str], None]
_LARGEST_PICTURE: Final = QSize(4096, 4096)  # pixels; larger ones are made smaller


class Inserter(QObject):
    """Puts it into the program that the person came from, or that has the focus.

    It goes through the clipboard, marked for no history to keep it; what was there before comes
    back once the program has taken it. All in the Qt thread.
    """

    def __init__(
        self,
        pasting: Pasting,
        clipboard: SystemClipboard,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pasting = pasting
        self._clipboard = clipboard
        self._background = background

    def insert(self, expanded: Expanded, then: Then = lambda _: None) -> None:
        """Put it there, and call `then` once: with "", or with a line that says what is amiss.

        Where the launcher is shown it leaves first. Its picture, or its text with the rich form.
        """
        text, cursor = expanded.text, expanded.cursor
        back = steps_back(text, cursor) if cursor is not None and not expanded.image else ()
        far = tr("The place for the cursor is too far up: it stands at the end.")

        def put(content: Copied) -> None:
            if back is None:
                self._paste(content, lambda line: then(line or far), ())
            else:
                self._paste(content, then, back)

        self._content(expanded, put, then)

    def copy(self, expanded: Expanded, then: Then = lambda _: None) -> None:
        """Put it into the clipboard, and call `then` likewise."""

        def put(content: Copied) -> None:
            self._clipboard.put(formats_of(content))
            then("")

        self._content(expanded, put, then)

    def _content(self, expanded: Expanded, put: Callable[[Copied], None], then: Then) -> None:
        """Make what is put into the clipboard; `then` hears why there is none."""
        if not expanded.image:
            if expanded.text:
                put(Copied(text=expanded.text, html=expanded.html))
            else:
                then(tr("There is nothing in it to be pasted."))
            return

        def read(found: bytes) -> None:
            if found:
                put(Copied(image=found, image_mime="image/png"))
            else:
                then(tr("Its picture cannot be read."))

        path = os.fsencode(os.path.expanduser(expanded.image))
        self._background.run(lambda: picture(path), read)

    def _paste(self, content: Copied, then: Then, back: tuple[Step, ...]) -> None:
        def pasted(outcome: Pasted | NotPasted) -> None:
            if isinstance(outcome, NotPasted):
                then(tr("Copied: press %s to paste it.") % keys_said("Ctrl+V"))

        def landed(landing: Landing) -> None:
            match landing:
                case "landed":
                    then("")
                case "unmoved":
                    then(tr("The cursor could not be put in its place."))
                case "not-taken":
                    then(tr("No program took it: click where it belongs, and try again."))

        self._pasting.paste(content, pasted, restore=True, back=back, landed=landed)


def picture(path: bytes) -> bytes:
    """Return a picture in a file as PNG, which all programs take; b"" where there is none.

    For any thread.
    """
    found = read_picture(path, _LARGEST_PICTURE)
    if found is None:
        return b""
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(found.image)
    return bytes(buffer.data().data())
