"""The system's clipboard as Qt has it: what we put there, marked as ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from desktop.system.clip_formats import OWN_MARK, SECRET_HINT
from desktop.system.ports import Copied, Scope


class _Offered(QMimeData):
    """Something in the clipboard that calls `fetched` whenever a program takes a format of it."""

    def __init__(self, fetched: Callable[[], None]) -> None:
        super().__init__()
        self._fetched = fetched

    def retrieveData(self, mime: str, wanted: Any) -> Any:  # noqa: N802  # Qt's name
        if mime not in (OWN_MARK, SECRET_HINT[0]):
            self._fetched()
        return super().retrieveData(mime, wanted)


class SystemClipboard:
    """`Clipboard` of the launcher's actions, and of what is pasted."""

    def put_text(self, text: str) -> None:
        """Put a text there; what no text can hold becomes a replacement character."""
        self.put({"text/plain": text.encode("utf-8", "replace")})

    def put(self, formats: dict[str, bytes]) -> None:
        """Put a thing there in several forms, by MIME type."""
        data = QMimeData()
        for mime, content in formats.items():
            if mime.startswith("text/plain"):
                data.setText(content.decode())
            else:
                data.setData(mime, content)
        data.setData(OWN_MARK, b"1")
        QGuiApplication.clipboard().setMimeData(data)

    def offer(
        self,
        copied: Copied,
        fetched: Callable[[], None] = lambda: None,
        *,
        primary: bool = False,
    ) -> None:
        """Put a whole clip there, and with `primary` into the primary selection too, if any.

        A secret one carries the hint for other histories. `fetched` is called, in the Qt thread,
        each time a program takes it.
        """
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(_data(copied, fetched))
        if primary and clipboard.supportsSelection():
            clipboard.setMimeData(_data(copied, fetched), QClipboard.Mode.Selection)

    def restore(self, copied: Copied, *, primary: bool = False) -> None:
        """Put back what was there before, which may be nothing.

        Not where another program has taken its place.
        """
        clipboard = QGuiApplication.clipboard()
        mode = QClipboard.Mode.Selection if primary else QClipboard.Mode.Clipboard
        if not (clipboard.ownsSelection() if primary else clipboard.ownsClipboard()):
            return
        if copied == Copied():
            clipboard.clear(mode)
        else:
            clipboard.setMimeData(_data(copied, lambda: None), mode)


def _data(copied: Copied, fetched: Callable[[], None]) -> QMimeData:
    data = _Offered(fetched)
    if copied.text:
        data.setText(copied.text.encode("utf-8", "replace").decode())
    if copied.html:
        data.setHtml(copied.html.encode("utf-8", "replace").decode())
    if copied.image:
        data.setData(copied.image_mime, copied.image)
    if copied.uris:
        data.setUrls([QUrl(uri) for uri in copied.uris])
        data.setData("x-special/gnome-copied-files", "\n".join(("copy", *copied.uris)).encode())
        if copied.text:
            data.setText(copied.text)
    for mime, content in copied.others:
        data.setData(mime, content)
    if copied.secret:
        data.setData(*SECRET_HINT)
    data.setData(OWN_MARK, b"1")
    return data


class FocusedClipboard(QObject):
    """`ClipboardWatcher` where only the program with the focus sees the clipboard (GNOME).

    Text alone, read by Qt in its own thread: the compositor gives the clipboard to the connection
    that has the focus and to no other process, and Qt's objects for it belong to its thread. An
    owner that hangs holds the launcher up for the second after which Qt gives up.
    """

    name = "focus"
    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit_bytes = 20 << 20
        self._copied: Callable[[Copied], None] | None = None
        self._last = ""
        self._wanted.connect(lambda call: call())

    def start(self, copied: Callable[[Copied], None] | None) -> Scope:
        """Hear of what is copied while a window of ours has the focus."""

        def begin() -> None:
            if copied is None:
                return
            self._copied = copied
            self._last = QGuiApplication.clipboard().text()
            QGuiApplication.clipboard().dataChanged.connect(self._changed)

        self._wanted.emit(begin)
        return "focused"

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,  # noqa: ARG002 - it is all that is read
    ) -> None:
        """Read the text that is there now; of the primary selection nothing."""
        self._wanted.emit(lambda: then(None if primary else _read(QGuiApplication.clipboard())))

    def stop(self) -> None:
        """Hear of nothing any more."""

        def end() -> None:
            if self._copied is not None:
                self._copied = None
                QGuiApplication.clipboard().dataChanged.disconnect(self._changed)

        self._wanted.emit(end)

    def _changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._copied is None or clipboard.ownsClipboard():
            return
        found = _read(clipboard)
        if found is None or found.secret or found.text == self._last:
            return
        self._last = found.text
        if found.size <= self.limit_bytes:
            self._copied(found)


def _read(clipboard: QClipboard) -> Copied | None:
    data = clipboard.mimeData()
    if data is None or not data.hasText():
        return None
    hint, secret = SECRET_HINT
    return Copied(text=data.text(), secret=data.data(hint).data() == secret)
