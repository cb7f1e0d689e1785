"""Puts what was filled in where the person types: text, rich text or a picture, and the cursor."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QObject, QSize
from PySide6.QtGui import QImageWriter

from desktop.background import Background
from desktop.cursor_steps import steps_back
from desktop.pasting import Landing, Pasting
from desktop.system.ports import Copied, NotPasted, Pasted, Step
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
        self, pasting: Pasting, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pasting = pasting
        self._background = background

    def insert(self, expanded: Expanded, then: Then = lambda _: None) -> None:
        """Put it there, and call `then` once: with "", or with a line that says what is amiss.

        Where the launcher is shown it leaves first. Its picture, or its text with the rich form.
        """
        if expanded.image:
            path = os.fsencode(os.path.expanduser(expanded.image))
            self._background.run(
                lambda: picture(path), lambda found: self._put_picture(found, then)
            )
        elif expanded.text:
            self._put_text(expanded, then)
        else:
            then(tr("There is nothing in it to be pasted."))

    def _put_picture(self, found: bytes, then: Then) -> None:
        if found:
            self._paste(Copied(image=found, image_mime="image/png"), then)
        else:
            then(tr("Its picture cannot be read."))

    def _put_text(self, expanded: Expanded, then: Then) -> None:
        text, cursor = expanded.text, expanded.cursor
        back = steps_back(text, cursor) if cursor is not None else ()
        content = Copied(text=text, html=expanded.html)
        if back is not None:
            self._paste(content, then, back)
            return
        far = tr("The place for the cursor is too far up: it stands at the end.")
        self._paste(content, lambda line: then(line or far))

    def _paste(self, content: Copied, then: Then, back: tuple[Step, ...] = ()) -> None:
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
